"""Articles, publishers, events, actors, topics and facts as plain values.

The notes of actors, roles, memberships, topics, publishers and events are not among them: they are
the coders' own.
"""

from __future__ import annotations

import datetime
from collections import Counter
from collections.abc import Iterator, Mapping
from typing import Any, TypeAlias

from policybrief.analysis.corrections import Corrected
from policybrief.analysis.ledger import Analysis
from policybrief.analysis.occasions import Occasion
from policybrief.analysis.quantity import read_value
from policybrief.analysis.units import parse_unit
from policybrief.models.actor import Actor, Country, Organization, Person
from policybrief.models.article import Article, Rights
from policybrief.models.corpus import Corpus
from policybrief.models.dates import EdtfDate
from policybrief.models.fact import Fact
from policybrief.models.role import Membership, Role
from policybrief.models.stance import Stance
from policybrief.models.statement import SpeakerKind, Statement
from policybrief.models.topic import Topic
from policybrief.writing.rights import published_or_withdrawn

Record: TypeAlias = dict[str, Any]
"""Values by key, as JSON has them."""


def date_text(date: EdtfDate | None) -> str | None:
    """Return a date as EDTF writes it."""
    return None if date is None else date.text


def day_text(day: datetime.date | None) -> str | None:
    """Return a day as ISO 8601 writes it."""
    return None if day is None else day.isoformat()


def article_record(analysis: Analysis, article: Article) -> Record:
    """Return an article without its text."""
    return {
        "id": article.id,
        "title": article.title,
        "publisher": article.publisher,
        "url": article.url,
        "archived": article.archived,
        "archived_on": date_text(article.archived_on),
        "date": date_text(article.date),
        "lang": article.lang,
        "translated": article.translated,
        "rights": None if article.rights is None else article.rights.value,
        "note": article.note,
        "withdrawn": article.withdrawn,
        "statements": [
            one.id
            for one in article.statements
            if one.id in analysis.corpus.published_ids or analysis.corpus.is_tombstone(one)
        ],
    }


def correction_record(one: Corrected) -> Record:
    """Return a published correction."""
    return {
        "id": one.id,
        "article": one.article,
        "statements": list(one.statements),
        "date": one.correction.date.text,
        "what": one.correction.what,
        "why": one.correction.why,
    }


def publisher_records(analysis: Analysis) -> list[Record]:
    """Return the publishers with a file, and those without one that articles name."""
    corpus = analysis.corpus
    articles = Counter(one.publisher for one in corpus.live_articles)
    statements = Counter(corpus.article_by_id[one.article].publisher for one in corpus.published)
    ids = {id_ for id_ in articles if id_ is not None}.union(corpus.publisher_by_id)
    return [
        {**_publisher(corpus, id_), "articles": articles[id_], "statements": statements[id_]}
        for id_ in sorted(ids)
    ]


def _publisher(corpus: Corpus, id_: str) -> Record:
    one = corpus.publisher_by_id.get(id_)
    if one is None:
        nothing = dict.fromkeys(("url", "country", "lang", "rights", "prose"))
        return {"id": id_, "name": id_, **nothing, "file": False}
    return {
        "id": id_,
        "name": one.name,
        "url": one.url,
        "country": one.country,
        "lang": one.lang,
        "rights": None if one.rights is None else one.rights.value,
        "prose": one.body.strip() or None,
        "file": True,
    }


def event_records(analysis: Analysis) -> list[Record]:
    """Return the events with what was said at them, by id."""
    return [_event(occasion) for _, occasion in sorted(analysis.occasions.items())]


def _event(occasion: Occasion) -> Record:
    event = occasion.event
    return {
        "id": event.id,
        "title": event.title,
        "date": date_text(event.date),
        "place": event.place,
        "url": event.url,
        "prose": event.body.strip() or None,
        "countries": list(occasion.countries),
        "topics": list(occasion.topics),
        "articles": list(occasion.articles),
        "statements": [account.id for one in occasion.spoken for account in one.accounts],
    }


def actor_records(analysis: Analysis) -> list[Record]:
    """Return the actors with a file, and countries and named speakers without one that occur."""
    corpus = analysis.corpus
    found: dict[str, Record] = {}
    for actor in corpus.actors:
        found[actor.id] = _actor(actor)
    codes = set(analysis.countries)
    exported = published_or_withdrawn(analysis)
    for statement in sorted(exported, key=lambda one: one.withdrawn is not None):
        speaker = statement.speaker
        if speaker.kind is SpeakerKind.NAMED:
            found.setdefault(
                speaker.key,
                {
                    "id": speaker.key,
                    "kind": "person",
                    "name": speaker.name,
                    "aka": [],
                    "country": corpus.country_of(speaker.of),
                    "described": speaker.described,
                    "roles": [],
                    "file": False,
                },
            )
        codes.update(
            code
            for code in (
                speaker.of,
                speaker.name if speaker.kind is SpeakerKind.ACTOR else None,
                *(stance.of for stance in _stances(corpus, statement)),
            )
            if code is not None
        )
    codes.update(_countries_of_records(analysis))
    for code in codes:
        country = corpus.actor(code)
        if code not in found and isinstance(country, Country):
            found[code] = {**_actor(country), "file": False}
    return [found[id_] for id_ in sorted(found)]


