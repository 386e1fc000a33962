"""The whole ledger as one JSON document.

What may not be published is not in it: no article's text, no words of reports, no words of private
or withdrawn articles and statements, no drafts.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping
from typing import Any, Final

from policybrief.analysis.capacity import Capacity
from policybrief.analysis.evidence import Evidence, grade_of
from policybrief.analysis.ledger import Analysis
from policybrief.analysis.line import Line
from policybrief.analysis.nearest import Nearest, nearest_statements
from policybrief.analysis.shift import Shift
from policybrief.analysis.standing import Standing
from policybrief.analysis.voices import Voice
from policybrief.models.corpus import Corpus
from policybrief.models.statement import Statement
from policybrief.sharing.json_text import json_parts
from policybrief.writing.codings import (
    agreement_records,
    coding_records,
    disagreement_records,
)
from policybrief.writing.findings import (
    account_records,
    dependence_records,
    gap_records,
    history_records,
    nearest_records,
    roll_up_records,
    salience_records,
)
from policybrief.writing.records import (
    Record,
    actor_records,
    article_record,
    correction_record,
    date_text,
    day_text,
    event_records,
    fact_ids,
    fact_record,
    publisher_records,
    topic_records,
)
from policybrief.writing.rights import published_or_withdrawn, speaker_name
from policybrief.writing.utterances import utterance_names

SCHEMA_VERSION: Final = "1.0"
"""Version of the document's shape; the first number changes when a reader must."""


def as_document(analysis: Analysis) -> Record:
    """Return the ledger as plain values.

    Keys are snake_case, references are ids, dates are EDTF text, numbers are numbers. The shape is
    described by the JSON Schema in the documentation.
    """
    parts = document_parts(analysis).items()
    return {name: list(one) if isinstance(one, Iterator) else one for name, one in parts}


def document_parts(analysis: Analysis) -> Record:
    """Return the same with each list as an iterator, made as it is asked for."""
    corpus = analysis.corpus
    briefing = corpus.briefing
    standings = analysis.standings.values()
    return {
        "schema_version": SCHEMA_VERSION,
        "title": briefing.title,
        "language": briefing.language,
        "site_url": briefing.site_url,
        "contact": briefing.contact,
        "as_of": day_text(analysis.at),
        "window_months": briefing.window,
        "rights": briefing.rights.value,
        "quotation": {
            "words": briefing.quotation.words,
            "share": briefing.quotation.share,
            "always": briefing.quotation.always,
        },
        "require_checked": briefing.require_checked,
        "authority": dict(sorted(briefing.authority.items())),
        "conditions": dict(sorted(briefing.conditions.items())),
        "publishers": _later(publisher_records, analysis),
        "events": _later(event_records, analysis),
        "articles": (
            article_record(analysis, one)
            for one in sorted(corpus.articles, key=lambda one: one.id)
            if not one.draft
        ),
        "actors": _later(actor_records, analysis),
        "topics": _later(topic_records, analysis),
        "facts": _facts(analysis),
        "statements": _statements(analysis),
        "corrections": (correction_record(one) for one in analysis.corrections),
        "lines": (_line(standing) for standing in standings),
        "shifts": (_shift(shift) for standing in standings for shift in standing.shifts),
        "dissent": (
            _voice(standing, voice) for standing in standings for voice in standing.dissent
        ),
        "other_voices": (
            _voice(standing, voice) for standing in standings for voice in standing.other_voices
        ),
        "conflicts": _conflicts(analysis),
        "alignment": (
            {"a": one.a, "b": one.b, "value": one.value, "topics": dict(one.topics)}
            for one in analysis.alignments
        ),
        "roll_ups": _later(roll_up_records, analysis),
        "history": _later(history_records, analysis),
        "salience": _later(salience_records, analysis),
        "dependence": _later(dependence_records, analysis),
        "agreement": _later(agreement_records, analysis),
        "disagreements": _later(disagreement_records, analysis),
        "gaps": _later(gap_records, analysis),
    }


def export_json(analysis: Analysis) -> str:
    """Return the ledger as JSON text, the same bytes for the same corpus."""
    return b"".join(json_parts(document_parts(analysis))).decode("utf-8")


def _later(make: Callable[[Analysis], Iterable[Record]], analysis: Analysis) -> Iterator[Record]:
    """Yield what a function makes, which is called when the first is asked for."""
    yield from make(analysis)


def _facts(analysis: Analysis) -> Iterator[Record]:
    ids = fact_ids(analysis)
    for fact in analysis.facts:
        yield fact_record(analysis, fact, ids[id(fact)])


def _conflicts(analysis: Analysis) -> Iterator[Record]:
    ids = fact_ids(analysis)
    for one in analysis.conflicts:
        yield {
            "subject": one.subject,
            "property": one.property,
            "resolved": one.resolved,
            "claims": [fact_record(analysis, fact, ids[id(fact)]) for fact in one.claims],
        }


def _statements(analysis: Analysis) -> Iterator[Record]:
    utterances = utterance_names(analysis)
    nearest = nearest_statements(analysis)
    for one in published_or_withdrawn(analysis):
        yield _statement(analysis, one, utterances, nearest.get(one.id, ()))


