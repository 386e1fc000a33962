"""The runs of words that must not stand on a site, and where one stands in a text.

A run is looked up by its first letters, at each place where a word begins; then all of its letters
are compared. Each run is kept once, as a stretch of the letters of the text that has it: millions
of words take some twenty bytes each.
"""

from __future__ import annotations

from array import array
from bisect import bisect_right
from collections.abc import Iterable, Iterator, Sequence
from itertools import accumulate
from typing import Final

import attrs

from policybrief.verifying.letters import WORD, Words, fold, tokens_of

RUN: Final = 8
"""How many words of a private text in a row give it away."""

SHORTEST: Final = 4
"""A text with fewer words than a run is looked for as a whole, when it has so many."""

_SIZES: Final = (24, 12, 8)
_FIRST: Final = 12  # letters by which most places are ruled out
_FEWEST_DIGITS: Final = 24
_ALLOWED: Final = 1
_OURS: Final = 2
_SHIFT: Final = 4  # two bits for the mark, two for the store


@attrs.frozen
class Needle:
    """Words to look for.

    Attributes:
        words: The words; runs of published ones are not looked for.
        ours: Whether the words are ours, or a statement's: they may stand where we say the same
            elsewhere.
    """

    words: Words
    ours: bool = False


@attrs.frozen
class Found:
    """A run that stands in a text.

    Attributes:
        needle: The number of the needle that it is of.
        start: Where it begins in the letters of the needle.
        end: Where it ends there.
        at: Where it begins among the letters that were looked at.
    """

    needle: int
    start: int
    end: int
    at: int


@attrs.frozen
class Letters:
    """Letters to look through.

    Attributes:
        text: The text, folded.
        letters: Its letters and digits.
        starts: Where in `letters` each word begins, and where the last one ends.
    """

    text: str
    letters: str
    starts: Sequence[int]

    @classmethod
    def of(cls, text: str) -> Letters:
        """Return the letters of a text."""
        folded = fold(text)
        words = tokens_of(folded).findall(folded)
        return cls(folded, "".join(words), list(accumulate(map(len, words), initial=0)))


