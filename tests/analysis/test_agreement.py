"""Agreement of coders, against published examples and figures worked out by hand."""

from __future__ import annotations

import math
import random
from collections import Counter
from collections.abc import Mapping, Sequence
from typing import Any

import attrs
import krippendorff
import pytest
from hypothesis import given
from hypothesis import strategies as st

from policybrief.analysis.agreement import (
    FEWEST,
    Alpha,
    Reliability,
    WhyNoAlpha,
    agreement,
    alpha_of,
)
from policybrief.analysis.ledger import analyse
from policybrief.models.corpus import Corpus
from policybrief.models.statement import Speaker, SpeakerKind
from policybrief.models.topic import Topic
from tests.analysis.tiny import WALL, says, tiny

PORT = Topic(id="port", title="Port", proposition="It is dug.")
DRAFT = Topic(id="draft", title="A draft", proposition="It is not ready.", draft=True)

# Krippendorff's example: four observers, twelve units; Content Analysis, chapter on reliability,
# and "Computing Krippendorff's Alpha-Reliability" (2011).
OBSERVERS = (
    "1 2 3 3 2 1 4 1 2 . . .",
    "1 2 3 3 2 2 4 1 2 5 . 3",
    ". 3 3 3 2 3 4 2 2 5 1 .",
    "1 2 3 3 2 4 4 1 2 5 1 .",
)


def units_of(observers: Sequence[str]) -> list[Mapping[int, int]]:
    """Return, for each unit, how many observers gave it each value."""
    columns = zip(*(row.split() for row in observers), strict=True)
    return [Counter(int(one) for one in column if one != ".") for column in columns]


def alpha_by(units: Sequence[Mapping[int, int]], values: Sequence[int], *, ordinal: bool) -> Alpha:
    """Return alpha of units given one by one."""
    rows = Counter(tuple(unit.get(one, 0) for one in values) for unit in units)
    return alpha_of(rows, ordinal=ordinal)


def by_the_library(
    units: Sequence[Mapping[int, int]], values: Sequence[int], ordinal: bool
) -> float:
    """Return alpha as the library of that name computes it."""
    rows = [[unit.get(one, 0) for one in values] for unit in units]
    level = "ordinal" if ordinal else "nominal"
    return float(krippendorff.alpha(value_counts=rows, level_of_measurement=level))


@pytest.mark.parametrize(("ordinal", "wanted"), [(False, 0.743), (True, 0.815)])
def test_the_example_of_the_book(ordinal: bool, wanted: float) -> None:
    """Nominal 0.743 and ordinal 0.815; eleven of the twelve units have two values."""
    found = alpha_by(units_of(OBSERVERS), range(1, 6), ordinal=ordinal)

    assert found == Alpha(alpha=wanted, units=11)


def test_two_coders_and_two_values_by_hand() -> None:
    """Ten units, two coders: 0 0 0 0 0 1 1 1 1 1 and 0 0 0 0 1 1 1 1 1 0.

    Each of the values stands ten times among twenty; four of the twenty pairable values are in
    unlike pairs. Observed: 4 / 20. By chance: 2 * 10 * 10 / (20 * 19). 1 - 0.2 * 380 / 200 = 0.62.
    """
    units = [{0: 2}] * 4 + [{0: 1, 1: 1}] * 2 + [{1: 2}] * 4

    assert alpha_by(units, (0, 1), ordinal=False).alpha == 0.62


def test_order_counts_where_it_should() -> None:
    """A step apart is less than opposite ends; for nominal values both are the same."""
    alike = [{-2: 2}] * 5 + [{2: 2}] * 5 + [{0: 2}] * 2
    near, far = [*alike, {1: 1, 2: 1}], [*alike, {-2: 1, 2: 1}]
    values = (-2, -1, 0, 1, 2)

    def ordinal(units: list[dict[int, int]]) -> float:
        found = alpha_by(units, values, ordinal=True).alpha
        assert found is not None
        return found

    assert ordinal(alike) == 1.0
    assert 1.0 > ordinal(near) > ordinal(far)


def test_systematic_disagreement_is_below_zero() -> None:
    """Alpha is not cut off at chance."""
    found = alpha_by([{0: 1, 1: 1}] * 12, (0, 1), ordinal=False)

    assert found.alpha is not None
    assert found.alpha < 0
    assert found.reliability is Reliability.UNRELIABLE


@pytest.mark.parametrize(
    ("figure", "word"),
    [
        (1.0, Reliability.RELIABLE),
        (0.8, Reliability.RELIABLE),
        (0.799, Reliability.TENTATIVE),
        (0.667, Reliability.TENTATIVE),
        (0.666, Reliability.UNRELIABLE),
        (-0.2, Reliability.UNRELIABLE),
    ],
)
def test_what_a_figure_is_good_for(figure: float, word: Reliability) -> None:
    """Krippendorff's two bounds belong to the better side."""
    assert Alpha(alpha=figure, units=20).reliability is word
    assert Alpha(alpha=None, units=2, why_none=WhyNoAlpha.TOO_FEW).reliability is None


