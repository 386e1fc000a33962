"""The matrix of all countries and topics."""

from __future__ import annotations

import datetime
import re
from typing import Any

from hypothesis import given

from policybrief.analysis.ledger import Analysis, analyse
from policybrief.analysis.standing import Silence
from policybrief.models.corpus import Corpus
from policybrief.models.topic import Topic
from policybrief.site.desk import Desk
from policybrief.site.plan import Page
from policybrief.site.templates import make_environment, render_page
from policybrief.site.views.matrix import MatrixView, matrix_figures, matrix_view
from tests.analysis.tiny import analysed, says
from tests.site.builds import Shown
from tests.strategies import corpora

TOPICS = (
    Topic(id="sea-wall", title="Sea wall", proposition="It is built.", asked_of=["ro", "fr"]),
    Topic(id="toll", title="Toll", proposition="It is paid.", asked_of=["ro", "bg"]),
)


def matrix(analysis: Analysis) -> MatrixView:
    """Return the matrix of an analysis."""
    desk = Desk(analysis)
    return matrix_view(desk, desk.here("matrix.html"))


def rendered(analysis: Analysis) -> str:
    """Return the page's Markdown."""
    page = Page("matrix.html", "matrix.md.jinja", matrix(analysis), "Matrix", True)
    return render_page(make_environment(), page)


def some(*sayings: dict[str, Any], **rest: Any) -> Analysis:
    """Return the analysis of two topics at 2024-01-01."""
    return analysed(*sayings, topics=TOPICS, **rest)


@given(corpora())
def test_cells_are_standings(corpus: Corpus) -> None:
    """Every country and live topic has one cell, and it shows what the standing says."""
    analysis = analyse(corpus)
    desk = Desk(analysis)
    here = desk.here("matrix.html")
    found = matrix_view(desk, here)
    names = {here.actor(code).name: code for code in analysis.countries}
    topics = {topic.title: topic.id for topic in corpus.live_topics}

    assert sorted(row.country.name for row in found.table.rows) == sorted(names)
    assert sorted(one.name for one in found.table.columns) == sorted(topics)
    for row in found.table.rows:
        for column, cell in zip(found.table.columns, row.cells, strict=True):
            standing = analysis.standing(names[row.country.name], topics[column.name])
            assert cell.line.silent == (standing.line is None)
            if standing.line is None:
                silent = standing.silence is Silence.NO_STATEMENT
                assert cell.line.position.style == ("silent" if silent else "not-asked")
            else:
                assert cell.line.position.style == standing.line.position.value
                assert cell.line.statement == here.statement(standing.line.evidence.statement)
                assert cell.line.stale is not standing.line.current


@given(corpora())
def test_the_narrow_form_counts_the_same(corpus: Corpus) -> None:
    """By topic stand the numbers of the same cells: current, out of date, silent, not asked."""
    found = matrix(analyse(corpus))
    for at, topic in enumerate(found.topics):
        cells = [row.cells[at].line for row in found.table.rows]
        current = [one for one in cells if not one.silent and not one.stale]
        rest = sum(int(words.split()[0]) for words in topic.others)

        assert sum(one.number for one in topic.counts) == len(current)
        assert {one.position for one in topic.counts} == {one.position for one in current}
        assert len(current) + rest == len(cells)


def test_four_kinds_of_nothing_look_different() -> None:
    """Open, unclear, no statement found and not asked have words and classes of their own."""
    page = rendered(
        some(
            says("president", "2023-05-01", "open"),
            says("president", "2023-05-01", "unclear", topic="toll"),
            says("expert", "2023-05-01"),
        )
    )
    wide = page[: page.index("pb-narrow")]
    shown = Shown(wide)

    assert shown.texts(".pb-cell--open")[0].startswith("has not decided May 2023")
    assert shown.texts(".pb-cell--unclear")[0].startswith("unclear May 2023")
    assert set(shown.texts(".pb-cell--silent")) == {"no statement found"}
    assert set(shown.texts(".pb-cell--not-asked")) == {"not asked"}


def test_a_cell_says_condition_age_and_evidence() -> None:
    """It names the condition, month, age or that it is out of date, grade and statements."""
    page = rendered(
        some(
            says("president", "2022-10-01", "for", condition="vote", reported=True),
            says("stranger", "2020-02-01", "against", topic="toll"),
            says("fr", "2023-12-01", "against", until="2023-12-24"),
            conditions={"vote": "parliament votes"},
        )
    )
    texts = Shown(page).texts("td")

    assert "for if parliament votes October 2022, 15 months old; paraphrased, 1 statement" in texts
    assert "against February 2020, out of date; quoted, 1 statement" in texts
    assert "against December 2023, lapsed; reported, 1 statement" in texts


def test_the_table_can_be_used_by_keyboard_and_ear() -> None:
    """It has a caption, headers of rows and columns, and a region that scrolls by keyboard."""
    page = rendered(some(says("president", "2023-05-01")))

    assert re.search(
        r'<div class="[^"]*pb-all" tabindex="0" role="region" '
        r'aria-labelledby="figure-matrix-title"',
        page,
    )
    assert 'id="figure-matrix-title"' in page
    assert "## All positions { #positions }" in page
    assert "<caption>" in page
    assert page.count('<th scope="col">') == 1 + len(TOPICS)
    assert page.count('<th scope="row">') == 3


def test_who_agrees_stands_together() -> None:
    """Countries are in order of agreement; those without a current position come last."""
    found = matrix(
        some(
            *(
                says(code, "2023-05-01", position, topic=topic)
                for code, position in (("at", "for"), ("es", "against"), ("it", "for"))
                for topic in ("sea-wall", "toll")
            )
        )
    )

    assert [row.country.name for row in found.table.rows] == [
        "Austria",
        "Italy",
        "Spain",
        "Bulgaria",
        "France",
        "Romania",
    ]


def test_the_data_has_a_row_for_each_cell() -> None:
    """The CSV says what the cells say, with a code for each position."""
    analysis = some(says("president", "2023-05-01"))
    (figure,) = matrix_figures(Desk(analysis))
    rows = list(figure.rows())

    assert rows[0] == ("country", "topic", "position", "words", "when", "evidence")
    assert ("Romania", "Sea wall", "for", "for", "May 2023", "quoted, 1 statement") in rows
    assert ("France", "Sea wall", "silent", "no statement found", "", "") in rows
    assert len(rows) == 1 + 3 * len(TOPICS)


def test_an_empty_briefing_says_so() -> None:
    """Without topics there is a sentence in the place of the table."""
    page = rendered(analyse(Corpus(), datetime.date(2024, 1, 1)))

    assert "No country was asked or heard yet." in page
    assert "<table" not in page
