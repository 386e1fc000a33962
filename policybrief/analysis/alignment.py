"""Alignment: how near the lines of two countries are."""

from __future__ import annotations

import itertools
from collections.abc import Iterable, Iterator, Mapping
from typing import Final

import attrs

from policybrief.analysis.line import Line

FEWEST_TOPICS: Final = 3
"""Below this number of topics two countries have no alignment."""
_STEPS: Final = 4
"""How many steps lie between for and against."""


@attrs.frozen(kw_only=True)
class Alignment:
    """How near two countries are.

    Attributes:
        a: Code of the one country.
        b: Code of the other; not earlier in the alphabet.
        value: From 0 (opposed) to 1 (the same); None below three topics in common.
        topics: The topics in common with their parts of the value, the farthest apart first.
    """

    a: str
    b: str
    value: float | None
    topics: Mapping[str, float]

    def other(self, country: str) -> str:
        """Return the code of the country that *country* is compared with."""
        return self.b if country == self.a else self.a


def positions_in_numbers(lines: Iterable[Line]) -> Mapping[str, Mapping[str, int]]:
    """Return what is compared: each country's positions as numbers from -2 to 2, by topic.

    A line that is stale, lapsed or unclear is no part of it.
    """
    found: dict[str, dict[str, int]] = {}
    for line in lines:
        if line.current and line.position.number is not None:
            found.setdefault(line.country, {})[line.topic] = line.position.number
    return found


def align(positions: Mapping[str, Mapping[str, int]], one: str, other: str) -> Alignment:
    """Return how near two countries are: the mean of 1 - |difference| / 4 over common topics.

    Args:
        positions: What `positions_in_numbers` returned.
        one: Code of a country.
        other: Code of another.
    """
    a, b = sorted((one, other))
    mine, theirs = positions.get(a, {}), positions.get(b, {})
    apart = {topic: abs(mine[topic] - theirs[topic]) for topic in mine if topic in theirs}
    value = None
    if len(apart) >= FEWEST_TOPICS:
        most = _STEPS * len(apart)
        value = round((most - sum(apart.values())) / most, 4)
    return Alignment(
        a=a,
        b=b,
        value=value,
        topics={
            topic: 1 - apart[topic] / _STEPS
            for topic in sorted(apart, key=lambda topic: (-apart[topic], topic))
        },
    )


def pairs(lines: Iterable[Line]) -> Iterator[Alignment]:
    """Yield a comparison of each two countries, those with too little in common included."""
    positions = positions_in_numbers(lines)
    for a, b in itertools.combinations(sorted(positions), 2):
        yield align(positions, a, b)


def nearest_first(aligned: Iterable[Alignment]) -> tuple[Alignment, ...]:
    """Return alignments with the nearest first; of two that are as near, that on more topics."""
    return tuple(
        sorted(
            (one for one in aligned if one.value is not None),
            key=lambda one: (-(one.value or 0), -len(one.topics), one.a, one.b),
        )
    )


def in_order_of_agreement(lines: Iterable[Line]) -> tuple[str, ...]:
    """Return the countries with a current and clear line so that those who agree are neighbours.

    The one with most such lines is first. Each next one agrees most with the one before it: over
    their common topics, 2 for the same position, one less for each step between them, down to -2
    for opposed ones. Of two that agree as much, the one with more lines is first, then by code.
    """
    positions = positions_in_numbers(lines)
    left = sorted(positions, key=lambda code: (-len(positions[code]), code))
    found: list[str] = []
    while left:
        last = positions[found[-1]] if found else {}
        best = max(left, key=lambda code: _agreement(last, positions[code]))
        left.remove(best)
        found.append(best)
    return tuple(found)


def _agreement(mine: Mapping[str, int], theirs: Mapping[str, int]) -> int:
    return sum(
        _STEPS // 2 - abs(number - theirs[topic])
        for topic, number in mine.items()
        if topic in theirs
    )
