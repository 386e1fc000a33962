"""Being told to stop by the system: everything is put away first, and the exit code says why."""

from __future__ import annotations

import signal
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from types import FrameType
from typing import Any, Final

import attrs

_SIGNALS: Final = tuple(
    getattr(signal, name) for name in ("SIGINT", "SIGTERM", "SIGHUP") if hasattr(signal, name)
)


@attrs.define
class Told:
    """What the command was told.

    Attributes:
        number: The number of the signal; None as long as there was none.
    """

    number: int | None = None

    @property
    def must_say(self) -> bool:
        """Whether the exit code must tell of it, also where a command ended well on Ctrl-C."""
        return self.number not in (None, signal.SIGINT)


@contextmanager
def stoppable() -> Iterator[Told]:
    """Raise `KeyboardInterrupt` at the first signal that asks to stop, and pass by all others.

    A signal that was ignored before, as below ``nohup``, still is.
    """
    told = Told()
    before: dict[int, Any] = {}

    def stop(number: int, frame: FrameType | None) -> None:
        if told.number is None:
            told.number = number
            raise KeyboardInterrupt

    if threading.current_thread() is threading.main_thread():
        for one in _SIGNALS:
            if signal.getsignal(one) is not signal.SIG_IGN:
                before[one] = signal.signal(one, stop)
    try:
        yield told
    finally:
        for one, handler in before.items():
            signal.signal(one, signal.SIG_DFL if handler is None else handler)