def _statement(
    analysis: Analysis,
    statement: Statement,
    utterances: Mapping[str, str],
    nearest: Iterable[Nearest],
) -> Record:
    corpus = analysis.corpus
    topics = corpus.topic_by_id
    withdrawn = statement.withdrawn is not None
    evidence = {
        one.stance.topic: one for one in analysis.evidence_by_statement.get(statement.id, ())
    }
    speaker = statement.speaker
    words = analysis.corpus.quote_of(statement)
    return {
        "id": statement.id,
        "utterance": utterances[statement.id],
        "same_as": statement.same_as if statement.same_as in utterances else None,
        "article": statement.article,
        "speaker": speaker.key,
        "speaker_kind": speaker.kind.value,
        "speaker_name": speaker_name(analysis, statement),
        "speaker_of": speaker.of,
        "speaker_described": speaker.described,
        "capacity": _capacity(analysis.capacity(statement)),
        "kind": statement.kind.value,
        "words": words,
        "gist": None if withdrawn else statement.gist,
        "said": date_text(statement.said),
        "day": day_text(analysis.day(statement)),
        "via": statement.via,
        "to": _addressed(corpus, statement, statement.to),
        "about": _addressed(corpus, statement, statement.about),
        "event": statement.event,
        "lang": statement.lang or corpus.article_by_id[statement.article].lang,
        "translation": None if words is None else statement.translation,
        "grade": grade_of(corpus, statement).value,
        "machine_translation": corpus.article_by_id[statement.article].machine_translated,
        "personal": statement.personal,
        "note": None if withdrawn else statement.note,
        "withdrawn": statement.withdrawn,
        "coded": corpus.coded_by(statement),
        "checked": corpus.checked_by(statement),
        "codings": coding_records(corpus, statement),
        "stances": [
            _stance(evidence.get(stance.topic), stance)
            for stance in (() if withdrawn else statement.stances)
            if not topics[stance.topic].draft
        ],
        "accounts": account_records(analysis, statement),
        "nearest": list(nearest_records(nearest)),
    }


def _addressed(corpus: Corpus, statement: Statement, whom: Iterable[str]) -> list[str]:
    """Return ids and words; of a withdrawn statement the ids of actors alone."""
    return [one for one in whom if statement.withdrawn is None or corpus.actor(one) is not None]


def _capacity(capacity: Capacity) -> Record:
    role = capacity.role
    return {
        "band": capacity.band,
        "country": capacity.country,
        "kind": capacity.kind,
        "title": None if role is None else role.title,
        "of": None if role is None else role.of,
        "acting": role is not None and role.acting,
        "uncertain": capacity.uncertain,
        "former": None if capacity.former is None else capacity.former.title,
    }


def _stance(evidence: Evidence | None, stance: Any) -> Record:
    return {
        "topic": stance.topic,
        "position": stance.position.value,
        "condition": stance.condition,
        "act": stance.act.value,
        "of": stance.of,
        "until": date_text(stance.until),
        "grade": None if evidence is None else evidence.grade.value,
        "country": None if evidence is None else evidence.country,
        "speaks": evidence is not None and evidence.speaks,
        "silent_because": None if evidence is None else evidence.silent_because,
    }


def _line(standing: Standing) -> Record:
    line: Line | None = standing.line
    silence = standing.silence
    return {
        "country": standing.country,
        "topic": standing.topic,
        "asked": standing.asked,
        "position": None if line is None else line.position.value,
        "silence": None if silence is None else silence.value,
        "condition": None if line is None else line.condition,
        "not_restated": None if line is None else line.not_restated,
        "act": None if line is None else line.act.value,
        "since": None if line is None else line.since.text,
        "statement": None if line is None else line.evidence.statement.id,
        "holder": None if line is None else line.evidence.holder,
        "speaker": None if line is None else line.evidence.statement.speaker.key,
        "grade": None if line is None else line.grade.value,
        "thin": line is not None and line.thin,
        "stale": line is not None and line.stale,
        "lapsed": line is not None and line.lapsed,
        "past_holder": line is not None and line.past_holder,
        "occasions": 0 if line is None else line.occasions,
        "considered": [
            {
                "statement": one.evidence.statement.id,
                "holder": one.evidence.holder,
                "speaker": one.evidence.statement.speaker.key,
                "position": one.evidence.position.value,
                "counts": one.verdict.counts,
                "reason": one.reason,
            }
            for one in standing.considered
        ],
    }


def _side(evidence: Evidence, condition: str | None) -> Mapping[str, Any]:
    return {
        "position": evidence.position.value,
        "condition": condition,
        "act": evidence.stance.act.value,
    }


def _shift(shift: Shift) -> Record:
    return {
        "country": shift.country,
        "topic": shift.topic,
        "from": _side(shift.before, shift.before_condition),
        "to": _side(shift.after, shift.after_condition),
        "changed": shift.changed.value,
        "kind": shift.kind.value,
        "possible": shift.possible,
        "date": date_text(shift.after.statement.said),
        "before": shift.before.statement.id,
        "after": shift.after.statement.id,
    }


def _voice(standing: Standing, voice: Voice) -> Record:
    evidence = voice.evidence
    return {
        "country": standing.country,
        "topic": standing.topic,
        "holder": evidence.holder,
        "speaker": evidence.statement.speaker.key,
        "statement": evidence.statement.id,
        "position": evidence.position.value,
        "agrees": voice.agrees,
    }
