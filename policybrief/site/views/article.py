"""An article's page: its source card and its statements."""

from __future__ import annotations

import attrs
from markupsafe import Markup, escape

from policybrief.checks.records import is_url
from policybrief.models.article import Rights
from policybrief.models.fact import Fact
from policybrief.site.addresses import Here
from policybrief.site.desk import Desk
from policybrief.site.prose import render_prose
from policybrief.site.views.indexes import publisher_anchor
from policybrief.site.views.mentioned import MentionsView, mentions_view
from policybrief.site.views.statements import (
    StatementView,
    is_inferred,
    said_words,
    statement_view,
)
from policybrief.site.words import capital, counted, date_words

RIGHTS_WORDS = {
    Rights.PRIVATE: "no words of it are published",
    Rights.QUOTE: "quotes only",
    Rights.LICENSED: "published under a licence",
    Rights.OPEN: "free to publish",
}


@attrs.frozen
class FactView:
    """A value that an article claims.

    Attributes:
        subject: What it is about.
        property: Which of its properties.
        value: The value with its unit.
        as_of: When it held, in words.
        quote: The words that claim it, when they may be published.
        note: A note of the coders.
    """

    subject: str
    property: str
    value: str
    as_of: str
    quote: str | None
    note: str | None


@attrs.frozen
class ArticleView:
    """What the template ``article.md.jinja`` sees.

    Attributes:
        title: Its title.
        publisher: Name of the publisher, or that none is recorded.
        publisher_url: Where the publisher stands among the sources.
        date: Its date in words.
        inferred: Whether the date was inferred.
        url: The address at the publisher; None when it was not recorded.
        lang: Its language.
        rights: What may be published of it, in words.
        badges: Marks of the whole article ("machine translation").
        note: A note of the coders.
        statements: The statements in the order of the text.
        counts: How many there are, in words.
        facts: What it claims.
        text: The text as HTML, when it may be published; else nothing.
        notes: The editors' notes as HTML, where the text is in a file of its own.
        mentions: What links here.
    """

    title: str
    publisher: str
    publisher_url: Markup | None
    date: str
    inferred: bool
    url: Markup | None
    lang: str | None
    rights: str
    badges: tuple[str, ...]
    note: str | None
    statements: tuple[StatementView, ...]
    counts: str
    facts: tuple[FactView, ...]
    text: Markup
    notes: Markup
    mentions: MentionsView


def article_view(desk: Desk, here: Here, id_: str) -> ArticleView:
    """Return the page of one article."""
    corpus = desk.corpus
    article = corpus.article_by_id[id_]
    publisher = corpus.publisher_by_id.get(article.publisher or "")
    statements = [
        one
        for one in article.statements
        if one.id in corpus.published_ids or one.withdrawn is not None
    ]
    rights = corpus.rights(article)
    may = rights in (Rights.OPEN, Rights.LICENSED)
    text = notes = Markup("")
    if article.source is None:
        text = render_prose(article.body, here) if may else text
    else:
        text = _plain(article.source) if may else text
        notes = render_prose(article.body, here)
    badges = [] if article.translated is None else [f"{article.translated} translation"]
    if article.translated is not None and article.machine_translated:
        badges = [f"Machine translation{article.translated.lower().removeprefix('machine')}"]
    name = "Publisher not recorded"
    if article.publisher is not None:
        name = article.publisher if publisher is None else publisher.name
    return ArticleView(
        title=article.title,
        publisher=name,
        publisher_url=None
        if article.publisher is None
        else here.url("articles/index.html", publisher_anchor(article.publisher)),
        date=capital(said_words(article.date)),
        inferred=is_inferred(article.date),
        url=escape(article.url) if article.url is not None and is_url(article.url) else None,
        lang=article.lang,
        rights=RIGHTS_WORDS[rights],
        badges=tuple(badges),
        note=article.note,
        statements=tuple(statement_view(desk, here, one) for one in statements),
        counts=counted(len(statements), "statement"),
        facts=tuple(fact_view(desk, fact, rights) for fact in article.facts),
        text=text,
        notes=notes,
        mentions=mentions_view(desk, here),
    )


def _plain(text: str) -> Markup:
    paragraphs = [part for part in text.replace("\r\n", "\n").split("\n\n") if part.strip()]
    return Markup("").join(Markup("<p>{}</p>").format(" ".join(one.split())) for one in paragraphs)


def fact_view(desk: Desk, fact: Fact, rights: Rights) -> FactView:
    """Return one fact as pages show it."""
    number = f"{fact.value:,}" if isinstance(fact.value, int | float) else fact.value
    return FactView(
        subject=fact.subject,
        property=fact.property.replace("-", " "),
        value=number if fact.unit is None else f"{number} {fact.unit}",
        as_of="" if fact.as_of is None else date_words(fact.as_of),
        quote=None if rights is Rights.PRIVATE else fact.quote,
        note=fact.note,
    )
