"""Builds behind what is shown: one at a time, and only of what is newest."""

from __future__ import annotations

import threading
import traceback
from collections.abc import Callable

from policybrief.pipeline.building import Built
from policybrief.pipeline.building_apart import BuildApart


class BuildsBehind:
    """Builds in other processes, begun and waited for by a thread that ends with `end`.

    A build that runs is stopped as soon as another is wanted. The other begins when that one has
    put its things away, and nothing newer was wanted for a while.
    """

    def __init__(
        self, begin: Callable[[], BuildApart], tell: Callable[[Built | Exception], None]
    ) -> None:
        """Begin with no build.

        Args:
            begin: Begins a build.
            tell: Called with what came of each that was not stopped; what is newer waits for it.
        """
        self._begin = begin
        self._tell = tell
        self._changed = threading.Condition()
        self._wanted = 0
        self._done = 0
        self._after = 0.0
        self._build: BuildApart | None = None
        self._ended = False
        self._thread = threading.Thread(target=self._work, daemon=True)
        self._thread.start()

    @property
    def idle(self) -> bool:
        """Whether none runs, and none is wanted."""
        return self._done == self._wanted

    def want(self, after: float) -> None:
        """Build what there is now.

        Args:
            after: For how many seconds nothing newer must be wanted before it begins.
        """
        with self._changed:
            self._after = after
            self._next(self._wanted + 1)

    def stop(self) -> None:
        """Stop the build that runs, and want none."""
        with self._changed:
            self._next(self._wanted + 1)
            self._done = self._wanted

    def end(self) -> None:
        """Stop the build that runs, and wait until it has put its things away."""
        with self._changed:
            self._ended = True
            self._next(self._wanted)
        if threading.current_thread() is not self._thread:
            self._thread.join()

    def _next(self, wanted: int) -> None:
        self._wanted = wanted
        if self._build is not None:
            self._build.stop()
        self._changed.notify_all()

    def _work(self) -> None:
        while not self._ended:
            with self._changed:
                self._changed.wait_for(lambda: self._ended or not self.idle)
                number = self._wanted
                self._changed.wait_for(lambda: self._is_over(number), self._after)  # noqa: B023
                if self._is_over(number):
                    continue
                begun = self._begun()
            found = _result(begun) if isinstance(begun, BuildApart) else begun
            with self._changed:
                self._build = None
                if not self._is_over(number):
                    try:
                        self._tell(found)
                    except Exception:  # of whoever is told; later builds are not to miss a thread
                        traceback.print_exc()
                    self._done = number

    def _is_over(self, number: int) -> bool:
        return self._ended or self._wanted != number

    def _begun(self) -> BuildApart | OSError:
        try:
            self._build = self._begin()
        except OSError as error:  # no process can be begun
            return error
        return self._build


def _result(build: BuildApart) -> Built | Exception:
    try:
        return build.result()
    except Exception as error:
        return error
