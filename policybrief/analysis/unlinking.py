"""Prose without the links to what is not published: the words of a link stay."""

from __future__ import annotations

import html
import re
from collections.abc import Callable
from typing import Final
from urllib.parse import unquote

from policybrief.analysis.links import resolve_link
from policybrief.analysis.references import Node
from policybrief.models.corpus import Corpus

_INLINE: Final = re.compile(
    r"!?\[(?P<text>(?:[^\[\]]|\[[^\[\]]*\])*)\]"
    r"\(\s*(?P<target><[^<>\n]*>|[^()\s]+)(?:\s[^()]*)?\)"
)
_DEFINED: Final = re.compile(
    r"^(?P<label> {0,3}\[[^\[\]\n]+\]:[ \t]*\n?[ \t]*)(?P<target><[^<>\n]*>|\S+)",
    re.MULTILINE,
)
_HREF: Final = re.compile(
    r"""(?P<name>\bhref\s*=\s*)(?P<target>"[^"]*"|'[^']*'|[^\s>]+)""", re.IGNORECASE
)
_SCHEME: Final = re.compile(r"[A-Za-z][A-Za-z0-9+.-]*:|//")
_NOWHERE: Final = "#"


def unlink(prose: str, hidden: Callable[[str], bool], base: str | None = None) -> str:
    """Return *prose* without the targets of links that are hidden.

    Args:
        prose: Markdown.
        hidden: Says whether a target is.
        base: Address of the site; a full address below it is a target too.
    """

    def gone(target: str) -> bool:
        plain = html.unescape(unquote(target.strip("<>\"'")))
        if base is not None and plain.startswith(base):
            plain = plain[len(base) :].lstrip("/")
        return _SCHEME.match(plain) is None and hidden(plain)

    def inline(found: re.Match[str]) -> str:
        return found["text"] if gone(found["target"]) else found[0]

    def definition(found: re.Match[str]) -> str:
        return f"{found['label']}{_NOWHERE}" if gone(found["target"]) else found[0]

    def attribute(found: re.Match[str]) -> str:
        return f'{found["name"]}"{_NOWHERE}"' if gone(found["target"]) else found[0]

    prose = _INLINE.sub(inline, prose)
    prose = _DEFINED.sub(definition, prose)
    prose = _HREF.sub(attribute, prose)
    if base is None:
        return prose
    bare = re.compile(rf"{re.escape(base)}[^\s()<>\"'\[\]]+(?<![.,:;!?])")
    return bare.sub(lambda found: base if gone(found[0]) else found[0], prose)


def leads_to(corpus: Corpus, nodes: frozenset[Node]) -> Callable[[str], bool]:
    """Return what says whether a target leads to one of *nodes*, as a file, an id or a page."""

    def hidden(target: str) -> bool:
        path = target.partition("#")[0].removesuffix("/")
        for folder in ("countries", "people", "organizations"):
            path = re.sub(rf"(^|/){folder}/", r"\1actors/", path)
        return resolve_link(corpus, re.sub(r"\.html$", ".md", path)) in nodes

    return hidden
