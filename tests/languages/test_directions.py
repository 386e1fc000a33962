from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from policybrief.languages import speaking
from policybrief.languages.directions import direction, language_name


@pytest.mark.parametrize("tag", ["ar", "he", "fa", "ur", "fa-IR", "az-Arab"])
def test_some_languages_are_written_from_right_to_left(tag):
    """Arabic, Hebrew, Persian and Urdu are, and what is written in their letters."""
    assert direction(tag) == "rtl"


@pytest.mark.parametrize("tag", ["en", "ro", "uk", "fr-CA", "zz", "", "x-nothing", "no such"])
def test_all_others_from_left_to_right(tag):
    """So is what nobody knows."""
    assert direction(tag) == "ltr"


def test_a_language_is_called_in_the_language_that_is_spoken():
    """An unknown tag stands as it is."""
    assert language_name("uk") == "Ukrainian"
    assert language_name("zz") == "zz"
    with speaking("fr"):
        assert language_name("zz") == "zz"


@given(st.text(max_size=12))
def test_any_text_has_a_direction_and_a_name(tag):
    """A tag comes from a file: it may be anything."""
    assert direction(tag) in ("ltr", "rtl")
    assert isinstance(language_name(tag), str)
