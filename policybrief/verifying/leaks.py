"""Private words that stand in a text."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterator, Sequence
from typing import Final

import attrs

from policybrief.cache import hashed
from policybrief.models.corpus import Corpus
from policybrief.verifying.letters import Words, places_of, tokens_of, words_of
from policybrief.verifying.private import (
    PrivateText,
    own_texts,
    private_texts,
    published_elsewhere,
)
from policybrief.verifying.runs import Found, Letters, Needle, Runs

_CHUNK: Final = 1 << 20
_BETWEEN: Final = re.compile(r"[\W_]")
_BORDER: Final = re.compile('["“”„«»‹›「」『』<>|{}\\[\\]=\x00-\x0d\x1c-\x1f\x85\u2028\u2029]')
_PLAIN: Final = "-‐‑‒–—'’/·、，。；：！？…"


@attrs.frozen
class Leak:
    """Private words that stand in a text.

    Attributes:
        text: The private text.
        first: The number of its first word that stands there.
        behind: The number behind the last.
        at: Where the words begin in the text that was looked at.
    """

    text: PrivateText
    first: int
    behind: int
    at: int

    @property
    def count(self) -> int:
        """How many words there are."""
        return self.behind - self.first

    @property
    def ends(self) -> str:
        """The first words and the last, as they stand in the private text."""
        spans = _spans(self.text, self.first, self.behind)
        text = self.text.text
        if len(spans) <= 6:
            return text[spans[0][0] : spans[-1][1]]
        before, after = text[spans[0][0] : spans[2][1]], text[spans[-3][0] : spans[-1][1]]
        return f"{before} … {after}"

    @property
    def letters(self) -> str:
        """The letters of the words."""
        words = words_of(self.text.text, self.text.published)
        return words.letters[words.starts[self.first] : words.end_of(self.behind - 1)]


class Secrets:
    """Everything of a corpus that must not stand on a site."""

    def __init__(self, corpus: Corpus, public: Corpus) -> None:
        """Take in the private texts of *corpus*, of which readers may see what *public* holds."""
        self.texts = tuple(private_texts(corpus, public))
        self._runs = Runs(Needle(words_of(one.text, one.published), one.ours) for one in self.texts)
        if len(self._runs):
            self._allow(public)
        texts = [(one.text, one.published, one.ours) for one in self.texts]
        self.key = hashed(texts, self._runs.marks)

    def _allow(self, public: Corpus) -> None:
        """Let stand anywhere what is published."""
        for private in self.texts:
            for start, end in _joined(private):
                self._runs.allow(private.text[start:end])
        for text in published_elsewhere(public):
            self._runs.allow(text)
        if any(one.ours for one in self.texts):
            for own in own_texts(public):
                self._runs.allow(own.text, ours=True)

    def __bool__(self) -> bool:
        """Say whether there is anything to look for."""
        return len(self._runs) > 0

    @property
    def longest(self) -> int:
        """How many letters the longest run has."""
        return self._runs.longest

    def leaks(self, text: str) -> Iterator[Leak]:
        """Yield the private words that stand in *text*, in order of place."""
        yield from Leaks(self).taken(text, last=True)

    def in_part(self, text: str, done: int) -> Iterator[tuple[Leak, int]]:
        """Yield the leaks of a part of a text and where they end, but those that end by *done*."""
        haystack = Letters.of(text)
        behind = -1  # the letter behind the last leak
        marks: list[tuple[int, int]] | None = None
        for found in self._runs.find(haystack):
            if found.at + found.end - found.start <= behind:
                continue
            if marks is None:
                pattern = tokens_of(haystack.text)
                marks = [match.span() for match in pattern.finditer(haystack.text)]
            words = self._runs.words(found.needle)
            if not _gives_away(words, found, haystack, marks):
                continue
            first, last, start, behind = _longest(words, found, haystack.letters)
            begins, ends = places_of(text, (start, behind - 1))
            if ends >= done:
                yield Leak(self.texts[found.needle], first, last, begins), ends + 1


@attrs.define
class Leaks:
    """Takes in a text piece by piece, and yields the private words in it.

    Attributes:
        secrets: What is looked for.
        text: What has been taken in and is still needed.
        begins: Where in the whole text that begins.
        size: How much is looked through at once.
    """

    secrets: Secrets
    text: str = ""
    begins: int = 0
    size: int = attrs.field(factory=lambda: _CHUNK)
    _done: int = 0

    def taken(self, text: str, *, last: bool) -> Iterator[Leak]:
        """Take in what follows, and yield the private words that are now known, in order of place.

        Args:
            text: What follows.
            last: Whether nothing follows behind it.
        """
        self.text += text
        while self.text:
            ends = self._ends(last=last)
            if ends is None:
                return
            end, back = ends
            for leak, behind in self.secrets.in_part(self.text[:end], self._done - self.begins):
                self._done = self.begins + behind
                yield attrs.evolve(leak, at=self.begins + leak.at)
            back = len(self.text) if back is None else back
            self.begins += back
            self.text = self.text[back:]

    def _ends(self, *, last: bool) -> tuple[int, int | None] | None:
        """Return where a part ends, and where the next begins; None where more must be known."""
        end = 0
        while True:
            if not last and len(self.text) - end < 2 * self.size:
                return None
            end = _cut(self.text, end, self.size)
            if end == len(self.text) and last:
                return end, None
            back = self._back(end)
            if back is not None:
                return end, back

    def _back(self, end: int) -> int | None:
        """Return where the part behind *end* begins: the longest run may begin before it.

        None where the letters before *end* are fewer than that.
        """
        text, longest = self.text, self.secrets.longest
        back = 4 * longest
        while end - back > 0:
            if len(Letters.of(text[end - back : end]).letters) > 2 * longest:
                between = [at.end() for at in _BETWEEN.finditer(text, end - back - 200, end - back)]
                return between[-1] if between and between[-1] > 0 else end - back
            back *= 2
        return None


def _cut(text: str, start: int, size: int) -> int:
    """Return where a part that begins at *start* ends: not within a word."""
    if len(text) - start <= size:
        return len(text)
    between = _BETWEEN.search(text, start + size, start + 2 * size)
    return start + size if between is None else between.end()


def _joined(private: PrivateText) -> Iterator[tuple[int, int]]:
    """Yield the published parts of a text; two with no word between them are one."""
    spans = sorted(private.published)
    while spans:
        start, end = spans.pop(0)
        while spans and not any(map(str.isalnum, private.text[end : spans[0][0]])):
            end = max(end, spans.pop(0)[1])
        yield start, end


def _gives_away(
    words: Words, found: Found, haystack: Letters, marks: Sequence[tuple[int, int]]
) -> bool:
    """Say whether a run shows more than what is published.

    A quote that ends at a tag, a quotation mark or the border of a field, and what follows there,
    are two things: `“We will not go”, Ada Brook` may stand in the text just so.
    """
    first, last = words.word_at(found.start), words.word_at(found.end - 1)
    for word in range(first + 1, last + 1):
        if words.covered[word] != words.covered[word - 1]:
            letter = found.at + words.starts[word] - found.start
            token = bisect_left(haystack.starts, letter)
            if haystack.starts[token] != letter:
                return False
            between = haystack.text[marks[token - 1][1] : marks[token][0]]
            if _is_border(between):
                return False
    return True


def _is_border(between: str) -> bool:
    """Say whether what stands between two words parts two fields."""
    if _BORDER.search(between):
        return True
    return not any(map(str.isspace, between)) and between.strip(_PLAIN) != ""


def _longest(words: Words, found: Found, letters: str) -> tuple[int, int, int, int]:
    """Return first and behind the last word that two texts share, and where in *letters*."""
    start, end = found.start, found.end
    at, behind = found.at, found.at + found.end - found.start
    while start > 0 and at > 0 and words.letters[start - 1] == letters[at - 1]:
        start, at = start - 1, at - 1
    while end < len(words.letters) and behind < len(letters):
        if words.letters[end] != letters[behind]:
            break
        end, behind = end + 1, behind + 1
    first = bisect_left(words.starts, start)
    last = words.word_at(end - 1) + 1
    if words.end_of(last - 1) > end:
        last -= 1
    shift = at - start
    return first, last, words.starts[first] + shift, words.end_of(last - 1) + shift


def _spans(private: PrivateText, first: int, behind: int) -> list[tuple[int, int]]:
    """Return where some words of a text stand in it."""
    words = words_of(private.text, private.published)
    edges = [
        letter
        for word in range(first, behind)
        for letter in (words.starts[word], words.end_of(word) - 1)
    ]
    places = places_of(private.text, edges)
    return [(start, end + 1) for start, end in zip(places[::2], places[1::2], strict=True)]
