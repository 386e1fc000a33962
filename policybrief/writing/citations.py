"""The evidence of a sentence: who said it, when, in which words, and where it can be read.

Words and gists are shown only as far as the newer of two analyses lets them be published.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final
from urllib.parse import quote, urlsplit

import attrs

from policybrief.analysis.evidence import Evidence, grade_of
from policybrief.analysis.ledger import Analysis
from policybrief.analysis.words import (
    GRADES,
    capital,
    date_words,
    grade_words,
    listed,
    with_article,
)
from policybrief.languages import N_, Messages, _, sorting_key
from policybrief.models.actor import Country
from policybrief.models.article import Article
from policybrief.models.corpus import Corpus
from policybrief.models.dates import EdtfDate
from policybrief.models.ids import slugify
from policybrief.models.role import Role
from policybrief.models.statement import SpeakerKind, Statement
from policybrief.models.utterances import utterance_of

NO_LINK = N_("source link not recorded")
_NOT_NAMED = {SpeakerKind.NAMED: N_("somebody"), SpeakerKind.UNNAMED: N_("an unnamed source")}


_WITHOUT_POST: Final = Messages(
    {"country": N_("named without a speaker"), "unnamed": N_("unnamed source")}
)


@attrs.frozen(kw_only=True)
class Citation:
    """What a sentence rests on.

    Attributes:
        label: Which of two it is ("Now", "Before"); empty for the only one.
        speaker: Who said it.
        capacity: In what capacity; empty when there is nothing to say.
        holder: Whose stance it is, when not the speaker's; else empty.
        said: When, in words.
        quote: The words, when they are quoted and may be published.
        gist: What was said, in a sentence of the editors, where no words are shown.
        grade: The evidence grade in words.
        title: Title of the article; empty when it is no longer published.
        publisher: Its publisher; empty when it is not known.
        date: Its date, in words.
        url: Its address; None when it was not recorded.
        permalink: Where the statement stands on the site; None without an address of the site.
        also: The other articles that report the utterance, each in words.
    """

    label: str = ""
    speaker: str
    capacity: str
    holder: str
    said: str
    quote: str | None
    gist: str | None
    grade: str
    title: str
    publisher: str
    date: str
    url: str | None
    permalink: str | None
    also: tuple[str, ...] = ()


def cite(
    analysis: Analysis, statement: Statement, evidence: Evidence | None = None, label: str = ""
) -> Citation:
    """Return what to show of a statement.

    Args:
        analysis: The newer analysis, which says what may be published.
        statement: The statement, as it is or as it was.
        evidence: The stance that it is shown for, which may be another's than the speaker's.
        label: Which of two it is.
    """
    corpus = analysis.corpus
    public = corpus.statement_by_id.get(statement.id)
    if public is not None and public.id not in corpus.published_ids:
        public = None
    quoted = None if public is None else corpus.quote_of(public)
    grade = grade_words(corpus, evidence) if evidence else GRADES[grade_of(corpus, statement)]
    article = corpus.article_by_id.get(statement.article)
    publisher = None if article is None or article.publisher is None else article.publisher
    translated = article is not None and article.machine_translated
    known = corpus.publisher_by_id.get(publisher or "")
    return Citation(
        label=label,
        speaker=speaker_name(corpus, statement),
        capacity=capacity_words(analysis, statement, evidence),
        holder=holder_name(corpus, evidence) if evidence and evidence.ascribed else "",
        said=date_words(_said(analysis, statement)),
        quote=quoted,
        gist=public.gist if public is not None and quoted is None else None,
        grade=_("{grade}, in machine translation", grade=grade) if translated else grade,
        title="" if article is None or article.withdrawn is not None else article.title,
        publisher=known.name if known is not None else publisher or "",
        date="" if article is None or article.date is None else date_words(article.date),
        url=None if article is None else safe_url(article.url),
        permalink=None if public is None else permalink(corpus, public),
        also=tuple(article_words(corpus, one) for one in other_articles(analysis, statement)),
    )


def anonymous(citation: Citation) -> Citation:
    """Return a citation without what tells apart the speakers of one utterance."""
    return attrs.evolve(citation, speaker="", permalink=None)


def together(citations: Sequence[Citation]) -> Citation:
    """Return one citation for several that are the same but for the speaker, by name.

    Where they spoke in different capacities, each name has its own.
    """
    ordered = sorted(citations, key=lambda one: sorting_key(one.speaker))
    names = [one.speaker for one in ordered]
    if len({one.capacity for one in ordered}) == 1:
        return attrs.evolve(ordered[0], speaker=listed(names))
    names = [f"{one.speaker} ({one.capacity})" if one.capacity else one.speaker for one in ordered]
    return attrs.evolve(ordered[0], speaker=listed(names), capacity="")


def other_articles(analysis: Analysis, statement: Statement) -> tuple[Article, ...]:
    """Return the other articles that report the utterance of a statement, by id."""
    ids = {one.article for one in _accounts(analysis, statement)} - {statement.article}
    return tuple(analysis.corpus.article_by_id[id_] for id_ in sorted(ids))


def _accounts(analysis: Analysis, statement: Statement) -> tuple[Statement, ...]:
    return analysis.accounts.get(utterance_of(analysis.corpus, statement), ())


def _said(analysis: Analysis, statement: Statement) -> EdtfDate | None:
    """Return when something was said, as the account says that dates the utterance."""
    day = analysis.day(statement)
    if statement.day == day:
        return statement.said
    said = (one.said for one in _accounts(analysis, statement) if one.day == day)
    return next(said, statement.said)


def article_words(corpus: Corpus, article: Article) -> str:
    """Return an article with its publisher and date, in words."""
    if article.withdrawn is not None:
        return _("an article that was withdrawn")
    known = corpus.publisher_by_id.get(article.publisher or "")
    date = "" if article.date is None else date_words(article.date)
    publisher = article.publisher if known is None else known.name
    return ", ".join(one for one in (_("“{title}”", title=article.title), publisher, date) if one)


def safe_url(url: str | None) -> str | None:
    """Return an address of the web with everything percent-encoded that is no part of one."""
    try:
        scheme = "" if url is None else urlsplit(url.strip()).scheme
    except ValueError:
        return None
    if url is None or scheme.lower() not in ("http", "https"):
        return None
    return quote(url.strip(), safe="/:?#@!$&'*+,;=%~._-")


def permalink(corpus: Corpus, statement: Statement) -> str | None:
    """Return where a published statement stands on the site, or None without an address of it."""
    page = article_address(corpus, statement.article)
    return None if page is None else f"{page}#{quote(statement.id, safe='')}"


def article_address(corpus: Corpus, id_: str) -> str | None:
    """Return where an article's page stands on the site, or None without an address of it."""
    base = safe_url(corpus.briefing.site_url)
    return None if base is None else f"{base.rstrip('/')}/articles/{quote(id_, safe='')}.html"


