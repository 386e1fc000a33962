"""What is safe to mend in a folder, mended in place."""

from __future__ import annotations

import difflib
import os
from collections import Counter
from collections.abc import Iterable, Mapping
from pathlib import Path, PurePosixPath

import attrs

from policybrief.cache import LiveCache
from policybrief.errors import PolicybriefError
from policybrief.pipeline.loading import look_at
from policybrief.problems import Location, Problem, Severity
from policybrief.remembering import Memory
from policybrief.writing.fixing import replace_in, write_in_place


@attrs.frozen
class Change:
    """One place that was mended.

    Attributes:
        location: Where it stands in the file as it was.
        old: What stood there.
        new: What stands there now; empty when it was taken out.
        code: The code of the problem that it mends.
    """

    location: Location
    old: str
    new: str
    code: str

    def __str__(self) -> str:
        return f"{self.location}: fixed: {self.old!r} -> {self.new!r} [{self.code}]"


@attrs.frozen(kw_only=True)
class Fixed:
    """What `fix_problems` mended, and what it left.

    Attributes:
        changes: What was mended, in order of place.
        problems: What is still wrong, in order of place.
        diff: The changes of the files as a unified diff.
        written: Whether the files were changed.
    """

    changes: tuple[Change, ...]
    problems: tuple[Problem, ...]
    diff: str
    written: bool


def fix_problems(folder: Path | str, *, write: bool = True) -> Fixed:
    """Mend what is safe to mend in *folder*: where what was meant is certain.

    Only front matter and ``briefing.yml`` change, and in them only the letters that were wrong.
    Each change is tried first: it stays when its problem is gone and no error has come instead.

    Args:
        folder: The folder of the corpus.
        write: Whether the files are changed; else the changes are only returned.

    Raises:
        PolicybriefError: When *folder* is not a folder, a file in it changes meanwhile, or one
            cannot be written; the message says what was written before it.
    """
    trial = _Trial(Path(folder))
    while trial.go_on():
        pass
    if write:
        trial.write()
    return Fixed(
        changes=tuple(sorted(trial.changes, key=lambda one: (one.location, one.code, one.old))),
        problems=tuple(map(trial.with_reason, trial.problems)),
        diff=trial.diff(),
        written=write,
    )


