"""Statements and articles as collections: what they can be asked for."""

from __future__ import annotations

import datetime
from collections.abc import Iterable, Iterator, Mapping
from typing import Any, ClassVar, Final

from policybrief.models.article import Article
from policybrief.models.asked import (
    a_country,
    a_number,
    a_speaker,
    a_text,
    id_of,
    one_of,
    yes_or_no,
)
from policybrief.models.collection import Collection, Field
from policybrief.models.stance import DROPPED, Act, Position, Side, Stance
from policybrief.models.statement import SpeakerKind, Statement, Words

TOPIC: Final = id_of("topic", lambda corpus: corpus.topic_by_id)
ARTICLE: Final = id_of("article", lambda corpus: corpus.article_by_id)
EVENT: Final = id_of("event", lambda corpus: corpus.event_by_id)
PUBLISHER: Final = id_of(
    "publisher",
    lambda corpus: {*corpus.publisher_by_id, *(one.publisher for one in corpus.articles)} - {None},
)
CONDITION: Final = id_of("condition", lambda corpus: set(_conditions(corpus)))
STATEMENT: Final = id_of("statement", lambda corpus: corpus.statement_by_id)


def _conditions(corpus: Any) -> Iterator[str]:
    """Yield the words that the briefing has for conditions, and those that statements use."""
    yield from (DROPPED, *corpus.briefing.conditions)
    for statement in corpus.statements:
        yield from (one.condition for one in statement.stances if one.condition is not None)


def publisher_of(statement: Statement, corpus: Any) -> str | None:
    """Return the id of the publisher of a statement's article."""
    article = None if corpus is None else corpus.article_by_id.get(statement.article)
    return None if article is None else article.publisher


def _lang(statement: Statement, corpus: Any) -> str | None:
    if statement.lang is not None or corpus is None:
        return statement.lang
    lang: str | None = corpus.article_by_id[statement.article].lang
    return lang


def year_of(day: datetime.date | None) -> int | None:
    """Return the year of a day."""
    return None if day is None else day.year


def _day(statement: Statement, corpus: Any) -> datetime.date | None:
    day: datetime.date | None = statement.day if corpus is None else corpus.day_of(statement)
    return day


def _also_coded(statement: Statement, corpus: Any) -> tuple[str, ...]:
    """Return who else has coded a statement; of one that is not published, nobody."""
    if corpus is not None and statement.id not in corpus.published_ids:
        return ()
    return tuple(one.coded for one in statement.codings)


class Statements(Collection[Statement]):
    """Statements, that can be asked for what they are and for what they mean.

    `country` is whose voice the speaker was on that day, `day` the latest possible day. Fields of
    stances (`topic`, `position`, `side`, `act`, `condition`) that are asked for in one call must
    hold for one and the same stance.
    """

    noun: ClassVar[str] = "statement"
    shown_by: ClassVar[str] = "country"
    fields: ClassVar[Mapping[str, Field]] = {
        "id": Field(lambda one, corpus: one.id, STATEMENT),
        "day": Field(_day),
        "year": Field(lambda one, corpus: year_of(_day(one, corpus)), a_number),
        "said": Field(lambda one, corpus: one.said),
        "country": Field(lambda one, corpus: corpus and corpus.voice_of(one), a_country),
        "speaker": Field(lambda one, corpus: one.speaker.key, a_speaker),
        "speaker_kind": Field(lambda one, corpus: one.speaker.kind, one_of(SpeakerKind)),
        "kind": Field(lambda one, corpus: one.kind, one_of(Words)),
        "words": Field(lambda one, corpus: corpus and corpus.quote_of(one)),
        "gist": Field(
            lambda one, corpus: one.gist if corpus and one.id in corpus.published_ids else None
        ),
        "via": Field(lambda one, corpus: one.via, a_text),
        "event": Field(lambda one, corpus: one.event, EVENT),
        "lang": Field(_lang, a_text),
        "article": Field(lambda one, corpus: one.article, ARTICLE),
        "publisher": Field(publisher_of, PUBLISHER),
        "coded": Field(lambda one, corpus: corpus.coded_by(one) if corpus else one.coded, a_text),
        "checked": Field(
            lambda one, corpus: corpus.checked_by(one) if corpus else one.checked, a_text
        ),
        "also_coded": Field(_also_coded, a_text),
    }
    part_fields: ClassVar[Mapping[str, Field]] = {
        "topic": Field(lambda one, corpus: one.topic, TOPIC),
        "position": Field(lambda one, corpus: one.position, one_of(Position)),
        "side": Field(lambda one, corpus: one.position.side, one_of(Side)),
        "act": Field(lambda one, corpus: one.act, one_of(Act)),
        "condition": Field(lambda one, corpus: one.condition, CONDITION),
    }

    def _parts(self, member: Statement) -> Iterable[Stance]:
        return member.stances

    def _recorded(self, member: Statement) -> Iterable[Stance]:
        """Return its stances; what was withdrawn or waits to be checked has none."""
        waits = self._corpus is not None and self._corpus.awaits_check(member)
        return () if waits or member.withdrawn is not None else member.stances


class Articles(Collection[Article]):
    """Articles, that can be asked for what they are and for the topics of their statements."""

    noun: ClassVar[str] = "article"
    shown_by: ClassVar[str] = "publisher"
    fields: ClassVar[Mapping[str, Field]] = {
        "id": Field(lambda one, corpus: one.id, ARTICLE),
        "title": Field(lambda one, corpus: one.title, a_text),
        "day": Field(lambda one, corpus: one.date and one.date.latest),
        "year": Field(lambda one, corpus: year_of(one.date and one.date.latest), a_number),
        "date": Field(lambda one, corpus: one.date),
        "publisher": Field(lambda one, corpus: one.publisher, PUBLISHER),
        "url": Field(lambda one, corpus: one.url),
        "lang": Field(lambda one, corpus: one.lang, a_text),
        "draft": Field(lambda one, corpus: one.draft, yes_or_no),
        "topic": Field(
            lambda one, corpus: tuple(
                sorted({stance.topic for each in one.statements for stance in each.stances})
            ),
            TOPIC,
        ),
        "speaker": Field(
            lambda one, corpus: tuple(sorted({each.speaker.key for each in one.statements})),
            a_speaker,
        ),
    }
