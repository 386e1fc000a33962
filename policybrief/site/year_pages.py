"""Records on pages by year: what the list of statements and that of articles share."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
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


def by_year(
    newest_first: Sequence[T], year_of: Callable[[T], int | None], most: int
) -> Iterator[tuple[YearPage, tuple[T, ...]]]:
    """Yield each page with what stands on it, the newest first; there is always one.

    Args:
        newest_first: The records.
        year_of: Gives the year of one, None for one without a date.
        most: How many records a page holds; with more, each year has pages of its own.
    """
    if len(newest_first) <= most:
        yield YearPage("", 1, True), tuple(newest_first)
        return
    years: dict[str, list[T]] = {}
    for one in newest_first:
        year = year_of(one)
        years.setdefault(UNDATED if year is None else str(year), []).append(one)
    first = True
    for name, group in years.items():
        for start in range(0, len(group), most):
            page = YearPage(name, start // most + 1, first)
            yield page, tuple(group[start : start + most])
            first = False
