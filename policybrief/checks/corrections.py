"""Corrections must be dated where they can have been made."""

from __future__ import annotations

from collections.abc import Iterator

from policybrief.models.article import Article
from policybrief.models.corpus import Corpus
from policybrief.models.correction import Correction
from policybrief.problems import Problem


def check_corrections(frame: Corpus, article: Article) -> Iterator[Problem]:
    """Yield corrections that are dated before their article, or after the briefing's day."""
    for one in article.corrections:
        yield from _dated(frame, article, one)
    for statement in article.statements:
        for one in statement.corrections:
            yield from _dated(frame, article, one)


def _dated(corpus: Corpus, article: Article, correction: Correction) -> Iterator[Problem]:
    latest, earliest = correction.date.latest, correction.date.earliest
    if "date" in correction.broken or latest is None or earliest is None:
        return
    if not article.broken & {"date", "*"} and _is_before(article, correction):
        yield Problem(
            correction.place_of("date"),
            "corrected-before-published",
            f"corrected on {correction.date}, but the article is of {article.date}",
            "correct the date of the correction, or the article's",
        )
    day = corpus.briefing.as_of_day
    if day is not None and "as_of" not in corpus.briefing.broken and earliest > day:
        yield Problem(
            correction.place_of("date"),
            "corrected-after-as-of",
            f"corrected on {correction.date}, later than the briefing's 'as_of: {day}'",
            "correct the date, or write a later 'as_of' in briefing.yml",
        )


def _is_before(article: Article, correction: Correction) -> bool:
    """Say whether a correction is surely earlier than its article."""
    published, corrected = article.date, correction.date.latest
    if published is None or published.earliest is None or corrected is None:
        return False
    doubtful = published.approximate or published.uncertain
    return not doubtful and corrected < published.earliest
