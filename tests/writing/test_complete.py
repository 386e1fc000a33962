"""The export holds every field of the models, but for those that may not or need not leave."""

from __future__ import annotations

from typing import Final

import attrs
import pytest

from policybrief import (
    Article,
    Briefing,
    Coding,
    Correction,
    Country,
    Event,
    Fact,
    Organization,
    Person,
    Publisher,
    Role,
    Stance,
    Statement,
    Topic,
)
from policybrief.models.role import Membership
from policybrief.writing.tables import TABLES
from tests.docs.generate import schema

_OF_FILES: Final = {"location", "places", "broken", "body_line"}
_ELSEWHERE: Final = {
    Article: {
        *("text", "ignore", "defaults", "body", "source", "pin", "unseen", "facts", "draft"),
        *("publish_after", "corrections"),
    },
    Briefing: {"look", "coded", "checked", "subjects", "body"},
    Statement: {"quote", "reported", "nth", "corrections"},
}
"""What is left out: the article's own words and where they stand, how the site looks, drafts, and
what is given with other records."""

_OF_THE_DESK: Final = {
    Article: {"text_hash", "reviewed"},
    Briefing: {"require_sources", "quiet"},
    Person: {"distinct_from"},
}
"""What only says which warnings are reported."""

_NOTES_THAT_STAY_INSIDE: Final = {
    Country,
    Event,
    Membership,
    Organization,
    Person,
    Publisher,
    Role,
    Topic,
}
"""Whose `note` is the coders' own; that of an article, a statement or a fact is published."""

_OTHER_NAMES: Final = {
    "body": "prose",
    "draft": "id",
    "window": "window_months",
    "given_name": "name",
}
_RECORDS: Final = {
    Article: "article",
    Correction: "correction",
    Coding: "coding",
    Country: "country",
    Event: "event",
    Fact: "fact",
    Membership: "membership",
    Organization: "organization",
    Person: "person",
    Publisher: "publisher",
    Role: "role",
    Stance: "stance",
    Statement: "statement",
    Topic: "topic",
}


@pytest.mark.parametrize("model", [*_RECORDS, Briefing])
def test_every_field_is_in_the_document(model):
    """A new field of a model is exported, or named above."""
    whole = schema()
    record = whole["$defs"][_RECORDS[model]] if model in _RECORDS else whole
    left_out = _ELSEWHERE.get(model, set()) | _OF_THE_DESK.get(model, set())
    if model in _NOTES_THAT_STAY_INSIDE:
        assert "note" not in record["properties"]
        left_out = left_out | {"note"}
    known = record["properties"].keys() | _OF_FILES | left_out

    missing = [
        field.name
        for field in attrs.fields(model)
        if field.name not in known and _OTHER_NAMES.get(field.name) not in known
    ]

    assert missing == []


def test_every_value_of_the_document_is_in_a_table():
    """A key of a record is a column, a table of its own, or columns with its name in front."""
    whole = schema()
    columns = {table.name: {column.name for column in table.columns} for table in TABLES}
    lists = {"aka": "names", "government": "names", "to": "addressed", "about": "addressed"}
    lists |= {"claims": "facts", "coders": "agreement_coders"}
    of_codings = {"stances": "coding_stances"}
    of_events = {key: f"event_{key}" for key in ("countries", "topics", "articles", "statements")}

    def missing(table: str, record: str) -> list[str]:
        keys = whole["$defs"][record]["properties"]
        elsewhere = lists | {"events": of_events, "codings": of_codings}.get(table, {})
        if table == "roll_ups":
            elsewhere = {
                key: "roll_up_members" for key, of in keys.items() if of.get("type") == "array"
            }
        return [
            key
            for key in keys
            if key not in columns[table]
            and elsewhere.get(key, key) not in columns
            and not any(name.startswith(f"{key}_") for name in columns[table])
        ]

    for table, record in {
        "publishers": "publisher",
        "events": "event",
        "topics": "topic",
        "statements": "statement",
        "stances": "stance",
        "codings": "coding",
        "coding_stances": "coding_stance",
        "agreement": "agreement",
        "disagreement_positions": "read_position",
        "lines": "line",
        "shifts": "shift",
        "dissent": "voice",
        "other_voices": "voice",
        "facts": "fact",
        "roles": "role",
        "memberships": "membership",
        "articles": "article",
        "conflicts": "conflict",
        "nearest": "nearest",
        "roll_ups": "roll_up",
        "history": "period",
        "salience": "salience",
        "months": "month_count",
        "year_only": "year_count",
        "dependence": "dependence",
        "shares": "share",
        "gaps": "gap",
    }.items():
        assert missing(table, record) == [], table
    for record in ("country", "person", "named_speaker", "organization"):
        assert missing("actors", record) == []
    assert [
        key
        for key in whole["properties"]
        if key not in columns
        and not any(name == key or name.startswith(f"{key}_") for name in columns["briefing"])
    ] == []
