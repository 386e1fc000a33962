"""The front page: what changed, and where countries stand."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable
from functools import partial

import attrs
from markupsafe import Markup

from policybrief.analysis.words import day_words, month_words
from policybrief.languages import _, ngettext, sorting_key
from policybrief.models.topic import Topic
from policybrief.site.addresses import Here, Link
from policybrief.site.desk import Desk
from policybrief.site.feeds import feeds_of
from policybrief.site.figures import Figure
from policybrief.site.views.finding import opposed_words
from policybrief.site.views.frame import frame_view
from policybrief.site.views.matrix import (
    MatrixCellView,
    MatrixTableView,
    matrix_rows,
    some_of_matrix,
)
from policybrief.site.views.news import NewsView, news_views

MOST_TOPICS = 8
MOST_COUNTRIES = 16
_FEW = 30
_NAME = "where-countries-stand"


@attrs.frozen
class LetterView:
    """The countries that begin with one letter.

    Attributes:
        letter: The letter; empty when there are so few that they stand in one list.
        countries: The countries, by name.
    """

    letter: str
    countries: tuple[Link, ...]


@attrs.frozen
class FrontTopicView:
    """One topic on a narrow screen.

    Attributes:
        topic: The topic.
        question: Its question.
        heard: The cells of the countries that have a line, in the order of the rows.
    """

    topic: Link
    question: str
    heard: tuple[MatrixCellView, ...]


@attrs.frozen
class FrontView:
    """What the template ``index.md.jinja`` sees.

    Attributes:
        title: Title of the briefing.
        standing_at: From how many articles and years, and at which date, in words.
        news: What changed of late, at most four.
        nothing_since: Since when no position changed, in words; empty when the news says what did.
        changes: Address of the page of all changes.
        countries: All countries with a line, by letter.
        without_line: Those that were asked or heard and have none.
        feeds: What one can subscribe to.
        counts: How much there is of what, as links to it.
        statements: Address of the list of statements.
        table: The topics with most lines, and the countries with most lines on them.
        topics: The same by topic, for a narrow screen.
        left_out: How many countries and topics the table leaves out, in words; empty when none.
        matrix: The page with all of them.
    """

    title: str
    standing_at: str
    news: tuple[NewsView, ...]
    nothing_since: str
    changes: Markup
    countries: tuple[LetterView, ...]
    without_line: tuple[Link, ...]
    feeds: tuple[Link, ...]
    counts: tuple[Link, ...]
    statements: Markup
    table: MatrixTableView
    topics: tuple[FrontTopicView, ...]
    left_out: tuple[str, ...]
    matrix: Markup


def front_view(desk: Desk, here: Here) -> FrontView:
    """Return the front page."""
    news = news_views(desk, here)
    every = sorted(desk.analysis.countries, key=lambda code: _by_name(here, code))
    heard = {line.country for line in desk.analysis.lines}
    table = _table(desk, here)
    changed = any(one.kind in ("moved", "changed") for one in news)
    return FrontView(
        title=desk.corpus.briefing.title,
        standing_at=_standing_at(desk),
        news=news,
        nothing_since="" if changed else _nothing_since(desk),
        changes=here.url("changes.html"),
        countries=_letters(here.actor(code) for code in every if code in heard),
        without_line=tuple(here.actor(code) for code in every if code not in heard),
        feeds=tuple(
            Link(one.name, here.url(f"{one.address}.xml")) for one in feeds_of(desk, here.address)
        ),
        counts=_counts(desk, here),
        statements=here.url("statements/index.html"),
        table=table,
        topics=tuple(
            FrontTopicView(
                here.topic(topic.id),
                topic.question or topic.proposition,
                tuple(row.cells[at] for row in table.rows if not row.cells[at].line.silent),
            )
            for at, topic in enumerate(_topics(desk))
        ),
        left_out=_left_out(desk, table),
        matrix=here.url("matrix.html"),
    )


def front_figure(desk: Desk) -> Figure:
    """Return the table of the front page as one that stands by itself."""
    make = partial(_table, desk)
    return Figure(
        _NAME,
        "_matrix_table.jinja",
        make,
        lambda: matrix_rows(make(desk.here("index.html"))),
        picture=False,
    )


def _table(desk: Desk, here: Here) -> MatrixTableView:
    topics = _topics(desk)
    return some_of_matrix(
        desk,
        here,
        topics,
        _countries(desk, here, topics),
        frame_view(
            desk,
            here,
            _NAME,
            opposed_words(topics, desk.analysis.lines),
            ngettext("{n} article", "{n} articles", len(desk.corpus.live_articles)),
            picture=False,
            page="index.html",
        ),
        _("Countries by topics. Each position opens the statement that it rests on."),
        "front",
    )


def _topics(desk: Desk) -> tuple[Topic, ...]:
    """Return the topics of the table: those with most lines, current ones first."""
    lines = Counter(line.topic for line in desk.analysis.lines)
    current = Counter(line.topic for line in desk.analysis.lines if line.current)
    topics = sorted(
        (topic for topic in desk.corpus.live_topics if topic.id in lines),
        key=lambda one: (-current[one.id], -lines[one.id], sorting_key(one.title), one.id),
    )
    return tuple(topics[:MOST_TOPICS])


def _countries(desk: Desk, here: Here, topics: Iterable[Topic]) -> tuple[str, ...]:
    """Return the countries of the table, by name: those with most lines on its topics."""
    shown = {one.id for one in topics}
    lines = [line for line in desk.analysis.lines if line.topic in shown]
    number = Counter(line.country for line in lines)
    current = Counter(line.country for line in lines if line.current)
    most = sorted(number, key=lambda code: (-current[code], -number[code], *_by_name(here, code)))[
        :MOST_COUNTRIES
    ]
    return tuple(sorted(most, key=lambda code: _by_name(here, code)))


def _left_out(desk: Desk, table: MatrixTableView) -> tuple[str, ...]:
    countries = len(desk.analysis.countries) - len(table.rows)
    topics = len(desk.corpus.live_topics) - len(table.columns)
    return (
        *([ngettext("{n} more country", "{n} more countries", countries)] if countries > 0 else []),
        *([ngettext("{n} more topic", "{n} more topics", topics)] if topics > 0 else []),
    )


def _by_name(here: Here, code: str) -> tuple[str, str, str]:
    return *sorting_key(here.actor(code).name), code


def _letters(countries: Iterable[Link]) -> tuple[LetterView, ...]:
    """Return countries that are in order of name, by letter when they are many."""
    every = tuple(countries)
    if len(every) <= _FEW:
        return (LetterView("", every),) if every else ()
    found: dict[str, list[Link]] = {}
    for one in every:
        letter = sorting_key(one.name)[0][:1].upper()
        found.setdefault(letter if letter.isalpha() else "…", []).append(one)
    return tuple(LetterView(letter, tuple(group)) for letter, group in found.items())


def _nothing_since(desk: Desk) -> str:
    """Return the month in which a line changed last, or since which there are statements."""
    changed = [one.after.day for one in desk.analysis.shifts if one.after.day is not None]
    said = [one.day for one in desk.corpus.published if one.day is not None]
    day = max(changed, default=min(said, default=None))
    return "" if day is None else month_words(day)


def _standing_at(desk: Desk) -> str:
    articles = desk.corpus.live_articles
    days = [one.date.latest for one in articles if one.date is not None]
    years = sorted({day.year for day in days if day is not None})
    if not articles:
        return _("No article yet.")
    if desk.at is None or not years:
        return ngettext("{n} article", "{n} articles", len(articles))
    return ngettext(
        "Positions at {day}, from {n} article, {years}",
        "Positions at {day}, from {n} articles, {years}",
        len(articles),
        day=day_words(desk.at),
        years=str(years[0]) if years[0] == years[-1] else f"{years[0]}–{years[-1]}",
    )


def _counts(desk: Desk, here: Here) -> tuple[Link, ...]:
    corpus, analysis = desk.corpus, desk.analysis
    return (
        Link(
            ngettext("{n} topic", "{n} topics", len(corpus.live_topics)),
            here.url("topics/index.html"),
        ),
        Link(
            ngettext("{n} article", "{n} articles", len(corpus.live_articles)),
            here.url("articles/index.html"),
        ),
        Link(
            ngettext("{n} statement", "{n} statements", len(corpus.published)),
            here.url("statements/index.html"),
        ),
        Link(
            ngettext("{n} correction", "{n} corrections", len(analysis.corrections)),
            here.url("corrections.html"),
        ),
        Link(_("How positions are computed"), here.url("method.html")),
    )
