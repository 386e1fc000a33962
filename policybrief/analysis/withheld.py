"""What an embargo or the mark of a draft keeps out, with everything that rests on it alone.

A record stays when something public refers to it, by however many steps: an article, a post, a
membership, a topic that is asked of it, a link in prose. So nothing goes that readers know from
elsewhere, and nothing stays that was written for an embargoed article: its publisher, its event,
the person who spoke, the organization that the person works for. A topic stays when a published
statement has a stance on it; who links to it or is asked does not matter.
"""

from __future__ import annotations

import datetime
from collections.abc import Iterable, Iterator, Mapping, Sequence

import attrs

from policybrief.analysis.references import (
    Node,
    Record,
    article_references,
    linked,
    reachable,
    records,
    references,
)
from policybrief.models.actor import Country, Organization, Person
from policybrief.models.article import Article, Rights
from policybrief.models.corpus import Corpus
from policybrief.models.source import Event, Publisher
from policybrief.models.stance import Stance
from policybrief.models.statement import Statement
from policybrief.models.words import Passage, normalise


@attrs.frozen
class Withheld:
    """What is left out of a corpus before anything is computed from it.

    Attributes:
        nodes: The records.
        conditions: Words for conditions that only embargoed statements use.
    """

    nodes: frozenset[Node] = frozenset()
    conditions: frozenset[str] = frozenset()

    def __or__(self, other: Withheld) -> Withheld:
        """Return what is left out for either reason."""
        return Withheld(self.nodes | other.nodes, self.conditions | other.conditions)


def embargoed(corpus: Corpus, day: datetime.date | None) -> Withheld:
    """Return what the embargoes of *corpus* keep out.

    Args:
        corpus: The corpus; what is marked as a draft in it does not reach the reader.
        day: The as-of day; without one no embargo is over.
    """
    secret = [one for one in corpus.articles if one.embargoed(day)]
    if not secret:
        return Withheld()
    shown = [one for one in corpus.articles if not (one.draft or one.embargoed(day))]
    known = records(corpus)
    coded = list(_all_stances(secret))
    public = list(_public_stances(corpus, shown))
    topics = {("topic", one.topic) for one in coded} - {("topic", one.topic) for one in public}
    barred = frozenset({("article", one.id) for one in secret} | (topics & known.keys()))
    touched = reachable(corpus, known, _touched(corpus, known, secret, barred), barred)
    doubtful = {node for node in touched if node[0] not in ("article", "topic")} & known.keys()
    seen = reachable(corpus, known, _public(corpus, known, shown, doubtful | barred), barred)
    conditions = {one.condition for one in coded} - {one.condition for one in public}
    return Withheld(barred | (doubtful - seen), frozenset(corpus.briefing.conditions) & conditions)


def drafts_left_out(corpus: Corpus, besides: frozenset[Node]) -> frozenset[Node]:
    """Return the drafts that do not reach the reader: all but actors that something public names.

    A link in prose names nobody: it loses its address, as one to any draft does. A country that
    belongs to something stays too, as it counts as a member.

    Args:
        corpus: The corpus.
        besides: What is left out already.
    """
    known = records(corpus)
    drafts = {node for node, record in known.items() if getattr(record, "draft", False)}
    actors = {node for node in drafts if node[0] == "actor"}
    if not actors:
        return frozenset(drafts)
    barred = frozenset((drafts - actors) | besides)
    shown = [one for one in corpus.articles if ("article", one.id) not in barred]
    public = _public(corpus, known, shown, actors | barred, links=False)
    named = reachable(corpus, known, public, barred, links=False)
    return frozenset(node for node in drafts - named if not _is_member(known[node]))


def _is_member(record: Record) -> bool:
    return isinstance(record, Country) and bool(record.memberships)


def _touched(
    corpus: Corpus, known: Mapping[Node, Record], secret: Iterable[Article], barred: Iterable[Node]
) -> Iterator[Node]:
    """Yield what embargoed articles and topics refer to, and whom they name in their words."""
    for node in barred:
        yield from references(corpus, known[node])
    passages = [Passage(_words(one)) for one in secret]
    for article in secret:
        yield from linked(corpus, article.source or "")
    for node, record in known.items():
        names = [normalise(name) for name in _names(record)]
        if any(next(one.occurrences(name), None) for one in passages for name in names):
            yield node


def _words(article: Article) -> str:
    """Return everything that an article says, and that is said of it."""
    parts: list[str | None] = [article.title, article.body, article.source, article.note]
    for one in article.statements:
        parts += [one.speaker.name, one.speaker.described, one.words, one.gist, one.note]
        parts += [one.translation, *one.to, *one.about]
    return "\n\n".join(part for part in parts if part)


def _names(record: Record) -> tuple[str, ...]:
    match record:
        case Person() | Organization() | Country():
            return (record.name, *record.aka)
        case Publisher():
            return (record.name,)
        case Event():
            return (record.title,)
    return ()


def _all_stances(articles: Iterable[Article]) -> Iterator[Stance]:
    for article in articles:
        for statement in article.statements:
            yield from statement.stances


def _public_stances(corpus: Corpus, shown: Iterable[Article]) -> Iterator[Stance]:
    """Yield the stances that readers see."""
    for article in shown:
        for statement in article.statements:
            if corpus.counts(statement):
                yield from statement.stances


def _public(
    corpus: Corpus,
    known: Mapping[Node, Record],
    shown: Sequence[Article],
    doubtful: Iterable[Node],
    *,
    links: bool = True,
) -> Iterator[Node]:
    """Yield what is public without a doubt, and what shown articles refer to."""
    doubt = frozenset(doubtful)
    for node, record in known.items():
        if node[0] != "article" and node not in doubt and not getattr(record, "draft", False):
            yield node
    for article in shown:
        if article.withdrawn is not None:
            article = attrs.evolve(article, publisher=None, facts=(), source=None, body="")
        said = (_as_shown(corpus, one) for one in article.statements)
        yield from article_references(corpus, article, (one for one in said if one is not None))
        may = corpus.rights(article) in (Rights.OPEN, Rights.LICENSED)
        if links and (may or article.source is not None):
            yield from linked(corpus, article.body)
    if links:
        yield from linked(corpus, corpus.briefing.body)


def _as_shown(corpus: Corpus, statement: Statement) -> Statement | None:
    """Return a statement as far as readers see it; None when they do not."""
    if corpus.counts(statement):
        return statement
    gone = corpus.article_by_id[statement.article].withdrawn or statement.withdrawn
    return None if gone is None else attrs.evolve(statement, event=None, stances=())
