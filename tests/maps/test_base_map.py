"""What a base map's file may hold."""

from __future__ import annotations

import json
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from policybrief.maps import Shape, parse_base_map

GOOD: dict[str, Any] = {
    "width": 40,
    "height": 30,
    "land": "M0 0l4 0 0 4z",
    "countries": {"fr": {"d": "M1 1l2 0 0 2z", "at": [1.5, 1.5]}, "mt": {"at": [3, 3]}},
    "notice": "Our own borders.",
}


def test_a_file_is_read() -> None:
    """Shapes, points, background and notice come back as they stand; a bare point is small."""
    found = parse_base_map(json.dumps(GOOD))

    assert (found.width, found.height, found.land) == (40, 30, GOOD["land"])
    assert found.countries["fr"] == Shape("M1 1l2 0 0 2z", (1.5, 1.5), False)
    assert found.countries["mt"] == Shape("", (3, 3), True)
    assert found.notice == "Our own borders."


@pytest.mark.parametrize(
    ("change", "says"),
    [
        ({"width": "40"}, "'width' is no number"),
        ({"height": True}, "'height' is no number"),
        ({"width": 0}, "'width' is not between 1 and 10,000"),
        ({"land": 'M0 0"/><script>'}, "'land' is no path"),
        ({"notice": 4}, "'notice' is no text"),
        ({"colour": "red"}, "the file has an unknown key 'colour'"),
        ({"countries": []}, "'countries' is no mapping"),
        ({"countries": {"atlantis": {"at": [1, 1]}}}, "'atlantis' is no code of a country"),
        ({"countries": {"FR": {"at": [1, 1]}}}, "'FR' is no code of a country"),
        ({"countries": {"fr": []}}, "the shape of 'fr' is no mapping"),
        ({"countries": {"fr": {}}}, "the shape of 'fr' has no point 'at'"),
        ({"countries": {"fr": {"at": [1]}}}, "the shape of 'fr' has no point 'at'"),
        ({"countries": {"fr": {"at": [1, 31]}}}, "outside of the picture"),
        ({"countries": {"fr": {"at": [1, 1], "d": "url(x)"}}}, "'d' in the shape of 'fr' is no"),
        ({"countries": {"fr": {"at": [1, 1], "fill": "red"}}}, "has an unknown key 'fill'"),
    ],
)
def test_a_mistake_is_named(change: dict[str, Any], says: str) -> None:
    """The message names the part and its fault."""
    with pytest.raises(ValueError) as caught:  # noqa: PT011 - the message is looked at below
        parse_base_map(json.dumps(GOOD | change))

    assert says in str(caught.value)


@pytest.mark.parametrize("text", ["", "[", "[" * 100_000, "[]", '{"width": NaN}', "x" * 200_000])
def test_what_is_no_map_is_refused(text: str) -> None:
    """Anything else is a ValueError, never another exception."""
    with pytest.raises(ValueError):  # noqa: PT011
        parse_base_map(text)


@given(st.text(alphabet="Mmlz\"<>&'0123456789.,- ()#", max_size=40))
def test_a_path_never_leaves_its_attribute(path: str) -> None:
    """Any path that is taken holds nothing but points and the letters of a path."""
    made = json.dumps(GOOD | {"land": path})
    try:
        found = parse_base_map(made)
    except ValueError:
        return

    assert set(found.land) <= set("MmLlHhVvzZ0123456789., -")
