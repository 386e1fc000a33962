"""Alignment of two countries."""

from __future__ import annotations

from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from policybrief.analysis.alignment import in_order_of_agreement
from policybrief.analysis.ledger import Analysis, analyse
from policybrief.models.corpus import Corpus
from policybrief.models.stance import Position
from policybrief.models.topic import Topic
from tests.analysis.tiny import analysed, says
from tests.strategies import corpora

NAMES = ("a", "b", "c", "d")
TOPICS = [Topic(id=name, title=name, proposition="P.") for name in NAMES]


def aligned(
    ro: list[str | None], bg: list[str | None], at: str = "2024-01-01", **fields: Any
) -> Any:
    """Return the alignments of two countries with these positions on the topics in order."""
    sayings = [
        says(speaker, "2023-05-01", position, topic=name, **fields)
        for speaker, positions in (("president", ro), ("stranger", bg))
        for name, position in zip(NAMES, positions, strict=False)
        if position is not None
    ]
    return analysed(*sayings, at=at, topics=TOPICS).alignments


@pytest.mark.parametrize(
    ("ro", "bg", "value"),
    [
        (["for", "for", "for"], ["for", "for", "for"], 1.0),
        (["for", "for", "for"], ["against", "against", "against"], 0.0),
        (["for", "for", "for"], ["for", "for", "against"], 0.6667),
        (["for", "open", "against"], ["leans-for", "open", "leans-against"], 0.8333),
        (["open", "open", "open"], ["for", "against", "open"], 0.6667),
        (["for", "for", "for", "for"], ["for", "leans-for", "open", "against"], 0.5625),
        (["for", "for", "for", None], ["for", "for", "for", "against"], 1.0),
        (["for", "for", "for", "unclear"], ["for", "for", "for", "against"], 1.0),
    ],
)
def test_value(ro: list[str | None], bg: list[str | None], value: float) -> None:
    """The mean of 1 - |difference| / 4 over the topics on which both have a line."""
    (found,) = aligned(ro, bg)

    assert (found.a, found.b, found.value) == ("bg", "ro", value)


@pytest.mark.parametrize(
    ("ro", "bg"),
    [
        (["for", "for"], ["for", "for"]),
        (["for", "for", "for"], ["for", "for", None]),
        (["for", "for", "unclear"], ["for", "for", "for"]),
        (["for", "for", None, "for"], [None, "for", "for", "for"]),
        ([], []),
    ],
)
def test_none_below_three_topics(ro: list[str | None], bg: list[str | None]) -> None:
    """Two countries with fewer than three topics in common have no alignment."""
    assert aligned(ro, bg) == ()


def test_old_lines_are_not_compared() -> None:
    """A stale or lapsed line is no part of it."""
    three = ["for", "for", "for"]

    assert aligned(three, three, at="2025-05-01")
    assert aligned(three, three, at="2025-05-02") == ()
    assert aligned(three, three, until="2023-12-31") == ()
    assert aligned(three, three, until="2024-01-01")


def test_the_topics_that_drive_it() -> None:
    """The topics stand with their parts of the value, the farthest apart first."""
    (found,) = aligned(["for", "for", "for"], ["for", "against", "open"])

    assert list(found.topics.items()) == [("b", 0.0), ("c", 0.5), ("a", 1.0)]


POSITIONS = st.lists(st.sampled_from([one.value for one in Position]), min_size=4, max_size=4)


@given(POSITIONS, POSITIONS)
def test_every_alignment_is_from_nought_to_one(ro: list[str], bg: list[str]) -> None:
    """It is the same whoever is asked, 1 with oneself, and explained by its topics."""
    found = aligned(ro, bg)

    assert [(one.value, one.topics) for one in found] == [
        (one.value, one.topics) for one in aligned(bg, ro)
    ]
    assert all(one.value == 1 for one in aligned(ro, ro))
    for one in found:
        assert one.a < one.b
        assert len(one.topics) >= 3
        assert 0 <= one.value <= 1
        assert abs(one.value - sum(one.topics.values()) / len(one.topics)) < 0.001


