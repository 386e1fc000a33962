"""Ids: short names that stand in addresses and references."""

from __future__ import annotations

import functools
import re
from typing import Final

from anyascii import anyascii

from policybrief import countries

LONGEST: Final = 100
"""How many letters an id has at the most."""

SLUG: Final = rf"[a-z0-9](?:[a-z0-9_-]{{0,{LONGEST - 2}}}[a-z0-9])?"
"""What an id looks like: lower-case letters and digits, with hyphens or underscores between."""

_DEVICES: Final = ("con", "prn", "aux", "nul", "com", "lpt", "conin", "conout", "clock")

RESERVED: Final = frozenset(
    ["index", *_DEVICES, *(f"{port}{number}" for port in ("com", "lpt") for number in range(10))]
)
"""Names that files of the site or devices of some systems have already, whatever follows a dot."""

_NAMES: Final = "top statements facts text notes corrections sources timeline what-links-here"

ANCHORS: Final = frozenset(_NAMES.split())
"""Anchors that pages have already, so that no statement can be found under one."""

_OF_PAGES: Final = ("fact-", "subject-", "topic-", "rule-", "year-")

_SLUG = re.compile(SLUG)


def is_slug(text: str) -> bool:
    """Say whether *text* can be an id."""
    return _SLUG.fullmatch(text) is not None


def is_id(text: str) -> bool:
    """Say whether a record can have *text* as its id: it is a name of a file on every system."""
    return is_slug(text) and text not in RESERVED


def is_anchor(text: str) -> bool:
    """Say whether a statement can have *text* as its id: pages have no such anchor already."""
    return is_slug(text) and text not in ANCHORS and not text.startswith(_OF_PAGES)


@functools.lru_cache(maxsize=16384)
def slugify(text: str) -> str:
    """Return the id nearest to *text*, in ASCII; never empty and never reserved."""
    words: list[str] = re.findall(r"[a-z0-9]+", anyascii(text).lower())
    found = "-".join(words)[:LONGEST].strip("-") or "unnamed"
    return f"{found}-1" if found in RESERVED else found


def reference(text: str) -> str:
    """Return the id that *text* refers to: a country's code for any of its names, else itself.

    Whether somebody has that id is for the checks to say.
    """
    text = text.strip()
    return countries.resolve(text) or text
