"""One utterance in several articles: how their wordings differ, and who gives more of it.

Which statements are accounts of one utterance is told by ``same_as``; an utterance counts once.
"""

from __future__ import annotations

import difflib
import enum
import itertools
import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import Final

import attrs

from policybrief.models.corpus import Corpus
from policybrief.models.statement import Statement, Words
from policybrief.models.utterances import Shared, utterance_of
from policybrief.models.words import fragments


class Wording(enum.Enum):
    """What becomes of two wordings of one utterance when they are compared."""

    SAME = "same"
    MORE = "more"
    LESS = "less"
    OTHER = "other"
    REPORTED = "reported"
    LANGUAGES = "languages"
    TRANSLATED = "translated"

    @property
    def compared(self) -> bool:
        """Whether the words could be compared at all."""
        return self in (Wording.SAME, Wording.MORE, Wording.LESS, Wording.OTHER)


class FoundIn(enum.Enum):
    """Which of two wordings some words stand in."""

    BOTH = "both"
    FIRST = "first"
    SECOND = "second"


@attrs.frozen
class WordRun:
    """A run of words that two wordings share, or that one of them has.

    Attributes:
        found_in: Which of the two has them.
        words: The words, as they stand there; as they stand in the first where both have them.
    """

    found_in: FoundIn
    words: str


@attrs.frozen
class ComparedAccounts:
    """Two accounts of one utterance.

    Attributes:
        one: The first account.
        other: The second.
        wording: What the second gives: the same words, more, less or others; or why they cannot be
            compared: one of them only reports, they are in two languages, or one is a translation.
        runs: The words of both, in order; empty where they cannot be compared.
    """

    one: Statement
    other: Statement
    wording: Wording
    runs: tuple[WordRun, ...]


_MARKS: Final = re.compile(r"^\W+|\W+$")


def _words(statement: Statement) -> list[list[str]]:
    """Return the words of each part of a quote, as they stand."""
    return [part.split() for part in fragments(statement.words)]


def _folded(words: Iterable[str]) -> list[str]:
    """Return words without their case and the marks around them."""
    curly = str.maketrans("’‘", "''")
    found = (_MARKS.sub("", word.translate(curly)).casefold() for word in words)
    return [word for word in found if word]


def _contains(whole: Sequence[str], parts: Iterable[Sequence[str]]) -> bool:
    """Say whether all parts stand in the whole, one behind the other."""
    start = 0
    for part in parts:
        size = len(part)
        places = range(start, len(whole) - size + 1)
        at = next((at for at in places if list(whole[at : at + size]) == list(part)), None)
        if at is None:
            return False
        start = at + size
    return True


def language_of(corpus: Corpus, statement: Statement) -> str:
    """Return the language of a statement's words, without region: its own or its article's."""
    article = corpus.article_by_id[statement.article]
    tag = statement.lang or article.lang or corpus.briefing.language
    return tag.partition("-")[0].lower()


def compare_accounts(corpus: Corpus, one: Statement, other: Statement) -> ComparedAccounts:
    """Return how two accounts of one utterance differ.

    Case and marks play no part. An account with gaps (``[...]``) gives less than another in which
    all of its parts stand in their order.
    """
    wording = _wording(corpus, one, other)
    runs = tuple(_runs(one, other)) if wording.compared else ()
    return ComparedAccounts(one, other, wording, runs)


def _wording(corpus: Corpus, one: Statement, other: Statement) -> Wording:
    if Words.REPORT in (one.kind, other.kind):
        return Wording.REPORTED
    if language_of(corpus, one) != language_of(corpus, other):
        return Wording.LANGUAGES
    first = [_folded(part) for part in _words(one)]
    second = [_folded(part) for part in _words(other)]
    if first == second:
        return Wording.SAME
    if len(second) == 1 and _contains(second[0], first):
        return Wording.MORE
    if len(first) == 1 and _contains(first[0], second):
        return Wording.LESS
    if any(corpus.article_by_id[account.article].translated for account in (one, other)):
        return Wording.TRANSLATED
    return Wording.OTHER


def _runs(one: Statement, other: Statement) -> Iterator[WordRun]:
    first = [word for word in itertools.chain(*_words(one)) if _folded([word])]
    second = [word for word in itertools.chain(*_words(other)) if _folded([word])]
    matcher = difflib.SequenceMatcher(None, _folded(first), _folded(second), autojunk=False)
    for tag, start, end, from_, to in matcher.get_opcodes():
        if tag == "equal":
            yield WordRun(FoundIn.BOTH, " ".join(first[start:end]))
            continue
        if end > start:
            yield WordRun(FoundIn.FIRST, " ".join(first[start:end]))
        if to > from_:
            yield WordRun(FoundIn.SECOND, " ".join(second[from_:to]))


def words_given(statement: Statement) -> int:
    """Return how many words of an utterance an account quotes; none where it only reports."""
    if statement.kind is Words.REPORT:
        return 0
    return sum(len(_folded(part)) for part in _words(statement))


def fullest(accounts: Iterable[Statement]) -> Statement | None:
    """Return the account that quotes the most words, or None when two quote as many, or none does.

    Args:
        accounts: The accounts of one utterance.
    """
    ordered = sorted(accounts, key=words_given, reverse=True)
    if not ordered or not words_given(ordered[0]):
        return None
    if len(ordered) > 1 and words_given(ordered[1]) == words_given(ordered[0]):
        return None
    return ordered[0]


def all_accounts(corpus: Corpus) -> Mapping[str, tuple[Statement, ...]]:
    """Return the published statements that report each utterance, by the utterance."""
    found: dict[str, tuple[Statement, ...]] = {}
    for published, shared in zip(corpus.published_by_run, corpus.shared_by_run, strict=True):
        some = corpus.memory.of(_accounts, published, when=shared, using=corpus)
        if found.keys().isdisjoint(some):
            found.update(some)
        else:
            for utterance, group in some.items():
                found[utterance] = (*found.get(utterance, ()), *group)
    return found


def _accounts(
    corpus: Corpus, published: tuple[Statement, ...], *shared: Shared
) -> Mapping[str, tuple[Statement, ...]]:
    """Return some published statements by utterance; *shared* tells those that others share."""
    found: dict[str, tuple[Statement, ...]] = {}
    for one in published:
        utterance = utterance_of(corpus, one)
        found[utterance] = (*found.get(utterance, ()), one)
    return found
