"""The table of runs: small, exact, and quick where texts repeat."""

from __future__ import annotations

import random
import tracemalloc

from hypothesis import given
from hypothesis import strategies as st

from policybrief.verifying.letters import fold, places_of, words_of
from policybrief.verifying.runs import Letters, Needle, Runs


def random_words(number: int, seed: int) -> list[str]:
    """Return words of two to nine letters."""
    chance = random.Random(seed)
    return ["".join(chance.choices("abcdefghij", k=chance.randint(2, 9))) for _ in range(number)]


def test_private_words_take_little_memory():
    """A hundred thousand words take less than fifty bytes each, their letters included."""
    words = random_words(100_000, 1)
    needle = Needle(words_of(" ".join(words)))
    tracemalloc.start()
    runs = Runs([needle])
    taken, _ = tracemalloc.get_traced_memory()
    tracemalloc.stop()

    assert len(runs) == 100_000 - 7
    assert taken / 100_000 < 50


def test_what_is_repeated_is_kept_once():
    """A text that stands in a thousand articles takes the place of one."""
    words = " ".join(random_words(100, 2))

    assert len(Runs(Needle(words_of(words)) for _ in range(1000))) == 93


def test_every_run_is_found_where_it_stands():
    """Each run of a text is found in it, at its own place."""
    words = random_words(2000, 3)
    text = " ".join(words)
    runs = Runs([Needle(words_of(text))])

    found = {(one.start, one.at) for one in runs.find(Letters.of(text))}

    assert len(found) == 2000 - 7
    assert all(start == at for start, at in found)


def test_letters_of_any_width_are_found():
    """Texts whose letters take one, two or four bytes stand beside each other."""
    texts = [
        "one two three four five six seven eight nine",
        "раз два три четыре пять шесть семь восемь девять",
        " ".join(chr(0x10400 + at) * 3 for at in range(9)),
    ]
    runs = Runs(Needle(words_of(text)) for text in texts)

    for number, text in enumerate(texts):
        assert {one.needle for one in runs.find(Letters.of(f"x {text} y"))} == {number}


@given(st.text(max_size=200))
def test_every_letter_has_its_place(text):
    """A letter of the folded text is found again in the text as it stands."""
    letters = words_of(text).letters
    places = places_of(text, range(len(letters)))

    assert len(places) == len(letters)
    assert places == sorted(places)
    for letter, place in zip(letters, places, strict=True):
        assert letter in fold(text[place])
