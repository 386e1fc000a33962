from __future__ import annotations

from pathlib import PurePosixPath

import pytest
from hypothesis import given
from hypothesis import strategies as st

from policybrief.reading.placed import Row, Table, Text
from policybrief.reading.yaml_values import parse_yaml
from tests.reading.corpora import ARTICLE, changed, found, look_at, write

HERE = PurePosixPath("a.md")


@pytest.mark.parametrize(
    "value", ["NO", "on", "yes", "12:30", "012", "1.10", "1_000", "0x1F", "2025-04-28", "1e3", "="]
)
def test_scalars_stay_text(value):
    """What other readers of YAML take for truth values, times and numbers is the text it is."""
    table, problems = parse_yaml(f"{value}: {value}", HERE)

    assert table == {value: value}
    assert problems == []


@pytest.mark.parametrize("value", ["", " ~", " null"])
def test_null_is_nothing(value, tmp_path):
    """A field with an empty value is as good as left out; a required one is missing."""
    _, left_out = look_at(write(tmp_path / "1", changed(ARTICLE, "lang: en", f"lang:{value}")))
    title = changed(ARTICLE, "title: A bridge with a price", f"title:{value}")
    _, missing = look_at(write(tmp_path / "2", title))

    assert left_out == []
    assert found(missing) == [f"{ARTICLE}:2:1 missing-field"]


def test_quoted_null_is_text():
    """In quotation marks it is a word."""
    table, _ = parse_yaml("a: 'null'\nb: \"~\"", HERE)

    assert table == {"a": "null", "b": "~"}


def test_places():
    """Every value and key knows its line and column, in letters, not bytes."""
    table, _ = parse_yaml("é𝄞: x\nlist: [a, {b: c}]\n", HERE, first_line=5)
    assert table is not None
    row = table["list"]

    assert [(key.line, key.column) for key in table] == [(5, 1), (6, 1)]
    assert (table["é𝄞"].line, table["é𝄞"].column) == (5, 5)
    assert isinstance(row, Row)
    assert (row.line, row.column, row[0].line, row[0].column) == (6, 7, 6, 8)
    assert isinstance(row[1], Table)
    assert (row[1].column, row[1]["b"].column) == (11, 15)


@pytest.mark.parametrize(
    ("written", "code"),
    [
        ("quote: one #two", "comment-in-words"),
        ("quote: 'one' # two", "comment-in-words"),
        ('quote: "one" # two', "comment-in-words"),
        ("quote: >- # two\n  one", "comment-in-words"),
        ("reported: | #two\n  one", "comment-in-words"),
        ("quote: # one", "comment-in-words"),
        ("quote: !x one", "yaml-tag"),
        ("quote: !!str one", "yaml-tag"),
        ("quote: &x one", "yaml-anchor"),
        ("quote: *x", "yaml-alias"),
        ("a: &x [b]", "yaml-anchor"),
        ("a: !x {b: c}", "yaml-tag"),
        ("*x : b", "yaml-alias"),
        ("a: b\na: c", "duplicate-key"),
        ("a: {b: c, b: d}", "duplicate-key"),
        ("[a]: b\n[a]: c", "bad-key"),
        ("a: @b", "yaml-syntax"),
        ("a: `b", "yaml-syntax"),
        ("a: 'b", "yaml-syntax"),
        ('a: "b" c', "yaml-syntax"),
        ("- a\n- b", "no-mapping"),
        ("only words", "no-mapping"),
    ],
)
def test_what_surprises_is_refused(written, code):
    """Comments, tags, anchors, aliases and the like are errors that say so."""
    _, problems = parse_yaml(written, HERE)

    assert {one.code for one in problems} == {code}


@pytest.mark.parametrize(
    "written", ["quote: a#b", "quote: 'a #b'", "quote: >-\n  a #b", "gist: a # comment", "# only"]
)
def test_comments_elsewhere_are_fine(written):
    """A number sign within words is no comment, and other fields may have one."""
    assert parse_yaml(written, HERE)[1] == []


def test_a_fence_within_block_text(tmp_path):
    """Three hyphens that are indented do not end the front matter."""
    files = changed(ARTICLE, "lang: en", "note: |\n  one\n  ---\n  two\nlang: en")
    corpus, problems = look_at(write(tmp_path, files))

    assert problems == []
    assert corpus.articles[0].note == "one\n---\ntwo"


@given(st.lists(st.text(st.characters(min_codepoint=32, max_codepoint=0x2000)), min_size=1))
def test_any_line_of_a_block_stays(lines):
    """Behind ``|`` any words stay as they are, whatever marks stand in them."""
    plain = ["x" + "".join(letter for letter in line if letter.isprintable()) for line in lines]
    text = "quote: |-\n" + "\n".join(f"  {line}" for line in plain)
    table, problems = parse_yaml(text, HERE)

    assert problems == []
    assert table == {"quote": "\n".join(plain)}


def test_texts_are_plain_texts():
    """A placed text equals the text that it holds."""
    assert Text("a", 1, 2) == "a"
    assert {Text("a", 1, 2): 1}["a"] == 1  # type: ignore[index]
