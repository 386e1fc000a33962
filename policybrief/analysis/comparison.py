"""What changed between two analyses: of one corpus at two dates, or of two copies of a corpus."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from typing import Final

import attrs

from policybrief.analysis.corrections import Corrected
from policybrief.analysis.evidence import Evidence
from policybrief.analysis.ledger import Analysis
from policybrief.analysis.line import Line
from policybrief.analysis.news import (
    AskedChange,
    ConflictChange,
    FactChange,
    LineChange,
    LineNews,
    MembershipChange,
    RoleChange,
    StatementChange,
    VoiceChange,
    VoiceNews,
)
from policybrief.analysis.shift import Shift
from policybrief.analysis.statement_changes import statement_changes
from policybrief.analysis.turns import (
    asked_changes,
    conflict_changes,
    fact_changes,
    membership_changes,
    new_corrections,
    role_changes,
)
from policybrief.analysis.voices import Voice
from policybrief.models.statement import Statement

_KINDS: Final = (
    *("lines", "shifts", "voices", "statements", "facts", "conflicts"),
    *("roles", "memberships", "asked", "corrections"),
)


@attrs.frozen(kw_only=True, repr=False)
class Comparison:
    """What changed from one analysis to another.

    Attributes:
        before: The earlier analysis.
        after: The later one.
        lines: What became of lines, by country and topic.
        shifts: The shifts that are new, oldest first.
        voices: New and ended dissent, new voices, and voices that changed.
        statements: Statements that came, went, or were corrected, in order of article.
        facts: Claims that came or went.
        conflicts: Disagreements of sources that came or went.
        roles: Posts taken and left.
        memberships: Organizations joined and left.
        asked: Countries that a topic is newly asked of, or no longer.
        corrections: Corrections that the editors have told since, newest first.
        country: Code of the country that it was narrowed to; None for all.
        topic: Id of the topic that it was narrowed to; None for all.
    """

    before: Analysis
    after: Analysis
    lines: tuple[LineChange, ...] = ()
    shifts: tuple[Shift, ...] = ()
    voices: tuple[VoiceChange, ...] = ()
    statements: tuple[StatementChange, ...] = ()
    facts: tuple[FactChange, ...] = ()
    conflicts: tuple[ConflictChange, ...] = ()
    roles: tuple[RoleChange, ...] = ()
    memberships: tuple[MembershipChange, ...] = ()
    asked: tuple[AskedChange, ...] = ()
    corrections: tuple[Corrected, ...] = ()
    country: str | None = None
    topic: str | None = None

    @property
    def empty(self) -> bool:
        """Whether nothing changed."""
        return not any(self._counts().values())

    def _counts(self) -> dict[str, int]:
        return {name: len(getattr(self, name)) for name in _KINDS}

    def __repr__(self) -> str:
        """Return from when to when, and how many of each changed."""
        found = [f"{name} {count}" for name, count in self._counts().items() if count]
        days = f"{self.before.at} to {self.after.at}"
        return f"<Comparison {days}: {', '.join(found) or 'nothing changed'}>"

    def about(self, *, country: str | None = None, topic: str | None = None) -> Comparison:
        """Return only what concerns a country, a topic, or both.

        Facts belong to neither and are left out; roles and memberships belong to a country, to no
        topic.

        Args:
            country: Code of a country.
            topic: Id of a topic.
        """
        if country is None and topic is None:
            return self

        def fits(one: LineChange | VoiceChange | Shift | AskedChange) -> bool:
            return country in (None, one.country) and topic in (None, one.topic)

        return attrs.evolve(
            self,
            country=country,
            topic=topic,
            lines=tuple(one for one in self.lines if fits(one)),
            shifts=tuple(one for one in self.shifts if fits(one)),
            voices=tuple(one for one in self.voices if fits(one)),
            statements=tuple(one for one in self.statements if self._concerns(one, country, topic)),
            facts=(),
            conflicts=(),
            roles=tuple(one for one in self.roles if topic is None and one.country == country),
            memberships=tuple(
                one for one in self.memberships if topic is None and one.country == country
            ),
            asked=tuple(one for one in self.asked if fits(one)),
            corrections=tuple(
                one for one in self.corrections if self._corrects(one, country, topic)
            ),
        )

    def _concerns(self, one: StatementChange, country: str | None, topic: str | None) -> bool:
        """Say whether a statement is of a country and about a topic, before or after."""
        return any(
            statement is not None and _is_about(analysis, statement, country, topic)
            for analysis, statement in ((self.before, one.before), (self.after, one.after))
        )

    def _corrects(self, one: Corrected, country: str | None, topic: str | None) -> bool:
        """Say whether any statement that a correction touches is of a country and about a topic."""
        corpus = self.after.corpus
        ids = one.statements or [each.id for each in corpus.article_by_id[one.article].statements]
        return any(
            _is_about(self.after, corpus.statement_by_id[id_], country, topic)
            for id_ in ids
            if one.statements or id_ in corpus.published_ids
        )


def _is_about(
    analysis: Analysis, statement: Statement, country: str | None, topic: str | None
) -> bool:
    """Say whether a statement is of a country and about a topic."""
    belongs = {analysis.corpus.voice_of(statement)} | {
        piece.country for piece in analysis.evidence_by_statement.get(statement.id, ())
    }
    topics = {stance.topic for stance in statement.stances}
    return (country is None or country in belongs) and (topic is None or topic in topics)


def compare(before: Analysis, after: Analysis) -> Comparison:
    """Return what changed from one analysis to another.

    The two are of one corpus at two dates, or of two copies of a corpus. What is dated after the
    date of an analysis is no part of it; what has no date is part of both.

    Args:
        before: The earlier analysis.
        after: The later one.
    """
    statements = tuple(statement_changes(before, after))
    renamed = {
        one.before.id: one.after.id
        for one in statements
        if one.before is not None and one.after is not None
    }
    return Comparison(
        before=before,
        after=after,
        lines=tuple(_lines(before, after, renamed)),
        shifts=tuple(_shifts(before, after, renamed)),
        voices=tuple(_voices(before, after, renamed)),
        statements=statements,
        facts=tuple(fact_changes(before, after)),
        conflicts=tuple(conflict_changes(before, after)),
        roles=tuple(role_changes(before, after)),
        memberships=tuple(membership_changes(before, after)),
        asked=tuple(asked_changes(before, after)),
        corrections=tuple(new_corrections(before, after)),
    )


def _keys(before: Analysis, after: Analysis) -> list[tuple[str, str]]:
    return sorted({*before.standings, *after.standings})


def _lines(before: Analysis, after: Analysis, renamed: Mapping[str, str]) -> Iterator[LineChange]:
    for country, topic in _keys(before, after):
        old, new = before.line(country, topic), after.line(country, topic)
        same = old is not None and new is not None and _is_same(old.evidence, new.evidence, renamed)
        news = tuple(_news(old, new, same))
        if not news and old is not None and new is not None and _restated(old, new, same):
            news = (LineNews.RESTATED,)
        if news:
            yield LineChange(country=country, topic=topic, news=news, before=old, after=new)


def _is_same(old: Evidence, new: Evidence, renamed: Mapping[str, str]) -> bool:
    """Say whether two pieces of evidence are of one statement, perhaps corrected."""
    return renamed.get(old.statement.id, old.statement.id) == new.statement.id


def _news(old: Line | None, new: Line | None, same: bool) -> Iterator[LineNews]:
    """Yield what became of a line, the weightiest first.

    Args:
        old: The line before.
        new: The line after.
        same: Whether both rest on the same statement.
    """
    if old is None or new is None:
        if old is not new:
            yield LineNews.NEW if old is None else LineNews.GONE
        return
    if same:
        if _coding(old) != _coding(new):
            yield LineNews.RECODED
    elif old.position is not new.position:
        yield LineNews.POSITION
    elif (old.condition or old.not_restated) != (new.condition or new.not_restated):
        yield LineNews.CONDITION
    if not same:
        if old.act is not new.act and old.position is new.position:
            yield LineNews.ACT
        if old.grade is not new.grade:
            yield LineNews.FIRMER if new.grade.strength > old.grade.strength else LineNews.WEAKER
    if new.lapsed and not old.lapsed:
        yield LineNews.LAPSED
    if new.stale and not old.stale:
        yield LineNews.STALE
    if new.current and not old.current:
        yield LineNews.CURRENT
    if new.past_holder and not old.past_holder:
        yield LineNews.PAST_HOLDER
    if old.evidence.holder != new.evidence.holder:
        yield LineNews.NEW_HOLDER if _same_post(old, new) else LineNews.SPEAKER


def _coding(line: Line) -> tuple[object, ...]:
    return line.position, line.condition, line.not_restated, line.act, line.grade


def _restated(old: Line, new: Line, same: bool) -> bool:
    another = not same and old.evidence.utterance != new.evidence.utterance
    return another or new.occasions > old.occasions


def _same_post(old: Line, new: Line) -> bool:
    one, other = old.evidence.capacity.role, new.evidence.capacity.role
    return one is not None and other is not None and one.post == other.post


def _shifts(before: Analysis, after: Analysis, renamed: Mapping[str, str]) -> Iterator[Shift]:
    known = {_shift_key(shift, renamed) for shift in before.shifts}
    yield from (one for one in reversed(after.shifts) if _shift_key(one, {}) not in known)


def _shift_key(shift: Shift, renamed: Mapping[str, str]) -> tuple[str, ...]:
    ids = shift.before.statement.id, shift.after.statement.id
    return (
        shift.country,
        shift.topic,
        *(renamed.get(one, one) for one in ids),
    )


def _voices(before: Analysis, after: Analysis, renamed: Mapping[str, str]) -> Iterator[VoiceChange]:
    for country, topic in _keys(before, after):
        old, new = before.standing(country, topic), after.standing(country, topic)
        heard = {one.holder for one in old.evidence}
        dissented, dissents = _by_holder(old.dissent), _by_holder(new.dissent)
        said = dissented | _by_holder(old.other_voices)
        for holder, voice in (dissents | _by_holder(new.other_voices)).items():
            earlier = said.get(holder)
            if holder in dissents and holder not in dissented:
                news = VoiceNews.NEW_DISSENT
            elif holder not in heard:
                news = VoiceNews.NEW_VOICE
            elif earlier is not None and _changed(earlier.evidence, voice.evidence, renamed):
                news = VoiceNews.CHANGED
            else:
                continue
            yield VoiceChange(country=country, topic=topic, news=news, before=earlier, after=voice)
        for holder, voice in dissented.items():
            if holder not in dissents:
                yield VoiceChange(
                    country=country,
                    topic=topic,
                    news=VoiceNews.DISSENT_ENDED,
                    before=voice,
                    after=None,
                )


def _changed(old: Evidence, new: Evidence, renamed: Mapping[str, str]) -> bool:
    """Say whether somebody says something else now; the same words coded anew are no change."""
    return not _is_same(old, new, renamed) and old.position is not new.position


def _by_holder(voices: Iterable[Voice]) -> dict[str, Voice]:
    return {voice.evidence.holder: voice for voice in voices}
