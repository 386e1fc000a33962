"""Share cards: the pictures that stand for a page where it is linked to.

They are drawn with Pillow, in fonts that come with the extra ``policybrief[cards]``: the same on
each machine, and without a browser. Without the extra there are none.
"""

from __future__ import annotations

import functools
import importlib.util
import io
from collections.abc import Iterator, Mapping
from importlib.resources import files
from typing import TYPE_CHECKING, Final

from policybrief.models.briefing import Briefing
from policybrief.site.cards import Card, CardRow, cards
from policybrief.site.desk import Desk

if TYPE_CHECKING:
    from PIL.ImageDraw import ImageDraw
    from PIL.ImageFont import FreeTypeFont

SIZE: Final = (1200, 630)
"""Width and height in pixels, as those who show them ask for."""

NEEDS: Final = ("PIL", "font_source_sans_pro", "font_source_serif_pro")
"""The modules of the extra."""

PACKAGES: Final = ("font-source-sans-pro", "font-source-serif-pro", "pillow")
"""The packages that they come from."""

_LEFT, _RIGHT, _TOP, _FOOT = 84, 1128, 64, 566
_SIGNED, _COLUMN = 140, 650
_INK, _MUTED, _HAIRLINE, _PAPER = "#1d2129", "#545b66", "#d9dde3", "#ffffff"
_COLOURS: Final = {
    "for": "#0b5c6b",
    "leans-for": "#0b5c6b",
    "open": "#5b4a00",
    "leans-against": "#8a3208",
    "against": "#8a3208",
}
_ELLIPSIS: Final = "…"


def can_draw() -> bool:
    """Say whether the extra ``policybrief[cards]`` is installed."""
    return all(importlib.util.find_spec(name) is not None for name in NEEDS)


def card_files(desk: Desk) -> Iterator[tuple[str, bytes]]:
    """Yield address and PNG of the card of each page that has one."""
    for card in desk.once(drawn_cards).values():
        yield card.address, draw_card(card, desk.corpus.briefing)


def drawn_cards(desk: Desk) -> Mapping[str, Card]:
    """Return the cards that are drawn, by the address of their page; none without the extra."""
    if not can_draw():
        return {}
    return {card.page: card for card in cards(desk) if is_drawable(card)}


def is_drawable(card: Card) -> bool:
    """Say whether the fonts have each letter of a card: else its page has none."""
    told = (card.site, card.title, card.lead, card.foot)
    rows = (part for row in card.rows for part in (row.label, row.position.words))
    return all(_is_known(letter) for part in (*told, *rows) for letter in set(part))


def draw_card(card: Card, briefing: Briefing) -> bytes:
    """Return a card as a PNG file of `SIZE`."""
    from PIL import Image, ImageDraw

    image = Image.new("RGB", SIZE, _PAPER)
    draw = ImageDraw.Draw(image)
    draw.rectangle((0, 0, 28, SIZE[1]), fill=briefing.look.primary)
    draw.text(
        (_LEFT, _TOP), _cut(card.site, _sans(30, True)), briefing.look.primary, _sans(30, True)
    )
    y = _title(draw, card.title, _TOP + 56, short=bool(card.rows))
    if card.lead:
        for line in _wrapped(card.lead, _sans(34), 2):
            draw.text((_LEFT, y), line, _MUTED, _sans(34))
            y += 44
    y += 18
    for row in card.rows:
        if y + 60 > _FOOT:
            break
        _row(draw, row, y)
        y += 66
    draw.line((_LEFT, _FOOT, _RIGHT, _FOOT), fill=_HAIRLINE, width=2)
    draw.text((_LEFT, _FOOT + 12), _cut(card.foot, _sans(26)), _MUTED, _sans(26))
    out = io.BytesIO()
    image.quantize(64, Image.Quantize.FASTOCTREE).save(out, "PNG")
    return out.getvalue()


