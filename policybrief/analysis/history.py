"""The history of a line: what it was on any day, and why each state of it ended."""

from __future__ import annotations

import datetime
import enum
import functools
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
)
from policybrief.analysis.sweep import Swept, sweep
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

    @cached_property
    def _days(self) -> list[datetime.date]:
        return [one.evidence.day or datetime.date.min for one in self.considered]

    @cached_property
    def _later(self) -> tuple[Considered, ...]:
        return tuple(attrs.evolve(one, verdict=Verdict.LATER) for one in self.considered)

    def line(self, at: datetime.date) -> Line | None:
        """Return the line at a date, as `official_line` computes it from the evidence."""
        seen = bisect_right(self._days, at)
        state = self._swept[seen - 1] if seen else None
        if state is None:
            return None
        line = state.evidence
        assert line.country is not None
        stale, lapsed, past_holder = self._marks(line, at)
        return Line(
            country=line.country,
            topic=line.topic,
            at=at,
            evidence=line,
            considered=self.considered[:seen] + self._later[seen:],
            condition=state.condition,
            not_restated=state.not_restated,
            since=state.since,
            occasions=state.occasions,
            articles=state.articles,
            stale=stale,
            lapsed=lapsed,
            past_holder=past_holder,
        )

    @cached_property
    def _swept(self) -> tuple[Swept | None, ...]:
        """The line after each piece of evidence."""
        return self.corpus.memory.of(
            _all_swept,
            self.considered,
            self.corpus.setting,
            when=first_articles(self.corpus, self.considered),
            using=self.corpus,
        )

    def _marks(self, one: Evidence, at: datetime.date) -> tuple[bool, bool, bool]:
        """Return whether a line that *one* makes is stale, lapsed and a past holder's on a day."""
        return (
            is_older(self.corpus, one, at),
            is_lapsed(one, at),
            is_past_holder(self.corpus, one, at),
        )

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
        before: tuple[object, ...] | None = None
        for day in sorted(days):
            seen = bisect_right(self._days, day)
            state = self._swept[seen - 1] if seen else None
            if state is None:
                continue
            one = state.evidence
            now = (one.statement.id, one.place, *self._marks(one, day))
            line = None if now == before else self.line(day)
            if line is not None:
                yield line
                before = now


def first_articles(corpus: Corpus, considered: tuple[Considered, ...]) -> tuple[str, ...]:
    """Return the article of the first account of each utterance that others gave first."""
    by_id = corpus.statement_by_id
    return tuple(by_id[one].article for one in corpus.memory.of(_of_others, considered))


def _of_others(considered: tuple[Considered, ...]) -> tuple[str, ...]:
    """Return the utterances of statements that join another."""
    evidence = (one.evidence for one in considered)
    return tuple(one.utterance for one in evidence if one.utterance != one.statement.id)


def _all_swept(
    corpus: Corpus, considered: tuple[Considered, ...], setting: object, *articles: str
) -> tuple[Swept | None, ...]:
    """Return the line after each piece of evidence.

    Args:
        corpus: Where the window is, and the articles.
        considered: The evidence.
        setting: Everything but the articles.
        articles: What `first_articles` returned.
    """
    return tuple(sweep(corpus, considered))


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
    stale = None if one.day is None else _first_stale(one.day, corpus.briefing.window)
    if stale is not None:
        yield stale
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


@functools.lru_cache(maxsize=8192)
def _first_stale(day: datetime.date, window: int) -> datetime.date | None:
    """Return the first day on which *day* lies more than *window* months back; None if never."""
    year, month = divmod(day.year * 12 + day.month - 1 + window, 12)
    if year > datetime.MAXYEAR:
        return None
    start = datetime.date(year, month + 1, 1).toordinal()
    for later in range(start, min(start + 32, datetime.date.max.toordinal() + 1)):
        candidate = datetime.date.fromordinal(later)
        if day < months_before(candidate, window):
            return candidate
    return None
