"""The page of the file format is complete."""

from __future__ import annotations

import re
from typing import Any

import attrs
import pytest

from policybrief import (
    Article,
    Briefing,
    Coding,
    Correction,
    Country,
    Defaults,
    Event,
    Fact,
    Ignored,
    Look,
    Membership,
    Organization,
    Person,
    Publisher,
    Quotation,
    Role,
    Speaker,
    Stance,
    Statement,
    Topic,
)
from policybrief.models.actor import OrganizationType
from policybrief.models.article import Rights
from policybrief.models.role import RoleKind
from policybrief.models.stance import Act, Position
from policybrief.problems import Located
from tests.docs.generate import DOCS

_RECORDS = [
    Article,
    Briefing,
    Correction,
    Coding,
    Country,
    Defaults,
    Event,
    Fact,
    Ignored,
    Look,
    Membership,
    Organization,
    Person,
    Publisher,
    Quotation,
    Role,
    Stance,
    Statement,
    Topic,
]
_PAGE = (DOCS / "reference" / "format.md").read_text(encoding="utf-8")


def _section(anchor: str) -> str:
    found = re.search(rf"(?ms)^#+ [^\n]*\{{ #{anchor} \}}\n(.*?)(?=^##? |^### |\Z)", _PAGE)
    assert found is not None, f"no section #{anchor}"
    return found[1]


def _rows(anchor: str) -> dict[str, str]:
    """Return the default of each field in the table of a section."""
    rows = re.findall(r"(?m)^\| `([\w-]+)` \| [^|]+ \| ([^|]+) \| [^|]+ \|$", _section(anchor))
    return dict(rows)


def _fields(cls: type[Any]) -> dict[str, bool]:
    """Return whether each field that the files write must be there."""
    given = {(Stance, "topic")}
    return {
        str(field.metadata.get("key", field.name)): field.default is attrs.NOTHING
        for field in attrs.fields(cls)
        if field.name not in attrs.fields_dict(Located)
        and field.metadata.get("key", "") is not None
        and (cls, field.name) not in given
    }


@pytest.mark.parametrize("cls", _RECORDS)
def test_each_field_is_described(cls: type[Any]) -> None:
    """The table of a record has its fields, no others, and says which must be there."""
    rows = _rows(cls.__name__.lower())
    rows.pop("kind", None) if cls in (Country, Person, Organization) else None

    assert sorted(rows) == sorted(_fields(cls))
    assert {key for key, default in rows.items() if default.strip() == "required"} == {
        key for key, required in _fields(cls).items() if required
    }


def test_each_key_of_a_speaker_is_described() -> None:
    """Both long forms of a speaker are there."""
    known = {attrs.fields_dict(Speaker)["of"].name, "name", "unnamed", "as"}

    assert set(_rows("speaker")) == known


@pytest.mark.parametrize(
    ("anchor", "words"),
    [
        ("statement", []),
        ("stance", [*Position, *Act]),
        ("article", [*Rights]),
        ("organization", [*OrganizationType]),
        ("role", [*RoleKind]),
    ],
)
def test_each_word_that_a_field_may_take_is_named(anchor: str, words: list[Any]) -> None:
    """No position, act, right, type or kind is left out."""
    section = _section(anchor)

    assert [one.value for one in words if f"`{one.value}`" not in section] == []
