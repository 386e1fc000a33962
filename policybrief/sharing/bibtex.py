"""References as BibTeX entries."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping
from typing import Final

from policybrief.sharing.references import Reference, ReferenceKind, on_one_line

_SPECIAL: Final[Mapping[str, str]] = {
    "\\": r"\textbackslash{}",
    "{": r"\textbraceleft{}",
    "}": r"\textbraceright{}",
    "~": r"\textasciitilde{}",
    "^": r"\textasciicircum{}",
    **{mark: f"\\{mark}" for mark in "&%$#_"},
}
"""Letters that TeX takes for orders. Braces have names: BibTeX counts ``\\{`` as a brace too."""

_ESCAPED: Final = re.compile(f"[{re.escape(''.join(_SPECIAL))}]")

_TYPES: Final[Mapping[ReferenceKind, tuple[str, str]]] = {
    ReferenceKind.PAGE: ("online", "organization"),
    ReferenceKind.ARTICLE: ("article", "journal"),
}
"""The type of an entry, and the field that holds the container."""

_IN_URL: Final = re.compile(r"[\s{}\\^\"<>\x00-\x1f\x7f]")


def bibtex(references: Iterable[Reference]) -> str:
    """Return an entry for each reference; keys that would be the same get a number."""
    keys: set[str] = set()
    return "\n".join(_entry(one, _key(one.key, keys)) for one in references)


def _key(id_: str, taken: set[str]) -> str:
    """Return the id as a key that BibTeX can read and no other entry has."""
    plain = re.sub(r"[^A-Za-z0-9_.:-]", "-", id_)
    key, number = plain, 1
    while key in taken:
        number += 1
        key = f"{plain}-{number}"
    taken.add(key)
    return key


def _entry(one: Reference, key: str) -> str:
    fields = "".join(f"  {name} = {{{value}}},\n" for name, value in _fields(one))
    return f"@{_TYPES[one.kind][0]}{{{key},\n{fields}}}\n"


def _fields(one: Reference) -> Iterator[tuple[str, str]]:
    if one.author is not None:
        yield "author", f"{{{_escaped(one.author)}}}"
    yield "title", f"{{{_escaped(one.title)}}}"
    if one.container is not None:
        yield _TYPES[one.kind][1], f"{{{_escaped(one.container)}}}"
    if one.date is not None:
        yield "date", one.date.text
        if one.date.latest is not None:
            yield "year", f"{one.date.latest.year:04}"
    if one.url is not None:
        yield "url", _IN_URL.sub(_percent, one.url)
    if one.lang is not None:
        yield "language", _escaped(one.lang)
    if one.note is not None:
        yield "note", _escaped(one.note)


def _escaped(text: str) -> str:
    return _ESCAPED.sub(lambda found: _SPECIAL[found[0]], on_one_line(text))


def _percent(match: re.Match[str]) -> str:
    """Return a letter that BibTeX may not see in an address, in percent encoding."""
    return "".join(f"%{byte:02X}" for byte in match[0].encode("utf-8"))
