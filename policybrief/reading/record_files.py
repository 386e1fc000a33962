"""The files of a folder that are read, what stands for one of them, and their texts."""

from __future__ import annotations

import contextlib
import difflib
import errno
import os
import re
import stat
import unicodedata
from collections.abc import Collection, Iterator, Mapping
from pathlib import Path, PurePosixPath
from typing import Final

from policybrief import countries
from policybrief.hints import UNREADABLE, short
from policybrief.models.ids import is_id, slugify
from policybrief.problems import Location, Problem
from policybrief.reading.inside import printable
from policybrief.reading.named_files import NamedFiles
from policybrief.reading.plain_files import reason_of

MAX_BYTES: Final = 4_000_000
"""How large one file may be."""

_UNDECODED: Final = re.compile("[\ud800-\udfff]")
_FOLDERS: Final = ("articles", "actors", "topics", "publishers", "events", "texts", "templates")
_NEARLY: Final = 0.85
_OTHER_FOLDERS: Final = {
    **dict.fromkeys(["people", "persons", "countries", "organizations", "organisations"], "actors"),
    **dict.fromkeys(["parties", "speakers", "politicians"], "actors"),
    **dict.fromkeys(["sources", "statements", "news", "stories"], "articles"),
    **dict.fromkeys(["issues", "questions"], "topics"),
    **dict.fromkeys(["media", "outlets", "newspapers"], "publishers"),
}
"""Folders that others might name so, and where their files belong."""

_MISSING: Final = "it is not there"
_FOLDER: Final = "it is a folder"
_NOT_THERE: Final = (errno.ENOENT, errno.ENOTDIR, errno.ENAMETOOLONG)
_UTF_16: Final = (b"\xff\xfe", b"\xfe\xff")
_LIKE_MD: Final = re.compile(r"(?P<id>.+?)\.(?:md|markdown|mdown|mkd)(?:\.txt)?", re.IGNORECASE)
"""The names of files that are surely meant as Markdown."""


def stray_folders(folder: Path) -> Iterator[tuple[str, str]]:
    """Yield the folders whose name stands for one that is read, and the name of that."""
    for name in sorted(os.listdir(folder)):
        lower = name.lower()
        near = difflib.get_close_matches(lower, _FOLDERS, n=1, cutoff=_NEARLY)
        belongs = _OTHER_FOLDERS.get(lower) or next(iter(near), None)
        if belongs is not None and name not in _FOLDERS and (folder / name).is_dir():
            yield name, belongs


