"""A text as it stands, and as a reader or a program sees it: escapes resolved, tags taken out."""

from __future__ import annotations

import html
import re
from bisect import bisect_right
from collections.abc import Callable, Iterator, Sequence
from functools import cached_property
from typing import Final
from urllib.parse import unquote_to_bytes

import attrs

TAG: Final = "\x1f"
"""Stands for a tag, or for the border of an attribute: no word, and no space either."""

_ENTITY: Final = r"&(?:\#[0-9]{1,8}|\#[xX][0-9a-fA-F]{1,7}|[a-zA-Z][a-zA-Z0-9]{1,31});?"
_ENTITIES: Final = re.compile(_ENTITY.replace(r"\#", "#"))
_ESCAPES: Final = re.compile(
    rf"""{_ENTITY}
    | \\(?:u[dD][89abAB][0-9a-fA-F]{{2}}\\u[dD][c-fC-F][0-9a-fA-F]{{2}}
        | u[0-9a-fA-F]{{4}} | u\{{[0-9a-fA-F]{{1,6}}\}} | x[0-9a-fA-F]{{2}} | .)
    | (?:%[0-9a-fA-F]{{2}})+""",
    re.VERBOSE | re.DOTALL,
)
_TAGS: Final = re.compile(r"<!\[CDATA\[|\]\]>|<!--|-->|<[a-zA-Z/?!][^<>]*>")
_BEGUN: Final = re.compile("<[a-zA-Z/?!]")
_COMMENTS: Final = re.compile(r"<!--.*?-->", re.DOTALL)
_WHITE: Final = {"n": "\n", "r": "\n", "t": "\t", "b": " ", "f": " ", "v": " ", "0": " "}


@attrs.frozen
class _Step:
    """A change of a text.

    Attributes:
        pattern: What is replaced.
        replace: By what.
        marks: Signs of which each match has one.
        until: The last letters behind which nothing is replaced.
    """

    pattern: re.Pattern[str]
    replace: Callable[[re.Match[str]], str]
    marks: str
    until: str = ""

    def end(self, text: str) -> int:
        return text.rfind(self.until) + len(self.until) if self.until else len(text)

    def __call__(self, text: str) -> str:
        end = self.end(text)
        return self.pattern.sub(self.replace, text[:end]) + text[end:] if end > 0 else text


@attrs.frozen(slots=False)
class Reading:
    """One way to read a text.

    Attributes:
        text: What is read.
        parent: The reading that it was made from; None for the text as it stands.
        step: What made it.
    """

    text: str
    parent: Reading | None = None
    step: _Step | None = None

    def origin(self, offset: int) -> int:
        """Return where in the text as it stands the letter at *offset* is."""
        if self.parent is None:
            return offset
        here, there = self._moves
        at = bisect_right(here, offset) - 1
        return self.parent.origin(there[at] + offset - here[at])

    @cached_property
    def _moves(self) -> tuple[Sequence[int], Sequence[int]]:
        """Offsets here and in the parent from which on both run side by side."""
        here, there = [0], [0]
        if self.parent is None or self.step is None:
            return here, there
        text, moved = self.parent.text, 0
        for match in self.step.pattern.finditer(text, 0, max(self.step.end(text), 0)):
            new = len(self.step.replace(match))
            here += [match.start() + moved, match.start() + moved + new]
            there += [match.start(), match.end()]
            moved += new - (match.end() - match.start())
        return here, there


def readings(text: str, *, markup: bool = False) -> Iterator[Reading]:
    """Yield the ways to read *text*, each that differs from the others.

    Args:
        text: A text.
        markup: Whether it stands in a page or a feed, so that entities are letters there.
    """
    plain = Reading(text)
    first = (_made(plain, _RESOLVE) if markup else None) or plain
    yield first
    resolved = _made(first, _DECODE)
    if resolved is not None:
        yield resolved
        again = _made(resolved, _DECODE)
        if again is not None:
            yield again
            yield from _bare(again)
    for bare in _bare(resolved or first):
        yield bare
        deeper = _made(bare, _DECODE)
        if deeper is not None:
            yield deeper
            yield from _bare(deeper)


def in_step(text: str) -> list[Reading]:
    """Return the ways to read a part of a text: as many of every part, in the same order.

    They are those of `readings` without markup; two that are the same are one object.
    """
    plain = Reading(text)
    resolved = _changed(plain, _DECODE)
    again = _again(plain, resolved)
    bare = _stripped(resolved)
    found = [plain, resolved, again, *(bare if again is resolved else _stripped(again))]
    for one in bare:
        deeper = _changed(one, _DECODE)
        found += [one, deeper, *((one, one) if deeper is one else _stripped(deeper))]
    return found


def _again(plain: Reading, resolved: Reading) -> Reading:
    """Return what resolving escapes once more makes."""
    return plain if resolved is plain else _changed(resolved, _DECODE)


def is_open(text: str) -> bool:
    """Say whether a text ends within a tag or a comment."""
    begins, ends = text.rfind("<"), text.rfind(">")
    if begins > ends and _BEGUN.match(text, begins):
        return True
    comment = text.rfind("<!--")
    return comment >= 0 and text.find("-->", comment + 4) < 0


def _stripped(parent: Reading) -> tuple[Reading, Reading]:
    """Return a reading without tags: with what stands in comments, and without."""
    bare = _changed(parent, _STRIP)
    shown = _changed(parent, _UNCOMMENT)
    return bare, bare if shown is parent else _changed(shown, _STRIP)


def _changed(parent: Reading, step: _Step) -> Reading:
    """Return what *step* makes of a reading, or the reading."""
    return _made(parent, step) or parent


def _bare(parent: Reading) -> Iterator[Reading]:
    """Yield a reading without tags: with what stands in comments, and without."""
    if "<" not in parent.text:
        return
    bare = _made(parent, _STRIP)
    if bare is not None:
        yield bare
    shown = _made(parent, _UNCOMMENT)
    if shown is not None:
        yield _changed(shown, _STRIP)


def _made(parent: Reading, step: _Step) -> Reading | None:
    """Return what *step* makes of a reading; None when it is the same."""
    if not any(mark in parent.text for mark in step.marks):
        return None
    text = step(parent.text)
    return None if text == parent.text else Reading(text, parent, step)


def _resolved(match: re.Match[str]) -> str:
    return html.unescape(match[0])


def _decoded(match: re.Match[str]) -> str:
    """Return what an entity, a backslash escape or percent signs stand for."""
    found = match[0]
    if found[0] == "&":
        return html.unescape(found)
    if found[0] == "%":
        raw = unquote_to_bytes(found)
        try:
            return raw.decode("utf-8")
        except UnicodeDecodeError:
            return raw.decode("cp1252", "replace")
    code = found[1]
    if code in _WHITE:
        return _WHITE[code]
    if code == "x" or (code == "u" and len(found) > 2):
        if len(found) == 12:
            high, low = int(found[2:6], 16), int(found[8:], 16)
            return chr(0x10000 + ((high - 0xD800) << 10) + (low - 0xDC00))
        number = int(found[2:].strip("{}") or "0", 16)
        return chr(number) if number < 0x110000 else " "
    return code


_RESOLVE: Final = _Step(_ENTITIES, _resolved, "&")
_DECODE: Final = _Step(_ESCAPES, _decoded, "&\\%")
_STRIP: Final = _Step(_TAGS, lambda match: TAG, "<>")
_UNCOMMENT: Final = _Step(_COMMENTS, lambda match: TAG, "<", until="-->")
