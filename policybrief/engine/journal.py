"""Changing a folder file by file, so that after any interruption the next run can finish it.

What differs is staged in the folder, on the same disk. Then a journal says what will be deleted,
and only then is anything deleted or renamed. A stage without a whole journal is thrown away: the
folder is the old one. A whole journal is carried out, however often it was begun: the folder is the
new one. What stays the same is not touched, and keeps its time.
"""

from __future__ import annotations

import errno
import hashlib
import json
import os
import shutil
import stat
from collections.abc import Collection, Iterator
from contextlib import suppress
from pathlib import Path, PurePosixPath
from typing import Final

import attrs

from policybrief.engine.flushing import flush
from policybrief.engine.marker import MARKER, RESERVED
from policybrief.site.files import copy_file, write_file

STAGE: Final = f"{RESERVED}journal"
"""Name of the folder that holds the journal and what will be put in place."""

_JOURNAL: Final = "journal.json"
_DELETED: Final = "deleted.json"  # the journal's name when what it deletes is gone
_NEW: Final = "new"
_PIECE: Final = 1 << 20


@attrs.frozen
class Difference:
    """What makes one folder into another.

    Attributes:
        changed: The files that are to be put in place.
        gone: The files that are to be deleted.
        empty: The folders that are to be deleted then, the deepest first.
    """

    changed: tuple[str, ...] = ()
    gone: tuple[str, ...] = ()
    empty: tuple[str, ...] = ()


def put_in_place(fresh: Path, target: Path, kept: Collection[str] = ()) -> Difference:
    """Make *target* like *fresh*, and return what was changed.

    Args:
        fresh: The folder as it should be.
        target: The folder as it is; on any disk.
        kept: Names at the top of *target* that stay as they are.

    Raises:
        OSError: When it cannot be done. Before the journal is whole nothing is changed; after
            that, `roll_forward` finishes it.
    """
    found = compare(fresh, target, kept)
    if found == Difference():
        return found
    stage = target / STAGE
    stage.mkdir()
    for name in found.changed:
        copy_file(fresh / name, stage / _NEW / name)
    part = stage / f"{_JOURNAL}.part"
    write_file(part, _written(found))
    flush(stage)
    part.rename(stage / _JOURNAL)
    flush(stage)
    roll_forward(target)
    return found


def roll_forward(target: Path) -> None:
    """Finish what a whole journal in *target* says, or throw away what was only staged."""
    stage = target / STAGE
    if not os.path.lexists(stage):
        return
    found = _read(stage / _JOURNAL)
    if found is not None:
        _delete(found, target)
        (stage / _JOURNAL).replace(stage / _DELETED)
    if (stage / _DELETED).exists():
        if (stage / _NEW).is_dir():
            _move(stage / _NEW, target)
        flush(target)
        (stage / _DELETED).unlink()
    shutil.rmtree(stage)


def compare(fresh: Path, target: Path, kept: Collection[str] = ()) -> Difference:
    """Return what makes *target* like *fresh*, without changing anything."""
    new, new_folders = _listed(fresh, ())
    old, old_folders = _listed(target, kept)
    return Difference(
        changed=tuple(
            name for name in new if name not in old or _differ(fresh / name, target / name)
        ),
        gone=tuple(name for name in old if name not in new),
        empty=tuple(name for name in reversed(old_folders) if name not in new_folders),
    )


def _listed(folder: Path, kept: Collection[str]) -> tuple[dict[str, None], dict[str, None]]:
    """Return the files below *folder*, links among them, and the folders; in order."""
    files: dict[str, None] = {}
    folders: dict[str, None] = {}
    for where, below, names in os.walk(folder):
        base = PurePosixPath(Path(where).relative_to(folder).as_posix())
        if base == PurePosixPath("."):
            below[:] = [one for one in below if one not in kept and not one.startswith(RESERVED)]
            names = [one for one in names if one not in kept and not one.startswith(RESERVED)]
        below.sort()
        for name in below:
            kind = files if Path(where, name).is_symlink() else folders
            kind[str(base / name)] = None
        files.update(dict.fromkeys(str(base / name) for name in sorted(names)))
    return files, dict.fromkeys(sorted(folders))


def _differ(one: Path, other: Path) -> bool:
    """Say whether two files hold other bytes; what is no ordinary file always differs."""
    state = other.lstat()
    if not stat.S_ISREG(state.st_mode) or state.st_size != one.stat().st_size:
        return True
    with one.open("rb") as left, other.open("rb") as right:
        while piece := left.read(_PIECE):
            if piece != right.read(_PIECE):
                return True
    return False


def _written(found: Difference) -> bytes:
    """Return a journal: what is to be deleted, and a hash that tells whether it is whole."""
    steps = {"gone": found.gone, "empty": found.empty}
    return json.dumps({**steps, "sha256": _hash(steps)}, indent=1).encode("ascii")


def _read(journal: Path) -> Difference | None:
    """Return what a journal says; None when there is none that is whole."""
    try:
        said = json.loads(journal.read_bytes())
        steps = {"gone": tuple(said["gone"]), "empty": tuple(said["empty"])}
        if said["sha256"] == _hash(steps):
            return Difference(**steps)
    except (FileNotFoundError, ValueError, KeyError, TypeError):
        pass
    return None


def _hash(steps: dict[str, tuple[str, ...]]) -> str:
    return hashlib.sha256(json.dumps(steps, sort_keys=True).encode("ascii")).hexdigest()


def _delete(found: Difference, target: Path) -> None:
    for name in found.gone:
        with suppress(FileNotFoundError):
            _within(target, name).unlink()
    for name in found.empty:
        folder = _within(target, name)
        try:
            folder.rmdir()
        except FileNotFoundError:
            continue
        except OSError as error:  # somebody put a file there since; the next comparison finds it
            if error.errno not in (errno.ENOTEMPTY, errno.EEXIST):
                raise


def _within(target: Path, name: str) -> Path:
    """Return the path of *name* in *target*; a journal cannot reach out of its folder."""
    path = target / name
    if ".." in PurePosixPath(name).parts or not path.parent.resolve().is_relative_to(
        target.resolve()
    ):
        raise OSError(f"the journal in {target} names '{name}', which is outside")
    return path


def _move(source: Path, target: Path) -> None:
    """Move everything below *source* to *target*; the marker comes last, and a new folder whole."""
    for one in _in_turn(source):
        to = target / one.name
        if one.is_dir() and to.is_dir() and not to.is_symlink():
            _move(one, to)
            one.rmdir()
        else:
            one.replace(to)


def _in_turn(folder: Path) -> Iterator[Path]:
    yield from sorted(folder.iterdir(), key=lambda one: (one.name == MARKER, one.name))