class RecordFiles(NamedFiles):
    """What finds and opens the files of records.

    Attributes:
        changed: What files are to hold in place of what stands on the disk.
        wanted: The ids of the files that are read; None for all.
    """

    changed: Mapping[PurePosixPath, bytes]
    wanted: Collection[str] | None

    def note(self, location: Location, code: str, message: str, hint: str | None = None) -> None:
        self.problems.append(Problem(location, code, message, hint))

    def text(self, path: PurePosixPath) -> str | None:
        """Return the text of a file, or say why it cannot be read."""
        if self.refused(self.inside.leads_out(path)):
            return None
        try:
            file_name = os.path.join(self.folder, path)
            state = os.stat(file_name)
            if not stat.S_ISREG(state.st_mode):
                hint = "put an ordinary file in its place"
                self.note(Location(path), "unreadable-file", "this is no ordinary file", hint)
                return None
            raw = self.changed.get(path)
            if raw is None:
                with open(file_name, "rb") as file:
                    raw = file.read(min(state.st_size, MAX_BYTES) + 1)
        except OSError as error:
            message = f"the file cannot be read: {reason_of(error)}"
            self.note(Location(path), "unreadable-file", message, "check its permissions")
            return None
        return self.decoded(raw, path)

    def decoded(self, raw: bytes, path: PurePosixPath) -> str | None:
        """Return the bytes of a file as text, or say why they are none."""
        if len(raw) > MAX_BYTES:
            message = f"the file is larger than {MAX_BYTES:,} bytes"
            self.note(Location(path), "file-too-large", message, "split it")
            return None
        try:
            # A character that we use as a mark is reported as any other that is invisible.
            return raw.decode("utf-8").replace(UNREADABLE, "\ufffe")
        except UnicodeDecodeError as error:
            if raw[:2] in _UTF_16:
                hint = "save the file as UTF-8"
                self.note(Location(path), "not-utf-8", "the file is UTF-16, not UTF-8", hint)
                return None
            before = raw[: error.start].decode("utf-8")
            line = before.count("\n") + 1
            column = len(before) - (before.rfind("\n") + 1) + 1
            message = f"byte {raw[error.start]:02X} is not UTF-8"
            place = Location(path, line, column)
            self.note(place, "not-utf-8", message, "save the file as UTF-8")
            return raw.decode("utf-8", "replace").replace("\ufffd", UNREADABLE)

    def files(self, kind: str) -> Iterator[PurePosixPath]:
        """Yield the Markdown files below one of the folders, in order, and what is meant as one."""
        found: list[PurePosixPath] = []
        if not os.path.lexists(self.folder / kind):
            return
        if self.refused(self.inside.linked_folder(PurePosixPath(kind))):
            return
        for where, folders, names in os.walk(self.folder / kind, onerror=self._note_unread_folder):
            base = PurePosixPath(Path(where).relative_to(self.folder).as_posix())
            shown = sorted(one for one in folders if not one.startswith("."))
            folders[:] = [
                one for one in shown if not self.refused(self.inside.linked_folder(base / one))
            ]
            for name in names:
                if name.startswith("."):
                    continue
                path = base / name
                if name.endswith(".md") and name.lower() != "readme.md":
                    found.append(path)
                    continue
                place = Location(printable(str(path)))
                if name.lower() == "readme.md":
                    hint = "move it out of this folder"
                    self.note(place, "stray-file", "the file is not read: a README", hint)
                    continue
                if _LIKE_MD.fullmatch(name):
                    hint = "rename it to end in '.md'"
                    self.note(place, "bad-suffix", "the file is not read: no '.md'", hint)
                    found.append(path)
                else:
                    hint = "rename it to end in '.md', or move it out of this folder"
                    self.note(place, "stray-file", "the file is not read: no '.md'", hint)
        yield from sorted(found, key=str)

    def refused(self, problem: Problem | None) -> bool:
        """Note *problem* when there is one, and say whether there is."""
        self.problems += [] if problem is None else [problem]
        return problem is not None

    def _note_unread_folder(self, error: OSError) -> None:
        path = Path(error.filename).relative_to(self.folder).as_posix()
        message = f"the folder cannot be read: {reason_of(error)}"
        hint = "check its permissions, and that it is a folder"
        self.note(Location(PurePosixPath(printable(path))), "unreadable-file", message, hint)

    def note_stray_folders(self) -> None:
        """Note each folder with Markdown files whose name stands for one that is read."""
        with contextlib.suppress(OSError):
            for name, belongs in stray_folders(self.folder):
                path, meant = self.folder / name, self.folder / belongs
                if meant.exists() and path.samefile(meant):
                    continue  # a disk that does not tell upper case from lower case
                if any(one.endswith(".md") for _, _, names in os.walk(path) for one in names):
                    message, hint = "the folder is not read", f"did you mean '{belongs}'?"
                    self.note(Location(printable(name)), "stray-folder", message, hint)

    def named_files(self, kind: str) -> Iterator[tuple[str, PurePosixPath, PurePosixPath | None]]:
        """Yield id, path and file of each file of a kind; ids come from the names of the files.

        The file is None when it is not to be opened, and the path is one that can be printed.
        """
        seen: dict[str, PurePosixPath] = {}
        for path in self.files(kind):
            shown = path if str(path).isascii() else PurePosixPath(printable(str(path)))
            name = unicodedata.normalize("NFC", shown.stem)
            if self.wanted is not None and name not in self.wanted:
                continue
            like = None if path.suffix == ".md" else _LIKE_MD.fullmatch(shown.name)
            if like is not None:
                yield slugify(like["id"]), shown, None
                continue
            if not is_id(name):
                code = countries.resolve(name) if kind == "actors" else None
                better = code or slugify(_UNDECODED.sub("", path.stem))
                message = f"'{short(name)}' cannot be an id"
                hint = f"rename the file to '{better}.md'"
                self.note(Location(shown), "bad-id", message, hint)
                name = code or slugify(name)
            elif name in seen:
                message = f"'{name}' is also the id of {seen[name]}"
                self.note(Location(shown), "duplicate-id", message, "rename one of the files")
            else:
                seen[name] = shown
            yield name, shown, path
