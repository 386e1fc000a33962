"""What is written, brought to the disk, so that it outlasts a loss of power."""

from __future__ import annotations

import ctypes
import os
import sys
from pathlib import Path


def flush(folder: Path) -> None:
    """Wait until everything below *folder* is on the disk.

    Where the system can, it is one call for the whole disk; else one for each file.
    """
    if _flush_disk(folder):
        return
    for where, _, names in os.walk(folder):
        for name in names:
            flush_one(Path(where, name))
        flush_one(Path(where))


def flush_one(path: Path) -> None:
    """Wait until one file or folder is on the disk, where the system lets folders be flushed."""
    if os.name == "nt" and path.is_dir():
        return
    handle = os.open(path, os.O_RDWR if os.name == "nt" else os.O_RDONLY)
    try:
        os.fsync(handle)
    finally:
        os.close(handle)


def _flush_disk(folder: Path) -> bool:
    """Flush the disk that *folder* is on, and say whether the system could."""
    if not sys.platform.startswith("linux"):
        return False
    handle = os.open(folder, os.O_RDONLY)
    try:
        return bool(ctypes.CDLL(None).syncfs(handle) == 0)
    except AttributeError:
        return False
    finally:
        os.close(handle)
