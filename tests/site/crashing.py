"""Ending a piece of work at any of its changes to the disk, as a kill or a fault would.

The work runs in a process of its own. Python tells of each change before it is made, so that each
state in which a kill could leave the disk comes up once, and no cleaning up follows it.
"""

from __future__ import annotations

import os
import sys
import warnings
from collections.abc import Callable
from typing import Any, Final

from policybrief.errors import BuildError

DONE: Final = 0
KILLED: Final = 9
REFUSED: Final = 3
_UNEXPECTED: Final = 4

_CHANGES: Final = ("os.rename", "os.remove", "os.rmdir", "os.mkdir", "os.link", "os.truncate")
_CALLS: Final = ("ctypes.dlsym",)  # renameat2 and syncfs
_WRITING: Final = os.O_WRONLY | os.O_RDWR | os.O_CREAT


def ended(work: Callable[[], object], at: int, fault: Callable[[str], None] | None = None) -> int:
    """Do *work* in a child up to its change number *at*, and say how it ended.

    Args:
        work: What is done.
        at: The change that is not made any more; counted from 0.
        fault: Called instead with the kind of change, and may raise; without it the process ends.

    Returns:
        `DONE`, `KILLED`, or `REFUSED` for a `BuildError`.
    """
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")  # that there are threads: the child only works on files
        child = os.fork()
    if child == 0:
        _do(work, at, fault)
    return os.waitstatus_to_exitcode(os.waitpid(child, 0)[1])


def _do(work: Callable[[], object], at: int, fault: Callable[[str], None] | None) -> None:
    seen = 0

    def hook(event: str, values: tuple[Any, ...]) -> None:
        nonlocal seen
        if not _is_change(event, values):
            return
        seen += 1
        if seen - 1 == at:
            if fault is None:
                os._exit(KILLED)
            fault(event)

    code = _UNEXPECTED
    try:
        sys.addaudithook(hook)
        work()
        code = DONE
    except BuildError as error:
        code = REFUSED if str(error) else _UNEXPECTED
    except BaseException as error:
        print(f"at change {at}: {type(error).__name__}: {error}", file=sys.stderr, flush=True)
    finally:
        os._exit(code)


def _is_change(event: str, values: tuple[Any, ...]) -> bool:
    if event == "open":
        flags = values[2]
        return isinstance(flags, int) and bool(flags & _WRITING)
    return event in _CHANGES or event in _CALLS
