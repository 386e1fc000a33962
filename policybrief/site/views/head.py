"""What stands in the head of a page, for machines: what it is, how it is cited, what follows it."""

from __future__ import annotations

import functools
from typing import Final

import attrs
from babel.core import get_global
from markupsafe import Markup, escape

from policybrief.analysis.words import one_line
from policybrief.models.article import Article
from policybrief.sharing.addresses import page_address
from policybrief.sharing.feed_formats import ATOM, JSON_FEED
from policybrief.site.addresses import Here
from policybrief.site.cards import Card
from policybrief.site.citing import cite_address, record_title
from policybrief.site.describing import description
from policybrief.site.desk import Desk
from policybrief.site.feeds import corrections_feed, feeds_of
from policybrief.site.structured import page_node, script_text

_PROFILES: Final = "people/"


@attrs.frozen
class FeedView:
    """A feed that a page names.

    Attributes:
        name: What it tells of.
        atom: Its address as Atom.
        json: Its address as JSON Feed.
    """

    name: str
    atom: Markup
    json: Markup


@attrs.frozen
class HeadView:
    """What the template ``_head.jinja`` sees, escaped for attributes: no Markdown is near it.

    Attributes:
        title: Title of the page, as it stands among those of other sites.
        description: What it shows, in one sentence.
        kind: What Open Graph calls it: "website", "profile" or "article".
        site: Title of the site.
        locale: Language and country, as Open Graph writes them.
        url: The whole address of the page; empty without an address of the site.
        picture: The whole address of the share card of the page; empty without one.
        picture_words: What the card says.
        metas: Names and contents for reference managers: Highwire's and Dublin Core's.
        csl: Address of the file by which the page is cited.
        feeds: The feeds of the page.
        structured: What the page is and is about, as JSON-LD.
    """

    title: Markup
    description: Markup
    kind: Markup
    site: Markup
    locale: Markup
    url: Markup
    picture: Markup
    picture_words: Markup
    metas: tuple[tuple[Markup, Markup], ...]
    csl: Markup
    feeds: tuple[FeedView, ...]
    structured: Markup


def head_view(
    desk: Desk, here: Here, title: str, about: tuple[str, str] | None, card: Card | None = None
) -> HeadView:
    """Return the head of a page.

    Args:
        desk: The desk.
        here: The page.
        title: Its title.
        about: Field of `Addresses` and id of the record that it is of; None for other pages.
        card: Its share card; None without one.
    """
    briefing = desk.corpus.briefing
    title = briefing.title if here.address == "index.html" else title
    article = None
    if about is not None and about[0] == "articles":
        article = desk.corpus.article_by_id[about[1]]
        title = record_title(article)
    kind = "website" if here.address.endswith("index.html") else "article"
    if here.address.startswith(_PROFILES) and kind == "article":
        kind = "profile"
    return HeadView(
        title=_escaped(title),
        description=_escaped(description(desk, here.address, about)),
        kind=_escaped(kind),
        site=_escaped(briefing.title),
        locale=_escaped(_locale(briefing.language)),
        url=_escaped(page_address(briefing, here.address)),
        picture=_escaped(page_address(briefing, card.address) if card is not None else ""),
        picture_words=_escaped(card.words if card is not None else ""),
        metas=_metas(desk, here, title, article),
        csl=here.url(f"{cite_address(here.address)}.json"),
        feeds=feed_views(desk, here, named=True),
        structured=script_text(page_node(desk, here, title, about)),
    )


def feed_views(desk: Desk, here: Here, *, named: bool = False) -> tuple[FeedView, ...]:
    """Return the feeds of a page.

    Args:
        desk: The desk.
        here: The page.
        named: Whether those are meant that its head names: every page names the corrections.
    """
    found = feeds_of(desk, here.address)
    if named and corrections_feed() not in found:
        found += (corrections_feed(),)
    return tuple(
        FeedView(one.name, here.url(one.address + ATOM), here.url(one.address + JSON_FEED))
        for one in found
    )


@functools.lru_cache(maxsize=1024)
def _escaped(text: str) -> Markup:
    return escape(one_line(text))


def _locale(tag: str) -> str:
    """Return a language with the country where most of its speakers live: "ro_RO"."""
    language, _hyphen, rest = tag.partition("-")
    if rest:
        return tag.replace("-", "_")
    likely = str(get_global("likely_subtags").get(language.lower(), language))
    country = likely.rpartition("_")[2]
    return f"{language.lower()}_{country}" if country.isupper() else language.lower()


def _metas(
    desk: Desk, here: Here, title: str, article: Article | None
) -> tuple[tuple[Markup, Markup], ...]:
    """Return what reference managers read: a report of the site's, on its own page.

    The page of an article is ours, and the article is its source: whoever wrote that is not named
    as the author of this.
    """
    briefing = desk.corpus.briefing
    site = briefing.title
    url = page_address(briefing, here.address)
    day = "" if desk.at is None else desk.at.isoformat()
    source = ""
    if article is not None and article.withdrawn is None:
        source = article.url or article.title
    pairs = (
        ("citation_title", title),
        ("citation_technical_report_institution", site),
        ("citation_publication_date", day.replace("-", "/")),
        ("citation_language", briefing.language),
        ("citation_public_url", url),
        ("DC.title", title),
        ("DC.type", "Text"),
        ("DC.publisher", site),
        ("DC.date", day),
        ("DC.language", briefing.language),
        ("DC.identifier", url),
        ("DC.source", source),
    )
    return tuple((Markup(name), _escaped(content)) for name, content in pairs if content)
