"""The register of facts."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from policybrief.analysis.ledger import analyse
from policybrief.models.article import Article
from policybrief.models.corpus import Corpus
from policybrief.models.fact import Fact
from tests.analysis.test_conflict import corpus, fact


def test_every_claim_stands_under_its_subject_and_property() -> None:
    """Subjects and properties are in order, claims in order of article."""
    some = corpus(
        [fact(2, subject="wall"), fact(650), fact("of stone", None, property="built")],
        [fact(649), fact(651, subject="wall", property="width")],
    )

    assert [
        (one.id, [(each.name, [claim.value for claim in each.claims]) for each in one.properties])
        for one in analyse(some).register
    ] == [
        ("dyke", [("built", ["of stone"]), ("length", [650, 649])]),
        ("wall", [("length", [2]), ("width", [651])]),
    ]


def test_each_claim_knows_its_conflict() -> None:
    """A claim that differs from none has no conflict, also beside two that do."""
    some = corpus([fact(650)], [fact(649)], [fact(700, as_of="1990")], [fact(650, as_of="2025")])
    ((length,),) = [one.properties for one in analyse(some).register]
    (found,) = length.conflicts

    assert [length.conflict_of(claim) is found for claim in length.claims] == [
        claim in found.claims for claim in length.claims
    ]
    agreeing = analyse(corpus([fact(650)], [fact(650)])).register
    assert agreeing[0].properties[0].conflicts == ()
    assert agreeing[0].properties[0].conflict_of(agreeing[0].properties[0].claims[0]) is None


@given(
    st.lists(
        st.lists(
            st.builds(
                Fact,
                subject=st.sampled_from(["dyke", "wall"]),
                property=st.sampled_from(["length", "height"]),
                value=st.integers(1, 3),
            ),
            max_size=3,
        ),
        max_size=4,
    ),
    st.data(),
)
def test_no_claim_is_lost(groups: list[list[Fact]], choice: st.DataObject) -> None:
    """Every fact stands in the register once, whatever the order of the files."""
    articles = [
        Article(id=f"article-{at}", title="A", facts=facts) for at, facts in enumerate(groups)
    ]
    found = analyse(Corpus(articles=articles))
    shuffled = analyse(Corpus(articles=choice.draw(st.permutations(articles))))

    claims = [claim for one in found.register for each in one.properties for claim in each.claims]
    assert claims == list(found.facts)
    assert shuffled.register == found.register
