"""Records on pages by year: what the list of statements and that of articles share."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from typing import Final, TypeVar

import attrs

T = TypeVar("T")

UNDATED: Final = "undated"
"""What stands for the year of records without a date."""


@attrs.frozen
class YearPage:
    """One page of a list.

    Attributes:
        year: The year; of a single page nothing.
        part: Which part of the year, from 1.
        first: Whether it is the first page.
    """

    year: str
    part: int
    first: bool

    @property
    def key(self) -> str:
        """What the page is called: "2025", "2025-2"."""
        return self.year if self.part == 1 else f"{self.year}-{self.part}"


def year_name(year: int | None) -> str:
    """Return what a year is called, and what has none."""
    return UNDATED if year is None else str(year)


def pages_of_years(numbers: Mapping[str, int], most: int) -> Iterator[YearPage]:
    """Yield the pages of a list, the newest first; there is always one.

    Args:
        numbers: How many records each year has, the newest first.
        most: How many records a page holds; with more, each year has pages of its own.
    """
    if sum(numbers.values()) <= most:
        yield YearPage("", 1, True)
        return
    first = True
    for name, number in numbers.items():
        for part in range(1, -(-number // most) + 1):
            yield YearPage(name, part, first)
            first = False


def by_year(
    newest_first: Sequence[T], year_of: Callable[[T], int | None], most: int
) -> Iterator[tuple[YearPage, tuple[T, ...]]]:
    """Yield each page with what stands on it, the newest first; there is always one.

    Args:
        newest_first: The records.
        year_of: Gives the year of one, None for one without a date.
        most: How many records a page holds.
    """
    years: dict[str, list[T]] = {}
    for one in newest_first:
        years.setdefault(year_name(year_of(one)), []).append(one)
    for page in pages_of_years({name: len(group) for name, group in years.items()}, most):
        start = (page.part - 1) * most
        group = years[page.year] if page.year else newest_first
        yield page, tuple(group[start : start + most])
