"""What was found in an article is found again without a look, while nothing else can matter."""

from __future__ import annotations

from pathlib import Path

import pytest

from policybrief.cache import LiveCache
from policybrief.checks.run import check_corpus
from policybrief.problems import Problem
from policybrief.reading.folder import read_corpus
from policybrief.remembering import Memory
from tests.checks.looking import EDITS, FILES, note_looks
from tests.reading.corpora import write


class _Process:
    """Reads and checks one folder again and again."""

    def __init__(self, root: Path, monkeypatch: pytest.MonkeyPatch) -> None:
        self.root = root
        self.cache, self.memory = LiveCache(), Memory()
        self.looked = note_looks(monkeypatch)

    def check(self) -> list[Problem]:
        self.looked.clear()
        corpus, _ = read_corpus(self.root, cache=self.cache, memory=self.memory)
        found = check_corpus(corpus)
        self.cache.save()
        return found


@pytest.mark.parametrize("name", EDITS)
def test_an_edit_is_checked_as_by_a_new_process(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, name: str
) -> None:
    """Only an edited article is looked at; when a record changed, every one; both find the same."""
    process = _Process(write(tmp_path, FILES), monkeypatch)
    before = process.check()
    assert sorted(process.looked) == ["bridge", "other"]
    assert process.check() == before
    assert process.looked == []

    path, content = EDITS[name]
    write(tmp_path, {path: content})
    after = process.check()
    expected = {"the article": ["bridge"], "the other": ["other"]}.get(name, ["bridge", "other"])
    assert sorted(process.looked) == expected
    assert after == check_corpus(read_corpus(tmp_path)[0])

    write(tmp_path, {path: FILES[path]})
    assert process.check() == before


def test_a_frame_has_no_articles(tmp_path: Path) -> None:
    """What is given to a check of one article cannot depend on another one."""
    corpus, _ = read_corpus(write(tmp_path, FILES))

    for one in (corpus, read_corpus(tmp_path, memory=Memory())[0]):
        assert not one.frame.articles
        assert one.frame.actors == corpus.actors
        assert one.frame.briefing == corpus.briefing
        assert one.frame.maps == corpus.maps