@pytest.mark.parametrize(
    ("units", "number", "why"),
    [
        ([], 0, WhyNoAlpha.TOO_FEW),
        ([{}] * 40, 0, WhyNoAlpha.TOO_FEW),
        ([{1: 1}] * 40, 0, WhyNoAlpha.TOO_FEW),
        ([{1: 2}, {0: 2}] * 4 + [{1: 1}], 8, WhyNoAlpha.TOO_FEW),
        ([{1: 2}] * FEWEST, FEWEST, WhyNoAlpha.NO_VARIATION),
        ([{1: 2}] * FEWEST + [{0: 1}], FEWEST, WhyNoAlpha.NO_VARIATION),
    ],
)
def test_where_there_is_no_figure(
    units: list[dict[int, int]], number: int, why: WhyNoAlpha
) -> None:
    """It says why: too few units with two values, or one and the same value in all of them."""
    found = alpha_by(units, (0, 1), ordinal=True)

    assert found == Alpha(alpha=None, units=number, why_none=why)


_UNIT = st.dictionaries(st.sampled_from([-2, -1, 0, 1, 2]), st.integers(1, 4), max_size=4)


@given(st.lists(_UNIT, max_size=30), st.booleans())
def test_any_values_give_what_the_library_gives(units, ordinal):
    """To three digits, whatever the numbers of coders and the gaps."""
    values = (-2, -1, 0, 1, 2)
    found = alpha_by(units, values, ordinal=ordinal)

    if found.alpha is not None:
        theirs = by_the_library(units, values, ordinal)
        assert abs(found.alpha - theirs) <= 0.0005 + 1e-8
        assert found.alpha == round(found.alpha, 3)
        assert math.copysign(1, found.alpha) == 1 or found.alpha < 0


@given(st.lists(_UNIT, min_size=10, max_size=20), st.randoms(use_true_random=False))
def test_the_order_of_units_does_not_matter(units, chance):
    """The same units give the same digits."""
    shuffled = list(units)
    chance.shuffle(shuffled)

    assert alpha_by(units, (-2, -1, 0, 1, 2), ordinal=True) == alpha_by(
        shuffled, (-2, -1, 0, 1, 2), ordinal=True
    )


def coded(position: str | None, *others: str | None, **fields: Any) -> dict[str, Any]:
    """Return a statement with a first coding by ``ab`` and others by ``c0``, ``c1``, …"""
    codings = [
        {"coded": f"c{at}", "stances": {} if one is None else {"sea-wall": one}}
        for at, one in enumerate(others)
    ]
    said = says("president", "2023-01-01", position or "for", codings=codings, coded="ab")
    if position is None:
        said["topic"] = "port"
    return said | fields


def of(*statements: dict[str, Any], **briefing: Any) -> Corpus:
    """Return a corpus of statements."""
    return tiny(*statements, topics=(WALL, PORT, DRAFT), **briefing)


def test_nothing_was_coded_twice() -> None:
    """No topic, no figure, nobody."""
    found = agreement(of(coded("for")))

    assert found.topics == ()
    assert (found.overall.statements, found.overall.pairs, found.overall.percent) == (0, 0, None)
    assert found.overall.positions == Alpha(alpha=None, units=0, why_none=WhyNoAlpha.TOO_FEW)


def test_a_topic_by_hand() -> None:
    """Twelve statements: eight alike, a step apart, an unclear one, one not seen by the other."""
    alike = [coded("for", "for")] * 5 + [coded("against", "against")] * 3
    apart = [coded("for", "leans-for"), coded("unclear", "for"), coded("open", None)]
    (found,) = agreement(of(*alike, *apart, coded("leans-against", "against"))).topics

    assert (found.topic, found.coders) == ("sea-wall", ("ab", "c0"))
    assert (found.statements, found.seen, found.pairs, found.alike) == (12, 12, 12, 8)
    assert found.percent == 66
    units = [{2: 2}] * 5 + [{-2: 2}] * 3 + [{2: 1, 1: 1}, {-1: 1, -2: 1}]
    exact = by_the_library(units, (-2, -1, 0, 1, 2), True)
    assert found.positions == Alpha(alpha=round(float(exact), 3), units=10)
    seeing = by_the_library([{1: 2}] * 11 + [{0: 1, 1: 1}], (0, 1), False)
    assert found.seeing == Alpha(alpha=round(float(seeing), 3) + 0.0, units=12)
    assert len(found.disagreements) == 4


def test_what_disagreements_say() -> None:
    """The statement, and who read what, the first coding first."""
    (found,) = agreement(of(coded("for", "for", "open", None, id="s"))).topics
    (one,) = found.disagreements

    assert (one.topic, [each.id for each in one.statements]) == ("sea-wall", ["s"])
    read = [(each.coder, each.position and each.position.value) for each in one.readings]
    assert read == [("ab", "for"), ("c0", "for"), ("c1", "open"), ("c2", None)]
    assert (found.pairs, found.alike) == (6, 1)


