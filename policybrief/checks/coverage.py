"""Topics and articles that may have been passed over."""

from __future__ import annotations

import re
import unicodedata
from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Mapping
from typing import Final

from policybrief.hints import short
from policybrief.models.article import Article
from policybrief.models.corpus import Corpus
from policybrief.models.ids import RESERVED
from policybrief.models.topic import Topic
from policybrief.problems import NOWHERE, Problem

LEAST_HITS: Final = 3
"""How often the keywords of a topic must stand in a text before anything is said of it."""

_FEW: Final = 40
"""How many words are counted one by one before it is faster to look for all at once."""

_MARKS: Final = re.compile("[\u0300-\u036f]")
_APART: Final = " \n "


def check_topics(corpus: Corpus) -> Iterator[Problem]:
    """Yield topics without a stance."""
    runs = corpus.by_run(_spoken)
    if None in runs:
        return
    spoken = frozenset[str]().union(*filter(None, runs))
    for topic in _known(corpus) if spoken else ():
        if topic.id not in spoken:
            yield Problem(
                topic.location,
                "silent-topic",
                f"no statement has a stance on '{topic.id}'",
                "code one, or add 'draft: true' until there is one",
            )


def _spoken(run: tuple[Article, ...], frame: Corpus) -> frozenset[str] | None:
    """Return the topics on which a run has stances; None when they are not all known."""
    if any(_unsure(frame, article) for article in run):
        return None
    return frozenset(
        stance.topic
        for article in run
        if article.withdrawn is None
        for statement in article.statements
        if statement.withdrawn is None
        for stance in statement.stances
    )


def _known(corpus: Corpus) -> Iterator[Topic]:
    """Yield the topics that are no drafts and could be read under their own name."""
    for topic in corpus.topics:
        renamed = topic.location is not NOWHERE and topic.location.path.stem != topic.id
        if not (topic.draft or renamed or topic.id in RESERVED or "*" in topic.broken):
            yield topic


def _unsure(corpus: Corpus, article: Article) -> bool:
    """Say whether the stances of *article* are not all known, which is reported elsewhere."""
    return bool(article.broken & {"*", "statements"}) or any(
        one.broken & {"*", "stances"}
        or any(stance.topic not in corpus.topic_by_id for stance in one.stances)
        for one in article.statements
    )


def keywords_check(frame: Corpus) -> Callable[[Article], Iterator[Problem]]:
    """Return what yields that the text of an article speaks of a topic, and it has no stance."""
    owners = _owners(one for one in _known(frame) if "keywords" not in one.broken)
    if not owners:
        return lambda article: iter(())
    pattern = _one_of(owners)
    words: dict[str, list[str]] = {}
    for word, ids in owners.items():
        for id_ in ids:
            words.setdefault(id_, []).append(word)

    def check(article: Article) -> Iterator[Problem]:
        if article.draft or "text" in article.broken or _unsure(frame, article):
            return
        text = _folded(_read(article))
        coded = {stance.topic for one in article.statements for stance in one.stances}
        if len(owners) <= _FEW and not any(
            sum(map(text.count, some)) >= LEAST_HITS
            for id_, some in words.items()
            if id_ not in coded
        ):
            return
        hits = Counter(pattern.findall(text))
        for id_ in sorted({one for word in hits for one in owners[word]}):
            found = {word: times for word, times in hits.items() if id_ in owners[word]}
            times = sum(found.values())
            if times < LEAST_HITS or id_ in coded or id_ in article.reviewed:
                continue
            most = max(found, key=lambda word: (found[word], word))
            others = "" if len(found) == 1 else " and other keywords"
            yield Problem(
                article.place_of("statements"),
                "keyword-without-statement",
                f"'{short(most)}'{others} of '{id_}' stand {times} times in the text, and no "
                "statement has a stance on that topic",
                f"code a statement, or add 'reviewed: [{id_}]' when there is none",
            )

    return check


def _owners(topics: Iterable[Topic]) -> Mapping[str, list[str]]:
    """Return the ids of the topics that each keyword, folded, hints at."""
    found: dict[str, list[str]] = {}
    for topic in topics:
        for word in dict.fromkeys(" ".join(_folded(one).split()) for one in topic.keywords):
            if word:
                found.setdefault(word, []).append(topic.id)
    return found


def _one_of(words: Iterable[str]) -> re.Pattern[str]:
    """Return what matches any of *words* at word borders, the longest first.

    The words are grouped by their first letter, so that most letters of a text are passed by at
    once.
    """
    groups: dict[str, list[str]] = {}
    for word in sorted(words, key=lambda one: (-len(one), one)):
        groups.setdefault(word[0], []).append(re.escape(word[1:]))
    parts = (f"{re.escape(first)}(?:{'|'.join(rest)})" for first, rest in sorted(groups.items()))
    return re.compile(rf"(?<!\w)(?:{'|'.join(parts)})(?!\w)")


def _read(article: Article) -> str:
    """Return the text of *article* without its ignored stretches."""
    text = article.passage.normal
    if not article.ignored:
        return text
    parts: list[str] = []
    at = 0
    for start, end in sorted(article.ignored):
        parts.append(text[at:start])
        at = max(at, end)
    return _APART.join([*parts, text[at:]])


def _folded(text: str) -> str:
    """Return *text* without case and diacritics."""
    folded = text.casefold()
    if folded.isascii():
        return folded
    return _MARKS.sub("", unicodedata.normalize("NFKD", folded))
