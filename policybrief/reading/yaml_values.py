"""YAML to placed values.

Scalars stay text: the field's type decides what they become, so ``NO`` is Norway and ``12:30`` is
text. What could surprise is refused with its place: keys given twice, aliases, anchors, explicit
tags, deep nesting. Values are built from the C parser's events, without recursion; those of plain
texts, in which nothing is wrong, without that parser.
"""

from __future__ import annotations

import itertools
import re
from collections.abc import Iterable
from pathlib import PurePosixPath
from typing import Any, Final

import attrs
import yaml

from policybrief.hints import UNREADABLE, short
from policybrief.problems import Location, Problem
from policybrief.reading.mending import FOLD_HINT, LOADER, MAX_DEPTH, Mended, mend
from policybrief.reading.placed import Broken, Row, Table, Text
from policybrief.reading.plain_yaml import read_plain
from policybrief.reading.spaces import has_odd_spaces, with_plain_spaces

WORDS_KEYS: Final = frozenset(["quote", "reported"])
"""The keys whose values are words as they stand in a text."""

SHOWN_KEYS: Final = frozenset(
    {"about", "as", "description", "exclude", "gist", "include", "name", "note"}
    | {"proposition", "question", "title", "translation", "what", "why", "withdrawn"}
)
"""The keys whose values are words of ours that pages show."""

MAX_FIELDS: Final = 500_000
"""How many letters the fields of one file may have."""

MAX_KEYS: Final = 1_000
"""How many keys one mapping may have."""

MAX_ENTRIES: Final = 2_000
"""How many entries one list may have."""

_CAREFUL: Final = WORDS_KEYS | SHOWN_KEYS
_MOST_PROBLEMS: Final = 1_000
_MARK_HINT: Final = "leave it out; where it belongs to the words, " + FOLD_HINT
_NULLS: Final = frozenset(["", "~", "null"])
_COMMENT = re.compile(r"(?:^|\s)#")
_CONTROL = re.compile("[\x00-\x08\x0b-\x1f\x7f-\x9f\u00ad\u200b\u2028\u2029\u2060\ufeff]")


class _UnreadError(Exception):
    """Something that only a rewriting of the lines can mend."""


def parse_yaml(
    text: str, path: PurePosixPath, first_line: int = 1
) -> tuple[Table | None, list[Problem]]:
    """Return the mapping that *text* writes, and what is wrong with it.

    A line that is no YAML is reported, read as what it seems to mean, and reading goes on, so that
    one such line does not hide what is wrong elsewhere. None when that does not help, or when
    *text* is no mapping.

    Args:
        text: The YAML.
        path: Its file, for problems.
        first_line: The line of the file on which *text* begins.
    """
    if len(text) > MAX_FIELDS:
        message = f"the fields are longer than {MAX_FIELDS:,} letters"
        place = Location(path, first_line, 1)
        return None, [Problem(place, "file-too-large", message, "split the file")]
    plain = read_plain(text, first_line)
    return parse_any_yaml(text, path, first_line) if plain is None else (plain, [])


def parse_any_yaml(
    text: str, path: PurePosixPath, first_line: int = 1
) -> tuple[Table | None, list[Problem]]:
    """Do what `parse_yaml` does with a text that may hold anything."""
    lines = text.split("\n")
    problems: list[Problem] = []
    if has_odd_spaces(text):
        lines, problems = with_plain_spaces(lines, path, first_line)
        text = "\n".join(lines)
    reader = _Reader(lines, path, first_line)
    mended = None
    try:
        value = reader.read(text)
    except (yaml.YAMLError, _UnreadError):
        mended = mend(lines)
        if mended is None:
            place = Location(path, first_line, 1)
            message = "the lines are no 'key: value' lines"
            return None, [Problem(place, "yaml-syntax", message, "write 'key: value' lines")]
        for fault in mended.faults:
            place = Location(path, fault.line + first_line, fault.column + 1)
            problems.append(Problem(place, fault.code, fault.message, fault.hint))
        reader = _Reader(mended.lines, path, first_line, frozenset(mended.guessed))
        value = reader.read("\n".join(mended.lines))
        problems += _moved_back(reader.problems, mended, first_line)
    else:
        problems += reader.problems
    if value is None:
        return Table(first_line, 1), problems
    if not isinstance(value, Table):
        if not problems:
            place = Location(path, value.line, value.column)
            message = "the front matter is not 'key: value' lines"
            problems.append(Problem(place, "no-mapping", message, "write 'key: value' lines"))
        return None, problems
    if mended is not None:
        _mark(value, mended, first_line)
        value.lost = mended.lost
    elif UNREADABLE in text:
        _mark(value, Mended(lines), first_line)
    return value, problems


