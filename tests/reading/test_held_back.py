"""A slip in what holds something back is an error: it would publish."""

from __future__ import annotations

import pytest

from policybrief.models.article import Article
from tests.reading.corpora import ARTICLE, PERSON, TOPIC, changed, found, look_at, write


@pytest.mark.parametrize(
    ("line", "problem"),
    [
        ("publish-after:", "6:1 empty-value"),
        ("publish-after: #2026-02-01", "6:1 empty-value"),
        ("publish-after: soon", "6:16 bad-date"),
        ("publish-after: 2026-02-30", "6:16 bad-date"),
        ("publish-after: 2026-02~", "6:16 invalid-value"),
        ("publish-after: 2026-02-01/..", "6:16 invalid-value"),
        ("publish-after: [2026-02-01]", "6:16 not-text"),
        ("publish_after: 2026-02-01", "6:1 unknown-field"),
        ("embargo: 2026-02-01", "6:1 unknown-field"),
        ("withdrawn:", "6:1 empty-value"),
        ("withdrawn: ''", "6:12 empty-value"),
        ("withdrawn: #1 is wrong", "6:1 empty-value"),
        ("draft:", "6:1 empty-value"),
        ("draft: yes", "6:8 not-true-or-false"),
    ],
)
def test_a_slip_publishes_nothing(tmp_path, line, problem):
    """Nothing is read as if the line were not there."""
    _, problems = look_at(write(tmp_path, changed(ARTICLE, "lang: en", f"{line}\nlang: en")))

    assert f"{ARTICLE}:{problem}" in found(problems)


@pytest.mark.parametrize("path", [TOPIC, PERSON])
def test_an_empty_draft_is_no_finished_one(tmp_path, path):
    """Topics and actors have the field too."""
    first = "title:" if path == TOPIC else "name:"
    _, problems = look_at(write(tmp_path, changed(path, first, f"draft:\n{first}")))

    assert f"{path}:2:1 empty-value" in found(problems)


def test_an_empty_reason_of_a_statement_publishes_nothing(tmp_path):
    """The line says that something is to be taken down."""
    files = changed(ARTICLE, "    said:", "    withdrawn:\n    said:")
    _, problems = look_at(write(tmp_path, files))

    assert f"{ARTICLE}:12:5 empty-value" in found(problems)


@pytest.mark.parametrize("day", ["2026-02~", "2026?", "2026-02-01/..", "2026/"])
def test_an_embargo_has_a_certain_last_day(day):
    """In Python too."""
    with pytest.raises(ValueError, match=r"last day|certain day"):
        Article(id="a", title="A", publish_after=day)
