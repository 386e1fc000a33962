"""Files that are read as they are: no link is followed, and only an ordinary file is opened."""

from __future__ import annotations

import errno
import os
import stat
from pathlib import Path
from typing import Final

_FLAGS = os.O_RDONLY
for _name in ("O_NOFOLLOW", "O_NONBLOCK", "O_CLOEXEC", "O_BINARY"):
    _FLAGS |= getattr(os, _name, 0)


class UnusualFileError(OSError):
    """What stands at a path is a link, or no ordinary file; the message says which."""


def read_plain(path: Path | str, most: int) -> bytes:
    """Return the content of an ordinary file, or of one that is too large *most* bytes and one.

    Raises:
        UnusualFileError: When it is a symbolic link, a folder, a device or the like.
        OSError: When it cannot be read.
    """
    if stat.S_ISLNK(os.lstat(path).st_mode):
        raise UnusualFileError("this is a symbolic link")
    handle = os.open(path, _FLAGS)
    with open(handle, "rb") as file:
        state = os.fstat(handle)
        if not stat.S_ISREG(state.st_mode):
            raise UnusualFileError("this is no ordinary file")
        return file.read(min(state.st_size, most) + 1)


MISSING: Final = "there is none"
"""The fault of a file that is not there, or cannot be."""

A_FOLDER: Final = "it is a folder"
"""The fault of a folder in the place of a file."""

_NOT_THERE: Final = (errno.ENOENT, errno.ENOTDIR, errno.ENAMETOOLONG)


def fault_of(file: Path) -> str | None:
    """Return why *file* is no ordinary file that can be read; None when it is one."""
    try:
        mode = file.stat().st_mode
        if not stat.S_ISREG(mode):
            return A_FOLDER if stat.S_ISDIR(mode) else "it is no ordinary file"
        with file.open("rb"):
            return None
    except OSError as error:
        return MISSING if error.errno in _NOT_THERE else reason_of(error)


def reason_of(error: OSError) -> str:
    """Return why a file cannot be read."""
    return (error.strerror or "unknown fault").lower()
