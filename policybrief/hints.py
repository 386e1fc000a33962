"""Words for messages: hints that name what may have been meant, and texts cut to fit."""

from __future__ import annotations

import difflib
import json
import re
from collections.abc import Iterable
from typing import Final

from rapidfuzz.distance import OSA

from policybrief import countries

UNREADABLE: Final = "\ufdd0"
"""Stands in a text for what could not be read there and has been reported."""
UNSEEN: Final = re.compile(
    "[\x00-\x1f\x7f-\x9f\u00ad\u061c\u180e\u200b\u200e\u200f\u2028-\u202e\u2060-\u206f\ufeff"
    "\ufff9-\ufffb\ufffe\uffff\ud800-\udfff\U000e0000-\U000e007f]"
)
"""A character that cannot be seen, or changes how others are."""

_SEPARATORS: Final = re.compile(r"[\s_-]+")
_DIGIT: Final = re.compile(r"\d")
_DOUBLED: Final = re.compile(r"(.)\1")
_LEAST_FOR_SLIP: Final = 5


def did_you_mean(text: str, known: Iterable[str], least: float = 0.6) -> str | None:
    """Return a hint that names the known word nearest to *text*, or None.

    Args:
        text: What was written.
        known: What may have been meant.
        least: How alike the two must be, from 0 to 1.
    """
    near = difflib.get_close_matches(text, list(known), n=1, cutoff=least)
    return f"did you mean '{near[0]}'?" if near else None


def surely_meant(text: str, known: Iterable[str]) -> str | None:
    """Return the only known word that *text* can stand for, or None.

    It differs in case, spaces, hyphens and underscores; or it is a word of five letters at least
    in which two letters behind the first are in the wrong order, a letter is doubled or a double
    one single, or the "s" at the end is missing. Anything else may be another word: "county" is
    not "country", and "defies" is not "denies".
    """
    words = sorted(set(known))
    meant = [word for word in words if _bare(word) == _bare(text)]
    meant = meant or [word for word in words if _slipped(text.lower(), word)]
    return meant[0] if len(meant) == 1 else None


def _slipped(text: str, word: str) -> bool:
    if len(word) < _LEAST_FOR_SLIP or text[:1] != word[:1] or text == word:
        return False
    if len(text) == len(word):
        return OSA.distance(text, word) == 1 and sorted(text) == sorted(word)
    if abs(len(text) - len(word)) != 1:
        return False
    return text + "s" == word or _DOUBLED.sub(r"\1", text) == _DOUBLED.sub(r"\1", word)


def alike(text: str, known: Iterable[str]) -> str | None:
    """Return the only known id that differs from *text* in case, spaces and hyphens alone."""
    found = [one for one in known if _bare(one) == _bare(text)]
    return found[0] if len(found) == 1 else None


def _bare(text: str) -> str:
    """Return *text* without what is easily overlooked; beside digits a hyphen is not."""
    return _SEPARATORS.sub("-" if _DIGIT.search(text) else "", text.casefold())


def country_hint(text: str) -> str | None:
    """Return a hint that names the countries which *text* may have meant, or None."""
    codes = countries.suggest(text)
    if not codes:
        return None
    named = [f"'{code}' ({countries.name_in(code, 'en')})" for code in codes]
    return f"did you mean {' or '.join(named)}?"


def visible(text: str) -> str:
    """Return *text* with each character that cannot be seen as an escape.

    What stands in a file or in its name could else move the cursor of a terminal, turn the order
    of letters around, or begin a line of its own.
    """
    return UNSEEN.sub(_escape, text)


def _escape(found: re.Match[str]) -> str:
    return found[0].encode("unicode_escape", "surrogatepass").decode("ascii")


def in_json(text: str) -> str:
    """Return a JSON text in which what cannot be seen is an escape; it means the same."""
    return "\n".join(
        UNSEEN.sub(lambda found: json.dumps(found[0])[1:-1], line) for line in text.split("\n")
    )


def short(text: str, most: int = 70) -> str:
    """Return *text* for a message: on one line, cut where it is long."""
    line = " ".join(text.split())
    return line if len(line) <= most else line[: most - 1] + "…"
