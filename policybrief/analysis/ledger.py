"""Where every country stands on every topic: the whole analysis of a corpus."""

from __future__ import annotations

import datetime
from collections.abc import Iterable, Mapping
from functools import cached_property

import attrs

from policybrief.analysis.agreement import Agreement, agreement
from policybrief.analysis.alignment import (
    Alignment,
    align,
    nearest_first,
    pairs,
    positions_in_numbers,
)
from policybrief.analysis.capacity import Capacity, capacity
from policybrief.analysis.collected import GradedStatements, Lines, Pieces, Shifts, Voices
from policybrief.analysis.conflict import Conflict, all_facts, conflicts
from policybrief.analysis.corrections import Corrected, published_corrections
from policybrief.analysis.dependence import Dependence, dependence
from policybrief.analysis.earlier import Earlier
from policybrief.analysis.evidence import (
    Evidence,
    EvidenceOfRun,
    all_evidence,
    by_statement,
    evidence_by_run,
)
from policybrief.analysis.history import History, Period, first_articles
from policybrief.analysis.line import Considered, Line, consider
from policybrief.analysis.occasions import Occasion, occasions
from policybrief.analysis.public import public_corpus
from policybrief.analysis.register import Subject, register
from policybrief.analysis.rollup import RollUp, group_of, roll_up
from policybrief.analysis.salience import Salience, salience
from policybrief.analysis.shift import shifts
from policybrief.analysis.spoken import Utterance, utterances
from policybrief.analysis.standing import Standing
from policybrief.analysis.timeline import Timeline, timeline
from policybrief.analysis.utterances import ComparedAccounts, all_accounts, compare_accounts
from policybrief.analysis.voices import dissent, other_voices
from policybrief.errors import PolicybriefError
from policybrief.models.asked import a_country
from policybrief.models.collection import Day, last_day
from policybrief.models.corpus import Corpus
from policybrief.models.fact import Fact
from policybrief.models.statement import Statement
from policybrief.models.utterances import utterance_of


