"""What follows from a corpus as collections: lines, shifts, pieces of evidence, voices."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Any, ClassVar

from policybrief.analysis.evidence import Evidence, Grade, grade_of
from policybrief.analysis.line import Line
from policybrief.analysis.shift import Changed, Shift, ShiftKind
from policybrief.analysis.voices import Voice
from policybrief.models.asked import (
    a_band,
    a_country,
    a_number,
    a_speaker,
    a_text,
    one_of,
    yes_or_no,
)
from policybrief.models.collection import Collection, Field
from policybrief.models.stance import Act, Position, Side
from policybrief.models.statements import (
    ARTICLE,
    CONDITION,
    PUBLISHER,
    STATEMENT,
    TOPIC,
    Statements,
    publisher_of,
    year_of,
)


def _fields_of(evidence: Callable[[Any], Evidence]) -> dict[str, Field]:
    """Return the fields of whatever rests on one piece of evidence."""
    return {
        "country": Field(lambda one, corpus: evidence(one).country, a_country),
        "topic": Field(lambda one, corpus: evidence(one).topic, TOPIC),
        "position": Field(lambda one, corpus: evidence(one).position, one_of(Position)),
        "side": Field(lambda one, corpus: evidence(one).position.side, one_of(Side)),
        "condition": Field(lambda one, corpus: evidence(one).stance.condition, CONDITION),
        "act": Field(lambda one, corpus: evidence(one).stance.act, one_of(Act)),
        "speaker": Field(lambda one, corpus: evidence(one).holder, a_speaker),
        "band": Field(lambda one, corpus: evidence(one).capacity.band, a_band),
        "day": Field(lambda one, corpus: evidence(one).day),
        "year": Field(lambda one, corpus: year_of(evidence(one).day), a_number),
        "grade": Field(lambda one, corpus: evidence(one).grade, one_of(Grade)),
        "statement": Field(lambda one, corpus: evidence(one).statement.id, STATEMENT),
        "article": Field(lambda one, corpus: evidence(one).statement.article, ARTICLE),
        "publisher": Field(
            lambda one, corpus: publisher_of(evidence(one).statement, corpus), PUBLISHER
        ),
    }


def _own(name: str, read: Callable[[Any, Any], Any] | None = yes_or_no) -> Field:
    """Return the field that is an attribute of the member."""
    return Field(lambda one, corpus: getattr(one, name), read)


class GradedStatements(Statements):
    """Statements, that can also be asked for their evidence grade."""

    fields: ClassVar[Mapping[str, Field]] = {
        **Statements.fields,
        "grade": Field(lambda one, corpus: grade_of(corpus, one), one_of(Grade)),
    }


class Pieces(Collection[Evidence]):
    """Pieces of evidence: one stance of one statement each.

    `country` and `speaker` are those whose stance it is, also where somebody else stated it.
    """

    noun: ClassVar[str] = "piece"
    shown_by: ClassVar[str] = "country"
    fields: ClassVar[Mapping[str, Field]] = {
        **_fields_of(lambda one: one),
        "speaks": _own("speaks"),
        "silent_because": _own("silent_because", a_text),
    }


class Lines(Collection[Line]):
    """Official lines at the date of the analysis."""

    noun: ClassVar[str] = "line"
    shown_by: ClassVar[str] = "country"
    fields: ClassVar[Mapping[str, Field]] = {
        **_fields_of(lambda one: one.evidence),
        "condition": _own("condition", CONDITION),
        "not_restated": _own("not_restated", CONDITION),
        "held_since": Field(lambda one, corpus: one.since),
        "occasions": _own("occasions", a_number),
        "thin": _own("thin"),
        "stale": _own("stale"),
        "lapsed": _own("lapsed"),
        "current": _own("current"),
        "past_holder": _own("past_holder"),
    }


class Shifts(Collection[Shift]):
    """Shifts of lines: what is asked of a shift is asked of the line that it led to."""

    noun: ClassVar[str] = "shift"
    shown_by: ClassVar[str] = "country"
    fields: ClassVar[Mapping[str, Field]] = {
        **_fields_of(lambda one: one.after),
        "condition": _own("after_condition", CONDITION),
        "before": Field(lambda one, corpus: one.before.position, one_of(Position)),
        "before_condition": _own("before_condition", CONDITION),
        "before_statement": Field(lambda one, corpus: one.before.statement.id, STATEMENT),
        "changed": _own("changed", one_of(Changed)),
        "kind": _own("kind", one_of(ShiftKind)),
        "possible": _own("possible"),
    }


class Voices(Collection[Voice]):
    """Dissent or other voices, each with the latest stance."""

    noun: ClassVar[str] = "voice"
    shown_by: ClassVar[str] = "country"
    fields: ClassVar[Mapping[str, Field]] = {
        **_fields_of(lambda one: one.evidence),
        "agrees": _own("agrees"),
    }
