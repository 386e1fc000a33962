from __future__ import annotations

from pathlib import PurePosixPath

import pytest
from hypothesis import given
from hypothesis import strategies as st

from policybrief.reading.plain_yaml import read_plain
from policybrief.reading.yaml_values import parse_any_yaml
from tests.reading.corpora import ARTICLE, VALID, known

HERE = PurePosixPath("a.md")
_FIELDS = VALID[ARTICLE].split("---\n")[1]
_LEADS = (
    "",
    "",
    "",
    " ",
    "  ",
    "  ",
    "    ",
    "      ",
    "- ",
    "  - ",
    "-   ",
    "-",
    "- - ",
    "\u00a0",
)
_KEYS = (
    "a: ",
    "b: ",
    "c:",
    "a:  ",
    "quote: ",
    "note: ",
    "null: ",
    "1-x: ",
    "é: ",
    "a b: ",
    "'a': ",
)
_BITS = (
    *("a", "b c", "é𝄞", "null", "~", "12:30", "https://x.org/a#b", "a: b", "a:", "a #b", "a # b"),
    *(
        "'a'",
        "'it''s'",
        "'a",
        '"a"',
        '"a\\n"',
        '""',
        "''",
        "' #a'",
        '"a" b',
        "'a': b",
        "a'b",
        'a"b',
    ),
    *(
        "[]",
        "[a]",
        "[a, b c]",
        "[a,]",
        "[a, , b]",
        "[null]",
        "[a, [b]]",
        "[ a , b ]",
        "[a",
        "[a] b",
    ),
    *("{}", "{a: b}", "{a: b, c: d e}", "{a: b,}", "{a: b, a: c}", "{a: null}", "{a}", "{a: }"),
    *(
        "{a:b}",
        "{a: [b]}",
        "{a: 1:2}",
        "{a: b} #c",
        "{note: a, quote: b}",
        "{a: b}x",
        "{é: é}",
        "{ }",
    ),
    *(">-", ">- ", ">", "|", "|-", ">-2", ">- # x", "- a", "-a", "?a", "? a", ":a", "&a b", "*a"),
    *(
        "@a",
        "`a",
        "%a",
        "%YAML 1.1",
        "...",
        "---",
        "a ",
        " a",
        "\u00a0a",
        "a\u00a0b",
        "a\tb",
        "\ta",
    ),
    *(
        "\ufdd0",
        "\ufeff",
        "\u2028",
        "\x85",
        "\ud800",
        "\x00",
        "a - b",
        "a, b",
        "a] b",
        "a} b",
        "!a",
    ),
    *("<<", "=", "#", ""),
)
_LINES = st.tuples(
    st.sampled_from(_LEADS), st.sampled_from(["", *_KEYS, *_KEYS]), st.sampled_from(_BITS)
).map("".join)
TEXTS = st.lists(_LINES, min_size=1, max_size=8).map("\n".join)


def _is_the_same(text: str) -> bool:
    """Say whether *text* is plain; then all of it is as the parser of all YAML reads it."""
    plain = read_plain(text, 2)
    if plain is not None:
        value, problems = parse_any_yaml(text, HERE, 2)
        assert known(plain) == known(value)
        assert problems == []
    return plain is not None


@given(TEXTS | st.text(alphabet="ab:- \n#'\"{}[],>|~\u00e9", max_size=40))
def test_what_is_read_line_by_line_is_what_a_parser_reads(text):
    """Values, types and places are the same, and nothing is wrong."""
    _is_the_same(text)


@given(st.data())
def test_a_change_in_good_fields_is_read_alike(data):
    """Nor does any line that is put into good fields make a difference."""
    lines = _FIELDS.split("\n")
    for _ in range(data.draw(st.integers(1, 3))):
        lines.insert(data.draw(st.integers(0, len(lines))), data.draw(_LINES))

    _is_the_same("\n".join(lines))


@pytest.mark.parametrize(
    "text",
    [
        _FIELDS,
        "a: b",
        "# words of ours\na: b\n\nc:\n  # more\n  - d: e\n    f: 'it''s'\n  - g: \"h\"\n",
        "a:\n- b\n- c\nd:\ne: null\n",
        "a: >-\n  words\n  and #more\n\nb: [c, d e]\nf: {g: h i, j: k}\n",
        "a:\n  b:\n    c: https://example.org/a#b\nd: 12:30\n",
    ],
)
def test_front_matter_is_plain(text):
    """What people write is read line by line."""
    assert _is_the_same(text)


@pytest.mark.parametrize("many", ["a: [" + "b, " * 3_000 + "b]", "a:" + "\n  - b" * 3_000])
def test_what_is_too_much_is_not_read(many):
    """Bounds are the other parser's."""
    assert read_plain(many, 1) is None
