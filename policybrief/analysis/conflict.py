"""Conflicts: sources that give one thing different values."""

from __future__ import annotations

from collections.abc import Iterator

import attrs

from policybrief.models.corpus import Corpus
from policybrief.models.fact import Fact


@attrs.frozen(kw_only=True)
class Conflict:
    """One property of one subject, and claims about it that differ.

    Attributes:
        subject: What it is about.
        property: Which of its properties.
        claims: The claims, in order of article; all are kept.
    """

    subject: str
    property: str
    claims: tuple[Fact, ...]


def all_facts(corpus: Corpus) -> tuple[Fact, ...]:
    """Return the facts of all articles that are no drafts, by subject and property."""
    facts = (
        fact
        for article in sorted(corpus.articles, key=lambda one: one.id)
        if not article.draft
        for fact in article.facts
    )
    return tuple(sorted(facts, key=lambda fact: (fact.subject, fact.property)))


def conflicts(corpus: Corpus) -> Iterator[Conflict]:
    """Yield each subject and property for which two articles claim different values.

    Values are compared unit for unit, for dates that overlap; a fact without ``as_of`` is
    compared with all.
    """
    groups: dict[tuple[str, str], list[Fact]] = {}
    for fact in all_facts(corpus):
        groups.setdefault((fact.subject, fact.property), []).append(fact)
    for (subject, name), facts in groups.items():
        differing = [
            one for one in facts if any(_differ(one, other) for other in facts if other is not one)
        ]
        if differing:
            yield Conflict(subject=subject, property=name, claims=tuple(differing))


def _differ(one: Fact, other: Fact) -> bool:
    if one.article == other.article or one.unit != other.unit or one.value == other.value:
        return False
    return one.as_of is None or other.as_of is None or one.as_of.overlaps(other.as_of)
