"""What was found in an article is found again without a look, while nothing else can matter."""

from __future__ import annotations

from pathlib import Path

import pytest

from policybrief.cache import LiveCache
from policybrief.checks import run
from policybrief.checks.run import check_corpus
from policybrief.models.article import Article
from policybrief.models.corpus import Corpus
from policybrief.problems import Problem
from policybrief.reading.folder import read_corpus
from policybrief.remembering import Memory
from tests.reading.corpora import ARTICLE, PERSON, TOPIC, VALID, changed, write

_OTHER = "articles/other.md"
_FILES = {
    **VALID,
    _OTHER: VALID[ARTICLE].replace("stone by stone", "bit by bit").replace("a/1", "a/2"),
}
EDITS = {
    "the article": changed(ARTICLE, "We will build it", "They will build it")[ARTICLE],
    "the other": _FILES[_OTHER].replace("bit by bit", "stone by stone"),
    "a publisher": "---\nname: The Daily\nrights: broken\n---\n",
    "a person": VALID[PERSON].replace("2024-05-26/..", "2020/2021"),
    "a topic": VALID[TOPIC].replace("keywords: [toll, bridge]", "draft: true"),
    "the settings": "title: Bridges\nrequire_checked: true\nquotation: {words: 2}\n",
}
_PATHS = (ARTICLE, _OTHER, "publishers/daily.md", PERSON, TOPIC, "briefing.yml")


class _Process:
    """Reads and checks one folder again and again."""

    def __init__(self, root: Path, monkeypatch: pytest.MonkeyPatch) -> None:
        self.root = root
        self.cache, self.memory = LiveCache(), Memory()
        self.looked: list[str] = []
        words = run._OF_ARTICLE[0]

        def check(frame: Corpus, article: Article) -> object:
            self.looked.append(article.id)
            return words(frame, article)

        monkeypatch.setattr(run, "_OF_ARTICLE", (check, *run._OF_ARTICLE[1:]))

    def check(self) -> list[Problem]:
        self.looked.clear()
        corpus, _ = read_corpus(self.root, cache=self.cache, memory=self.memory)
        found = check_corpus(corpus)
        self.cache.save()
        return found


@pytest.mark.parametrize(("name", "path"), [*zip(EDITS, _PATHS, strict=True)])
def test_an_edit_is_checked_as_by_a_new_process(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, name: str, path: str
) -> None:
    """Only an edited article is looked at; when a record changed, every one; both find the same."""
    process = _Process(write(tmp_path, _FILES), monkeypatch)
    before = process.check()
    assert sorted(process.looked) == ["bridge", "other"]
    assert process.check() == before
    assert process.looked == []

    write(tmp_path, {path: EDITS[name]})
    after = process.check()
    expected = {"the article": ["bridge"], "the other": ["other"]}.get(name, ["bridge", "other"])
    assert sorted(process.looked) == expected
    assert after == check_corpus(read_corpus(tmp_path)[0])

    write(tmp_path, {path: _FILES[path]})
    assert process.check() == before


def test_a_frame_has_no_articles(tmp_path: Path) -> None:
    """What is given to a check of one article cannot depend on another one."""
    corpus, _ = read_corpus(write(tmp_path, _FILES))

    for one in (corpus, read_corpus(tmp_path, memory=Memory())[0]):
        assert not one.frame.articles
        assert one.frame.actors == corpus.actors
        assert one.frame.briefing == corpus.briefing
        assert one.frame.maps == corpus.maps
