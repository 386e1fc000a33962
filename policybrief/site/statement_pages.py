"""Which statements stand on which page of the list of all."""

from __future__ import annotations

import datetime
from collections.abc import Iterable
from typing import Final

import attrs

from policybrief.models.statement import Statement
from policybrief.site.year_pages import YearPage, by_year

PAGED: Final = 150
"""How many statements a page of the list holds; with more, each year has pages of its own."""

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
        return INDEX if self.first else f"statements/{self.key}.html"


def newest_first(statements: Iterable[Statement]) -> tuple[Statement, ...]:
    """Return statements newest first; those without a date last."""
    return tuple(sorted(statements, key=lambda one: one.day or datetime.date.min, reverse=True))


def statement_pages(statements: Iterable[Statement]) -> tuple[StatementPage, ...]:
    """Return the pages of the list of statements, the newest first; there is always one."""
    pages = by_year(newest_first(statements), _year, PAGED)
    return tuple(StatementPage(one.year, one.part, one.first, group) for one, group in pages)


def _year(statement: Statement) -> int | None:
    return None if statement.day is None else statement.day.year
