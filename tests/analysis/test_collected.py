"""Lines, shifts, evidence and voices are collections."""

from __future__ import annotations

import json
from typing import Any

import pytest

from policybrief import Changed, Grade, Lines, PolicybriefError, Position
from tests.analysis.tiny import analysed, says

ANALYSIS = analysed(
    says("old-president", "2021-05-04", "against"),
    says("president", "2022-08-01", "for"),
    says("minister", "2023-05-04", "against"),
    says("senator", "2023-07-09", "against", reported=True),
    says("stranger", "2023-01-02", "open"),
    at="2024-01-01",
)


def test_lines_are_asked_by_what_they_are() -> None:
    """By what they rest on, and by what became of them."""
    lines = ANALYSIS.lines

    assert isinstance(lines, Lines)
    assert repr(lines) == "<2 lines: bg 1, ro 1>"
    assert lines.where(country="ro", topic="sea-wall").one().position is Position.FOR
    assert [one.country for one in lines.where(stale=False, band=4)] == ["bg", "ro"]
    assert lines.where(position="against") == ()
    assert lines.where(speaker="president", thin=True, past_holder=False).one().country == "ro"
    assert [one.country for one in lines.sorted("day", newest=True)] == ["bg", "ro"]


@pytest.mark.parametrize(
    ("asked", "message"),
    [
        ({"thin": "yes"}, "'yes' is neither True nor False"),
        ({"stale": 1}, "1 is neither True nor False"),
        ({"past_holder": "false"}, "'false' is neither True nor False"),
        ({"band": 9}, "there is no band 9; they are 0 to 4"),
        ({"band": -1}, "there is no band -1"),
        ({"year": True}, "True is not a number"),
        ({"occasions": 1.5}, "1.5 is not a number"),
        ({"condition": "fund"}, "the corpus has no condition 'fund'; did you mean 'funds'"),
        ({"not_restated": "fund"}, "the corpus has no condition 'fund'"),
    ],
)
def test_what_no_line_can_be_is_refused(asked: dict[str, Any], message: str) -> None:
    """An empty answer means that there is none, never that the question was wrong."""
    lines = analysed(says("president", "2023-01-01"), conditions={"funds": "funds"}).lines

    with pytest.raises(PolicybriefError, match=message):
        lines.where(**asked)
    assert lines.where(condition="funds") == ()
    assert len(lines.where(condition=None, band="4", thin=True, stale=[True, False])) == 1


def test_shifts_are_asked_by_where_they_led() -> None:
    """The earlier position is a field of its own."""
    shift = ANALYSIS.shifts.where(country="ro", position="for", before="against").one()

    assert shift.changed is Changed.POSITION
    assert ANALYSIS.shifts.where(kind="new-holder", possible=False) == (shift,)


def test_evidence_and_voices_are_asked() -> None:
    """By whose they are, and how well they are shown."""
    assert len(ANALYSIS.pieces) == 5
    assert [one.holder for one in ANALYSIS.pieces.where(country="ro", speaks=False)] == ["senator"]
    assert ANALYSIS.dissent.where(country="ro").one().evidence.holder == "minister"
    assert [one.evidence.holder for one in ANALYSIS.other_voices.where(agrees=False)] == [
        "old-president",
        "senator",
    ]


def test_statements_of_an_analysis_have_grades() -> None:
    """They are the published ones."""
    found = ANALYSIS.statements.where(grade=Grade.PARAPHRASED)

    assert [one.speaker.key for one in found] == ["senator"]


def test_records_can_be_written_as_data() -> None:
    """Every collection gives plain values."""
    for some in (
        ANALYSIS.lines,
        ANALYSIS.shifts,
        ANALYSIS.pieces,
        ANALYSIS.dissent,
        ANALYSIS.other_voices,
        ANALYSIS.statements,
    ):
        assert json.loads(json.dumps(some.to_records())) == some.to_records()
        assert len(some.to_records()) == len(some) > 0
