"""The axis of time that the panels of a figure share, in hundredths of its width.

A drawing has no width of its own: across it everything stands in per cent, so that one drawing fits
a phone and a wide screen and its letters keep their size.
"""

from __future__ import annotations

import datetime
from collections.abc import Iterable, Iterator
from typing import Final

import attrs

LEFT: Final = 3.0
"""Where the first day stands."""

RIGHT: Final = 97.0
"""Where the last day stands."""

MOST_TICKS: Final = 6
"""How many years are named; more would not fit a phone."""

MOST_MONTHS: Final = 4
"""How many months are named, which need more room."""

_STEPS: Final = (1, 3, 6, 12, 24, 60, 120, 240, 600, 1200, 2400, 6000, 12000, 24000, 60000)
_AT_LEAST: Final = 30


@attrs.frozen
class Axis:
    """The days that a figure shows.

    Attributes:
        first: The first of them.
        last: The last of them, later than the first.
    """

    first: datetime.date
    last: datetime.date

    def x(self, day: datetime.date) -> float:
        """Return where a day stands, in per cent; days outside stand at the edge."""
        whole = self.last.toordinal() - self.first.toordinal()
        part = (day.toordinal() - self.first.toordinal()) / whole
        return round(LEFT + (RIGHT - LEFT) * min(max(part, 0.0), 1.0), 2)


def axis_of(days: Iterable[datetime.date], last: datetime.date) -> Axis:
    """Return the axis from the earliest of *days* to *last*, a month at least."""
    first = min(days, default=last)
    if (last - first).days < _AT_LEAST:
        first = datetime.date.fromordinal(max(last.toordinal() - _AT_LEAST, 1))
    if last <= first:
        last = first + datetime.timedelta(days=1)
    return Axis(first, last)


def ticks(axis: Axis) -> tuple[tuple[datetime.date, ...], bool]:
    """Return the days to name on an axis, oldest first, and whether their years are enough."""
    step = _step(axis)
    return tuple(_starts(axis, step)), step % 12 == 0


def _step(axis: Axis) -> int:
    """Return the smallest number of months between ticks of which few enough fit."""
    fitting = (
        one
        for one in _STEPS
        if len(list(_starts(axis, one))) <= (MOST_MONTHS if one % 12 else MOST_TICKS)
    )
    return next(fitting, _STEPS[-1])


def _starts(axis: Axis, step: int) -> Iterator[datetime.date]:
    """Yield the first days of each *step* months that the axis holds, one more than fit at most."""
    month = -(-(axis.first.year * 12 + axis.first.month - 1) // step) * step
    if axis.first.day > 1 and month == axis.first.year * 12 + axis.first.month - 1:
        month += step
    for at in range(month, month + (MOST_TICKS + 1) * step, step):
        year, index = divmod(at, 12)
        if year > datetime.MAXYEAR:
            return
        if (
            year >= datetime.MINYEAR
            and axis.first <= (day := datetime.date(year, index + 1, 1)) <= axis.last
        ):
            yield day
