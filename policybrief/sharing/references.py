"""What can be cited, as a record that each format of bibliographies writes in its own way."""

from __future__ import annotations

import enum
import re
from typing import Final

import attrs

from policybrief.analysis.words import translated_words
from policybrief.models.article import Article
from policybrief.models.corpus import Corpus
from policybrief.models.dates import EdtfDate

_CONTROL: Final = re.compile(r"[\x00-\x1f\x7f-\x9f]+")


class ReferenceKind(enum.Enum):
    """What sort of thing is cited."""

    PAGE = "page"
    ARTICLE = "article"


@attrs.frozen(kw_only=True)
class Reference:
    """Something that can be cited.

    Attributes:
        key: What it is cited by.
        kind: Whether it is a page of the web or an article of a publisher.
        title: Its title.
        author: Who wrote or said it, as one name; None when nobody is named.
        container: The publisher of an article, the title of the site that a page is part of.
        date: Its date.
        url: Its address.
        lang: Its language.
        note: What else is to be said of it.
    """

    key: str
    kind: ReferenceKind
    title: str
    author: str | None = None
    container: str | None = None
    date: EdtfDate | None = None
    url: str | None = None
    lang: str | None = None
    note: str | None = None


def on_one_line(text: str) -> str:
    """Return *text* on one line, with a space for whatever is between two words."""
    if text.isprintable() and "  " not in text:
        return text.strip()  # most texts; printable is no white space but the space
    return " ".join(_CONTROL.sub(" ", text).split())


def article_reference(corpus: Corpus, article: Article) -> Reference:
    """Return an article as what it is: a text of its publisher, written by nobody we know."""
    container = article.publisher
    if container is not None and container in corpus.publisher_by_id:
        container = corpus.publisher_by_id[container].name
    return Reference(
        key=article.id,
        kind=ReferenceKind.PAGE if article.publisher is None else ReferenceKind.ARTICLE,
        title=article.title,
        container=container,
        date=article.date,
        url=article.url,
        lang=article.lang,
        note=translated_words(article) or None,
    )


def article_references(corpus: Corpus) -> list[Reference]:
    """Return all articles, by id."""
    articles = sorted(corpus.live_articles, key=lambda one: one.id)
    return [article_reference(corpus, one) for one in articles]
