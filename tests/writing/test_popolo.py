"""Popolo JSON: of the shape that its specification gives, with references that lead somewhere."""

from __future__ import annotations

import json
from typing import Any, Final

import attrs
import pytest
from jsonschema import Draft202012Validator  # type: ignore[import-untyped]

from policybrief import Country, Organization, Person, Rights, analyse
from policybrief.writing.popolo import export_popolo
from tests.writing.corpora import nasty, nasty_corpus, quiet

BOTH = pytest.mark.parametrize("made", [quiet, nasty])

_TEXT: Final = {"type": "string", "minLength": 1}
_DATE: Final = {"type": "string", "pattern": "^[0-9]{4}(-[0-9]{2}){0,2}$"}
_DATES: Final = {"start_date": _DATE, "end_date": _DATE, "edtf": _TEXT}
_NAMES: Final = {"type": "array", "items": {"type": "object", "required": ["name"]}}
_SOURCES: Final = {
    "type": "array",
    "items": {
        "type": "object",
        "properties": {"url": _TEXT, "note": _TEXT},
        "additionalProperties": False,
    },
}


def _class(needed: str, **properties: Any) -> dict[str, Any]:
    return {
        "type": "array",
        "items": {
            "type": "object",
            "required": needed.split(),
            "properties": {"id": _TEXT, **properties},
            "additionalProperties": False,
        },
    }


SCHEMA: Final = {
    "type": "object",
    "additionalProperties": False,
    "properties": {
        "persons": _class(
            "id name",
            name=_TEXT,
            other_names=_NAMES,
            summary=_TEXT,
            national_identity=_TEXT,
            biography=_TEXT,
        ),
        "organizations": _class(
            "id name", name=_TEXT, other_names=_NAMES, classification=_TEXT, area_id=_TEXT
        ),
        "posts": _class(
            "id label role organization_id", label=_TEXT, role=_TEXT, organization_id=_TEXT
        ),
        "memberships": _class(
            "id organization_id",
            person_id=_TEXT,
            member={"type": "object", "required": ["id", "name"]},
            organization_id=_TEXT,
            post_id=_TEXT,
            role=_TEXT,
            sources=_SOURCES,
            **_DATES,
        ),
        "areas": _class("id name", name=_TEXT, classification=_TEXT),
        "events": _class(
            "id name", name=_TEXT, description=_TEXT, location=_TEXT, sources=_SOURCES, **_DATES
        ),
        "speeches": _class(
            "id attribution_text",
            creator_id=_TEXT,
            attribution_text=_TEXT,
            role=_TEXT,
            audience_id=_TEXT,
            text=_TEXT,
            title=_TEXT,
            type={"enum": ["speech", "summary"]},
            date=_DATE,
            edtf=_TEXT,
            event_id=_TEXT,
            sources=_SOURCES,
        ),
    },
}
"""The classes and properties of Popolo that we use, after its specification; and ``edtf``."""


def document(made: Any) -> dict[str, Any]:
    found: dict[str, Any] = json.loads(export_popolo(made()))
    return found


@BOTH
def test_it_is_of_the_shape_of_popolo(made):
    """Each class has its properties and no others; dates are of reduced precision."""
    Draft202012Validator.check_schema(SCHEMA)

    assert list(Draft202012Validator(SCHEMA).iter_errors(document(made))) == []


@BOTH
def test_references_lead_somewhere(made):
    """Every id that a record names is one of the class that it means."""
    found = document(made)
    ids = {name: {one["id"] for one in group} for name, group in found.items()}
    classes = {
        "person_id": "persons",
        "creator_id": "persons",
        "audience_id": "persons",
        "organization_id": "organizations",
        "post_id": "posts",
        "area_id": "areas",
        "event_id": "events",
    }

    for name, group in found.items():
        assert len(ids[name]) == len(group)
        for one in group:
            for key, target in classes.items():
                assert key not in one or one[key] in ids[target]
            assert "member" not in one or one["member"]["id"] in ids["organizations"]


@BOTH
def test_nobody_is_missing(made):
    """All actors, roles, memberships, events and published statements are there."""
    found = document(made)
    corpus = made().corpus
    people = {one["id"]: one for one in found["persons"]}
    bodies = {one["id"]: one for one in found["organizations"]}
    members = [one for one in found["memberships"] if "member" in one]
    held = [one for one in found["memberships"] if "person_id" in one]

    for actor in corpus.actors:
        if isinstance(actor, Person):
            assert people[actor.id]["name"] == actor.name
            mine = [one for one in held if one["person_id"] == actor.id]
            assert [one["edtf"] for one in mine] == [role.span.text for role in actor.roles]
            assert [one["role"] for one in mine] == [role.title for role in actor.roles]
        if isinstance(actor, Organization | Country):
            assert bodies[actor.id]["name"] == actor.name
            mine = [one for one in members if one["member"]["id"] == actor.id]
            assert len(mine) == len(actor.memberships)
    assert [one["id"] for one in found["events"]] == sorted(corpus.event_by_id)
    speeches = {one["id"]: one for one in found["speeches"]}
    assert speeches.keys() == corpus.published_ids
    for statement in corpus.published:
        shown = corpus.quote_of(statement) or statement.gist
        assert speeches[statement.id].get("text") == shown


@BOTH
def test_only_published_words_are_a_speech(made):
    """A gist is a summary, of a report as of words that are private; without one is no text."""
    corpus = made().corpus
    private = [attrs.evolve(one, rights=Rights.PRIVATE) for one in corpus.articles]
    closed = analyse(attrs.evolve(corpus, articles=private))
    both = [*document(made)["speeches"], *document(lambda: closed)["speeches"]]
    statements = {one.id: one for one in corpus.published}

    assert {one["type"] for one in document(lambda: closed)["speeches"]} == {"summary"}
    for one in both:
        statement = statements[one["id"]]
        text = statement.quote if one["type"] == "speech" else statement.gist
        assert one.get("text") == text


def test_what_is_uncertain_is_no_date():
    """An open or unknown end has no date, a season or a decade no month."""
    from policybrief.writing.popolo import _dates

    assert _dates("2024-05-26/..") == {
        "start_date": "2024-05-26",
        "end_date": None,
        "edtf": "2024-05-26/..",
    }
    assert _dates("2012/")["end_date"] is None
    assert _dates("2024-22")["start_date"] == "2024"
    assert _dates("201X")["start_date"] is None
    assert _dates("2024-02~")["end_date"] == "2024-02"
    assert _dates("2024-XX-XX")["start_date"] == "2024"


def test_the_same_corpus_gives_the_same_bytes():
    """Whatever the order of its records."""
    assert export_popolo(analyse(nasty_corpus(backwards=True))) == export_popolo(nasty())
