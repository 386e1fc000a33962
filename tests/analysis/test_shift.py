"""Shifts of the official line."""

from __future__ import annotations

from itertools import pairwise
from typing import Any

import pytest
from hypothesis import given

from policybrief.analysis.evidence import Grade
from policybrief.analysis.ledger import analyse
from policybrief.analysis.shift import Changed, ShiftKind
from policybrief.models.corpus import Corpus
from policybrief.models.stance import Position
from tests.analysis.tiny import UNNAMED, says, standing
from tests.strategies import corpora

P = "president"
A, B, C = "2023-05-01", "2023-06-01", "2023-07-01"


def shifts(*sayings: dict[str, Any], **rest: Any) -> list[tuple[str, str]]:
    """Return what changed, and when."""
    return [(one.changed.value, str(one.after.day)) for one in standing(*sayings, **rest).shifts]


def case(name: str, expected: list[tuple[str, str]], *sayings: dict[str, Any]) -> Any:
    return pytest.param(expected, sayings, id=name)


CASES = [
    case("one-line", [], says(P, A)),
    case("restated", [], says(P, A), says(P, B)),
    case("position", [("position", B)], says(P, A), says(P, B, "against")),
    case("weaker-position", [("position", B)], says(P, A), says(P, B, "leans-for")),
    case("to-open", [("position", B)], says(P, A), says(P, B, "open")),
    case(
        "there-and-back",
        [("position", B), ("position", C)],
        says(P, A),
        says(P, B, "against"),
        says(P, C),
    ),
    case("condition-added", [("condition", B)], says(P, A), says(P, B, condition="vote")),
    case(
        "condition-changed",
        [("condition", B)],
        says(P, A, condition="vote"),
        says(P, B, condition="treaty"),
    ),
    case(
        "condition-dropped",
        [("condition", B)],
        says(P, A, condition="vote"),
        says(P, B, condition="none"),
    ),
    case("condition-not-restated", [], says(P, A, condition="vote"), says(P, B)),
    case(
        "condition-restated-after-silence",
        [],
        says(P, A, condition="vote"),
        says(P, B),
        says(P, C, condition="vote"),
    ),
    case(
        "condition-dropped-after-silence",
        [("condition", C)],
        says(P, A, condition="vote"),
        says(P, B),
        says(P, C, condition="none"),
    ),
    case("nothing-to-drop", [], says(P, A), says(P, B, condition="none")),
    case(
        "dropped-twice",
        [("condition", B)],
        says(P, A, condition="vote"),
        says(P, B, condition="none"),
        says(P, C, condition="none"),
    ),
    case(
        "new-position-forgets-the-condition",
        [("position", B), ("condition", C)],
        says(P, A, condition="vote"),
        says(P, B, "leans-for"),
        says(P, C, "leans-for", condition="vote"),
    ),
    case("act-up", [("act", B)], says(P, A, act="considers"), says(P, B, act="declares")),
    case("act-same-stage", [], says(P, A, act="declares"), says(P, B, act="offers")),
    case("act-urges-offers", [], says(P, A, act="urges"), says(P, B, act="offers")),
    case("act-decides", [("act", B)], says(P, A, act="urges"), says(P, B, act="decides")),
    case("act-does", [("act", B)], says(P, A, act="decides"), says(P, B, act="does")),
    case("act-down", [], says(P, A, act="does"), says(P, B, act="considers")),
    case("act-of-no-stage", [], says(P, A, act="denies"), says(P, B, act="does")),
    case(
        "position-and-act",
        [("position", B)],
        says(P, A, act="considers"),
        says(P, B, "against", act="does"),
    ),
    case(
        "condition-and-act",
        [("condition", B)],
        says(P, A),
        says(P, B, condition="vote", act="does"),
    ),
    case("from-unclear", [], says(P, A, "unclear"), says(P, B)),
    case("to-unclear", [], says(P, A), says(P, B, "unclear")),
    case(
        "unclear-between",
        [("position", C)],
        says(P, A),
        says(P, B, "unclear"),
        says(P, C, "against"),
    ),
    case("lower-band", [], says(P, A), says("minister", B, "against")),
    case("unnamed", [], says(P, A), says(UNNAMED, B, "against")),
    case("after-the-date", [], says(P, A), says(P, "2025-01-01", "against")),
    case(
        "two-accounts-of-one-utterance",
        [],
        says(P, A, id="first"),
        says(P, A, act="does", same_as="first"),
    ),
]


