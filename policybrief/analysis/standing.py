"""Where every country stands on every topic: the whole analysis of a corpus."""

from __future__ import annotations

import datetime
import enum
from collections.abc import Mapping
from functools import cached_property

import attrs

from policybrief.analysis.alignment import Alignment, alignments
from policybrief.analysis.capacity import Capacity, capacity
from policybrief.analysis.conflict import Conflict, all_facts, conflicts
from policybrief.analysis.evidence import (
    Evidence,
    all_evidence,
    utterance_days,
    utterance_of,
)
from policybrief.analysis.line import Considered, Line, consider, official_line
from policybrief.analysis.shift import Shift, shifts
from policybrief.analysis.voices import Voice, dissent, other_voices
from policybrief.models.corpus import Corpus
from policybrief.models.fact import Fact
from policybrief.models.statement import Statement


class Silence(enum.Enum):
    """Why there is no line. Neither is neutrality."""

    NOT_ASKED = "not-asked"
    NO_STATEMENT = "no-statement"


@attrs.frozen(kw_only=True)
class Standing:
    """All that is known of one country on one topic at a date.

    Attributes:
        country: Code of the country.
        topic: Id of the topic.
        asked: Whether the topic is asked of the country.
        line: The official line; None when nobody has spoken for the country.
        evidence: All evidence by the date, whether it speaks for the country or not.
        considered: What the rule made of it.
        shifts: The changes of the line, oldest first.
        dissent: Office holders on the other side.
        other_voices: Everybody else with a stance.
    """

    country: str
    topic: str
    asked: bool
    line: Line | None
    evidence: tuple[Evidence, ...]
    considered: tuple[Considered, ...]
    shifts: tuple[Shift, ...]
    dissent: tuple[Voice, ...]
    other_voices: tuple[Voice, ...]

    @property
    def silence(self) -> Silence | None:
        """Why there is no line; None when there is one."""
        if self.line is not None:
            return None
        return Silence.NO_STATEMENT if self.asked or self.evidence else Silence.NOT_ASKED


