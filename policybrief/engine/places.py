"""A folder that is built into: held, healed, and given new contents as a whole."""

from __future__ import annotations

import errno
import os
import re
import shutil
import tempfile
import time
from collections.abc import Collection, Iterator
from contextlib import contextmanager, suppress
from pathlib import Path
from typing import Final

import attrs

from policybrief.engine.exchange import OLD, exchange
from policybrief.engine.flushing import flush
from policybrief.engine.journal import put_in_place, roll_forward
from policybrief.engine.locks import locked
from policybrief.engine.marker import (
    RESERVED,
    check_kind,
    check_target,
    not_ours,
    refuse_clashes,
)
from policybrief.errors import BuildError

FRESH: Final = "fresh"
"""The folder in a workshop that is made anew."""

_BOUND: Final = (errno.EBUSY, errno.EXDEV)  # a mount point, or a folder in a layer below
_ATTEMPTS: Final = 5


@attrs.frozen
class Place:
    """A folder that nobody else builds into meanwhile.

    Attributes:
        folder: The folder; it may not be there yet.
        what: What it is of: "site", "project".
        in_place: Whether it is changed file by file instead of being exchanged.
        near: Where its workshops are: beside it, or in it where nothing can be written beside.
    """

    folder: Path
    what: str
    in_place: bool
    near: Path

    def workshop(self) -> Path:
        """Return a new folder on the same disk; it is gone when the place is let go."""
        prefix = _prefix(self.folder, inside=self.near == self.folder)
        return Path(tempfile.mkdtemp(prefix=prefix, dir=self.near))

    def put(self, fresh: Path) -> None:
        """Put *fresh*, the `FRESH` of a workshop, in place; what others put there is kept.

        Raises:
            BuildError: When others have put something there that has a name of ours.
            OSError: When it cannot be done.
        """
        refuse_clashes(self.folder, fresh)
        kept = not_ours(self.folder, fresh) if self.folder.is_dir() else []
        if not (self.in_place and self.folder.is_dir()) and not _hold_fast(self.folder, kept):
            flush(fresh)
            try:
                exchange(fresh, self.folder)
            except OSError as error:
                if error.errno not in _BOUND:
                    raise
            else:
                return
        put_in_place(fresh, self.folder, kept)


def _hold_fast(folder: Path, kept: Collection[str]) -> bool:
    """Say whether one of *kept* cannot be moved: a mount point, or a folder of somebody else."""
    if not kept:
        return False
    with os.scandir(folder) as found:
        entries = [one for one in found if one.name in kept]
    return any(
        one.inode() != os.lstat(one.path).st_ino  # of a mount point, what lies below is listed
        or (one.is_dir(follow_symlinks=False) and not os.access(one.path, os.W_OK))
        for one in entries
    )


@contextmanager
def holding(folder: Path, what: str, *, in_place: bool = False) -> Iterator[Place]:
    """Hold a folder: lock it, mend what a killed build left, and leave nothing beside it.

    Args:
        folder: The folder, as an absolute path; its parents are made.
        what: What it is of: "site", "project".
        in_place: Whether to change it file by file; a mount point always is.

    Raises:
        BuildError: When it is held by another, was not made here, or cannot be written.
    """
    made: list[Path] = []
    try:
        check_kind(folder, what)
        in_place = in_place or os.path.ismount(folder)
        _make_parents(folder, made)
        inside = in_place and folder.is_dir() and not os.access(folder.parent, os.W_OK | os.X_OK)
        near = folder if inside else folder.parent
        lock = near / (f"{RESERVED}lock" if inside else f".{folder.name}{RESERVED}lock")
        with locked(lock, folder, what):
            heal(folder)
            check_target(folder, what)
            try:
                yield Place(folder, what, in_place, near)
            finally:
                _heal_at_last(folder)
    except BaseException as error:
        for parent in reversed(made):
            with suppress(OSError):
                parent.rmdir()
        if isinstance(error, OSError):
            raise BuildError(in_words(error)) from error
        raise


def in_words(error: OSError) -> str:
    """Return what went wrong with which file."""
    place = "" if error.filename is None else f"{os.fsdecode(error.filename)}: "
    return f"{place}{error.strerror or error}"


def heal(folder: Path) -> None:
    """Finish or take back what an ended build left of *folder*, and remove its workshops.

    Only who holds the lock may do this. It is also how each build ends.

    Raises:
        BuildError: When something of others cannot be kept; it stays where it is.
        OSError: When it cannot be done.
    """
    roll_forward(folder)
    for workshop in _workshops(folder):
        if (workshop / OLD).is_dir() and not os.path.lexists(folder):
            (workshop / OLD).rename(folder)
        for name in (OLD, FRESH):
            if (workshop / name).is_dir() and folder.is_dir():
                _bring(workshop / name, folder)
        _remove(workshop)


def _heal_at_last(folder: Path) -> None:
    """Heal, and when told to stop meanwhile, do that first."""
    try:
        heal(folder)
    except Exception:
        raise
    except BaseException:
        heal(folder)
        raise


def _bring(old: Path, folder: Path) -> None:
    """Move what others put at the top of the *old* folder to the one that took its place."""
    for name in not_ours(old, folder):
        if os.path.lexists(folder / name):
            raise BuildError(
                f"{folder} has '{name}', and so had the one before; keep one of the two and delete "
                f"the other: {folder / name}, {old / name}"
            )
        (old / name).rename(folder / name)


def _prefix(folder: Path, *, inside: bool) -> str:
    return RESERVED if inside else f".{folder.name}{RESERVED}"


def _workshops(folder: Path) -> Iterator[Path]:
    """Yield the workshops of *folder*, beside it and in it."""
    for near, inside in ((folder.parent, False), (folder, True)):
        name = re.compile(re.escape(_prefix(folder, inside=inside)) + "[a-z0-9_]{8}")
        try:
            found = sorted(path for path in near.iterdir() if name.fullmatch(path.name))
        except OSError:
            continue  # it is not there, or its names cannot be read
        yield from (path for path in found if path.is_dir() and not path.is_symlink())


def _remove(workshop: Path) -> None:
    """Delete a workshop; what was killed last may still write a moment longer."""
    for attempt in range(_ATTEMPTS):
        shutil.rmtree(workshop, ignore_errors=True)
        if not workshop.exists():
            return
        time.sleep(0.02 * 2**attempt)


def _make_parents(folder: Path, made: list[Path]) -> None:
    """Make the folders above *folder*, and note those that were not there."""
    missing = [parent for parent in folder.parents if not parent.exists()]
    for parent in reversed(missing):
        with suppress(FileExistsError):
            parent.mkdir()
            made.append(parent)
