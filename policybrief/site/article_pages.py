"""Which articles stand on which page of the list of all."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final

import attrs

from policybrief.models.article import Article
from policybrief.site.year_pages import YearPage, by_year

PAGED: Final = 500
"""How many articles a page of the list holds; with more, each year has pages of its own."""

INDEX: Final = "articles/index.html"
"""The first page, with the newest articles."""


@attrs.frozen
class ArticlePage(YearPage):
    """One page of the list.

    Attributes:
        articles: What stands on it, newest first.
    """

    articles: tuple[Article, ...]

    @property
    def address(self) -> str:
        """Where it stands, relative to the site's root: not among articles, which have ids."""
        return INDEX if self.first else f"articles-{self.key}.html"


def article_pages(newest_first: Sequence[Article]) -> tuple[ArticlePage, ...]:
    """Return the pages of the list of articles, the newest first; there is always one.

    Args:
        newest_first: The articles.
    """
    return tuple(
        ArticlePage(page.year, page.part, page.first, articles)
        for page, articles in by_year(newest_first, _year, PAGED)
    )


def _year(article: Article) -> int | None:
    latest = None if article.date is None else article.date.latest
    return None if latest is None else latest.year