def actor_name(corpus: Corpus, id_: str) -> str:
    """Return the name of an actor or of a speaker without a file."""
    actor = corpus.actor(id_)
    if actor is not None:
        return actor.name
    named = (one.speaker.name for one in corpus.statements if one.speaker.key == id_)
    return next(named, id_)


def holder_name(corpus: Corpus, one: Evidence) -> str:
    """Return whose stance it is, whoever said it."""
    if one.ascribed:
        return actor_name(corpus, one.holder)
    return speaker_name(corpus, one.statement)


def is_shown(corpus: Corpus, statement: Statement) -> bool:
    """Say whether a statement is published now, or shown as withdrawn."""
    now = corpus.statement_by_id.get(statement.id)
    return now is not None and (now.id in corpus.published_ids or corpus.is_tombstone(now))


def is_named(corpus: Corpus, statement: Statement) -> bool:
    """Say whether a speaker without a file is named as the article does.

    The words for an unnamed source go with a withdrawn statement, a name does not.
    """
    if statement.speaker.kind is SpeakerKind.UNNAMED:
        return statement.id in corpus.published_ids
    return is_shown(corpus, statement)


def speaker_name(corpus: Corpus, statement: Statement, *, within: bool = False) -> str:
    """Return who said it, whosever stance it is.

    The article's words for somebody without a file are shown only while the statement is.

    Args:
        corpus: The newer corpus.
        statement: The statement, as it is or as it was.
        within: Whether it stands within a sentence.
    """
    speaker = statement.speaker
    if speaker.kind is SpeakerKind.AUTHOR:
        return _("The article's author")
    if speaker.kind is SpeakerKind.ACTOR:
        return actor_name(corpus, speaker.name)
    if not is_named(corpus, statement):
        words = _(_NOT_NAMED[speaker.kind])
        return words if within else capital(words)
    return capital(speaker.name)


def speaker_key(corpus: Corpus, statement: Statement) -> str:
    """Return the id of who said it; one that is made of the article's words while it is shown."""
    kind = statement.speaker.kind
    if kind in _NOT_NAMED and not is_named(corpus, statement):
        return slugify(_NOT_NAMED[kind])
    return statement.speaker.key


def role_words(corpus: Corpus, role: Role) -> str:
    """Return a role in words: "acting president of Romania"."""
    of = corpus.actor(role.of)
    name = role.of if of is None else of.name
    body = with_article(name) if isinstance(of, Country) else name
    if role.acting:
        return _("acting {title} of {body}", title=role.title, body=body)
    return _("{title} of {body}", title=role.title, body=body)


def capacity_words(analysis: Analysis, statement: Statement, evidence: Evidence | None) -> str:
    """Return in what capacity something was said, in words; empty when there is nothing to say."""
    corpus = analysis.corpus
    if statement.speaker.described and statement.id in corpus.published_ids:
        return statement.speaker.described
    if evidence is None or evidence.ascribed:
        held = analysis.capacity(statement)
    else:
        held = evidence.capacity
    if held.role is not None:
        words = role_words(corpus, held.role)
        return _("{post}, role uncertain on that day", post=words) if held.uncertain else words
    if held.former is not None:
        return _("former {post}", post=role_words(corpus, held.former))
    return _WITHOUT_POST.get(held.kind, "")
