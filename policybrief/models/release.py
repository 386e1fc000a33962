"""Releases: what a briefing had published on an occasion that is kept."""

from __future__ import annotations

import datetime
from typing import Final

import attrs

RELEASES: Final = "releases"
"""The folder of a briefing that holds them, one folder for each."""

RECORD: Final = "release.json"
"""The file in each that says what stood in it."""

FORMAT: Final = 1
"""Version of the shape of that file."""


@attrs.frozen(kw_only=True)
class ReleasedStatement:
    """A statement as a release had it.

    Attributes:
        id: Its permalink.
        article: Id of its article.
        speaker: Id of who spoke.
        words: SHA-256 of its words, normalised; None where it was withdrawn already.
        published: Whether it was published, and not withdrawn.
        quoted: Whether its words stood on the page, as a quote.
        place: Where it stood among those of its article, in the order of the text, from 0.
    """

    id: str
    article: str
    speaker: str
    words: str | None
    published: bool
    quoted: bool
    place: int


@attrs.frozen(kw_only=True)
class Release:
    """What was published on one occasion.

    Attributes:
        name: Its name, which is that of its folder.
        number: Which release it is, counted from 1.
        as_of: The date of its lines; None when nothing had one.
        corpus: SHA-256 of the files that are kept.
        statements: The statements that had a permalink.
    """

    name: str
    number: int
    as_of: datetime.date | None
    corpus: str
    statements: tuple[ReleasedStatement, ...] = ()