@attrs.frozen(slots=False, repr=False)
class Analysis:
    """Everything computed from one corpus at one date.

    Attributes:
        corpus: The corpus as its readers may see it: without embargoed articles and drafts, and
            without what rests on them alone; what was withdrawn has no words.
        at: The date; None for a corpus in which nothing has a date, which then has no lines.
        drafts: Kind and id of the drafts that are shown; None when drafts are left out.
    """

    corpus: Corpus
    at: datetime.date | None
    drafts: frozenset[tuple[str, str]] | None = None

    def __repr__(self) -> str:
        """Return its date and its corpus."""
        return f"<Analysis at {self.at} of {self.corpus!r}>"

    @cached_property
    def evidence(self) -> Mapping[tuple[str, str], tuple[Evidence, ...]]:
        """All evidence by country and topic, in order of date."""
        return all_evidence(self.corpus, self.evidence_by_run)

    @cached_property
    def evidence_by_run(self) -> tuple[EvidenceOfRun, ...]:
        """The evidence in each run of articles, by country and topic."""
        return evidence_by_run(self.corpus)

    @cached_property
    def evidence_by_statement(self) -> Mapping[str, tuple[Evidence, ...]]:
        """All evidence by the statement that gives it."""
        found: dict[str, tuple[Evidence, ...]] = {}
        for run in self.evidence_by_run:
            found.update(self.corpus.memory.of(by_statement, run))
        return found

    @cached_property
    def considered(self) -> Mapping[tuple[str, str], tuple[Considered, ...]]:
        """What the rule made of the evidence, by country and topic."""
        memory, setting = self.corpus.memory, self.corpus.setting
        return {
            key: memory.of(_considered, group, setting, using=self.corpus)
            for key, group in self.evidence.items()
        }

    @cached_property
    def histories(self) -> Mapping[tuple[str, str], History]:
        """The history of each line, by country and topic."""
        return {key: History(self.corpus, group) for key, group in self.considered.items()}

    @cached_property
    def verdict_on(self) -> Mapping[tuple[str, str], Considered]:
        """What the rule made of each stance, by statement and topic."""
        found: dict[tuple[str, str], Considered] = {}
        for group in self.considered.values():
            found.update(self.corpus.memory.of(_verdicts, group))
        return found

    @cached_property
    def corrections(self) -> tuple[Corrected, ...]:
        """The corrections that are published, newest first, whatever the date of the analysis."""
        return published_corrections(self.corpus)

    @cached_property
    def standings(self) -> Mapping[tuple[str, str], Standing]:
        """The standing of every country that was asked or heard, by country and topic."""
        asked = {
            (country, topic.id): None
            for topic in self.corpus.live_topics
            for country in self.corpus.asked(topic, self.at)
        }
        keys = sorted(asked | dict.fromkeys(self.evidence))
        memory, setting = self.corpus.memory, self.corpus.setting
        return {
            key: memory.of(
                _standing,
                group,
                setting,
                when=(*key, key in asked, self.at, *first_articles(self.corpus, group)),
                using=self,
            )
            for key in keys
            for group in [self.considered.get(key, ())]
        }

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
        """Return the standing of one country on one topic, asked or not.

        Args:
            country: Code or name of the country.
            topic: Id of the topic.
        """
        country = self._code(country)
        known = self.standings.get((country, topic))
        if known is not None:
            return known
        considered = self.considered.get((country, topic), ())
        return _standing(self, considered, self.corpus.setting, country, topic, False, self.at)

    def line(self, country: str, topic: str, at: Day | None = None) -> Line | None:
        """Return the official line of *country* on *topic* at a date.

        Args:
            country: Code or name of the country.
            topic: Id of the topic.
            at: The date, of a month or a year its last day; by default the analysis' own.

        Raises:
            PolicybriefError: When *at* is no date.
        """
        day = self.at if at is None else last_day(at)
        history = self.histories.get((self._code(country), topic))
        return None if day is None or history is None else history.line(day)

    def history(self, country: str, topic: str) -> tuple[Period, ...]:
        """Return the successive states of a line up to the analysis' date, oldest first.

        Args:
            country: Code or name of the country.
            topic: Id of the topic.
        """
        history = self.histories.get((self._code(country), topic))
        return () if history is None or self.at is None else history.until(self.at)

    @cached_property
    def utterances(self) -> tuple[Utterance, ...]:
        """Everything that was said, oldest first; each once, however many articles give it."""
        return utterances(
            self.corpus, self.accounts, self.evidence_by_statement, self.evidence_by_run
        )

    @cached_property
    def occasions(self) -> Mapping[str, Occasion]:
        """Every event with what was said at it, by the event's id."""
        return occasions(self.corpus, self.utterances)

    @cached_property
    def _timeline(self) -> Timeline:
        events = self.occasions.values()
        return timeline(self.corpus, self.utterances, self.considered, events, self.at)

    def timeline(
        self, *, country: str | None = None, person: str | None = None, topic: str | None = None
    ) -> Timeline:
        """Return everything that has a date up to the analysis' own, oldest first.

        Args:
            country: Code or name of a country: only what concerns it.
            person: Id of a person or another speaker: only their words, lines and roles.
            topic: Id of a topic: only what was said on it, and where.
        """
        code = None if country is None else self._code(country)
        return self._timeline.about(code, person, topic)

    def salience(self, topic: str | None = None, country: str | None = None) -> Salience:
        """Return how much was said in each month, each utterance once.

        Args:
            topic: Id of a topic: only what has a stance on it.
            country: Code of a country: only what speaks for it or belongs to it.
        """
        spoken: Iterable[Utterance] = self.utterances
        if topic is not None:
            spoken = self._utterances_by_topic.get(topic, ())
        elif country is not None:
            spoken = self._utterances_by_country.get(country, ())
        return salience(spoken, topic, country)

    @cached_property
    def _utterances_by_topic(self) -> Mapping[str, list[Utterance]]:
        found: dict[str, list[Utterance]] = {}
        for one in self.utterances:
            for topic in {*one.topics, *(topic for _, topic in one.subjects)}:
                found.setdefault(topic, []).append(one)
        return found

    @cached_property
    def _utterances_by_country(self) -> Mapping[str, list[Utterance]]:
        found: dict[str, list[Utterance]] = {}
        for one in self.utterances:
            for country in dict.fromkeys(one.countries):
                found.setdefault(country, []).append(one)
        return found

    @cached_property
    def _heard_countries(self) -> frozenset[str]:
        return frozenset(country for country, _ in self.evidence)

    def _code(self, country: str) -> str:
        """Return the code of a country by its code or its name; itself when it is neither."""
        if country in self._heard_countries:
            return country
        try:
            return a_country(country, self.corpus)
        except PolicybriefError:
            return country

    @cached_property
    def statements(self) -> GradedStatements:
        """All published statements, with their grades."""
        return GradedStatements(self.corpus.published, self.corpus)

    @cached_property
    def pieces(self) -> Pieces:
        """All evidence, by country and topic, in order of date."""
        groups = self.evidence.items()
        return Pieces((one for _, group in sorted(groups) for one in group), self.corpus)

    @cached_property
    def lines(self) -> Lines:
        """All lines, by country and topic."""
        lines = (one.line for one in self.standings.values() if one.line is not None)
        return Lines(lines, self.corpus)

    @cached_property
    def shifts(self) -> Shifts:
        """All shifts, newest first."""
        found = [shift for one in self.standings.values() for shift in one.shifts]
        found.sort(key=lambda one: one.after.day or datetime.date.min, reverse=True)
        return Shifts(found, self.corpus)

    @cached_property
    def dissent(self) -> Voices:
        """All office holders on the other side of their country's line."""
        found = (voice for one in self.standings.values() for voice in one.dissent)
        return Voices(found, self.corpus)

    @cached_property
    def other_voices(self) -> Voices:
        """Everybody else with a stance, by country and topic."""
        found = (voice for one in self.standings.values() for voice in one.other_voices)
        return Voices(found, self.corpus)

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
    def register(self) -> tuple[Subject, ...]:
        """All facts by subject and property, with the conflicts among them."""
        return register(self.facts, self.conflicts)

    @cached_property
    def agreement(self) -> Agreement:
        """How far those who coded the same statements agree, topic by topic."""
        return agreement(self.corpus)

    @cached_property
    def alignments(self) -> tuple[Alignment, ...]:
        """How near each two countries are that have at least three topics in common."""
        return tuple(one for one in self.pairs if one.value is not None)

    @cached_property
    def pairs(self) -> tuple[Alignment, ...]:
        """A comparison of each two countries with a current and clear line, by their codes."""
        return tuple(pairs(self.lines))

    @cached_property
    def _positions(self) -> Mapping[str, Mapping[str, int]]:
        return positions_in_numbers(self.lines)

    def alignment(self, one: str, other: str) -> Alignment:
        """Return how near two countries are.

        Args:
            one: Code of a country.
            other: Code of another.

        Returns:
            Their alignment; its value is None when they have fewer than three topics in common,
            and its topics say which.
        """
        return align(self._positions, one, other)

    def aligned_with(self, country: str) -> tuple[Alignment, ...]:
        """Return the alignments of *country* with all others, the nearest first."""
        return nearest_first(
            self.alignment(country, other) for other in self._positions if other != country
        )

    @cached_property
    def roll_ups(self) -> Mapping[tuple[str, str], RollUp]:
        """Where the members of each organization stand, by organization and topic.

        An organization that nobody belongs to on the day has none.
        """
        found = (
            self.roll_up(organization, topic.id)
            for organization in self.corpus.joined
            for topic in self.corpus.live_topics
        )
        return {(one.organization, one.topic): one for one in found if one.members or one.uncertain}

    def roll_up(self, organization: str, topic: str, at: Day | None = None) -> RollUp:
        """Return where the members of *organization* stand on *topic*.

        Args:
            organization: Id of the organization; that of a country that others belong to (``eu``)
                will do too.
            topic: Id of the topic.
            at: The day of members and lines, of a month or a year its last day; by default the
                analysis' own.

        Raises:
            PolicybriefError: When *at* is no date.
        """
        day = self.at if at is None else last_day(at)
        if day is None:
            return roll_up(organization, topic, None, {}, ())
        members = self.corpus.members(organization, day)
        perhaps = self.corpus.members(organization, day, certain=False)
        asked = self._asked(topic, day)
        groups = {
            code: group_of(
                self.line(code, topic, day), known=code in asked or self._heard(code, topic, day)
            )
            for code in members
        }
        return roll_up(organization, topic, day, groups, set(perhaps).difference(members))

    def _asked(self, topic: str, day: datetime.date) -> tuple[str, ...]:
        found = self.corpus.topic_by_id.get(topic)
        return () if found is None or found.draft else self.corpus.asked(found, day)

    def _heard(self, country: str, topic: str, day: datetime.date) -> bool:
        evidence = self.evidence.get((country, topic), ())
        return any(one.day is None or one.day <= day for one in evidence)

    def dependence(
        self, *, country: str | None = None, topic: str | None = None, person: str | None = None
    ) -> Dependence:
        """Return how much of a profile rests on one publisher; by default of the whole briefing.

        Args:
            country: Code of a country: the evidence of its page, and its lines.
            topic: Id of a topic: the evidence of its page, and the lines on it; not used when a
                country is given.
            person: Id of a speaker: what they said, and the lines that rest on it.
        """
        standings: Iterable[Standing] = self.standings.values()
        if country is not None:
            standings = self.by_country.get(country, ())
        elif topic is not None:
            standings = self.by_topic.get(topic, ())
        statements: Iterable[Statement] = self.corpus.published
        if country is not None or topic is not None:
            statements = [each.statement for one in standings for each in one.evidence]
        lines = [one.line for one in standings if one.line is not None]
        if person is not None:
            statements = [one for one in statements if one.speaker.key == person]
            lines = [one for one in lines if one.evidence.statement.speaker.key == person]
        return dependence(self.corpus, statements, lines, self.accounts, self.at)

    @cached_property
    def accounts(self) -> Mapping[str, tuple[Statement, ...]]:
        """The published statements that report each utterance, by the utterance."""
        return all_accounts(self.corpus)

    def other_accounts(self, statement: Statement) -> tuple[ComparedAccounts, ...]:
        """Return the other published accounts of an utterance, each compared with *statement*.

        A statement that is not published has none.
        """
        if statement.id not in self.corpus.published_ids:
            return ()
        return tuple(
            compare_accounts(self.corpus, statement, one)
            for one in self.accounts[utterance_of(self.corpus, statement)]
            if one.id != statement.id
        )

    def capacity(self, statement: Statement) -> Capacity:
        """Return in what capacity a statement was made."""
        for one in self.evidence_by_statement.get(statement.id, ()):
            if one.statement is statement and not one.ascribed:
                return one.capacity
        return capacity(self.corpus, statement.speaker, self.day(statement), statement.personal)

    def day(self, statement: Statement) -> datetime.date | None:
        """Return the latest possible day of a statement, by all accounts of its utterance."""
        return self.corpus.day_of(statement)

    def previous(self, statement: Statement, topic: str) -> Statement | None:
        """Return what the same speaker had said on *topic* before *statement*."""
        given = self.evidence_by_statement.get(statement.id, ())
        return self._earlier.than(one for one in given if one.topic == topic)

    @cached_property
    def _earlier(self) -> Earlier:
        return Earlier(self.evidence, self.corpus.memory)


