"""The corpus as its readers may see it: what everything is computed from.

Nothing behind this module has to ask whether something is embargoed, a draft or withdrawn: it is
not there, nor is anything that would give it away.
"""

from __future__ import annotations

import datetime
from collections.abc import Callable, Iterable, Iterator
from typing import TypeVar

import attrs

from policybrief.analysis.references import Node, records, statement_references
from policybrief.analysis.tombstones import article_without_words
from policybrief.analysis.unlinking import leads_to, unlink
from policybrief.analysis.withheld import Withheld, drafts_left_out, embargoed
from policybrief.models.actor import Actor, Person
from policybrief.models.article import Article
from policybrief.models.briefing import Briefing
from policybrief.models.corpus import Corpus
from policybrief.models.dates import edtf
from policybrief.models.source import Event, Publisher
from policybrief.models.stance import Stance
from policybrief.models.statement import SpeakerKind, Statement
from policybrief.models.topic import Topic
from policybrief.models.utterances import utterance_of

_Prose = TypeVar("_Prose", Actor, Topic, Publisher, Event, Briefing, Article)


def public_corpus(
    corpus: Corpus, *, drafts: bool = False, newer: Corpus | None = None
) -> tuple[Corpus, frozenset[Node]]:
    """Return *corpus* as its readers may see it, and the drafts that are shown in it.

    The as-of day says which embargoes are over. It stays the one that it was, though what gives it
    may be left out.

    Args:
        corpus: The corpus.
        drafts: Whether drafts are shown; embargoed ones are not.
        newer: A newer copy of it; what that embargoes is left out, and the facts of articles that
            it withdraws or makes drafts.
    """
    day = corpus.as_of
    shown: frozenset[Node] = frozenset()
    if drafts:
        shown = frozenset(n for n, one in records(corpus).items() if getattr(one, "draft", False))
        corpus = _finished(corpus)
    withheld = embargoed(corpus, day)
    if newer is not None:
        withheld |= embargoed(newer, newer.as_of)
        gone = {one.id for one in newer.articles if one.draft or one.withdrawn is not None}
        corpus = _without_facts(corpus, gone)
    withheld |= Withheld(drafts_left_out(corpus, withheld.nodes))
    found = _with_tombstones(_without(corpus, withheld))
    if found is corpus and not drafts and all(one.publish_after is None for one in corpus.articles):
        return corpus, shown
    as_of = found.as_of if drafts else day
    return _at(found, as_of), shown - withheld.nodes


def _finished(corpus: Corpus) -> Corpus:
    """Return *corpus* with every draft as if it were none."""

    return attrs.evolve(
        corpus,
        articles=[attrs.evolve(one, draft=False) if one.draft else one for one in corpus.articles],
        actors=[attrs.evolve(one, draft=False) if one.draft else one for one in corpus.actors],
        topics=[attrs.evolve(one, draft=False) if one.draft else one for one in corpus.topics],
    )


def _at(corpus: Corpus, day: datetime.date | None) -> Corpus:
    """Return *corpus* as of *day*, with no embargo left to end."""
    open_ = [
        one if one.publish_after is None else attrs.evolve(one, publish_after=None)
        for one in corpus.articles
    ]
    briefing = corpus.briefing
    if day is not None and briefing.as_of_day != day:
        briefing = attrs.evolve(briefing, as_of=edtf(day))
    return attrs.evolve(corpus, articles=open_, briefing=briefing)


def _without_facts(corpus: Corpus, articles: set[str]) -> Corpus:
    if not articles.intersection(one.id for one in corpus.articles if one.facts):
        return corpus
    return attrs.evolve(
        corpus,
        articles=[
            attrs.evolve(one, facts=()) if one.id in articles else one for one in corpus.articles
        ],
    )


def _with_tombstones(corpus: Corpus) -> Corpus:
    """Return *corpus* without the words of what was withdrawn."""
    articles = [article_without_words(corpus, one) for one in corpus.articles]
    if all(one is other for one, other in zip(articles, corpus.articles, strict=True)):
        return corpus
    return attrs.evolve(corpus, articles=articles)


