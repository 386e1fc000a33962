"""A release may hold anything: its record is read, or said to be broken, and nothing raises."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from policybrief import find_problems, release
from policybrief.problems import Severity
from policybrief.reading import releases
from policybrief.reading.releases import find_releases, next_number
from tests.reading.corpora import VALID, write

RECORD = "releases/january/release.json"
JSON = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats() | st.text(),
    lambda some: st.lists(some, max_size=4) | st.dictionaries(st.text(), some, max_size=4),
    max_leaves=12,
)


@pytest.fixture(scope="module")
def released(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Return a folder with a release."""
    root = write(tmp_path_factory.mktemp("released"), VALID)
    release(root, "january")
    return root


def good(root: Path) -> dict[str, Any]:
    """Return the record as it was made."""
    made: dict[str, Any] = json.loads((root / RECORD).with_suffix(".kept").read_text("utf-8"))
    return made


@pytest.fixture
def record(released: Path) -> dict[str, Any]:
    """Return a record that may be changed."""
    kept = (released / RECORD).with_suffix(".kept")
    if not kept.exists():
        kept.write_bytes((released / RECORD).read_bytes())
    return good(released)


def codes(root: Path, raw: bytes) -> list[str]:
    """Return what a check says when the record holds some bytes."""
    (root / RECORD).write_bytes(raw)
    found = find_problems(root)
    assert all(one.severity is Severity.WARNING for one in found)
    return [f"{one.location} {one.code}" for one in found]


BROKEN = f"{RECORD}:1:1 broken-release"


@pytest.mark.parametrize(
    ("key", "values"),
    [
        ("format", [None, 2, "1", True, 1.0, []]),
        ("name", [None, "february", 1, ["january"]]),
        ("number", [None, 0, -1, "1", 1.5, True, 10**7, {}]),
        ("as_of", ["soon", 2026, "2026-13-01", [], True]),
        ("corpus", [None, "x", "A" * 64, 64]),
        ("statements", [None, {}, "x", [1], [[]], [{}]]),
    ],
)
def test_each_field_is_looked_at(released, record, key, values):
    """What `release` cannot have written is one warning, at the record."""
    for value in values:
        assert codes(released, json.dumps({**record, key: value}).encode()) == [BROKEN]
        without = {name: one for name, one in record.items() if name != key}
        if key != "as_of":
            assert codes(released, json.dumps(without).encode()) == [BROKEN]


@pytest.mark.parametrize(
    ("key", "values"),
    [
        ("id", [None, "", 1, [], "x" * 2000]),
        ("article", [None, "", {}, 0]),
        ("speaker", [None, "", False]),
        ("words", [None, "x", 5, "g" * 64]),
        ("published", [None, 1, "true"]),
        ("quoted", [None, 0]),
        ("place", [None, "1", True, 1.0]),
    ],
)
def test_each_field_of_a_statement_is_looked_at(released, record, key, values):
    """Wherever it stands."""
    for value in values:
        first, *rest = record["statements"]
        changed = {**record, "statements": [*rest, {**first, key: value}]}
        assert codes(released, json.dumps(changed).encode()) == [BROKEN]


def test_statements_are_told_apart(released, record):
    """Two of one id are a mistake."""
    twice = {**record, "statements": record["statements"] * 2}

    assert codes(released, json.dumps(twice).encode()) == [BROKEN]


@pytest.mark.parametrize(
    "raw",
    [
        b"",
        b"\xff\xfe",
        b"\x00" * 100,
        b"null",
        b"[]",
        b"[" * 100_000,
        b'{"a":' * 100_000,
        b"9" * 100_000,
        b'{"number": 1e999}',
        b"NaN",
        b"<html>",
    ],
)
def test_what_is_no_record(released, raw):
    """No nesting, number or byte makes it raise."""
    (found,) = codes(released, raw)

    assert found.endswith("broken-release")


def test_where_it_is_no_json(released, record):
    """The place is that of the mistake."""
    raw = json.dumps(record, indent=2).replace('"number": 1,', '"number" 1,').encode()

    assert codes(released, raw) == [f"{RECORD}:4:12 broken-release"]


@given(JSON)
def test_any_json(released, value):
    """Whatever stands there, the check says one thing at the most."""
    assert len(codes(released, json.dumps(value).encode())) == 1


@given(st.data())
def test_any_change_of_a_record(released, data):
    """A record with any value in any place is read, or broken; it makes no error."""
    kept = (released / RECORD).with_suffix(".kept")
    whole: Any = json.loads(kept.read_text("utf-8"))
    at: Any = data.draw(st.sampled_from([whole, *whole["statements"]]))
    at[data.draw(st.sampled_from(sorted(at)))] = data.draw(JSON)

    codes(released, json.dumps(whole).encode())


def test_too_large(released, record, monkeypatch):
    """A record over the stated size is not read."""
    monkeypatch.setattr(releases, "MAX_BYTES", 100)

    assert codes(released, json.dumps(record).encode()) == [BROKEN]


def test_what_stands_among_releases(tmp_path):
    """Other files are passed by; folders without a record, and links, are broken releases."""
    root = write(tmp_path / "corpus", VALID)
    release(root, "january")
    write(root, {"releases/README.md": "x", "releases/.making-x/briefing.yml": "x"})
    write(root, {"releases/empty/x": "", "releases/Not A Name/release.json": "{}"})
    write(root, {"releases/folder/release.json/x": ""})
    (root / "releases" / "link").symlink_to(tmp_path)
    (root / "releases" / "linked").mkdir()
    (root / "releases" / "linked" / "release.json").symlink_to(root / RECORD)

    found, problems = find_releases(root)

    assert [one.name for one in found] == ["january"]
    assert [one.location.path.parts[1] for one in problems] == [
        *("Not A Name", "empty", "folder", "link", "linked")
    ]
    assert next_number(root) == 7
    assert all(one.code == "broken-release" for one in find_problems(root))


def test_a_folder_that_cannot_be_listed(tmp_path):
    """A file in its place holds no releases."""
    root = write(tmp_path, {**VALID, "releases": "x"})

    assert find_releases(root) == ((), ())
    assert find_problems(root) == []
