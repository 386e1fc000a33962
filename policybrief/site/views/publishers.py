"""Publishers: how much of the briefing rests on each, and what each contributes."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Mapping
from fractions import Fraction
from functools import partial
from typing import Final

import attrs
from markupsafe import Markup

from policybrief.analysis.dependence import Share
from policybrief.analysis.line import Line
from policybrief.analysis.words import date_words, day_words, translated_words
from policybrief.checks.records import is_url
from policybrief.languages import _, ngettext, number, sorting_key
from policybrief.languages.directions import language_name
from policybrief.models.article import Article
from policybrief.models.source import Publisher
from policybrief.models.statement import SpeakerKind, Statement
from policybrief.site.addresses import Here, Link
from policybrief.site.desk import Desk
from policybrief.site.figures import Figure, table_figure
from policybrief.site.prose import render_prose
from policybrief.site.views.article import RIGHTS_WORDS
from policybrief.site.views.frame import FrameView
from policybrief.site.views.indexes import list_frame, publisher_anchor, statements_words
from policybrief.site.views.statements import PositionView, position_view

MOST_ARTICLES: Final = 60
"""How many of its articles the page of a publisher lists."""

_MOST_QUOTED: Final = 12


@attrs.frozen
class PublisherEntryView:
    """A publisher in the list of publishers.

    Attributes:
        publisher: The publisher; for articles without one, these among all articles.
        country: The country it works in.
        lang: Its language.
        articles: How many articles there are of it.
        statements: How many statements, with their share of all.
        lines: How many of the utterances that make lines only it reports, with their share.
        mark: What to know of it, when the briefing rests mostly on it; else empty.
    """

    publisher: Link
    country: Link | None
    lang: str | None
    articles: int
    statements: str
    lines: str
    mark: str


@attrs.frozen
class PublishersView:
    """What the template ``publishers.md.jinja`` sees.

    Attributes:
        title: Title of the page.
        lead: What is listed, in sentences.
        as_of: The date of all lines, in words.
        entries: The publishers, the one with most statements first.
        articles_url: The page of all articles.
        frame: What stands around the table; None when there is none.
    """

    title: str
    lead: tuple[str, ...]
    as_of: str
    entries: tuple[PublisherEntryView, ...]
    articles_url: Markup
    frame: FrameView | None


@attrs.frozen
class PublishedView:
    """An article of a publisher.

    Attributes:
        article: The article.
        date: Its date in words.
        statements: How many statements were found in it.
        translated: How it was translated ("Machine translation from Romanian"); else empty.
    """

    article: Link
    date: str
    statements: str
    translated: str


@attrs.frozen
class QuotedView:
    """Somebody who speaks in a publisher's articles.

    Attributes:
        speaker: Who it is.
        statements: How many statements of theirs it has.
    """

    speaker: Link
    statements: str


@attrs.frozen
class RestingView:
    """A country with lines that rest on one publisher alone.

    Attributes:
        country: The country.
        lines: Topic and position of each such line, with the permalink of its statement.
    """

    country: Link
    lines: tuple[tuple[Link, PositionView, Markup], ...]


@attrs.frozen
class PublisherView:
    """What the template ``publisher.md.jinja`` sees.

    Attributes:
        title: Its name.
        stub: Whether it has no file of its own.
        lead: What the briefing has of it, in sentences.
        mark: What to know of it, when the briefing rests mostly on it; else empty.
        prose: The editors' own words, as HTML.
        url: Its address; None when none was recorded.
        country: The country it works in.
        lang: Its language.
        rights: What may be published of its articles, in words; None when its file does not say.
        articles: Its articles, newest first, at most `MOST_ARTICLES`.
        older: How many older ones there are, with the list of all articles; None for none.
        translations: How many of its articles are translations, in words; empty for none.
        quoted: Who speaks in it most, by number of statements; its own authors left out.
        more: How many more speak in it.
        resting: The countries with lines that rest on it alone, by name.
        as_of: The date of all lines, in words.
        index_url: The page of all publishers.
    """

    title: str
    stub: bool
    lead: tuple[str, ...]
    mark: str
    prose: Markup
    url: Markup | None
    country: Link | None
    lang: str | None
    rights: str | None
    articles: tuple[PublishedView, ...]
    older: Link | None
    translations: str
    quoted: tuple[QuotedView, ...]
    more: int
    resting: tuple[RestingView, ...]
    as_of: str
    index_url: Markup


def publishers_view(desk: Desk, here: Here) -> PublishersView:
    """Return the list of publishers, articles without one included."""
    found = desk.dependence
    articles = Counter(article.publisher for article in desk.corpus.live_articles)
    ids: list[str | None] = [*desk.addresses.publishers, *([None] if articles[None] else [])]
    shares = {one.publisher: one for one in found.shares}
    rank = {id_: at for at, id_ in enumerate(shares)}
    ids.sort(key=lambda id_: (rank.get(id_, len(rank)), sorting_key(_name(here, id_)), id_ or ""))
    known = len(desk.addresses.publishers)
    lead = [_("No publisher is recorded yet.")]
    if known:
        lead = [
            ngettext(
                "{n} publisher, and how much of the briefing rests on it.",
                "{n} publishers, and how much of the briefing rests on each.",
                known,
            )
        ]
    if found.shared:
        lead.append(
            ngettext(
                "Of {utterances} that make lines, {n} is reported by several.",
                "Of {utterances} that make lines, {n} are reported by several.",
                found.shared,
                utterances=_utterances(found.utterances),
            )
        )
    entries = tuple(_entry(desk, here, id_, shares.get(id_), articles[id_]) for id_ in ids)
    return PublishersView(
        title=_("Publishers"),
        lead=tuple(lead),
        as_of=day_words(desk.at),
        entries=entries,
        articles_url=here.url("articles/index.html"),
        frame=_frame(desk, here, entries) if entries else None,
    )


def publishers_figures(desk: Desk) -> Iterator[Figure]:
    """Yield the list of publishers as a table that stands by itself, when there is one."""
    here = desk.here("publishers/index.html")
    if publishers_view(desk, here).entries:
        make = partial(publishers_view, desk)
        yield table_figure("publishers", "_publishers_table.jinja", make, _rows, here)


def _rows(view: PublishersView) -> Iterator[tuple[str, ...]]:
    yield ("publisher", "country", "language", "articles", "statements", "makes_lines_alone")
    for one in view.entries:
        country = "" if one.country is None else one.country.name
        name, lang = one.publisher.name, one.lang or ""
        yield name, country, lang, str(one.articles), one.statements, one.lines


def _frame(desk: Desk, here: Here, entries: tuple[PublisherEntryView, ...]) -> FrameView:
    title = ngettext("{n} publisher", "{n} publishers", len(entries))
    share = desk.dependence.shares[0] if desk.dependence.shares else None
    if share is not None and share.statements:
        percent = _percent(share.of_statements)
        title = (
            _("No publisher is recorded for {percent} of statements", percent=percent)
            if share.publisher is None
            else _(
                "Most statements: {publisher}, {percent} of all",
                publisher=_name(here, share.publisher),
                percent=percent,
            )
        )
    return list_frame(desk, here, "publishers", title)


def _entry(
    desk: Desk, here: Here, id_: str | None, share: Share | None, articles: int
) -> PublisherEntryView:
    known = desk.corpus.publisher_by_id.get(id_ or "")
    country = None if known is None else known.country
    link = here.publisher(id_) if id_ is not None else _unrecorded(desk, here)
    return PublisherEntryView(
        publisher=link,
        country=None if country is None else here.actor(country),
        lang=_language(known),
        articles=articles,
        statements=number(0) if share is None else _part(share.statements, share.of_statements),
        lines=number(0) if share is None else _part(share.utterances, share.of_utterances),
        mark=_mark(desk, id_),
    )


def _unrecorded(desk: Desk, here: Here) -> Link:
    """Return a link to the newest page of articles on which some have no publisher."""
    pages = (page for page in desk.article_pages if any(not one.publisher for one in page.articles))
    page = next(pages, desk.article_pages[0])
    return Link(_name(here, None), here.url(page.address, publisher_anchor("")))


def _name(here: Here, id_: str | None) -> str:
    return _("Publisher not recorded") if id_ is None else here.publisher(id_).name


def _mark(desk: Desk, id_: str | None) -> str:
    found = desk.dependence
    largest = found.largest
    if id_ is None or largest is None or largest.publisher != id_ or not found.marked:
        return ""
    return _("the briefing rests mostly on it")


def _part(statements: int, share: Fraction) -> str:
    if not statements:
        return number(0)
    return _("{number} ({percent})", number=number(statements), percent=_percent(share))


def _percent(share: Fraction) -> str:
    """Return a share in percent; what is not nothing is never called 0, nor a part all."""
    rounded = int(share * 100 + Fraction(1, 2))
    if 0 < share < Fraction(1, 100):
        return _("under {percent}%", percent=1)
    return _("{percent}%", percent=99 if rounded == 100 and share < 1 else rounded)


def publisher_view(desk: Desk, here: Here, id_: str) -> PublisherView:
    """Return the page of one publisher."""
    corpus = desk.corpus
    known = corpus.publisher_by_id.get(id_)
    articles = desk.once(_articles_of).get(id_, [])
    statements = desk.once(_statements_of).get(id_, [])
    speakers = Counter(
        here.speaker(one.speaker)
        for one in statements
        if one.speaker.kind is not SpeakerKind.AUTHOR
    )
    most = sorted(speakers.items(), key=lambda one: (-one[1], sorting_key(one[0].name)))
    found = Counter(one.article for one in statements)
    translated = sum(1 for one in articles if one.translated is not None)
    url = None if known is None else known.url
    return PublisherView(
        title=_name(here, id_),
        stub=known is None,
        lead=_lead(desk, id_, articles),
        mark=_mark(desk, id_),
        prose=Markup("") if known is None else render_prose(known.body, here, top=2),
        url=Markup("{}").format(url) if url is not None and is_url(url) else None,
        country=None if known is None or known.country is None else here.actor(known.country),
        lang=_language(known),
        rights=None if known is None or known.rights is None else _(RIGHTS_WORDS[known.rights]),
        articles=tuple(_published(here, one, found) for one in articles[:MOST_ARTICLES]),
        older=_older(here, len(articles) - MOST_ARTICLES),
        translations=ngettext(
            "{n} of {articles} translated.",
            "{n} of {articles} translated.",
            translated,
            articles=_articles(len(articles)),
        )
        if translated
        else "",
        quoted=tuple(
            QuotedView(link, statements_words(some)) for link, some in most[:_MOST_QUOTED]
        ),
        more=max(len(most) - _MOST_QUOTED, 0),
        resting=_resting(desk, here, id_),
        as_of=day_words(desk.at),
        index_url=here.url("publishers/index.html"),
    )


def _lead(desk: Desk, id_: str, articles: list[Article]) -> tuple[str, ...]:
    found = desk.dependence
    share = found.share(id_)
    if not articles:
        return (_("No article of it is in this briefing."),)
    if share is None:
        return (
            ngettext(
                "{n} article; no statement was found.",
                "{n} articles; no statement was found.",
                len(articles),
            ),
        )
    words = [
        ngettext(
            "{articles} with {some} of {n} statement ({percent}).",
            "{articles} with {some} of {n} statements ({percent}).",
            found.statements,
            articles=_articles(len(articles)),
            some=number(share.statements),
            percent=_percent(share.of_statements),
        )
    ]
    if share.utterances:
        words.append(
            ngettext(
                "Of {utterances} that make lines, {n} rests on it alone ({percent}).",
                "Of {utterances} that make lines, {n} rest on it alone ({percent}).",
                share.utterances,
                utterances=_utterances(found.utterances),
                percent=_percent(share.of_utterances),
            )
        )
    return tuple(words)


def _articles(some: int) -> str:
    return ngettext("{n} article", "{n} articles", some)


def _utterances(some: int) -> str:
    return ngettext("{n} utterance", "{n} utterances", some)


def _language(publisher: Publisher | None) -> str | None:
    """Return the name of a publisher's language, if it is recorded."""
    if publisher is None or publisher.lang is None:
        return None
    return language_name(publisher.lang)