def _stances(corpus: Corpus, statement: Statement) -> Iterator[Stance]:
    """Yield the stances that stand in exports, those of second codings too."""
    if statement.id in corpus.published_ids:
        for stances in (statement.stances, *(one.stances for one in statement.codings)):
            yield from (one for one in stances if not corpus.topic_by_id[one.topic].draft)


def _countries_of_records(analysis: Analysis) -> Iterator[str]:
    """Yield the ids of countries and others that actors, topics and publishers refer to."""
    corpus = analysis.corpus
    for actor in corpus.actors:
        if isinstance(actor, Person):
            for role in actor.roles:
                yield role.of
                if role.speaks_for is not None:
                    yield role.speaks_for
        else:
            yield from (one.organization for one in actor.memberships)
        if isinstance(actor, Person | Organization) and actor.country is not None:
            yield actor.country
    for topic in corpus.live_topics:
        yield from topic.asked_of
    for publisher in corpus.publishers:
        if publisher.country is not None:
            yield publisher.country


def _actor(actor: Actor) -> Record:
    record: Record = {
        "id": actor.id,
        "kind": actor.kind,
        "name": actor.name,
        "aka": list(actor.aka),
        "file": True,
        "prose": None if actor.draft else actor.body.strip() or None,
    }
    match actor:
        case Person():
            record["country"] = actor.country
            record["roles"] = [_role(role) for role in actor.roles]
        case Organization():
            record["country"] = actor.country
            record["type"] = actor.type.value
            record["memberships"] = [_membership(one) for one in actor.memberships]
        case Country():
            record["memberships"] = [_membership(one) for one in actor.memberships]
            record["demonym"] = actor.demonym
            record["capital"] = actor.capital
            record["government"] = list(actor.government)
    return record


def _role(role: Role) -> Record:
    return {
        "title": role.title,
        "of": role.of,
        "span": role.span.text,
        "kind": role.kind.value,
        "acting": role.acting,
        "speaks_for": role.speaks_for,
        "authority": role.authority,
        "source": role.source,
    }


def _membership(membership: Membership) -> Record:
    return {
        "organization": membership.organization,
        "span": membership.span.text,
        "source": membership.source,
    }


def topic_records(analysis: Analysis) -> list[Record]:
    """Return the topics that are no drafts, by id."""
    topics = sorted(analysis.corpus.live_topics, key=lambda one: one.id)
    return [_topic(analysis, topic) for topic in topics]


def _topic(analysis: Analysis, topic: Topic) -> Record:
    return {
        "id": topic.id,
        "title": topic.title,
        "proposition": topic.proposition,
        "question": topic.question,
        "labels": {position.value: label for position, label in topic.labels.items()},
        "asked_of": list(topic.asked_of),
        "asked": sorted(analysis.corpus.asked(topic, analysis.at)),
        "keywords": list(topic.keywords),
        "include": topic.include,
        "exclude": topic.exclude,
        "prose": topic.body.strip() or None,
    }


def fact_ids(analysis: Analysis) -> Mapping[int, str]:
    """Return the ids of the facts by object: the article's id, and the place there from 1."""
    return {
        id(fact): f"{article.id}/{place}"
        for article in analysis.corpus.articles
        for place, fact in enumerate(article.facts, 1)
    }


def fact_record(analysis: Analysis, fact: Fact, id_: str) -> Record:
    """Return a fact; its quote only where the article's rights allow."""
    article = analysis.corpus.article_by_id[fact.article]
    private = analysis.corpus.rights(article) is Rights.PRIVATE
    return {
        "id": id_,
        "article": fact.article,
        "subject": fact.subject,
        "subject_name": analysis.corpus.briefing.subjects.get(fact.subject),
        "property": fact.property,
        "value": fact.value,
        "unit": fact.unit,
        "kind": None if read_value(fact.value) is None else parse_unit(fact.unit).kind,
        "as_of": date_text(fact.as_of),
        "quote": None if private else fact.quote,
        "note": fact.note,
        "resolution": fact.resolution,
    }
