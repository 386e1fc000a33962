"""How a line came about, cut to what a panel of a figure shows, and how that is laid out."""

from __future__ import annotations

import datetime
from bisect import bisect_left, insort
from collections.abc import Iterable, Mapping, Sequence
from typing import Final

import attrs

from policybrief.analysis.history import Period
from policybrief.analysis.line import Considered
from policybrief.analysis.standing import Standing
from policybrief.models.stance import Position
from policybrief.site.desk import Desk
from policybrief.site.time_axis import Axis

LANE: Final = 11
"""How far points of one position and nearly one day stand below each other."""

LANES: Final = 3
"""How many stand below each other at most."""

_NEAR: Final = 2.8


@attrs.frozen
class Layout:
    """How the panels of a figure are drawn.

    Attributes:
        head: Height of the words above the plot.
        level: Height of a position.
        lane: How far points that would cover each other stand apart.
        positions: The positions that each panel has; empty for those that it needs.
    """

    head: int
    level: int
    lane: int
    positions: tuple[Position, ...] = ()


@attrs.frozen
class Course:
    """What a panel is made from.

    Attributes:
        standing: The standing of the country on the topic.
        looked: The last statements with a date that the rule looked at, oldest first.
        periods: The last states of the line, oldest first.
        left_out: How many earlier statements are not shown.
        undated: How many statements have no date.
    """

    standing: Standing
    looked: tuple[Considered, ...]
    periods: tuple[Period, ...]
    left_out: int
    undated: int

    @property
    def begin(self) -> datetime.date:
        """The first day that it shows."""
        return min(
            *(day_of(one) for one in self.looked),
            *(one.first for one in self.periods),
            datetime.date.max,
        )


def course_of(desk: Desk, standing: Standing, most: int) -> Course:
    """Return what a panel is made from, with at most the last *most* statements and states."""
    dated = sorted(
        (one for one in standing.considered if one.evidence.day is not None),
        key=lambda one: (day_of(one), one.verdict.counts),
    )
    return Course(
        standing,
        tuple(dated[-most:]),
        desk.analysis.history(standing.country, standing.topic)[-most:],
        max(len(dated) - most, 0),
        len(standing.considered) - len(dated),
    )


def lanes_of(looked: Iterable[Considered], axis: Axis) -> Mapping[Position, list[int]]:
    """Return in which lane each statement stands, by position; the last number is the deepest.

    What counts stands on the line where it can; what would cover another stands below it.
    """
    found: dict[Position, list[int]] = {}
    groups: dict[Position, list[Considered]] = {}
    for one in looked:
        groups.setdefault(one.evidence.position, []).append(one)
    for position, group in groups.items():
        taken: list[list[float]] = [[] for _lane in range(LANES)]
        lane_of: dict[int, int] = {}
        for at in sorted(range(len(group)), key=lambda at: not group[at].verdict.counts):
            x = axis.x(day_of(group[at]))
            lane = next((at for at, xs in enumerate(taken) if _free(xs, x)), LANES - 1)
            insort(taken[lane], x)
            lane_of[at] = lane
        found[position] = [lane_of[at] for at in range(len(group))] + [max(lane_of.values())]
    return found


def _free(taken: Sequence[float], x: float) -> bool:
    at = bisect_left(taken, x)
    return all(abs(one - x) >= _NEAR for one in taken[max(at - 1, 0) : at + 1])


def day_of(one: Considered) -> datetime.date:
    """Return the day of a statement that has one."""
    assert one.evidence.day is not None
    return one.evidence.day
