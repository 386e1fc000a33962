"""YAML as front matter mostly is, read line by line.

Lines of ``key: value``, lists with hyphens, words behind ``>-`` or in quotation marks, and one
level of brackets or braces: to read these alone takes half of what a parser of all YAML takes.
Whatever else stands in a text, and whatever may be wrong with it, is not read here but by that
parser; what is read here has the same values in the same places.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Any, Final

from policybrief.reading.placed import Row, Table, Text

_LINE: Final = re.compile(
    r"( {0,40})(- +)?"  # how deep it stands; that it begins an entry
    r"(?:(\w[\w-]{0,99}):( +|(?=\n|\Z))"  # a key, and the spaces behind its colon
    r"(?:(?!null(?:\n|\Z))([^\s?:,\[\]{}#&*!|>'\"%@`~-](?:[^\n:#]*[^\n:# ])?)(?=\n|\Z)"  # plain
    r"|>- *((?:\n\1 +[^ \n][^\n]*)+)"  # words on the lines below
    r"|([^\n]*))"  # any other value
    r"|([^\n]*))\n?"  # or no key
)
_STRANGE: Final = re.compile(
    "[^\n -~\u00a0-\u00ac\u00ae-\u200a\u200c-\u2027\u202a-\u205f\u2061-\ud7ff"
    "\ue000-\ufdcf\ufdf0-\ufefe\uff00-\ufffd\U00010000-\U0010ffff]"
)
"""What may be no letter, or end a line."""

_PAIR: Final = re.compile(r"( *)(\w[\w-]{0,99})(: +)(\w[^,:?#{}\[\]]*)(,|\Z)")
_ENTRY: Final = re.compile(r"( *)(\w[^,:?#{}\[\]]*)(,|\Z)")
_SINGLE: Final = re.compile(r"'((?:[^']|'')*)'")
_DOUBLE: Final = re.compile(r'"([^"\\]*)"')
_INDICATORS: Final = frozenset("-?:,[]{}#&*!|>'\"%@`")
"""What the value of a line does not begin with, or means something by it."""

_NULLS: Final = frozenset(["~", "null"])
_MOST: Final = 1_000
"""How many keys or entries may stand together; what is larger may be too large."""


class _OtherError(Exception):
    """Something stands in the text that is not read here."""


def read_plain(text: str, first_line: int) -> Table | None:
    """Return the mapping that *text* writes; None where it may be anything but plain.

    Args:
        text: The YAML.
        first_line: The line of the file on which it begins.
    """
    if _STRANGE.search(text) is not None:
        return None
    try:
        return _read(text, first_line)
    except _OtherError:
        return None


def _read(text: str, line: int) -> Table:
    """Return the mapping, whose first line has this number."""
    root: Table | None = None
    holder: Any = None
    indent = 0
    in_table = False
    above: list[tuple[Any, int]] = []  # what the holder stands in, and how deep that stands
    open_key: Text | None = None  # a key of the holder with nothing behind it
    new: Table | Row
    make = str.__new__  # a call less for each key and value
    for lead, hyphen, name, gap, plain, block, value, rest in _LINE.findall(text):
        column = len(lead)
        if not name and (not hyphen or not rest):
            if hyphen or (rest[0] != "#" if rest else lead):
                raise _OtherError
            line += 1
            continue
        if open_key is not None and (column > indent or (hyphen and column == indent)):
            new = Row(line, column + 1) if hyphen else Table(line, column + 1)
            holder[open_key] = new
            above.append((holder, indent))
            holder, indent, in_table, open_key = new, column, not hyphen, None
        elif holder is None:
            if hyphen:
                raise _OtherError
            root = holder = Table(line, column + 1)
            indent, in_table = column, True
        else:
            if open_key is not None:
                holder[open_key] = open_key = None
            while column < indent or (column == indent and in_table is bool(hyphen)):
                if not above or len(holder) > _MOST:
                    raise _OtherError
                holder, indent = above.pop()
                in_table = type(holder) is Table
            if column > indent:
                raise _OtherError
        if hyphen:
            column += len(hyphen)
            if not name:
                entry = _value(rest, line, column + 1)
                if entry is None:
                    raise _OtherError
                holder.append(entry)
                line += 1
                continue
            new = Table(line, column + 1)
            holder.append(new)
            above.append((holder, indent))
            holder, indent, in_table = new, column, True
        elif name in holder:
            raise _OtherError
        key = make(Text, name)
        key.line = line
        key.column = column + 1
        if plain:
            holder[key] = one = make(Text, plain)
            one.line = line
            one.column = column + len(name) + len(gap) + 2
        elif block:
            column += len(name) + len(gap) + 2
            holder[key] = _folded(block, line, column, indent)
            line += block.count("\n")
        elif value:
            holder[key] = _value(value, line, column + len(name) + len(gap) + 2)
        else:
            open_key = key
        line += 1
    if open_key is not None:
        holder[open_key] = None
    if root is None or any(len(one) > _MOST for one in (holder, *(one for one, _ in above))):
        raise _OtherError
    return root


def _value(value: str, line: int, column: int) -> Any:
    """Return what stands behind a key or a hyphen, up to the end of the line."""
    value = value.rstrip(" ")
    first = value[0]
    if first == "{":
        return _braces(value, line, column)
    if first == "[":
        return _brackets(value, line, column)
    if first not in _INDICATORS:
        if ": " in value or " #" in value or value[-1] == ":" or first.isspace():
            raise _OtherError
        return None if value in _NULLS else Text(value, line, column)
    quoted = (_SINGLE if first == "'" else _DOUBLE).fullmatch(value)
    if quoted is None:
        raise _OtherError
    return Text(quoted[1].replace("''", "'") if first == "'" else quoted[1], line, column)


def _folded(block: str, line: int, column: int, indent: int) -> Text:
    """Return words on lines below their key, which stand equally deep."""
    depth = len(block) - 1 - len(block[1:].lstrip(" "))
    lines = block.split("\n" + depth * " ")[1:]
    words = " ".join(lines)
    if depth <= indent or "\n" in words or any(one[0] == " " for one in lines):
        raise _OtherError
    return Text(words, line, column)


def _braces(value: str, line: int, column: int) -> Table:
    """Return a mapping that stands on one line, in braces."""
    found = Table(line, column)
    for at, (space, name, colon, word, _) in _between(value, "}", _PAIR):
        key = Text(name, line, column + at + len(space))
        if name in found:
            raise _OtherError
        word = word.rstrip(" ")
        where = key.column + len(name) + len(colon)
        found[key] = None if word in _NULLS else Text(word, line, where)
    if len(found) > _MOST:
        raise _OtherError
    return found


def _brackets(value: str, line: int, column: int) -> Row:
    """Return a list that stands on one line, in brackets."""
    found = Row(line, column, in_brackets=True)
    for at, (space, word, _) in _between(value, "]", _ENTRY):
        word = word.rstrip(" ")
        if word in _NULLS:
            raise _OtherError
        found.append(Text(word, line, column + at + len(space)))
    if len(found) > _MOST:
        raise _OtherError
    return found


def _between(value: str, close: str, one: re.Pattern[str]) -> Iterator[tuple[int, tuple[str, ...]]]:
    """Yield each thing between brackets with its offset; nothing else may stand there."""
    at, end = 1, len(value) - 1
    if value[-1] != close:
        raise _OtherError
    while at < end:
        match = one.match(value, at, end)
        if match is None:
            raise _OtherError
        yield at, match.groups()
        at = match.end()
