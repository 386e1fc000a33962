"""What a search finds: statements first, then profiles, topics, articles and events.

Records are made of what the pages say, never of the texts of articles.
"""

from __future__ import annotations

import functools
import html
import itertools
import re
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from typing import Final, TypeVar

import attrs

from policybrief.analysis.evidence import grade_of
from policybrief.analysis.words import GRADES, capital, listed, medium_words, plain_date_words
from policybrief.languages import N_, _
from policybrief.models.actor import Country, Organization, Person
from policybrief.models.article import Article
from policybrief.models.source import Event
from policybrief.models.statement import Speaker, SpeakerKind, Statement
from policybrief.models.topic import Topic
from policybrief.site.addresses import Here
from policybrief.site.desk import Desk
from policybrief.site.prose import render_prose
from policybrief.site.search_words import actor_words, country_words, hidden, of_country
from policybrief.site.views.statements import (
    in_phrase,
    own_capacity,
    position_view,
    role_words,
    stance_position,
)
from policybrief.site.year_pages import UNDATED

_T = TypeVar("_T")
_A_PART: Final = 400
"""How many records are made at once."""

KINDS: Final = {
    "statement": N_("Statement"),
    "country": N_("Country"),
    "person": N_("Person"),
    "organization": N_("Organization"),
    "topic": N_("Topic"),
    "article": N_("Article"),
    "event": N_("Event"),
}
"""What the kinds of results are called."""

_PROFILES: Final = ("country", "person", "organization", "topic")
"""What is found first by its name."""

_TAG: Final = re.compile(r"<[^>]*>")


@attrs.frozen(kw_only=True)
class Record:
    """One thing that a search finds.

    Attributes:
        url: Where it stands, relative to the site's root.
        content: What is searched, and what an excerpt is cut from.
        meta: What a result shows, by name; it is searched too.
        filters: What the results can be narrowed by, by name.
        date: Its day in ISO format, by which results can be sorted; empty without one.
    """

    url: str
    content: str
    meta: Mapping[str, str]
    filters: Mapping[str, tuple[str, ...]]
    date: str = ""


def search_records(desk: Desk) -> Iterator[Record]:
    """Yield everything that a search finds, in a fixed order."""
    return itertools.chain.from_iterable(part() for part in search_parts(desk))


def search_parts(desk: Desk) -> list[Callable[[], Iterable[Record]]]:
    """Return what makes the records of a search, in parts that can be made beside one another."""
    corpus, here = desk.corpus, desk.here("search.html")
    actors = sorted(desk.addresses.actors.items())
    return [
        *_parts(lambda one: _actor(desk, here, *one), actors),
        *_parts(lambda one: _topic(desk, here, one), corpus.live_topics),
        *_parts(lambda one: _event(desk, here, one), corpus.events),
        *_parts(lambda one: _article(desk, here, one), corpus.live_articles),
        *_parts(lambda one: _statement(desk, here, one), desk.newest_first),
    ]


def _parts(
    record: Callable[[_T], Record], things: Sequence[_T]
) -> Iterator[Callable[[], Iterable[Record]]]:
    for at in range(0, len(things), _A_PART):
        yield functools.partial(map, record, things[at : at + _A_PART])


def speaker_of(speaker: Speaker) -> str | None:
    """Return what a speaker is found under; an unnamed source and an author are none."""
    named = speaker.kind not in (SpeakerKind.UNNAMED, SpeakerKind.AUTHOR)
    return speaker.key if named else None


def year_of(statement: Statement) -> str:
    """Return the year that a statement is found under."""
    return UNDATED if statement.day is None else str(statement.day.year)


def statement_filters(desk: Desk, statement: Statement) -> dict[str, tuple[str, ...]]:
    """Return what a statement is found under, by the name of the filter."""
    country, speaker = desk.countries[statement.id], speaker_of(statement.speaker)
    found = (
        ("country", (country,) if country else ()),
        ("topic", tuple(sorted({stance.topic for stance in statement.stances}))),
        ("speaker", (speaker,) if speaker else ()),
        ("grade", (grade_of(desk.corpus, statement).value,)),
        ("year", (year_of(statement),)),
    )
    return {name: values for name, values in found if values}


def _filters(**found: Iterable[str | None]) -> dict[str, tuple[str, ...]]:
    kept = {name: tuple(sorted({one for one in all_ if one})) for name, all_ in found.items()}
    return {name: all_ for name, all_ in kept.items() if all_}


