"""The JSON Schema of the export describes it, and nothing else."""

from __future__ import annotations

import json
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from jsonschema import Draft202012Validator  # type: ignore[import-untyped]

from policybrief import (
    Act,
    Changed,
    Ending,
    GapKind,
    Grade,
    OrganizationType,
    Position,
    Rights,
    RoleKind,
    ShiftKind,
    Silence,
    SpeakerKind,
    Wording,
    Words,
    export,
)
from policybrief.writing.json_export import SCHEMA_VERSION
from tests.docs.blocks import blocks_of
from tests.docs.generate import DOCS, schema

_SEEDS = DOCS.parent / "seeds"


def _problems(text: str) -> list[str]:
    validator = Draft202012Validator(schema())
    return [
        f"{'/'.join(map(str, error.absolute_path))}: {error.message}"
        for error in validator.iter_errors(json.loads(text))
    ]


def _objects(value: Any) -> Iterator[dict[str, Any]]:
    if isinstance(value, dict):
        if value.get("type") == "object":
            yield value
        for one in value.values():
            yield from _objects(one)
    elif isinstance(value, list):
        for one in value:
            yield from _objects(one)


def _small(folder: Path) -> Path:
    """Write the corpus of the export page's example, which uses every part of the format."""
    page = (DOCS / "reference" / "format.md").read_text(encoding="utf-8")
    for block in blocks_of(page):
        if block.title is not None:
            file = folder / block.title
            file.parent.mkdir(parents=True, exist_ok=True)
            file.write_text(block.text, encoding="utf-8", newline="\n")
    return folder


def test_the_schema_is_one() -> None:
    """It is JSON Schema, draft 2020-12."""
    Draft202012Validator.check_schema(schema())


def test_the_schema_is_closed() -> None:
    """No object may have a key that is not described; each key is described and must be there."""
    for one in _objects(schema()):
        if "properties" in one:
            assert one["additionalProperties"] is False
            assert sorted(one["required"]) == sorted(one["properties"])
            assert all("description" in value for value in one["properties"].values())
        else:
            assert "additionalProperties" in one


def test_the_export_of_the_seeds_is_described() -> None:
    """The five articles."""
    assert _problems(export(_SEEDS)) == []


def test_the_export_of_a_corpus_with_everything_in_it_is_described(tmp_path: Path) -> None:
    """No list of the document is empty, so that each kind of record is looked at."""
    text = export(_small(tmp_path))

    assert _problems(text) == []
    assert [key for key, value in json.loads(text).items() if value in ([], {}, None)] == []


def test_a_key_that_is_not_described_is_refused() -> None:
    """The test would see a new key."""
    document = json.loads(export(_SEEDS))
    document["lines"][0]["new"] = 1

    assert _problems(json.dumps(document)) != []


@pytest.mark.parametrize(
    ("name", "words"),
    [
        ("position_word", Position),
        ("act_word", Act),
        ("grade_word", Grade),
        ("rights_word", Rights),
        ("organization_type", OrganizationType),
        ("role_kind", RoleKind),
        ("speaker_kind", SpeakerKind),
        ("words_kind", Words),
        ("changed_word", Changed),
        ("shift_kind", ShiftKind),
        ("silence_word", Silence),
        ("wording_word", Wording),
        ("ending_word", Ending),
        ("gap_kind", GapKind),
    ],
)
def test_the_words_of_the_schema_are_those_of_the_code(name: str, words: Any) -> None:
    """An enum of the code and one of the schema hold the same."""
    assert schema()["$defs"][name]["enum"] == [one.value for one in words]


def test_the_version_is_that_of_the_code() -> None:
    """A new shape needs a new version in both."""
    assert schema()["properties"]["schema_version"]["const"] == SCHEMA_VERSION
