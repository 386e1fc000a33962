"""A correction must be dated where it can have been made."""

from __future__ import annotations

import pytest

from policybrief.models.article import Article
from policybrief.models.briefing import Briefing
from policybrief.models.corpus import Corpus
from policybrief.models.correction import Correction
from policybrief.models.statement import Statement
from tests.checks.each import of_corrections


def codes(corrected: str, published: str | None, as_of: str | None = None) -> list[str]:
    """Return the codes of one correction of an article, and of the same of its statement."""
    one = Correction(date=corrected, what="A word was lost.", why="A slip.")
    statement = Statement(speaker="ada", quote="yes", corrections=[one])
    found = []
    for article in (
        Article(id="news", title="News", date=published, corrections=[one]),
        Article(id="news", title="News", date=published, statements=[statement]),
    ):
        corpus = Corpus(articles=[article], briefing=Briefing(title="B", as_of=as_of))
        found.append([problem.code for problem in of_corrections(corpus)])
    assert found[0] == found[1]
    return found[0]


@pytest.mark.parametrize(
    ("corrected", "published"),
    [
        ("2026-01-19", "2026-01-20"),
        ("2025-12", "2026-01-20"),
        ("2025", "2026"),
        ("2025", "2026/.."),
    ],
)
def test_surely_before_the_article(corrected, published):
    """Nothing can be corrected before it was published."""
    assert codes(corrected, published) == ["corrected-before-published"]


@pytest.mark.parametrize(
    ("corrected", "published"),
    [
        ("2026-01-20", "2026-01-20"),
        ("2026-01", "2026-01-20"),
        ("2026", "2026-01-20"),
        ("2026-01-19", "2026-01-20~"),
        ("2026-01-19", "2026-01-20?"),
        ("2026-01-19", None),
        ("2026-01-19", "../2026-02"),
        ("2031", "2026-01-20"),
    ],
)
def test_perhaps_after_the_article(corrected, published):
    """A month that holds the day, a doubtful date and no date contradict nothing."""
    assert codes(corrected, published) == []


@pytest.mark.parametrize(
    ("corrected", "wrong"),
    [("2026-02-01", True), ("2026-02", True), ("2026-01-31", False), ("2026", False)],
)
def test_later_than_the_day_of_the_briefing(corrected, wrong):
    """Only an `as_of` that is written down can be later; the newest article is none."""
    assert codes(corrected, "2026-01-20", "2026-01-31") == ["corrected-after-as-of"] * wrong
    assert codes(corrected, "2026-01-20") == []
