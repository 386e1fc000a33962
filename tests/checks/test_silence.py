"""What silences warnings silences nothing else."""

from __future__ import annotations

import pytest

from policybrief.codes import CODES
from policybrief.pipeline.finding import find_problems
from tests.reading.corpora import ARTICLE, BRIEFING, VALID, changed, found, look_at, write


def test_quiet_leaves_warnings_out(tmp_path):
    """A code in ``quiet`` is not reported, whoever finds it."""
    files = changed(BRIEFING, "contact: desk@example.org\n", "quiet: [no-contact, stray-file]\n")

    assert find_problems(write(tmp_path, {**files, "topics/notes.txt": "x"})) == []


@pytest.mark.parametrize("code", [*(one for one in CODES if not CODES[one].warning), "no-such"])
def test_errors_are_never_quiet(code, tmp_path):
    """Only the code of a warning may stand there."""
    _, problems = look_at(write(tmp_path, changed(BRIEFING, "contact", f"quiet: {code}\ncontact")))

    assert found(problems) == [f"{BRIEFING}:2:8 invalid-value"]


def test_reviewed_is_for_its_own_file(tmp_path):
    """The same warning about another file stays."""
    text = "---\ntitle: {}\ntranslated: by hand\n{}---\n"
    files = {
        **VALID,
        "articles/one.md": text.format("One", "reviewed: [translated-without-lang]\n"),
        "articles/two.md": text.format("Two", ""),
    }
    _, problems = look_at(write(tmp_path, files))

    assert found(problems) == ["articles/two.md:3:13 translated-without-lang"]


def test_reviewed_names_topics_and_warnings(tmp_path):
    """Anything else silences nothing, and is an error."""
    files = changed(ARTICLE, "lang: en", "lang: en\nreviewed: [rent-cap, same-url, rentcap]")
    _, problems = look_at(write(tmp_path, files))

    assert found(problems) == [f"{ARTICLE}:7:11 unknown-topic"]
    assert problems[0].hint == "did you mean 'rent-cap'?"
