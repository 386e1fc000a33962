"""The articles as RIS records, which reference managers read."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Final

from policybrief.analysis.ledger import Analysis
from policybrief.models.article import Article
from policybrief.models.corpus import Corpus

_DATE: Final = re.compile(r"([0-9]{4})(?:-(0[1-9]|1[0-2])(?:-([0-9]{2}))?)?[~?%]?")
_CONTROL: Final = re.compile(r"[\x00-\x1f\x7f-\x9f]+")


def export_ris(analysis: Analysis) -> str:
    """Return a record for each article, by id."""
    corpus = analysis.corpus
    articles = sorted(corpus.live_articles, key=lambda one: one.id)
    return "\n".join(_record(corpus, article) for article in articles)


def _record(corpus: Corpus, article: Article) -> str:
    lines = (
        f"{tag}  - {' '.join(_CONTROL.sub(' ', value).split())}"
        for tag, value in _fields(corpus, article)
    )
    return "\n".join([*lines, "ER  - ", ""])


def _fields(corpus: Corpus, article: Article) -> Iterator[tuple[str, str]]:
    yield "TY", "ELEC" if article.publisher is None else "NEWS"
    yield "ID", article.id
    yield "TI", article.title
    if article.publisher is not None:
        publisher = corpus.publisher_by_id.get(article.publisher)
        yield "T2", article.publisher if publisher is None else publisher.name
    date = None if article.date is None else _DATE.fullmatch(article.date.text)
    if date is not None:
        yield "PY", date[1]
        yield "DA", "/".join(part or "" for part in date.groups())
    if article.url is not None:
        yield "UR", article.url
    if article.lang is not None:
        yield "LA", article.lang
    if article.translated is not None:
        yield "N1", f"Translated: {article.translated}"
