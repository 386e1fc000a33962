"""Words of a text that is on another machine: its pin says where they stand."""

from __future__ import annotations

from collections.abc import Iterator

from policybrief.analysis.pinning import same_ignore
from policybrief.checks.places import wrong_place
from policybrief.hints import short
from policybrief.models.article import Article
from policybrief.models.pins import Pin
from policybrief.models.words import fragments
from policybrief.problems import Located, Problem

_HINT = "run 'policybrief pin' where the text is"


def unpinned_ignore(article: Article) -> Iterator[Problem]:
    """Yield that other parts of a text are ignored than were when it was pinned."""
    if "ignore" in article.broken or any(one.broken for one in article.ignore):
        return
    if not same_ignore(article):
        yield Problem(
            article.ignore[0].location if article.ignore else article.place_of("ignore"),
            "not-pinned",
            "other parts of the text were ignored when it was pinned, and it is not here",
            _HINT,
        )


def unpinned_words(
    pin: Pin, owner: Located, key: str, words: str, nth: int | None
) -> Iterator[Problem]:
    """Yield what is wrong with words, as far as the pin of their text tells."""
    place = owner.place_of(key)
    if not fragments(words):
        yield Problem(place, "empty-value", f"'{key}' has no words", "write them as they stand")
        return
    times = pin.times(words)
    wrong = None if times is None else wrong_place(owner, key, nth, times)
    if wrong is not None:
        yield wrong
    elif pin.find(words, nth) is None:
        which = "" if nth is None or times is None else f", occurrence {nth},"
        yield Problem(
            place,
            "not-pinned",
            f"'{short(words)}'{which} is not pinned, and the text is not here",
            _HINT,
        )
