"""Fields that hold text hold text."""

from __future__ import annotations

import datetime
from typing import Any

import pytest

from policybrief import (
    Article,
    Briefing,
    Country,
    EdtfDate,
    Event,
    Fact,
    Organization,
    Person,
    Publisher,
    Speaker,
    Stance,
    Statement,
    Topic,
)

WHOLE: dict[type[Any], dict[str, Any]] = {
    Article: {"id": "one", "title": "One"},
    Briefing: {"title": "B"},
    Country: {"id": "norland", "name": "Norland"},
    Event: {"id": "summit", "title": "Summit"},
    Fact: {"subject": "wall", "property": "length", "value": 3},
    Organization: {"id": "pact", "name": "Pact"},
    Person: {"id": "ada", "name": "Ada"},
    Publisher: {"id": "daily", "name": "Daily"},
    Speaker: {"kind": "named", "name": "Bo"},
    Stance: {"topic": "wall", "position": "for"},
    Topic: {"id": "wall", "title": "Wall", "proposition": "It is built."},
}


@pytest.mark.parametrize(
    ("cls", "field"),
    [
        (cls, field)
        for cls, fields in WHOLE.items()
        for field in fields
        if field not in ("value", "kind", "position")
    ],
)
@pytest.mark.parametrize("value", [None, 3])
def test_what_is_no_text_is_refused(cls: type[Any], field: str, value: Any) -> None:
    """At once, with the name of the field."""
    cls(**WHOLE[cls])

    with pytest.raises(ValueError, match=f"'{field}' is text, not {value}"):
        cls(**WHOLE[cls] | {field: value})


def test_a_speaker_is_one_or_an_id() -> None:
    """Nothing else."""
    with pytest.raises(ValueError, match="a speaker is a Speaker or the id of an actor, not 3"):
        Statement(speaker=3, quote="x")


@pytest.mark.parametrize(
    ("value", "text"),
    [
        (datetime.date(2025, 4, 28), "2025-04-28"),
        (datetime.date(99, 1, 2), "0099-01-02"),
        (datetime.datetime(2025, 4, 28, 12, 30), "2025-04-28"),
        (2025, "2025"),
        ("2025-04~", "2025-04~"),
        (EdtfDate.parse("2025"), "2025"),
    ],
)
def test_a_date_may_be_a_date_of_python(value: Any, text: str) -> None:
    """Or a year, or text."""
    assert Article(id="one", title="One", date=value).date == EdtfDate.parse(text)


@pytest.mark.parametrize("value", [True, 1.5, ["2025"], b"2025"])
def test_what_is_no_date_is_refused(value: Any) -> None:
    """With what to write."""
    with pytest.raises(ValueError, match="is not a date; write it like 2025"):
        Article(id="one", title="One", date=value)
    with pytest.raises(ValueError, match="is no text; write it like 2025"):
        EdtfDate.parse(value)