class Runs:
    """Every run of some needles, to be found in other texts."""

    def __init__(self, needles: Iterable[Needle]) -> None:
        """Take in the runs of *needles*, each once."""
        self._stores: list[list[str]] = [[], [], []]  # of letters that take 1, 2 and 4 bytes
        self._bases: list[array[int]] = [array("I") for _ in range(3)]
        self._numbers: list[array[int]] = [array("I") for _ in range(3)]
        sizes = [0, 0, 0]
        words = 0
        kept: list[tuple[Needle, int, int]] = []
        self._words: list[tuple[int, int, int, array[int], bytes]] = []
        for number, needle in enumerate(needles):
            letters = needle.words.letters
            highest = max(letters, default="a")
            store = 0 if highest < "\u0100" else 1 if highest < "\U00010000" else 2
            self._stores[store].append(letters)
            self._bases[store].append(sizes[store])
            self._numbers[store].append(number)
            kept.append((needle, store, sizes[store]))
            of = needle.words
            starts = array("I", of.starts)
            self._words.append((store, sizes[store], len(letters), starts, of.covered))
            sizes[store] += len(letters)
            words += len(starts)
        self._letters = ["".join(parts) for parts in self._stores]
        self._stores = []
        bits = max(words, 1).bit_length()
        self._mask = (1 << bits) - 1
        self._heads = array("I", bytes(array("I").itemsize << bits))  # 0: none
        self._filter_mask = (1 << (bits + 4)) - 1
        self._filter = bytearray(1 << (bits + 1))
        self._next = array("I", [0])
        self._starts = array("I", [0])
        self._lengths = array("I", [0])  # with the store and the marks in the lowest bits
        self._sizes: set[int] = set()
        self.longest = 0
        for needle, store, base in kept:
            self._take(needle, store, base)

    def __len__(self) -> int:
        """Return how many runs there are."""
        return len(self._next) - 1

    @property
    def marks(self) -> bytes:
        """What tells which of the runs may stand anywhere."""
        return self._lengths.tobytes()

    def words(self, needle: int) -> Words:
        """Return the words of a needle, without their weights."""
        store, base, length, starts, covered = self._words[needle]
        return Words(self._letters[store][base : base + length], starts, b"", covered)

    def _take(self, needle: Needle, store: int, base: int) -> None:
        """Add the runs of a needle that are not all published, each once."""
        words, letters = needle.words, needle.words.letters
        marks = store << 2 | (_OURS if needle.ours else 0)
        heads, following, lengths, bits = self._heads, self._next, self._lengths, self._filter
        shown = words.covered if any(words.covered) else None
        for first, behind in _windows(words.weights):
            if shown is not None and all(shown[first:behind]):
                continue
            start, end = words.starts[first], words.end_of(behind - 1)
            run = letters[start:end]
            size = _size(run)
            if not size or (run.isdigit() and len(run) < _FEWEST_DIGITS):
                continue
            code = hash(run[:size])
            coded = len(run) << _SHIFT | marks
            at = heads[code & self._mask]
            while at and (lengths[at] != coded or self._run(at) != run):
                at = following[at]
            if at:
                continue
            following.append(heads[code & self._mask])
            heads[code & self._mask] = len(lengths)
            lengths.append(coded)
            self._starts.append(base + start)
            bit = hash(run[: min(size, _FIRST)]) & self._filter_mask
            bits[bit >> 3] |= 1 << (bit & 7)
            self._sizes.add(size)
            self.longest = max(self.longest, len(run))

    def _run(self, at: int) -> str:
        coded = self._lengths[at]
        start = self._starts[at]
        return self._letters[coded >> 2 & 3][start : start + (coded >> _SHIFT)]

    def allow(self, text: str, *, ours: bool = False) -> None:
        """Let what stands in *text* stand anywhere.

        Args:
            text: A text that is published.
            ours: Whether only runs of our own words are allowed by it.
        """
        for at, _, _ in self._matches(Letters.of(text)):
            if not ours or self._lengths[at] & _OURS:
                self._lengths[at] |= _ALLOWED

    def find(self, haystack: Letters) -> Iterator[Found]:
        """Yield the runs that stand in a text, in order of place, unless they are allowed."""
        for at, start, _ in self._matches(haystack):
            coded = self._lengths[at]
            if not coded & _ALLOWED:
                store = coded >> 2 & 3
                bases = self._bases[store]
                which = bisect_right(bases, self._starts[at]) - 1
                begins = self._starts[at] - bases[which]
                number = self._numbers[store][which]
                yield Found(number, begins, begins + (coded >> _SHIFT), start)

    def _matches(self, haystack: Letters) -> Iterator[tuple[int, int, int]]:
        """Yield entry, start and end of each run, from word to word."""
        letters, starts = haystack.letters, haystack.starts
        possible = sorted(self._possible(letters, starts))
        if not possible:
            return
        borders = set(starts)
        for start, size in possible:
            at = self._heads[hash(letters[start : start + size]) & self._mask]
            while at:
                coded = self._lengths[at]
                end = start + (coded >> _SHIFT)
                if end in borders and letters[start:end] == self._run(at):
                    yield at, start, end
                at = self._next[at]

    def _possible(self, letters: str, starts: Sequence[int]) -> Iterator[tuple[int, int]]:
        """Yield where a run may begin, and how many letters say so; some are wrong."""
        bits, mask = self._filter, self._filter_mask
        for first in {min(size, _FIRST) for size in self._sizes}:
            sizes = [size for size in self._sizes if min(size, _FIRST) == first]
            for start in [
                start
                for start in starts
                if bits[(bit := hash(letters[start : start + first]) & mask) >> 3] >> (bit & 7) & 1
            ]:
                for size in sizes:
                    yield start, size


def _size(run: str) -> int:
    """Return how many letters a run is looked up by; 0 when it is too short to look for."""
    for size in _SIZES:
        if len(run) >= size:
            return size
    return 0


def _windows(weights: Sequence[int]) -> Iterator[tuple[int, int]]:
    """Yield first and behind the last word of each run, or of the whole where it is shorter."""
    goal = RUN * WORD
    total, behind = 0, 0
    for first, weight in enumerate(weights):
        while total < goal and behind < len(weights):
            total += weights[behind]
            behind += 1
        if total < goal:
            if first == 0 and total >= SHORTEST * WORD:
                yield 0, behind
            return
        yield first, behind
        total -= weight
