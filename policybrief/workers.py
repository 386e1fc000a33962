"""Work on all cores, in copies of this process that end with it.

A pool of the standard library needs threads, and can hang when the process that has it is told to
stop. Here a worker takes the number of a job from a pipe that all of them read, and sends back what
came of it through one of its own.
"""

from __future__ import annotations

import contextlib
import os
import pickle
import selectors
import signal
import struct
import threading
from collections.abc import Callable, Iterator, Sequence
from functools import cached_property
from typing import Any, Final, NoReturn, TypeVar

import attrs

from policybrief.collecting import what_is_there_stays
from policybrief.errors import BuildError

T = TypeVar("T")
R = TypeVar("R")

_NUMBER: Final = struct.Struct("<I")
_MOST_JOBS: Final = 4096
"""How many numbers of jobs wait in a pipe; more would not go in."""

_PIECE: Final = 1 << 16
_SIGNALS: Final = ("SIGINT", "SIGTERM", "SIGHUP")


def cores() -> int:
    """Return how many cores this process may use."""
    try:
        return len(os.sched_getaffinity(0))
    except AttributeError:
        return os.cpu_count() or 1


def can_copy() -> bool:
    """Say whether this process can be copied: where the system can, and nothing else runs in it."""
    return hasattr(os, "fork") and threading.active_count() == 1


def prepare(*things: object) -> None:
    """Compute everything that these objects keep, so that copies of this process share it."""
    for one in things:
        for name, value in vars(type(one)).items():
            if isinstance(value, cached_property):
                getattr(one, name)


def each(jobs: Sequence[T], work: Callable[[T], R], workers: int | None = None) -> Iterator[R]:
    """Yield what *work* makes of each job, in the order of the jobs.

    Workers are copies of this process: what it has in memory, they have, and only results are
    sent. A job that fails stops the others.

    Args:
        jobs: The jobs.
        work: Called with each; what it returns, or raises, must be picklable.
        workers: How many processes; by default one a core. With one, or where a process cannot be
            copied, everything is done here.

    Raises:
        BuildError: When a worker is ended by somebody else, as for want of memory.
    """
    number = min(workers or cores(), len(jobs))
    if number <= 1 or not can_copy():
        yield from map(work, jobs)
        return
    for start in range(0, len(jobs), _MOST_JOBS):
        yield from _each(jobs[start : start + _MOST_JOBS], work, number)


def _each(jobs: Sequence[T], work: Callable[[T], R], number: int) -> Iterator[R]:
    numbers, more = os.pipe()
    alive, ours = os.pipe()
    os.write(more, b"".join(map(_NUMBER.pack, range(len(jobs)))))
    os.close(more)
    at_work: dict[int, _Worker] = {}
    try:
        with _undisturbed(), what_is_there_stays():
            for _ in range(number):
                worker = _start(lambda n: work(jobs[n]), numbers, alive, ours, at_work)
                at_work[worker.results] = worker
        yield from _in_order(at_work, len(jobs))
    finally:
        for end in (numbers, alive, ours):
            os.close(end)
        for worker in at_work.values():
            worker.end()


@contextlib.contextmanager
def _undisturbed() -> Iterator[None]:
    """Let signals wait: what one raises in the midst of copying a process would be lost."""
    told = {getattr(signal, one) for one in _SIGNALS if hasattr(signal, one)}
    before = signal.pthread_sigmask(signal.SIG_BLOCK, told)
    try:
        yield
    finally:
        signal.pthread_sigmask(signal.SIG_SETMASK, before)


@attrs.define
class _Worker:
    """A copy of this process, and what it has sent of a result so far."""

    pid: int
    results: int
    sent: bytearray = attrs.field(factory=bytearray)

    def taken(self) -> Iterator[tuple[int, bool, Any]]:
        """Yield the results that have come as a whole: number, whether it went well, what."""
        while len(self.sent) >= _NUMBER.size:
            end = _NUMBER.size + _NUMBER.unpack_from(self.sent)[0]
            if len(self.sent) < end:
                return
            yield pickle.loads(bytes(self.sent[_NUMBER.size : end]))
            del self.sent[:end]

    def end(self) -> None:
        """End it, if it has not ended, and let nothing of it be left."""
        os.close(self.results)
        with contextlib.suppress(ProcessLookupError):
            os.kill(self.pid, signal.SIGKILL)
        with contextlib.suppress(ChildProcessError):
            os.waitpid(self.pid, 0)


def _in_order(at_work: dict[int, _Worker], jobs: int) -> Iterator[Any]:
    """Yield the results in the order of the jobs, as soon as each is there."""
    waiting: dict[int, Any] = {}
    shown = 0
    with selectors.DefaultSelector() as selector:
        for worker in at_work.values():
            selector.register(worker.results, selectors.EVENT_READ, worker)
        while shown < jobs:
            if not selector.get_map():
                raise BuildError("a process that worked for this one was ended by somebody else")
            for key, _events in selector.select():
                piece = os.read(key.fd, _PIECE)
                if not piece:
                    selector.unregister(key.fd)
                    continue
                key.data.sent += piece
                for at, went_well, found in key.data.taken():
                    if not went_well:
                        raise found
                    waiting[at] = found
            while shown in waiting:
                yield waiting.pop(shown)
                shown += 1


def _start(
    work: Callable[[int], Any], numbers: int, alive: int, ours: int, others: dict[int, _Worker]
) -> _Worker:
    """Start a worker."""
    results, sent = os.pipe()
    pid = os.fork()
    if pid == 0:
        try:
            for end in (results, ours, *others):
                os.close(end)
            _work(work, numbers, alive, sent)
        finally:
            os._exit(1)
    os.close(sent)
    return _Worker(pid, results)


def _work(work: Callable[[int], Any], numbers: int, alive: int, sent: int) -> NoReturn:
    """Do jobs until none is left; signals are for the process that started this one."""
    told = [getattr(signal, one) for one in _SIGNALS if hasattr(signal, one)]
    for one in told:
        signal.signal(one, signal.SIG_IGN)
    signal.pthread_sigmask(signal.SIG_UNBLOCK, told)
    threading.Thread(target=_end_with_parent, args=(alive,), daemon=True).start()
    while number := os.read(numbers, _NUMBER.size):
        at: int = _NUMBER.unpack(number)[0]
        try:
            found: tuple[int, bool, Any] = (at, True, work(at))
        except BaseException as error:
            found = (at, False, error)
        _send(sent, found)
    os._exit(0)


def _send(sent: int, found: tuple[int, bool, Any]) -> None:
    try:
        content = pickle.dumps(found)
    except Exception as error:
        content = pickle.dumps((found[0], False, BuildError(f"{type(error).__name__}: {error}")))
    with open(sent, "wb", closefd=False) as file:
        file.write(_NUMBER.pack(len(content)) + content)


def _end_with_parent(alive: int) -> None:
    while os.read(alive, 1):
        pass
    os._exit(1)
