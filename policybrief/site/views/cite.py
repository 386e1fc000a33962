"""How to cite a page, its source and its statements, and how to follow it."""

from __future__ import annotations

import attrs
from markupsafe import Markup

from policybrief.site.addresses import Here, Link
from policybrief.site.citing import (
    SUFFIXES,
    cite_address,
    page_words,
    record_title,
    source_words,
    statement_words,
)
from policybrief.site.desk import Desk
from policybrief.site.views.head import FeedView, feed_views

_NAMES = ("BibTeX", "RIS", "CSL-JSON")


@attrs.frozen
class CitedStatementView:
    """How a statement is cited.

    Attributes:
        words: The citation.
        url: Where the statement stands on the page.
    """

    words: str
    url: Markup


@attrs.frozen
class CiteView:
    """What the template ``_cite.jinja`` sees.

    Attributes:
        words: How the page is cited.
        source: How the article is cited that the page is of; empty for other pages.
        statements: How its statements are cited.
        files: The same as files for reference managers.
        feeds: The feeds of the page.
    """

    words: str
    source: str
    statements: tuple[CitedStatementView, ...]
    files: tuple[Link, ...]
    feeds: tuple[FeedView, ...]


def cite_view(desk: Desk, here: Here, title: str, about: tuple[str, str] | None) -> CiteView:
    """Return how to cite a page.

    Args:
        desk: The desk.
        here: The page.
        title: Its title.
        about: Field of `Addresses` and id of the record that it is of; None for other pages.
    """
    source, statements = "", []
    if about is not None and about[0] == "articles":
        article = desk.corpus.article_by_id[about[1]]
        title = record_title(article)
        if article.withdrawn is None:
            source = source_words(desk, article.id)
            statements = [one for one in article.statements if one.id in desk.corpus.published_ids]
    stem = cite_address(here.address)
    return CiteView(
        words=page_words(desk, here.address, title),
        source=source,
        statements=tuple(
            CitedStatementView(statement_words(desk, here, one), here.statement(one))
            for one in statements
        ),
        files=tuple(
            Link(name, here.url(stem + suffix))
            for name, suffix in zip(_NAMES, SUFFIXES, strict=True)
        ),
        feeds=feed_views(desk, here),
    )
