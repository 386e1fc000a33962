"""What a text says about itself: title, address, publisher. Each guess with what it rests on."""

from __future__ import annotations

import re
from collections.abc import Iterable
from typing import Final
from urllib.parse import urlsplit

import attrs

from policybrief.drafting.dates import dates_in_text, without_dateline
from policybrief.drafting.passages import plain_lines
from policybrief.models.source import Publisher
from policybrief.models.words import normalise

_LONGEST_TITLE, _MOST_WORDS, _CUT = 160, 26, 100
_ADDRESS: Final = re.compile(
    r"(?i)(?:(?:source|url|link|sursa|sursă|quelle|fuente|fonte|źródło|джерело|источник)\s*:\s*)?"
    r"<?(https?://[^\s<>\"']+)>?"
)
_EDGE: Final = 5


@attrs.frozen(kw_only=True)
class Guess:
    """One field of a drafted article.

    Attributes:
        field: Name of the field.
        value: Its value; None when the text does not tell it.
        how: What the guess rests on, or why there is none; None for a value that was given.
    """

    field: str
    value: str | None
    how: str | None


def guess_title(text: str, language: str | None) -> tuple[str, str]:
    """Return a title and what it rests on: the first line, or the first sentence."""
    lines = [line for line in map(normalise, plain_lines(text)) if line]
    worded = [line for line in lines if _says_something(line, language)] or lines
    first = without_dateline(re.sub(r"^#+\s+", "", worded[0]), language)
    headline = len(first) <= _LONGEST_TITLE and len(first.split()) <= _MOST_WORDS
    if headline and first[-1] not in ".;:," and len(lines) > 1:
        return first, "from the first line"
    sentence = re.split(r"(?<=[.!?])[\"”’»]?\s", first, maxsplit=1)[0].rstrip(".")
    if len(sentence) > _CUT:
        sentence = (sentence[:_CUT].rpartition(" ")[0] or sentence[:_CUT]) + "…"
    return sentence or first, "from the first sentence"


def _says_something(line: str, language: str | None) -> bool:
    """Say whether a line is more than an address or a date."""
    if _ADDRESS.fullmatch(line) or not any(letter.isalnum() for letter in line):
        return False
    return len(line) > 60 or not dates_in_text(line, language)


def guess_address(text: str) -> tuple[str, str] | None:
    """Return the address that stands in a line of its own at the start or end, with its line."""
    lines = [(at, line.strip()) for at, line in enumerate(plain_lines(text), 1) if line.strip()]
    found: dict[str, int] = {}
    for at, line in [*lines[:_EDGE], *lines[max(_EDGE, len(lines) - _EDGE) :]]:
        match = _ADDRESS.fullmatch(line)
        if match is not None and is_address(match[1]):
            found.setdefault(match[1], at)
    if len(found) != 1:
        return None
    ((address, at),) = found.items()
    return address, f"from line {at}"


def is_address(text: str) -> bool:
    """Say whether *text* can be the address of an article."""
    try:
        parts = urlsplit(text)
    except ValueError:
        return False
    printable = text.isprintable() and not re.search(r"\s", text)
    return parts.scheme in ("http", "https") and bool(parts.hostname) and printable


def guess_publisher(
    text: str, address: str | None, publishers: Iterable[Publisher]
) -> tuple[str, str] | None:
    """Return the publisher that has the host of *address*, or is named in the first or last lines.

    A name counts in brackets, behind a word for "source", or alone in its line.
    """
    known = sorted(publishers, key=lambda one: one.id)
    host = _host(address)
    by_host = [one for one in known if host and _within(host, _host(one.url))]
    if len(by_host) == 1:
        return by_host[0].id, f"from the address, {host}"
    lines = [normalise(line) for line in plain_lines(text) if line.strip()]
    edges = [line[:200] for line in (*lines[:3], *lines[max(3, len(lines) - 3) :])]
    named = []
    for one in known:
        name = re.escape(normalise(one.name))
        pattern = rf"(?i)^(?:\W*(?:source|sursa|джерело|by|©)\W+)?{name}\W*$"
        if any(re.search(pattern, line) or re.search(rf"\({name}\)", line) for line in edges):
            named.append(one.id)
    return (named[0], "named in the text") if len(named) == 1 else None


def _host(address: str | None) -> str | None:
    try:
        host = urlsplit(address or "").hostname
    except ValueError:
        return None
    return host.removeprefix("www.") if host else None


def _within(host: str, other: str | None) -> bool:
    return other is not None and (host == other or host.endswith(f".{other}"))
