"""Indented JSON is what Python's own would be."""

from __future__ import annotations

import json

import pytest
from hypothesis import given
from hypothesis import strategies as st

from policybrief.sharing.json_text import json_parts, json_text

SCALARS = st.one_of(st.none(), st.booleans(), st.integers(), st.floats(), st.text())
VALUES = st.recursive(
    SCALARS,
    lambda inner: st.one_of(
        st.lists(inner, max_size=4),
        st.lists(inner, max_size=4).map(tuple),
        st.dictionaries(st.text(), inner, max_size=4),
    ),
    max_leaves=20,
)


@given(VALUES)
def test_it_is_the_text_of_pythons_own(value):
    """Any value has the same text, letter for letter."""
    assert json_text(value) == json.dumps(value, ensure_ascii=False, indent=2) + "\n"


@pytest.mark.parametrize("value", [{1: "a"}, [{None: 1}], {"a": {1, 2}}, object()])
def test_what_is_no_json_is_refused(value):
    """A key that is no text, and what JSON has no word for, are mistakes of ours."""
    with pytest.raises(TypeError):
        json_text(value)


@given(VALUES)
def test_the_bytes_are_those_of_the_text(value):
    """Written part by part or at once, it is the same; half of a surrogate is no text."""
    try:
        expected = json_text(value).encode("utf-8")
    except UnicodeEncodeError:
        with pytest.raises(UnicodeEncodeError):
            b"".join(json_parts(value))
        return

    assert b"".join(json_parts(value)) == expected


@given(st.lists(VALUES, max_size=4), st.sampled_from([0, 1, 2]))
def test_an_iterator_is_written_as_a_list(values, depth):
    """On each of the three upper levels."""

    def nested(inner):
        for _ in range(depth):
            inner = {"before": 1, "inner": inner, "after": []}
        return inner

    found = b"".join(json_parts(nested(iter(values))))

    assert json.loads(found) == json.loads(json_text(nested(values)))
    assert found.decode() == json_text(nested(values))
