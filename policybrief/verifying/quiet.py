"""Stretches of a page in which there is nothing to say: texts, plain tags, links and ids.

They are most of a page, and one regular expression reads over them. It knows a tag by how the pages
of a site are written: in lower case, with attributes in double quotes. What it does not know is no
part of a stretch, and is read tag by tag.
"""

from __future__ import annotations

import re
from typing import Final

_PLAIN: Final = (
    "span|p|div|li|ul|td|tr|ol|dl|dt|dd|th|q|h1|h2|h3|h4|h5|h6|blockquote|section|nav|label|small"
    "|mark|strong|em|details|summary|table|thead|tbody|tfoot|caption|b|i|s|u|circle|line|path|g"
    "|text|tspan|rect|polyline|polygon|ellipse|option|select|time|button|figure|figcaption|header"
    "|footer|main|article|aside|abbr|cite|code|dfn|kbd|samp|var|sub|sup|ins|del|br|hr|wbr|bdi|bdo"
    "|address|colgroup|col|data"
)
"""Elements that, with the attributes below, load nothing, lead nowhere and need no words."""

_NAMES: Final = (
    "lang|dir|scope|for|rel|tabindex|datetime|value|colspan|rowspan|headers|type|width|height"
    "|x|y|x1|x2|y1|y2|cx|cy|r|rx|ry|dx|dy|d|points|transform|offset|text-anchor"
    "|dominant-baseline|open|hidden|translate"
)
"""Attributes that mean nothing to who looks for addresses, anchors, pictures and scripts."""

_VALUE: Final = r'="[^"<>=]*+"'
_CLASS: Final = r' ++class="(?:\s*+(?!md-icon)[^"&<>=\s]++)*+\s*+"'
_OTHER: Final = rf" ++(?:{_NAMES}|data-(?!md-)[a-z-]++){_VALUE}"
_ID: Final = r' ++id="[^"&<>=\s]*+"'
_LINK: Final = r' ++href="(?:https?:)?+[^"&<>;:\s]*+"'
_SAID: Final = rf" ++(?:title|aria-label|aria-labelledby){_VALUE}"

_ANY: Final = rf"(?:{_CLASS}|{_OTHER}){{0,40}}+"
_WITH_ID: Final = rf"{_ANY}(?:{_ID}{_ANY})?+"

_QUIET: Final = "|".join(
    (
        "[^<>]++",
        "</(?!svg|math)[a-z][a-z0-9]*+>",
        rf"<(?:{_PLAIN}){_WITH_ID} *+/?>",
        rf"<a{_WITH_ID}(?:{_LINK}{_WITH_ID})?+(?: download)?+>",
        rf"<a{_WITH_ID}{_LINK}{_ANY}(?:{_SAID}){{0,3}}+>[^<>]*+</a>",
        rf'<span{_ANY} aria-hidden="true">[^<>]*+</span>',
        rf"<meta(?: ++(?:name|property|content){_VALUE}){{1,2}}+>",
    )
)

QUIET: Final = re.compile(rf"(?:{_QUIET})*+")
"""The longest stretch from a place on; it may be empty."""

LINKS: Final = re.compile(r' href="([^"<>]*+)"(?=[^<>]*+>)')
"""The addresses in a stretch; all of them are linked to, none is loaded."""

IDS: Final = re.compile(r' id="([^"<>]*+)"(?=[^<>]*+>)')
"""The ids in a stretch."""

TAGS: Final = re.compile(r"(?:<[^<>]*+>)++")
"""The tags of a stretch that stand side by side."""

LONG_VALUES: Final = re.compile(r'="([^"<>]{8,}+)"(?=[^<>]*+>)')
"""The longer attributes in a stretch."""