def test_both_unclear_are_alike() -> None:
    """It is a word like any other, though no point on the scale."""
    (found,) = agreement(of(*[coded("unclear", "unclear")] * 12)).topics

    assert (found.percent, found.disagreements) == (100, ())
    assert found.positions == Alpha(alpha=None, units=0, why_none=WhyNoAlpha.TOO_FEW)
    assert found.seeing.why_none is WhyNoAlpha.NO_VARIATION


def test_statements_on_which_nobody_saw_a_stance() -> None:
    """They count for who saw one, and not for the positions."""
    found = agreement(of(*[coded("for", "for")] * 6, *[coded(None, None)] * 6)).topics
    (wall,) = (one for one in found if one.topic == "sea-wall")

    assert (wall.statements, wall.seen, wall.pairs) == (12, 6, 6)
    assert wall.seeing == Alpha(alpha=1.0, units=12)
    assert wall.positions == Alpha(alpha=None, units=6, why_none=WhyNoAlpha.TOO_FEW)


def test_all_topics_together() -> None:
    """Their statements are put together, each topic by itself."""
    one = {"stances": {"sea-wall": "for", "port": "open"}, "coded": "c0"}
    found = agreement(of(*[coded("for") | {"codings": [one]}] * 3, coded("for", "against")))

    assert [each.topic for each in found.topics] == ["port", "sea-wall"]
    assert (found.overall.topic, found.overall.coders) == (None, ("ab", "c0"))
    assert (found.overall.statements, found.overall.seen) == (4, 7)
    assert found.overall.pairs == sum(each.pairs for each in found.topics) == 7
    assert len(found.overall.disagreements) == 4


@pytest.mark.parametrize(
    "kept_back",
    [{"draft": True}, {"withdrawn": "It was wrong."}],
)
def test_what_is_not_published_is_not_compared(kept_back: dict[str, Any]) -> None:
    """Nor is what nobody has checked, or a topic that is a draft."""
    assert agreement(of(coded("for", "against") | kept_back)).overall.statements == 0
    waiting = of(coded("for", "against"), require_checked=True)
    assert agreement(waiting).overall.statements == 0
    draft = {"codings": [{"coded": "c0", "stances": {"draft": "for", "sea-wall": "for"}}]}
    assert [one.topic for one in agreement(of(coded("for") | draft)).topics] == ["sea-wall"]


def test_an_entry_with_several_speakers_is_coded_once() -> None:
    """Three statements, one decision of the coders: it counts as one."""
    speakers = ["president", "premier", "minister"]
    entry = {"article": "a", "words": "all of us"}
    corpus = of(*(coded("for", "against") | entry | {"speaker": one} for one in speakers))
    (found,) = agreement(corpus).topics

    assert (found.statements, found.pairs) == (1, 1)
    (one,) = found.disagreements
    assert [each.speaker.key for each in one.statements] == speakers


def test_the_briefing_says_who_made_the_first_coding() -> None:
    """Or nobody does: the codings are compared all the same."""
    by_all = agreement(of(coded("for", "open") | {"coded": None}, coded="zz"))
    by_nobody = agreement(of(coded("for", "open") | {"coded": None}))

    assert by_all.overall.coders == ("c0", "zz")
    assert by_nobody.overall.coders == ("c0",)
    assert by_nobody.topics[0].disagreements[0].readings[0].coder is None


@given(st.integers(0, 2**32))
def test_second_codings_change_no_line(seed):
    """Whatever others read: lines, shifts and voices are those of the first codings."""
    chance = random.Random(seed)
    words = ["for", "leans-for", "open", "leans-against", "against", "unclear", None]
    expert = Speaker(kind=SpeakerKind.NAMED, name="Ira", of="ro", described="an expert")
    said = [
        coded(
            chance.choice(words[:-1]),
            *(chance.choice(words) for _ in range(chance.randint(0, 3))),
            said=f"20{chance.randint(18, 23)}-01-01",
            speaker=chance.choice(["president", "premier", "minister", expert]),
        )
        for _ in range(6)
    ]
    with_them = analyse(of(*said))
    without = analyse(of(*({**one, "codings": []} for one in said)))

    def plain(analysis: Any) -> Any:
        return [
            (
                one.country,
                one.line and (one.line.position, one.line.since, one.line.evidence.statement.id),
                [(each.before.statement.id, each.after.statement.id) for each in one.shifts],
                [each.evidence.statement.id for each in (*one.dissent, *one.other_voices)],
            )
            for one in analysis.standings.values()
        ]

    assert plain(with_them) == plain(without)
    assert with_them.corpus.as_of == without.corpus.as_of


def test_the_analysis_has_it() -> None:
    """It is made once."""
    analysis = analyse(of(coded("for", "open")))

    assert analysis.agreement is analysis.agreement
    assert analysis.agreement == agreement(attrs.evolve(analysis.corpus))
