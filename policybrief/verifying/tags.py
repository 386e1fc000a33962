"""HTML to tags, texts and the rest, cut as a browser cuts it.

One pass over the page. Where a browser would drop the rest of a page, as after a tag that never
ends, the rest is read on: nothing is overlooked for it.
"""

from __future__ import annotations

import html
import re
from collections.abc import Iterator
from typing import Final

import attrs

_SPACE: Final = r"[\t\n\f\r ]"
_NAME: Final = r"(?:=[^\t\n\f\r />=]*+|[^\t\n\f\r />=]++)"
_VALUE: Final = r"""(?:"[^"]*+"|'[^']*+'|(?!["'])[^\t\n\f\r >]*+)"""
_ATTRIBUTE: Final = rf"{_NAME}(?:{_SPACE}*+={_SPACE}*+{_VALUE})?+"

_MOST: Final = 200  # attributes and spaces of a tag; more make it no tag

_PART: Final = re.compile(
    rf"<(?:(?P<end>/)?(?P<tag>[a-zA-Z][^\t\n\f\r />]*+)"
    rf"(?P<attributes>(?:(?:{_SPACE}|/)++|{_ATTRIBUTE}){{0,{_MOST}}}+)>"
    r"|!--(?:-?>|(?P<comment>.*?)(?:--!?>|\Z))"
    r"|(?P<bogus>[!?/][^>]*+)>)",
    re.DOTALL,
)
_ATTRIBUTES: Final = re.compile(
    rf"({_NAME})(?:{_SPACE}*+={_SPACE}*+(?:\"([^\"]*+)\"|'([^']*+)'|([^\t\n\f\r >]*+)))?+"
)

_RAW: Final = frozenset(
    (
        *("script", "style", "textarea", "title"),
        *("xmp", "iframe", "noembed", "noframes", "noscript"),
    )
)
_FOREIGN: Final = frozenset(("svg", "math"))


@attrs.frozen
class Tag:
    """A tag.

    Attributes:
        name: Its name, in lower case.
        ends: Whether it ends an element.
        empty: Whether it says that its element is empty; in a drawing it is.
        start: Where it begins on the page.
        end: Where it ends.
        attributes: Value and place of each attribute by its name, entities resolved; the first
            counts where one stands twice.
    """

    name: str
    ends: bool
    empty: bool
    start: int
    end: int
    attributes: dict[str, tuple[str, int, int]]

    def get(self, name: str) -> str | None:
        """Return the value of an attribute; None where it is not there."""
        found = self.attributes.get(name)
        return None if found is None else found[0]


@attrs.frozen
class Stretch:
    """What stands between tags.

    Attributes:
        kind: "text", "comment", or the name of the element whose content is no markup.
        start: Where it begins on the page.
        end: Where it ends.
    """

    kind: str
    start: int
    end: int


def parts_of(
    page: str, start: int = 0, stop: int | None = None, *, drawing: bool = False
) -> Iterator[Tag | Stretch]:
    """Yield tags and what stands between them, in order.

    Args:
        page: The page.
        start: Where to begin.
        stop: Where to end; by default at the end.
        drawing: Whether it is an SVG file, in which ``<x:script>`` is a script.
    """
    stop = len(page) if stop is None else stop
    at = start
    foreign = 0
    last = page.rfind(">", at, stop)
    while at <= last and (match := _PART.search(page, at, stop)):
        if match.start() > at:
            yield Stretch("text", at, match.start())
        at = match.end()
        name = match["tag"]
        if name is None:
            kind = "comment" if match["comment"] is not None else "bogus"
            if match[kind] is not None:
                yield Stretch("comment", *match.span(kind))
            continue
        name = name.lower().rpartition(":")[2] if drawing else name.lower()
        ends, empty = match["end"] is not None, page[at - 2] == "/"
        tag = Tag(name, ends, empty, match.start(), at, _NONE if ends else _attributes(match))
        yield tag
        if name in _FOREIGN and not empty:
            foreign = max(0, foreign + (-1 if tag.ends else 1))
        elif name in _RAW and not tag.ends:
            end = _end_of(name, page, at, stop)
            yield Stretch(name, at, end)
            if foreign or name == "noscript":  # markup there, or without scripts
                yield from parts_of(page, at, end, drawing=drawing)
            at = end
    if at < stop:
        yield Stretch("text", at, stop)


def _end_of(name: str, page: str, at: int, stop: int) -> int:
    """Return where the content of an element ends that holds no markup."""
    match = _ENDS[name].search(page, at, stop)
    return stop if match is None else match.start()


_ENDS: Final = {
    name: re.compile(rf"</{name}(?=[\t\n\f\r />])", re.IGNORECASE) for name in sorted(_RAW)
}


_NONE: Final[dict[str, tuple[str, int, int]]] = {}


def _attributes(match: re.Match[str]) -> dict[str, tuple[str, int, int]]:
    found: dict[str, tuple[str, int, int]] = {}
    start, end = match.span("attributes")
    if start == end:
        return found
    for one in _ATTRIBUTES.finditer(match.string, start, end):
        name = one[1].lower()
        if name in found:
            continue
        which = one.lastindex or 1
        value = one[which] if which > 1 else ""
        if "&" in value:
            value = html.unescape(value)
        found[name] = (value, *one.span(which))
    return found
