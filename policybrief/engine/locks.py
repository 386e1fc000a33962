"""A lock on a folder, so that two builds never change it at once.

The system lets go of it when the process that holds it ends, however it ends; so a file that is
left behind locks nothing.
"""

from __future__ import annotations

import errno
import json
import os
import socket
import sys
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path
from typing import Final

from policybrief.errors import BuildError

_NO_LOCKS: Final = (errno.ENOLCK, errno.ENOSYS, errno.EOPNOTSUPP)
_FAR: Final = 1 << 30  # on Windows the byte that is locked cannot be read


@contextmanager
def locked(file: Path, folder: Path, what: str) -> Iterator[None]:
    """Hold the lock *file*, which is gone afterwards.

    Args:
        file: The file of the lock.
        folder: The folder that it stands for.
        what: What the folder is of: "site".

    Raises:
        BuildError: When another build holds it, or it cannot be made; nothing is waited for.
    """
    try:
        handle = _acquire(file, folder, what)
    except OSError as error:
        reason = (error.strerror or str(error)).lower()
        message = f"the {what} cannot be built: cannot write in {file.parent}: {reason}"
        if folder.is_dir() and file.parent != folder:
            message += "; --in-place writes into the folder alone"
        raise BuildError(message) from error
    try:
        yield
    finally:
        _release(file, handle)


def _acquire(file: Path, folder: Path, what: str) -> int:
    while True:
        handle = _open(file)
        try:
            if not _lock(handle):
                raise BuildError(f"the {what} {folder} is being built by {_holder(handle)}")
            if _is_still(file, handle):
                _say_who(handle)
                return handle
        except BaseException:
            os.close(handle)
            raise
        os.close(handle)  # the one who held it took the file away; what is there now is another


def _open(file: Path) -> int:
    flags = getattr(os, "O_NOFOLLOW", 0) | getattr(os, "O_BINARY", 0)
    try:
        return os.open(file, os.O_RDWR | os.O_CREAT | flags, 0o666)
    except PermissionError:
        with suppress(OSError):  # left by a killed build of somebody else
            return os.open(file, os.O_RDONLY | flags)
        raise


def _lock(handle: int) -> bool:
    """Take the lock, and say whether nobody else had it."""
    try:
        if sys.platform == "win32":
            import msvcrt

            os.lseek(handle, _FAR, os.SEEK_SET)
            msvcrt.locking(handle, msvcrt.LK_NBLCK, 1)
        else:
            import fcntl

            fcntl.flock(handle, fcntl.LOCK_EX | fcntl.LOCK_NB)
    except OSError as error:
        if error.errno in _NO_LOCKS:
            raise OSError(error.errno, "this disk has no locks; build on another") from error
        if error.errno in (errno.EACCES, errno.EAGAIN, errno.EDEADLK):
            return False
        raise
    return True


def _is_still(file: Path, handle: int) -> bool:
    """Say whether *file* is the one that was locked."""
    try:
        return os.path.samestat(os.stat(file, follow_symlinks=False), os.fstat(handle))
    except FileNotFoundError:
        return False


def _say_who(handle: int) -> None:
    """Write who holds the lock; on a full disk nobody is told, and the lock holds none the less."""
    who = json.dumps({"pid": os.getpid(), "host": socket.gethostname()})
    with suppress(OSError):
        os.ftruncate(handle, 0)
        os.lseek(handle, 0, os.SEEK_SET)
        os.write(handle, who.encode("ascii"))


def _holder(handle: int) -> str:
    """Return who holds the lock, in words."""
    try:
        os.lseek(handle, 0, os.SEEK_SET)
        who = json.loads(os.read(handle, 1000))
        pid, host = int(who["pid"]), str(who["host"])
    except (OSError, ValueError, KeyError, TypeError):
        return "another process"
    here = "" if host == socket.gethostname() else f" on {host}"
    return f"process {pid}{here}; wait until it is done"


def _release(file: Path, handle: int) -> None:
    if os.name == "nt":  # an open file cannot be taken away there
        os.close(handle)
        with suppress(OSError):
            file.unlink()
        return
    with suppress(OSError):
        file.unlink()
    os.close(handle)
