"""A comparison as one JSON document."""

from __future__ import annotations

import json
from typing import Any, Final

from policybrief.analysis.comparison import Comparison
from policybrief.analysis.evidence import Evidence, grade_of
from policybrief.analysis.ledger import Analysis
from policybrief.analysis.line import Line
from policybrief.analysis.voices import Voice
from policybrief.hints import in_json
from policybrief.models.article import Rights
from policybrief.models.fact import Fact
from policybrief.models.statement import Statement
from policybrief.writing.brief import make_brief
from policybrief.writing.citations import actor_name, cite, is_shown, other_articles, speaker_key
from policybrief.writing.records import correction_record

SCHEMA_VERSION: Final = "1.0"
"""Version of the document's shape; the first number changes when a reader must."""

_Record = dict[str, Any]


def as_json(comparison: Comparison) -> str:
    """Return a comparison as JSON text, the same bytes for the same two analyses."""
    return in_json(json.dumps(_document(comparison), ensure_ascii=False, indent=2)) + "\n"


def _document(comparison: Comparison) -> _Record:
    before, after = comparison.before, comparison.after
    brief = make_brief(comparison)
    return {
        "schema_version": SCHEMA_VERSION,
        "title": brief.title,
        "summary": brief.summary,
        "from": None if before.at is None else before.at.isoformat(),
        "to": None if after.at is None else after.at.isoformat(),
        "lines": [
            {
                "country": one.country,
                "topic": one.topic,
                "news": [each.value for each in one.news],
                "before": _line(after, one.before),
                "after": _line(after, one.after),
            }
            for one in comparison.lines
        ],
        "shifts": [
            {
                "country": one.country,
                "topic": one.topic,
                "changed": one.changed.value,
                "kind": one.kind.value,
                "possible": one.possible,
                "before": _side(after, one.before, one.before_condition),
                "after": _side(after, one.after, one.after_condition),
            }
            for one in comparison.shifts
        ],
        "voices": [
            {
                "country": one.country,
                "topic": one.topic,
                "news": one.news.value,
                "before": _voice(after, one.before),
                "after": _voice(after, one.after),
            }
            for one in comparison.voices
        ],
        "statements": [
            {
                "news": one.news.value,
                "fields": list(one.fields),
                "before": None if one.before is None else _evidence(after, one.before),
                "after": None if one.after is None else _evidence(after, one.after),
            }
            for one in comparison.statements
        ],
        "facts": [
            {"turn": one.turn.value, "claim": _fact(after, one.fact)} for one in comparison.facts
        ],
        "conflicts": [
            {
                "turn": one.turn.value,
                "subject": one.conflict.subject,
                "property": one.conflict.property,
                "resolved": one.conflict.resolved,
                "claims": [_fact(after, fact) for fact in one.conflict.claims],
            }
            for one in comparison.conflicts
        ],
        "roles": [
            {
                "turn": one.turn.value,
                "person": one.person,
                "name": actor_name(after.corpus, one.person),
                "country": one.country,
                "title": one.role.title,
                "of": one.role.of,
                "span": one.role.span.text,
                "acting": one.role.acting,
            }
            for one in comparison.roles
        ],
        "memberships": [
            {
                "turn": one.turn.value,
                "member": one.member,
                "name": actor_name(after.corpus, one.member),
                "country": one.country,
                "organization": one.membership.organization,
                "span": one.membership.span.text,
            }
            for one in comparison.memberships
        ],
        "asked": [
            {"turn": one.turn.value, "country": one.country, "topic": one.topic}
            for one in comparison.asked
        ],
        "corrections": [correction_record(one) for one in comparison.corrections],
    }


def _line(analysis: Analysis, line: Line | None) -> _Record | None:
    if line is None:
        return None
    return {
        **_side(analysis, line.evidence, line.condition),
        "not_restated": line.not_restated,
        "since": line.since.text,
        "stale": line.stale,
        "lapsed": line.lapsed,
        "past_holder": line.past_holder,
        "thin": line.thin,
    }


def _side(analysis: Analysis, one: Evidence, condition: str | None) -> _Record:
    return {
        "position": one.position.value,
        "condition": condition,
        "act": one.stance.act.value,
        "evidence": _evidence(analysis, one.statement, one),
    }


def _voice(analysis: Analysis, voice: Voice | None) -> _Record | None:
    if voice is None:
        return None
    one = voice.evidence
    return {"agrees": voice.agrees, **_side(analysis, one, one.stance.condition)}


def _evidence(analysis: Analysis, statement: Statement, one: Evidence | None = None) -> _Record:
    cited = cite(analysis, statement, one)
    key = speaker_key(analysis.corpus, statement)
    day = analysis.day(statement) if one is None else one.day
    article = analysis.corpus.article_by_id.get(statement.article)
    shown = is_shown(analysis.corpus, statement)
    return {
        "statement": statement.id if shown else statement.id.replace(statement.speaker.key, key),
        "speaker": key,
        "speaker_name": cited.speaker,
        "holder": one.holder if one is not None and one.ascribed else key,
        "holder_name": cited.holder or cited.speaker,
        "capacity": cited.capacity,
        "said": None if statement.said is None else statement.said.text,
        "day": None if day is None else day.isoformat(),
        "grade": (grade_of(analysis.corpus, statement) if one is None else one.grade).value,
        "machine_translation": article is not None and article.machine_translated,
        "quote": cited.quote,
        "gist": cited.gist,
        "article": statement.article,
        "title": cited.title or None,
        "publisher": cited.publisher or None,
        "date": None if article is None or article.date is None else article.date.text,
        "url": cited.url,
        "permalink": cited.permalink,
        "also_in": [other.id for other in other_articles(analysis, statement)],
    }


def _fact(analysis: Analysis, fact: Fact) -> _Record:
    article = analysis.corpus.article_by_id.get(fact.article)
    public = (
        article is not None
        and fact in article.facts
        and analysis.corpus.rights(article) is not Rights.PRIVATE
    )
    return {
        "subject": fact.subject,
        "property": fact.property,
        "value": fact.value,
        "unit": fact.unit,
        "as_of": None if fact.as_of is None else fact.as_of.text,
        "quote": fact.quote if public else None,
        "article": fact.article,
        "title": None if article is None else article.title,
    }
