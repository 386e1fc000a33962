from __future__ import annotations

import tempfile
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from policybrief.problems import in_order
from tests.reading.corpora import ARTICLE, BRIEFING, PERSON, TOPIC, VALID, look_at, write

FILES = st.sampled_from([ARTICLE, BRIEFING, PERSON, TOPIC, "about.md", "texts/a.txt"])
JUNK = st.text(
    st.sampled_from("\0\x01\x85\u2028\ufeff\ufdd0\ufffe\r\n\t -:#&*!|>'\"%@`[]{},?aé𝄞0/.")
)


def look(files):
    """Read and check a corpus; it has been enough when nothing was raised."""
    with tempfile.TemporaryDirectory() as folder:
        corpus, problems = look_at(write(Path(folder), files))
    assert problems == in_order(problems)
    for problem in problems:
        assert problem.location.line >= 1
        assert problem.location.column >= 1
        assert "\n" not in problem.message
        assert "\ufdd0" not in str(problem)
    return corpus, problems


@given(FILES, st.binary(max_size=200))
def test_any_bytes(path, content):
    """Reading never raises, whatever bytes a file holds."""
    look({**VALID, path: content})


@given(FILES, st.text(max_size=200) | JUNK, st.booleans())
def test_any_text(path, content, fenced):
    """Reading never raises, whatever text a file or its front matter holds."""
    look({**VALID, path: f"---\n{content}\n---\n" if fenced else content})


@settings(max_examples=150)
@given(FILES.filter(lambda path: path in VALID), st.data())
def test_any_mutation(path, data):
    """Reading never raises, wherever a valid file is cut, shortened or added to."""
    text = VALID[path]
    for _ in range(data.draw(st.integers(1, 4))):
        at = data.draw(st.integers(0, len(text)))
        end = data.draw(st.sampled_from([at, at + 1, at + 9, len(text)]))
        text = text[:at] + data.draw(JUNK) + text[end:]
    _, problems = look({**VALID, path: text})

    if text == VALID[path]:
        assert problems == []


@given(FILES.filter(lambda path: path in VALID), st.sampled_from(["\r\n", "\r"]), st.booleans())
def test_line_ends_and_marks_do_not_matter(path, end, mark):
    """A file with other line ends or a byte order mark has no problem."""
    text = VALID[path].replace("\n", end)
    _, problems = look({**VALID, path: "\ufeff" * mark + text})

    assert problems == []


@pytest.mark.parametrize(
    "content",
    [
        "---\na: " + "[" * 100_000 + "\n---\n",
        "---\na: " + "[" * 100_000 + "]" * 100_000 + "\n---\n",
        "---\n" + "- " * 50_000 + "\n---\n",
        "---\n" + "? " * 50_000 + "\n---\n",
        "---\na: " + "{a: " * 50_000 + "\n---\n",
        "---\ntitle: " + "x" * 1_000_000 + "\n---\n" + "y" * 1_000_000,
        "---\n" + "x" * 1_000_000 + ": a\n---\n",
        "---\n" + "a: b: c\n" * 2_000 + "---\n",
        "---\n" + "\0" * 100_000 + "\n---\n" + "\0" * 100_000,
        "[" * 200_000 + "](" * 100_000,
        "---\ntitle: x\nurl: " + "a" * 100_000 + "\ntext: " + "b/" * 3000 + "\n---\n",
        "---\n---\n---\n",
        "---",
        "",
    ],
    ids=range(14),
)
def test_hostile_files(content):
    """Deep, long and empty files are read, or said to be wrong, in a moment."""
    for path in (ARTICLE, TOPIC, BRIEFING):
        look({**VALID, path: content})