def _articles_of(desk: Desk) -> Mapping[str | None, list[Article]]:
    """Return the articles of each publisher, newest first."""
    found: dict[str | None, list[Article]] = {}
    for one in desk.corpus.live_articles:
        found.setdefault(one.publisher, []).append(one)
    return found


def _statements_of(desk: Desk) -> Mapping[str | None, list[Statement]]:
    """Return the statements in the articles of each publisher, newest first."""
    found: dict[str | None, list[Statement]] = {}
    for one in desk.newest_first:
        found.setdefault(desk.corpus.article_by_id[one.article].publisher, []).append(one)
    return found


def _older(here: Here, left: int) -> Link | None:
    """Return how many older articles a publisher has, and where they are listed."""
    if left <= 0:
        return None
    words = ngettext("and {n} older article", "and {n} older articles", left)
    return Link(words, here.url("articles/index.html"))


def _published(here: Here, article: Article, found: Counter[str]) -> PublishedView:
    return PublishedView(
        article=here.article(article.id),
        date=date_words(article.date),
        statements=statements_words(found[article.id]),
        translated=translated_words(article),
    )


def _alone(desk: Desk) -> Mapping[str | None, list[Line]]:
    """Return the lines whose utterance one publisher alone reports, by publisher."""
    found: dict[str | None, list[Line]] = {}
    for line in desk.analysis.lines:
        accounts = desk.analysis.accounts[line.evidence.utterance]
        reporting = {desk.corpus.article_by_id[one.article].publisher for one in accounts}
        if len(reporting) == 1:
            found.setdefault(reporting.pop(), []).append(line)
    return found


def _resting(desk: Desk, here: Here, id_: str) -> tuple[RestingView, ...]:
    """Return the lines whose utterance only this publisher reports, by country."""
    found: dict[str, list[tuple[Link, PositionView, Markup]]] = {}
    for line in desk.once(_alone).get(id_, ()):
        position = position_view(desk, line.topic, line.position, line.condition, line.not_restated)
        found.setdefault(line.country, []).append(
            (here.topic(line.topic), position, here.statement(line.evidence.statement))
        )
    views = (RestingView(here.actor(code), tuple(lines)) for code, lines in found.items())
    return tuple(sorted(views, key=lambda one: sorting_key(one.country.name)))
