"""Utterances: what statements of several articles share that report the same words."""

from __future__ import annotations

import datetime
from collections.abc import Mapping
from typing import TYPE_CHECKING

from policybrief.models.statement import Statement

if TYPE_CHECKING:
    from policybrief.models.corpus import Corpus


def utterance_of(corpus: Corpus, statement: Statement) -> str:
    """Return the id of the statement that *statement* joins by ``same_as``, or its own."""
    if not statement.same_as:
        return statement.id
    seen = {statement.id: None}
    while (joined := corpus.statement_by_id.get(statement.same_as or "")) is not None:
        if joined.id in seen:
            return min(seen)
        seen[joined.id] = None
        statement = joined
    return statement.id


Shared = tuple[str, str, datetime.date | None]
"""Id, utterance and day of a statement that joins another, or that another joins."""


def _own_days(statements: tuple[Statement, ...]) -> Mapping[str, datetime.date]:
    """Return the days of statements that join no other."""
    return {one.id: one.day for one in statements if one.day is not None and not one.same_as}


def _joining(statements: tuple[Statement, ...]) -> tuple[Statement, ...]:
    return tuple(one for one in statements if one.same_as)


def utterance_days(corpus: Corpus) -> Mapping[str, datetime.date]:
    """Return the earliest of the days that the published accounts of each utterance give."""
    found: dict[str, datetime.date] = {}
    for group in corpus.published_by_run:
        found.update(corpus.memory.of(_own_days, group))
    for group in corpus.published_by_run:
        for statement in corpus.memory.of(_joining, group):
            if statement.day is not None:
                utterance = utterance_of(corpus, statement)
                found[utterance] = min(statement.day, found.get(utterance, statement.day))
    return found


def shared_utterances(corpus: Corpus) -> Mapping[str, tuple[Shared, ...]]:
    """Return what published statements share with others, by article.

    Of all other statements the utterance is their own id, and its day their own.
    """
    joining = (
        one for group in corpus.published_by_run for one in corpus.memory.of(_joining, group)
    )
    ids: dict[str, None] = {}
    for statement in joining:
        ids[statement.id] = None
        ids[utterance_of(corpus, statement)] = None
    found: dict[str, tuple[Shared, ...]] = {}
    for id_ in ids:
        statement = corpus.statement_by_id[id_]
        utterance = utterance_of(corpus, statement)
        shared = (id_, utterance, corpus.utterance_days.get(utterance))
        found[statement.article] = (*found.get(statement.article, ()), shared)
    return found
