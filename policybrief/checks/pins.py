"""Texts and the pins that stand in for them on other machines."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from policybrief.analysis.pinning import anchored, pin_of, same_ignore
from policybrief.hints import UNREADABLE, short
from policybrief.models.article import Article, Rights
from policybrief.models.corpus import Corpus
from policybrief.models.pins import LOCK, Pin, PinnedWords
from policybrief.problems import Problem

_ACCEPT = "then run 'policybrief pin --accept'"
_CONTEXT = 60


def check_pin(frame: Corpus, article: Article) -> Iterator[Problem]:
    """Yield a text that is not the one that was pinned, and what of it is not pinned yet."""
    if article.broken & {"text", "*"} or article.pin is None:
        return
    if article.unseen:
        if frame.rights(article) in (Rights.LICENSED, Rights.OPEN):
            yield Problem(
                article.place_of("text"),
                "missing-file",
                f"the text of '{article.id}' is not here, and would be published",
                f"put the file in its place; a pin is enough only for 'rights: quote' and "
                f"'rights: private', not for '{frame.rights(article).value}'",
            )
    elif UNREADABLE not in article.passage.normal:
        now = pin_of(article)
        if now.hash != article.pin.hash:
            yield from changed_text(article, article.pin, now)
        else:
            yield from _outdated(article, article.pin, now)


def changed_text(article: Article, before: Pin, now: Pin) -> Iterator[Problem]:
    """Yield that a text has changed since it was pinned, in the place of each passage touched."""
    pinned: dict[PinnedWords, PinnedWords | None] = {}
    touched = False
    for owner, key, words, nth in anchored(article):
        old, new = before.find(words, nth), now.find(words, nth)
        if old is None or old in pinned:
            continue
        pinned[old] = new
        if new is not None and old.around != new.around:
            touched = True
            yield Problem(
                owner.place_of(key),
                "passage-changed",
                f"what stands around '{short(words)}' has changed since it was pinned",
                f"the text has now: '{_passage(article, new)}'; look whether the statement still "
                f"holds, {_ACCEPT}",
            )
    if not touched:
        gone = sum(1 for one in pinned.values() if one is None)
        said = f"{len(pinned) - gone} of {len(pinned)} pinned passages stand as before"
        yield Problem(
            article.place_of("text"),
            "text-changed",
            f"the text is not the one that was pinned: {before.words} words then, {now.words} now; "
            f"{said}",
            f"{_where_to_look(article, pinned)}, {_ACCEPT}",
        )


def _where_to_look(article: Article, pinned: Mapping[PinnedWords, PinnedWords | None]) -> str:
    """Return where in the text to look for the change: in front of the first passage that moved."""
    moved = [new for old, new in pinned.items() if new is not None and old.at != new.at]
    if not moved:
        return "look at the text"
    first = min(moved, key=lambda one: one.at)
    return f"look at the text before '{_passage(article, first)}'"


def _passage(article: Article, pinned: PinnedWords) -> str:
    """Return a place in the text with what stands around it, cut to fit a message."""
    normal = article.passage.normal
    start, end = pinned.at[0][0], pinned.at[-1][1]
    before = normal[max(start - _CONTEXT, 0) : start]
    after = normal[end : end + _CONTEXT]
    left = "" if start <= _CONTEXT else "…"
    right = "" if end + _CONTEXT >= len(normal) else "…"
    return f"{left}{before}{short(normal[start:end])}{after}{right}"


def _outdated(article: Article, before: Pin, now: Pin) -> Iterator[Problem]:
    """Yield that the pin of a text that has not changed lacks something, or is wrong."""
    if "ignore" in article.broken or any(one.broken for one in article.ignore):
        return
    ignored = same_ignore(article)
    missing, wrong = None, ignored and (before.ignore, before.words) != (now.ignore, now.words)
    wrong = wrong or before.length != now.length
    for owner, key, words, nth in anchored(article):
        old, new = before.find(words, nth), now.find(words, nth)
        if new is not None and old != new:
            missing = missing or (owner.place_of(key) if old is None or not ignored else None)
            wrong = wrong or (old is not None and ignored)
    if wrong:
        yield Problem(
            article.place_of("text"),
            "bad-lock",
            f"'{LOCK}' does not have the text of '{article.id}' as it is",
            "run 'policybrief pin', which writes the file anew",
        )
    elif missing is not None or not ignored:
        yield Problem(
            missing or article.place_of("ignore"),
            "pin-outdated",
            f"'{article.id}' has words that are not pinned, or ignores others",
            "run 'policybrief pin', so that machines without the text can check them",
        )