def _verdicts(considered: tuple[Considered, ...]) -> Mapping[tuple[str, str], Considered]:
    return {(one.evidence.statement.id, one.evidence.topic): one for one in considered}


def _considered(
    corpus: Corpus, evidence: tuple[Evidence, ...], setting: object
) -> tuple[Considered, ...]:
    """Return what the rule makes of the evidence; *setting* is all of the corpus it looks at."""
    return consider(corpus, evidence)


def _standing(
    analysis: Analysis,
    considered: tuple[Considered, ...],
    setting: object,
    country: str,
    topic: str,
    asked: bool,
    at: datetime.date | None,
    *articles: str,
) -> Standing:
    """Return the standing of one country on one topic.

    Args:
        analysis: Where its line and the actors are.
        considered: What the rule made of its evidence.
        setting: Everything but the articles.
        country: Code of the country.
        topic: Id of the topic.
        asked: Whether the topic is asked of the country.
        at: The date of the analysis.
        articles: What `first_articles` returned.
    """
    end = at or datetime.date.max
    by_then = tuple(
        one for one in considered if one.evidence.day is None or one.evidence.day <= end
    )
    evidence = tuple(one.evidence for one in by_then)
    line = analysis.line(country, topic)
    against = dissent(analysis.corpus, evidence, line, end)
    return Standing(
        country=country,
        topic=topic,
        asked=asked,
        line=line,
        evidence=evidence,
        considered=by_then,
        shifts=tuple(shifts(by_then)),
        dissent=against,
        other_voices=other_voices(evidence, line, against, end),
    )


def analyse(
    corpus: Corpus, at: Day | None = None, *, as_of: Day | None = None, drafts: bool = False
) -> Analysis:
    """Return everything that follows from *corpus*, as far as it may be published.

    The as-of day says which embargoes are over, whatever the date for lines: the past is told from
    what is public now, and a later *at* lifts nothing.

    Args:
        corpus: A corpus without errors.
        at: The date for lines, of a month or a year its last day; by default the as-of day.
        as_of: The as-of day, in place of the briefing's ``as_of`` or the newest date.
        drafts: Whether drafts are shown; embargoed ones are not.

    Raises:
        PolicybriefError: When *at* or *as_of* is no date.
    """
    whole = corpus if as_of is None else corpus.with_as_of(as_of)
    public, shown = public_corpus(whole, drafts=drafts)
    day = public.as_of if at is None else last_day(at)
    return Analysis(public, day, shown if drafts else None)
