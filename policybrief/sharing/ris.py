"""References as RIS records, which reference managers read."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from typing import Final

from policybrief.sharing.references import Reference, ReferenceKind, on_one_line

_DATE: Final = re.compile(r"([0-9]{4})(?:-(0[1-9]|1[0-2])(?:-([0-9]{2}))?)?[~?%]?")
_TYPES: Final = {ReferenceKind.PAGE: "ELEC", ReferenceKind.ARTICLE: "NEWS"}


def ris(references: Iterable[Reference]) -> str:
    """Return a record for each reference."""
    return "\n".join(_record(one) for one in references)


def _record(one: Reference) -> str:
    lines = (f"{tag}  - {on_one_line(value)}" for tag, value in _fields(one))
    return "\n".join([*lines, "ER  - ", ""])


def _fields(one: Reference) -> Iterator[tuple[str, str]]:
    yield "TY", _TYPES[one.kind]
    yield "ID", one.key
    yield "TI", one.title
    if one.author is not None:
        yield "AU", one.author
    if one.container is not None:
        yield "T2", one.container
    date = None if one.date is None else _DATE.fullmatch(one.date.text)
    if date is not None:
        yield "PY", date[1]
        yield "DA", "/".join(part or "" for part in date.groups())
    if one.url is not None:
        yield "UR", one.url
    if one.lang is not None:
        yield "LA", one.lang
    if one.note is not None:
        yield "N1", one.note