@attrs.frozen(slots=False)
class Analysis:
    """Everything computed from one corpus at one date.

    Attributes:
        corpus: The corpus.
        at: The date; None for a corpus in which nothing has a date, which then has no lines.
    """

    corpus: Corpus
    at: datetime.date | None

    @cached_property
    def evidence(self) -> Mapping[tuple[str, str], tuple[Evidence, ...]]:
        """All evidence by country and topic, in order of date."""
        return all_evidence(self.corpus)

    @cached_property
    def evidence_by_statement(self) -> Mapping[str, tuple[Evidence, ...]]:
        """All evidence by the statement that gives it."""
        found: dict[str, list[Evidence]] = {}
        for group in self.evidence.values():
            for one in group:
                found.setdefault(one.statement.id, []).append(one)
        return {
            id_: tuple(sorted(group, key=lambda one: one.place)) for id_, group in found.items()
        }

    @cached_property
    def considered(self) -> Mapping[tuple[str, str], tuple[Considered, ...]]:
        """What the rule made of the evidence, by country and topic."""
        return {key: consider(self.corpus, group) for key, group in self.evidence.items()}

    @cached_property
    def verdict_on(self) -> Mapping[tuple[str, str], Considered]:
        """What the rule made of each stance, by statement and topic."""
        return {
            (one.evidence.statement.id, topic): one
            for (_, topic), group in self.considered.items()
            for one in group
        }

    @cached_property
    def standings(self) -> Mapping[tuple[str, str], Standing]:
        """The standing of every country that was asked or heard, by country and topic."""
        asked = {
            (country, topic.id): None
            for topic in self.corpus.live_topics
            for country in self.corpus.asked(topic)
        }
        keys = sorted(asked | dict.fromkeys(self.evidence))
        return {key: self._standing(*key, asked=key in asked) for key in keys}

    @cached_property
    def by_country(self) -> Mapping[str, tuple[Standing, ...]]:
        """The standings of each country, by topic."""
        found: dict[str, list[Standing]] = {}
        for one in self.standings.values():
            found.setdefault(one.country, []).append(one)
        return {country: tuple(group) for country, group in found.items()}

    @cached_property
    def by_topic(self) -> Mapping[str, tuple[Standing, ...]]:
        """The standings on each topic, by country."""
        found: dict[str, list[Standing]] = {}
        for one in self.standings.values():
            found.setdefault(one.topic, []).append(one)
        return {topic: tuple(group) for topic, group in found.items()}

    def standing(self, country: str, topic: str) -> Standing:
        """Return the standing of one country on one topic, asked or not."""
        known = self.standings.get((country, topic))
        return known or self._standing(country, topic, asked=False)

    def line(self, country: str, topic: str, at: datetime.date | None = None) -> Line | None:
        """Return the official line of *country* on *topic* at a date.

        Args:
            country: Code of the country.
            topic: Id of the topic.
            at: The date; by default the analysis' own.
        """
        day = at or self.at
        if day is None:
            return None
        return official_line(self.corpus, self.considered.get((country, topic), ()), day)

    def _standing(self, country: str, topic: str, *, asked: bool) -> Standing:
        at = self.at or datetime.date.max
        evidence = tuple(
            one
            for one in self.evidence.get((country, topic), ())
            if one.day is None or one.day <= at
        )
        considered = self.considered.get((country, topic), ())
        by_then = [one for one in considered if one.evidence.day is None or one.evidence.day <= at]
        line = self.line(country, topic)
        against = dissent(self.corpus, evidence, line, at)
        return Standing(
            country=country,
            topic=topic,
            asked=asked,
            line=line,
            evidence=evidence,
            considered=tuple(by_then),
            shifts=tuple(shifts(by_then)),
            dissent=against,
            other_voices=other_voices(evidence, line, against, at),
        )

    @cached_property
    def lines(self) -> tuple[Line, ...]:
        """All lines, by country and topic."""
        return tuple(one.line for one in self.standings.values() if one.line is not None)

    @cached_property
    def shifts(self) -> tuple[Shift, ...]:
        """All shifts, newest first."""
        found = [shift for one in self.standings.values() for shift in one.shifts]
        return tuple(
            sorted(found, key=lambda one: one.after.day or datetime.date.min, reverse=True)
        )

    @cached_property
    def countries(self) -> tuple[str, ...]:
        """Codes of all countries that were asked or heard."""
        return tuple(sorted({country for country, _ in self.standings}))

    @cached_property
    def facts(self) -> tuple[Fact, ...]:
        """All facts, by subject and property."""
        return all_facts(self.corpus)

    @cached_property
    def conflicts(self) -> tuple[Conflict, ...]:
        """The facts on which sources disagree."""
        return tuple(conflicts(self.corpus))

    @cached_property
    def alignments(self) -> tuple[Alignment, ...]:
        """How near each two countries are."""
        return tuple(alignments(self.lines))

    def capacity(self, statement: Statement) -> Capacity:
        """Return in what capacity a statement was made."""
        return capacity(self.corpus, statement.speaker, self.day(statement), statement.personal)

    def day(self, statement: Statement) -> datetime.date | None:
        """Return the latest possible day of a statement, by all accounts of its utterance."""
        return self._days.get(utterance_of(self.corpus, statement), statement.day)

    @cached_property
    def _days(self) -> Mapping[str, datetime.date]:
        return utterance_days(self.corpus)

    @cached_property
    def _previous(self) -> Mapping[tuple[str, str], Statement]:
        found: dict[tuple[str, str], Statement] = {}
        last: dict[tuple[str, str], Statement] = {}
        for group in self.evidence.values():
            for one in group:
                key = (one.holder, one.topic)
                if key in last and last[key].id != one.statement.id:
                    found[one.statement.id, one.topic] = last[key]
                last[key] = one.statement
        return found

    def previous(self, statement: Statement, topic: str) -> Statement | None:
        """Return what the same speaker had said on *topic* before *statement*."""
        return self._previous.get((statement.id, topic))


def analyse(corpus: Corpus, at: datetime.date | None = None) -> Analysis:
    """Return everything that follows from *corpus*.

    Args:
        corpus: A corpus without errors.
        at: The date for lines; by default the briefing's ``as_of``, or the newest date.
    """
    return Analysis(corpus, at or corpus.as_of)
