"""A long text in parts, read in every way, as if it were read at once.

It is cut at a space, and never within a tag or a comment, so that each way to read the parts gives
together what it makes of the whole. Ways that have read the same so far are looked through once.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import Final

import attrs

from policybrief.verifying.leaks import Leak, Leaks, Secrets
from policybrief.verifying.readings import Reading, in_step, is_open

_LEAST: Final = 1 << 17
_AT_ONCE: Final = 1 << 18
_MOST: Final = 1 << 22
"""How long a part may become because it ends within a tag or a comment, or has no space."""


@attrs.frozen
class _Part:
    """A part of the text, as it stands.

    Attributes:
        line: The number of its first line.
        before: How many letters stand on that line before it.
    """

    line: int
    before: int

    def place(self, text: str, at: int) -> tuple[int, int]:
        """Return line and column of an offset in the part, whose text is *text*."""
        breaks = text.count("\n", 0, at)
        column = at - text.rfind("\n", 0, at)
        return self.line + breaks, column if breaks else column + self.before

    def behind(self, text: str) -> _Part:
        """Return the part that follows."""
        line, column = self.place(text, len(text))
        return _Part(line, column - 1)


@attrs.define
class _Way:
    """A way to read the text, or several that have read the same so far.

    Attributes:
        leaks: What finds the private words.
        read: The parts that are still needed: where each begins in what was read so far.
        length: How much was read.
    """

    leaks: Leaks
    read: list[tuple[int, Reading, _Part]] = attrs.field(factory=list)
    length: int = 0

    def copy(self) -> _Way:
        """Return the same, to go another way from here on."""
        return _Way(attrs.evolve(self.leaks), list(self.read), self.length)

    def take(
        self, reading: Reading, part: _Part, *, last: bool
    ) -> Iterator[tuple[Leak, tuple[int, int]]]:
        """Read on, and yield the private words that are found, with their line and column."""
        self.read.append((self.length, reading, part))
        self.length += len(reading.text)
        for leak in self.leaks.taken(reading.text, last=last):
            begins, of, where = next(one for one in reversed(self.read) if one[0] <= leak.at)
            yield leak, where.place(_plain(of), of.origin(leak.at - begins))
        needed = self.leaks.begins
        while len(self.read) > 1 and self.read[1][0] <= needed:
            del self.read[0]


def leaks_in(chunks: Iterable[str], secrets: Secrets) -> list[tuple[Leak, tuple[int, int]]]:
    """Return the private words in a long text, with their line and column.

    Args:
        chunks: The text, cut anywhere.
        secrets: What is looked for.
    """
    ways: dict[int, _Way] = {}
    of_ways: list[int] = []
    found: dict[int, list[tuple[Leak, tuple[int, int]]]] = {}
    part = _Part(1, 0)
    for text, readings, last in _parts(chunks):
        groups: dict[tuple[int, int], int] = {}
        following: list[int] = []
        for number, reading in enumerate(readings):
            before = of_ways[number] if of_ways else 0
            following.append(groups.setdefault((before, id(reading)), number))
        origins = {first: before for (before, _), first in groups.items()}
        known = ways or {0: _Way(Leaks(secrets, size=_AT_ONCE))}
        ways = {first: known[before].copy() for first, before in origins.items()}
        of_ways = following
        for first, way in ways.items():
            found.setdefault(first, []).extend(way.take(readings[first], part, last=last))
        part = part.behind(text)
    return [one for first in sorted(found) for one in found[first]]


def _parts(chunks: Iterable[str]) -> Iterator[tuple[str, list[Reading], bool]]:
    """Yield each part with the ways to read it, and whether it is the last."""
    rest = ""
    for chunk in chunks:
        rest += chunk
        if len(rest) < _LEAST:
            continue
        end = _cut(rest)
        if end == 0 and len(rest) < _MOST:
            continue
        text = rest[: end or len(rest)]
        readings = in_step(text)
        if len(rest) < _MOST and any(is_open(one.text) for one in readings):
            continue
        yield text, readings, False
        rest = rest[len(text) :]
    yield rest, in_step(rest), True


def _cut(text: str) -> int:
    """Return where a text can be cut: behind the last white space that is not escaped; or 0."""
    end = len(text)
    while end > 0:
        end = max(text.rfind(" ", 0, end), text.rfind("\n", 0, end))
        if end > 0 and text[end - 1] != "\\":
            return end + 1
    return 0


def _plain(reading: Reading) -> str:
    """Return the text as it stands."""
    while reading.parent is not None:
        reading = reading.parent
    return reading.text
