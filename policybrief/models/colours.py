"""Colours, and whether words in one can be read on another.

Source: Web Content Accessibility Guidelines (WCAG) 2.2, W3C Recommendation, 2023: relative
luminance, contrast ratio, and success criterion 1.4.3.
"""

from __future__ import annotations

import re
from typing import Final

COLOUR: Final = re.compile(r"#[0-9A-Fa-f]{6}")
"""A colour in sRGB: red, green and blue as two hexadecimal digits each."""

WHITE: Final = "#ffffff"
INK: Final = "#14171c"

LIGHT: Final = "#f5f6f8"
"""The darkest background of plain words on a light page."""

DARK: Final = "#262a38"
"""The lightest one on a dark page."""

READABLE: Final = 4.5
"""The contrast that words need at least."""

_STEPS: Final = 100


def contrast(one: str, other: str) -> float:
    """Return the contrast ratio of two colours, from 1 (none) to 21 (black and white)."""
    lighter, darker = sorted((_luminance(one), _luminance(other)), reverse=True)
    return (lighter + 0.05) / (darker + 0.05)


def readable(colour: str, background: str, least: float = READABLE) -> str:
    """Return the colour nearest to *colour* in which words can be read on *background*.

    It is made darker on a light background and lighter on a dark one, no more than it must be.

    Args:
        colour: The colour that is wanted.
        background: What the words stand on.
        least: The contrast that they have at least.
    """
    towards = INK if contrast(background, INK) > contrast(background, WHITE) else WHITE
    for step in range(_STEPS + 1):
        mixed = _mixed(colour, towards, step / _STEPS)
        if contrast(mixed, background) >= least:
            return mixed
    return towards


def words_on(background: str) -> str:
    """Return the colour of words on a background: white or nearly black, the more readable."""
    return max((WHITE, INK), key=lambda one: contrast(one, background))


def _mixed(one: str, other: str, share: float) -> str:
    pairs = zip(_channels(one), _channels(other), strict=True)
    return "#" + "".join(f"{round(a + (b - a) * share):02x}" for a, b in pairs)


def _channels(colour: str) -> tuple[int, int, int]:
    return int(colour[1:3], 16), int(colour[3:5], 16), int(colour[5:7], 16)


def _luminance(colour: str) -> float:
    red, green, blue = (_linear(channel / 255) for channel in _channels(colour))
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def _linear(value: float) -> float:
    return value / 12.92 if value <= 0.04045 else ((value + 0.055) / 1.055) ** 2.4
