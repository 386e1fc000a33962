"""Days, months and lists as the language writes them, by CLDR."""

from __future__ import annotations

import datetime
import functools
from collections.abc import Mapping, Sequence
from typing import Final

from babel import Locale
from babel.dates import format_date
from babel.lists import format_list

from policybrief.languages.speaking import locale

_DAYS: Final[Mapping[str, str]] = {"uk": "d MMMM y 'року'"}
_MONTHS: Final[Mapping[str, str]] = {"uk": "LLLL y 'року'"}
"""Patterns in place of CLDR's: its "р." for the year doubles the full stop of a sentence."""

_FIRSTS: Final[Mapping[str, str]] = {"fr": "d'er' MMMM y"}
"""Patterns for the first of a month, which CLDR has not: "1er janvier 2026"."""


def day(one: datetime.date) -> str:
    """Return a day: "31 January 2026", "31 січня 2026 року"."""
    return _day(locale(), one)


def month(one: datetime.date, *, within: bool = False) -> str:
    """Return the month and year of a day: "January 2026", "січень 2026 року".

    Args:
        one: The day.
        within: Whether it stands within a phrase ("since ..."), in the form of months that stand
            in a date: "січня 2026 року".
    """
    return _month(locale(), one, within)


def listed(words: Sequence[str]) -> str:
    """Return words as a list in a sentence: "a, b and c"."""
    return format_list(words, locale=locale()) if words else ""


@functools.lru_cache(maxsize=8192)
def _day(where: Locale, one: datetime.date) -> str:
    pattern = _DAYS.get(where.language)
    if one.day == 1:
        pattern = _FIRSTS.get(where.language, pattern)
    return format_date(one, pattern or "long", locale=where)


@functools.lru_cache(maxsize=8192)
def _month(where: Locale, one: datetime.date, within: bool) -> str:
    pattern = _MONTHS.get(where.language) or where.datetime_skeletons["yMMMM"].pattern
    if within:
        pattern = pattern.replace("LLLL", "MMMM")
    return format_date(one, pattern, locale=where)
