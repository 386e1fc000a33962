"""Places of fields in little memory are what a dictionary would be."""

from __future__ import annotations

import pickle

import pytest
from hypothesis import given
from hypothesis import strategies as st

from policybrief.places import NO_PLACES, Places, compact
from policybrief.problems import Located

_PLACES = st.dictionaries(
    st.text(max_size=8), st.tuples(st.integers(1, 2**32 - 1), st.integers(1, 2**32 - 1)), max_size=8
)


@given(_PLACES, st.text(max_size=8))
def test_they_are_as_a_dictionary(given: dict[str, tuple[int, int]], name: str) -> None:
    places = compact(given)
    for one in (places, pickle.loads(pickle.dumps(places)), compact(places)):
        assert one == given
        assert list(one.items()) == list(given.items())
        assert one.get(name) == given.get(name)
        assert (name in one, len(one), bool(one)) == (name in given, len(given), bool(given))
        assert repr(one) == repr(given)


def test_what_is_not_there_has_no_place() -> None:
    with pytest.raises(KeyError, match="quote"):
        compact({"gist": (3, 5)})["quote"]
    assert 3 not in compact({"gist": (3, 5)})
    assert compact({}) is NO_PLACES


def test_records_share_the_names_of_their_fields() -> None:
    one, other = (Located(places={"gist": (line, 5), "quote": (line + 1, 5)}) for line in (3, 9))
    assert isinstance(one.places, Places)
    assert isinstance(other.places, Places)
    assert one.places._names is other.places._names
    assert other.place_of("quote").line == 10
