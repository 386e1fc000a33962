"""The files of a site, one after the other; what is no ordinary file is a problem."""

from __future__ import annotations

import os
import stat
from collections.abc import Iterator
from pathlib import Path
from typing import Final

import attrs

from policybrief.problems import Location, Problem

_LINK: Final = "it is a symbolic link, which is not followed"


@attrs.define
class Walk:
    """A walk through a site.

    Attributes:
        root: The folder of the site.
        files: The path of each file that has been passed.
        folders: The path of each folder.
        problems: What could not be looked at.
    """

    root: Path
    files: set[str] = attrs.field(factory=set)
    folders: set[str] = attrs.field(factory=set)
    problems: list[Problem] = attrs.field(factory=list)

    def __iter__(self) -> Iterator[str]:
        """Yield the path of each file, but of those in folders that begin with a dot."""
        for folder, folders, files in os.walk(self.root, onerror=self._failed):
            base = os.path.relpath(folder, self.root).replace(os.sep, "/")
            below = "" if base == "." else f"{base}/"
            folders[:] = sorted(name for name in folders if not name.startswith("."))
            for name in list(folders):
                if os.path.islink(os.path.join(folder, name)):
                    self.problems.append(unreadable(below + name, _LINK))
                    folders.remove(name)
                else:
                    self.folders.add(below + name)
            for name in sorted(files):
                if self._is_file(below + name):
                    self.files.add(below + name)
                    yield below + name

    def _is_file(self, path: str) -> bool:
        """Say whether there is an ordinary file; another is a problem."""
        try:
            mode = os.lstat(self.root / path).st_mode
        except OSError as error:
            self.problems.append(unreadable(path, f"{error.strerror or error}"))
            return False
        if stat.S_ISREG(mode):
            return True
        what = _LINK if stat.S_ISLNK(mode) else "it is no ordinary file"
        self.problems.append(unreadable(path, what))
        return False

    def _failed(self, error: OSError) -> None:
        place = os.path.relpath(str(error.filename or self.root), self.root)
        self.problems.append(unreadable(place, f"{error.strerror or error}"))

    def has_file(self, path: str) -> bool:
        """Say whether a file stands there, read or not."""
        return path in self.files or self._has(path, stat.S_IFREG)

    def has_folder(self, path: str) -> bool:
        """Say whether a folder stands there, read or not."""
        if path in self.files:
            return False
        return path in self.folders or self._has(path, stat.S_IFDIR)

    def _has(self, path: str, kind: int) -> bool:
        try:
            return stat.S_IFMT((self.root / path).stat().st_mode) == kind
        except (OSError, ValueError):
            return False


def shown(path: str) -> str:
    """Return a path for a message, also where its name is no text."""
    return os.fsencode(path).decode("utf-8", "replace")


def unreadable(path: str, why: str) -> Problem:
    """Return the problem that a file was not looked at."""
    return Problem(
        Location(shown(path)),
        "unreadable-file",
        f"the file was not looked at: {why[:1].lower()}{why[1:]}",
        "put an ordinary file in its place that can be read, or take it off the site",
    )
