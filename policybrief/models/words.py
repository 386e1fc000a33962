"""Words as they stand: the one way in which texts are made comparable, and where words are found.

Normalising does three things and no other: Unicode NFC, one kind of line end, and one space for a
run of white space. Nothing is folded, guessed or corrected.
"""

from __future__ import annotations

import hashlib
import itertools
import re
import unicodedata
from bisect import bisect_left, bisect_right
from collections.abc import Iterator, Sequence
from functools import cached_property
from typing import Final

import attrs

GAP: Final = "[...]"
"""What stands in a quote for words that were left out."""

MOST_PLACES: Final = 10_000
"""How many places of the same words are looked at; ten times as many within a quote with gaps."""

MAX_GAP_WORDS: Final = 50
"""How many words a gap may leave out at the most."""

_GAP = re.compile(r"\[(?:\.\.\.|…)\]")
_LINE_END = re.compile(r"\r\n?")
_PARAGRAPH_END = re.compile(r"\n[^\S\n]*\n\s*")


def normalise(text: str) -> str:
    """Return *text* in NFC, with each run of white space as one space and none at its ends."""
    return " ".join(unicodedata.normalize("NFC", text).split())


def words_hash(text: str) -> str:
    """Return the SHA-256 of *text*, normalised, in hexadecimal digits."""
    return _digits(normalise(text))


def _digits(normal: str) -> str:
    return hashlib.sha256(normal.encode("utf-8", "surrogatepass")).hexdigest()


def fragments(quote: str) -> list[str]:
    """Return the parts of *quote* between its gaps, normalised."""
    return [part for part in map(normalise, _GAP.split(quote)) if part]


@attrs.frozen
class Hit:
    """Where words stand in a text: offsets into its normalised form, first and last fragment."""

    start: int
    end: int
    spans: tuple[tuple[int, int], ...]


@attrs.frozen(slots=False)
class Passage:
    """A text that can be searched for words.

    Attributes:
        text: The text as it stands.
    """

    text: str

    @cached_property
    def _normal_and_breaks(self) -> tuple[str, tuple[int, ...]]:
        paragraphs = _PARAGRAPH_END.split(_LINE_END.sub("\n", self.text))
        parts = [part for part in map(normalise, paragraphs) if part]
        ends = itertools.accumulate(1 + len(part) for part in parts)
        return " ".join(parts), tuple(end - 1 for end in ends)[:-1]

    @property
    def normal(self) -> str:
        """The text, normalised."""
        return self._normal_and_breaks[0]

    @cached_property
    def hash(self) -> str:
        """The `words_hash` of the text."""
        return _digits(self.normal)

    @property
    def breaks(self) -> tuple[int, ...]:
        """Offsets in `normal` of the spaces that are paragraph breaks."""
        return self._normal_and_breaks[1]

    def crosses_paragraphs(self, start: int, end: int) -> bool:
        """Say whether a paragraph ends between the two offsets."""
        following = bisect_right(self.breaks, start)
        return following < len(self.breaks) and self.breaks[following] < end

    @cached_property
    def _words(self) -> tuple[int, ...]:
        """Offsets in `normal` at which words begin, with the marks before them."""
        found = re.finditer(r"\S+", self.normal)
        return tuple(match.start() for match in found if any(map(_is_word, match[0])))

    def occurrences(self, words: str) -> Iterator[tuple[int, int]]:
        """Yield start and end of each place where *words*, normalised, stand at word borders."""
        return self.occurrences_from(words, 0)

    def occurrences_from(self, words: str, offset: int) -> Iterator[tuple[int, int]]:
        """Yield the occurrences of *words* that start at *offset* or later."""
        if not words:
            return
        normal = self.normal
        at = normal.find(words, offset)
        while at >= 0:
            end = at + len(words)
            if _border(normal, at) and _border(normal, end):
                yield at, end
            at = normal.find(words, at + 1)

    def find(self, quote: str) -> list[Hit]:
        """Return every place where *quote* stands, its fragments in order within a paragraph.

        Between two fragments at most `MAX_GAP_WORDS` words and no paragraph break are left out.
        Each place of the first fragment is one hit, with the nearest places of the others from
        which the rest can follow.
        """
        return self.find_parts(fragments(quote))

    def find_parts(self, parts: Sequence[str]) -> list[Hit]:
        """Return every place where the fragments of a quote stand, as `find` does."""
        if not parts:
            return []
        if len(parts) == 1:
            alone = itertools.islice(self.occurrences(parts[0]), MOST_PLACES)
            return [Hit(start, end, ((start, end),)) for start, end in alone]
        # From the last fragment to the first: where each can stand so that the rest follows, and
        # at which of the next fragment's places it goes on.
        most = 10 * MOST_PLACES
        places = [list(itertools.islice(self.occurrences(parts[-1]), most))]
        goes_on: list[list[int]] = []
        for part in reversed(parts[:-1]):
            starts = [start for start, _ in places[-1]]
            kept: list[tuple[int, int]] = []
            links: list[int] = []
            for start, end in itertools.islice(self.occurrences(part), most):
                at = bisect_left(starts, end)
                if at < len(starts) and not self._too_far(end, starts[at]):
                    kept.append((start, end))
                    links.append(at)
            places.append(kept)
            goes_on.append(links)
        hits: list[Hit] = []
        for first, span in enumerate(places[-1]):
            spans, at = [span], first
            for links, following in zip(reversed(goes_on), reversed(places[:-1]), strict=True):
                at = links[at]
                spans.append(following[at])
            hits.append(Hit(span[0], spans[-1][1], tuple(spans)))
        return hits

    def _too_far(self, end: int, start: int) -> bool:
        """Say whether a gap between the two offsets leaves out too much."""
        if self.crosses_paragraphs(end - 1, start + 1):
            return True
        first, last = bisect_left(self._words, end), bisect_left(self._words, start)
        if last - first != MAX_GAP_WORDS + 1:
            return last - first > MAX_GAP_WORDS
        # The last of them may be the next fragment's own, with a mark in front: "(word".
        return any(_is_word(self.normal[at]) for at in range(self._words[last - 1], start))

    def around(self, hit: Hit, most: int = 280) -> tuple[str, str]:
        """Return the words before and after *hit* in its sentences, at most *most* letters each."""
        left = [at for at in self.breaks if at <= hit.start]
        right = [at for at in self.breaks if at >= hit.end]
        before = self.normal[(left[-1] + 1 if left else 0) : hit.start]
        after = self.normal[hit.end : (right[0] if right else len(self.normal))]
        before = re.split(r"(?<=[.!?])[\"”’»]?\s+(?=\S)", before)[-1] if before else ""
        sentence_end = re.search(r"[.!?][\"”’»]?(?=\s|$)", after)
        after = after[: sentence_end.end()] if sentence_end else after
        if len(before) > most:
            before = "… " + before[-most:].partition(" ")[2]
        if len(after) > most:
            after = after[:most].rpartition(" ")[0] + " …"
        return before, after


def _border(text: str, at: int) -> bool:
    """Say whether a word begins or ends at offset *at*."""
    return at <= 0 or at >= len(text) or not (_is_word(text[at - 1]) and _is_word(text[at]))


def _is_word(letter: str) -> bool:
    return letter.isalnum() or letter == "_" or unicodedata.category(letter).startswith("M")