@pytest.mark.parametrize(("expected", "sayings"), CASES)
def test_shifts(expected: list[tuple[str, str]], sayings: Any) -> None:
    """Position, condition and act make shifts; silence on a condition and unclear do not."""
    assert shifts(*sayings) == expected


@pytest.mark.parametrize(
    ("kind", "before", "after"),
    [
        (ShiftKind.SAME_SPEAKER, says(P, A), says(P, B, "against")),
        (ShiftKind.SAME_SPEAKER, says(P, A), says("adviser", B, "against", of=P)),
        (ShiftKind.SAME_SPEAKER, says("ministry", A), says("ministry", B, "against")),
        (ShiftKind.NEW_HOLDER, says("old-president", "2022-06-01"), says(P, B, "against")),
        (ShiftKind.OTHER, says(P, A), says("premier", B, "against")),
        (ShiftKind.OTHER, says("past-minister", "2022-06-01"), says("minister", B, "against")),
        (ShiftKind.OTHER, says("ro", A), says("ro", B, "against")),
        (ShiftKind.OTHER, says("ro", A), says(P, B, "against")),
    ],
)
def test_kinds(kind: ShiftKind, before: dict[str, Any], after: dict[str, Any]) -> None:
    """The same speaker, a new holder of the same post, or another."""
    (found,) = standing(before, after).shifts

    assert found.kind is kind


@pytest.mark.parametrize(
    ("possible", "before", "after"),
    [
        (False, says(P, A), says(P, B, "against")),
        (False, says(P, A, reported=True), says(P, B, "against", reported=True)),
        (True, says("ro", A), says(P, B, "against")),
        (True, says("ro", A), says("ro", B, "against")),
        (True, says(P, A), says("adviser", B, "against", of=P)),
    ],
)
def test_possible(possible: bool, before: dict[str, Any], after: dict[str, Any]) -> None:
    """A shift is only possible when either side is graded reported."""
    (found,) = standing(before, after).shifts

    assert found.possible is possible


def test_conditions_of_a_shift() -> None:
    """A shift says which condition held before and which holds after."""
    first, second = standing(
        says(P, "2023-04-01", condition="vote"),
        says(P, A),
        says(P, B, condition="treaty"),
        says(P, C, condition="none"),
    ).shifts

    assert (first.before_condition, first.after_condition) == ("vote", "treaty")
    assert (second.before_condition, second.after_condition) == ("treaty", None)


@given(corpora())
def test_what_every_shift_is(corpus: Corpus) -> None:
    """No shift begins or ends in unclear; each goes forward between lines that differ."""
    for found in analyse(corpus).shifts:
        sides = (found.before, found.after)

        assert all(one.speaks and one.position is not Position.UNCLEAR for one in sides)
        assert found.before.day is not None
        assert found.after.day is not None
        assert found.before.day <= found.after.day
        assert found.possible == any(one.grade is Grade.REPORTED for one in sides)
        match found.changed:
            case Changed.POSITION:
                assert found.before.position is not found.after.position
            case Changed.CONDITION:
                assert found.before.position is found.after.position
                assert found.before_condition != found.after_condition
            case Changed.ACT:
                assert found.before.position is found.after.position


@given(corpora())
def test_every_change_of_position_is_a_shift(corpus: Corpus) -> None:
    """Between successive clear lines each change of position is one shift."""
    for one in analyse(corpus).standings.values():
        clear = [
            step.evidence.position
            for step in one.considered
            if step.verdict.counts and step.evidence.position is not Position.UNCLEAR
        ]
        changes = sum(before is not after for before, after in pairwise(clear))

        assert changes == sum(shift.changed is Changed.POSITION for shift in one.shifts)
