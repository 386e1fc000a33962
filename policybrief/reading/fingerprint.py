"""Hashes of all that reading a folder looks at, so that what was found in it can be kept.

Contents are hashed, never times: what a file holds is all that counts. Nothing is parsed here, and
nothing is imported that a command does not need in any case.
"""

from __future__ import annotations

import hashlib
import os
import stat
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import Final

_RECORDS: Final = ("articles", "actors", "topics", "publishers", "events", "maps", "templates")
_READ: Final = (".md", ".json", ".jinja")
_SINGLE: Final = ("briefing.yml", "about.md", "briefing.lock.json")
_MOST: Final = 33_000_000
"""How much of a file is looked at; every reader looks at less."""


def fingerprint(folder: Path) -> bytes:
    """Return a hash of what a folder holds, but for the files that only its files name.

    They are texts and a logo: see `fingerprint_of`.
    """
    found = _Hash()
    top = os.path.abspath(folder)
    found.add(os.path.realpath(top))
    found.listing(top)
    for name in _SINGLE:
        found.path(os.path.join(top, name))
    for name in _RECORDS:
        found.tree(os.path.join(top, name))
    releases = os.path.join(top, "releases")
    for name in found.listing(releases):
        found.path(os.path.join(releases, name, "release.json"))
    return found.digest()


def fingerprint_of(folder: Path, files: Iterable[str], folders: Iterable[str] = ()) -> bytes:
    """Return a hash of some files, and of all that some folders hold.

    Where there is no such file, what stands beside it counts: its name may be meant.

    Args:
        folder: The folder that paths begin in.
        files: The paths of the files.
        folders: The paths of the folders.
    """
    found = _Hash()
    top = os.path.abspath(folder)
    for name in files:
        path = os.path.join(top, name)
        found.add(name)
        found.parent(os.path.dirname(path))
        if not found.path(path):
            found.listing(os.path.dirname(path))
    for name in folders:
        found.tree(os.path.join(top, name))
    return found.digest()


class _Hash:
    """A hash of names, kinds and contents, in an order that is always the same."""

    def __init__(self) -> None:
        self._hash = hashlib.sha256()
        self._parents: set[str] = set()

    def digest(self) -> bytes:
        return self._hash.digest()

    def add(self, *parts: str | bytes | int) -> None:
        for part in parts:
            content = part if isinstance(part, bytes) else os.fsencode(str(part))
            self._hash.update(b"%d:%b" % (len(content), content))

    def parent(self, path: str) -> None:
        """Add where a folder really is."""
        if path not in self._parents:
            self._parents.add(path)
            self.add(path, os.path.realpath(path))

    def listing(self, path: str) -> list[str]:
        """Add the names and kinds of what a folder holds, and return the names."""
        names = []
        try:
            with os.scandir(path) as entries:
                for entry in sorted(entries, key=lambda one: one.name):
                    names.append(entry.name)
                    self.add(entry.name, entry.is_symlink(), entry.is_dir(), entry.is_file())
        except OSError as error:
            self.add(f"error {error.errno}")
        return names

    def tree(self, top: str) -> None:
        """Add all folders and files below one, following no links, with what files hold."""
        self.path(top)
        if os.path.islink(top):
            return
        for path, folder in _below(top):
            self.add(path[len(top) :], folder)
            if not folder and path.endswith(_READ):
                self.path(path)
            elif not folder:
                self.kind(path)

    def kind(self, path: str) -> int | None:
        """Add what stands at a path, a link with what it leads to; None where nothing does."""
        try:
            mode = os.lstat(path).st_mode
            self.add(stat.S_IFMT(mode))
            if stat.S_ISLNK(mode):
                self.add(os.readlink(path), os.path.realpath(path))
                mode = os.stat(path).st_mode
                self.add(stat.S_IFMT(mode))
        except (OSError, ValueError) as error:
            self.add(f"error {getattr(error, 'errno', None)}")
            return None
        return mode

    def path(self, path: str) -> bool:
        """Add what stands at a path, and what it holds; say whether anything does."""
        mode = self.kind(path)
        if mode is not None and stat.S_ISREG(mode):
            try:
                with open(path, "rb", buffering=0) as file:
                    self.add(file.read(_MOST))
            except OSError as error:
                self.add(f"error {error.errno}")
        return mode is not None


def _below(top: str) -> Iterator[tuple[str, bool]]:
    """Yield the path of everything below a folder, and whether it is a folder."""
    waiting = [top]
    while waiting:
        where = waiting.pop()
        try:
            with os.scandir(where) as entries:
                found = sorted((one.path, one.is_dir(follow_symlinks=False)) for one in entries)
        except NotADirectoryError:
            continue
        except OSError as error:
            yield f"{where} error {error.errno}", True
            continue
        yield from found
        waiting += [path for path, folder in found if folder]
