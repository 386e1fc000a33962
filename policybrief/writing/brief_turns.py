"""The sentences of a brief on what began and ended: posts, memberships, asking, claims."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final

from policybrief.analysis.comparison import Comparison
from policybrief.analysis.news import (
    ConflictChange,
    FactChange,
    MembershipChange,
    RoleChange,
    Turn,
)
from policybrief.analysis.words import date_words, listed, with_article
from policybrief.languages import N_, _, sorting_key
from policybrief.models.actor import Country
from policybrief.models.fact import Fact
from policybrief.writing.brief_sentences import Entry, topic_words
from policybrief.writing.citations import actor_name, role_words

_ASKED: Final = N_("Newly asked on {topic}: {countries}.")
_NOT_ASKED: Final = N_("No longer asked on {topic}: {countries}.")


def role_entry(comparison: Comparison, change: RoleChange) -> Entry:
    """Return a post that was taken or left."""
    corpus = comparison.after.corpus
    said = {
        "name": actor_name(corpus, change.person),
        "post": role_words(corpus, change.role),
        "dates": date_words(change.role.span),
    }
    if change.turn is Turn.BEGUN:
        return Entry(_("{name} became {post} ({dates}).", **said))
    return Entry(_("{name} is no longer {post} ({dates}).", **said))


def membership_entry(comparison: Comparison, change: MembershipChange) -> Entry:
    """Return a membership that began or ended."""
    corpus = comparison.after.corpus
    id_ = change.membership.organization
    joined = actor_name(corpus, id_)
    if isinstance(corpus.actor(id_), Country):
        joined = with_article(joined)
    said = {
        "name": actor_name(corpus, change.member),
        "organization": joined,
        "dates": date_words(change.membership.span),
    }
    if change.turn is Turn.BEGUN:
        return Entry(_("{name} joined {organization} ({dates}).", **said))
    return Entry(_("{name} left {organization} ({dates}).", **said))


def asked_entries(comparison: Comparison) -> Iterator[Entry]:
    """Yield one sentence for each topic that is asked of more countries, or of fewer."""
    groups: dict[tuple[str, Turn], list[str]] = {}
    for one in comparison.asked:
        name = actor_name(comparison.after.corpus, one.country)
        groups.setdefault((one.topic, one.turn), []).append(name)
    for (topic, turn), names in groups.items():
        how = _ASKED if turn is Turn.BEGUN else _NOT_ASKED
        countries = listed(sorted(names, key=sorting_key))
        yield Entry(_(how, topic=topic_words(comparison, topic), countries=countries))


def fact_entry(comparison: Comparison, change: FactChange) -> Entry:
    """Return a claim that came or went."""
    fact = change.fact
    subject, claim = _subject(fact.subject, fact.property), _claim(comparison, fact)
    if change.turn is Turn.BEGUN:
        return Entry(_("{subject}: {claim}.", subject=subject, claim=claim))
    return Entry(_("No longer claimed: {subject}: {claim}.", subject=subject, claim=claim))


def conflict_entry(comparison: Comparison, change: ConflictChange) -> Entry:
    """Return a disagreement of sources that came or went, with how the editors resolve it."""
    conflict = change.conflict
    subject = _subject(conflict.subject, conflict.property)
    claims = "; ".join(_claim(comparison, fact) for fact in conflict.claims)
    if change.turn is Turn.ENDED:
        return Entry(
            _(
                "Sources no longer disagree on {subject}; they said: {claims}.",
                subject=subject,
                claims=claims,
            )
        )
    if conflict.resolved is None:
        return Entry(_("Sources disagree on {subject}: {claims}.", subject=subject, claims=claims))
    words = _(
        "Sources disagree on {subject}: {claims}; resolved by the editors: {resolution}",
        subject=subject,
        claims=claims,
        resolution=conflict.resolved.rstrip(),
    )
    return Entry(words if words.endswith((".", "!", "?")) else _("{change}.", change=words))


def _subject(subject: str, name: str) -> str:
    return f"{subject} ({name.replace('_', ' ').replace('-', ' ')})"


def _claim(comparison: Comparison, fact: Fact) -> str:
    unit = f" {fact.unit}" if fact.unit else ""
    claim = f"{fact.value}{unit}"
    if fact.as_of is not None:
        claim = _("{value} as of {date}", value=claim, date=date_words(fact.as_of))
    article = comparison.after.corpus.article_by_id.get(fact.article)
    return claim if article is None else _("{claim}, “{title}”", claim=claim, title=article.title)
