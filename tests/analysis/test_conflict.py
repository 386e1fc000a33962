"""Conflicts between sources."""

from __future__ import annotations

from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from policybrief.analysis.conflict import all_facts, conflicts
from policybrief.models.article import Article
from policybrief.models.corpus import Corpus
from policybrief.models.fact import Fact


def fact(value: str | int | float, unit: str | None = "km", **fields: Any) -> Fact:
    return Fact(
        **({"subject": "dyke", "property": "length", "value": value, "unit": unit} | fields)
    )


def corpus(*groups: list[Fact], dates: tuple[str | None, ...] = (), draft: int = -1) -> Corpus:
    """Return a corpus in which each group of facts is one article's."""
    return Corpus(
        articles=[
            Article(
                id=f"article-{at}",
                title="A",
                facts=facts,
                date=dates[at] if at < len(dates) else None,
                draft=at == draft,
            )
            for at, facts in enumerate(groups)
        ]
    )


@pytest.mark.parametrize(
    ("one", "other", "differ"),
    [
        (fact(650), fact(650), False),
        (fact(650), fact(650.0), False),
        (fact(650), fact(649), True),
        (fact(650), fact(404, "miles"), False),
        (fact(650), fact(410, "miles"), True),
        (fact(650), fact("600..700"), False),
        (fact(650), fact("at least 700"), True),
        (fact(650, "EUR"), fact(649, "USD"), False),
        (fact(650, "people"), fact(649, "Persons"), True),
        (fact(650), fact(404, None), False),
        (fact("stone", None), fact("clay", None), True),
        (fact(650), fact(649, subject="wall"), False),
        (fact(650), fact(649, property="longest border"), False),
        (fact(650, as_of="2024"), fact(649, as_of="2025"), False),
        (fact(650, as_of="2025"), fact(649, as_of="2025-06-01"), True),
        (fact(650, as_of="2020/2024"), fact(649, as_of="2024-12"), True),
        (fact(650, as_of="2020/.."), fact(649, as_of="2031"), True),
        (fact(650), fact(649, as_of="2031"), True),
        (fact(650, note="a slip"), fact(649), True),
        (fact(650, resolution="a slip"), fact(649), True),
    ],
)
def test_when_sources_differ(one: Fact, other: Fact, differ: bool) -> None:
    """One subject and property, one unit, dates that overlap, and values that differ."""
    for pair in ([one], [other]), ([other], [one]):
        found = list(conflicts(corpus(*pair)))

        assert len(found) == differ
        if found:
            assert (found[0].subject, found[0].property) == ("dyke", "length")
            assert [claim.value for claim in found[0].claims] == [group[0].value for group in pair]


def test_without_a_date_a_claim_meets_all_others() -> None:
    """A claim without `as_of` is compared with all others, whenever its article appeared."""
    pair = [fact(650)], [fact(649)]

    for dates in (("2024", "2024-05"), ("2023", "2024-05"), ("2023", None)):
        assert list(conflicts(corpus(*pair, dates=dates)))


def test_one_source_does_not_contradict_itself() -> None:
    """Two values in one article are no conflict of sources."""
    assert not list(conflicts(corpus([fact(650), fact(649)])))


def test_drafts_claim_nothing() -> None:
    """A draft's facts are left out."""
    assert not list(conflicts(corpus([fact(650)], [fact(649)], draft=1)))


def test_a_resolution_leaves_all_claims() -> None:
    """A conflict says how the editors resolve it, and keeps each claim as it was."""
    some = corpus([fact(650, resolution="The register says 650.")], [fact(649)])
    (found,) = conflicts(some)

    assert found.resolved == "The register says 650."
    assert [claim.value for claim in found.claims] == [650, 649]
    assert next(conflicts(corpus([fact(650)], [fact(649)]))).resolved is None


def test_years_that_lie_apart_are_conflicts_of_their_own() -> None:
    """What resolves the conflict of one year leaves that of another open."""
    some = corpus(
        [fact(650, as_of="2020", resolution="A slip."), fact(700, as_of="2024")],
        [fact(649, as_of="2020"), fact(710, as_of="2024")],
    )

    assert [([claim.value for claim in one.claims], one.resolved) for one in conflicts(some)] == [
        ([650, 649], "A slip."),
        ([700, 710], None),
    ]


def test_a_claim_that_joins_two_makes_one_conflict() -> None:
    """Two claims that agree stand in one conflict when both differ from a third."""
    some = corpus([fact("600..650")], [fact("640..700")], [fact(800)])

    assert [len(one.claims) for one in conflicts(some)] == [3]


def test_only_claims_that_differ_stand_in_a_conflict() -> None:
    """A claim that differs from none is no part of it; nothing is overwritten or lost."""
    some = corpus([fact(650)], [fact(649)], [fact("at least 600")], [fact(650)])
    (found,) = conflicts(some)

    assert [claim.value for claim in found.claims] == [650, 649, 650]
    assert len(all_facts(some)) == 4


@given(
    st.lists(
        st.lists(
            st.builds(
                Fact,
                subject=st.sampled_from(["dyke", "wall"]),
                property=st.sampled_from(["length", "height"]),
                value=st.sampled_from([1, 2, 2000, "1..2", "~2"]),
                unit=st.sampled_from(["km", "m"]),
                as_of=st.sampled_from([None, "2024", "2025", "2024/.."]),
            ),
            max_size=3,
        ),
        max_size=4,
    ),
    st.data(),
)
def test_order_does_not_matter(groups: list[list[Fact]], choice: st.DataObject) -> None:
    """The same articles in any order give the same facts and conflicts."""
    some = corpus(*groups)
    shuffled = Corpus(articles=choice.draw(st.permutations(some.articles)))

    assert list(conflicts(shuffled)) == list(conflicts(some))
    assert all_facts(shuffled) == all_facts(some)
    assert all(len({claim.article for claim in one.claims}) > 1 for one in conflicts(some))
