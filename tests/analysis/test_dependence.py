"""How much of a profile rests on one publisher."""

from __future__ import annotations

import datetime
from fractions import Fraction

import attrs
from hypothesis import given
from hypothesis import strategies as st

from policybrief.analysis.ledger import Analysis, analyse
from policybrief.models.corpus import Corpus
from tests.analysis.tiny import UNNAMED, date, says, tiny
from tests.strategies import corpora


def published(corpus: Corpus, **publishers: str | None) -> Analysis:
    """Return the analysis of *corpus* with publishers by article; "article_0" is "article-0"."""
    by_id = {name.replace("_", "-"): publisher for name, publisher in publishers.items()}
    articles = [
        attrs.evolve(one, publisher=by_id.get(one.id, one.publisher)) for one in corpus.articles
    ]
    return analyse(attrs.evolve(corpus, articles=articles), date("2024-01-01"))


def test_shares_are_exact_and_add_up():
    """Two of three statements are two thirds, not 0.67."""
    corpus = tiny(
        says("president", "2023-01-01"),
        says("minister", "2023-02-01"),
        says("premier", "2023-03-01"),
    )

    found = published(corpus, article_0="tide", article_1="tide", article_2="reef").dependence()

    assert [(one.publisher, one.of_statements) for one in found.shares] == [
        ("tide", Fraction(2, 3)),
        ("reef", Fraction(1, 3)),
    ]
    assert found.largest is found.shares[0]
    assert found.marked


def test_articles_without_a_publisher_are_a_group_of_their_own():
    """They may come from anywhere, so they are never marked as one publisher."""
    corpus = tiny(*(says("president", f"2023-0{month}-01") for month in (1, 2, 3, 4)))

    found = published(corpus, article_0="tide").dependence()

    assert [(one.publisher, one.statements) for one in found.shares] == [(None, 3), ("tide", 1)]
    assert not found.marked


def test_fewer_than_three_statements_are_not_marked():
    """Two statements from one paper say little about dependence."""
    two = tiny(says("president", "2023-01-01"), says("minister", "2023-02-01"))
    three = tiny(*(says("president", f"2023-0{month}-01") for month in (1, 2, 3)))

    assert not published(two, article_0="tide", article_1="tide").dependence().marked
    assert (
        published(three, article_0="tide", article_1="tide", article_2="tide").dependence().marked
    )


def test_a_line_rests_on_a_publisher_only_when_no_other_reports_the_utterance():
    """An utterance that two papers report would outlive the loss of either."""
    corpus = tiny(
        says("president", "2023-01-01", id="first"),
        says("president", "2023-01-01", same_as="first"),
    )

    alone = published(corpus, article_0="tide", article_1="tide").dependence(country="ro")
    both = published(corpus, article_0="tide", article_1="reef").dependence(country="ro")

    assert (alone.utterances, alone.shared) == (1, 0)
    assert [one.utterances for one in alone.shares] == [1]
    assert (both.utterances, both.shared) == (1, 1)
    assert [one.utterances for one in both.shares] == [0, 0]
    assert [one.of_utterances for one in both.shares] == [0, 0]


def test_a_profile_counts_what_its_page_looks_at():
    """A country's, a topic's and a person's dependence are of their own statements."""
    found = published(
        tiny(
            says("president", "2023-01-01"),
            says("stranger", "2023-01-02"),
            says(UNNAMED, "2023-01-03"),
        ),
        article_0="tide",
        article_1="reef",
        article_2="wave",
    )

    assert {one.publisher for one in found.dependence(country="ro").shares} == {"tide", "wave"}
    assert {one.publisher for one in found.dependence(country="bg").shares} == {"reef"}
    assert found.dependence(topic="sea-wall").statements == 3
    assert [one.publisher for one in found.dependence(person="stranger").shares] == ["reef"]
    assert found.dependence(person="stranger").utterances == 1
    assert found.dependence(country="is").largest is None
    assert found.dependence(country="is").share("tide") is None


def test_what_was_said_later_is_left_out():
    """A profile at a date does not rest on what came after it."""
    corpus = tiny(says("president", "2023-01-01"), says("president", "2025-01-01"))

    found = published(corpus, article_0="tide", article_1="reef")

    for profile in (found.dependence(), found.dependence(person="president")):
        assert [one.publisher for one in profile.shares] == ["tide"]


@given(corpora(), st.data())
def test_shares_of_any_corpus_add_up(corpus, choice):
    """Every statement and every line's utterance belongs to one group, never to two."""
    names = st.sampled_from([None, "tide", "reef"])
    articles = [attrs.evolve(one, publisher=choice.draw(names)) for one in corpus.articles]
    analysis = analyse(attrs.evolve(corpus, articles=articles), datetime.date(2027, 1, 1))

    for found in (analysis.dependence(), analysis.dependence(country="ro")):
        assert sum(one.statements for one in found.shares) == found.statements
        assert sum(one.utterances for one in found.shares) + found.shared == found.utterances
        assert sum(one.of_statements for one in found.shares) == (1 if found.statements else 0)
        assert len({one.publisher for one in found.shares}) == len(found.shares)
