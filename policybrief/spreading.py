"""Work on many things at once: on all cores of this machine, or on a cluster.

On this machine workers are copies of this process, which costs least. A cluster is reached through
joblib, which Dask and Ray both know; neither is needed, nor imported, for anything else.
"""

from __future__ import annotations

import contextlib
import functools
import importlib
import os
from collections.abc import Callable, Iterator, Sequence
from typing import Any, Final, Literal, TypeVar, get_args

import attrs

from policybrief.errors import PolicybriefError
from policybrief.workers import cores, each

T = TypeVar("T")
R = TypeVar("R")

Backend = Literal["processes", "dask", "ray"]
"""Where work is done."""

BACKENDS: Final[tuple[Backend, ...]] = get_args(Backend)

_FEW: Final = 200
"""With fewer things it is faster to do the work here."""

_ROUNDS: Final = 4
"""How many batches each worker gets, so that none waits long for the others at the end."""


@attrs.frozen
class Spread:
    """Does work in workers.

    Attributes:
        each: Yields what a function makes of each of some batches, in their order. The function,
            and what it takes and gives, can be pickled.
        workers: How many workers there are.
        few: With how many things it is no use.
        least: With fewer workers it is no use where what comes back is as large as an article:
            reading it from another process costs a third of what parsing it does.
    """

    each: Callable[[Sequence[Any], Callable[[Any], Any]], Iterator[Any]] = attrs.field(repr=False)
    workers: int
    few: int = _FEW
    least: int = 4

    def batches(self, things: Sequence[T]) -> list[Sequence[T]]:
        """Return *things* in batches, none when they are few."""
        if len(things) < self.few or self.workers < 2:
            return []
        size = -(-len(things) // (_ROUNDS * self.workers))
        things = list(things)
        return [things[start : start + size] for start in range(0, len(things), size)]


HERE: Final = Spread(lambda jobs, work: map(work, jobs), 1)
"""Does all work in this process."""


@contextlib.contextmanager
def spreading(backend: Backend = "processes", workers: int | None = None) -> Iterator[Spread]:
    """Give what spreads work, and end what was started for it.

    Args:
        backend: "processes" for copies of this process; "dask" or "ray" for the cluster that the
            environment names (``DASK_SCHEDULER_ADDRESS``, ``RAY_ADDRESS``), or for one on this
            machine that is started.
        workers: How many; by default one for each core, or all that the cluster has.

    Raises:
        PolicybriefError: When *backend* is none of these, or its package is missing.
    """
    if backend not in BACKENDS:
        raise PolicybriefError(f"'{backend}' is no backend; there are: {', '.join(BACKENDS)}")
    if workers is not None and workers < 1:
        raise PolicybriefError(f"{workers} is no number of workers; give 1 or more")
    if backend == "processes":
        number = workers or cores()
        yield Spread(functools.partial(each, workers=number), number)
        return
    joblib = _imported("joblib", backend)
    start = _dask if backend == "dask" else _ray
    with start(workers), joblib.parallel_config(backend=backend, n_jobs=workers or -1):
        yield Spread(
            functools.partial(_by_joblib, joblib), joblib.effective_n_jobs(), few=1, least=1
        )


def _by_joblib(joblib: Any, jobs: Sequence[T], work: Callable[[T], R]) -> Iterator[R]:
    found: list[R] = joblib.Parallel()(joblib.delayed(work)(job) for job in jobs)
    return iter(found)


@contextlib.contextmanager
def _dask(workers: int | None) -> Iterator[None]:
    """Connect with the scheduler that the environment names, or start one here."""
    distributed = _imported("distributed", "dask")
    address = os.environ.get("DASK_SCHEDULER_ADDRESS")
    here = {"n_workers": workers or cores(), "threads_per_worker": 1, "dashboard_address": None}
    try:
        client = distributed.Client(address) if address else distributed.Client(**here)
    except OSError as error:
        raise PolicybriefError(f"no Dask scheduler answers at {address}: {error}") from error
    with client:
        yield


@contextlib.contextmanager
def _ray(workers: int | None) -> Iterator[None]:
    """Connect with the cluster that the environment names, or start one here."""
    ray = _imported("ray", "ray")
    ours = not ray.is_initialized()
    if ours:
        here = {} if os.environ.get("RAY_ADDRESS") else {"num_cpus": workers or cores()}
        try:
            ray.init(log_to_driver=False, include_dashboard=False, **here)
        except (ConnectionError, RuntimeError) as error:
            raise PolicybriefError(f"no Ray cluster answers: {error}") from error
    try:
        _imported("ray.util.joblib", "ray").register_ray()
        yield
    finally:
        if ours:
            ray.shutdown()


def _imported(module: str, backend: str) -> Any:
    try:
        return importlib.import_module(module)
    except ImportError as error:
        raise PolicybriefError(
            f"the backend '{backend}' needs a package that is not installed: "
            f"pip install 'policybrief[{backend}]'"
        ) from error
