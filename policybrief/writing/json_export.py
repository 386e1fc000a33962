"""The whole ledger as one JSON document.

What may not be published is not in it: no article's text, no words of reports, no words of private
or withdrawn articles and statements, no drafts.
"""

from __future__ import annotations

import json
from collections.abc import Mapping
from typing import Any, Final

from policybrief.analysis.capacity import Capacity
from policybrief.analysis.evidence import Evidence, grade_of, utterance_of
from policybrief.analysis.line import Line
from policybrief.analysis.shift import Shift
from policybrief.analysis.standing import Analysis, Standing
from policybrief.analysis.voices import Voice
from policybrief.models.actor import Actor, Country, Organization, Person
from policybrief.models.article import Article, Rights
from policybrief.models.dates import EdtfDate
from policybrief.models.fact import Fact
from policybrief.models.role import Membership, Role
from policybrief.models.statement import SpeakerKind, Statement
from policybrief.models.topic import Topic

SCHEMA_VERSION: Final = "1.0"
"""Version of the document's shape; the first number changes when a reader must."""

_Record = dict[str, Any]


def as_document(analysis: Analysis) -> _Record:
    """Return the ledger as plain values.

    Keys are snake_case, references are ids, dates are EDTF text, numbers are numbers. The shape is
    described by the JSON Schema in the documentation.
    """
    corpus = analysis.corpus
    standings = analysis.standings.values()
    return {
        "schema_version": SCHEMA_VERSION,
        "title": corpus.briefing.title,
        "as_of": None if analysis.at is None else analysis.at.isoformat(),
        "window_months": corpus.briefing.window,
        "conditions": dict(sorted(corpus.briefing.conditions.items())),
        "articles": [
            _article(analysis, one)
            for one in sorted(corpus.articles, key=lambda one: one.id)
            if not one.draft
        ],
        "actors": _actors(analysis),
        "topics": [
            _topic(analysis, one) for one in sorted(corpus.live_topics, key=lambda one: one.id)
        ],
        "facts": [_fact(analysis, fact) for fact in analysis.facts],
        "statements": [_statement(analysis, one) for one in published_or_withdrawn(analysis)],
        "lines": [_line(standing) for standing in standings],
        "shifts": [_shift(shift) for standing in standings for shift in standing.shifts],
        "dissent": [
            _voice(standing, voice) for standing in standings for voice in standing.dissent
        ],
        "other_voices": [
            _voice(standing, voice) for standing in standings for voice in standing.other_voices
        ],
        "conflicts": [
            {
                "subject": one.subject,
                "property": one.property,
                "claims": [_fact(analysis, fact) for fact in one.claims],
            }
            for one in analysis.conflicts
        ],
        "alignment": [
            {"a": one.a, "b": one.b, "value": one.value, "topics": dict(one.topics)}
            for one in analysis.alignments
        ],
    }


def export_json(analysis: Analysis) -> str:
    """Return the ledger as JSON text, the same bytes for the same corpus."""
    return json.dumps(as_document(analysis), ensure_ascii=False, indent=2) + "\n"


def published_or_withdrawn(analysis: Analysis) -> list[Statement]:
    """Return the statements that are published, and the withdrawn ones without their words."""
    corpus = analysis.corpus
    return [
        statement
        for statement in corpus.statements
        if statement.id in corpus.published_ids
        or (statement.withdrawn is not None and not corpus.article_by_id[statement.article].draft)
    ]


def published_words(analysis: Analysis, statement: Statement) -> str | None:
    """Return the words of a statement that may be published, or None."""
    article = analysis.corpus.article_by_id[statement.article]
    if statement.withdrawn is not None or analysis.corpus.rights(article) is Rights.PRIVATE:
        return None
    return statement.quote


def _text(date: EdtfDate | None) -> str | None:
    return None if date is None else date.text


def _article(analysis: Analysis, article: Article) -> _Record:
    return {
        "id": article.id,
        "title": article.title,
        "publisher": article.publisher,
        "url": article.url,
        "date": _text(article.date),
        "lang": article.lang,
        "translated": article.translated,
        "rights": None if article.rights is None else article.rights.value,
        "note": article.note,
        "statements": [
            one.id
            for one in article.statements
            if one.id in analysis.corpus.published_ids or one.withdrawn is not None
        ],
    }


def _actors(analysis: Analysis) -> list[_Record]:
    """Return the actors with a file, and countries and named speakers without one that occur."""
    corpus = analysis.corpus
    found: dict[str, _Record] = {}
    for actor in corpus.actors:
        found[actor.id] = _actor(actor)
    codes = set(analysis.countries)
    for statement in corpus.published:
        speaker = statement.speaker
        if speaker.kind is SpeakerKind.NAMED:
            found.setdefault(
                speaker.key,
                {
                    "id": speaker.key,
                    "kind": "person",
                    "name": speaker.name,
                    "aka": [],
                    "country": corpus.country_of(speaker.of),
                    "described": speaker.described,
                    "roles": [],
                    "file": False,
                },
            )
        codes.update(
            code
            for code in (
                speaker.of,
                speaker.name if speaker.kind is SpeakerKind.ACTOR else None,
                *(stance.of for stance in statement.stances),
            )
            if code is not None
        )
    for actor in corpus.actors:
        if isinstance(actor, Person):
            codes.update(role.of for role in actor.roles)
        if isinstance(actor, Person | Organization) and actor.country is not None:
            codes.add(actor.country)
    for code in codes:
        country = corpus.actor(code)
        if code not in found and isinstance(country, Country):
            found[code] = {**_actor(country), "file": False}
    return [found[id_] for id_ in sorted(found)]


