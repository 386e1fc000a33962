"""What DNA keeps of each name beside it: type, alias and notes."""

from __future__ import annotations

from collections.abc import Callable
from typing import TypeAlias

from policybrief.analysis.ledger import Analysis
from policybrief.models.actor import Organization
from policybrief.models.statement import SpeakerKind

Describe: TypeAlias = Callable[[str, str], tuple[str, str, str]]
"""What returns type, alias and notes of a person, body, topic or statement, by kind and id."""


def describer(analysis: Analysis) -> Describe:
    """Return what describes the names in a database.

    The type of an actor is its kind, and of an organization its own type. Other names stand
    together, parted by ``; ``. The notes give the id, for a statement that of its article.
    """
    corpus = analysis.corpus
    kinds = {one.speaker.key: one.speaker.kind for one in corpus.published}

    def describe(kind: str, id_: str) -> tuple[str, str, str]:
        if kind == "topic":
            return "topic", "", id_
        if kind == "statement":
            statement = corpus.statement_by_id[id_]
            return statement.kind.value, "", statement.article
        actor = corpus.actor(id_)
        if actor is None:
            speaker = kinds.get(id_, SpeakerKind.NAMED)
            return "person" if speaker is SpeakerKind.NAMED else speaker.value, "", id_
        type_ = actor.type.value if isinstance(actor, Organization) else actor.kind
        return type_, "; ".join(one for one in actor.aka if one.strip()), id_

    return describe
