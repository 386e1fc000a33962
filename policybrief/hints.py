"""Words for messages: hints that name what may have been meant, and texts cut to fit."""

from __future__ import annotations

import difflib
from collections.abc import Iterable
from typing import Final

from policybrief import countries

UNREADABLE: Final = "\ufdd0"
"""Stands in a text for what could not be read there and has been reported."""


def did_you_mean(text: str, known: Iterable[str]) -> str | None:
    """Return a hint that names the known word nearest to *text*, or None."""
    near = difflib.get_close_matches(text, list(known), n=1, cutoff=0.6)
    return f"did you mean '{near[0]}'?" if near else None


def country_hint(text: str) -> str | None:
    """Return a hint that names the countries which *text* may have meant, or None."""
    codes = countries.suggest(text)
    if not codes:
        return None
    named = [f"'{code}' ({countries.name_in(code, 'en')})" for code in codes]
    return f"did you mean {' or '.join(named)}?"


def short(text: str, most: int = 70) -> str:
    """Return *text* for a message: on one line, cut where it is long."""
    line = " ".join(text.split())
    return line if len(line) <= most else line[: most - 1] + "…"
