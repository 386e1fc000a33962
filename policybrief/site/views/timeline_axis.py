"""The dates on an axis of time."""

from __future__ import annotations

from typing import Final

import attrs
from babel.dates import format_skeleton

from policybrief.languages import locale
from policybrief.site.time_axis import Axis, ticks

_EDGE: Final = 10.0


@attrs.frozen
class TickView:
    """A date on the axis.

    Attributes:
        x: Where it stands, in per cent.
        words: Its year, or month and year.
        anchor: How the words stand to it: "start", "middle" or "end".
    """

    x: float
    words: str
    anchor: str


def tick_views(axis: Axis) -> tuple[TickView, ...]:
    """Return the dates that are named on an axis, oldest first."""
    days, years = ticks(axis)
    found = []
    for day in days:
        x = axis.x(day)
        words = str(day.year) if years else format_skeleton("yMMM", day, locale=locale())
        anchor = "start" if x < _EDGE else "end" if x > 100 - _EDGE else "middle"
        found.append(TickView(x, words, anchor))
    return tuple(found)
