"""Statements that came, went, or were corrected between two analyses."""

from __future__ import annotations

import difflib
from collections.abc import Container, Iterable, Iterator, Mapping
from typing import Final

import attrs

from policybrief.analysis.ledger import Analysis
from policybrief.analysis.news import StatementChange, StatementNews
from policybrief.models.statement import Statement
from policybrief.models.utterances import utterance_of

_SAME_WORDS: Final = 0.6
"""From which likeness two statements of one speaker in one article are one, reworded."""

_OF_CODERS: Final = frozenset(["note", "coded", "checked", "codings", "corrections", "withdrawn"])
_MADE: Final = frozenset(["id", "utterance", "article", "day", "location", "places", "broken"])
_WORDS: Final = frozenset(["quote", "reported"])


def statement_changes(before: Analysis, after: Analysis) -> Iterator[StatementChange]:
    """Yield the statements that came, went, or were corrected, in order of article."""
    old, new = _said_by(before), _said_by(after)
    pairs = reworded(
        [one for id_, one in old.items() if id_ not in after.corpus.statement_by_id],
        [one for id_, one in new.items() if id_ not in before.corpus.statement_by_id],
    )
    paired = {one.id for one in pairs.values()}
    known_ids = old.keys() | paired
    for id_ in sorted({*old, *new}, key=lambda one: _order(old.get(one) or new[one], one)):
        earlier, later = old.get(id_), new.get(id_)
        if earlier is None and later is not None and id_ not in paired:
            known = before.corpus.statement_by_id.get(id_)
            back = known is not None and known.withdrawn is not None
            news = StatementNews.RESTORED if back else _how_new(after, later, known_ids)
            yield StatementChange(news=news, before=known if back else None, after=later)
        elif earlier is not None and id_ in pairs:
            if _differing(earlier, pairs[id_]):  # else only its id is another
                yield _corrected(earlier, pairs[id_])
        elif earlier is not None and later is None:
            known = after.corpus.statement_by_id.get(id_)
            gone = known is not None and after.corpus.is_tombstone(known)
            news = StatementNews.WITHDRAWN if gone else StatementNews.REMOVED
            yield StatementChange(news=news, before=earlier, after=known if gone else None)
        elif earlier is not None and later is not None and _differing(earlier, later):
            yield _corrected(earlier, later)


def _how_new(after: Analysis, statement: Statement, known: Container[str]) -> StatementNews:
    """Say whether a statement adds an utterance, or is one more account of one.

    Args:
        after: The later analysis.
        statement: A statement that is new.
        known: Ids of the statements that are not.
    """
    utterance = utterance_of(after.corpus, statement)
    accounts = after.accounts[utterance]
    first = min(accounts, key=lambda one: (one.id != utterance, one.article, one.id))
    added = first.id == statement.id and not any(one.id in known for one in accounts)
    return StatementNews.ADDED if added else StatementNews.ACCOUNT


def _order(statement: Statement, id_: str) -> tuple[str, str]:
    return statement.article, id_


def _said_by(analysis: Analysis) -> Mapping[str, Statement]:
    """Return the published statements that are dated by the analysis' date, by id."""
    return {
        one.id: one
        for one in analysis.corpus.published
        if (day := analysis.day(one)) is None or analysis.at is None or day <= analysis.at
    }


def reworded(gone: Iterable[Statement], come: Iterable[Statement]) -> dict[str, Statement]:
    """Return which new statement is which old one with other words, by the old one's id."""
    new: dict[tuple[str, str], list[Statement]] = {}
    for one in come:
        new.setdefault((one.article, one.speaker.key), []).append(one)
    likely = sorted(
        (
            (-likeness, one.id, other.id, other)
            for one in gone
            for other in new.get((one.article, one.speaker.key), ())
            if (likeness := _likeness(one.words, other.words)) >= _SAME_WORDS
        ),
        key=lambda one: one[:3],
    )
    found: dict[str, Statement] = {}
    taken: set[str] = set()
    for _, id_, other_id, other in likely:
        if id_ not in found and other_id not in taken:
            found[id_] = other
            taken.add(other_id)
    return found


def _likeness(one: str, other: str) -> float:
    return difflib.SequenceMatcher(None, one.split(), other.split(), autojunk=False).ratio()


def _corrected(earlier: Statement, later: Statement) -> StatementChange:
    fields = _differing(earlier, later)
    news = StatementNews.REWORDED if _WORDS.intersection(fields) else StatementNews.RECODED
    return StatementChange(news=news, fields=fields, before=earlier, after=later)


def _differing(earlier: Statement, later: Statement) -> tuple[str, ...]:
    """Return the names of the fields that differ, notes and what is told elsewhere left out."""
    return tuple(
        field.name
        for field in attrs.fields(Statement)
        if field.name not in _OF_CODERS | _MADE
        and getattr(earlier, field.name) != getattr(later, field.name)
    )
