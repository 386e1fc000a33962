"""One folder in the place of another, in one step where the system can."""

from __future__ import annotations

import ctypes
import os
import sys
from pathlib import Path
from typing import Final

OLD: Final = "old"
"""Where the old folder stands between the two steps of an exchange, beside the fresh one."""

_HERE: Final = -100  # AT_FDCWD
_EXCHANGE: Final = 2  # RENAME_EXCHANGE, RENAME_SWAP


def exchange(fresh: Path, target: Path) -> None:
    """Put *fresh* where *target* stands, and the old folder in its place or beside it, as `OLD`.

    Both are on one file system. Where the system can, it is one step, so that a killed build leaves
    one or the other whole. Else it is two; `policybrief.engine.places.heal` mends what a build
    leaves that is killed between them.

    Raises:
        OSError: When it cannot be done; everything stands where it stood.
    """
    if not target.exists():
        fresh.rename(target)
        return
    if _swap(fresh, target):
        return
    old = fresh.with_name(OLD)
    target.rename(old)
    try:
        fresh.rename(target)
    except BaseException:
        old.rename(target)
        raise


def _swap(one: Path, other: Path) -> bool:
    """Exchange two folders in one step, and say whether the system could."""
    paths = os.fsencode(one), os.fsencode(other)
    try:
        libc = ctypes.CDLL(None)
        if sys.platform == "darwin":
            return bool(libc.renamex_np(*paths, _EXCHANGE) == 0)
        return bool(libc.renameat2(_HERE, paths[0], _HERE, paths[1], _EXCHANGE) == 0)
    except (AttributeError, OSError, TypeError):
        return False
