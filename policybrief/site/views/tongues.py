"""The language of words that pages show, and which way it is written."""

from __future__ import annotations

import attrs

from policybrief.languages.directions import direction
from policybrief.models.statement import Statement
from policybrief.site.desk import Desk


@attrs.frozen
class Tongue:
    """A language.

    Attributes:
        lang: Its tag.
        dir: Which way it is written: "ltr" or "rtl".
    """

    lang: str
    dir: str


def tongue(tag: str | None) -> Tongue | None:
    """Return the language of a tag; None for none."""
    return Tongue(tag, direction(tag)) if tag else None


def spoken_in(desk: Desk, statement: Statement) -> str | None:
    """Return the tag of the language that the words of a statement are given in."""
    return statement.lang or desk.corpus.article_by_id[statement.article].lang


def tongue_of(desk: Desk, statement: Statement, *, quoted: bool = True) -> Tongue | None:
    """Return the language of a statement's words; None when it is not known.

    Args:
        desk: The analysis.
        statement: The statement.
        quoted: Whether its words are shown; the editors' sentence is in the page's own language.
    """
    return tongue(spoken_in(desk, statement)) if quoted else None
