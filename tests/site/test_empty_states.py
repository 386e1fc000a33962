"""A briefing that has little, or nothing yet, has pages that say so in whole sentences."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from policybrief import Article, Briefing, Corpus, Topic, analyse, load_corpus, new_briefing
from policybrief.pipeline.building import rendered_pages
from tests.site.builds import Shown

SILLY = {
    "a word for nothing": r"\bNone\b(?!\.| below| found)|\bundefined\b|\b(at|by|since) no date\b",
    "a count of nothing in a lead": r"\b0 (articles|statements|entries|publishers)\b[^;]*newest",
    "a mark after a space": r" [.,;:](\s|$)",
    "empty brackets": r"\(\s*\)",
    "two marks in a row": r"[.,;:]\s?[,;:.](\s|$)",
    "a preposition before a full stop": r"\b(at|since|by|of)\.(\s|$)",
}
"""What would look broken, as patterns of the shown text."""


def corpora(folder: Path) -> dict[str, Corpus]:
    """Return a corpus with a title only, one of articles only, one of topics only, the starter."""
    new_briefing(folder / "starter")
    briefing = Briefing(title="Little")
    articles = [
        Article(id="dated", title="Dated", date="2025-02-01", publisher="daily"),
        Article(id="undated", title="Undated"),
    ]
    topics = [Topic(id="pier", title="Pier", proposition="It is built.", asked_of=["is"])]
    return {
        "a title": Corpus(briefing=briefing),
        "articles": Corpus(briefing=briefing, articles=articles),
        "topics": Corpus(briefing=briefing, topics=topics),
        "starter": load_corpus(folder / "starter"),
    }


@pytest.mark.parametrize("which", ["a title", "articles", "topics", "starter"])
def test_no_page_looks_broken(which, tmp_path):
    """No hole, no dangling mark and no "newest first" of nothing stands in a lead or elsewhere."""
    corpus = corpora(tmp_path)[which]

    for source, markdown in rendered_pages(analyse(corpus)):
        body = markdown.partition("\n---\n")[2]
        text = Shown(re.sub(r"\{ #[^}]* \}", "", body).replace("</td>", " </td>")).text
        for fault, pattern in SILLY.items():
            found = re.search(rf".{{0,60}}(?:{pattern})", text)
            assert found is None, f"{source}: {fault}: {found and found[0]}"
