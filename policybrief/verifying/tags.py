"""HTML to tags, texts and the rest, cut as a browser cuts it.

One pass over the page. A tag that was seen is known by how it is written. Where a browser would
drop the rest of a page, as after a tag that never ends, the rest is read on: nothing is overlooked
for it.
"""

from __future__ import annotations

import html
import re
from collections.abc import Iterator
from typing import Final, TypeAlias

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


@attrs.frozen(eq=False)
class Tag:
    """A tag, wherever it stands: most stand on every page, and are read once for all.

    Attributes:
        name: Its name, in lower case.
        ends: Whether it ends an element.
        empty: Whether it says that its element is empty; in a drawing it is.
        attributes: Value of each attribute by its name, entities resolved, and where it stands
            behind the beginning of the tag; the first counts where one stands twice.
        holds: Whether what follows may be no markup, or a drawing.
    """

    name: str
    ends: bool
    empty: bool
    attributes: dict[str, tuple[str, int, int]]
    holds: bool

    def get(self, name: str) -> str | None:
        """Return the value of an attribute; None where it is not there."""
        found = self.attributes.get(name)
        return None if found is None else found[0]


Part: TypeAlias = "tuple[int, int, Tag | str]"
"""Start and end on the page of a tag, or of what stands between tags.

The latter is "text", "comment", or the name of the element whose content is no markup; "quiet" for
a whole stretch, where such are asked for.
"""

_KNOWN: Final[tuple[dict[str, Tag], dict[str, Tag]]] = ({}, {})
"""Tags of pages and of drawings, by how they are written."""

_MOST_KNOWN: Final = 20_000
_LONGEST_KNOWN: Final = 500


def parts_of(
    page: str,
    start: int = 0,
    stop: int | None = None,
    *,
    drawing: bool = False,
    quiet: re.Pattern[str] | None = None,
) -> Iterator[Part]:
    """Yield tags and what stands between them, in order.

    Args:
        page: The page.
        start: Where to begin.
        stop: Where to end; by default at the end.
        drawing: Whether it is an SVG file, in which ``<x:script>`` is a script.
        quiet: What finds a stretch that is not to be cut; it may be empty.
    """
    stop = len(page) if stop is None else stop
    at = start
    foreign = 0
    last = page.rfind(">", at, stop)
    known, search = _KNOWN[drawing], _PART.search
    while at <= last:
        whole = None if quiet is None else quiet.match(page, at, stop)
        if whole is not None and whole.end() > at:
            yield at, whole.end(), "quiet"
            at = whole.end()
        match = search(page, at, stop) if at <= last else None
        if match is None:
            break
        begin, end = match.span()
        if begin > at:
            yield at, begin, "text"
        at = end
        tag = known.get(match[0])
        if tag is None:
            if match["tag"] is None:
                kind = "comment" if match["comment"] is not None else "bogus"
                if match[kind] is not None:
                    yield *match.span(kind), "comment"
                continue
            tag = _tag(match, drawing)
            if end - begin <= _LONGEST_KNOWN:
                if len(known) >= _MOST_KNOWN:
                    known.clear()
                known[match[0]] = tag
        yield begin, end, tag
        if not tag.holds:
            continue
        name = tag.name
        if name in _FOREIGN and not tag.empty:
            foreign = max(0, foreign + (-1 if tag.ends else 1))
        elif name in _RAW and not tag.ends:
            end = _end_of(name, page, at, stop)
            yield at, end, name
            if foreign or name == "noscript":  # markup there, or without scripts
                yield from parts_of(page, at, end, drawing=drawing, quiet=quiet)
            at = end
    if at < stop:
        yield at, stop, "text"


def _tag(match: re.Match[str], drawing: bool) -> Tag:
    name = match["tag"].lower()
    name = name.rpartition(":")[2] if drawing else name
    ends, empty = match["end"] is not None, match[0][-2] == "/"
    attributes = {} if ends else _attributes(match)
    return Tag(name, ends, empty, attributes, name in _FOREIGN or name in _RAW)


def _end_of(name: str, page: str, at: int, stop: int) -> int:
    """Return where the content of an element ends that holds no markup."""
    match = _ENDS[name].search(page, at, stop)
    return stop if match is None else match.start()


_ENDS: Final = {
    name: re.compile(rf"</{name}(?=[\t\n\f\r />])", re.IGNORECASE) for name in sorted(_RAW)
}


def _attributes(match: re.Match[str]) -> dict[str, tuple[str, int, int]]:
    found: dict[str, tuple[str, int, int]] = {}
    begin = match.start()
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
        found[name] = (value, one.start(which) - begin, one.end(which) - begin)
    return found
