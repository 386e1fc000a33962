"""The articles as BibTeX entries."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from typing import Final

from policybrief.analysis.ledger import Analysis
from policybrief.models.article import Article
from policybrief.models.corpus import Corpus

_SPECIAL: Final[Mapping[str, str]] = {
    "\\": r"\textbackslash{}",
    "{": r"\textbraceleft{}",
    "}": r"\textbraceright{}",
    "~": r"\textasciitilde{}",
    "^": r"\textasciicircum{}",
    **{mark: f"\\{mark}" for mark in "&%$#_"},
}
"""Letters that TeX takes for orders. Braces have names: BibTeX counts ``\\{`` as a brace too."""

_CONTROL: Final = re.compile(r"[\x00-\x1f\x7f-\x9f]+")
_IN_URL: Final = re.compile(r"[\s{}\\^\"<>\x00-\x1f\x7f]")


def export_bibtex(analysis: Analysis) -> str:
    """Return an entry for each article, by id: the key to cite it by."""
    corpus = analysis.corpus
    articles = sorted(corpus.live_articles, key=lambda one: one.id)
    keys: set[str] = set()
    entries = [_entry(corpus, article, _key(article.id, keys)) for article in articles]
    return "\n".join(entries)


def _key(id_: str, taken: set[str]) -> str:
    """Return the id as a key that BibTeX can read and no other article has."""
    plain = re.sub(r"[^A-Za-z0-9_.:-]", "-", id_)
    key, number = plain, 1
    while key in taken:
        number += 1
        key = f"{plain}-{number}"
    taken.add(key)
    return key


def _entry(corpus: Corpus, article: Article, key: str) -> str:
    kind = "online" if article.publisher is None else "article"
    fields = "".join(f"  {name} = {{{value}}},\n" for name, value in _fields(corpus, article))
    return f"@{kind}{{{key},\n{fields}}}\n"


def _fields(corpus: Corpus, article: Article) -> Iterator[tuple[str, str]]:
    yield "title", f"{{{_escaped(article.title)}}}"
    if article.publisher is not None:
        publisher = corpus.publisher_by_id.get(article.publisher)
        name = article.publisher if publisher is None else publisher.name
        yield "journal", f"{{{_escaped(name)}}}"
    if article.date is not None:
        yield "date", article.date.text
        if article.date.latest is not None:
            yield "year", f"{article.date.latest.year:04}"
    if article.url is not None:
        yield "url", _IN_URL.sub(_percent, article.url)
    if article.lang is not None:
        yield "language", _escaped(article.lang)
    if article.translated is not None:
        yield "note", f"Translated: {_escaped(article.translated)}"


def _escaped(text: str) -> str:
    line = " ".join(_CONTROL.sub(" ", text).split())
    return "".join(_SPECIAL.get(letter, letter) for letter in line)


def _percent(match: re.Match[str]) -> str:
    """Return a letter that BibTeX may not see in an address, in percent encoding."""
    return "".join(f"%{byte:02X}" for byte in match[0].encode("utf-8"))
