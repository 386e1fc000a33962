from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from policybrief.models.colours import (
    DARK,
    LIGHT,
    READABLE,
    WHITE,
    contrast,
    readable,
    words_on,
)

COLOURS = st.integers(0, 0xFFFFFF).map(lambda number: f"#{number:06x}")


@pytest.mark.parametrize(
    ("one", "other", "ratio"),
    [
        ("#000000", "#ffffff", 21.0),
        ("#ffffff", "#ffffff", 1.0),
        ("#777777", "#ffffff", 4.48),
        ("#767676", "#ffffff", 4.54),
        ("#0000ff", "#ffffff", 8.59),
    ],
)
def test_contrast_is_that_of_the_guidelines(one, other, ratio):
    """Known pairs have the ratio that the guidelines' formula gives."""
    assert contrast(one, other) == pytest.approx(ratio, abs=0.01)


@given(COLOURS, st.sampled_from((LIGHT, DARK, WHITE)))
def test_any_colour_becomes_readable(colour, background):
    """Words can be read on either page, and a colour that could be read already is kept."""
    found = readable(colour, background)

    assert contrast(found, background) >= READABLE
    if contrast(colour, background) >= READABLE:
        assert found == colour


@given(COLOURS)
def test_words_on_any_masthead_can_be_read(colour):
    """White or black is always good enough: their contrasts cannot both be low."""
    assert contrast(words_on(colour), colour) >= READABLE - 0.3