@given(corpora())
def test_only_current_lines_are_compared(corpus: Corpus) -> None:
    """Each topic of an alignment has a clear line of both, neither stale nor lapsed."""
    analysis = analyse(corpus)
    for one in analysis.alignments:
        lines = [analysis.line(code, topic) for code in (one.a, one.b) for topic in one.topics]

        assert all(line is not None and line.current for line in lines)
        assert all(line is not None and line.position.number is not None for line in lines)


def world(*rows: tuple[str, list[str | None]], at: str = "2024-01-01") -> Analysis:
    """Return the analysis of countries with these positions on the topics in order."""
    sayings = [
        says(code, "2023-05-01", position, topic=name)
        for code, positions in rows
        for name, position in zip(NAMES, positions, strict=False)
        if position is not None
    ]
    return analysed(*sayings, at=at, topics=TOPICS)


@pytest.mark.parametrize("number", [0, 1, 2])
def test_a_pair_with_too_few_topics_says_which(number: int) -> None:
    """It has no value, and names the topics in common; it is no alignment of the analysis."""
    three: list[str | None] = ["for", "for", "for"]
    analysis = world(("ro", three), ("bg", [*three[:number]]))
    found = analysis.alignment("ro", "bg")

    assert (found.a, found.b, found.value) == ("bg", "ro", None)
    assert list(found.topics) == list(NAMES[:number])
    assert found == analysis.alignment("bg", "ro")
    assert analysis.alignments == () == analysis.aligned_with("ro")
    assert analysis.pairs == ((found,) if number else ())


def test_nearest_first() -> None:
    """The nearest comes first; of two that are as near, the one with more topics in common."""
    analysis = world(
        ("ro", ["for", "for", "for", "for"]),
        ("bg", ["for", "for", "for", None]),
        ("fr", ["against", "against", "against", "against"]),
        ("it", ["for", "for", "for", "for"]),
        ("es", ["for", "open", "for", "for"]),
        ("at", ["for", "for", None, None]),
    )

    assert [(one.other("ro"), one.value) for one in analysis.aligned_with("ro")] == [
        ("it", 1.0),
        ("bg", 1.0),
        ("es", 0.875),
        ("fr", 0.0),
    ]


def test_order_of_agreement() -> None:
    """The country with most lines is first; each next one agrees most with the one before."""
    analysis = world(
        ("at", ["against", "against", "against", None]),
        ("bg", ["for", "for", "for", "for"]),
        ("es", ["leans-against", "leans-against", None, None]),
        ("fr", ["for", "for", "leans-for", None]),
        ("it", ["unclear", None, None, None]),
    )

    assert in_order_of_agreement(analysis.lines) == ("bg", "fr", "es", "at")


@given(corpora(), st.randoms(use_true_random=False))
def test_order_of_agreement_has_each_country_once(corpus: Corpus, random: Any) -> None:
    """Every country with a current and clear line is in it, whatever the order of lines."""
    lines = list(analyse(corpus).lines)
    found = in_order_of_agreement(lines)
    random.shuffle(lines)

    assert in_order_of_agreement(lines) == found
    assert sorted(found) == sorted(
        {one.country for one in lines if one.current and one.position.number is not None}
    )


@given(POSITIONS, POSITIONS)
def test_any_two_countries_can_be_asked(ro: list[str], bg: list[str]) -> None:
    """The answer is the same both ways, and that of the list where there is one."""
    analysis = world(("ro", list(ro)), ("bg", list(bg)))
    found = analysis.alignment("ro", "bg")

    assert found == analysis.alignment("bg", "ro")
    assert analysis.alignments == ((found,) if found.value is not None else ())
    assert analysis.alignment("ro", "ro").value in (1.0, None)
