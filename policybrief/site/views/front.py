"""The front page: what changed, and where countries stand."""

from __future__ import annotations

import datetime
from collections import Counter
from collections.abc import Sized

import attrs
from markupsafe import Markup

from policybrief.analysis.line import Line
from policybrief.analysis.shift import Changed
from policybrief.analysis.standing import Standing
from policybrief.analysis.words import (
    capital,
    change_words,
    counted,
    day_words,
    grade_words,
    listed,
    month_words,
)
from policybrief.models.dates import months_before
from policybrief.models.stance import Position
from policybrief.site.addresses import Here, Link
from policybrief.site.desk import Desk
from policybrief.site.views.lines import LineView, line_view
from policybrief.site.views.statements import (
    position_view,
    said_words,
    speaker_link,
    spoken_capacity,
    words_of,
)

MOST_NEWS = 4
MOST_TOPICS = 8
_RECENT_MONTHS = 12


@attrs.frozen
class NewsView:
    """Something that changed.

    Attributes:
        heading: What changed, in a few words.
        words: The words it rests on.
        quoted: Whether they are a quote.
        speaker: Who said it.
        capacity: In what capacity; empty for a country named without a speaker.
        date: When, as a link to the statement.
        grade: The evidence grade in words.
        before: What stood before, in words; empty when nothing did.
    """

    heading: str
    words: str
    quoted: bool
    speaker: Link
    capacity: str
    date: Link
    grade: str
    before: str


@attrs.frozen
class CellView:
    """One country on one topic in the table of the front page.

    Attributes:
        line: The line, or why there is none.
        month: Month and year of its statement, in words.
    """

    line: LineView
    month: str


@attrs.frozen
class RowView:
    """One topic in the table of the front page.

    Attributes:
        topic: The topic.
        question: Its question.
        cells: A cell for each country of the table.
    """

    topic: Link
    question: str
    cells: tuple[CellView, ...]


@attrs.frozen
class FrontView:
    """What the template ``index.md.jinja`` sees.

    Attributes:
        title: Title of the briefing.
        standing_at: From how many articles and years, and at which date, in words.
        news: What changed of late, at most four.
        nothing_since: Since when no position changed, in words, when there is no news.
        changes: Address of the page of all changes.
        countries: All countries with a line, by name.
        without_line: Those that were asked or heard and have none.
        columns: The countries of the table.
        rows: The topics of the table, those with most lines first.
        more_topics: How many topics the table leaves out, in words; empty when none.
        matrix: The page with all of them.
        sections: Links to the sections of the site, with what is in them.
    """

    title: str
    standing_at: str
    news: tuple[NewsView, ...]
    nothing_since: str
    changes: Markup
    countries: tuple[Link, ...]
    without_line: tuple[Link, ...]
    columns: tuple[Link, ...]
    rows: tuple[RowView, ...]
    more_topics: str
    matrix: Link
    sections: tuple[tuple[Link, str], ...]


def front_view(desk: Desk, here: Here) -> FrontView:
    """Return the front page."""
    corpus, analysis = desk.corpus, desk.analysis
    by_topic: dict[str, list[Standing]] = {}
    for one in analysis.standings.values():
        if one.line is not None:
            by_topic.setdefault(one.topic, []).append(one)
    topics = sorted(
        (topic for topic in corpus.live_topics if topic.id in by_topic),
        key=lambda topic: (-len(by_topic[topic.id]), topic.title.casefold()),
    )
    shown = topics[:MOST_TOPICS]
    codes = sorted(
        {one.country for topic in shown for one in by_topic[topic.id]},
        key=lambda code: here.actor(code).name,
    )
    every = sorted(analysis.countries, key=lambda code: here.actor(code).name)
    heard = {line.country for line in analysis.lines}
    left = len(corpus.live_topics) - len(shown)
    return FrontView(
        title=corpus.briefing.title,
        standing_at=_standing_at(desk),
        news=_news(desk, here),
        nothing_since=_nothing_since(desk),
        changes=here.url("changes.html"),
        countries=tuple(here.actor(code) for code in every if code in heard),
        without_line=tuple(here.actor(code) for code in every if code not in heard),
        columns=tuple(here.actor(code) for code in codes),
        rows=tuple(
            RowView(
                here.topic(topic.id),
                topic.question or topic.proposition,
                tuple(_cell(desk, here, code, topic.id) for code in codes),
            )
            for topic in shown
        ),
        more_topics=counted(left, "more topic") if left > 0 else "",
        matrix=Link("Matrix", here.url("matrix.html")),
        sections=_sections(desk, here),
    )


def _nothing_since(desk: Desk) -> str:
    """Return the month in which a line changed last, or since which there are statements."""
    changed = [one.after.day for one in desk.analysis.shifts if one.after.day is not None]
    said = [one.day for one in desk.corpus.published if one.day is not None]
    day = max(changed, default=min(said, default=None))
    return "" if day is None else month_words(day)


def _cell(desk: Desk, here: Here, code: str, topic: str) -> CellView:
    standing = desk.analysis.standing(code, topic)
    day = None if standing.line is None else standing.line.evidence.day
    return CellView(line_view(desk, here, standing), "" if day is None else month_words(day))


