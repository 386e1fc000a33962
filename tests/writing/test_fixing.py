"""Letters are replaced where they stand, and nothing around them changes."""

from __future__ import annotations

import os

import pytest
from hypothesis import given
from hypothesis import strategies as st

from policybrief.problems import Replacement
from policybrief.writing.fixing import replace_in, write_in_place

WORDS = st.lists(st.sampled_from(["sea", "wall", "it", "don't", "für", "12"]), min_size=1).map(
    " ".join
)
STYLES = st.sampled_from(["{}", "'{}'", '"{}"', ">-\n  {}", "|\n  {}"])
COMMENTS = st.sampled_from(["", "  # a comment", " # it: 'sea'"])
ENDS = st.sampled_from(["\n", "\r\n", "\r"])


def one(line: int, column: int, old: str, new: str, *, entry: bool = False) -> Replacement:
    return Replacement(line, column, old, new, entry)


@given(st.lists(st.tuples(WORDS, STYLES, COMMENTS), min_size=1, max_size=6), ENDS, st.data())
def test_only_the_value_changes(values, end, choice):
    """Any value in any style: what stands before and behind it stays, letter for letter."""
    lines = []
    for at, (words, style, comment) in enumerate(values):
        words = words.replace("'", "''") if style == "'{}'" else words
        comment = "" if "\n" in style else comment
        lines.append(f"k{at}: " + style.format(words) + comment)
    at = choice.draw(st.integers(0, len(values) - 1))
    words, style, _ = values[at]
    line = "\n".join(lines[: at + 1]).count("\n") + 1 - lines[at].count("\n")
    text = "\n".join(lines).replace("\n", end) + end
    changed = replace_in(text, [one(line, 5, words, "better-now")], plain=True)
    words = words.replace("'", "''") if style == "'{}'" else words

    assert changed is not None
    before = len(end.join("\n".join(lines[:at]).split("\n"))) + (len(end) if at else 0)
    start = text.index(words, before + 4)
    assert changed == text[:start] + "better-now" + text[start + len(words) :]


@pytest.mark.parametrize(
    "wanted",
    [
        one(1, 4, "one", "two"),
        one(2, 4, "two", "three"),
        one(2, 9, "one", "two"),
        one(2, 99, "one", "two"),
        one(9, 1, "one", "two"),
        one(4, 1, "one", "two"),
        one(2, 4, "", "two"),
        one(2, 4, "one", "#two"),
        one(2, 4, "one", "two: three"),
        one(2, 4, "one", ""),
        one(2, 4, "one", "", entry=True),
    ],
)
def test_what_cannot_be_replaced(wanted):
    """Other words, other places, the body, and what would be read as something else."""
    assert replace_in("---\na: one # one\n---\none\n", [wanted], plain=False) is None


def test_two_in_one_place():
    """Replacements that overlap are not made."""
    wanted = [one(1, 4, "one two", "x"), one(1, 8, "two", "y")]

    assert replace_in("a: one two\n", wanted, plain=True) is None


@pytest.mark.parametrize(
    ("text", "wanted", "changed"),
    [
        ("a: [x, x]\n", one(1, 8, "x", "", entry=True), "a: [x]\n"),
        ("a: [x, 'x' , y]\n", one(1, 8, "x", "", entry=True), "a: [x , y]\n"),
        ("a:\n- x\n- x\n- y\n", one(3, 3, "x", "", entry=True), "a:\n- x\n- y\n"),
        ("a:\n- x\n- x # no\n- y\n", one(3, 3, "x", "", entry=True), None),
    ],
)
def test_entries_are_taken_out(text, wanted, changed):
    """With their comma or their line; a comment beside one keeps it."""
    assert replace_in(text, [wanted], plain=True) == changed


@pytest.mark.parametrize(
    ("text", "changed"),
    [
        ("a: 'sea “wall”'\n", "a: 'sea ''wall'''\n"),
        ('a: "sea “wall”"\n', "a: \"sea 'wall'\"\n"),
        ("a: sea\n  “wall”\n", "a: sea\n  'wall'\n"),
        ("a: >-\n\n  sea\n\n  “wall”\n", "a: >-\n\n  sea\n\n  'wall'\n"),
    ],
)
def test_marks_are_escaped_where_they_must_be(text, changed):
    """A mark that would end the value is written as YAML wants it."""
    assert replace_in(text, [one(1, 4, "sea “wall”", "sea 'wall'")], plain=True) == changed


def test_writing_is_whole(tmp_path, monkeypatch):
    """When it fails, the file is as it was and nothing is left behind."""
    file = tmp_path / "a.md"
    file.write_text("old")

    def fail(*_):
        raise OSError("full")

    monkeypatch.setattr(os, "replace", fail)
    with pytest.raises(OSError, match="full"):
        write_in_place(file, b"new")

    assert file.read_text() == "old"
    assert list(tmp_path.iterdir()) == [file]


def test_an_apostrophe_in_single_marks():
    """It is written twice there, and stays so."""
    text = "a: 'it''s a sea “wall”'\n"
    wanted = one(1, 4, "it's a sea “wall”", 'it\'s a sea "wall"')

    assert replace_in(text, [wanted], plain=True) == "a: 'it''s a sea \"wall\"'\n"
