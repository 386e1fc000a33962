"""References as CSL-JSON, which Zotero and pandoc read."""

from __future__ import annotations

import functools
import re
from collections.abc import Iterable, Mapping
from typing import Any, Final

from policybrief.models.dates import EdtfDate
from policybrief.sharing.json_text import json_text
from policybrief.sharing.references import Reference, ReferenceKind

_POINT: Final = re.compile(r"([0-9]{4})(?:-(?:([0-9]{2})|XX)(?:-(?:([0-9]{2})|XX))?)?[~?%]?")
_SEASON: Final = range(21, 25)
_TYPES: Final = {ReferenceKind.PAGE: "webpage", ReferenceKind.ARTICLE: "article-newspaper"}


def csl(references: Iterable[Reference]) -> str:
    """Return a list of entries, one for each reference."""
    entries = [_entry(one) for one in references]
    return json_text(entries)


def _entry(one: Reference) -> dict[str, Any]:
    entry = {
        "id": one.key,
        "type": _TYPES[one.kind],
        "title": one.title,
        "author": None if one.author is None else [{"literal": one.author}],
        "container-title": one.container,
        "issued": None if one.date is None else _issued(one.date),
        "URL": one.url,
        "language": one.lang,
        "note": one.note,
    }
    return {key: value for key, value in entry.items() if value is not None}


@functools.lru_cache(maxsize=4096)
def _issued(date: EdtfDate) -> Mapping[str, Any]:
    """Return a date as precise as it is known; ``raw`` where CSL's parts of a date cannot say it.

    Those are open and unknown ends, decades, and spans of seasons.
    """
    points = [_POINT.fullmatch(one) for one in date.text.split("/")]
    parts = [[int(part) for part in point.groups() if part] for point in points if point]
    seasons = [part[1] for part in parts if len(part) == 2 and part[1] in _SEASON]
    if len(parts) < len(points) or (seasons and date.span):
        return {"raw": date.text}
    issued: dict[str, Any] = {"date-parts": parts}
    if seasons:
        issued = {"date-parts": [parts[0][:1]], "season": seasons[0] - _SEASON.start + 1}
    if date.approximate or date.uncertain:
        issued["circa"] = True
    return issued
