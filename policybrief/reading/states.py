"""The states of files on the disk, for a process that reads a folder again and again."""

from __future__ import annotations

import os
import stat
import time
from collections.abc import Container
from pathlib import Path, PurePosixPath
from typing import Final, TypeAlias

State: TypeAlias = tuple[int, ...]
"""Times of the last change, size and number of a file: another content has another state."""

_SETTLED: Final = 2_000_000_000
"""How many nanoseconds after a change no second one can leave the same times on any disk."""


class States:
    """Tells the states of files, as they are at one moment or later."""

    def __init__(self, folder: Path, changed: Container[PurePosixPath] = ()) -> None:
        """Begin, now.

        Args:
            folder: The folder that paths are relative to.
            changed: The files that hold something else than what stands on the disk.
        """
        self._folder = str(folder)
        self._changed = changed
        self._settled = time.time_ns() - _SETTLED

    def of(self, path: PurePosixPath) -> State | None:
        """Return the state of an ordinary file; None where it tells nothing.

        It tells nothing of a link, and of a file that changed a moment ago: it may change again
        within the same moment.
        """
        try:
            found = os.lstat(os.path.join(self._folder, path))
        except (OSError, ValueError):
            return None
        last = max(found.st_mtime_ns, found.st_ctime_ns)
        if not stat.S_ISREG(found.st_mode) or last > self._settled or path in self._changed:
            return None
        return found.st_mtime_ns, found.st_ctime_ns, found.st_size, found.st_ino, found.st_dev
