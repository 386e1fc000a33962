"""Links to an article at its publisher, to the very words of it, and to a copy that stays."""

from __future__ import annotations

import attrs
from markupsafe import Markup, escape

from policybrief.analysis.words import day_words
from policybrief.checks.records import is_url
from policybrief.models.article import Article
from policybrief.models.statement import Statement
from policybrief.sharing.text_fragments import fragment_url
from policybrief.site.desk import Desk


@attrs.frozen
class SourceLinkView:
    """Where an article, or a passage of it, can be read; robust links name the copy too.

    Attributes:
        url: Its address at the publisher, with the words where a quote is meant; None when it was
            not recorded.
        archived: The address of an archived copy; None without one.
        archived_on: The day of the copy, as ISO 8601 writes it; empty when it is not known.
        archived_day: The same in words.
        exact: Whether the address leads to the very words.
    """

    url: Markup | None
    archived: Markup | None
    archived_on: str
    archived_day: str
    exact: bool


def source_link_view(article: Article, quote: str | None = None) -> SourceLinkView | None:
    """Return where an article can be read, or None when that was not recorded.

    Args:
        article: The article.
        quote: The words in it that are meant; None for the article as a whole.
    """
    url = article.url if article.url is not None and is_url(article.url) else None
    copy = article.archived if article.archived is not None and is_url(article.archived) else None
    if url is None and copy is None:
        return None
    there = url if url is None or quote is None else fragment_url(url, quote)
    day = None
    if copy is not None and article.archived_on is not None:
        day = article.archived_on.earliest
    return SourceLinkView(
        url=None if there is None else escape(there),
        archived=None if copy is None else escape(copy),
        archived_on="" if day is None else day.isoformat(),
        archived_day=day_words(day),
        exact=there != url,
    )


def words_link_view(desk: Desk, statement: Statement) -> SourceLinkView | None:
    """Return where the words of a statement can be read; None where the page quotes none.

    A browser finds the first place at which words stand, in the language of the publisher's page:
    a later place, and words of a translation, cannot be named.
    """
    quote = desk.quote(statement)
    if quote is None:
        return None
    article = desk.corpus.article_by_id[statement.article]
    findable = article.translated is None and (statement.nth or 1) == 1
    return source_link_view(article, quote if findable else None)
