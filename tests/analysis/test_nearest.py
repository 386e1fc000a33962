"""The nearest statements that agree and disagree."""

from __future__ import annotations

import datetime

import attrs
from hypothesis import given
from hypothesis import strategies as st

from policybrief.analysis.ledger import analyse
from policybrief.analysis.nearest import nearest_statements
from policybrief.models.corpus import Corpus
from policybrief.models.statement import SpeakerKind
from tests.analysis.tiny import AUTHOR, says, tiny
from tests.strategies import corpora


def near(corpus: Corpus, id_: str) -> tuple[str | None, str | None]:
    """Return the ids of the nearest that agree and disagree with a statement of one stance."""
    (one,) = nearest_statements(analyse(corpus))[id_]
    agrees, disagrees = one.agrees, one.disagrees
    return agrees and agrees.id, disagrees and disagrees.id


def test_the_nearest_in_time_are_found_on_both_sides():
    """Earlier or later does not matter; the number of days does."""
    corpus = tiny(
        says("president", "2023-06-01", "for", id="here"),
        says("minister", "2023-01-01", "leans-for", id="early"),
        says("premier", "2023-07-01", "for", id="late"),
        says("senator", "2023-05-30", "against", id="before"),
        says("expert", "2023-06-20", "leans-against", id="after"),
    )

    assert near(corpus, "here") == ("late", "before")


def test_the_same_speaker_is_no_neighbour():
    """What somebody said again is passed over, however near."""
    corpus = tiny(
        says("president", "2023-06-01", "for", id="here"),
        says("president", "2023-06-02", "for"),
        says("president", "2023-05-31", "against"),
        says("minister", "2022-06-01", "for", id="far"),
    )

    assert near(corpus, "here") == ("far", None)


def test_whose_stance_it_is_counts_and_not_who_speaks():
    """A spokesperson on the president's stance is no second voice."""
    corpus = tiny(
        says("president", "2023-06-01", "for", id="here"),
        says("adviser", "2023-06-02", "for", of="president"),
    )

    assert near(corpus, "here") == (None, None)


def test_open_and_unclear_have_no_side():
    """They have no neighbours, and are none."""
    corpus = tiny(
        says("president", "2023-06-01", "open", id="open"),
        says("minister", "2023-06-01", "unclear", id="unclear"),
        says("premier", "2023-06-01", "for", id="for"),
    )
    found = nearest_statements(analyse(corpus))

    assert found["open"] == found["unclear"] == ()
    assert near(corpus, "for") == (None, None)


def test_of_two_equally_near_the_earlier_is_taken():
    """The same corpus gives the same neighbour."""
    corpus = tiny(
        says("president", "2023-06-10", "for", id="here"),
        says("minister", "2023-06-12", "for", id="a-later"),
        says("premier", "2023-06-08", "for", id="z-earlier"),
    )

    assert near(corpus, "here")[0] == "z-earlier"


def test_an_author_is_nobody_s_neighbour():
    """The outlet's own judgement is no voice."""
    corpus = tiny(
        says("president", "2023-06-01", "for", id="here"),
        says(AUTHOR, "2023-06-01", "for", id="author"),
    )

    assert near(corpus, "here") == (None, None)
    assert near(corpus, "author") == ("here", None)


@given(corpora(), st.data())
def test_no_nearer_statement_is_ever_passed_over(corpus, choice):
    """Each neighbour is another's, on the right side, and as near as any; order plays no part."""
    analysis = analyse(corpus, datetime.date(2027, 1, 1))
    found = nearest_statements(analysis)
    shuffled = attrs.evolve(corpus, articles=choice.draw(st.permutations(corpus.articles)))
    all_said = [
        (one, stance, stance.of or one.speaker.key)
        for one in corpus.published
        if one.speaker.kind is not SpeakerKind.AUTHOR and analysis.day(one) is not None
        for stance in one.stances
        if stance.position.side is not None
    ]

    assert nearest_statements(analyse(shuffled, datetime.date(2027, 1, 1))) == found
    for statement in corpus.published:
        for one in found[statement.id]:
            (own,) = (stance for stance in statement.stances if stance.topic == one.topic)
            for neighbour, same in ((one.agrees, True), (one.disagrees, False)):
                days = [
                    abs(analysis.day(other) - analysis.day(statement))
                    for other, stance, holder in all_said
                    if stance.topic == one.topic
                    and holder != (own.of or statement.speaker.key)
                    and (stance.position.side is own.position.side) is same
                ]
                got = None if neighbour is None else analysis.day(neighbour)
                assert (got is None) == (not days)
                assert got is None or abs(got - analysis.day(statement)) == min(days)
