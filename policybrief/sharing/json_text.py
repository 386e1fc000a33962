"""JSON as files hold it: two spaces for each level, letters as they are.

The text is that of ``json.dumps(value, ensure_ascii=False, indent=2)``. Python writes indented JSON
through a generator for each value in a value, which takes most of the time of an export.
"""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator
from json.encoder import encode_basestring
from typing import Any, Final

_PARTED: Final = 2
"""How many levels of a value are written part by part: its fields, and the records in them."""

_PIECE: Final = 1 << 16
_SCALAR: Final = json.JSONEncoder(ensure_ascii=False).encode


def json_text(value: Any) -> str:
    """Return a value as indented JSON, with a line end.

    Raises:
        TypeError: When something in it is no value of JSON, or a key is no text.
    """
    return f"{_written(value, chr(10))}\n"


def json_parts(value: Any) -> Iterator[bytes]:
    """Yield the same in UTF-8, part by part.

    An iterator on its three upper levels is written as a list; one of its values is held at a time.

    Raises:
        TypeError: As `json_text`.
    """
    return encoded(_with_end(value))


def encoded(texts: Iterable[str]) -> Iterator[bytes]:
    """Yield short texts in UTF-8, many at once."""
    waiting: list[str] = []
    length = 0
    for text in texts:
        waiting.append(text)
        length += len(text)
        if length >= _PIECE:
            yield "".join(waiting).encode("utf-8")
            waiting.clear()
            length = 0
    yield "".join(waiting).encode("utf-8")


def _with_end(value: Any) -> Iterator[str]:
    yield from _parts(value, "\n", _PARTED)
    yield "\n"


def _parts(value: Any, line: str, levels: int) -> Iterator[str]:
    """Yield a value in parts, of which each is an entry on a level of its own."""
    inner = f"{line}  "
    if isinstance(value, Iterator):
        yield from _entries(value, line, 0)
    elif levels and value and isinstance(value, dict):
        start = "{"
        for key in value:
            yield f"{start}{inner}{encode_basestring(key)}: "
            yield from _parts(value[key], inner, levels - 1)
            start = ","
        yield f"{line}}}"
    elif levels and value and isinstance(value, list | tuple):
        yield from _entries(value, line, levels - 1)
    else:
        yield _written(value, line)


def _entries(values: Iterable[Any], line: str, levels: int) -> Iterator[str]:
    inner = f"{line}  "
    start = "["
    for one in values:
        yield f"{start}{inner}"
        yield from _parts(one, inner, levels)
        start = ","
    yield "[]" if start == "[" else f"{line}]"


def _written(value: Any, line: str) -> str:
    """Return a value whose lines begin with *line*: a line end, and the spaces of its level."""
    if isinstance(value, dict):
        if not value:
            return "{}"
        inner = f"{line}  "
        found = [
            f"{encode_basestring(key)}: {encode_basestring(one)}"
            if one.__class__ is str
            else f"{encode_basestring(key)}: null"
            if one is None
            else f"{encode_basestring(key)}: {_written(one, inner)}"
            for key, one in value.items()
        ]
        return f"{{{inner}{f',{inner}'.join(found)}{line}}}"
    if isinstance(value, list | tuple):
        if not value:
            return "[]"
        inner = f"{line}  "
        return f"[{inner}{f',{inner}'.join([_written(one, inner) for one in value])}{line}]"
    return json_scalar(value)


def json_scalar(value: Any) -> str:
    """Return a number, text, or true, false and null as JSON.

    Raises:
        TypeError: When it is none of them.
    """
    if value is None:
        return "null"
    if isinstance(value, bool):
        return "true" if value else "false"
    return repr(value) if type(value) is int else _SCALAR(value)
