"""The text of a page to HTML, as Python-Markdown would, without it where that can be.

A page of ours is headings in Markdown, each with its id, between blank lines, and blocks of HTML,
which Markdown leaves as they are. Anything else goes through Python-Markdown, with the extensions
that the project's settings name.
"""

from __future__ import annotations

import functools
import re
from collections.abc import Sequence
from typing import Any, Final

import attrs
import markdown
from markdown.extensions.toc import nest_toc_tokens
from markdown.util import BLOCK_LEVEL_ELEMENTS

EXTENSIONS: Final = ("attr_list", "toc")
"""The extensions of Markdown that a page may use."""

TOC_DEPTH: Final = "2-3"
"""The levels of the headings that a table of contents lists."""

_HEADING: Final = re.compile(
    r"(#{1,6}) ((?:[0-9A-Za-z\u00a1-\U0010ffff.,;-]|&#[0-9]+;)"
    r"(?:[0-9A-Za-z \u00a1-\U0010ffff.,;-]|&#[0-9]+;)*)(?<! ) \{ #([a-z0-9_.-]+) \}"
)
"""A heading in which nothing means anything to Markdown but its sign and its id."""

_MARKED: Final = re.compile(r"#{1,6} .+ \{ #\S+( [^{}]+)? \}")
"""A heading with an id that says itself what it is."""

_OPENED: Final = re.compile(r"<([a-z][a-z0-9]*)(?![\w-])")


@attrs.frozen
class Heading:
    """One entry of a table of contents.

    Attributes:
        title: Its text, as HTML.
        id: Its id.
        level: Its level, 2 or 3.
        children: The entries below it.
    """

    title: str
    id: str
    level: int
    children: tuple[Heading, ...] = ()

    @property
    def url(self) -> str:
        """The address of the heading on its page."""
        return f"#{self.id}"


def to_html(text: str) -> tuple[str, tuple[Heading, ...]]:
    """Return the HTML of a page's text, and its table of contents."""
    found: list[str] = []
    tokens: list[dict[str, Any]] = []
    for part in text.strip("\n").split("\n\n"):
        if part.startswith("#"):
            if not (_HEADING.fullmatch(part) or _MARKED.fullmatch(part)):
                return _by_markdown(text)
            made, listed = _heading(part)
            found.append(made)
            tokens += [dict(one) for one in listed]
        elif _is_blocks(part):
            found.append(f"{part}\n")
        else:
            return _by_markdown(text)
    ids = [token["id"] for token in tokens]
    if len(set(ids)) != len(ids):
        return _by_markdown(text)
    nested: Any = nest_toc_tokens
    return "\n".join(found).strip(), _entries(nested(tokens))


def _is_blocks(part: str) -> bool:
    """Say whether a part is whole elements, one below the other, that Markdown leaves alone."""
    at = 0
    while at < len(part):
        opened = _OPENED.match(part, at)
        if opened is None or opened[1] not in BLOCK_LEVEL_ELEMENTS:
            return False
        end = _end(part, opened[1], at)
        if end is None or part[end : end + 1] not in ("", "\n"):
            return False
        at = end + 1
    return True


def _end(part: str, name: str, at: int) -> int | None:
    """Return where an element ends that begins at *at*; None when it does not."""
    depth = 0
    for tag in _tags(name).finditer(part, at):
        depth += -1 if tag[1] else 1
        if depth == 0:
            return tag.end()
    return None


@functools.cache
def _tags(name: str) -> re.Pattern[str]:
    return re.compile(rf"<(/?){name}(?![\w-])[^>]*>")


@functools.lru_cache(maxsize=4096)
def _heading(line: str) -> tuple[str, tuple[dict[str, Any], ...]]:
    """Return the HTML of a heading, and its entry in the table of contents, if it has one."""
    plain = _HEADING.fullmatch(line)
    if plain is None:
        made, entries = _by_markdown(line)
        listed = tuple({"level": one.level, "id": one.id, "name": one.title} for one in entries)
        return made, listed
    level, title, id_ = len(plain[1]), plain[2], plain[3]
    made = f'<h{level} id="{id_}">{title}</h{level}>'
    least, most = map(int, TOC_DEPTH.split("-"))
    if not least <= level <= most:
        return made, ()
    return made, ({"level": level, "id": id_, "name": title},)


def _by_markdown(text: str) -> tuple[str, tuple[Heading, ...]]:
    """Return the same by Python-Markdown itself."""
    parser: Any = markdown.Markdown(
        extensions=list(EXTENSIONS),
        extension_configs={"toc": {"permalink": False, "toc_depth": TOC_DEPTH}},
    )
    made: str = parser.convert(text)
    return made, _entries(parser.toc_tokens)


def _entries(tokens: Sequence[dict[str, Any]]) -> tuple[Heading, ...]:
    return tuple(
        Heading(one["name"], one["id"], one["level"], _entries(one["children"])) for one in tokens
    )
