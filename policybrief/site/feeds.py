"""The feeds of a site: everything, shifts, each country, each topic.

Each has the newest entries only. What nobody can date is in none: a feed is in order of days.
"""

from __future__ import annotations

import datetime
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from functools import partial
from typing import Final

import attrs

from policybrief.analysis.evidence import Evidence, grade_of
from policybrief.analysis.shift import Shift
from policybrief.analysis.words import GRADES, date_words, grade_words, one_line, sentence, titled
from policybrief.languages import _
from policybrief.models.dates import EdtfDate
from policybrief.models.stance import Stance
from policybrief.models.statement import Statement
from policybrief.sharing.addresses import lasting_name
from policybrief.sharing.feed_formats import Entry, Feed, feed_files
from policybrief.site.citing import source_words
from policybrief.site.desk import Desk
from policybrief.site.views.statements import position_view, spoken_capacity, stance_position

MOST: Final = 50
"""How many entries a feed has."""

ALL: Final = "feeds/all"
SHIFTS: Final = "feeds/shifts"
CORRECTIONS: Final = "corrections"
_COUNTRIES: Final = "feeds/countries/"
_TOPICS: Final = "feeds/topics/"


@attrs.frozen
class Followed:
    """A feed that a page can name.

    Attributes:
        address: Where it stands, relative to the site's root, without suffix.
        name: What it tells of, without the title of the site.
    """

    address: str
    name: str


def everything() -> Followed:
    """Return the feed of all statements."""
    return Followed(ALL, _("New statements"))


def shifts_feed() -> Followed:
    """Return the feed of changed positions."""
    return Followed(SHIFTS, _("Changes of position"))


def corrections_feed() -> Followed:
    """Return the feed of corrections, which is made with the exports."""
    return Followed(CORRECTIONS, _("Corrections"))


def country_feed(desk: Desk, code: str) -> Followed:
    """Return the feed of a country."""
    return Followed(_COUNTRIES + code, desk.addresses.names[code])


def topic_feed(desk: Desk, topic: str) -> Followed:
    """Return the feed of a topic."""
    return Followed(_TOPICS + topic, desk.corpus.topic_by_id[topic].title)


def feeds_of(desk: Desk, address: str) -> tuple[Followed, ...]:
    """Return the feeds that a page names, by where it stands."""
    folder, _slash, name = address.removesuffix(".html").rpartition("/")
    if folder == "countries" and desk.addresses.actors.get(name) == address:
        return (country_feed(desk, name),)
    if folder == "topics" and name in desk.addresses.topics:
        return (topic_feed(desk, name),)
    if address in ("index.html", "data.html", "about.html"):
        return everything(), shifts_feed(), corrections_feed()
    if address in ("changes.html", "timeline.html"):
        return shifts_feed(), everything()
    if address == "corrections.html":
        return (corrections_feed(),)
    if address.startswith("statements/") or address == "articles/index.html":
        return (everything(),)
    return ()


def feeds_files(desk: Desk) -> Iterator[tuple[str, bytes]]:
    """Yield address and content of each file of the feeds."""
    briefing = desk.corpus.briefing
    for feed in plan_feeds(desk):
        yield from feed_files(feed, briefing).items()


def plan_feeds(desk: Desk) -> Iterator[Feed]:
    """Yield every feed but that of corrections, in a fixed order."""
    feed = partial(_feed, desk)
    newest = [one for one in desk.newest_first if _first_day(desk, one) is not None]
    by_country, by_topic = _shares(desk, newest)
    yield feed(everything(), "statements/index.html", _entries(desk, newest))
    yield feed(shifts_feed(), "changes.html", _shift_entries(desk, desk.analysis.shifts))
    for code, address in sorted(desk.addresses.actors.items()):
        if address.startswith("countries/"):
            yield feed(country_feed(desk, code), address, _entries(desk, by_country.get(code, ())))
    for topic, address in sorted(desk.addresses.topics.items()):
        yield feed(topic_feed(desk, topic), address, _entries(desk, by_topic.get(topic, ())))


def _feed(desk: Desk, one: Followed, page: str, entries: Iterable[Entry]) -> Feed:
    title = _("{site}: {feed}", site=desk.corpus.briefing.title, feed=one.name)
    title = titled(title, drafts=desk.analysis.drafts is not None)
    ordered = sorted(entries, key=lambda entry: entry.updated, reverse=True)
    return Feed(address=one.address, title=title, page=page, entries=tuple(ordered), day=desk.at)


