"""Which articles stand on which page of the list of all."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final

import attrs

from policybrief.models.article import Article
from policybrief.site.statement_pages import UNDATED

PAGED: Final = 500
"""How many articles a page of the list holds; with more, each year has pages of its own."""

INDEX: Final = "articles/index.html"
"""The first page, with the newest articles."""


@attrs.frozen
class ArticlePage:
    """One page of the list.

    Attributes:
        year: The year; of a single page nothing.
        part: Which part of the year, from 1.
        first: Whether it is the first page.
        articles: What stands on it, newest first.
    """

    year: str
    part: int
    first: bool
    articles: tuple[Article, ...]

    @property
    def key(self) -> str:
        """What the page is called: "2025", "2025-2"."""
        return self.year if self.part == 1 else f"{self.year}-{self.part}"

    @property
    def address(self) -> str:
        """Where it stands, relative to the site's root: not among articles, which have ids."""
        return INDEX if self.first else f"articles-{self.key}.html"


def article_pages(newest_first: Sequence[Article]) -> tuple[ArticlePage, ...]:
    """Return the pages of the list of articles, the newest first; there is always one.

    Args:
        newest_first: The articles.
    """
    if len(newest_first) <= PAGED:
        return (ArticlePage("", 1, True, tuple(newest_first)),)
    years: dict[str, list[Article]] = {}
    for one in newest_first:
        years.setdefault(_year(one), []).append(one)
    found: list[ArticlePage] = []
    for year, group in years.items():
        for start in range(0, len(group), PAGED):
            part = tuple(group[start : start + PAGED])
            found.append(ArticlePage(year, start // PAGED + 1, not found, part))
    return tuple(found)


def _year(article: Article) -> str:
    latest = None if article.date is None else article.date.latest
    return UNDATED if latest is None else str(latest.year)
