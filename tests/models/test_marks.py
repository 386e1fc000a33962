from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from policybrief.models.marks import MAX_MARKS, crowds


@given(st.lists(st.integers(0, 4 * MAX_MARKS), max_size=8), st.sampled_from("aé̀漢"))
def test_every_crowd_is_found(sizes, letter):
    """Runs of more marks than there may be are found, wherever they begin, and no others."""
    text, wanted = "", []
    for size in sizes:
        text += "xy"
        if size > MAX_MARKS:
            wanted.append((len(text), len(text) + size))
        text += "\u0301" * size

    assert list(crowds(text)) == wanted


def test_what_languages_write_is_no_crowd():
    """Vietnamese, Hebrew with points, and a letter with three marks."""
    assert list(crowds("tiê\u0301ng Viê\u0323t, שָׁלוֹם, a\u0301\u0302\u0303" * 100)) == []
