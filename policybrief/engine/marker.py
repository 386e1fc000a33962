"""The file that says that a folder was made here, and what in it was not."""

from __future__ import annotations

import json
from collections.abc import Mapping
from pathlib import Path
from typing import Any, Final

from policybrief.engine.flushing import flush_one
from policybrief.errors import BuildError
from policybrief.site.files import write_file

MARKER: Final = "policybrief.json"
"""A file that says that a folder was made here and may be replaced; also the manifest."""

RESERVED: Final = ".policybrief-"
"""How the names of our locks, workshops and journals begin, where they stand in a folder."""


def check_target(folder: Path, what: str) -> None:
    """Refuse to replace a folder that was not made here.

    Raises:
        BuildError: When *folder* is there, is not empty and has no marker.
    """
    check_kind(folder, what)
    if (folder / MARKER).is_file() or not folder.is_dir():
        return
    if any(not path.name.startswith(RESERVED) for path in folder.iterdir()):
        raise BuildError(
            f"{folder} is not empty and was not made by policybrief; choose another folder for "
            f"the {what}, or empty it yourself"
        )


def check_kind(folder: Path, what: str) -> None:
    """Refuse a link, what is no folder, and the root of a disk.

    Raises:
        BuildError: When *folder* is one of them.
    """
    if not folder.name:
        raise BuildError(f"{folder} has no folder above it; choose another for the {what}")
    if folder.is_symlink():
        raise BuildError(f"{folder} is a link; name the folder itself for the {what}")
    if folder.exists() and not folder.is_dir():
        raise BuildError(f"{folder} is not a folder; choose another for the {what}")


def write_marker(fresh: Path, manifest: Mapping[str, Any]) -> None:
    """Say that the folder was made here, and what stands at its top.

    The marker is there as a whole or not at all: a torn one would make our files those of others.
    """
    made = sorted(path.name for path in fresh.iterdir() if path.name != MARKER)
    text = json.dumps({**manifest, "made": made}, indent=2, sort_keys=True) + "\n"
    part = fresh / f"{RESERVED}marker"
    write_file(part, text)
    flush_one(part)
    part.replace(fresh / MARKER)


def not_ours(folder: Path, next_one: Path) -> list[str]:
    """Return the names at the top of *folder* that others put there, such as ``CNAME``.

    Where the marker does not say what was made, it is everything that *next_one* does not have.
    Without a marker nothing is: a build that was killed had begun to make or to delete it.
    """
    try:
        text = (folder / MARKER).read_text(encoding="utf-8")
    except FileNotFoundError:
        return []
    except UnicodeDecodeError:
        text = ""
    try:
        made = {*json.loads(text)["made"], MARKER}
    except (ValueError, KeyError, TypeError):
        made = {path.name for path in next_one.iterdir()} | {MARKER}
    names = (path.name for path in folder.iterdir())
    return sorted(name for name in names if name not in made and not name.startswith(RESERVED))


def refuse_clashes(folder: Path, fresh: Path) -> None:
    """Refuse to put *fresh* in place where others have put something of the same name.

    Raises:
        BuildError: When the names clash; the message says which.
    """
    if not folder.is_dir():
        return
    clashing = [name for name in not_ours(folder, fresh) if (fresh / name).exists()]
    if clashing:
        names = ", ".join(f"'{name}'" for name in clashing)
        raise BuildError(
            f"{folder} has {names}, which policybrief did not make and now would; move it away"
        )
