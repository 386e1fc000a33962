"""How much prose may hold: what would take minutes to render is refused with its place.

Rendering Markdown takes a time that grows with the square of some things, and a call within a call
for each level of lists. So each of them has a bound, far above what anybody writes.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Final

import attrs

from policybrief.analysis.links import MAX_PROSE

MAX_LINE: Final = 10_000
"""Letters on one line of prose: a paragraph may be one line."""

MAX_PARAGRAPH: Final = 1_000
"""Lines without a blank one between them."""

MAX_LEVELS: Final = 20
"""Levels of quotes and lists within one another."""

MAX_OPEN: Final = 50
"""Brackets that are open at one place of a paragraph, and tags that were begun and have no end."""

MAX_TAGS: Final = 5_000
"""Tags of HTML."""

MAX_FENCES: Final = 1_000
"""Lines that begin or end a block of code."""

_COLUMNS: Final = 4 * MAX_LEVELS
_LEAD: Final = re.compile(r"(?:[ \t]+|>|(?:[-+*:]|\d{1,9}[.)])[ \t]+)*")
_MARKER: Final = re.compile(r">|[-+*:](?=[ \t])|\d[.)](?=[ \t])")
_DEEP: Final = re.compile(rf"[ \t>+*:\d.)-]{{{MAX_LEVELS + 1}}}")
"""How a line begins that may be deeper than the bound."""
_FENCE: Final = re.compile(r" {0,3}(?:```|~~~)")
_BRACKETS: Final = re.compile(r"[\[\]()]")
_TAG: Final = re.compile(r"<(?=[A-Za-z/!?])|>")


@attrs.frozen
class Excess:
    """Where prose holds too much.

    Attributes:
        code: Code of the problem.
        line: Line in the prose, counted from 1.
        column: Column, counted from 1.
        message: What is too much.
        hint: How to mend it.
    """

    code: str
    line: int
    column: int
    message: str
    hint: str


def excess(prose: str) -> Excess | None:
    """Return the first thing of which *prose* holds too much, or None."""
    if len(prose) > MAX_PROSE:
        message = f"the prose is longer than {MAX_PROSE:,} letters"
        hint = "split the file; a source's text may also stand in a file that 'text:' names"
        return Excess("prose-too-long", 1, 1, message, hint)
    return None if _is_modest(prose) else next(iter(_excesses(prose)), None)


def _is_modest(prose: str) -> bool:
    """Say whether no bound can be reached, by what takes no look at each letter."""
    lines = prose.split("\n")
    return (
        len(lines) <= min(MAX_PARAGRAPH, MAX_FENCES)
        and max(map(len, lines)) <= MAX_LINE
        and all(prose.count(one) <= MAX_OPEN for one in "[(<")
        and not any(map(_DEEP.match, lines))
    )


def _excesses(prose: str) -> Iterator[Excess]:
    open_ = {"[": 0, "(": 0}
    pairs = {"]": "[", ")": "("}
    tags = begun = paragraph = fences = 0
    for number, line in enumerate(prose.split("\n"), 1):
        if len(line) > MAX_LINE:
            message = f"the line is longer than {MAX_LINE:,} letters"
            yield Excess("prose-too-long", number, 1, message, "begin new paragraphs in it")
        if not line.strip():
            open_, paragraph = dict.fromkeys(open_, 0), 0
            continue
        paragraph += 1
        if paragraph > MAX_PARAGRAPH:
            message = f"more than {MAX_PARAGRAPH:,} lines follow each other without a blank one"
            yield Excess("prose-too-long", number, 1, message, "write blank lines between them")
        fences += _FENCE.match(line) is not None
        if fences > MAX_FENCES:
            message = f"more than {MAX_FENCES:,} lines begin or end a block of code"
            yield Excess("prose-too-long", number, 1, message, "split the file")
        if _levels(line) > MAX_LEVELS:
            message = f"more than {MAX_LEVELS} quotes or lists stand within one another here"
            yield Excess("prose-too-deep", number, 1, message, "write fewer of them in front")
        for bracket in _BRACKETS.finditer(line):
            kind = pairs.get(bracket[0], bracket[0])
            open_[kind] = max(open_[kind] + (1 if kind == bracket[0] else -1), 0)
            if open_[kind] > MAX_OPEN:
                message = f"more than {MAX_OPEN} brackets '{kind}' are open here"
                hint = "close them, or write a backslash in front where they are no link"
                yield Excess("prose-too-deep", number, bracket.start() + 1, message, hint)
        for tag in _TAG.finditer(line):
            begun = begun + 1 if tag[0] == "<" else 0
            tags += tag[0] == "<"
            if begun > MAX_OPEN or tags > MAX_TAGS:
                message = f"the prose holds more than {MAX_TAGS:,} tags of HTML"
                if begun > MAX_OPEN:
                    message = f"more than {MAX_OPEN} tags of HTML have been begun without a '>'"
                hint = "write '&lt;' for a '<' that is no tag, and Markdown in place of HTML"
                yield Excess("prose-too-deep", number, tag.start() + 1, message, hint)


def _levels(line: str) -> int:
    """Return how many quotes and lists a line stands in, by its marks or its indentation."""
    match = _LEAD.match(line)
    lead = "" if match is None else match[0]
    indent = len(lead[: len(lead) - len(lead.lstrip(" \t"))].expandtabs(4))
    return max(len(_MARKER.findall(lead)), indent * MAX_LEVELS // _COLUMNS)