def _statement(desk: Desk, here: Here, statement: Statement) -> Record:
    speaker = here.speaker(statement.speaker).name
    topics = [here.topic(stance.topic).name for stance in statement.stances]
    title = speaker
    if topics:
        title = _("{speaker} on {topics}", speaker=speaker, topics=listed(topics))
    held = desk.analysis.capacity(statement)
    capacity, of = own_capacity(desk, here, statement, held)
    quote = desk.quote(statement)
    content = _joined(
        [
            f"“{quote}”" if quote else "",
            *(desk.translation(statement) or "", statement.gist or ""),
            *(capacity, "" if of is None else in_phrase(of).name),
            medium_words(statement.via) or "",
            here.article(statement.article).name,
            "" if statement.event is None else here.event(statement.event).name,
        ]
    )
    more = [
        *actor_words(desk.corpus.actor(statement.speaker.key)),
        *of_country(desk.corpus, desk.countries[statement.id]),
    ]
    for stance in statement.stances:
        topic = desk.corpus.topic_by_id.get(stance.topic)
        more += () if topic is None else topic.keywords
    positions = [stance_position(desk, stance) for stance in statement.stances]
    return _record(
        url=str(here.statement(statement)),
        kind="statement",
        title=title,
        content=content,
        more=more,
        filters=statement_filters(desk, statement),
        date="" if statement.day is None else statement.day.isoformat(),
        when=capital(plain_date_words(statement.said)),
        grade=GRADES[grade_of(desk.corpus, statement)],
        position=" · ".join(f"{one.sign} {one.words}" for one in positions),
    )


def _actor(desk: Desk, here: Here, id_: str, address: str) -> Record:
    actor = desk.corpus.actor(id_)
    parts: list[str] = []
    more: list[str] = []
    names: list[str] = [] if actor is None else [*actor.aka]
    country: str | None = None
    kind = "person"
    match actor:
        case Person():
            country = actor.country
            parts += [_role(here, role_words(role), role.of) for role in actor.roles]
        case Organization():
            kind, country = "organization", actor.country
        case Country():
            kind, country = "country", actor.id
            parts += _lines(desk, here, actor.id)
            more += country_words(actor)
            names += [] if actor.capital is None else [actor.capital]
    if actor is not None:
        parts.append(_plain(render_prose(actor.body, here)))
        more += actor_words(actor)
    if kind != "country":
        said = [desk.countries[one.id] for one in desk.by_speaker.get(id_, ())]
        country = country or next((one for one in said if one), None)
        more += of_country(desk.corpus, country)
        parts.append("" if country is None else here.actor(country).name)
    return _record(
        url=str(here.url(address)),
        kind=kind,
        title=desk.addresses.names[id_],
        content=_joined(parts),
        more=more,
        names=names,
        filters=_filters(country=[country], speaker=[None if kind == "country" else id_]),
    )


def _role(here: Here, title: str, of: str) -> str:
    return _("{role} of {country}", role=title, country=here.actor(of).name)


def _lines(desk: Desk, here: Here, code: str) -> list[str]:
    """Return a country's positions, each as "topic: position"."""
    found = []
    for standing in desk.analysis.by_country.get(code, ()):
        line = standing.line
        if line is not None:
            position = position_view(
                desk, line.topic, line.position, line.condition, line.not_restated
            )
            found.append(
                _(
                    "{topic}: {position}.",
                    topic=here.topic(line.topic).name,
                    position=f"{position.sign} {position.words}",
                )
            )
    return found


def _topic(desk: Desk, here: Here, topic: Topic) -> Record:
    parts = [
        *(topic.question or "", topic.proposition, topic.include or ""),
        _plain(render_prose(topic.body, here)),
    ]
    return _record(
        url=str(here.topic(topic.id).url),
        kind="topic",
        title=topic.title,
        content=_joined(parts),
        more=topic.keywords,
        filters=_filters(topic=[topic.id]),
    )


def _event(desk: Desk, here: Here, event: Event) -> Record:
    return _record(
        url=str(here.event(event.id).url),
        kind="event",
        title=event.title,
        content=_joined([event.place or "", _plain(render_prose(event.body, here))]),
        more=(),
        filters={},
        when=capital(plain_date_words(event.date)) if event.date is not None else "",
    )


def _article(desk: Desk, here: Here, article: Article) -> Record:
    said = [one for one in article.statements if one.id in desk.corpus.published_ids]
    speakers = dict.fromkeys(here.speaker(one.speaker).name for one in said)
    published = None if article.date is None else article.date.latest
    publisher = "" if article.publisher is None else here.publisher(article.publisher).name
    return _record(
        url=str(here.article(article.id).url),
        kind="article",
        title=article.title,
        content=_joined([publisher, *speakers]),
        more=(),
        filters=_filters(
            country=[desk.countries[one.id] for one in said],
            topic=[stance.topic for one in said for stance in one.stances],
            speaker=[speaker_of(one.speaker) for one in said],
            year=[] if published is None else [str(published.year)],
        ),
        date="" if published is None else published.isoformat(),
        when=capital(plain_date_words(article.date)) if article.date is not None else "",
    )


def _record(
    url: str,
    kind: str,
    title: str,
    content: str,
    more: Iterable[str],
    filters: dict[str, tuple[str, ...]],
    date: str = "",
    names: Iterable[str] = (),
    **meta: str,
) -> Record:
    return Record(
        url=url,
        content=content,
        meta={
            "title": title,
            "kind": _(KINDS[kind]),
            **meta,
            "name": f"{title} {hidden(title, names)}" if kind in _PROFILES else "",
            "also": hidden(f"{title} {content}", more),
        },
        filters={"kind": (kind,), **filters},
        date=date,
    )


def _joined(parts: Iterable[str]) -> str:
    return " · ".join(" ".join(part.split()) for part in parts if part.strip())


def _plain(made: str) -> str:
    """Return HTML as the text in it."""
    return html.unescape(_TAG.sub(" ", made))