def _moved_back(found: list[Problem], mended: Mended, first_line: int) -> list[Problem]:
    """Return the problems of mended lines in the places where they stood before."""
    problems = []
    for problem in found:
        place = problem.location
        shift = mended.shifts.get(place.line - first_line, 0)
        if place.line - first_line not in mended.guessed:
            moved = Location(place.path, place.line, max(place.column - shift, 1))
            problems.append(attrs.evolve(problem, location=moved))
    return problems


def _mark(root: Table, mended: Mended, first_line: int) -> None:
    """Mark what was guessed or could not be read as broken, and move what was shifted back."""

    def place(one: Any) -> Any:
        if not isinstance(one, Text):
            return one
        line = one.line - first_line
        one.column = max(one.column - mended.shifts.get(line, 0), 1)
        if line in mended.guessed or UNREADABLE in one:
            return Broken(one, one.line, one.column)
        return one

    left: list[Table | Row] = [root]
    while left:
        holder = left.pop()
        holder.column = max(holder.column - mended.shifts.get(holder.line - first_line, 0), 1)
        inner: Iterable[Any]
        if isinstance(holder, Table):
            # A key that is told to be broken has to be made anew.
            entries = [(place(key), place(value)) for key, value in holder.items()]
            holder.clear()
            holder.update(entries)
            inner = holder.values()
        else:
            holder[:] = [place(value) for value in holder]
            inner = holder
        left += [value for value in inner if isinstance(value, Table | Row)]


