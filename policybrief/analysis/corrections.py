"""The corrections that are published, and what each of them corrects."""

from __future__ import annotations

import datetime
from collections import Counter
from collections.abc import Iterable, Iterator

import attrs

from policybrief.models.article import Article
from policybrief.models.corpus import Corpus
from policybrief.models.correction import Correction
from policybrief.models.statement import Statement


@attrs.frozen(kw_only=True)
class Corrected:
    """A published correction, once, however many speakers its statement has.

    Attributes:
        id: Its id: the article's, the first statement's and the date; it stays when words change.
        article: Id of the article.
        statements: Ids of the statements that it corrects, those of one utterance together; none
            when it corrects the article.
        correction: When, what and why.
    """

    id: str
    article: str
    statements: tuple[str, ...]
    correction: Correction


def published_corrections(corpus: Corpus) -> tuple[Corrected, ...]:
    """Return the corrections of what is published, and of what was withdrawn, newest first.

    Those of drafts, and of statements that are not checked where that is required, are left out.
    """
    shown = {one.id for one in (*corpus.live_articles, *corpus.withdrawn_articles)}
    found = [
        one
        for some in corpus.by_run(_with_corrections)
        for article in some
        if article.id in shown
        for one in _of_article(corpus, article)
    ]
    return tuple(sorted(found, key=first_day, reverse=True))


def _with_corrections(run: tuple[Article, ...], frame: Corpus) -> tuple[Article, ...]:
    return tuple(
        one
        for one in run
        if one.corrections or any(statement.corrections for statement in one.statements)
    )


def first_day(one: Corrected) -> datetime.date:
    """Return the first day that the date of a correction may mean."""
    earliest = one.correction.date.earliest
    assert earliest is not None  # a day, a month and a year have one
    return earliest


def _of_article(corpus: Corpus, article: Article) -> Iterator[Corrected]:
    yield from _numbered(article.id, (), article.corrections)
    groups: dict[tuple[object, ...], list[Statement]] = {}
    for statement in article.statements:
        shown = statement.id in corpus.published_ids or corpus.is_tombstone(statement)
        if statement.corrections and shown:
            key = statement.utterance, statement.corrections
            groups.setdefault(key, []).append(statement)
    for group in groups.values():
        ids = tuple(dict.fromkeys(one.id for one in group))
        yield from _numbered(article.id, ids, group[0].corrections)


def _numbered(
    article: str, statements: tuple[str, ...], corrections: Iterable[Correction]
) -> Iterator[Corrected]:
    """Yield the corrections of one thing; the second of one day has a number in its id."""
    seen: Counter[str] = Counter()
    for one in corrections:
        seen[one.date.text] += 1
        parts = [article, *statements[:1], one.date.text]
        if seen[one.date.text] > 1:
            parts.append(str(seen[one.date.text]))
        yield Corrected(id="/".join(parts), article=article, statements=statements, correction=one)