def _shares(
    desk: Desk, newest: Iterable[Statement]
) -> tuple[Mapping[str, list[Statement]], Mapping[str, list[Statement]]]:
    """Return the newest statements of each country and on each topic."""
    by_country: dict[str, list[Statement]] = defaultdict(list)
    by_topic: dict[str, list[Statement]] = defaultdict(list)
    for statement in newest:
        evidence = desk.evidence(statement)
        countries = {one.country for one in evidence} | {desk.analysis.capacity(statement).country}
        for country in countries - {None}:
            if country is not None and len(by_country[country]) < MOST:
                by_country[country].append(statement)
        for topic in {one.topic for one in statement.stances}:
            if len(by_topic[topic]) < MOST:
                by_topic[topic].append(statement)
    return by_country, by_topic


def _entries(desk: Desk, newest: Iterable[Statement]) -> Iterator[Entry]:
    for _number, statement in zip(range(MOST), newest, strict=False):
        yield _entry(desk, statement)


def _entry(desk: Desk, statement: Statement) -> Entry:
    """Return a statement as an entry: its words, or what they mean, and what they rest on."""
    day = _first_day(desk, statement)
    assert day is not None  # others are in no feed
    here = desk.here("index.html")
    speaker = here.speaker(statement.speaker).name
    article = desk.corpus.article_by_id[statement.article]
    about = [
        _("{topic}: {position}", topic=here.topic(one.topic).name, position=_stance(desk, one))
        for one in statement.stances
    ]
    title = _("{speaker}, in “{article}”", speaker=speaker, article=article.title)
    if about:
        title = _("{speaker} on {topics}", speaker=speaker, topics="; ".join(about))
    evidence = next(iter(desk.evidence(statement)), None)
    mended = [one.date.earliest for one in statement.corrections if one.date.earliest]
    return Entry(
        id=lasting_name(desk.corpus.briefing, f"statement/{statement.id}"),
        title=one_line(title),
        words=_said(desk, statement, evidence),
        address=str(here.statement(statement)),
        day=day,
        mended=max(mended, default=None),
    )


def _stance(desk: Desk, stance: Stance) -> str:
    return stance_position(desk, stance).words


def _said(desk: Desk, statement: Statement, one: Evidence | None) -> str:
    """Return who said it, when, what, and what shows it, in sentences."""
    here = desk.here("index.html")
    speaker = here.speaker(statement.speaker).name
    capacity = "" if one is None else spoken_capacity(desk, here, one)
    grade = GRADES[grade_of(desk.corpus, statement)]
    return " ".join(
        [
            f"{speaker}, {capacity}." if capacity else f"{speaker}.",
            *_words(desk, statement),
            _("Evidence: {grade}.", grade=grade_words(desk.corpus, one) if one else grade),
            _("Source: {source}.", source=source_words(desk, statement.article)),
        ]
    )


def _words(desk: Desk, statement: Statement) -> Iterator[str]:
    """Yield when it was said, what it means, and the words that may be published."""
    if statement.said is not None:
        yield _("When: {date}.", date=date_words(statement.said))
    quote = desk.quote(statement)
    if statement.gist:
        yield sentence(statement.gist)
    elif quote is None:
        yield _("The words may not be published.")
    if quote is not None:
        yield _("In words: “{quote}”.", quote=quote)


def _shift_entries(desk: Desk, shifts: Iterable[Shift]) -> Iterator[Entry]:
    dated = [one for one in shifts if _first_day(desk, one.after.statement) is not None]
    dated.sort(key=lambda one: one.after.day or datetime.date.min, reverse=True)
    for one in dated[:MOST]:
        yield _shift_entry(desk, one)


def _shift_entry(desk: Desk, shift: Shift) -> Entry:
    here = desk.here("index.html")
    after = shift.after
    day = _first_day(desk, after.statement)
    assert day is not None
    before, now = (
        position_view(desk, shift.topic, one.position, condition, None).words
        for one, condition in (
            (shift.before, shift.before_condition),
            (after, shift.after_condition),
        )
    )
    title = _(
        "{country} on {topic}: from “{before}” to “{after}”",
        country=here.actor(shift.country).name,
        topic=here.topic(shift.topic).name,
        before=before,
        after=now,
    )
    words = _said(desk, after.statement, after)
    if shift.possible:
        words += " " + _("Only possible, as one side is no more than reported.")
    return Entry(
        id=lasting_name(
            desk.corpus.briefing, f"shift/{shift.country}/{shift.topic}/{after.statement.id}"
        ),
        title=one_line(title),
        words=words,
        address=str(here.statement(after.statement)),
        day=day,
    )


def _first_day(desk: Desk, statement: Statement) -> datetime.date | None:
    """Return the first day that it may have been said; the last, or the article's, if none."""
    published = desk.corpus.article_by_id[statement.article].date
    for date in (statement.said, published):
        day = _earliest(date)
        if day is not None:
            return day
    return None


def _earliest(date: EdtfDate | None) -> datetime.date | None:
    return None if date is None else date.earliest or date.latest
