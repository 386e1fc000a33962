"""The matrix: every country on every topic."""

from __future__ import annotations

from collections.abc import Iterator
from functools import partial

import attrs

from policybrief.analysis.alignment import in_order_of_agreement
from policybrief.analysis.standing import Standing
from policybrief.analysis.words import SIGNS, age_words, counted, day_words, month_words
from policybrief.languages import _, ngettext
from policybrief.models.stance import Position
from policybrief.models.topic import PLAIN_LABELS
from policybrief.site.addresses import Here, Link
from policybrief.site.desk import Desk
from policybrief.site.figures import Figure
from policybrief.site.views.frame import FrameView, frame_view
from policybrief.site.views.lines import NO_STATEMENT, NOT_ASKED, LineView, line_view
from policybrief.site.views.statements import PositionView


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
class MatrixTopicView:
    """One topic on a narrow screen.

    Attributes:
        topic: The topic.
        question: Its question.
        heard: The cells of the countries that have a line, in the order of the rows.
        silent: The countries that were asked and of which no statement was found.
        not_asked: How many countries of the matrix were not asked, in words; empty when none.
    """

    topic: Link
    question: str
    heard: tuple[MatrixCellView, ...]
    silent: tuple[Link, ...]
    not_asked: str


@attrs.frozen
class MatrixView:
    """What the template ``matrix.md.jinja`` sees.

    Attributes:
        title: Its title.
        as_of: The date of all lines, in words.
        size: How many countries, topics and positions it has, in words.
        columns: The topics, those with most lines first.
        rows: The countries, so that those who agree are neighbours.
        topics: The same by topic, for a narrow screen.
        legend: Every position and silence with what it means.
        frame: What stands around the table.
    """

    title: str
    as_of: str
    size: str
    columns: tuple[Link, ...]
    rows: tuple[MatrixRowView, ...]
    topics: tuple[MatrixTopicView, ...]
    legend: tuple[tuple[PositionView, str], ...]
    frame: FrameView


def matrix_figure(desk: Desk) -> Figure:
    """Return the matrix as a table that stands by itself."""

    def rows() -> Iterator[tuple[str, ...]]:
        yield ("country", "topic", "position", "when", "evidence")
        for row in matrix_view(desk, desk.here("matrix.html")).rows:
            for cell in row.cells:
                where, words = cell.line.topic.name, cell.line.position.words
                yield (row.country.name, where, words, cell.month, cell.evidence)

    return Figure("matrix", "_matrix_table.jinja", partial(matrix_view, desk), rows, picture=False)


def matrix_view(desk: Desk, here: Here) -> MatrixView:
    """Return the page of the matrix."""
    heard: dict[str, int] = {}
    for line in desk.analysis.lines:
        heard[line.topic] = heard.get(line.topic, 0) + 1
    topics = sorted(desk.corpus.live_topics, key=lambda one: -heard.get(one.id, 0))
    rows = tuple(
        MatrixRowView(
            here.actor(code),
            tuple(_cell(desk, here, desk.analysis.standing(code, topic.id)) for topic in topics),
        )
        for code in _countries(desk, here)
    )
    return MatrixView(
        title="Matrix",
        as_of=day_words(desk.at),
        size=", ".join(
            [
                counted(len(rows), "country", "countries"),
                counted(len(topics), "topic"),
                counted(len(desk.analysis.lines), "position"),
            ]
        ),
        columns=tuple(here.topic(one.id) for one in topics),
        rows=rows,
        topics=tuple(
            MatrixTopicView(
                topic=here.topic(topic.id),
                question=topic.question or topic.proposition,
                heard=tuple(row.cells[at] for row in rows if not row.cells[at].line.silent),
                silent=tuple(
                    row.country for row in rows if row.cells[at].line.position == NO_STATEMENT
                ),
                not_asked=_not_asked(rows, at),
            )
            for at, topic in enumerate(topics)
        ),
        legend=_legend(),
        frame=frame_view(
            desk,
            here,
            "matrix",
            _("Where countries stand on each topic"),
            ngettext("{n} article", "{n} articles", len(desk.corpus.live_articles)),
            picture=False,
        ),
    )


def _countries(desk: Desk, here: Here) -> tuple[str, ...]:
    """Return all countries: in order of agreement, then those without a current clear line."""
    ordered = in_order_of_agreement(desk.analysis.lines)
    rest = sorted(
        set(desk.analysis.countries).difference(ordered),
        key=lambda code: (here.actor(code).name, code),
    )
    return (*ordered, *rest)


def _cell(desk: Desk, here: Here, standing: Standing) -> MatrixCellView:
    view = line_view(desk, here, standing)
    line = standing.line
    month = evidence = ""
    if line is not None:
        day = line.evidence.day
        age = "out of date" if line.stale else age_words(day, desk.at)
        ages = [month_words(day), *(["lapsed"] if line.lapsed else []), *([age] if age else [])]
        month = ", ".join(ages)
        number = view.support.partition(",")[0]
        evidence = f"{line.grade.value}, {number}"
    return MatrixCellView(view.country, view, month, evidence)


def _not_asked(rows: tuple[MatrixRowView, ...], at: int) -> str:
    number = sum(1 for row in rows if row.cells[at].line.position == NOT_ASKED)
    return counted(number, "country", "countries") + " not asked" if number else ""


def _legend() -> tuple[tuple[PositionView, str], ...]:
    """Return what each sign means; in the table it stands with the topic's own words."""
    meanings = {
        Position.FOR: "for the proposition",
        Position.LEANS_FOR: "ready or inclined, not settled",
        Position.OPEN: "has spoken and decided nothing",
        Position.LEANS_AGAINST: "reluctant, not settled",
        Position.AGAINST: "against the proposition",
        Position.UNCLEAR: "has spoken, and it is not clear which way",
    }
    held = [
        (PositionView(SIGNS[one], PLAIN_LABELS[one], one.value), meaning)
        for one, meaning in meanings.items()
    ]
    return (
        *held,
        (PositionView("✓", "for if …", "for", True), "depends on the condition that is named"),
        (NO_STATEMENT, "asked, or somebody else of the country was heard; nobody spoke for it"),
        (NOT_ASKED, "the topic is not asked of the country"),
    )
