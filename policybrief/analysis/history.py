"""The history of a line: what it was on any day, and why each state of it ended."""

from __future__ import annotations

import datetime
import enum
import itertools
from bisect import bisect_right
from collections.abc import Iterator
from functools import cached_property

import attrs

from policybrief.analysis.evidence import Evidence
from policybrief.analysis.line import (
    Considered,
    Line,
    Verdict,
    is_lapsed,
    is_older,
    is_past_holder,
    official_line,
)
from policybrief.models.actor import Person
from policybrief.models.corpus import Corpus
from policybrief.models.dates import months_before


class Ending(enum.Enum):
    """Why a state of a line ended."""

    REPLACED = "replaced"
    LAPSED = "lapsed"
    STALE = "stale"
    HOLDER_LEFT = "holder-left"
    HOLDER_BACK = "holder-back"


@attrs.frozen(kw_only=True)
class Period:
    """The days on which one line stood in one state.

    A line that lapses, goes out of date or outlasts its speaker's post still is the line, in
    another state: the next period then has the same evidence.

    Attributes:
        line: The line on its first day.
        first: The first day.
        last: The last day; None for the state in which the line stands on.
        ended: Why it ended; None for the state in which the line stands on.
    """

    line: Line
    first: datetime.date
    last: datetime.date | None
    ended: Ending | None


@attrs.frozen(slots=False)
class History:
    """All that the rule made of one country and topic, ready to be asked for any day.

    Attributes:
        corpus: Where roles and the window are.
        considered: What `consider` returned: the evidence in order of date.
    """

    corpus: Corpus
    considered: tuple[Considered, ...]
    _states: dict[int, Line | None] = attrs.field(factory=dict, init=False, eq=False, repr=False)

    @cached_property
    def _days(self) -> list[datetime.date]:
        return [one.evidence.day or datetime.date.min for one in self.considered]

    @cached_property
    def _later(self) -> tuple[Considered, ...]:
        return tuple(attrs.evolve(one, verdict=Verdict.LATER) for one in self.considered)

    def line(self, at: datetime.date) -> Line | None:
        """Return the line at a date, as `official_line` computes it from the evidence."""
        seen = bisect_right(self._days, at)
        state = self._state(seen)
        if state is None:
            return None
        return attrs.evolve(
            state,
            at=at,
            considered=self.considered[:seen] + self._later[seen:],
            stale=is_older(self.corpus, state.evidence, at),
            lapsed=is_lapsed(state.evidence, at),
            past_holder=is_past_holder(self.corpus, state.evidence, at),
        )

    def _state(self, seen: int) -> Line | None:
        """Return the line that the first *seen* pieces of evidence make, on the day of the last."""
        if seen not in self._states:
            day = self._days[seen - 1] if seen else datetime.date.min
            self._states[seen] = official_line(self.corpus, self.considered[:seen], day)
        return self._states[seen]

    @cached_property
    def periods(self) -> tuple[Period, ...]:
        """The successive states of the line, oldest first; no day between them is left out."""
        starts = list(self._starts())
        found = []
        for line, after in itertools.zip_longest(starts, starts[1:]):
            last = None if after is None else after.at - datetime.timedelta(days=1)
            ended = None if after is None else _ending(line, after)
            found.append(Period(line=line, first=line.at, last=last, ended=ended))
        return tuple(found)

    def until(self, at: datetime.date) -> tuple[Period, ...]:
        """Return the periods that began by the day *at*; what ends later has no end yet."""
        return tuple(
            attrs.evolve(one, last=None, ended=None)
            if one.last is not None and one.last >= at
            else one
            for one in self.periods
            if one.first <= at
        )

    def _starts(self) -> Iterator[Line]:
        """Yield the line on each day on which it, or its state, is another one."""
        counted = [
            one.evidence
            for one in self.considered
            if one.verdict.counts and one.evidence.day is not None
        ]
        days = {one.day for one in counted if one.day is not None}
        for one in counted:
            days.update(_turns(self.corpus, one))
        before = None
        for day in sorted(days):
            line = self.line(day)
            if line is not None and (before is None or _key(line) != _key(before)):
                yield line
                before = line


def _key(line: Line) -> tuple[object, ...]:
    evidence = line.evidence
    return evidence.statement.id, evidence.place, line.lapsed, line.stale, line.past_holder


def _ending(line: Line, after: Line) -> Ending:
    if line.evidence != after.evidence:
        return Ending.REPLACED
    if after.lapsed and not line.lapsed:
        return Ending.LAPSED
    if after.stale and not line.stale:
        return Ending.STALE
    return Ending.HOLDER_LEFT if after.past_holder else Ending.HOLDER_BACK


def _turns(corpus: Corpus, one: Evidence) -> Iterator[datetime.date]:
    """Yield the days on which the state of a line that *one* makes may become another."""
    until = one.stance.until
    if until is not None and until.latest is not None:
        yield from _next(until.latest)
    if one.day is not None:
        yield from _first_stale(one.day, corpus.briefing.window)
    holder = corpus.actor(one.holder)
    role = one.capacity.role
    if isinstance(holder, Person) and role is not None:
        for held in holder.roles:
            if held.post == role.post:
                if held.span.earliest is not None:
                    yield held.span.earliest
                if held.span.latest is not None:
                    yield from _next(held.span.latest)


def _next(day: datetime.date) -> Iterator[datetime.date]:
    """Yield the day after *day*; none after the last of all."""
    if day < datetime.date.max:
        yield day + datetime.timedelta(days=1)


def _first_stale(day: datetime.date, window: int) -> Iterator[datetime.date]:
    """Yield the first day on which *day* lies more than *window* months back."""
    year, month = divmod(day.year * 12 + day.month - 1 + window, 12)
    if year > datetime.MAXYEAR:
        return
    start = datetime.date(year, month + 1, 1).toordinal()
    for later in range(start, min(start + 32, datetime.date.max.toordinal() + 1)):
        candidate = datetime.date.fromordinal(later)
        if day < months_before(candidate, window):
            yield candidate
            return
