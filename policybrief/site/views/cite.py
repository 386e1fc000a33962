"""How to cite a page, its source and its statements, and how to follow it."""

from __future__ import annotations

import attrs
from markupsafe import Markup, escape

from policybrief.checks.records import is_url
from policybrief.models.statement import Statement
from policybrief.sharing.addresses import page_address
from policybrief.site.addresses import Here, Link
from policybrief.site.citing import (
    SUFFIXES,
    cite_address,
    page_words,
    record_words,
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
        words: The citation, without its address.
        url: Where the statement stands on the page.
        permalink: The same as a whole address; empty without an address of the site.
    """

    words: str
    url: Markup
    permalink: Markup


@attrs.frozen
class CiteView:
    """What the template ``_cite.jinja`` sees.

    Attributes:
        words: How the page is cited, without its address.
        permalink: Its whole address; empty without an address of the site.
        source: How the article is cited that the page is of; empty for other pages.
        source_url: The address of the article; empty when it was not recorded.
        statements: How its statements are cited.
        files: The same as files for reference managers.
        feeds: The feeds of the page.
    """

    words: str
    permalink: Markup
    source: str
    source_url: Markup
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
    corpus = desk.corpus
    words = page_words(desk, here.address, title)
    source, source_url, statements = "", "", []
    if about is not None and about[0] == "articles":
        article = corpus.article_by_id[about[1]]
        words = record_words(desk, article)
        if article.withdrawn is None:
            source = f"{source_words(desk, article.id)}."
            source_url = article.url if article.url is not None and is_url(article.url) else ""
            statements = [one for one in article.statements if one.id in corpus.published_ids]
    stem = cite_address(here.address)
    return CiteView(
        words=words,
        permalink=escape(page_address(corpus.briefing, here.address)),
        source=source,
        source_url=escape(source_url),
        statements=tuple(_cited(desk, here, one) for one in statements),
        files=tuple(
            Link(name, here.url(stem + suffix))
            for name, suffix in zip(_NAMES, SUFFIXES, strict=True)
        ),
        feeds=feed_views(desk, here),
    )


def _cited(desk: Desk, here: Here, statement: Statement) -> CitedStatementView:
    return CitedStatementView(
        words=statement_words(desk, here, statement),
        url=here.statement(statement),
        permalink=escape(page_address(desk.corpus.briefing, here.address, statement.id)),
    )
