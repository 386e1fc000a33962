"""The articles as CSL-JSON, which Zotero and pandoc read."""

from __future__ import annotations

import json
import re
from typing import Any, Final

from policybrief.analysis.ledger import Analysis
from policybrief.models.article import Article
from policybrief.models.corpus import Corpus
from policybrief.models.dates import EdtfDate
from policybrief.writing.records import Record

_POINT: Final = re.compile(r"([0-9]{4})(?:-(?:([0-9]{2})|XX)(?:-(?:([0-9]{2})|XX))?)?[~?%]?")
_SEASON: Final = range(21, 25)


def export_csl(analysis: Analysis) -> str:
    """Return an entry for each article, by id."""
    corpus = analysis.corpus
    articles = sorted(corpus.live_articles, key=lambda one: one.id)
    entries = [_entry(corpus, article) for article in articles]
    return json.dumps(entries, ensure_ascii=False, indent=2) + "\n"


def _entry(corpus: Corpus, article: Article) -> Record:
    publisher = corpus.publisher_by_id.get(article.publisher or "")
    entry = {
        "id": article.id,
        "type": "webpage" if article.publisher is None else "article-newspaper",
        "title": article.title,
        "container-title": article.publisher if publisher is None else publisher.name,
        "issued": None if article.date is None else _issued(article.date),
        "URL": article.url,
        "language": article.lang,
        "note": article.translated and f"Translated: {article.translated}",
    }
    return {key: value for key, value in entry.items() if value is not None}


def _issued(date: EdtfDate) -> Record:
    """Return a date as precise as it is known; ``raw`` where CSL's parts of a date cannot say it.

    Those are open and unknown ends, decades, and spans of seasons.
    """
    points = [_POINT.fullmatch(one) for one in date.text.split("/")]
    parts = [[int(part) for part in point.groups() if part] for point in points if point]
    seasons = [part[1] for part in parts if len(part) == 2 and part[1] in _SEASON]
    if len(parts) < len(points) or (seasons and date.span):
        return {"raw": date.text}
    issued: dict[str, Any] = {"date-parts": parts}
    if seasons:
        issued = {"date-parts": [parts[0][:1]], "season": seasons[0] - _SEASON.start + 1}
    if date.approximate or date.uncertain:
        issued["circa"] = True
    return issued
