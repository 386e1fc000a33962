"""All checks over one corpus."""

from __future__ import annotations

import functools
import itertools
from collections.abc import Callable, Iterator, Sequence
from typing import Final, TypeAlias

from policybrief.cache import NO_CACHE, Cache
from policybrief.checks.coders import check_coders, check_default_coders
from policybrief.checks.corrections import check_corrections
from policybrief.checks.coverage import check_topics, keywords_check
from policybrief.checks.dates_and_roles import check_article_dates, check_dates_and_roles
from policybrief.checks.doubles import check_doubles
from policybrief.checks.facts import check_facts
from policybrief.checks.kept_problems import KeptProblems
from policybrief.checks.names import check_names
from policybrief.checks.people import check_people
from policybrief.checks.pins import check_pin
from policybrief.checks.prose import check_body, check_prose
from policybrief.checks.quotation import check_quotation
from policybrief.checks.records import check_article_record, check_records
from policybrief.checks.references import check_article_references, check_references
from policybrief.checks.silence import check_silence, without_silenced
from policybrief.checks.takedown import check_takedown
from policybrief.checks.texts import check_text
from policybrief.checks.verbatim import check_words
from policybrief.checks.weekdays import check_article_weekdays, check_weekdays
from policybrief.models.article import Article
from policybrief.models.corpus import Corpus
from policybrief.problems import Problem, Severity, in_order
from policybrief.remembering import NO_MEMORY, Memory
from policybrief.spreading import HERE, Spread

_OF_CORPUS: Final[tuple[Callable[[Corpus], Iterator[Problem]], ...]] = (
    check_references,
    check_dates_and_roles,
    check_records,
    check_facts,
    check_prose,
    check_people,
    check_default_coders,
    check_topics,
    check_doubles,
    check_names,
    check_weekdays,
    check_takedown,
    check_silence,
)
"""What looks at records, and at all articles together."""

_OF_ARTICLE: Final[tuple[Callable[[Corpus, Article], Iterator[Problem]], ...]] = (
    check_words,
    check_text,
    check_pin,
    check_quotation,
    check_article_references,
    check_article_dates,
    check_corrections,
    check_article_record,
    check_body,
    check_coders,
    check_article_weekdays,
)
"""What looks at one article beside the records, whatever the other articles are."""

_OF_RELEASES: Final = (check_references, check_dates_and_roles, check_records)
_OF_RELEASED: Final = (check_article_references, check_article_dates, check_article_record)
"""What a release is checked for: its words were verified when it was made."""

_LEFT_OUT: Final = frozenset(["unknown-statement"])
"""What may be wrong with a release, because drafts were left out of it."""


def check_released(corpus: Corpus) -> list[Problem]:
    """Return what is wrong with a corpus that was read from a release, without warnings."""
    found = [problem for check in _OF_RELEASES for problem in check(corpus)]
    for article in corpus.articles:
        found += (problem for check in _OF_RELEASED for problem in check(corpus.frame, article))
    return in_order(
        one for one in found if one.severity is Severity.ERROR and one.code not in _LEFT_OUT
    )


def check_corpus(corpus: Corpus, spread: Spread = HERE, cache: Cache = NO_CACHE) -> list[Problem]:
    """Return everything that is wrong with *corpus*, in order of place.

    The corpus may have been read from a folder or put together in Python. Warnings that the
    briefing or an article silences are left out.

    Args:
        corpus: The corpus.
        spread: Where what looks at one article is done, when they are many; see `spreading`.
        cache: What was found before, and by what keys the records are known.
    """
    found = list(_in_articles(corpus, spread, cache))
    found += (problem for check in _OF_CORPUS for problem in check(corpus))
    return in_order(without_silenced(corpus, found))


def check_batch(frame: Corpus, batch: Sequence[Article]) -> list[tuple[Problem, ...]]:
    """Return what is wrong with each of some articles beside the records of a frame."""
    checks = _article_checks(frame)
    return [_found_in(article, checks) for article in batch]


def _in_articles(corpus: Corpus, spread: Spread, cache: Cache) -> Iterator[Problem]:
    """Yield what is wrong with each article, whatever the others are."""
    frame, memory = corpus.frame, corpus.memory
    kept = KeptProblems(frame, cache)
    if memory is NO_MEMORY:
        unknown = [article for run in corpus.runs if not kept.has(run) for article in run]
        batches = spread.batches(unknown)
        if batches:
            each = spread.each(batches, functools.partial(check_batch, frame))
            found = itertools.chain.from_iterable(each)
            for run in corpus.runs:
                yield from kept.of(run, functools.partial(_next, found, len(run)))
            return
    checks = memory.of(_article_checks, frame)
    for run in corpus.runs:
        yield from memory.of(_found_in_run, run, checks, using=(memory, kept))


_ArticleChecks: TypeAlias = tuple[Callable[[Article], Iterator[Problem]], ...]


def _article_checks(frame: Corpus) -> _ArticleChecks:
    """Return what looks at one article beside the records of a frame."""
    return (*(functools.partial(check, frame) for check in _OF_ARTICLE), keywords_check(frame))


def _found_in_run(
    using: tuple[Memory, KeptProblems], run: tuple[Article, ...], checks: _ArticleChecks
) -> tuple[Problem, ...]:
    memory, kept = using
    found = (memory.of(_found_in, one, checks) for one in run)
    return kept.of(run, lambda: tuple(itertools.chain.from_iterable(found)))


def _next(found: Iterator[tuple[Problem, ...]], number: int) -> tuple[Problem, ...]:
    return tuple(itertools.chain.from_iterable(itertools.islice(found, number)))


def _found_in(article: Article, checks: _ArticleChecks) -> tuple[Problem, ...]:
    return tuple(problem for check in checks for problem in check(article))
