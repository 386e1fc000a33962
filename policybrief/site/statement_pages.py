"""Which statements stand on which page of the list of all."""

from __future__ import annotations

import datetime
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping
from typing import Final

import attrs

from policybrief.models.statement import Statement
from policybrief.site.year_pages import (
    UNDATED,
    YearPage,
    by_year,
    pages_of_years,
    year_name,
)

PAGED: Final = 150
"""How many statements a page of the list holds; with more, each year has pages of its own."""

_DIGITS: Final = 4

INDEX: Final = "statements/index.html"
"""The first page, with the newest statements."""


@attrs.frozen
class StatementPage(YearPage):
    """One page of the list.

    Attributes:
        statements: What stands on it, newest first.
    """

    statements: tuple[Statement, ...]

    @property
    def address(self) -> str:
        """Where it stands, relative to the site's root."""
        return address_of(self)


def address_of(page: YearPage) -> str:
    """Return where a page of the list stands, relative to the site's root."""
    return INDEX if page.first else f"statements/{page.key}.html"


def years_of(statements: tuple[Statement, ...]) -> Mapping[str, int]:
    """Return how many of some statements are of each year."""
    return Counter(year_name(_year(one)) for one in statements)


def pages_of(years: Mapping[str, int]) -> Iterator[YearPage]:
    """Yield the pages that a list of so many statements of each year has, the newest first."""
    newest = sorted(years, key=lambda one: (one != UNDATED, one.rjust(_DIGITS)), reverse=True)
    return pages_of_years({name: years[name] for name in newest}, PAGED)


def newest_first(statements: Iterable[Statement]) -> tuple[Statement, ...]:
    """Return statements newest first; those without a date last."""
    return tuple(sorted(statements, key=lambda one: one.day or datetime.date.min, reverse=True))


def statement_pages(statements: Iterable[Statement]) -> tuple[StatementPage, ...]:
    """Return the pages of the list of statements, the newest first; there is always one."""
    pages = by_year(newest_first(statements), _year, PAGED)
    return tuple(StatementPage(one.year, one.part, one.first, group) for one, group in pages)


def _year(statement: Statement) -> int | None:
    return None if statement.day is None else statement.day.year
