"""What is quoted of a text stays within the budget."""

from __future__ import annotations

import itertools
from bisect import bisect_left
from collections.abc import Iterator, Sequence
from fractions import Fraction
from functools import cached_property
from typing import Final

import attrs

from policybrief.hints import short
from policybrief.models.article import Article, Rights
from policybrief.models.briefing import Quotation
from policybrief.models.corpus import Corpus
from policybrief.models.counting import count_places, count_words, words_in
from policybrief.models.words import fragments
from policybrief.problems import NOWHERE, Located, Location, Problem

_MOST_NAMED: Final = 3


@attrs.frozen(slots=False)
class _Quote:
    """Words of an article that are published.

    Attributes:
        location: Where they are written.
        words: The words.
        nth: Which occurrence in the text it is, counted from 1.
    """

    location: Location
    words: str
    nth: int | None

    @cached_property
    def length(self) -> int:
        """How many words it has; what ``[...]`` leaves out does not count."""
        return sum(count_words(part) for part in fragments(self.words))

    def places(self, article: Article) -> tuple[tuple[int, int], ...]:
        """Return each word as a place in the text; nothing when the words do not stand there."""
        spans = article.spans_of(self.words, self.nth)
        placed = zip(fragments(self.words), spans, strict=False)
        places = (words_in(part, start) for part, (start, _) in placed)
        return tuple(itertools.chain.from_iterable(places))


def check_quotation(frame: Corpus, article: Article) -> Iterator[Problem]:
    """Yield quotes of an article that are too long, and that too much of it is quoted."""
    briefing = frame.briefing
    if briefing.broken & {"quotation", "rights", "*"} or briefing.quotation.broken:
        return
    if article.broken & {"rights", "publisher", "*"} or _unsure(frame, article):
        return
    if article.withdrawn is None and _is_quoted(frame, article):
        quotes = list(_quotes(article))
        yield from _too_long(quotes, briefing.quotation)
        if not article.broken & {"text", "ignore"}:
            yield from _too_much(article, quotes, briefing.quotation)


def _unsure(corpus: Corpus, article: Article) -> bool:
    """Say whether the rights of the publisher could not be read."""
    publisher = corpus.publisher_by_id.get(article.publisher or "")
    return publisher is not None and bool(publisher.broken & {"rights", "*"})


def _is_quoted(corpus: Corpus, article: Article) -> bool:
    """Say whether quotes alone of an article are published: its text is not, or not any more."""
    rights = corpus.rights(article)
    taken_down = any(one.withdrawn is not None for one in article.statements)
    return rights is Rights.QUOTE or (taken_down and rights is not Rights.PRIVATE)


def _quotes(article: Article) -> Iterator[_Quote]:
    """Yield what is quoted of an article, once for all speakers of the same words."""
    seen: set[tuple[Location, str]] = set()
    quoted: list[tuple[Located, str | None, int | None]] = [
        (one, one.quote, None if "nth" in one.broken else one.nth)
        for one in article.statements
        if one.withdrawn is None and "words" not in one.broken
    ]
    quoted += [(one, one.quote, None) for one in article.facts if "quote" not in one.broken]
    for owner, words, nth in quoted:
        place = owner.place_of("quote")
        if words is None or (place is not NOWHERE and (place, words) in seen):
            continue
        seen.add((place, words))
        yield _Quote(place, words, nth)


def _too_long(quotes: Sequence[_Quote], budget: Quotation) -> Iterator[Problem]:
    for one in quotes:
        excess = one.length - budget.words
        if excess > 0:
            yield Problem(
                one.location,
                "quote-too-long",
                f"the quote '{short(one.words, 40)}' has {one.length} words, {excess} more than "
                f"the {budget.words} that a quote may have",
                "shorten it with '[...]', make two statements, or report it with 'reported'",
            )


def _too_much(article: Article, quotes: Sequence[_Quote], budget: Quotation) -> Iterator[Problem]:
    allowed = budget.allowed(article.word_count)
    if sum(one.length for one in quotes) <= allowed:
        return
    placed = [(one.location, one.places(article), one) for one in quotes]
    placed = sorted((one for one in placed if one[1]), key=lambda one: one[:2])

    def used(number: int) -> int:
        return count_places(place for _, places, _ in placed[:number] for place in places)

    count = used(len(placed))
    if count <= allowed:
        return
    first = bisect_left(range(len(placed)), allowed + 1, key=lambda at: used(at + 1))
    share = Fraction(count, article.word_count)
    longest = sorted(quotes, key=lambda one: (-one.length, one.location))[:_MOST_NAMED]
    by_share = Fraction(repr(budget.share))
    limit = f" ({_percent(by_share)})" if allowed <= by_share * article.word_count else ""
    named = "; ".join(map(_named, longest))
    yield Problem(
        placed[first][0],
        "quoted-too-much",
        f"the quotes of '{article.id}' have {count} of its {article.word_count} words "
        f"({_percent(share)}), {count - allowed} more than the {allowed}{limit} that may be quoted",
        f"shorten quotes with '[...]', or report with 'reported'; of {len(quotes)}, the longest: "
        f"{named}",
    )


def _named(quote: _Quote) -> str:
    where = "" if quote.location is NOWHERE else f"line {quote.location.line}, "
    number = quote.length
    return f"'{short(quote.words, 40)}' ({where}{number} word{'' if number == 1 else 's'})"


def _percent(share: Fraction) -> str:
    """Return a share in percent with at most one decimal: "25 %", "25.4 %"."""
    return f"{float(round(share * 100, 1)):g} %"
