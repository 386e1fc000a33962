"""What records refer to: an article to its publisher and speakers, a person to posts and so on."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from typing import TypeAlias

from policybrief.analysis.links import links_in, resolve_link
from policybrief.models.actor import Actor, Country, Organization, Person
from policybrief.models.article import Article
from policybrief.models.corpus import Corpus
from policybrief.models.source import Event, Publisher
from policybrief.models.statement import SpeakerKind, Statement
from policybrief.models.topic import Topic

Node: TypeAlias = tuple[str, str]
"""A record: "article", "actor", "topic", "publisher" or "event", and its id."""

Record: TypeAlias = Article | Actor | Topic | Publisher | Event


def records(corpus: Corpus) -> Mapping[Node, Record]:
    """Return every record of *corpus*."""
    return {
        **{("article", one.id): one for one in corpus.articles},
        **{("actor", one.id): one for one in corpus.actors},
        **{("topic", one.id): one for one in corpus.topics},
        **{("publisher", one.id): one for one in corpus.publishers},
        **{("event", one.id): one for one in corpus.events},
    }


def references(corpus: Corpus, record: Record, *, links: bool = True) -> Iterator[Node]:
    """Yield what a record refers to; that a person is distinct from another is no reference.

    Args:
        corpus: Where links in prose lead.
        record: The record.
        links: Whether links in its prose count.
    """
    match record:
        case Article():
            yield from article_references(corpus, record, record.statements)
        case Topic():
            yield from (("actor", id_) for id_ in record.asked_of)
        case Person():
            for role in record.roles:
                yield "actor", role.of
                if role.speaks_for is not None:
                    yield "actor", role.speaks_for
        case Country() | Organization():
            yield from (("actor", one.organization) for one in record.memberships)
    if isinstance(record, Person | Organization | Publisher) and record.country is not None:
        yield "actor", record.country
    if links:
        yield from linked(corpus, record.body)


def article_references(
    corpus: Corpus, article: Article, statements: Iterable[Statement]
) -> Iterator[Node]:
    """Yield what an article and some of its statements refer to, but for links in its prose."""
    if article.publisher is not None:
        yield "publisher", article.publisher
    for statement in statements:
        yield from statement_references(statement)
    for fact in article.facts:
        yield "actor", fact.subject


def statement_references(statement: Statement) -> Iterator[Node]:
    """Yield what a statement refers to, but for the topics of its stances."""
    speaker = statement.speaker
    if speaker.kind is SpeakerKind.ACTOR:
        yield "actor", speaker.name
    for one in (speaker.of, *statement.to, *statement.about):
        if one is not None:
            yield "actor", one
    if statement.event is not None:
        yield "event", statement.event
    for stances in (statement.stances, *(coding.stances for coding in statement.codings)):
        yield from (("actor", one.of) for one in stances if one.of is not None)


def linked(corpus: Corpus, prose: str) -> Iterator[Node]:
    """Yield what the links in prose lead to."""
    for link in links_in(prose):
        found = resolve_link(corpus, link.target) if link.internal else None
        if found is not None:
            yield found


def reachable(
    corpus: Corpus,
    known: Mapping[Node, Record],
    start: Iterable[Node],
    barred: frozenset[Node],
    *,
    links: bool = True,
) -> set[Node]:
    """Return everything that *start* refers to, by however many steps, and *start* itself.

    Args:
        corpus: Where links in prose lead.
        known: Every record.
        start: Where to begin.
        barred: What is not gone through, nor reached.
        links: Whether links in prose count.
    """
    found: set[Node] = set()
    open_ = list(start)
    while open_:
        node = open_.pop()
        if node in found or node in barred:
            continue
        found.add(node)
        record = known.get(node)
        if record is not None and not isinstance(record, Article):
            open_ += references(corpus, record, links=links)
    return found