def _actor(actor: Actor) -> _Record:
    record: _Record = {
        "id": actor.id,
        "kind": actor.kind,
        "name": actor.name,
        "aka": list(actor.aka),
        "file": True,
    }
    match actor:
        case Person():
            record["country"] = actor.country
            record["roles"] = [_role(role) for role in actor.roles]
        case Organization():
            record["country"] = actor.country
            record["type"] = actor.type.value
            record["memberships"] = [_membership(one) for one in actor.memberships]
        case Country():
            record["memberships"] = [_membership(one) for one in actor.memberships]
    return record


def _role(role: Role) -> _Record:
    return {
        "title": role.title,
        "of": role.of,
        "span": role.span.text,
        "kind": role.kind.value,
        "acting": role.acting,
        "speaks_for": role.speaks_for,
        "authority": role.authority,
        "source": role.source,
    }


def _membership(membership: Membership) -> _Record:
    return {"organization": membership.organization, "span": membership.span.text}


def _topic(analysis: Analysis, topic: Topic) -> _Record:
    return {
        "id": topic.id,
        "title": topic.title,
        "proposition": topic.proposition,
        "question": topic.question,
        "labels": {position.value: label for position, label in topic.labels.items()},
        "asked_of": list(topic.asked_of),
        "asked": sorted(analysis.corpus.asked(topic)),
        "keywords": list(topic.keywords),
        "include": topic.include,
        "exclude": topic.exclude,
    }


def _fact(analysis: Analysis, fact: Fact) -> _Record:
    article = analysis.corpus.article_by_id[fact.article]
    private = analysis.corpus.rights(article) is Rights.PRIVATE
    return {
        "article": fact.article,
        "subject": fact.subject,
        "property": fact.property,
        "value": fact.value,
        "unit": fact.unit,
        "as_of": _text(fact.as_of),
        "quote": None if private else fact.quote,
        "note": fact.note,
    }


def _statement(analysis: Analysis, statement: Statement) -> _Record:
    corpus = analysis.corpus
    withdrawn = statement.withdrawn is not None
    evidence = {
        one.stance.topic: one for one in analysis.evidence_by_statement.get(statement.id, ())
    }
    speaker = statement.speaker
    words = published_words(analysis, statement)
    day = analysis.day(statement)
    return {
        "id": statement.id,
        "utterance": corpus.statement_by_id[utterance_of(corpus, statement)].utterance,
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
        "said": _text(statement.said),
        "day": None if day is None else day.isoformat(),
        "via": statement.via,
        "to": list(statement.to),
        "about": list(statement.about),
        "event": statement.event,
        "lang": statement.lang or corpus.article_by_id[statement.article].lang,
        "translation": None if words is None else statement.translation,
        "grade": grade_of(corpus, statement).value,
        "machine_translation": corpus.article_by_id[statement.article].machine_translated,
        "personal": statement.personal,
        "withdrawn": statement.withdrawn,
        "coded": corpus.coded_by(statement),
        "checked": corpus.checked_by(statement),
        "stances": [
            _stance(evidence.get(stance.topic), stance)
            for stance in (() if withdrawn else statement.stances)
        ],
    }


def speaker_name(analysis: Analysis, statement: Statement) -> str:
    """Return the name of a statement's speaker."""
    speaker = statement.speaker
    if speaker.kind is SpeakerKind.ACTOR:
        actor = analysis.corpus.actor(speaker.name)
        return speaker.name if actor is None else actor.name
    return speaker.name


def _capacity(capacity: Capacity) -> _Record:
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


def _stance(evidence: Evidence | None, stance: Any) -> _Record:
    return {
        "topic": stance.topic,
        "position": stance.position.value,
        "condition": stance.condition,
        "act": stance.act.value,
        "of": stance.of,
        "until": _text(stance.until),
        "grade": None if evidence is None else evidence.grade.value,
        "country": None if evidence is None else evidence.country,
        "speaks": evidence is not None and evidence.speaks,
        "silent_because": None if evidence is None else evidence.silent_because,
    }


def _line(standing: Standing) -> _Record:
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
        "speaker": None if line is None else line.evidence.holder,
        "grade": None if line is None else line.grade.value,
        "thin": line is not None and line.thin,
        "stale": line is not None and line.stale,
        "lapsed": line is not None and line.lapsed,
        "past_holder": line is not None and line.past_holder,
        "occasions": 0 if line is None else line.occasions,
        "considered": [
            {
                "statement": one.evidence.statement.id,
                "speaker": one.evidence.holder,
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


def _shift(shift: Shift) -> _Record:
    return {
        "country": shift.country,
        "topic": shift.topic,
        "from": _side(shift.before, shift.before_condition),
        "to": _side(shift.after, shift.after_condition),
        "changed": shift.changed.value,
        "kind": shift.kind.value,
        "possible": shift.possible,
        "date": _text(shift.after.statement.said),
        "before": shift.before.statement.id,
        "after": shift.after.statement.id,
    }


def _voice(standing: Standing, voice: Voice) -> _Record:
    evidence = voice.evidence
    return {
        "country": standing.country,
        "topic": standing.topic,
        "speaker": evidence.holder,
        "statement": evidence.statement.id,
        "position": evidence.position.value,
        "agrees": voice.agrees,
    }
