"""From an article with its text to the pin that stands in for the text."""

from __future__ import annotations

from collections.abc import Iterator

import attrs

from policybrief.models.article import Article
from policybrief.models.fact import Fact
from policybrief.models.pins import (
    Pin,
    PinnedStretch,
    PinnedWords,
    hash_of_quote,
    hash_of_stretch,
    hashes_around,
    plain_path,
)
from policybrief.models.statement import Statement


def anchored(article: Article) -> Iterator[tuple[Statement | Fact, str, str, int | None]]:
    """Yield what stands in the text: the record, the field, its words, and which occurrence.

    What could not be read is left out.
    """
    for statement in article.statements:
        if "words" not in statement.broken:
            key = "quote" if statement.quote is not None else "reported"
            nth = None if "nth" in statement.broken else statement.nth
            yield statement, key, statement.words, nth
    for fact in article.facts:
        if fact.quote is not None and "quote" not in fact.broken:
            yield fact, "quote", fact.quote, None


def pin_of(article: Article) -> Pin:
    """Return the pin of an article whose text is here; words that do not stand there have none."""
    normal = article.passage.normal
    found: dict[tuple[str, int], PinnedWords] = {}
    for _, _, words, nth in anchored(article):
        usable = article.usable(words)
        at = (nth or 1) - 1
        if 0 <= at < len(usable):
            before, between, after = hashes_around(normal, usable[at].spans)
            one = PinnedWords(
                hash=hash_of_quote(words),
                at=usable[at].spans,
                nth=at + 1,
                times=len(usable),
                before=before,
                between=between,
                after=after,
            )
            found[one.hash, one.nth] = one
    return Pin(
        text=plain_path(article.text or ""),
        hash=article.passage.hash,
        length=len(normal),
        words=article.word_count,
        ignore=tuple(_stretches(article)),
        quotes=tuple(sorted(found.values(), key=lambda one: (one.at, one.hash))),
    )


def _stretches(article: Article) -> Iterator[PinnedStretch]:
    for one in article.ignore:
        start, end = article.stretch(one)
        if start is not None and end is not None:
            yield PinnedStretch(hash=hash_of_stretch(one.start, one.end), at=((start, end),))


def without_unused(pin: Pin, article: Article) -> Pin:
    """Return *pin* without the words that *article* no longer has."""
    used = {
        (hash_of_quote(words), 1 if nth is None else nth) for _, _, words, nth in anchored(article)
    }
    kept = tuple(one for one in pin.quotes if (one.hash, one.nth) in used)
    return attrs.evolve(pin, quotes=kept)


def same_ignore(article: Article) -> bool:
    """Say whether the ignored stretches of *article* are those that were pinned."""
    pinned = [] if article.pin is None else [one.hash for one in article.pin.ignore]
    return pinned == [hash_of_stretch(one.start, one.end) for one in article.ignore]
