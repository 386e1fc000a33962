"""The legend of a map: what looks alike, and what it means."""

from __future__ import annotations

import textwrap
from collections.abc import Iterable, Mapping
from typing import Final

import attrs
from markupsafe import Markup

from policybrief.analysis.words import listed
from policybrief.languages import _
from policybrief.maps import BaseMap
from policybrief.site.looks import Look

LINE_HEIGHT: Final = 12
"""How tall a line of words is in a picture that stands alone."""

_LETTERS: Final = 0.19
_TITLE_LETTERS: Final = 0.17
"""How many letters of the legend and of the title fit into a unit of a picture's width."""
_SIGN_PATHS: Final[Mapping[str, str]] = {
    "for": "M-3 .3-.9 2.6 3.1-2.4",
    "leans-for": "M-3 .3-.9 2.6 3.1-2.4",
    "open": "M0-3a3 3 0 1 0 0 6a3 3 0 1 0 0-6zM0-3a3 3 0 0 1 0 6z",
    "leans-against": "M-2.4-2.4 2.4 2.4M2.4-2.4-2.4 2.4",
    "against": "M-2.4-2.4 2.4 2.4M2.4-2.4-2.4 2.4",
    "unclear": "M-1.9-1.6a1.9 1.9 0 1 1 2.9 1.7Q0 .6 0 1.4M0 3v.3",
    "silent": "M-2.6 0h5.2",
    "outdated": "M0-3v3h2.5",
}


@attrs.frozen
class MapEntryView:
    """One entry of the legend: what countries with one look have in common.

    Attributes:
        style: A class for the colour.
        sign: The path of the sign.
        conditional: Whether it depends on a condition.
        outdated: Whether it is out of date or lapsed.
        words: What it means.
        number: How many countries.
        names: Their names, as a list in words.
        pattern: Id of the pattern that fills it; empty when a colour does.
        lines: The same in lines of a picture that stands alone: how far down, and the words.
    """

    style: str
    sign: Markup
    conditional: bool
    outdated: bool
    words: str
    number: int
    names: str
    pattern: str
    lines: tuple[tuple[int, str], ...]


def entry_views(
    prefix: str, base: BaseMap, looks: Iterable[Look], after: float
) -> tuple[MapEntryView, ...]:
    """Return the legend of what is on a map or beside it.

    Args:
        prefix: What the ids of its patterns begin with.
        base: The map.
        looks: The countries, in order.
        after: How many lines stand between the picture and the legend, where it stands alone.
    """
    groups: dict[tuple[str, bool, bool, str], list[Look]] = {}
    for one in looks:
        groups.setdefault(one.entry, []).append(one)
    found = []
    for number, ((style, conditional, outdated, words), group) in enumerate(groups.items()):
        names = listed([one.name for one in group])
        text = _("{words} ({n}): {names}", words=words, n=len(group), names=names)
        lines = _lines_below(base, after, text, _LETTERS)
        after += len(lines)
        patterned = conditional or style in ("silent", "unclear")
        found.append(
            MapEntryView(
                style=style,
                sign=Markup(_SIGN_PATHS[style]),
                conditional=conditional,
                outdated=outdated,
                words=words,
                number=len(group),
                names=names,
                pattern=f"{prefix}-{number}" if patterned else "",
                lines=lines,
            )
        )
    return tuple(found)


def title_below(base: BaseMap, title: str) -> tuple[tuple[int, str], ...]:
    """Return a title in lines below a picture, each with how far down."""
    return _lines_below(base, 0, title, _TITLE_LETTERS)


def _lines_below(
    base: BaseMap, after: float, text: str, letters: float
) -> tuple[tuple[int, str], ...]:
    """Return a text in lines below a picture, each with how far down; *after* lines above it."""
    top = base.height + LINE_HEIGHT * (after + 1.5)
    wrapped = textwrap.wrap(text, round(base.width * letters)) or [""]
    return tuple((round(top + LINE_HEIGHT * at), line) for at, line in enumerate(wrapped))
