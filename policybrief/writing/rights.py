"""What of the statements may leave the corpus."""

from __future__ import annotations

from policybrief.analysis.ledger import Analysis
from policybrief.models.statement import SpeakerKind, Statement


def published_or_withdrawn(analysis: Analysis) -> list[Statement]:
    """Return the statements that are published, and the withdrawn ones without their words."""
    corpus = analysis.corpus
    return [
        statement
        for statement in corpus.statements
        if statement.id in corpus.published_ids or corpus.is_tombstone(statement)
    ]


def shown_words(analysis: Analysis, statement: Statement) -> str:
    """Return what stands for a published statement: its words, or the gist where they may not."""
    return analysis.corpus.quote_of(statement) or statement.gist or ""


def speaker_name(analysis: Analysis, statement: Statement) -> str:
    """Return the name of a statement's speaker."""
    speaker = statement.speaker
    if speaker.kind is SpeakerKind.ACTOR:
        actor = analysis.corpus.actor(speaker.name)
        return speaker.name if actor is None else actor.name
    return speaker.name
