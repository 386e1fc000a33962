from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from policybrief import Article, Briefing, Corpus, Topic, analyse, check_corpus
from policybrief.checks import prose_limits
from policybrief.checks.prose_limits import excess
from policybrief.site.desk import Desk
from policybrief.site.prose import render_prose
from tests.bounded import bounded

HERE = Desk(analyse(Corpus(briefing=Briefing(title="x")))).here("about.html")

TOO_MUCH = {
    "quotes": ("> " * 21 + "x", "prose-too-deep", 1, 1),
    "quotes without spaces": (">" * 21 + "x", "prose-too-deep", 1, 1),
    "lists": ("a\n\n" + "- " * 21 + "x", "prose-too-deep", 3, 1),
    "numbered lists": ("1. " * 21 + "x", "prose-too-deep", 1, 1),
    "definitions": ("a\n" + ": " * 21 + "x", "prose-too-deep", 2, 1),
    "lists in quotes": ("> - " * 11 + "x", "prose-too-deep", 1, 1),
    "indentation": ("a\n" + " " * 84 + "- x", "prose-too-deep", 2, 1),
    "tabs": ("\t" * 21 + "- x", "prose-too-deep", 1, 1),
    "brackets": ("a " + "[" * 51, "prose-too-deep", 1, 53),
    "links without an end": ("[a](" * 51, "prose-too-deep", 1, 204),
    "brackets over lines": ("[\n" * 51, "prose-too-deep", 51, 1),
    "tags without an end": ("<a " * 51, "prose-too-deep", 1, 151),
    "tags in many paragraphs": ("<a \n\n" * 51, "prose-too-deep", 101, 1),
    "comments": ("<!-- " * 51, "prose-too-deep", 1, 251),
    "tags": ("<b>x</b> " * 600 + "\n" + "<b>x</b> " * 1000 + "\n" + "<b>x</b> " * 1000, None, 3, 0),
    "fences": ("```a\n\n" * 1001, "prose-too-long", 2001, 1),
    "a long line": ("a\n\n" + "x" * 10_001, "prose-too-long", 3, 1),
    "a long paragraph": ("x\n" * 1001, "prose-too-long", 1001, 1),
    "all of it": ("x\n\n" * 70_000, "prose-too-long", 1, 1),
}


@pytest.mark.parametrize("name", TOO_MUCH)
def test_what_is_too_much_has_its_place(name):
    """Each thing of which there can be too much is said where it begins to be."""
    text, code, line, column = TOO_MUCH[name]
    found = excess(text)

    assert found is not None
    assert code is None or (found.code, found.line, found.column) == (code, line, column)
    assert found.line == line


@pytest.mark.parametrize(
    "text",
    [
        "",
        "x" * 10_000,
        "-" * 500 + "\n\n" + "=" * 500 + "\n\n" + "* * *\n",
        "> > > a quote in a quote\n\n- a\n    - b\n        - c\n            1. d\n",
        "| a | b |\n|---|---|\n" + "| [x](ro) | (y) |\n" * 900,
        "If a < b and b > c, then (as [they] say) it is < 5 %.\n" * 900,
        "[link](https://example.org/a_(b)) " * 250,
        "<table><tr><td>x</td></tr></table>\n\n" * 600,
        "```\n" + "a[0] < b(c);\n" * 900 + "```\n",
    ],
    ids=range(9),
)
def test_what_people_write_is_not_too_much(text):
    """Tables, code, rules and quotes as large as any are fine."""
    assert excess(text) is None


WORST = (
    *(
        "[",
        "]",
        "[[",
        "[a](",
        "![a](<",
        "[a][b]",
        "[a]: b\n",
        "[a]:\n",
        "<a ",
        "<a@",
        "<!-- ",
        "&#",
    ),
    *("<![CDATA[", "<?", '<a href="', "<http://", "*a _b ", "**a *b", "`a ", "``` a\n", "~~~\n"),
    *("> ", "> a\n", "- a\n", "- a\n\n", "1. ", "a\n: b\n\n", "# a\n", "a\n===\n", "* * *\n"),
    *(
        "|a|b|\n",
        "|`",
        "|a",
        "a  \n",
        "a\n\n",
        "<div>",
        "<b><i>",
        "<table><tr><td>",
        "\\*",
        "\u0002",
    ),
    *('[a](b "', "<ul><li>", "    a\n", "\t", " ", "\n", "[^1]: a\n", "(((", ")", "*", "_", "`"),
)
SHAPES = {"whole": None, "lines": 9_000, "blocks": 1_500, "small blocks": 200}
TIMED = """
import sys, time
from tests.checks.test_prose_limits import HERE, SHAPES, WORST, excess, render_prose
size, letters, most = SHAPES[sys.argv[1]], int(sys.argv[2]), float(sys.argv[3])
for one in WORST:
    if size is None:
        text = one * (letters // len(one))
    else:
        text = (one * (size // len(one)) + "\\n\\n") * (letters // (size + 2))
    begun = time.process_time()
    if excess(text) is None:
        render_prose(text, HERE)
    if time.process_time() - begun > most:
        print(repr(one), time.process_time() - begun)
"""
"""What renders each of `WORST`, repeated in one shape, and prints those that take long."""


@pytest.mark.parametrize("shape", SHAPES)
def test_bad_prose_is_refused_or_rendered_in_a_moment(shape):
    """Whatever is repeated, no page waits for it, and no call is too deep."""
    assert bounded(TIMED, shape, "20000", "5", seconds=300) == ""


@pytest.mark.long
@pytest.mark.parametrize("shape", SHAPES)
def test_the_worst_prose_is_refused_or_rendered_within_seconds(shape):
    """Nor up to the limits."""
    assert bounded(TIMED, shape, "199000", "40", seconds=1_800) == ""


@given(st.lists(st.sampled_from([*WORST, "> " * 21, "\t" * 21]) | st.text(max_size=5), max_size=40))
def test_what_is_modest_has_no_excess(parts):
    """The quick look never misses what the look at each letter finds."""
    text = "".join(parts)
    if prose_limits._is_modest(text):
        assert not list(prose_limits._excesses(text))


@given(st.lists(st.sampled_from(WORST) | st.text(max_size=5), max_size=40))
def test_what_is_not_refused_can_be_rendered(parts):
    """No mixture that passes makes rendering fail."""
    text = "".join(parts)
    if excess(text) is None:
        render_prose(text, HERE)


def test_all_prose_of_a_corpus_is_looked_at():
    """Notes and texts that may be shown are held to it, a text that stays private is not."""
    deep = "[" * 60
    corpus = Corpus(
        briefing=Briefing(title="x", contact="a@example.org", body=deep),
        topics=[Topic(id="pier", title="x", proposition="x", body=deep)],
        articles=[
            Article(id="open", title="x", rights="open", body=deep),
            Article(id="notes", title="x", text="texts/a.txt", source="words", body=deep),
            Article(id="quoted", title="x", body=deep),
        ],
    )

    codes = [one.code for one in check_corpus(corpus) if one.code.startswith("prose")]

    assert codes == ["prose-too-deep"] * 2  # the same place in Python: <memory> and about.md
