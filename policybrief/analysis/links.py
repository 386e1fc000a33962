"""Links that humans write into prose, and what they lead to."""

from __future__ import annotations

import re
from collections.abc import Container, Iterator, Mapping
from pathlib import PurePosixPath
from typing import Final

import attrs

from policybrief import countries
from policybrief.models.corpus import Corpus

MAX_PROSE: Final = 200_000
"""How many letters the prose of one record may have; nothing behind them is read."""

_LINK: Final = re.compile(r"(?<![!\\])\[(?P<text>[^\[\]\n]*)\]\((?P<target>[^()\s]+)[^()\n]*\)")
_CODE: Final = re.compile(
    r"^ {0,3}(?P<fence>`{3,}|~{3,})(?s:.*?)(?:^ {0,3}(?P=fence)|\Z)"
    r"|(?<!`)(?P<ticks>`+)(?!`)[^\n]*?(?<!`)(?P=ticks)(?!`)",
    re.MULTILINE,
)
_SCHEME: Final = re.compile(r"[A-Za-z][A-Za-z0-9+.-]*:|//")
_FOLDERS: Final = {
    "actors": "actor",
    "topics": "topic",
    "articles": "article",
    "events": "event",
    "publishers": "publisher",
}


@attrs.frozen
class ProseLink:
    """A Markdown link in prose.

    Attributes:
        text: The words of the link.
        target: What it leads to, as written.
        line: Line in the prose, counted from 1.
        column: Column, counted from 1.
        start: Offset of the link in the prose.
    """

    text: str
    target: str
    line: int
    column: int
    start: int

    @property
    def internal(self) -> bool:
        """Whether it is meant to lead to something in the corpus."""
        return _SCHEME.match(self.target) is None and not self.target.startswith("#")


def links_in(prose: str) -> Iterator[ProseLink]:
    """Yield the Markdown links of *prose*, outside code."""
    bare = _CODE.sub(lambda code: re.sub(r"[^\n]", " ", code[0]), prose[:MAX_PROSE])
    for match in _LINK.finditer(bare):
        start = match.start()
        yield ProseLink(
            match["text"],
            match["target"].removeprefix("<").removesuffix(">"),
            bare.count("\n", 0, start) + 1,
            start - bare.rfind("\n", 0, start),
            start,
        )


def resolve_link(corpus: Corpus, target: str) -> tuple[str, str] | None:
    """Return kind and id of what a link in prose leads to, or None.

    A link names an id ("ro", "troops-in-ukraine") or a file ("../topics/troops-in-ukraine.md"); a
    bare id is looked for among actors, topics, articles, events and publishers, in this order.

    Returns:
        A pair of "actor", "topic", "article", "event" or "publisher" and the id.
    """
    path = PurePosixPath(target.partition("#")[0])
    name = path.name.removesuffix(".md")
    folder = next((part for part in path.parts[:-1] if part in _FOLDERS), None)
    kinds = [_FOLDERS[folder]] if folder else list(_FOLDERS.values())
    known: Mapping[str, Container[str]] = {
        "topic": corpus.topic_by_id,
        "article": corpus.article_by_id,
        "event": corpus.event_by_id,
        "publisher": corpus.publisher_by_id,
    }
    for kind in kinds:
        if kind == "actor":
            code = countries.resolve(name) or name
            if corpus.actor(code) is not None:
                return kind, code
        elif name in known[kind]:
            return kind, name
    return None
