"""An article's page: its source card and its statements."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final

import attrs
from markupsafe import Markup

from policybrief.analysis import tombstones
from policybrief.analysis.words import capital, plain_date_words, translated_words
from policybrief.languages import N_, _, ngettext
from policybrief.languages.directions import language_name
from policybrief.models.article import Rights
from policybrief.models.statement import Statement
from policybrief.site.addresses import Here, Link
from policybrief.site.desk import Desk
from policybrief.site.prose import render_prose
from policybrief.site.views.corrections import CorrectionView, correction_views
from policybrief.site.views.facts import ArticleFactsView, article_facts_view
from policybrief.site.views.mentioned import MentionsView, mentions_view
from policybrief.site.views.source_link import SourceLinkView, source_link_view
from policybrief.site.views.statements import is_inferred
from policybrief.site.views.statements_list import ListedView, listed_view
from policybrief.site.views.tongues import Tongue, tongue

RIGHTS_WORDS: Final = {
    Rights.PRIVATE: N_("no words of it are published"),
    Rights.QUOTE: N_("quotes only"),
    Rights.LICENSED: N_("published under a licence"),
    Rights.OPEN: N_("free to publish"),
}
"""What may be published of a text, as messages."""


@attrs.frozen
class ArticleView:
    """What the template ``article.md.jinja`` sees.

    Attributes:
        title: Its title; of one that was taken down, that it was.
        withdrawn: Why it was taken down; then only its withdrawn statements are shown besides.
        publisher: The publisher, or that none is recorded.
        date: Its date in words.
        inferred: Whether the date was inferred.
        source: Where it can be read; None when that was not recorded.
        lang: The name of its language.
        tongue: The same, for the text.
        rights: What may be published of it, in words.
        translated: How it was translated ("Machine translation from Norwegian"); else empty.
        note: A note of the coders.
        corrections: What of the article was corrected.
        statements: The statements in the order of the text, each with the nearest of others.
        counts: How many there are, in words.
        facts: What it claims; None for nothing.
        text: The text as HTML, when it may be published; else nothing.
        notes: The editors' notes as HTML, where the text is in a file of its own.
        mentions: What links here.
    """

    title: str
    withdrawn: str | None
    publisher: Link
    date: str
    inferred: bool
    source: SourceLinkView | None
    lang: str | None
    tongue: Tongue | None
    rights: str
    translated: str
    note: str | None
    corrections: tuple[CorrectionView, ...]
    statements: tuple[ListedView, ...]
    counts: str
    facts: ArticleFactsView | None
    text: Markup
    notes: Markup
    mentions: MentionsView


def article_view(desk: Desk, here: Here, id_: str) -> ArticleView:
    """Return the page of one article."""
    corpus = desk.corpus
    article = corpus.article_by_id[id_]
    statements = [
        one
        for one in article.statements
        if one.id in corpus.published_ids or corpus.is_tombstone(one)
    ]
    rights = corpus.rights(article)
    may = rights in (Rights.OPEN, Rights.LICENSED)
    text = notes = Markup("")
    if article.source is None:
        text = render_prose(article.body, here) if may else text
    else:
        text = _plain(article.source) if may else text
        notes = render_prose(article.body, here)
    publisher = Link(_("Publisher not recorded"))
    if article.publisher is not None:
        publisher = here.publisher(article.publisher)
    return ArticleView(
        title=tombstones.shown(article.title),
        withdrawn=None if article.withdrawn is None else tombstones.shown(article.withdrawn),
        publisher=publisher,
        date=capital(plain_date_words(article.date)),
        inferred=is_inferred(article.date),
        source=source_link_view(article),
        lang=None if article.lang is None else language_name(article.lang),
        tongue=tongue(article.lang),
        rights=_(RIGHTS_WORDS[rights]),
        translated=translated_words(article),
        note=article.note,
        corrections=correction_views(article.corrections),
        statements=tuple(listed_view(desk, here, one) for one in statements),
        counts=_counts(statements),
        facts=article_facts_view(desk, here, id_),
        text=text,
        notes=notes,
        mentions=mentions_view(desk, here),
    )


def _counts(statements: Sequence[Statement]) -> str:
    gone = sum(one.withdrawn is not None for one in statements)
    words = ngettext("{n} statement", "{n} statements", len(statements) - gone)
    if not gone:
        return words
    withdrawn = ngettext("{n} withdrawn", "{n} withdrawn", gone)
    return _("{statements}, {withdrawn}", statements=words, withdrawn=withdrawn)


def _plain(text: str) -> Markup:
    paragraphs = [part for part in text.replace("\r\n", "\n").split("\n\n") if part.strip()]
    return Markup("").join(Markup("<p>{}</p>").format(" ".join(one.split())) for one in paragraphs)
