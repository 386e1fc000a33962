"""What stays of what was taken down: its place, and why."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final

import attrs

from policybrief.languages import N_, _
from policybrief.models.article import Article, Defaults, Rights
from policybrief.models.corpus import Corpus
from policybrief.models.statement import SpeakerKind, Statement

TITLE: Final = N_("Withdrawn article")
"""What stands for the title of an article that was taken down; its own is the publisher's words."""

_UNNAMED: Final = N_("unnamed source")
_NO_REASON: Final = N_("no reason is given")


def shown(words: str) -> str:
    """Return words as a page shows them: what stands for words that went, in its language."""
    return _(words) if words in (TITLE, _UNNAMED, _NO_REASON) else words


def article_without_words(corpus: Corpus, article: Article) -> Article:
    """Return an article as it may be published: what was withdrawn as a tombstone.

    Of a withdrawn article its id, the reason and the tombstones of its statements stay. The text of
    an article with a withdrawn statement is not published, as the words stand in it.
    """
    if article.withdrawn is not None:
        return attrs.evolve(
            article,
            title=TITLE,
            withdrawn=article.withdrawn or _NO_REASON,
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
            statements=_tombstones(corpus, article),
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
        statements=_tombstones(corpus, article),
    )


def _tombstones(corpus: Corpus, article: Article) -> Iterator[Statement]:
    """Yield the statements of an article, those that were withdrawn as tombstones.

    What several speakers are said to have uttered at once stays one utterance; it is not named by
    its words any more, but by the first of the statements.
    """
    firsts: dict[str, str] = {}
    for one in article.statements:
        reason = article.withdrawn if one.withdrawn is None else one.withdrawn
        if reason is None:
            yield one
        else:
            yield tombstone(
                corpus, one, reason or _NO_REASON, firsts.setdefault(one.utterance, one.id)
            )


def tombstone(corpus: Corpus, statement: Statement, reason: str, utterance: str) -> Statement:
    """Return a withdrawn statement with its id, who spoke and when, and without what was said.

    The article's words for a speaker without a file go too, and so do free words for whom it was
    said to and what it is about.

    Args:
        corpus: Where actors are.
        statement: The statement.
        reason: Why it was withdrawn.
        utterance: What it shares with others.
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
        withdrawn=reason,
        corrections=statement.corrections,
        coded=statement.coded,
        checked=statement.checked,
        id=statement.id,
        utterance=statement.same_as or utterance,
    )
