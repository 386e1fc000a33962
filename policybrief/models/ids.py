"""Ids: short names that stand in addresses and references."""

from __future__ import annotations

import re
from typing import Final

from anyascii import anyascii

from policybrief import countries

LONGEST: Final = 100
"""How many letters an id has at the most."""

SLUG: Final = rf"[a-z0-9](?:[a-z0-9_-]{{0,{LONGEST - 2}}}[a-z0-9])?"
"""What an id looks like: lower-case letters and digits, with hyphens or underscores between."""

RESERVED: Final = frozenset(["index", "con", "prn", "aux", "nul"])
"""Names that files of the site or of some systems have already."""

_SLUG = re.compile(SLUG)


def is_slug(text: str) -> bool:
    """Say whether *text* can be an id."""
    return _SLUG.fullmatch(text) is not None


def slugify(text: str) -> str:
    """Return the id nearest to *text*, in ASCII; never empty."""
    words: list[str] = re.findall(r"[a-z0-9]+", anyascii(text).lower())
    return "-".join(words)[:LONGEST].strip("-") or "unnamed"


def reference(text: str) -> str:
    """Return the id that *text* refers to: a country's code for any of its names, else itself.

    Whether somebody has that id is for the checks to say.
    """
    text = text.strip()
    return countries.resolve(text) or text
