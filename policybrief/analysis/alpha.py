"""Krippendorff's alpha, in exact fractions, so that every machine gives the same digits.

The well-kept library for it comes under a licence that this one cannot carry on (GPL), so it is
used in the tests only, which hold this module to it.

Sources: Klaus Krippendorff, Content Analysis: An Introduction to Its Methodology, 4th edition,
2018, chapter 12; the same, "Computing Krippendorff's Alpha-Reliability", 2011.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from fractions import Fraction


def krippendorff(units: Mapping[tuple[int, ...], int], *, ordinal: bool) -> Fraction | None:
    """Return 1 - (observed disagreement / disagreement by chance); None where chance agrees too.

    Args:
        units: How many units there are to which coders gave the values so many times each, in
            the order of the values: ``{(2, 0, 1): 4}`` are four units to which two coders gave the
            first value, and one the third. Units with fewer than two values do not count.
        ordinal: Whether the order of the values counts; else they are only alike or not.
    """
    paired = {row: number for row, number in units.items() if sum(row) > 1}
    totals = [
        sum(row[value] * number for row, number in paired.items())
        for value in range(max(map(len, paired), default=0))
    ]
    apart = _ordinal(totals) if ordinal else _nominal(totals)
    observed = sum(
        (
            Fraction(number, sum(row) - 1) * _between(row, row, apart)
            for row, number in paired.items()
        ),
        Fraction(0),
    )
    by_chance = _between(totals, totals, apart)
    return 1 - (sum(totals) - 1) * observed / by_chance if by_chance else None


def _between(some: Sequence[int], others: Sequence[int], apart: Sequence[Sequence[int]]) -> int:
    """Return how far all pairs of values are apart together, one of *some*, one of *others*."""
    return sum(
        many * number * apart[one][other]
        for one, many in enumerate(some)
        if many
        for other, number in enumerate(others)
        if number
    )


def _nominal(totals: Sequence[int]) -> list[list[int]]:
    size = range(len(totals))
    return [[int(one != other) for other in size] for one in size]


def _ordinal(totals: Sequence[int]) -> list[list[int]]:
    """Return how far two ranks are apart: all that lies between them, squared; four times that."""
    size = range(len(totals))

    def apart(one: int, other: int) -> int:
        low, high = min(one, other), max(one, other)
        return (2 * sum(totals[low : high + 1]) - totals[one] - totals[other]) ** 2

    return [[apart(one, other) for other in size] for one in size]
