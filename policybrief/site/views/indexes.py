"""The lists: countries, people, organizations, topics, articles."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final

import attrs

from policybrief.analysis.words import capital, date_words, day_words, translated_words
from policybrief.languages import _, ngettext, number, sorting_key
from policybrief.models.actor import Organization, Person
from policybrief.models.ids import slugify
from policybrief.site.addresses import Here, Link
from policybrief.site.article_pages import ArticlePage
from policybrief.site.desk import Desk
from policybrief.site.views.bodies import TYPES
from policybrief.site.views.frame import FrameView, frame_view
from policybrief.site.views.lines import LineView, line_view
from policybrief.site.views.statements import PositionView, post_words, role_words
from policybrief.site.views.statements_list import YearView, year_views, year_words
from policybrief.site.year_pages import UNDATED

MOST_LINES: Final = 300
"""About how many lines the list of countries shows."""

MOST_ENTRIES: Final = 500
"""How many people the list shows."""


@attrs.frozen
class EntryView:
    """One line of a list.

    Attributes:
        link: What it is, with its page.
        notes: What to know of it, in a few words each.
    """

    link: Link
    notes: tuple[str, ...]


@attrs.frozen
class ListView:
    """What the template ``list.md.jinja`` sees: people, organizations.

    Attributes:
        title: Title of the page.
        lead: What is listed, in a sentence.
        columns: Headings of the columns.
        entries: The entries.
        more: What is left out, in a sentence; empty for nothing.
        empty: What is said when there are none.
        frame: What stands around the table; None when there are none.
    """

    title: str
    lead: str
    columns: tuple[str, ...]
    entries: tuple[EntryView, ...]
    more: str
    empty: str
    frame: FrameView | None


@attrs.frozen
class CountryEntryView:
    """A country in the list of countries.

    Attributes:
        country: The country.
        lines: Its lines, those that are current first, as many as the page holds.
        more: How many more there are.
        silent: On how many topics it was asked and has not spoken, in words; empty for none.
    """

    country: Link
    lines: tuple[LineView, ...]
    more: int
    silent: str


@attrs.frozen
class CountriesView:
    """What the template ``countries.md.jinja`` sees.

    Attributes:
        title: Title of the page.
        as_of: The date of all lines, in words.
        countries: The countries that spoke or were asked, by name.
        others: Further countries that have a page.
        frame: What stands around the table; None when there is none.
    """

    title: str
    as_of: str
    countries: tuple[CountryEntryView, ...]
    others: tuple[Link, ...]
    frame: FrameView | None


@attrs.frozen
class TopicEntryView:
    """A topic in the list of topics.

    Attributes:
        topic: The topic.
        question: Its question.
        counts: How many countries hold which position.
        silent: How many are asked and have not spoken, in words; empty for none.
    """

    topic: Link
    question: str
    counts: tuple[tuple[PositionView, int], ...]
    silent: str


@attrs.frozen
class TopicsView:
    """What the template ``topics.md.jinja`` sees.

    Attributes:
        title: Title of the page.
        as_of: The date of all lines, in words.
        topics: The topics by title.
        frame: What stands around the table; None when there is none.
    """

    title: str
    as_of: str
    topics: tuple[TopicEntryView, ...]
    frame: FrameView | None


@attrs.frozen
class PublisherGroupView:
    """A publisher and its articles.

    Attributes:
        id: Its anchor.
        name: Its name, with its page.
        articles: Its articles, newest first.
    """

    id: str
    name: Link
    articles: tuple[EntryView, ...]


@attrs.frozen
class SourcesView:
    """What the template ``articles.md.jinja`` sees.

    Attributes:
        title: Title of the page.
        lead: What is listed, in a sentence.
        pages: All pages, when there are several; else empty.
        publishers: The publishers by name, with their articles.
    """

    title: str
    lead: str
    pages: tuple[YearView, ...]
    publishers: tuple[PublisherGroupView, ...]


def countries_view(desk: Desk, here: Here) -> CountriesView:
    """Return the list of countries."""
    codes = sorted(desk.analysis.countries, key=lambda code: sorting_key(here.actor(code).name))
    others = sorted(
        (
            here.actor(id_)
            for id_, address in desk.addresses.actors.items()
            if address.startswith("countries/") and id_ not in desk.analysis.countries
        ),
        key=lambda link: sorting_key(link.name),
    )
    most = min(max(MOST_LINES // max(len(codes), 1), 1), 6)
    return CountriesView(
        title=_("Countries"),
        as_of=day_words(desk.at),
        countries=tuple(_country_entry(desk, here, code, most) for code in codes),
        others=tuple(others),
        frame=_countries_frame(desk, here) if codes else None,
    )


def _countries_frame(desk: Desk, here: Here) -> FrameView:
    heard = {line.country for line in desk.analysis.lines if line.current}
    title = ngettext(
        "{n} of {countries} has a current position",
        "{n} of {countries} have a current position",
        len(heard),
        countries=ngettext("{n} country", "{n} countries", len(desk.analysis.countries)),
    )
    return list_frame(desk, here, "countries", title)


def _country_entry(desk: Desk, here: Here, code: str, most: int) -> CountryEntryView:
    standings = desk.analysis.by_country[code]
    heard = [one for one in standings if one.line is not None]
    heard.sort(key=lambda one: one.line is None or not one.line.current)
    silent = sum(1 for one in standings if one.line is None and one.asked)
    return CountryEntryView(
        country=here.actor(code),
        lines=tuple(line_view(desk, here, one) for one in heard[:most]),
        more=len(heard[most:]),
        silent=ngettext(
            "no statement found on {n} topic", "no statement found on {n} topics", silent
        )
        if silent
        else "",
    )


def topics_view(desk: Desk, here: Here) -> TopicsView:
    """Return the list of topics."""
    entries = []
    for topic in desk.corpus.live_topics:
        standings = desk.analysis.by_topic.get(topic.id, ())
        counts: dict[PositionView, int] = {}
        for one in standings:
            if one.line is not None and one.line.current:
                position = line_view(desk, here, one, why=False).position
                counts[position] = counts.get(position, 0) + 1
        silent = sum(1 for one in standings if one.line is None and one.asked)
        entries.append(
            TopicEntryView(
                topic=here.topic(topic.id),
                question=topic.question or topic.proposition,
                counts=tuple(sorted(counts.items(), key=lambda one: (-one[1], one[0].words))),
                silent=ngettext("{n} silent", "{n} silent", silent) if silent else "",
            )
        )
    frame = _topics_frame(desk, here) if entries else None
    return TopicsView(_("Topics"), day_words(desk.at), tuple(entries), frame)


def _topics_frame(desk: Desk, here: Here) -> FrameView:
    heard = {line.topic for line in desk.analysis.lines if line.current}
    title = ngettext(
        "Countries have a current position on {n} of {topics}",
        "Countries have a current position on {n} of {topics}",
        len(heard),
        topics=ngettext("{n} topic", "{n} topics", len(desk.corpus.live_topics)),
    )
    return list_frame(desk, here, "topics", title)


def people_view(desk: Desk, here: Here) -> ListView:
    """Return the list of people."""
    every = [id_ for id_, at in desk.addresses.actors.items() if at.startswith("people/")]
    ids = sorted(every, key=lambda one: (-len(desk.by_speaker.get(one, ())), one))[:MOST_ENTRIES]
    left = len(every) - len(ids)
    entries = []
    for id_ in sorted(ids, key=lambda one: sorting_key(here.actor(one).name)):
        person = desk.corpus.actor_by_id.get(id_)
        spoken = desk.by_speaker.get(id_, ())
        posts = ""
        if isinstance(person, Person) and person.roles:
            newest = max(
                person.roles,
                key=lambda role: role.span.earliest.isoformat() if role.span.earliest else "",
            )
            post = post_words(role_words(newest), here.actor(newest.of))
            posts = _("{post}, {dates}", post=post, dates=date_words(newest.span))
        elif spoken and spoken[0].speaker.described:
            posts = spoken[0].speaker.described
        entries.append(EntryView(here.actor(id_), (posts, statements_words(len(spoken)))))
    return ListView(
        _("People"),
        _("Everybody whose words or posts are on record."),
        (_("Name"), _("Post"), _("Statements")),
        tuple(entries),
        ngettext(
            "{n} more who said least is left out here: each has a page that the search finds.",
            "{n} more who said least are left out here: each has a page that the search finds.",
            left,
        )
        if left
        else "",
        _("Nobody is on record yet."),
        _most_said(desk, here, "people", ids),
    )


def organizations_view(desk: Desk, here: Here) -> ListView:
    """Return the list of organizations."""
    entries = []
    organizations = [one for one in desk.corpus.actors if isinstance(one, Organization)]
    for actor in sorted(organizations, key=lambda one: sorting_key(one.name)):
        country = "" if actor.country is None else here.actor(actor.country).name
        spoken = desk.by_speaker.get(actor.id, ())
        notes = (capital(_(TYPES[actor.type])), country, statements_words(len(spoken)))
        entries.append(EntryView(here.actor(actor.id), notes))
    return ListView(
        _("Organizations"),
        _("Governments, ministries, parliaments, alliances and other bodies on record."),
        (_("Name"), _("Type"), _("Country"), _("Statements")),
        tuple(entries),
        "",
        _("No organization is on record yet."),
        _most_said(desk, here, "organizations", [one.id for one in organizations]),
    )


def sources_view(desk: Desk, here: Here) -> SourcesView:
    """Return the list of articles by publisher; the newest of them where it has several pages."""
    return _sources(desk, here, _("Articles"), desk.article_pages[0])


def sources_of_year_view(desk: Desk, here: Here, key: str) -> SourcesView:
    """Return a further page of the list: the articles of one year, or a part of them."""
    page = next(page for page in desk.article_pages if page.key == key)
    title = _("Articles of {year}", year=year_words(page))
    if page.year == UNDATED:
        title = _("Articles without a date")
    return _sources(desk, here, title, page)


def _sources(desk: Desk, here: Here, title: str, page: ArticlePage) -> SourcesView:
    corpus = desk.corpus
    groups: dict[str, list[EntryView]] = {}
    for article in page.articles:
        published = [one for one in article.statements if one.id in corpus.published_ids]
        notes = [date_words(article.date), statements_words(len(published))]
        if article.translated is not None:
            notes.append(translated_words(article))
        groups.setdefault(article.publisher or "", []).append(
            EntryView(here.article(article.id), tuple(notes))
        )
    publishers = []
    for id_, entries in groups.items():
        name = here.publisher(id_) if id_ else Link(_("Publisher not recorded"))
        publishers.append(PublisherGroupView(publisher_anchor(id_), name, tuple(entries)))
    publishers.sort(key=lambda one: (one.id == publisher_anchor(""), sorting_key(one.name.name)))
    pages = year_views(here, desk.once(_pages))
    return SourcesView(title, _sources_lead(desk, page), pages, tuple(publishers))


def _sources_lead(desk: Desk, page: ArticlePage) -> str:
    total = len(desk.corpus.live_articles)
    if not total:
        return _("All positions rest on articles.")
    if len(page.articles) < total:
        return ngettext(
            "{n} article of {all}, newest first.",
            "{n} articles of {all}, newest first.",
            len(page.articles),
            all=number(total),
        )
    return ngettext(
        "{n} article that all positions rest on, newest first.",
        "{n} articles that all positions rest on, newest first.",
        total,
    )


def _pages(desk: Desk) -> Sequence[tuple[str, str, str]]:
    return [
        (
            page.address,
            year_words(page),
            ngettext("{n} article", "{n} articles", len(page.articles)),
        )
        for page in desk.article_pages
    ]


def list_frame(desk: Desk, here: Here, name: str, title: str) -> FrameView:
    """Return what stands around the table of a list.

    Args:
        desk: The desk.
        here: The page that it stands on.
        name: Its name, which is also that of the list's folder.
        title: The finding, in a sentence.
    """
    source = ngettext("{n} article", "{n} articles", len(desk.corpus.live_articles))
    page = f"{name}/index.html"
    return frame_view(desk, here, name, title, source, picture=False, page=page)


def _most_said(desk: Desk, here: Here, name: str, ids: Sequence[str]) -> FrameView | None:
    """Return the frame of a list of speakers, whose title names the one who said most."""
    if not ids:
        return None
    most = max(ids, key=lambda id_: len(desk.by_speaker.get(id_, ())))
    said = len(desk.by_speaker.get(most, ()))
    title = _("Nobody of these has spoken yet")
    if said:
        words = statements_words(said)
        title = _(
            "Most on record: {name}, {statements}", name=here.actor(most).name, statements=words
        )
    return list_frame(desk, here, name, title)


def statements_words(number: int) -> str:
    """Return a number of statements in words."""
    return ngettext("{n} statement", "{n} statements", number)


def publisher_anchor(id_: str) -> str:
    """Return the anchor of a publisher among the sources; of no publisher for an empty id."""
    return f"publisher-{slugify(id_)}" if id_ else "publisher-not-recorded"
