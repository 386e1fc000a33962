"""The matrix: every country on every topic."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from functools import partial

import attrs

from policybrief.analysis.alignment import in_order_of_agreement
from policybrief.analysis.evidence import Grade
from policybrief.analysis.standing import Standing
from policybrief.analysis.words import SIGNS, age_words, day_words, month_words
from policybrief.languages import N_, _, ngettext, sorting_key
from policybrief.models.stance import Position
from policybrief.models.topic import PLAIN_LABELS, Topic
from policybrief.site.addresses import Here, Link
from policybrief.site.desk import Desk
from policybrief.site.figures import Figure
from policybrief.site.matrix_pages import MATRIX_PAGE, matrix_pages
from policybrief.site.views.finding import opposed_words
from policybrief.site.views.frame import FrameView, frame_view
from policybrief.site.views.lines import LineView, line_view, no_statement, not_asked
from policybrief.site.views.statements import PositionView
from policybrief.site.views.topic_table import CountView, count_views

_MANY = 12

_GRADES = {
    Grade.QUOTED: N_("quoted"),
    Grade.PARAPHRASED: N_("paraphrased"),
    Grade.REPORTED: N_("reported"),
    Grade.UNNAMED: N_("unnamed source"),
}


@attrs.frozen
class MatrixCellView:
    """One country on one topic.

    Attributes:
        country: The country.
        line: The line, or why there is none.
        month: Month and year of its statement, with its age, in words.
        evidence: Its grade and the number of its statements, in a few words.
    """

    country: Link
    line: LineView
    month: str
    evidence: str


@attrs.frozen
class MatrixRowView:
    """One country on every topic.

    Attributes:
        country: The country.
        cells: A cell for each topic, in the order of the columns.
    """

    country: Link
    cells: tuple[MatrixCellView, ...]


@attrs.frozen
class MatrixTableView:
    """Countries by topics, as a table that stands on a page and by itself.

    Attributes:
        frame: What stands around it.
        caption: What it is, in a sentence.
        style: A class: "all" for the matrix, "front" for the table of the front page.
        many: Whether it has more topics than a sheet of paper has room for.
        columns: The topics.
        rows: The countries.
    """

    frame: FrameView
    caption: str
    style: str
    many: bool
    columns: tuple[Link, ...]
    rows: tuple[MatrixRowView, ...]


@attrs.frozen
class MatrixTopicView:
    """One topic on a narrow screen.

    Attributes:
        topic: The topic.
        question: Its question.
        counts: How many countries hold which position.
        others: How many are out of date, were not found or not asked, in words.
    """

    topic: Link
    question: str
    counts: tuple[CountView, ...]
    others: tuple[str, ...]


@attrs.frozen
class MatrixView:
    """What the template ``matrix.md.jinja`` sees.

    Attributes:
        title: Its title.
        as_of: The date of all lines, in words.
        size: How many countries, topics and positions it has, in words.
        table: The table.
        topics: The same by topic, for a narrow screen.
        legend: Every position and silence with what it means.
        parts: Its pages when it has several: which topics, and the address; None for this one.
    """

    title: str
    as_of: str
    size: tuple[str, ...]
    table: MatrixTableView
    topics: tuple[MatrixTopicView, ...]
    legend: tuple[tuple[PositionView, str], ...]
    parts: tuple[Link, ...]


def matrix_figures(desk: Desk) -> Iterator[Figure]:
    """Yield the matrix, or each page of it, as a table that stands by itself."""
    for address, topics in matrix_pages(desk.analysis):
        make = partial(matrix_table, desk, address, topics)
        yield Figure(
            address.removesuffix(".html"),
            "_matrix_table.jinja",
            make,
            partial(_rows_at, desk, make, address),
            picture=False,
        )


def _rows_at(
    desk: Desk, make: Callable[[Here], MatrixTableView], address: str
) -> Iterator[tuple[str, ...]]:
    return matrix_rows(make(desk.here(address)))


def matrix_rows(table: MatrixTableView) -> Iterator[tuple[str, ...]]:
    """Yield a table of countries by topics as rows of text, one for each cell."""
    yield ("country", "topic", "position", "words", "when", "evidence")
    for row in table.rows:
        for cell in row.cells:
            position = cell.line.position
            yield (
                row.country.name,
                cell.line.topic.name,
                position.style,
                position.words,
                cell.month,
                cell.evidence,
            )


def matrix_table(desk: Desk, address: str, topics: Sequence[Topic], here: Here) -> MatrixTableView:
    """Return every country on the topics of the page of the matrix at an address."""
    return some_of_matrix(
        desk,
        here,
        topics,
        _countries(desk, here),
        frame_view(
            desk,
            here,
            address.removesuffix(".html"),
            opposed_words(topics, desk.analysis.lines),
            ngettext("{n} article", "{n} articles", len(desk.corpus.live_articles)),
            picture=False,
            page=address,
        ),
        _(
            "Countries by topics. Countries that agree stand next to each other; the topics with "
            "most positions come first. Each position opens the statement that it rests on."
        ),
        "all",
    )


def some_of_matrix(
    desk: Desk,
    here: Here,
    topics: Sequence[Topic],
    countries: Sequence[str],
    frame: FrameView,
    caption: str,
    style: str,
) -> MatrixTableView:
    """Return a table of some countries and topics, in the order in which they are given."""
    return MatrixTableView(
        frame=frame,
        caption=caption,
        style=style,
        many=len(topics) > _MANY,
        columns=tuple(here.topic(one.id) for one in topics),
        rows=tuple(
            MatrixRowView(
                here.actor(code),
                tuple(_cell(desk, here, desk.analysis.standing(code, one.id)) for one in topics),
            )
            for code in countries
        ),
    )


def matrix_view(desk: Desk, here: Here) -> MatrixView:
    """Return the page of the matrix, or the first of its pages."""
    return matrix_part_view(desk, here, MATRIX_PAGE)


def matrix_part_view(desk: Desk, here: Here, address: str) -> MatrixView:
    """Return one of the pages of the matrix."""
    pages = dict(matrix_pages(desk.analysis))
    topics = pages[address]
    table = matrix_table(desk, address, topics, here)
    return MatrixView(
        title=_("Matrix"),
        as_of=day_words(desk.at),
        size=(
            ngettext("{n} country", "{n} countries", len(table.rows)),
            ngettext("{n} topic", "{n} topics", sum(map(len, pages.values()))),
            ngettext("{n} position", "{n} positions", len(desk.analysis.lines)),
        ),
        table=table,
        topics=tuple(
            _by_topic(desk, here, topic, [row.cells[at] for row in table.rows])
            for at, topic in enumerate(topics)
        ),
        legend=_legend(),
        parts=_parts(here, pages) if len(pages) > 1 else (),
    )


def _parts(here: Here, pages: Mapping[str, Sequence[Topic]]) -> tuple[Link, ...]:
    found = []
    for address, topics in pages.items():
        name = _("{first} to {last}", first=topics[0].title, last=topics[-1].title)
        found.append(Link(name, None if address == here.address else here.url(address)))
    return tuple(found)


def _countries(desk: Desk, here: Here) -> tuple[str, ...]:
    """Return all countries: in order of agreement, then those without a current clear line."""
    ordered = in_order_of_agreement(desk.analysis.lines)
    rest = sorted(
        set(desk.analysis.countries).difference(ordered),
        key=lambda code: (*sorting_key(here.actor(code).name), code),
    )
    return (*ordered, *rest)


def _cell(desk: Desk, here: Here, standing: Standing) -> MatrixCellView:
    view = line_view(desk, here, standing, why=False)
    line = standing.line
    if line is None:
        return MatrixCellView(view.country, view, "", "")
    day = line.evidence.day
    age = _("out of date") if line.stale else age_words(day, desk.at)
    ages = [month_words(day), *([_("lapsed")] if line.lapsed else []), *([age] if age else [])]
    said = {
        one.evidence.utterance
        for one in standing.considered
        if one.evidence.position is line.position and one.evidence.speaks
    }
    number = ngettext("{n} statement", "{n} statements", len(said))
    return MatrixCellView(
        view.country, view, ", ".join(ages), f"{_(_GRADES[line.grade])}, {number}"
    )


def _by_topic(
    desk: Desk, here: Here, topic: Topic, cells: Sequence[MatrixCellView]
) -> MatrixTopicView:
    old = sum(1 for cell in cells if cell.line.stale)
    silent = sum(1 for cell in cells if cell.line.position.style == "silent")
    not_asked = sum(1 for cell in cells if cell.line.position.style == "not-asked")
    found = (
        (old, ngettext("{n} out of date", "{n} out of date", old)),
        (silent, ngettext("{n} with no statement found", "{n} with no statement found", silent)),
        (not_asked, ngettext("{n} not asked", "{n} not asked", not_asked)),
    )
    standings = desk.analysis.by_topic.get(topic.id, ())
    return MatrixTopicView(
        topic=here.topic(topic.id),
        question=topic.question or topic.proposition,
        counts=count_views(
            desk, here, [one.line for one in standings if one.line and one.line.current]
        ),
        others=tuple(words for number, words in found if number),
    )


def _legend() -> tuple[tuple[PositionView, str], ...]:
    """Return what each sign means; in the table it stands with the topic's own words."""
    meanings = {
        Position.FOR: _("for the proposition"),
        Position.LEANS_FOR: _("ready or inclined, not settled"),
        Position.OPEN: _("has spoken and decided nothing"),
        Position.LEANS_AGAINST: _("reluctant, not settled"),
        Position.AGAINST: _("against the proposition"),
        Position.UNCLEAR: _("has spoken, and it is not clear which way"),
    }
    held = [
        (PositionView(SIGNS[one], PLAIN_LABELS[one], one.value), meaning)
        for one, meaning in meanings.items()
    ]
    return (
        *held,
        (
            PositionView(SIGNS[Position.FOR], _("for if …"), Position.FOR.value, True),
            _("depends on the condition that is named"),
        ),
        (
            no_statement(),
            _("asked, or somebody else of the country was heard; nobody spoke for it"),
        ),
        (not_asked(), _("the topic is not asked of the country")),
    )
