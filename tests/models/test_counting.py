"""Words are counted as a reader would count them."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from policybrief.models.counting import count_places, count_words, words_in
from policybrief.models.words import normalise


@pytest.mark.parametrize(
    ("text", "number"),
    [
        ("", 0),
        ("one", 1),
        ("a well-known toll, isn't it?", 5),
        ("stone - by – stone …", 3),
        ("“We will”", 2),
        ("12 km; 3.5 %", 3),
        ("Ünïcödé wörds", 2),
        ("ждать нельзя", 2),
        ("我们支持和平", 6),
        ("我们支持NATO和平。", 7),
        ("橋を架ける", 5),
        ("평화를 지지한다", 2),
        ("___ --- ***", 0),
    ],
)
def test_words_are_counted(text: str, number: int) -> None:
    """Marks alone are no word; letters of a script without spaces are words."""
    assert count_words(text) == number
    assert count_places(words_in(text)) == number


@given(st.text().map(normalise), st.integers(0, 50))
def test_counting_places_is_counting_words(text: str, at: int) -> None:
    """Any text has as many words as places of words, wherever it begins."""
    assert count_places(words_in(text, at)) == count_words(text)


WORDS = [f"w{number}" for number in range(40)]
STARTS = [" ".join(WORDS[:at]).__len__() + (at > 0) for at in range(40)]


@given(st.lists(st.tuples(st.integers(0, 39), st.integers(1, 15)), max_size=12))
def test_a_word_in_two_places_is_one(pieces: list[tuple[int, int]]) -> None:
    """Whatever pieces of a text overlap, each of its words counts once."""
    places = [
        place
        for first, number in pieces
        for place in words_in(" ".join(WORDS[first : first + number]), STARTS[first])
    ]
    covered = {at for first, number in pieces for at in range(first, min(first + number, 40))}

    assert count_places(places) == len(covered)


def test_parts_of_a_word_are_that_word() -> None:
    """The ends of two quotes within one word do not make two of it."""
    whole, part = words_in("a well-known toll"), words_in("known toll", 7)

    assert count_places([*whole, *part]) == 3
