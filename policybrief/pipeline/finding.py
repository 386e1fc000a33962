"""From a folder to its problems: those that were kept, where nothing is another than it was.

What is needed to read and check is imported only when something is to be read.
"""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from policybrief.cache import Cache
from policybrief.collecting import without_collector
from policybrief.pipeline.unchanged import Besides, for_the_same
from policybrief.problems import Problem

if TYPE_CHECKING:
    from policybrief.spreading import Backend


def find_problems(
    folder: Path | str,
    *,
    cache: Path | str | None = None,
    backend: Backend = "processes",
    workers: int | None = None,
) -> list[Problem]:
    """Return everything that is wrong with the corpus in *folder*, in order of place.

    Args:
        folder: The folder.
        cache: A file that keeps what was read and found, so that next time only what changed is
            read again; safe to delete. None keeps nothing.
        backend: Where many articles are read and checked: "processes" on this machine, "dask" or
            "ray" on a cluster.
        workers: How many workers; by default all cores, or all that the cluster has.

    Raises:
        PolicybriefError: When *folder* is not a folder, or the package of *backend* is missing.
    """
    folder = Path(folder)
    with Cache(None if cache is None else Path(cache)) as kept:
        return for_the_same(
            folder, kept, "problems", lambda: _found(folder, kept, backend, workers)
        )


def _found(
    folder: Path, cache: Cache, backend: Backend, workers: int | None
) -> tuple[list[Problem], Besides]:
    from policybrief.pipeline.loading import also_read, look_at
    from policybrief.spreading import spreading

    with without_collector(), spreading(backend, workers) as spread:
        corpus, problems = look_at(folder, cache=cache, spread=spread)
    return problems, also_read(folder, corpus)
