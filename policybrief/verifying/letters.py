"""Words without what can hide them: letters and digits alone, in one case, without accents.

Two texts are compared by these letters, so that no mark, tag, space or line end between or within
words tells them apart; where words begin and end is kept beside them.
"""

from __future__ import annotations

import re
import unicodedata
from array import array
from bisect import bisect_right
from collections.abc import Iterable, Sequence
from itertools import accumulate
from typing import Final

import attrs

# Scripts that set no spaces between words: Chinese and Japanese, and those of South-East Asia.
_DENSE: Final = "\u3005-\u3007\u3041-\u30ff\u3105-\u312f\u31f0-\u31ff\u3400-\u4dbf\u4e00-\u9fff"
_DENSE_FAR: Final = "\U00020000-\U0003ffff"
_LOOSE: Final = "\u0e01-\u0eff\u1000-\u109f\u1780-\u17ff\u1950-\u19df"
_UNSPACED: Final = f"[{_DENSE}{_DENSE_FAR}{_LOOSE}]"

_WORD: Final = re.compile(r"[^\W_]+")
_WORD_OR_LETTER: Final = re.compile(f"(?={_UNSPACED})[^\\W_]|(?:(?!{_UNSPACED})[^\\W_])+")
_HAS_UNSPACED: Final = re.compile(_UNSPACED)
_IS_LOOSE: Final = re.compile(f"[{_LOOSE}]")

WORD: Final = 6
"""The weight of a word; a letter of a script without spaces is a half or a third of one."""

_BLOCK: Final = 2048

_HALF: Final = WORD // 2
_THIRD: Final = WORD // 3


def fold(text: str) -> str:
    """Return *text* in one case and with its accents apart; letters keep their order."""
    if text.isascii():
        return text.lower()
    return unicodedata.normalize("NFKD", unicodedata.normalize("NFKD", text).casefold())


def tokens_of(folded: str) -> re.Pattern[str]:
    """Return what finds the words of a folded text, or the letters where words have no spaces."""
    if folded.isascii() or _HAS_UNSPACED.search(folded) is None:
        return _WORD
    return _WORD_OR_LETTER


@attrs.frozen
class Words:
    """The words of a text that others are looked at for.

    Attributes:
        letters: All of its letters and digits, folded.
        starts: Where in `letters` each word begins.
        weights: How much each word counts, in parts of `WORD`.
        covered: Of each word, whether it is published.
    """

    letters: str
    starts: Sequence[int]
    weights: bytes
    covered: bytes

    def end_of(self, word: int) -> int:
        """Return where in `letters` a word ends."""
        return self.starts[word + 1] if word + 1 < len(self.starts) else len(self.letters)

    def word_at(self, letter: int) -> int:
        """Return the word to which a letter belongs."""
        return bisect_right(self.starts, letter) - 1


def words_of(text: str, spans: Iterable[tuple[int, int]] = ()) -> Words:
    """Return the words of *text*.

    A soft hyphen, an accent or a joiner within a word does not part it.

    Args:
        text: The text.
        spans: The parts of it that are published, as offsets; they begin and end between words.
    """
    parts: list[str] = []
    covered = bytearray()
    for part, shown in _parts(text, spans):
        found = _words(fold(part))
        parts += found
        covered += bytes([shown]) * len(found)
    letters = "".join(parts)
    starts = array("I", accumulate(map(len, parts[:-1]), initial=0)) if parts else array("I")
    plain = letters.isascii()
    weights = bytes([WORD]) * len(parts) if plain else bytes(map(_weight, parts))
    return Words(letters, starts, weights, bytes(covered))


def _weight(word: str) -> int:
    if len(word) > 1 or not _dense(word):
        return WORD
    return _THIRD if _IS_LOOSE.match(word) else _HALF


def _parts(text: str, spans: Iterable[tuple[int, int]]) -> list[tuple[str, bool]]:
    """Return *text* in parts that are published or not."""
    found: list[tuple[str, bool]] = []
    at = 0
    for start, end in sorted(spans):
        if start > at:
            found.append((text[at:start], False))
        if end > max(start, at):
            found.append((text[max(start, at) : end], True))
        at = max(at, end)
    found.append((text[at:], False))
    return found


def _words(folded: str) -> list[str]:
    pattern = tokens_of(folded)
    if folded.isascii():
        return pattern.findall(folded)
    found: list[str] = []
    end = -1
    for match in pattern.finditer(folded):
        between = folded[end : match.start()] if end >= 0 else " "
        joined = not between or all(map(_is_nothing, between))
        if found and joined and not (_HAS_UNSPACED.match(match[0]) or _dense(found[-1])):
            found[-1] += match[0]
        else:
            found.append(match[0])
        end = match.end()
    return found


def _dense(word: str) -> bool:
    return _HAS_UNSPACED.match(word) is not None


def _is_nothing(letter: str) -> bool:
    """Say whether a letter takes no room: an accent, a soft hyphen, a joiner."""
    return unicodedata.category(letter) in ("Mn", "Mc", "Me", "Cf")


def places_of(text: str, letters: Sequence[int]) -> list[int]:
    """Return where in *text* each of some letters stands, counted as in its folded form.

    Args:
        text: A text, not folded.
        letters: Numbers of letters that it has, in order.
    """
    found: list[int] = []
    seen, begin = 0, 0
    for goal in letters:
        while True:
            block = text[begin : begin + _BLOCK]
            number = _letters_in(block)
            if not block or seen + number > goal:
                break
            seen, begin = seen + number, begin + len(block)
        at, passed = 0, seen
        while at < len(block) and passed + _letters_in(block[at]) <= goal:
            passed += _letters_in(block[at])
            at += 1
        found.append(begin + at)
    return found


def _letters_in(text: str) -> int:
    return sum(map(len, _WORD.findall(fold(text))))
