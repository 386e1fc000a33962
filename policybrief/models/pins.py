"""Pins: where an article's words stand in its text, for machines that do not have the text.

A pin holds numbers and hashes, and no word of the text.
"""

from __future__ import annotations

import hashlib
import itertools
import posixpath
import re
from collections.abc import Mapping, Sequence
from functools import cached_property
from pathlib import PurePosixPath
from typing import Any, Final

import attrs

from policybrief.models.sequences import as_tuple
from policybrief.models.words import GAP, fragments, normalise

LOCK: Final = "briefing.lock.json"
"""The file of a briefing that holds its pins."""

LOCK_VERSION: Final = 1
"""Version of the shape of that file."""

AROUND: Final = 32
"""How many letters before and behind pinned words are hashed."""

Span = tuple[int, int]

_NO_PATH: Final = re.compile("[\0\ud800-\udfff]")
_MOST: Final = 1_000_000_000


def plain_path(path: str) -> str:
    """Return a path as it is written most plainly: without ``.`` and needless ``..``."""
    return posixpath.normpath(path)


def is_outside(path: PurePosixPath) -> bool:
    """Say whether a plain path leads out of the folder."""
    return path.is_absolute() or path.parts[:1] == ("..",)


def hash_of_quote(words: str) -> str:
    """Return the hash under which words are pinned, whatever their spaces and gaps look like."""
    return _hash(f" {GAP} ".join(fragments(words)))


def hash_of_stretch(start: str, end: str | None) -> str:
    """Return the hash under which an ignored stretch is pinned."""
    return _hash("\n".join([normalise(start), *([] if end is None else [normalise(end)])]))


def hashes_around(normal: str, spans: Sequence[Span]) -> tuple[str, str, str]:
    """Return the hashes of what stands in front of, between and behind places in a text."""
    start, end = spans[0][0], spans[-1][1]
    between = (normal[one[1] : other[0]] for one, other in itertools.pairwise(spans))
    return (
        _hash(normal[max(start - AROUND, 0) : start]),
        _hash("\n".join(between)),
        _hash(normal[end : end + AROUND]),
    )


def _hash(text: str) -> str:
    return hashlib.sha256(text.encode("utf-8", "surrogatepass")).hexdigest()[:32]


def _digits(number: int) -> Any:
    def check(instance: Any, field: attrs.Attribute[Any], value: Any) -> None:
        if not isinstance(value, str) or re.fullmatch(f"[0-9a-f]{{{number}}}", value) is None:
            raise ValueError(f"'{field.name}' is {number} hexadecimal digits", field)

    return check


def _from(least: int) -> Any:
    def check(instance: Any, field: attrs.Attribute[Any], value: Any) -> None:
        if type(value) is not int or not least <= value <= _MOST:
            raise ValueError(f"'{field.name}' is a whole number from {least}", field)

    return check


def _as_spans(value: Any) -> Any:
    if not isinstance(value, list | tuple):
        return value
    return tuple(tuple(one) if isinstance(one, list) else one for one in value)


def _in_order(instance: Any, field: attrs.Attribute[Any], value: Any) -> None:
    at = 0
    good = isinstance(value, tuple) and bool(value)
    for one in value if good else ():
        good = good and isinstance(one, tuple) and [type(each) for each in one] == [int, int]
        good = good and at <= one[0] < one[1] <= _MOST
        at = one[1] if good else at
    if not good:
        message = f"'{field.name}' is a list of starts and ends, in the order of the text"
        raise ValueError(message, field)


@attrs.frozen(kw_only=True)
class PinnedWords:
    """Where words of a statement, a fact or an ignored stretch stand in a text.

    Attributes:
        hash: Hash of the words.
        at: Start and end of each fragment, as offsets in the normalised text.
        nth: Which of the places that the words have it is, counted from 1.
        times: How many places they have, ignored ones left out.
        before: Hash of the letters in front.
        between: Hash of what ``[...]`` leaves out.
        after: Hash of the letters behind.
    """

    hash: str = attrs.field(validator=_digits(32))
    at: tuple[Span, ...] = attrs.field(converter=_as_spans, validator=_in_order)
    nth: int = attrs.field(default=1, validator=_from(1))
    times: int = attrs.field(default=1, validator=_from(1))
    before: str = attrs.field(validator=_digits(32))
    between: str = attrs.field(validator=_digits(32))
    after: str = attrs.field(validator=_digits(32))

    @property
    def around(self) -> tuple[str, str, str]:
        """The hashes of what stands around the words and between them."""
        return self.before, self.between, self.after

    def __attrs_post_init__(self) -> None:
        if self.nth > self.times:
            raise ValueError("'nth' is larger than 'times'", attrs.fields(PinnedWords).nth)


@attrs.frozen(kw_only=True)
class PinnedStretch:
    """An ignored stretch of a text.

    Attributes:
        hash: Hash of the words with which it begins and ends.
        at: Its start and end, as offsets in the normalised text.
    """

    hash: str = attrs.field(validator=_digits(32))
    at: tuple[Span, ...] = attrs.field(converter=_as_spans, validator=_in_order)


@attrs.frozen(kw_only=True, slots=False)
class Pin:
    """What is known of a text without the text.

    Attributes:
        text: Path of its file from the folder, as `plain_path` writes it.
        hash: `words_hash` of the text.
        length: How many letters it has, normalised.
        words: How many words it has, ignored stretches left out.
        ignore: Its ignored stretches.
        quotes: Where the words of statements and facts stand.
    """

    text: str = attrs.field()
    hash: str = attrs.field(validator=_digits(64))
    length: int = attrs.field(validator=_from(0))
    words: int = attrs.field(validator=_from(0))
    ignore: tuple[PinnedStretch, ...] = attrs.field(default=(), converter=as_tuple)
    quotes: tuple[PinnedWords, ...] = attrs.field(default=(), converter=as_tuple)

    @text.validator
    def _is_path(self, field: attrs.Attribute[str], value: object) -> None:
        if not isinstance(value, str) or _NO_PATH.search(value) or not value:
            raise ValueError("'text' is a path", field)

    def __attrs_post_init__(self) -> None:
        places = [*(one.at for one in self.ignore), *(one.at for one in self.quotes)]
        if any(at[-1][1] > self.length for at in places):
            raise ValueError("'length' is smaller than an end", attrs.fields(Pin).length)

    @cached_property
    def _by_words(self) -> Mapping[str, Mapping[int, PinnedWords]]:
        found: dict[str, dict[int, PinnedWords]] = {}
        for one in self.quotes:
            found.setdefault(one.hash, {}).setdefault(one.nth, one)
        return found

    def times(self, words: str) -> int | None:
        """Return how many places *words* have in the text; None when they are not pinned."""
        known = self._by_words.get(hash_of_quote(words), {})
        return max((one.times for one in known.values()), default=None)

    def find(self, words: str, nth: int | None = None) -> PinnedWords | None:
        """Return where *words* stand, or None when that is not pinned."""
        one = self._by_words.get(hash_of_quote(words), {}).get(nth or 1)
        if one is None:
            return None
        lengths = [end - start for start, end in one.at]
        return one if lengths == [len(part) for part in fragments(words)] else None
