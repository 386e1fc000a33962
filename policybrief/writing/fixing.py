"""Replacing letters in front matter so that everything around them stays as it is.

Comments, order, quotation marks, indentation and line ends are not touched: what is to be replaced
is looked for in the text itself, and only its own letters change. Where that is not possible, or
where more than these letters would be read differently, nothing is replaced.
"""

from __future__ import annotations

import contextlib
import itertools
import os
import re
import shutil
import tempfile
from collections.abc import Iterable
from pathlib import Path
from typing import Any, Final

import attrs
import yaml

from policybrief.problems import Replacement

_LINE_END: Final = re.compile(r"\r\n|\n|\r")
_FENCE: Final = re.compile(r"-{3}[^\S\r\n]*")
_HEAD: Final = re.compile(r"[ \t]*(?:-[ \t]+)*")
_LOADER: Final[Any] = getattr(yaml, "CSafeLoader", yaml.SafeLoader)
_BOM: Final = "\ufeff"


@attrs.frozen
class _Edit:
    """Letters of a text, from *start* to before *end*, and what takes their place."""

    start: int
    end: int
    new: str


def replace_in(text: str, replacements: Iterable[Replacement], *, plain: bool) -> str | None:
    """Return *text* with all of *replacements* made, or None when one of them cannot be.

    Args:
        text: A file, letter for letter.
        replacements: What to replace; places are lines and columns of *text*.
        plain: Whether all of it is YAML; else only what stands between the fences.
    """
    wanted = tuple(replacements)
    page = _Page(text, plain)
    edits: list[_Edit] = []
    for one in wanted:
        found = page.edits(one)
        if found is None:
            return None
        edits += found
    edits = sorted(set(edits), key=lambda edit: (edit.start, edit.end))
    if any(one.end > other.start for one, other in itertools.pairwise(edits)):
        return None
    changed = text
    for edit in reversed(edits):
        changed = changed[: edit.start] + edit.new + changed[edit.end :]
    return changed if _means_the_same(page, _Page(changed, plain), wanted) else None


def write_in_place(file: Path, content: bytes) -> None:
    """Write *content* to a file that exists, all of it or nothing, and keep its permissions."""
    handle, name = tempfile.mkstemp(prefix=f".{file.name}.", dir=file.parent)
    try:
        with os.fdopen(handle, "wb") as temporary:
            temporary.write(content)
        shutil.copymode(file, name)
        os.replace(name, file)
    except BaseException:
        with contextlib.suppress(OSError):
            os.unlink(name)
        raise


class _Page:
    """A file whose fields can be found by line and column."""

    def __init__(self, text: str, plain: bool) -> None:
        self.text = text
        first = 1 if text.startswith(_BOM) else 0
        self.starts = [first, *(end.end() for end in _LINE_END.finditer(text))]
        ends = [end.start() for end in _LINE_END.finditer(text)]
        self.ends = [*ends, len(text)]
        self.first, self.last = 0, len(self.starts)
        if not plain:
            fences = [at for at in range(self.last) if _FENCE.fullmatch(self.line(at))]
            self.first, self.last = 1, fences[1] if len(fences) > 1 else 1

    def line(self, at: int) -> str:
        """Return a line, counted from 0, without its end."""
        return self.text[self.starts[at] : self.ends[at]]

    @property
    def fields(self) -> str:
        """The YAML."""
        return "\n".join(self.line(at) for at in range(self.first, self.last))

    def edits(self, wanted: Replacement) -> list[_Edit] | None:
        """Return the edits that make a replacement, or None when they cannot be told."""
        at = wanted.line - 1
        if not self.first <= at < self.last:
            return None
        start = self.starts[at] + wanted.column - 1
        if start > self.ends[at] or not wanted.old:
            return None
        mark = self.text[start : start + 1]
        quoted = mark if mark in ("'", '"') and not wanted.old.startswith(mark) else ""
        span = self._span(at, start, wanted.old, quoted)
        if span is None:
            return None
        if wanted.entry:
            return self._entry(at, *span, len(quoted))
        return _changes(self.text, *span, wanted, quoted)

    def _span(self, at: int, start: int, old: str, quoted: str) -> tuple[int, int] | None:
        """Return where *old* stands in the value that begins at *start*."""
        begin = start + len(quoted)
        written = _escaped(old, quoted)
        if self.text.startswith(written, begin):
            return begin, begin + len(written)
        pattern = re.compile(r"\s+".join(map(re.escape, written.split())))
        hits = list(pattern.finditer(self.text, begin, self._end_of_value(at)))
        return hits[0].span() if len(hits) == 1 and hits[0][0] else None

    def _end_of_value(self, at: int) -> int:
        """Return where the lines end that are indented deeper than the line that it begins on."""
        indent = _indent(self.line(at))
        last = at
        for below in range(at + 1, self.last):
            line = self.line(below)
            if line.strip() and _indent(line) <= indent:
                break
            last = below
        return self.ends[last]

    def _entry(self, at: int, start: int, end: int, quotes: int) -> list[_Edit] | None:
        """Return the edit that takes an entry out of its list."""
        start, end = start - quotes, end + quotes
        before = self.text[self.starts[at] : start]
        comma = re.search(r",\s*$", before)
        if comma is not None:
            return [_Edit(self.starts[at] + comma.start(), end, "")]
        alone = re.fullmatch(r"\s*-\s+", before) and not self.text[end : self.ends[at]].strip()
        if alone and at + 1 < len(self.starts):
            return [_Edit(self.starts[at], self.starts[at + 1], "")]
        return None