def _title(draw: ImageDraw, title: str, y: int, *, short: bool) -> int:
    """Draw the title in at most two lines, and return where the next thing stands."""
    for size in (72, 60, 52):
        lines = _wrapped(title, _serif(size), 2)
        if len(lines) == 1 or (size < 72 and not short) or size == 52:
            break
    for line in lines:
        draw.text((_LEFT, y), line, _INK, _serif(size))
        y += round(size * 1.2)
    return y + 14


def _row(draw: ImageDraw, row: CardRow, y: int) -> None:
    """Draw a sign, and two columns: what, and how it stands; or the other way round."""
    colour = _COLOURS.get(row.position.style, _MUTED)
    _sign(draw, row.position.style, colour, y)
    words, label = (row.position.words, colour, _sans(32, True)), (row.label, _INK, _sans(32))
    left, right = (label, words) if row.label_first else (words, label)
    draw.text((_SIGNED, y), _cut(left[0], left[2], _COLUMN - _SIGNED - 24), left[1], left[2])
    draw.text((_COLUMN, y), _cut(right[0], right[2], _RIGHT - _COLUMN), right[1], right[2])


def _sign(draw: ImageDraw, style: str, colour: str, y: int) -> None:
    """Draw the sign of a position, which fonts have in their own ways or not at all."""
    x, y, size = _LEFT, y + 6, 34
    if style in ("for", "leans-for"):
        points = [(x + 3, y + 18), (x + 13, y + 29), (x + 32, y + 5)]
        draw.line(points, fill=colour, width=6, joint="curve")
    elif style in ("against", "leans-against"):
        draw.line((x + 4, y + 4, x + 30, y + 30), fill=colour, width=6)
        draw.line((x + 4, y + 30, x + 30, y + 4), fill=colour, width=6)
    elif style == "open":
        draw.ellipse((x + 2, y + 2, x + size - 2, y + size - 2), outline=colour, width=4)
        draw.pieslice((x + 2, y + 2, x + size - 2, y + size - 2), 90, 270, fill=colour)
    else:
        draw.text((x + 8, y - 6), "?", colour, _sans(34, True))


def _wrapped(text: str, font: FreeTypeFont, most: int) -> list[str]:
    """Return *text* in at most so many lines; what does not fit is cut."""
    lines: list[str] = []
    words = text.split()
    while words:
        line = words.pop(0)
        if len(lines) == most - 1:
            return [*lines, _cut(" ".join([line, *words]), font)]
        while words and font.getlength(f"{line} {words[0]}") <= _RIGHT - _LEFT:
            line = f"{line} {words.pop(0)}"
        lines.append(_cut(line, font))
    return lines


def _cut(text: str, font: FreeTypeFont, width: int = _RIGHT - _LEFT) -> str:
    """Return as much of *text* as goes into a line."""
    if font.getlength(text) <= width:
        return text
    low, high = 0, len(text)
    while low < high:
        middle = (low + high + 1) // 2
        if font.getlength(text[:middle].rstrip() + _ELLIPSIS) <= width:
            low = middle
        else:
            high = middle - 1
    return text[:low].rstrip() + _ELLIPSIS


@functools.cache
def _is_known(letter: str) -> bool:
    """Say whether both fonts have a letter: what they lack looks like U+FFFF, which none has."""
    return letter.isspace() or all(
        bytes(font.getmask(letter)) != bytes(font.getmask("\uffff"))
        for font in (_sans(34), _serif(52))
    )


@functools.cache
def _sans(size: int, bold: bool = False) -> FreeTypeFont:
    name = "Semibold" if bold else "Regular"
    return _font("font_source_sans_pro", f"SourceSansPro-{name}.ttf", size)


@functools.cache
def _serif(size: int) -> FreeTypeFont:
    return _font("font_source_serif_pro", "SourceSerifPro-Semibold.ttf", size)


def _font(package: str, name: str, size: int) -> FreeTypeFont:
    from PIL import ImageFont

    content = (files(package) / "files" / name).read_bytes()
    return ImageFont.truetype(io.BytesIO(content), size, layout_engine=ImageFont.Layout.BASIC)