def _without(corpus: Corpus, withheld: Withheld) -> Corpus:
    """Return *corpus* without some records, and without what leads to them."""
    actors = [_without_draft(one) for one in corpus.actors]
    changed = any(one is not other for one, other in zip(actors, corpus.actors, strict=True))
    if not (changed or withheld.nodes or withheld.conditions):
        return corpus
    gone = withheld.nodes
    hidden, base = leads_to(corpus, gone), corpus.briefing.site_url

    def plain(owner: _Prose) -> _Prose:
        body = unlink(owner.body, hidden, base)
        return owner if body == owner.body else attrs.evolve(owner, body=body)

    accounts = _accounts(corpus, gone)
    return attrs.evolve(
        corpus,
        articles=[
            plain(one) if one.source is not None else one
            for one in _articles(corpus.articles, gone, accounts)
        ],
        actors=[plain(_met(one, gone)) for one in actors if ("actor", one.id) not in gone],
        topics=[plain(one) for one in corpus.topics if ("topic", one.id) not in gone],
        publishers=[plain(one) for one in corpus.publishers if ("publisher", one.id) not in gone],
        events=[plain(one) for one in corpus.events if ("event", one.id) not in gone],
        briefing=attrs.evolve(
            plain(corpus.briefing),
            conditions={
                key: words
                for key, words in corpus.briefing.conditions.items()
                if key not in withheld.conditions
            },
        ),
    )


def _without_draft(actor: Actor) -> Actor:
    """Return an actor without what is unfinished: of a draft, name and posts stay."""
    return attrs.evolve(actor, body="", aka=(), note=None) if actor.draft else actor


def _met(actor: Actor, gone: frozenset[Node]) -> Actor:
    """Return an actor who is distinct only from others that are known."""
    if not isinstance(actor, Person) or not actor.distinct_from:
        return actor
    left = [one for one in actor.distinct_from if ("actor", one) not in gone]
    return attrs.evolve(actor, distinct_from=left)


def _articles(
    articles: Iterable[Article], gone: frozenset[Node], accounts: Callable[[Statement], Statement]
) -> Iterator[Article]:
    for article in articles:
        if ("article", article.id) in gone:
            continue
        statements = tuple(_statements(article, gone, accounts))
        reviewed = tuple(one for one in article.reviewed if ("topic", one) not in gone)
        if statements != article.statements or reviewed != article.reviewed:
            article = attrs.evolve(article, statements=statements, reviewed=reviewed)
        yield article


def _statements(
    article: Article, gone: frozenset[Node], accounts: Callable[[Statement], Statement]
) -> Iterator[Statement]:
    """Yield the statements of an article without references to what is gone."""
    for one in article.statements:
        if not _stays(one, gone):
            continue
        topics = {("topic", each.topic) for each in _all_stances(one)}
        if accounts(one) is one and gone.isdisjoint({*statement_references(one), *topics}):
            yield one
            continue
        yield attrs.evolve(
            accounts(one),
            to=[each for each in one.to if ("actor", each) not in gone],
            about=[each for each in one.about if ("actor", each) not in gone],
            event=None if ("event", one.event) in gone else one.event,
            stances=_known(one.stances, gone),
            codings=[
                attrs.evolve(each, stances=_known(each.stances, gone)) for each in one.codings
            ],
        )


def _all_stances(statement: Statement) -> Iterator[Stance]:
    """Yield the stances of a statement, those of second codings too."""
    yield from statement.stances
    for one in statement.codings:
        yield from one.stances


def _known(stances: Iterable[Stance], gone: frozenset[Node]) -> tuple[Stance, ...]:
    """Return the stances that are on and of what is left."""
    return tuple(
        one for one in stances if ("topic", one.topic) not in gone and ("actor", one.of) not in gone
    )


def _stays(statement: Statement, gone: frozenset[Node]) -> bool:
    """Say whether a statement is left.

    Of somebody who is gone, only one can be left that is not published either.
    """
    of_actor = statement.speaker.kind is SpeakerKind.ACTOR
    return not (
        ("article", statement.article) in gone
        or (of_actor and ("actor", statement.speaker.name) in gone)
    )


def _accounts(corpus: Corpus, gone: frozenset[Node]) -> Callable[[Statement], Statement]:
    """Return what gives a statement another first account, where that is gone.

    What several statements report stays one utterance: the first of them that is left stands for
    it, by article and place.
    """
    left = {one.id: one for one in corpus.statements if _stays(one, gone)}
    firsts: dict[str, str] = {}
    for one in left.values():
        utterance = utterance_of(corpus, one)
        firsts.setdefault(utterance, utterance if utterance in left else one.id)

    def account(one: Statement) -> Statement:
        if one.same_as is None or one.same_as in left:
            return one
        first = firsts[utterance_of(corpus, one)]
        return attrs.evolve(one, same_as=None if first == one.id else first, utterance="")

    return account
