"""A small corpus, edits of it, and who is looked at when it is checked."""

from __future__ import annotations

from typing import Final

import pytest

from policybrief.checks import run
from policybrief.models.article import Article
from policybrief.models.corpus import Corpus
from tests.reading.corpora import ARTICLE, PERSON, TOPIC, VALID, changed

_OTHER: Final = "articles/other.md"

FILES: Final = {
    **VALID,
    _OTHER: VALID[ARTICLE].replace("stone by stone", "bit by bit").replace("a/1", "a/2"),
}
EDITS: Final = {
    "the article": (ARTICLE, changed(ARTICLE, "We will build it", "They will build it")[ARTICLE]),
    "the other": (_OTHER, FILES[_OTHER].replace("bit by bit", "stone by stone")),
    "a publisher": ("publishers/daily.md", "---\nname: The Daily\nrights: broken\n---\n"),
    "a person": (PERSON, VALID[PERSON].replace("2024-05-26/..", "2020/2021")),
    "a topic": (TOPIC, VALID[TOPIC].replace("keywords: [toll, bridge]", "draft: true")),
    "the settings": (
        "briefing.yml",
        "title: Bridges\nrequire_checked: true\nquotation: {words: 2}\n",
    ),
}
"""Path and new content of a file, by what it is of."""


def note_looks(monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """Return where the id of each article is noted when it is looked at from now on."""
    looked: list[str] = []
    words = run._OF_ARTICLE[0]

    def check(frame: Corpus, article: Article) -> object:
        looked.append(article.id)
        return words(frame, article)

    monkeypatch.setattr(run, "_OF_ARTICLE", (check, *run._OF_ARTICLE[1:]))
    return looked
