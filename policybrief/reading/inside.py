"""What a folder holds, and what only symbolic links make it seem to hold.

A link to another file of the folder is as good as the file. A link that leads out of it could
publish what lies elsewhere on a computer, and a folder that is a link could lead anywhere and back
to itself: neither is read.
"""

from __future__ import annotations

import os
from collections.abc import Iterator
from pathlib import Path, PurePosixPath

from policybrief.checks.images import MAX_IMAGE, image_fault
from policybrief.hints import short
from policybrief.problems import Location, Problem
from policybrief.reading.plain_files import reason_of


class Inside:
    """Tells what leads out of one folder; the folder itself may be a link."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        self._real = os.path.realpath(folder)
        self._plain: set[PurePosixPath] = set()

    def holds(self, path: PurePosixPath) -> bool:
        """Say whether *path*, which is no link itself, is in the folder."""
        return path.parent in self._plain or self.leads_out(path) is None

    def leads_out(self, path: PurePosixPath) -> Problem | None:
        """Return what is wrong when *path* leads out of the folder through symbolic links.

        A loop of links leads nowhere: opening it fails, which is noted there.
        """
        is_link = os.path.islink(os.path.join(self.folder, path))
        if not is_link and path.parent in self._plain:
            return None
        real = os.path.realpath(self.folder / path)
        if os.path.dirname(real) == self._real or real.startswith(os.path.join(self._real, "")):
            if not is_link:
                self._plain.add(path.parent)
            return None
        message = "this is a symbolic link that leads out of the folder"
        hint = "put a copy of what it leads to in its place"
        return Problem(_place(path), "symbolic-link", message, hint)

    def linked_folder(self, path: PurePosixPath) -> Problem | None:
        """Return what is wrong when the folder *path* is a symbolic link."""
        if not os.path.islink(self.folder / path):
            return None
        message = "the folder is not read: it is a symbolic link"
        hint = "put the folder itself, or a copy of it, in its place"
        return Problem(_place(path), "symbolic-link", message, hint)

    def linked_templates(self) -> Iterator[Problem]:
        """Yield what in ``templates/`` is a symbolic link out of the folder, or is one itself."""
        top = PurePosixPath("templates")
        problem = self.leads_out(top) if os.path.islink(self.folder / top) else None
        if problem is not None:
            yield problem
            return
        for where, folders, names in os.walk(self.folder / top):
            base = PurePosixPath(Path(where).relative_to(self.folder).as_posix())
            folders.sort()
            for name in sorted([*folders, *names]):
                if os.path.islink(self.folder / base / name):
                    problem = self.leads_out(base / name)
                    if problem is not None:
                        yield problem

    def logo(self, path: PurePosixPath, place: Location) -> Problem | None:
        """Return what is wrong with the logo: it leads out, cannot be read, or is no safe image.

        Args:
            path: Its path in the folder.
            place: Where it is named.
        """
        problem = self.leads_out(path)
        if problem is not None:
            return problem
        try:
            with open(self.folder / path, "rb") as file:
                fault = image_fault(file.read(MAX_IMAGE + 1), path.suffix)
        except OSError as error:
            message = f"the logo cannot be read: {reason_of(error)}"
            return Problem(place, "unreadable-file", message, "check its permissions")
        if fault is None:
            return None
        hint = "use a PNG, JPEG, GIF or WebP, or an SVG with shapes, texts and colours only"
        return Problem(place, "unsafe-logo", f"'{short(str(path))}' {fault}", hint)


def printable(path: str) -> str:
    """Return *path* with bytes that are no text shown as escapes."""
    return path.encode("utf-8", "backslashreplace").decode("utf-8")


def _place(path: PurePosixPath) -> Location:
    return Location(printable(str(path)))
