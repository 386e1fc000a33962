"""What stays of what was taken down: its place, and why."""

from __future__ import annotations

import attrs

from policybrief.models.article import Article, Defaults, Rights
from policybrief.models.corpus import Corpus
from policybrief.models.statement import SpeakerKind, Statement

TITLE = "Withdrawn article"
"""What stands for the title of an article that was taken down; its own is the publisher's words."""

_UNNAMED = "unnamed source"


def article_without_words(corpus: Corpus, article: Article) -> Article:
    """Return an article as it may be published: what was withdrawn as a tombstone.

    Of a withdrawn article its id, the reason and the tombstones of its statements stay. The text of
    an article with a withdrawn statement is not published, as the words stand in it.
    """
    if article.withdrawn is not None:
        return attrs.evolve(
            article,
            title=TITLE,
            publisher=None,
            url=None,
            date=None,
            lang=None,
            translated=None,
            rights=Rights.PRIVATE,
            text=None,
            text_hash=None,
            ignore=(),
            defaults=Defaults(),
            statements=[tombstone(corpus, one, article.withdrawn) for one in article.statements],
            facts=(),
            note=None,
            reviewed=(),
            body="",
            source=None,
        )
    if all(one.withdrawn is None for one in article.statements):
        return article
    rights = corpus.rights(article)
    return attrs.evolve(
        article,
        rights=Rights.QUOTE if rights in (Rights.OPEN, Rights.LICENSED) else article.rights,
        statements=[
            one if one.withdrawn is None else tombstone(corpus, one, one.withdrawn)
            for one in article.statements
        ],
    )


def tombstone(corpus: Corpus, statement: Statement, reason: str) -> Statement:
    """Return a withdrawn statement with its id, who spoke and when, and without what was said.

    The article's words for a speaker without a file go too, and so do free words for whom it was
    said to and what it is about.
    """
    speaker = attrs.evolve(statement.speaker, described=None)
    if speaker.kind is SpeakerKind.UNNAMED:
        speaker = attrs.evolve(speaker, name=_UNNAMED)
    return Statement(
        speaker=speaker,
        quote=None if statement.quote is None else "",
        reported=None if statement.reported is None else "",
        said=statement.said,
        to=[one for one in statement.to if corpus.actor(one) is not None],
        about=[one for one in statement.about if corpus.actor(one) is not None],
        same_as=statement.same_as,
        withdrawn=statement.withdrawn or reason,
        coded=statement.coded,
        checked=statement.checked,
        id=statement.id,
        utterance=statement.utterance,
    )
