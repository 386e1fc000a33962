"""What began and ended between two analyses: claims, conflicts, posts, memberships, asking."""

from __future__ import annotations

import datetime
from collections.abc import Callable, Iterator
from typing import TypeVar

import attrs

from policybrief.analysis.conflict import Conflict, all_facts, conflicts
from policybrief.analysis.corrections import Corrected
from policybrief.analysis.ledger import Analysis
from policybrief.analysis.news import (
    AskedChange,
    ConflictChange,
    FactChange,
    MembershipChange,
    RoleChange,
    Turn,
)
from policybrief.models.actor import Country, Organization, Person
from policybrief.models.corpus import Corpus
from policybrief.models.correction import Correction
from policybrief.models.dates import Covers
from policybrief.models.fact import Fact
from policybrief.models.posts import country_of_role
from policybrief.models.role import Membership, Role

_Key = tuple[str, ...]
_Spell = TypeVar("_Spell", Role, Membership)


def _known_at(analysis: Analysis) -> Corpus:
    """Return the corpus without the articles that were published after the analysis' date."""
    at = analysis.at or datetime.date.max
    articles = [
        one
        for one in analysis.corpus.articles
        if one.date is None or one.date.latest is None or one.date.latest <= at
    ]
    return attrs.evolve(analysis.corpus, articles=articles)


def _claim(fact: Fact) -> tuple[object, ...]:
    """Return what makes a claim the same claim, whatever is noted of it."""
    return fact.article, fact.subject, fact.property, fact.value, fact.unit, fact.as_of


def fact_changes(before: Analysis, after: Analysis) -> Iterator[FactChange]:
    """Yield the claims that came, then those that went."""
    old, new = all_facts(_known_at(before)), all_facts(_known_at(after))
    known, still = set(map(_claim, old)), set(map(_claim, new))
    yield from (FactChange(turn=Turn.BEGUN, fact=one) for one in new if _claim(one) not in known)
    yield from (FactChange(turn=Turn.ENDED, fact=one) for one in old if _claim(one) not in still)


def conflict_changes(before: Analysis, after: Analysis) -> Iterator[ConflictChange]:
    """Yield the conflicts that came or changed, then those of whose claims none conflicts now."""
    old, new = list(conflicts(_known_at(before))), list(conflicts(_known_at(after)))
    known = {(_claims(one), one.resolved) for one in old}
    still = {claim for one in new for claim in _claims(one)}
    for conflict in new:
        if (_claims(conflict), conflict.resolved) not in known:
            yield ConflictChange(turn=Turn.BEGUN, conflict=conflict)
    for conflict in old:
        if not still & _claims(conflict):
            yield ConflictChange(turn=Turn.ENDED, conflict=conflict)


def _claims(conflict: Conflict) -> frozenset[tuple[object, ...]]:
    return frozenset(map(_claim, conflict.claims))


def role_changes(before: Analysis, after: Analysis) -> Iterator[RoleChange]:
    """Yield the posts that were taken and left, by person."""
    for turn, (person, *_), role, corpus in _turns(before, after, _roles):
        country = country_of_role(corpus, role)
        yield RoleChange(turn=turn, person=person, country=country, role=role)


def _roles(corpus: Corpus) -> Iterator[tuple[_Key, Role]]:
    for person in corpus.actors:
        if isinstance(person, Person):
            yield from (((person.id, *role.post), role) for role in person.roles)


def membership_changes(before: Analysis, after: Analysis) -> Iterator[MembershipChange]:
    """Yield the memberships that began and ended, by member."""
    for turn, (member, *_), membership, corpus in _turns(before, after, _memberships):
        yield MembershipChange(
            turn=turn, member=member, country=corpus.country_of(member), membership=membership
        )


def _memberships(corpus: Corpus) -> Iterator[tuple[_Key, Membership]]:
    for actor in corpus.actors:
        if isinstance(actor, Country | Organization):
            yield from (((actor.id, one.organization), one) for one in actor.memberships)


