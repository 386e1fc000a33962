"""How many words there are: in a text, and in places of a text that may overlap.

A word is what stands between two spaces and has a letter or a digit. Of scripts that put no space
between words (Chinese, Japanese), each letter counts as a word.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from typing import Final

_TOKEN: Final = re.compile(r"\S+")
_LETTER: Final = re.compile(r"[^\W_]")
_UNSPACED: Final = re.compile(
    "[\u3041-\u3096\u30a1-\u30fa\u31f0-\u31ff\u3400-\u4dbf\u4e00-\u9fff\uf900-\ufaff"
    "\uff66-\uff9d\U0001b000-\U0001b16f\U00020000-\U0003ffff]"
)

Spans = Iterable[tuple[int, int]]
"""Starts and ends of places in a text."""


def words_in(text: str, at: int = 0) -> Iterator[tuple[int, int]]:
    """Yield start and end of each word of *text*, a normalised text that begins at offset *at*."""
    for token in _TOKEN.finditer(text):
        begin = token.start()
        for letter in _UNSPACED.finditer(text, token.start(), token.end()):
            if _LETTER.search(text, begin, letter.start()):
                yield at + begin, at + letter.start()
            yield at + letter.start(), at + letter.end()
            begin = letter.end()
        if _LETTER.search(text, begin, token.end()):
            yield at + begin, at + token.end()


def count_words(text: str) -> int:
    """Return how many words *text* has."""
    if _UNSPACED.search(text) is None:
        return sum(1 for _ in filter(_LETTER.search, text.split()))
    return sum(1 for _ in words_in(text))


def count_places(words: Spans) -> int:
    """Return how many words of a text the places *words* are; one word in two places is one.

    Parts of one word that touch or overlap are that word: "well-known" and "known".
    """
    count, last = 0, (-1, -1)
    for start, end in sorted(words):
        if start > last[1] or _apart(last, (start, end)):
            count += 1
            last = (start, end)
        else:
            last = (last[0], max(end, last[1]))
    return count


def _apart(last: tuple[int, int], following: tuple[int, int]) -> bool:
    """Say whether one word begins where another ends: letters that need no space between them."""
    return following[0] == last[1] and 1 in (last[1] - last[0], following[1] - following[0])
