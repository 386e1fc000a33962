"""The sentences of a brief on what began and ended: posts, memberships, asking, claims."""

from __future__ import annotations

from collections.abc import Iterator

from policybrief.analysis.comparison import Comparison
from policybrief.analysis.news import (
    ConflictChange,
    FactChange,
    MembershipChange,
    RoleChange,
    Turn,
)
from policybrief.analysis.words import date_words, listed, with_article
from policybrief.models.actor import Country
from policybrief.models.fact import Fact
from policybrief.writing.brief_sentences import Entry, topic_words
from policybrief.writing.citations import actor_name, role_words


def role_entry(comparison: Comparison, change: RoleChange) -> Entry:
    """Return a post that was taken or left."""
    corpus = comparison.after.corpus
    turn = "became" if change.turn is Turn.BEGUN else "is no longer"
    post = role_words(corpus, change.role)
    name = actor_name(corpus, change.person)
    return Entry(f"{name} {turn} {post} ({date_words(change.role.span)}).")


def membership_entry(comparison: Comparison, change: MembershipChange) -> Entry:
    """Return a membership that began or ended."""
    corpus = comparison.after.corpus
    turn = "joined" if change.turn is Turn.BEGUN else "left"
    id_ = change.membership.organization
    joined = actor_name(corpus, id_)
    if isinstance(corpus.actor(id_), Country):
        joined = with_article(joined)
    name = actor_name(corpus, change.member)
    return Entry(f"{name} {turn} {joined} ({date_words(change.membership.span)}).")


def asked_entries(comparison: Comparison) -> Iterator[Entry]:
    """Yield one sentence for each topic that is asked of more countries, or of fewer."""
    groups: dict[tuple[str, Turn], list[str]] = {}
    for one in comparison.asked:
        name = actor_name(comparison.after.corpus, one.country)
        groups.setdefault((one.topic, one.turn), []).append(name)
    for (topic, turn), names in groups.items():
        how = "Newly asked" if turn is Turn.BEGUN else "No longer asked"
        yield Entry(f"{how} on {topic_words(comparison, topic)}: {listed(sorted(names))}.")


def fact_entry(comparison: Comparison, change: FactChange) -> Entry:
    """Return a claim that came or went."""
    fact = change.fact
    claim = f"{_subject(fact.subject, fact.property)}: {_claim(comparison, fact)}"
    return Entry(f"{claim}." if change.turn is Turn.BEGUN else f"No longer claimed: {claim}.")


def conflict_entry(comparison: Comparison, change: ConflictChange) -> Entry:
    """Return a disagreement of sources that came or went, with how the editors resolve it."""
    conflict = change.conflict
    subject = _subject(conflict.subject, conflict.property)
    claims = "; ".join(_claim(comparison, fact) for fact in conflict.claims)
    if change.turn is Turn.ENDED:
        return Entry(f"Sources no longer disagree on {subject}; they said: {claims}.")
    sentence = f"Sources disagree on {subject}: {claims}"
    if conflict.resolved is not None:
        sentence += f"; resolved by the editors: {conflict.resolved.rstrip()}"
    return Entry(sentence if sentence.endswith((".", "!", "?")) else f"{sentence}.")


def _subject(subject: str, name: str) -> str:
    return f"{subject} ({name.replace('_', ' ').replace('-', ' ')})"


def _claim(comparison: Comparison, fact: Fact) -> str:
    unit = f" {fact.unit}" if fact.unit else ""
    as_of = f" as of {date_words(fact.as_of)}" if fact.as_of is not None else ""
    article = comparison.after.corpus.article_by_id.get(fact.article)
    source = f", “{article.title}”" if article is not None else ""
    return f"{fact.value}{unit}{as_of}{source}"
