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


def utterance_days(corpus: Corpus) -> Mapping[str, datetime.date]:
    """Return the earliest of the days that the published accounts of each utterance give."""
    found: dict[str, datetime.date] = {}
    for statement in corpus.published:
        if statement.day is not None:
            utterance = utterance_of(corpus, statement)
            found[utterance] = min(statement.day, found.get(utterance, statement.day))
    return found
