"""The address of the very words on a publisher's page: text fragments.

A browser that knows them scrolls there and marks the words; another opens the page. Nothing but
words of the quote stands in the address. Words that were left out end one directive and begin the
next. A long passage is named by its first and last words, so that it may run over several
paragraphs.

Source: URL Fragment Text Directives, WICG draft community group report.
"""

from __future__ import annotations

from typing import Final
from urllib.parse import quote as percent_encoded

from policybrief.models.words import fragments

_LONG: Final = 12
"""A passage of more words than this is named by its ends."""

_ENDS: Final = 5
"""How many words name each end."""

_DIRECTIVE: Final = ":~:"


def fragment_url(url: str, quote: str) -> str:
    """Return an address that leads to a quote on a page.

    Args:
        url: The address of the page; a fragment of its own stays.
        quote: The words, with ``[...]`` where some are left out.
    """
    directives = [f"text={one}" for one in map(_range, fragments(quote)) if one]
    if not directives:
        return url
    page = url.partition(_DIRECTIVE)[0]
    hash_ = "" if "#" in page else "#"
    return f"{page}{hash_}{_DIRECTIVE}{'&'.join(directives)}"


def _range(passage: str) -> str:
    """Return the words of a passage, or its first and last words where it is long."""
    words = passage.split()
    if len(words) <= _LONG:
        return _encoded(words)
    return f"{_encoded(words[:_ENDS])},{_encoded(words[-_ENDS:])}"


def _encoded(words: list[str]) -> str:
    """Return words in percent encoding; a dash, a comma and an ampersand would be syntax."""
    text = " ".join(words).encode("utf-8", "replace")
    return percent_encoded(text, safe="").replace("-", "%2D")