class _Trial:
    """A folder with changed files that are not written yet."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        self.originals: dict[PurePosixPath, bytes | None] = {}
        self.files: dict[PurePosixPath, bytes] = {}
        self.changes: list[Change] = []
        self.refused: set[Problem] = set()
        self.cache, self.memory = LiveCache(), Memory()
        self.problems = self.look()

    def look(self, files: Mapping[PurePosixPath, bytes] | None = None) -> list[Problem]:
        """Return what is wrong when some files are changed; what they do not touch is known."""
        changed = {**self.files, **(files or {})}
        return look_at(self.folder, changed, cache=self.cache, memory=self.memory)[1]

    def go_on(self) -> bool:
        """Mend what can be mended now, and say whether anything was."""
        wanted: dict[PurePosixPath, list[Problem]] = {}
        for one in self.problems:
            if one.fix is not None and one not in self.refused:
                wanted.setdefault(one.location.path, []).append(one)
        before = len(self.changes)
        suspects = self._try(wanted)
        if suspects:
            rest = {path: found for path, found in wanted.items() if path not in suspects}
            if rest and self._try(rest):
                suspects = set(wanted)
            for path in sorted(suspects & set(wanted)):
                if len(wanted[path]) > 1 and not self._try({path: wanted[path]}):
                    continue
                for one in reversed(wanted[path]):  # so that the places of the others stay
                    if self._try({path: [one]}):
                        self.refused.add(one)
        return len(self.changes) > before

    def _try(self, wanted: Mapping[PurePosixPath, list[Problem]]) -> set[PurePosixPath]:
        """Make the fixes of *wanted*, all or none; return the files that stand in the way."""
        files: dict[PurePosixPath, bytes] = {}
        for path, found in wanted.items():
            changed = self._changed(path, found)
            if changed is None:
                return {path} if len(wanted) == 1 else self._unchangeable(wanted)
            files[path] = changed
        if not files:
            return set()
        after = self.look(files)
        suspects = _worse(self.problems, after, wanted)
        if suspects:
            return suspects
        self.files.update(files)
        self.problems = after
        for found in wanted.values():
            self.changes += _changes(found)
        return set()

    def _unchangeable(self, wanted: Mapping[PurePosixPath, list[Problem]]) -> set[PurePosixPath]:
        return {path for path, found in wanted.items() if self._changed(path, found) is None}

    def _changed(self, path: PurePosixPath, found: Iterable[Problem]) -> bytes | None:
        """Return a file with the fixes of some problems made, or None when that cannot be."""
        content = self.files.get(path, self._original(path))
        if content is None:
            return None
        try:
            text = content.decode("utf-8")
        except UnicodeDecodeError:
            return None
        parts = [part for one in found if one.fix is not None for part in one.fix.replacements]
        changed = replace_in(text, dict.fromkeys(parts), plain=path.suffix != ".md")
        return None if changed is None or changed == text else changed.encode("utf-8")

    def _original(self, path: PurePosixPath) -> bytes | None:
        """Return what a file held at first; None for what is no file of the folder's own."""
        if path not in self.originals:
            file = self.folder / path
            own = file.is_file() and not file.is_symlink()
            own = own and file.resolve().is_relative_to(self.folder.resolve())
            own = own and not _is_read_only(file)
            self.originals[path] = file.read_bytes() if own else None
        return self.originals[path]

    def with_reason(self, problem: Problem) -> Problem:
        """Return *problem*, with the reason in its hint when its file may not be written."""
        file = self.folder / problem.location.path
        if problem.fix is None or not file.is_file() or not _is_read_only(file):
            return problem
        hint = "the file is read-only, so it was not fixed"
        return attrs.evolve(problem, hint=f"{problem.hint}; {hint}" if problem.hint else hint)

    def write(self) -> None:
        """Write the changed files, each whole; none when one of them was changed meanwhile."""
        for path in sorted(self.files):
            if (self.folder / path).read_bytes() != self.originals[path]:
                raise PolicybriefError(f"{path} was changed meanwhile; run it again")
        done: list[str] = []
        for path in sorted(self.files):
            try:
                write_in_place(self.folder / path, self.files[path])
            except OSError as error:
                reason = (error.strerror or "unknown fault").lower()
                written = f"written before it: {', '.join(done)}" if done else "nothing was written"
                raise PolicybriefError(f"{path} cannot be written: {reason}; {written}") from error
            done.append(str(path))

    def diff(self) -> str:
        """Return the changes as a unified diff."""
        parts: list[str] = []
        for path in sorted(self.files):
            old, new = (self.originals[path] or b"").decode(), self.files[path].decode()
            parts += difflib.unified_diff(
                _lines(old), _lines(new), f"a/{path}", f"b/{path}", lineterm="\n"
            )
        return "".join(one if one.endswith("\n") else f"{one}\n" for one in parts)


def _lines(text: str) -> list[str]:
    """Return the lines of *text* with their ends, which are line feeds only."""
    *whole, last = text.split("\n")
    return [f"{line}\n" for line in whole] + ([last] if last else [])


def _is_read_only(file: Path) -> bool:
    """Say whether nobody, or not we, may write *file*."""
    return not (file.stat().st_mode & 0o222 and os.access(file, os.W_OK))


def _kind(problem: Problem) -> tuple[PurePosixPath, str, str]:
    """Return what a problem keeps when lines above it come or go."""
    return problem.location.path, problem.code, problem.message


def _worse(
    before: Iterable[Problem],
    after: Iterable[Problem],
    wanted: Mapping[PurePosixPath, list[Problem]],
) -> set[PurePosixPath]:
    """Return the files of which a problem is not gone, or where an error is new."""
    old, new = list(before), list(after)
    left = Counter(map(_kind, new))
    gone = Counter(_kind(one) for found in wanted.values() for one in found)
    there = Counter(map(_kind, old))
    still = {kind[0] for kind, times in gone.items() if left[kind] > there[kind] - times}
    errors = Counter(_kind(one) for one in new if one.severity is Severity.ERROR)
    errors.subtract(_kind(one) for one in old if one.severity is Severity.ERROR)
    added = {kind[0] for kind, times in errors.items() if times > 0}
    return set(wanted) if added - set(wanted) else still | added


def _changes(found: Iterable[Problem]) -> list[Change]:
    return [
        Change(Location(one.location.path, part.line, part.column), part.old, part.new, one.code)
        for one in found
        if one.fix is not None
        for part in one.fix.replacements
    ]
