"""Words that were taken down should not stand elsewhere in what is published.

Another statement that quotes them is another account, and coded as one.
"""

from __future__ import annotations

import itertools
import re
from collections.abc import Iterable, Iterator
from typing import Final, TypeAlias

from policybrief.hints import short
from policybrief.models.article import Article
from policybrief.models.corpus import Corpus
from policybrief.models.statement import Statement
from policybrief.models.words import fragments
from policybrief.problems import Located, Location, Problem

_LEAST_WORDS: Final = 4
"""With fewer words anybody may say the same."""

_PROSE: Final = "the prose"
_Text: TypeAlias = tuple[Location, str | None, str]
"""Where a text stands, the text, and what it is."""


def check_takedown(corpus: Corpus) -> Iterator[Problem]:
    """Yield the texts of ours in which words of a withdrawn statement still stand."""
    gone: dict[str, Statement] = {}
    for statement in itertools.chain.from_iterable(corpus.by_run(_withdrawn)):
        gone.setdefault(statement.utterance, statement)
    if not gone:
        return
    texts = [*_of_statements(corpus), *_of_articles(corpus), *_of_prose(corpus)]
    for statement in gone.values():
        for pattern in _patterns(statement):
            for place, text, what in texts:
                found = None if text is None else pattern.search(text)
                if found is not None:
                    yield Problem(
                        _at(place, found) if what == _PROSE else place,
                        "withdrawn-words",
                        f"words of the withdrawn '{short(statement.id)}' stand in {what}",
                        "take them out there too",
                    )


def _at(start: Location, found: re.Match[str]) -> Location:
    """Return where in a file something stands that was found in prose which begins at *start*."""
    before = found.string[: found.start()]
    line = before.count("\n")
    return Location(start.path, start.line + line, len(before) - before.rfind("\n"))


def _withdrawn(run: tuple[Article, ...], frame: Corpus) -> tuple[Statement, ...]:
    return tuple(
        one
        for article in run
        for one in article.statements
        if (article.withdrawn if one.withdrawn is None else one.withdrawn) is not None
        and not one.broken & {"words", "withdrawn", "*"}
    )


def _patterns(statement: Statement) -> Iterator[re.Pattern[str]]:
    """Yield what finds each part of the words between gaps, whatever the case and the spaces."""
    for part in fragments(statement.words):
        words = part.split()
        if len(words) >= _LEAST_WORDS:
            between = r"\s+".join(map(re.escape, words))
            yield re.compile(rf"(?<!\w){between}(?!\w)", re.IGNORECASE)


def _of_statements(corpus: Corpus) -> Iterator[_Text]:
    for one in corpus.published:
        for field in ("gist", "translation", "note"):
            yield one.place_of(field), getattr(one, field), f"a {field}"


def _of_articles(corpus: Corpus) -> Iterator[_Text]:
    for article in corpus.live_articles:
        yield article.place_of("title"), article.title, "a title"
        yield article.place_of("note"), article.note, "a note"
        for fact in article.facts:
            yield fact.place_of("quote"), fact.quote, "the words of a fact"
            yield fact.place_of("note"), fact.note, "a note"


def _of_prose(corpus: Corpus) -> Iterator[_Text]:
    owners: Iterable[Located] = (
        *corpus.actors,
        *corpus.live_topics,
        *corpus.publishers,
        *corpus.events,
        *(one for one in corpus.live_articles if one.source is not None),
    )
    for owner in owners:
        place = Location(owner.location.path, getattr(owner, "body_line", 1))
        yield place, getattr(owner, "body", None), _PROSE
    briefing = corpus.briefing
    yield Location("about.md", briefing.body_line), briefing.body, _PROSE
