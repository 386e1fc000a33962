"""Which way a language is written, and what it is called."""

from __future__ import annotations

import functools

from babel import Locale
from babel.core import UnknownLocaleError

from policybrief.languages.speaking import locale


def direction(tag: str) -> str:
    """Return "rtl" for a language that is written from right to left, else "ltr".

    Args:
        tag: A BCP 47 tag; one that nobody knows is taken as written from left to right.
    """
    found = _locale(tag)
    return "ltr" if found is None else str(found.text_direction)


def language_name(tag: str) -> str:
    """Return a language's name in the language that is spoken; an unknown tag as it is."""
    found = _locale(tag)
    name = None if found is None else found.get_display_name(locale())
    return name or tag


@functools.cache
def _locale(tag: str) -> Locale | None:
    """Return the locale of a tag, or of its language alone."""
    for one in (tag, tag.partition("-")[0]):
        try:
            return Locale.parse(one, sep="-")
        except (ValueError, UnknownLocaleError):
            continue
    return None
