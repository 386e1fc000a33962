"""Conflicts: sources that give one thing different values."""

from __future__ import annotations

import itertools
from collections.abc import Iterator, Sequence

import attrs

from policybrief.analysis.quantity import Agreement, compare_values
from policybrief.models.corpus import Corpus
from policybrief.models.fact import Fact


@attrs.frozen(kw_only=True)
class Conflict:
    """One property of one subject, and claims about it that differ.

    Attributes:
        subject: What it is about.
        property: Which of its properties.
        claims: The claims, in order of article; all are kept.
        resolved: How the editors resolve it, as one of the claims says; None when it is open.
    """

    subject: str
    property: str
    claims: tuple[Fact, ...]
    resolved: str | None = None


def all_facts(corpus: Corpus) -> tuple[Fact, ...]:
    """Return the facts of all articles that are published, by subject and property."""
    facts = (
        fact
        for article in sorted(corpus.live_articles, key=lambda one: one.id)
        for fact in article.facts
    )
    return tuple(sorted(facts, key=lambda fact: (fact.subject, fact.property)))


def conflicts(corpus: Corpus) -> Iterator[Conflict]:
    """Yield each subject and property for which two articles claim different values.

    Values are compared as `policybrief.analysis.quantity` says, in a unit that both share, for
    dates that overlap; a fact without ``as_of`` is compared with all. Claims that differ from
    nothing in common, because their dates lie apart, are conflicts of their own.
    """
    groups: dict[tuple[str, str], list[Fact]] = {}
    for fact in all_facts(corpus):
        groups.setdefault((fact.subject, fact.property), []).append(fact)
    for (subject, name), facts in groups.items():
        for claims in _that_differ(facts):
            said = dict.fromkeys(one.resolution for one in claims if one.resolution is not None)
            yield Conflict(
                subject=subject,
                property=name,
                claims=tuple(claims),
                resolved=" ".join(said) or None,
            )


def _that_differ(facts: Sequence[Fact]) -> Iterator[list[Fact]]:
    """Yield the facts that differ from another, those together that are joined by differences."""
    others: list[list[int]] = [[] for _ in facts]
    for (at, one), (place, other) in itertools.combinations(enumerate(facts), 2):
        if differ(one, other):
            others[at].append(place)
            others[place].append(at)
    seen: set[int] = set()
    for start, differing in enumerate(others):
        if not differing or start in seen:
            continue
        found, open_ = {start}, [start]
        while open_:
            new = [at for at in others[open_.pop()] if at not in found]
            found.update(new)
            open_ += new
        seen |= found
        yield [facts[at] for at in sorted(found)]


def differ(one: Fact, other: Fact) -> bool:
    """Say whether two facts of different articles cannot both be true."""
    if one.article == other.article:
        return False
    if compare_values(one.value, one.unit, other.value, other.unit) is not Agreement.DIFFER:
        return False
    return one.as_of is None or other.as_of is None or one.as_of.overlaps(other.as_of)