def _standing_at(desk: Desk) -> str:
    days = [one.date.latest for one in desk.corpus.live_articles if one.date is not None]
    years = sorted({day.year for day in days if day is not None})
    if not desk.corpus.live_articles:
        return "No article yet."
    number = counted(len(desk.corpus.live_articles), "article")
    span = ""
    if years:
        span = f", {years[0]}" if years[0] == years[-1] else f", {years[0]}–{years[-1]}"
    return f"Positions at {day_words(desk.at)}, from {number}{span}"


def _number(some: Sized) -> str:
    return str(len(some)) if some else "none"


def _sections(desk: Desk, here: Here) -> tuple[tuple[Link, str], ...]:
    corpus = desk.corpus
    return (
        (
            Link("Countries", here.url("countries/index.html")),
            _number(desk.analysis.countries),
        ),
        (Link("Topics", here.url("topics/index.html")), _number(corpus.live_topics)),
        (
            Link("Changes", here.url("changes.html")),
            _number(desk.analysis.shifts),
        ),
        (Link("Corrections", here.url("corrections.html")), _number(desk.analysis.corrections)),
        (
            Link("Articles", here.url("articles/index.html")),
            _number(corpus.live_articles),
        ),
        (
            Link("Statements", here.url("statements/index.html")),
            _number(corpus.published),
        ),
        (Link("Method", here.url("method.html")), "the rules by which positions are computed"),
    )


@attrs.frozen
class _Item:
    rank: int
    day: datetime.date
    standings: tuple[Standing, ...]
    line: Line


def _news(desk: Desk, here: Here) -> tuple[NewsView, ...]:
    """Return what changed within a year: shifts, first statements, and firmer evidence."""
    if desk.at is None:
        return ()
    start = months_before(desk.at, _RECENT_MONTHS)
    groups: dict[object, list[tuple[int, Standing]]] = {}
    for standing in desk.analysis.standings.values():
        line = standing.line
        if line is None or line.evidence.day is None or line.evidence.day < start:
            continue
        rank = _rank(standing)
        if rank is None:
            continue
        same = (line.topic, line.position, line.condition, line.evidence.statement.utterance)
        key: object = (rank, *same) if rank == 1 else (rank, line.country, line.topic)
        groups.setdefault(key, []).append((rank, standing))
    items = []
    for group in groups.values():
        lines = [one.line for _, one in group if one.line is not None]
        day = lines[0].evidence.day or datetime.date.min
        items.append(_Item(group[0][0], day, tuple(one for _, one in group), lines[0]))
    weight = Counter(line.topic for line in desk.analysis.lines)
    items.sort(
        key=lambda one: (
            one.rank != 0,
            -one.day.toordinal(),
            -weight[one.line.topic],
            -len(one.standings),
            -one.line.grade.strength,
            one.line.topic,
            one.line.country,
        )
    )
    chosen = [one for one in items if one.rank == 0][:MOST_NEWS]
    for rank in (2, 1):  # one of each before more of one kind
        chosen += [one for one in items if one.rank == rank][:1]
    chosen += [one for one in items if one not in chosen]
    return tuple(_news_view(desk, here, one) for one in chosen[:MOST_NEWS])


def _rank(standing: Standing) -> int | None:
    """Return 0 for a shift, 1 for a first statement, 2 for firmer evidence, None for no news."""
    line = standing.line
    steps = [one.evidence for one in standing.considered if one.verdict.counts]
    if line is None or line.position is Position.UNCLEAR:
        return None
    if any(shift.after == line.evidence for shift in standing.shifts):
        return 0
    if len(steps) == 1:
        return 1
    best = max(one.grade.strength for one in steps[:-1])
    same = all(one.position is line.position for one in steps)
    return 2 if same and line.grade.strength > best else None


def _news_view(desk: Desk, here: Here, item: _Item) -> NewsView:
    line = item.line
    names = listed([here.actor(one.country).name for one in item.standings])
    topic = f"“{here.topic(line.topic).name}”"
    view = position_view(desk, line.topic, line.position, line.condition, line.not_restated)
    standing = item.standings[0]
    steps = [one.evidence for one in standing.considered if one.verdict.counts]
    before = ""
    if item.rank == 0:
        shift = next(one for one in standing.shifts if one.after == line.evidence)
        earlier = position_view(
            desk, line.topic, shift.before.position, shift.before_condition, None
        )
        maybe = "possibly " if shift.possible else ""
        what = "" if shift.changed is Changed.POSITION else f", {change_words(shift)}"
        heading = f"{names} {maybe}changed on {topic}: {view.words}{what}."
        before = f"Before: {earlier.words}, {said_words(shift.before.statement.said)}."
    elif item.rank == 1:
        heading = f"First found: {names} on {topic}: {view.words}."
    else:
        earlier_one = steps[-2]
        heading = f"{names} on {topic}: position unchanged, firmer evidence."
        who = spoken_capacity(desk, here, earlier_one)
        before = (
            f"Before: {speaker_link(here, earlier_one).name}, {who}, "
            f"{grade_words(desk.corpus, earlier_one).lower()}, "
            f"{said_words(earlier_one.statement.said)}."
        )
    statement = line.evidence.statement
    words, quoted = words_of(desk, statement)
    itself = line.evidence.names_no_speaker
    return NewsView(
        heading=heading,
        words=words,
        quoted=quoted,
        speaker=Link("") if itself else speaker_link(here, line.evidence),
        capacity="" if itself else spoken_capacity(desk, here, line.evidence),
        date=Link(capital(said_words(statement.said)), here.statement(statement)),
        grade=grade_words(desk.corpus, line.evidence),
        before=before,
    )
