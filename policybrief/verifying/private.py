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
    Article: frozenset({"id", "title", "url", "archived", "text", "text_hash", "ignore", "source"}),
    Statement: frozenset({"id", "article", "utterance", "same_as", "quote", "reported"}),
    Fact: frozenset({"article", "quote"}),
}
"""Fields of records that hold words of others, or none."""

_DESCRIBING: Final = ("title", "proposition", "question", "include", "exclude", "note", "body")


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


def private_texts(corpus: Corpus, public: Corpus) -> Iterator[PrivateText]:
    """Yield every text of which nothing may be published but its `published` parts.

    These are the texts of articles that are neither open nor licensed, with all that is published
    of them; everything of drafts and of what is embargoed or withdrawn; and the words of
    statements that are withdrawn, not checked where that is required, or report somebody.

    Args:
        corpus: The corpus.
        public: The corpus as its readers may see it.
    """
    live = {article.id: article for article in public.live_articles}
    for article in corpus.articles:
        shown = live.get(article.id)
        is_open = shown is not None and public.rights(shown) in _TEXT_PUBLISHED
        if shown is None:
            yield _text_of(article, (), _state(article))
            yield from _fields(article, ("title", "note"), _state(article))
            if article.source is not None:
                yield from _fields(article, ("body",), _state(article))
        elif not is_open:
            yield _text_of(article, tuple(_published(public, article)))
        yield from _hidden(public, article, is_open)
    yield from _kept_out(corpus, public)


def _state(article: Article) -> str:
    """Return why nothing of an article is published."""
    if article.withdrawn is not None:
        return "a withdrawn article"
    return "a draft" if article.draft else "an embargoed article"


def _kept_out(corpus: Corpus, public: Corpus) -> Iterator[PrivateText]:
    """Yield what describes the records that are drafts, or rest on what is embargoed."""
    for kind in ("topics", "actors", "publishers", "events"):
        shown = {one.id: one for one in getattr(public, kind)}
        for record in getattr(corpus, kind):
            known = shown.get(record.id)
            if known is None or getattr(known, "draft", False):
                state = "a draft" if getattr(record, "draft", False) else "what is embargoed"
                yield from _fields(record, _DESCRIBING, state)


def _text_of(
    article: Article, published: tuple[tuple[int, int], ...], state: str | None = None
) -> PrivateText:
    if article.text is not None:
        location = Location(article.text)
    elif article.location is NOWHERE:
        location = Location(f"articles/{article.id}.md")
    else:
        location = Location(article.location.path, article.body_line)
    what = "a private text" if state is None else f"the text of {state}"
    return PrivateText(location, what, article.passage.normal, published, article=article)


def _published(public: Corpus, article: Article) -> Iterator[tuple[int, int]]:
    """Yield the parts of a live article's text that pages show: its title, and what is quoted."""
    passage = article.passage
    yield from passage.occurrences(normalise(article.title))
    quotes = [public.quote_of(one) for one in article.statements]
    if public.rights(public.article_by_id[article.id]) is not Rights.PRIVATE:
        quotes += [one.quote for one in article.facts]
    for quote in quotes:
        if quote is not None:
            for hit in passage.find(quote):
                yield from hit.spans


def _hidden(public: Corpus, article: Article, is_open: bool) -> Iterator[PrivateText]:
    """Yield the words of statements that are not published, or are our anchors only."""
    for statement in article.statements:
        if statement.id not in public.published_ids:
            state = "a withdrawn statement" if statement.withdrawn else "an unpublished statement"
            for field in ("quote", "gist", "translation"):
                yield from _words(statement, field, f"the {field} of {state}")
        if statement.reported is not None and not is_open:
            yield from _words(statement, "reported", "words that report somebody")


def _words(record: Located, field: str, what: str) -> Iterator[PrivateText]:
    text = getattr(record, field, None)
    if isinstance(text, str) and text.strip():
        for part in fragments(text):
            yield PrivateText(record.place_of(field), what, part, ours=True)


def _fields(record: Located, fields: tuple[str, ...], state: str) -> Iterator[PrivateText]:
    for field in fields:
        yield from _words(record, field, f"the {field} of {state}")


def published_elsewhere(public: Corpus) -> Iterator[str]:
    """Yield the texts whose words may stand on the site although a private text has them too.

    They are the texts that may be published whole, the titles and addresses of articles, and the
    names of whom and what the corpus is about.
    """
    for article in public.live_articles:
        yield from (article.title, article.id)
        if article.url is not None:
            yield article.url
        if article.archived is not None:
            yield article.archived
        if public.rights(article) in _TEXT_PUBLISHED:
            yield article.passage.text
        for statement in article.statements:
            yield statement.speaker.name
    for actor in public.actors:
        yield from (actor.name, *actor.aka)
        yield from (role.title for role in getattr(actor, "roles", ()))
    yield from (publisher.name for publisher in public.publishers)
    yield from (event.title for event in public.events)
    yield from (one.url for one in public.publishers if one.url is not None)
    yield from (one.url for one in public.events if one.url is not None)


def own_texts(public: Corpus) -> Iterator[OwnText]:
    """Yield every text of ours that is published, with the place where it was written."""
    finished = [one for one in (*public.articles, *public.actors, *public.topics) if not one.draft]
    for record in (public.briefing, *finished, *public.publishers, *public.events):
        yield from _own(public, record)


def _own(public: Corpus, record: Located) -> Iterator[OwnText]:
    """Yield the texts of a record and of what it holds."""
    if isinstance(record, Statement) and record.id not in public.published_ids:
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
                yield from _own(public, one)
