"""Which statements stand on which page of the list of all."""

from __future__ import annotations

import datetime
from collections.abc import Iterable
from typing import Final

import attrs

from policybrief.models.statement import Statement

PAGED: Final = 150
"""How many statements a page of the list holds; with more, each year has pages of its own."""

UNDATED: Final = "undated"
"""What stands for the year of statements without a date."""

INDEX: Final = "statements/index.html"
"""The first page, with the newest statements."""


@attrs.frozen
class StatementPage:
    """One page of the list.

    Attributes:
        year: The year; of a single page nothing.
        part: Which part of the year, from 1.
        first: Whether it is the first page.
        statements: What stands on it, newest first.
    """

    year: str
    part: int
    first: bool
    statements: tuple[Statement, ...]

    @property
    def key(self) -> str:
        """What the page is called: "2025", "2025-2"."""
        return self.year if self.part == 1 else f"{self.year}-{self.part}"

    @property
    def address(self) -> str:
        """Where it stands, relative to the site's root."""
        return INDEX if self.first else f"statements/{self.key}.html"


def newest_first(statements: Iterable[Statement]) -> tuple[Statement, ...]:
    """Return statements newest first; those without a date last."""
    return tuple(sorted(statements, key=lambda one: one.day or datetime.date.min, reverse=True))


def statement_pages(statements: Iterable[Statement]) -> tuple[StatementPage, ...]:
    """Return the pages of the list of statements, the newest first; there is always one."""
    ordered = newest_first(statements)
    if len(ordered) <= PAGED:
        return (StatementPage("", 1, True, ordered),)
    years: dict[str, list[Statement]] = {}
    for one in ordered:
        years.setdefault(UNDATED if one.day is None else str(one.day.year), []).append(one)
    found: list[StatementPage] = []
    for year, group in years.items():
        for start in range(0, len(group), PAGED):
            part = tuple(group[start : start + PAGED])
            found.append(StatementPage(year, start // PAGED + 1, not found, part))
    return tuple(found)