class _Reader:
    """Builds one value from the events of one text."""

    def __init__(
        self,
        lines: list[str],
        path: PurePosixPath,
        first_line: int,
        guessed: frozenset[int] = frozenset(),
    ) -> None:
        self.lines = lines
        self.path = path
        self.first_line = first_line
        self.guessed = guessed
        self.problems: list[Problem] = []

    def problem(self, mark: Any, code: str, message: str, hint: str | None = None) -> None:
        place = Location(self.path, mark.line + self.first_line, mark.column + 1)
        self.note(Problem(place, code, message, hint))

    def note(self, problem: Problem) -> None:
        """Keep a problem; after a thousand in one text nobody reads on."""
        if len(self.problems) < _MOST_PROBLEMS:
            self.problems.append(problem)

    def read(self, text: str) -> Text | Table | Row | None:
        """Return the value that *text* writes, or None when it writes none.

        Raises:
            yaml.YAMLError: When it is no YAML.
            _UnreadError: When it is YAML, but none of ours.
        """
        first_line = self.first_line
        root: Any = None
        stack: list[tuple[Any, Text | None]] = []
        holder: Any = None
        in_table = False
        key: Text | None = None
        documents = 0
        value: Any
        event: Any
        make = str.__new__  # a call less for each of a million values
        for event in iter(LOADER(text).get_event, None):
            kind = type(event)
            if kind is yaml.ScalarEvent:
                mark = event.start_mark
                if (
                    event.tag is not None
                    or event.anchor is not None
                    or event.style == '"'
                    or (key is not None and key in _CAREFUL)
                ):
                    value = self._careful(event, key)
                else:
                    value = make(Text, event.value)
                    value.line = mark.line + first_line
                    value.column = mark.column + 1
                if not event.style and value in _NULLS and not (in_table and key is None):
                    value = None if type(value) is Text else value
            elif kind is yaml.MappingStartEvent or kind is yaml.SequenceStartEvent:
                mark = event.start_mark
                if event.tag is not None or event.anchor is not None:
                    self._refuse_marks(event)
                if len(stack) >= MAX_DEPTH:
                    raise _UnreadError
                line, column = mark.line + first_line, mark.column + 1
                new: Table | Row = (
                    Table(line, column)
                    if kind is yaml.MappingStartEvent
                    else Row(line, column, bool(event.flow_style))
                )
                if holder is None:
                    root = new
                elif in_table:
                    if key is None:
                        self._bad_key(mark)
                    else:
                        holder = self._put(stack, holder, key, new)
                else:
                    holder.append(new)
                stack.append((new, key))
                holder, key, in_table = new, None, kind is yaml.MappingStartEvent
                continue
            elif kind is yaml.MappingEndEvent or kind is yaml.SequenceEndEvent:
                ended, key = stack.pop()
                if len(ended) > MAX_KEYS:
                    self._cut(ended)
                holder = stack[-1][0] if stack else None
                in_table = isinstance(holder, Table)
                # What stood in the place of a key is passed by with its value.
                key = Broken("", ended.line, ended.column) if in_table and key is None else None
                continue
            elif kind is yaml.AliasEvent:
                mark = event.start_mark
                self.problem(
                    mark, "yaml-alias", f"'*{short(event.anchor)}' is an alias", _MARK_HINT
                )
                value = Broken("", mark.line + first_line, mark.column + 1)
            elif kind is yaml.DocumentStartEvent:
                documents += 1
                if documents > 1:
                    raise _UnreadError
                continue
            else:
                continue
            if holder is None:
                root = value
            elif not in_table:
                if value is None:
                    holder.empty.append((mark.line + first_line, mark.column + 1))
                holder.append(value)
            elif key is None:
                key = value
            else:
                holder = self._put(stack, holder, key, value)
                key = None
        return root  # type: ignore[no-any-return]

    def _bad_key(self, mark: Any) -> None:
        hint = "write the field's name, a colon and its value"
        self.problem(mark, "bad-key", "a key is text, not a list or mapping", hint)

    def _put(self, stack: list[Any], table: Any, key: Text, value: Any) -> Any:
        """Put *value* under *key*, and return the mapping that now stands on top of the stack."""
        if key not in table:
            if key or type(key) is Text:
                table[key] = value
            return table
        place = Location(self.path, key.line, key.column)
        message = f"'{short(key)}' is given twice"
        row = stack[-2][0] if len(stack) > 1 else None
        first: Text = next(iter(table))
        if not isinstance(row, Row) or key != first or key.line == first.line:
            self.note(Problem(place, "duplicate-key", message, "keep one of the two"))
            return table
        hint = "keep one of the two, or begin the next entry with '- '"
        self.note(Problem(place, "duplicate-key", message, hint))
        entry = Table(key.line, key.column, lost=True)
        entry[key] = value
        row.append(entry)
        stack[-1] = (entry, stack[-1][1])
        return entry

    def _cut(self, holder: Table | Row) -> None:
        """Leave out what a mapping or list has too much of, and say where that begins."""
        most = MAX_KEYS if isinstance(holder, Table) else MAX_ENTRIES
        if len(holder) <= most:
            return
        one = next(itertools.islice(holder, most, None))
        line, column = (holder.line, holder.column) if one is None else (one.line, one.column)
        what = "keys" if isinstance(holder, Table) else "entries"
        place = Location(self.path, line, column)
        message = f"more than {most:,} {what} stand together; these and the next are not read"
        self.problems.append(Problem(place, "too-many-entries", message, "split the file"))
        if isinstance(holder, Table):
            for key in list(holder)[most:]:
                del holder[key]
            holder.lost = True
        else:
            del holder[most:]

    def _refuse_marks(self, event: Any) -> None:
        if event.anchor is not None:
            anchor = short(event.anchor)
            self.problem(event.start_mark, "yaml-anchor", f"'&{anchor}' is an anchor", _MARK_HINT)
        elif event.tag is not None:
            tag = short(event.tag)
            self.problem(event.start_mark, "yaml-tag", f"'{tag}' is a tag", _MARK_HINT)

    def _careful(self, event: Any, key: Text | None) -> Text:
        """Return a scalar that may be refused."""
        mark = event.start_mark
        broken = event.anchor is not None or event.tag is not None
        if broken:
            self._refuse_marks(event)
        elif key is not None and key in WORDS_KEYS and self._has_comment(event):
            broken = True
            self.problem(
                event.end_mark if event.style not in ("|", ">") else mark,
                "comment-in-words",
                f"'#' begins a comment on this line and may cut the words of '{key}'",
                FOLD_HINT,
            )
        elif key is not None and key in SHOWN_KEYS and not event.style:
            self._note_cut(event, key)
        elif event.style == '"' and _CONTROL.search(event.value) is not None:
            broken = True
            message = "an escape in the value stands for an invisible character"
            self.problem(mark, "control-character", message, "delete it")
        return (Broken if broken else Text)(
            event.value, mark.line + self.first_line, mark.column + 1
        )

    def _note_cut(self, event: Any, key: Text) -> None:
        """Note a "#1" behind the value: it may belong to the words, and begins a comment."""
        mark = event.end_mark
        if mark.line >= len(self.lines) or mark.line in self.guessed:
            return
        line = self.lines[mark.line]
        at = len(line[: mark.column].rstrip())
        behind = line[at : at + 3]
        if behind[:2] == " #" and behind[2:].isalnum():
            place = Location(self.path, mark.line + self.first_line, at + 2)
            message = f"'#' begins a comment and may cut the words of '{key}'"
            hint = "write a space behind the '#' of a comment; where it belongs to the words, "
            self.note(Problem(place, "comment-in-text", message, hint + FOLD_HINT))

    def _has_comment(self, event: Any) -> bool:
        mark = event.start_mark if event.style in ("|", ">") else event.end_mark
        if mark.line >= len(self.lines) or mark.line in self.guessed:
            return False
        return _COMMENT.search(self.lines[mark.line][mark.column :]) is not None