def _indent(line: str) -> int:
    return len(line) - len(line.lstrip(" "))


def _changes(
    text: str, start: int, end: int, wanted: Replacement, quoted: str
) -> list[_Edit] | None:
    """Return the edits of what stands on one line, or of the letters that differ on several."""
    if text[start:end] == _escaped(wanted.old, quoted):
        return [_Edit(start, end, _escaped(wanted.new, quoted))]
    here = [at for at in range(start, end) if not text[at].isspace()]
    old = [text[at] for at in here]
    new = [letter for letter in wanted.new if not letter.isspace()]
    if len(old) == len(new):
        both = zip(here, old, new, strict=True)
        return [_Edit(at, at + 1, _escaped(two, quoted)) for at, one, two in both if one != two]
    if old[1:-1] == new:
        return [_Edit(here[0], here[0] + 1, ""), _Edit(here[-1], here[-1] + 1, "")]
    return None


def _escaped(letters: str, quoted: str) -> str:
    if quoted == "'":
        return letters.replace("'", "''")
    if quoted == '"':
        return letters.replace("\\", "\\\\").replace('"', '\\"')
    return letters


def _means_the_same(before: _Page, after: _Page, wanted: tuple[Replacement, ...]) -> bool:
    """Say whether the two read alike, but for what was to be replaced."""
    old, new = _values(before.fields), _values(after.fields)
    if old is None:
        return True  # it was no YAML; reading it again must show that it is better
    if new is None or len(new) != len(old) - sum(one.entry for one in wanted):
        return False
    if any(one.entry for one in wanted):
        left = list(old)
        for one in wanted:
            if one.entry and one.old in left:
                left.remove(one.old)
        return sorted(left) == sorted(new)
    if old == new and any(one.old.strip() for one in wanted):
        return False  # what was replaced is no value: it stands in a comment
    return all(
        one == two or _as_wanted(one, two, wanted) for one, two in zip(old, new, strict=True)
    )


def _as_wanted(old: str, new: str, wanted: tuple[Replacement, ...]) -> bool:
    if not new:
        return False
    text = " ".join(old.split())
    for one in wanted:
        text = text.replace(" ".join(one.old.split()), " ".join(one.new.split()), 1)
    return text == " ".join(new.split())


def _values(fields: str) -> list[str] | None:
    """Return all scalars in order, or None when *fields* are no YAML."""
    try:
        events = list(yaml.parse(fields, Loader=_LOADER))
    except yaml.YAMLError:
        return None
    return [
        event.value if isinstance(event, yaml.ScalarEvent) else type(event).__name__
        for event in events
    ]
