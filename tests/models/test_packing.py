"""Records of a large corpus take little memory, and tell nothing of it."""

from __future__ import annotations

import pickle
import sys

import attrs
import pytest
from hypothesis import given
from hypothesis import strategies as st

from policybrief import Article, Speaker, Stance, Statement
from policybrief.models.packing import kept_in
from policybrief.models.sequences import interned

LONG = "“The ferry sails at noon,” she said, and nobody on the quay asked what for.\n" * 60


@given(st.text(st.characters()), st.none() | st.text(st.characters()))
def test_a_text_is_given_back_as_it_was(body, source):
    """Whatever it is: short, empty, with half of a pair."""
    article = Article(id="a", title="A", body=body, source=source)

    assert (article.body, article.source) == (body, source)
    assert article == attrs.evolve(article)
    assert attrs.asdict(article)["body"] == body


@pytest.mark.parametrize("field", ["body", "source"])
def test_a_long_text_takes_a_fifth(field):
    """Python keeps two bytes for each letter, as there are quotation marks among them."""
    article = Article(id="a", title="A", **{field: LONG})

    assert sys.getsizeof(LONG) > 5 * sys.getsizeof(kept_in(article, field))
    assert getattr(article, field) == LONG


def test_a_packed_text_is_pickled_packed():
    """So that it is not packed again whenever it comes from the cache."""
    article = Article(id="a", title="A", body=LONG)
    again = pickle.loads(pickle.dumps(article))

    assert again == article
    assert kept_in(again, "body") == kept_in(article, "body")
    assert len(pickle.dumps(article)) < len(LONG)


def test_a_field_cannot_be_changed():
    """As any other of a record."""
    article = Article(id="a", title="A", body=LONG)

    with pytest.raises(attrs.exceptions.FrozenInstanceError):
        article.body = "x"


def test_what_is_computed_of_a_text_is_found_again():
    """Equal texts share it, wherever they are kept."""
    one, other = (Article(id=name, title="A", body=LONG) for name in "ab")
    beside = attrs.evolve(one, source="The notes are no text.")

    assert one.passage is other.passage
    assert beside.passage.text == "The notes are no text."
    assert attrs.evolve(beside, source="").passage.text == ""


def _read_twice(record):
    written = pickle.dumps(record)
    return pickle.loads(written), pickle.loads(written)


def test_what_many_records_have_is_there_once():
    """Names of speakers, topics, coders and the like, when records come from the cache."""
    statement = Statement(
        speaker=Speaker(name="Ada Wren of the " + "harbour", kind="named"),
        quote="We will " + "sail",
        stances=[Stance(topic="sea-" + "wall", position="for")],
        coded="a" * 3,
    )
    one, other = _read_twice(statement)

    assert one == other == statement
    assert one.speaker.name is other.speaker.name
    assert one.stances[0].topic is other.stances[0].topic
    assert one.coded is other.coded
    assert one.broken is other.broken
    assert one.quote is not other.quote


def test_equal_tuples_are_one():
    """The tuples of topics and countries of many utterances."""
    one, other = (tuple(word.split()) for word in ["sea wall", "sea wall"])

    assert one is not other
    assert interned(one) is interned(other)
