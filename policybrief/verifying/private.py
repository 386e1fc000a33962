"""What of a corpus must not stand on a site, and what may."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Final

import attrs

from policybrief.models.article import Article, Rights
from policybrief.models.corpus import Corpus
from policybrief.models.fact import Fact
from policybrief.models.statement import Statement
from policybrief.models.words import fragments, normalise
from policybrief.problems import NOWHERE, Located, Location

_TEXT_PUBLISHED: Final = (Rights.OPEN, Rights.LICENSED)

_NOT_OURS: Final[Mapping[type, frozenset[str]]] = {
    Article: frozenset({"id", "title", "url", "text", "text_hash", "ignore", "source"}),
    Statement: frozenset({"id", "article", "utterance", "same_as", "quote", "reported"}),
    Fact: frozenset({"article", "quote"}),
}
"""Fields of records that hold words of others, or none."""

_DRAFTED: Final = ("title", "proposition", "question", "include", "exclude", "note", "body")


@attrs.frozen
class PrivateText:
    """A text of which no run of words may be published.

    Attributes:
        location: Where it stands; of an article's text its first line.
        what: What it is, for a message.
        text: The text; an article's in its normal form.
        published: The parts of it that are published, as offsets.
        ours: Whether the words are ours, or a statement's: where we publish the same elsewhere,
            they are not private.
        article: The article whose text it is; None for other words.
    """

    location: Location
    what: str
    text: str
    published: tuple[tuple[int, int], ...] = ()
    ours: bool = False
    article: Article | None = None


@attrs.frozen
class OwnText:
    """A text of ours that is published.

    Attributes:
        location: Where it stands.
        field: The name of its field.
        text: The text.
    """

    location: Location
    field: str
    text: str


def private_texts(corpus: Corpus) -> Iterator[PrivateText]:
    """Yield every text of which nothing may be published but its `published` parts.

    These are the texts of articles that are neither open nor licensed, with all that is published
    of them; everything of drafts; and the words of statements that are withdrawn, not checked
    where that is required, or report somebody.
    """
    for article in corpus.articles:
        if article.draft:
            yield _text_of(article, ())
            yield from _drafted(article, ("title", "note"))
            if article.source is not None:
                yield from _drafted(article, ("body",))
        elif corpus.rights(article) not in _TEXT_PUBLISHED:
            yield _text_of(article, tuple(_published(corpus, article)))
        yield from _hidden(corpus, article)
    for record in (*corpus.topics, *corpus.actors):
        if record.draft:
            yield from _drafted(record, _DRAFTED)


def _text_of(article: Article, published: tuple[tuple[int, int], ...]) -> PrivateText:
    if article.text is not None:
        location = Location(article.text)
    elif article.location is NOWHERE:
        location = Location(f"articles/{article.id}.md")
    else:
        location = Location(article.location.path, article.body_line)
    what = "the text of a draft" if article.draft else "a private text"
    return PrivateText(location, what, article.passage.normal, published, article=article)


def _published(corpus: Corpus, article: Article) -> Iterator[tuple[int, int]]:
    """Yield the parts of a live article's text that pages show: its title, and what is quoted."""
    passage = article.passage
    yield from passage.occurrences(normalise(article.title))
    quotes = [corpus.quote_of(one) for one in article.statements]
    if corpus.rights(article) is not Rights.PRIVATE:
        quotes += [one.quote for one in article.facts]
    for quote in quotes:
        if quote is not None:
            for hit in passage.find(quote):
                yield from hit.spans


def _hidden(corpus: Corpus, article: Article) -> Iterator[PrivateText]:
    """Yield the words of statements that are not published."""
    open_text = corpus.rights(article) in _TEXT_PUBLISHED
    for statement in article.statements:
        if article.draft or statement.id not in corpus.published_ids:
            state = "a withdrawn statement" if statement.withdrawn else "an unpublished statement"
            for field in ("quote", "gist", "translation"):
                yield from _words(statement, field, f"the {field} of {state}")
        if statement.reported is not None and (article.draft or not open_text):
            yield from _words(statement, "reported", "words that report somebody")


def _words(record: Located, field: str, what: str) -> Iterator[PrivateText]:
    text = getattr(record, field, None)
    if isinstance(text, str) and text.strip():
        for part in fragments(text):
            yield PrivateText(record.place_of(field), what, part, ours=True)


def _drafted(record: Located, fields: tuple[str, ...]) -> Iterator[PrivateText]:
    for field in fields:
        yield from _words(record, field, f"the {field} of a draft")


def published_elsewhere(corpus: Corpus) -> Iterator[str]:
    """Yield the texts whose words may stand on the site although a private text has them too.

    They are the texts that may be published whole, the titles and addresses of articles, and the
    names of whom and what the corpus is about.
    """
    for article in corpus.live_articles:
        yield from (article.title, article.id)
        if article.url is not None:
            yield article.url
        if corpus.rights(article) in _TEXT_PUBLISHED:
            yield article.passage.text
        for statement in article.statements:
            yield statement.speaker.name
    for actor in corpus.actors:
        yield from (actor.name, *actor.aka)
        yield from (role.title for role in getattr(actor, "roles", ()))
    yield from (publisher.name for publisher in corpus.publishers)
    yield from (event.title for event in corpus.events)
    yield from (one.url for one in corpus.publishers if one.url is not None)
    yield from (one.url for one in corpus.events if one.url is not None)


def own_texts(corpus: Corpus) -> Iterator[OwnText]:
    """Yield every text of ours that is published, with the place where it was written."""
    finished = [one for one in (*corpus.articles, *corpus.actors, *corpus.topics) if not one.draft]
    for record in (corpus.briefing, *finished, *corpus.publishers, *corpus.events):
        yield from _own(corpus, record)


def _own(corpus: Corpus, record: Located) -> Iterator[OwnText]:
    """Yield the texts of a record and of what it holds."""
    if isinstance(record, Statement) and record.id not in corpus.published_ids:
        return
    others = _NOT_OURS.get(type(record), frozenset())
    for field in attrs.fields(type(record)):
        name = field.name
        is_text = isinstance(record, Article) and name == "body" and record.source is None
        if name in others or is_text or name in ("location", "places", "broken"):
            continue
        value = getattr(record, name)
        if isinstance(value, Mapping):
            value = tuple(value.values())
        for one in value if isinstance(value, tuple) else (value,):
            if isinstance(one, str):
                yield OwnText(record.place_of(name), name, one)
            elif isinstance(one, Located):
                yield from _own(corpus, one)
