"""Alignment: how near the lines of two countries are."""

from __future__ import annotations

import itertools
from collections.abc import Iterable, Iterator, Mapping
from fractions import Fraction
from typing import Final

import attrs

from policybrief.analysis.line import Line

FEWEST_TOPICS: Final = 3
"""Below this number of topics two countries have no alignment."""


@attrs.frozen(kw_only=True)
class Alignment:
    """How near two countries are.

    Attributes:
        a: Code of the one country.
        b: Code of the other; later in the alphabet.
        value: From 0 (opposed) to 1 (the same).
        topics: The topics compared with their parts of the value, the farthest apart first.
    """

    a: str
    b: str
    value: float
    topics: Mapping[str, float]


def alignments(lines: Iterable[Line]) -> Iterator[Alignment]:
    """Yield the alignment of each pair of countries with at least three topics in common.

    The mean of 1 - |difference| / 4 over the topics on which both have a line that is neither
    stale nor lapsed, with positions as numbers from -2 to 2; an unclear line has no number.
    """
    numbers: dict[str, dict[str, int]] = {}
    for line in lines:
        if line.current and line.position.number is not None:
            numbers.setdefault(line.country, {})[line.topic] = line.position.number
    for a, b in itertools.combinations(sorted(numbers), 2):
        common = sorted(numbers[a].keys() & numbers[b].keys())
        if len(common) < FEWEST_TOPICS:
            continue
        parts = {one: 1 - Fraction(abs(numbers[a][one] - numbers[b][one]), 4) for one in common}
        yield Alignment(
            a=a,
            b=b,
            value=round(float(sum(parts.values()) / len(parts)), 4),
            topics={one: float(parts[one]) for one in sorted(common, key=lambda t: (parts[t], t))},
        )
