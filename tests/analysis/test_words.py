"""What grades and changes are called."""

from __future__ import annotations

import pytest

from policybrief.analysis.words import change_words, grade_words
from policybrief.models.statement import Speaker
from tests.analysis.tiny import UNNAMED, analysed, says, standing


@pytest.mark.parametrize(
    ("speaker", "of", "words"),
    [
        ("minister", None, "Quoted"),
        ("minister", "minister", "Quoted"),
        ("minister", "president", "Reported by another speaker"),
        ("minister", "ro", "Reported by another speaker"),
        ("ro", None, "Reported, no speaker named"),
        ("ro", "president", "Reported, no speaker named"),
        (UNNAMED, "president", "Unnamed source"),
    ],
)
def test_a_grade_tells_who_is_not_named(speaker: Speaker | str, of: str | None, words: str) -> None:
    """An ascription by a named speaker is no report without one."""
    analysis = analysed(says(speaker, "2023-05-01", of=of))
    ((one,),) = analysis.evidence.values()

    assert grade_words(analysis.corpus, one) == words
    assert one.ascribed is (of not in (None, one.statement.speaker.key))
    assert one.names_no_speaker is (speaker == "ro" and of is None)


@pytest.mark.parametrize(
    ("before", "after", "words"),
    [
        ({"position": "for"}, {"position": "against"}, "position changed"),
        ({"condition": None}, {"condition": "funds"}, "a condition was added"),
        ({"condition": "funds"}, {"condition": "none"}, "the condition was dropped"),
        ({"condition": "funds"}, {"condition": "peace"}, "the condition changed"),
        ({"act": "considers"}, {"act": "does"}, "from “considers it” to “does it”"),
    ],
)
def test_a_change_says_what_changed(
    before: dict[str, str], after: dict[str, str], words: str
) -> None:
    """The position, a condition, or the act with both its stages."""
    (shift,) = standing(
        says("president", "2023-05-01", **before), says("president", "2023-05-09", **after)
    ).shifts

    assert change_words(shift) == words
