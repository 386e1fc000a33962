"""Second codings and the agreement of coders, as plain values."""

from __future__ import annotations

from policybrief.analysis.agreement import Alpha, CodedStatement, TopicAgreement
from policybrief.analysis.ledger import Analysis
from policybrief.models.corpus import Corpus
from policybrief.models.statement import Statement
from policybrief.writing.records import Record, date_text


def coding_records(corpus: Corpus, statement: Statement) -> list[Record]:
    """Return the second codings of a statement; of one that is not published, none."""
    if statement.id not in corpus.published_ids:
        return []
    drafts = {one.id for one in corpus.topics if one.draft}
    return [
        {
            "coded": one.coded,
            "note": one.note,
            "stances": [
                {
                    "topic": stance.topic,
                    "position": stance.position.value,
                    "condition": stance.condition,
                    "act": stance.act.value,
                    "of": stance.of,
                    "until": date_text(stance.until),
                }
                for stance in one.stances
                if stance.topic not in drafts
            ],
        }
        for one in statement.codings
    ]


def agreement_records(analysis: Analysis) -> list[Record]:
    """Return how far coders agree: on all topics together, then on each; none without codings."""
    found = analysis.agreement
    if not found.overall.statements:
        return []
    return [_agreement(one) for one in (found.overall, *found.topics)]


def _agreement(one: TopicAgreement) -> Record:
    return {
        "topic": one.topic,
        "coders": list(one.coders),
        "statements": one.statements,
        "seen": one.seen,
        "pairs": one.pairs,
        "alike": one.alike,
        **_figure("positions", one.positions),
        **_figure("seeing", one.seeing),
    }


def _figure(name: str, figure: Alpha) -> Record:
    return {
        f"{name}_alpha": figure.alpha,
        f"{name}_units": figure.units,
        f"{name}_why_none": None if figure.why_none is None else figure.why_none.value,
    }


def disagreement_records(analysis: Analysis) -> list[Record]:
    """Return the statements on whose position coders disagree, by topic.

    Where one entry has several speakers, its first statement stands for all.
    """
    return [_unit(unit) for one in analysis.agreement.topics for unit in one.disagreements]


def _unit(unit: CodedStatement) -> Record:
    return {
        "topic": unit.topic,
        "statement": unit.statements[0].id,
        "positions": [
            {
                "coder": one.coder,
                "position": None if one.position is None else one.position.value,
            }
            for one in unit.readings
        ],
    }