def _turns(
    before: Analysis, after: Analysis, spells: Callable[[Corpus], Iterator[tuple[_Key, _Spell]]]
) -> Iterator[tuple[Turn, _Key, _Spell, Corpus]]:
    """Yield what began and ended, with the spell as the newer corpus has it, if it does.

    Args:
        before: The earlier analysis.
        after: The later one.
        spells: What gives the spells of a corpus, with what makes two of them spells of one thing.
    """
    old, new, between = _held(before, spells), _held(after, spells), _within(before, after, spells)
    for key, spell in sorted((between | old | new).items(), key=lambda one: one[0]):
        corpus = after.corpus
        if key in old and key not in new:
            known = [one for other, one in spells(corpus) if other == key]
            corpus = corpus if known else before.corpus
            spell = _same_spell(spell, known)
        for turn in [Turn.BEGUN] * (key not in old) + [Turn.ENDED] * (key not in new):
            yield turn, key, spell, corpus


def _same_spell(spell: _Spell, known: list[_Spell]) -> _Spell:
    """Return the one that has the first day of *spell*, else the first that shares a day, or it."""
    starting = [one for one in known if one.span.earliest == spell.span.earliest]
    sharing = [one for one in known if one.span.overlaps(spell.span)]
    sharing.sort(key=lambda one: one.span.earliest or datetime.date.min)
    return next(iter(starting + sharing), spell)


def _held(
    analysis: Analysis, spells: Callable[[Corpus], Iterator[tuple[_Key, _Spell]]]
) -> dict[_Key, _Spell]:
    """Return what surely holds on the analysis' date."""
    at = analysis.at
    return {
        key: one
        for key, one in spells(analysis.corpus)
        if at is not None and one.span.covers(at) is Covers.YES
    }


def _within(
    before: Analysis, after: Analysis, spells: Callable[[Corpus], Iterator[tuple[_Key, _Spell]]]
) -> dict[_Key, _Spell]:
    """Return what began after the earlier date and ended before the later one."""
    if before.at is None or after.at is None:
        return {}
    return {
        key: one
        for key, one in spells(after.corpus)
        if one.span.earliest is not None
        and one.span.latest is not None
        and before.at < one.span.earliest
        and one.span.latest < after.at
    }


def asked_changes(before: Analysis, after: Analysis) -> Iterator[AskedChange]:
    """Yield the countries that a topic is newly asked of, or no longer, by topic.

    A topic that is no longer published is asked of nobody and tells nothing.
    """
    old, new = _asked(before), _asked(after)
    topics = {topic.id for topic in after.corpus.live_topics}
    for topic, country in sorted(old ^ new):
        if topic in topics:
            turn = Turn.BEGUN if (topic, country) in new else Turn.ENDED
            yield AskedChange(turn=turn, country=country, topic=topic)


def _asked(analysis: Analysis) -> set[tuple[str, str]]:
    return {
        (topic.id, country)
        for topic in analysis.corpus.live_topics
        for country in analysis.corpus.asked(topic, analysis.at)
    }


def new_corrections(before: Analysis, after: Analysis) -> Iterator[Corrected]:
    """Yield the corrections that the earlier analysis does not have, newest first.

    Of one corpus at two dates, they are those that are dated after the first. A second that stops
    before the as-of date leaves out what is dated after it.
    """
    known = {(one.article, one.correction) for one in before.corrections}
    if before.corpus is after.corpus:
        known = {each for each in known if is_by(each[1], before.at or datetime.date.min)}
    as_of = after.corpus.as_of
    for one in after.corrections:
        stopped = after.at is not None and as_of is not None and after.at < as_of
        late = stopped and not is_by(one.correction, after.at or datetime.date.max)
        if (one.article, one.correction) not in known and not late:
            yield one


def is_by(correction: Correction, day: datetime.date) -> bool:
    """Say whether a correction was made on a day or before it, whatever its date may mean."""
    latest = correction.date.latest
    return latest is not None and latest <= day
