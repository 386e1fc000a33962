"""Events, and what was said at each."""

from __future__ import annotations

import datetime

import attrs
from markupsafe import Markup, escape

from policybrief.analysis.evidence import grade_of
from policybrief.analysis.occasions import Occasion
from policybrief.analysis.spoken import Utterance
from policybrief.analysis.words import GRADES, capital, date_words, plain_date_words
from policybrief.checks.records import is_url
from policybrief.languages import _, ngettext, sorting_key
from policybrief.models.stance import Stance
from policybrief.models.statement import Statement
from policybrief.site.addresses import Here, Link
from policybrief.site.desk import Desk
from policybrief.site.prose import render_prose
from policybrief.site.views.country import SourceView
from policybrief.site.views.frame import FrameView
from policybrief.site.views.indexes import EntryView, ListView, list_frame, statements_words
from policybrief.site.views.mentioned import MentionsView, mentions_view
from policybrief.site.views.statements import (
    PositionView,
    ascription,
    capacity_words,
    is_inferred,
    post_words,
    stance_position,
    words_of,
)
from policybrief.site.views.tongues import Tongue, tongue_of


@attrs.frozen
class SaidView:
    """Something said at an event.

    Attributes:
        speakers: Who spoke; several where an article gives them the same words.
        capacity: In what capacity, and on whom when it is another's stance; for several only that.
        words: What was said: a quote, or a sentence of the editors.
        quoted: Whether these words are a quote.
        tongue: The language of a quote, when it is known.
        url: The permalink of the statement.
        date: When, in words.
        position: What it means for the topic; None where it has no stance.
        grade: The evidence grade in words.
        grade_style: A class for the grade.
    """

    speakers: tuple[Link, ...]
    capacity: str
    words: str
    quoted: bool
    tongue: Tongue | None
    url: Markup
    date: str
    position: PositionView | None
    grade: str
    grade_style: str


@attrs.frozen
class EventView:
    """What the template ``event.md.jinja`` sees.

    Attributes:
        title: Its name.
        date: When it took place, in words.
        inferred: Whether that date was inferred.
        place: Where.
        url: Where to read about it.
        prose: The editors' own words, as HTML.
        countries: The countries whose words were heard.
        topics: What was said on each topic; the topic and the statements, oldest first.
        also: What was said on no topic.
        sources: The articles that report it.
        mentions: What links here.
    """

    title: str
    date: str
    inferred: bool
    place: str | None
    url: Markup | None
    prose: Markup
    countries: tuple[Link, ...]
    topics: tuple[tuple[Link, tuple[SaidView, ...]], ...]
    also: tuple[SaidView, ...]
    sources: tuple[SourceView, ...]
    mentions: MentionsView


def events_view(desk: Desk, here: Here) -> ListView:
    """Return the list of events, newest first; those without a date last."""
    found = sorted(desk.analysis.occasions.values(), key=lambda one: sorting_key(one.event.title))
    found.sort(key=lambda one: one.day or datetime.date.min, reverse=True)
    entries = []
    for one in found:
        date = "" if one.event.date is None else capital(date_words(one.event.date))
        said = statements_words(len(one.spoken)) if one.spoken else _("nothing on record")
        notes = (date, one.event.place or "", said)
        entries.append(EntryView(here.event(one.event.id), notes))
    return ListView(
        _("Events"),
        _("Meetings, visits, calls and other occasions, and what was said at each."),
        (_("Event"), _("Date"), _("Place"), _("Said")),
        tuple(entries),
        "",
        _("No event is on record yet."),
        _frame(desk, here) if found else None,
    )


def _frame(desk: Desk, here: Here) -> FrameView:
    events = desk.analysis.occasions.values()
    title = ngettext(
        "Something was said at {n} of {events}",
        "Something was said at {n} of {events}",
        sum(1 for one in events if one.spoken),
        events=ngettext("{n} event", "{n} events", len(events)),
    )
    return list_frame(desk, here, "events", title)


def event_view(desk: Desk, here: Here, id_: str) -> EventView:
    """Return the page of one event."""
    occasion = desk.analysis.occasions[id_]
    event = occasion.event
    countries = (here.actor(code) for code in occasion.countries)
    topics = sorted((sorting_key(here.topic(topic).name), topic) for topic in occasion.topics)
    return EventView(
        title=event.title,
        date="" if event.date is None else capital(plain_date_words(event.date)),
        inferred=is_inferred(event.date),
        place=event.place,
        url=escape(event.url) if event.url is not None and is_url(event.url) else None,
        prose=render_prose(event.body, here, top=2),
        countries=tuple(sorted(countries, key=lambda link: sorting_key(link.name))),
        topics=tuple((here.topic(topic), _on(desk, here, occasion, topic)) for _, topic in topics),
        also=_together(desk, here, [(one, None) for one in occasion.spoken if not one.topics]),
        sources=_sources(desk, here, occasion),
        mentions=mentions_view(desk, here),
    )


def _on(desk: Desk, here: Here, occasion: Occasion, topic: str) -> tuple[SaidView, ...]:
    spoken = ((one, _stance(one, topic)) for one in occasion.spoken)
    return _together(desk, here, [pair for pair in spoken if pair[1] is not None])


def _together(
    desk: Desk, here: Here, spoken: list[tuple[Utterance, Stance | None]]
) -> tuple[SaidView, ...]:
    """Return what was said, the same words of several speakers once."""
    groups: dict[str, list[tuple[Utterance, Stance | None]]] = {}
    for one, stance in spoken:
        groups.setdefault(one.shared, []).append((one, stance))
    return tuple(
        _said(desk, here, [one for one, _ in group], group[0][1]) for group in groups.values()
    )


def _stance(one: Utterance, topic: str) -> Stance | None:
    """Return what an utterance means for a topic, by the account shown or else by another."""
    accounts = (one.statement, *one.accounts)
    stances = (stance for account in accounts for stance in account.stances)
    return next((stance for stance in stances if stance.topic == topic), None)


def _said(desk: Desk, here: Here, spoken: list[Utterance], stance: Stance | None) -> SaidView:
    statement = spoken[0].statement
    words, quoted = words_of(desk, statement)
    capacity = "" if len(spoken) > 1 else _capacity(desk, here, statement)
    on = "" if stance is None else ascription(here, statement, stance)
    grade = grade_of(desk.corpus, statement)
    return SaidView(
        speakers=tuple(here.speaker(one.statement.speaker) for one in spoken),
        capacity=", ".join(part for part in (capacity, on) if part),
        words=words,
        quoted=quoted,
        tongue=tongue_of(desk, statement, quoted=quoted),
        url=here.statement(statement),
        date=capital(plain_date_words(statement.said)),
        position=None if stance is None else stance_position(desk, stance),
        grade=GRADES[grade],
        grade_style=grade.value,
    )


def _capacity(desk: Desk, here: Here, statement: Statement) -> str:
    if statement.speaker.described:
        return statement.speaker.described
    words, of = capacity_words(desk, here, desk.analysis.capacity(statement))
    return words if of is None else post_words(words, of)


def _sources(desk: Desk, here: Here, occasion: Occasion) -> tuple[SourceView, ...]:
    """Return the articles that report what was said, newest first."""
    id_ = occasion.event.id
    return tuple(
        SourceView(
            here.article(article.id),
            date_words(article.date),
            statements_words(
                len(
                    {
                        account.id
                        for one in occasion.spoken
                        for account in one.accounts
                        if account.article == article.id and account.event == id_
                    }
                )
            ),
        )
        for article in desk.corpus.live_articles
        if article.id in occasion.articles
    )
