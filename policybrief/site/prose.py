"""Prose that humans wrote: Markdown to clean HTML on one line."""

from __future__ import annotations

import functools
import re
import threading
from typing import Final

import markdown
import nh3
from markupsafe import Markup

from policybrief.checks.records import is_url
from policybrief.site.addresses import Here

_NAMES: Final = (
    "p br hr strong em b i u s del ins sub sup code pre kbd abbr cite q blockquote a ul ol li "
    "dl dt dd h2 h3 h4 h5 h6 table thead tbody tr th td"
)
_TAGS: Final = frozenset(_NAMES.split())
_ATTRIBUTES: Final = {"*": {"lang", "title"}, "a": {"href"}, "ol": {"start"}}
_EXTENSIONS: Final = ("tables", "fenced_code", "sane_lists", "def_list")
_PARSERS: Final = threading.local()
_HEADING: Final = re.compile(r"<(/?)h([1-6])\b[^>]*>")
_PRE: Final = re.compile(r"(<pre>.*?</pre>)", re.DOTALL)
_WORD: Final = r"[\w,.;:()'\"’‘“”„«»?!/%€$…–—-]"
_LINE: Final = rf"[^\W\d]{_WORD}*(?: {_WORD}+)*|[(“‘„«]{_WORD}*(?: {_WORD}+)*"
_PLAIN: Final = re.compile(rf"\n*(?:{_LINE})(?:\n+(?:{_LINE}))*\n*")
"""Paragraphs of words alone, no sign in which means anything to Markdown or HTML but ``_``."""


def render_prose(text: str, here: Here, top: int = 3) -> Markup:
    """Return *text* as HTML without scripts, styles, images or frames, on one line.

    Headings begin at the level *top* and leave none out; links to ids and files of the corpus lead
    to their pages, and a link that leads nowhere loses its address.

    Args:
        text: Markdown.
        here: The page it stands on.
        top: The level of its first heading: one below that of the heading it stands under.
    """
    if not text.strip():
        return Markup("")
    if "_" not in text and _PLAIN.fullmatch(text):
        return _paragraphs(text)

    def href(tag: str, attribute: str, value: str) -> str | None:
        if tag != "a" or attribute != "href":
            return value
        if is_url(value) or re.match(r"mailto:", value, re.IGNORECASE):
            return value
        if re.match(r"\s*https?:", value, re.IGNORECASE):
            return None
        return here.prose_link(value)

    made = _made(text, top)
    clean = nh3.clean(
        made,
        tags=set(_TAGS),
        attributes={tag: set(names) for tag, names in _ATTRIBUTES.items()},
        attribute_filter=href,
        url_schemes={"http", "https", "mailto"},
        link_rel="noopener noreferrer",
    )
    return Markup(_on_one_line(clean))


@functools.lru_cache(maxsize=1024)
def _made(text: str, top: int) -> str:
    """Return *text* as HTML that is not cleaned yet; the same stands on several pages."""
    return _levelled(_parser().reset().convert(text), top)


def _parser() -> markdown.Markdown:
    """Return the parser of this thread: to make one costs more than a text does."""
    if not hasattr(_PARSERS, "parser"):
        _PARSERS.parser = markdown.Markdown(extensions=list(_EXTENSIONS), output_format="html")
    parser: markdown.Markdown = _PARSERS.parser
    return parser


def _paragraphs(text: str) -> Markup:
    """Return words alone as HTML, as Markdown would: most notes are no more than that."""
    parts = re.split(r"\n{2,}", text.strip("\n"))
    return Markup(" ".join(f"<p>{' '.join(part.split())}</p>" for part in parts))


def _levelled(made: str, top: int) -> str:
    """Return HTML whose headings begin at a level and go down one level at a time."""
    highest = min((int(found[2]) for found in _HEADING.finditer(made)), default=1)
    last = top - 1

    def level(found: re.Match[str]) -> str:
        nonlocal last
        if not found[1]:
            last = min(int(found[2]) - highest + top, last + 1, 6)
        return f"<{found[1]}h{last}>"

    return _HEADING.sub(level, made)


def _on_one_line(made: str) -> str:
    """Return HTML without line ends; white space in ``<pre>`` stays as it is."""
    parts = _PRE.split(made)
    for at, part in enumerate(parts):
        parts[at] = part.replace("\n", "&#10;") if at % 2 else re.sub(r"\s+", " ", part)
    return "".join(parts).strip()
