"""Where everything stands on the site, and how a page links to it."""

from __future__ import annotations

import functools
from collections import Counter
from collections.abc import Mapping

import attrs
from markupsafe import Markup, escape

from policybrief.analysis import tombstones
from policybrief.analysis.ledger import Analysis
from policybrief.analysis.links import resolve_link
from policybrief.analysis.words import capital
from policybrief.languages import _
from policybrief.models.actor import Country, Organization, Person
from policybrief.models.corpus import Corpus
from policybrief.models.statement import Speaker, SpeakerKind, Statement
from policybrief.sharing.addresses import quoted_anchor, quoted_path
from policybrief.site.article_pages import article_pages
from policybrief.site.escaping import marked
from policybrief.site.matrix_pages import matrix_pages
from policybrief.site.statement_pages import address_of, pages_of, years_of


@attrs.frozen
class Link:
    """A name, and the address it leads to.

    Attributes:
        name: What is shown.
        url: The address, relative to the page; None when there is no page.
    """

    name: str
    url: Markup | None = None


@attrs.frozen(slots=False)
class Addresses:
    """The address of each page, relative to the site's root.

    Attributes:
        actors: Address by id of each actor that has a page, speakers without a file included.
        names: Name by id of the same.
        topics: Address by id of each topic.
        articles: Address by id of each article.
        publishers: Address by id of each publisher.
        events: Address by id of each event.
        matrices: Address of each page of the matrix besides the first, by itself.
        years: Address by key of each page of the list of statements besides the first.
        article_years: Address by key of each page of the list of articles besides the first.
        corpus: The corpus.
    """

    actors: Mapping[str, str]
    names: Mapping[str, str]
    topics: Mapping[str, str]
    articles: Mapping[str, str]
    publishers: Mapping[str, str]
    events: Mapping[str, str]
    matrices: Mapping[str, str]
    years: Mapping[str, str]
    article_years: Mapping[str, str]
    corpus: Corpus

    def page(self, kind: str, id_: str) -> str | None:
        """Return the address of an actor, topic, article, event or publisher, or None."""
        return {
            "actor": self.actors,
            "topic": self.topics,
            "article": self.articles,
            "event": self.events,
            "publisher": self.publishers,
        }[kind].get(id_)


def make_addresses(analysis: Analysis) -> Addresses:
    """Return the address of everything that has a page of its own."""
    corpus = analysis.corpus
    actors: dict[str, str] = {}
    names: dict[str, str] = {}
    for actor in corpus.actors:
        names[actor.id] = actor.name
        match actor:
            case Person():
                actors[actor.id] = f"people/{actor.id}.html"
            case Organization():
                actors[actor.id] = f"organizations/{actor.id}.html"
            case Country():
                actors[actor.id] = f"countries/{actor.id}.html"
    for code in _countries(analysis):
        country = corpus.actor(code)
        if isinstance(country, Country) and code not in actors:
            actors[code] = f"countries/{code}.html"
            names[code] = country.name
    memory = corpus.memory
    for published in corpus.published_by_run:
        for key, name in memory.of(_named, published).items():
            if key not in actors:
                actors[key] = f"people/{key}.html"
                names[key] = name
    years = Counter[str]()
    for published in corpus.published_by_run:
        years.update(memory.of(years_of, published))
    articles = (*corpus.live_articles, *corpus.withdrawn_articles)
    return Addresses(
        actors,
        names,
        {topic.id: f"topics/{topic.id}.html" for topic in corpus.live_topics},
        {article.id: f"articles/{article.id}.html" for article in articles},
        {id_: f"publishers/{id_}.html" for id_ in _publishers(corpus)},
        {event.id: f"events/{event.id}.html" for event in corpus.events},
        {address: address for address, _topics in matrix_pages(analysis)[1:]},
        {one.key: address_of(one) for one in pages_of(years) if not one.first},
        {one.key: one.address for one in article_pages(corpus.live_articles) if not one.first},
        corpus,
    )


def _publishers(corpus: Corpus) -> list[str]:
    """Return the ids of all publishers, those without a file included."""
    used = (article.publisher for article in corpus.live_articles)
    return sorted({*corpus.publisher_by_id, *(one for one in used if one is not None)})


def _countries(analysis: Analysis) -> set[str]:
    """Return the ids of all that may be countries and occur anywhere."""
    corpus = analysis.corpus
    found = set(analysis.countries)
    for topic in corpus.live_topics:
        found.update(topic.asked_of)
    for actor in corpus.actors:
        match actor:
            case Person(country=code, roles=roles):
                found.update(role.of for role in roles)
                found.update(role.speaks_for for role in roles if role.speaks_for is not None)
            case Organization(country=code, memberships=memberships):
                found.update(one.organization for one in memberships)
            case Country(id=code, memberships=memberships):
                found.update(one.organization for one in memberships)
        if code is not None:
            found.add(code)
    found.update(*(corpus.memory.of(_mentioned, some) for some in corpus.published_by_run))
    found.update(one.country for one in corpus.publishers if one.country is not None)
    return found


def _named(statements: tuple[Statement, ...]) -> Mapping[str, str]:
    """Return the names of the speakers without a file by their ids, as they are written first."""
    found: dict[str, str] = {}
    for speaker in (one.speaker for one in statements):
        if speaker.kind is SpeakerKind.NAMED:
            found.setdefault(speaker.key, speaker.name)
    return found


def _mentioned(statements: tuple[Statement, ...]) -> frozenset[str]:
    """Return the ids of all that speaks, is spoken for, to or about."""
    found: set[str] = set()
    for statement in statements:
        speaker = statement.speaker
        if speaker.kind is SpeakerKind.ACTOR:
            found.add(speaker.name)
        if speaker.of is not None:
            found.add(speaker.of)
        found.update(stance.of for stance in statement.stances if stance.of is not None)
        found.update(statement.to)
        found.update(statement.about)
    return frozenset(found)


@functools.lru_cache(maxsize=65536)
def _way(folder: str, address: str) -> Markup:
    """Return the way from a folder of the site to a page; an empty folder is the site's root."""
    address = quoted_path(address)
    if folder and address.startswith(f"{folder}/"):
        return Markup(address[len(folder) + 1 :])
    return Markup("../" * (folder.count("/") + 1 if folder else 0) + address)


@attrs.frozen
class Here:
    """One page, from which links are made.

    Attributes:
        address: Address of the page, relative to the site's root.
        addresses: The addresses of all pages.
        site: The site's address, to stand before every link; empty for links relative to the page.
    """

    address: str
    addresses: Addresses
    site: str = ""
    _actors: dict[str, Link] = attrs.field(factory=dict, init=False, eq=False, repr=False)

    def url(self, address: str, anchor: str = "") -> Markup:
        """Return the address of another page: relative to this one, unless `site` is given."""
        fragment = f"#{quoted_anchor(anchor)}" if anchor else ""
        if self.site:
            return Markup(f"{escape(self.site)}{quoted_path(address)}{fragment}")
        if fragment and address == self.address == quoted_path(address):
            return marked(fragment)
        way = _way(self.address.rpartition("/")[0], address)
        return marked(f"{way}{fragment}") if fragment else way

    def actor(self, id_: str) -> Link:
        """Return a link to an actor; without an address when the actor has no page."""
        found = self._actors.get(id_)
        if found is None:
            address = self.addresses.actors.get(id_)
            name = self.addresses.names.get(id_, id_)
            found = Link(name, None if address is None else self.url(address))
            self._actors[id_] = found
        return found

    def speaker(self, speaker: Speaker) -> Link:
        """Return a link to a speaker; an unnamed one or the author has no page."""
        if speaker.kind is SpeakerKind.UNNAMED:
            return Link(capital(tombstones.shown(speaker.name)))
        if speaker.kind is SpeakerKind.AUTHOR:
            return Link(_("The article's author"))
        return self.actor(speaker.key)

    def topic(self, id_: str) -> Link:
        """Return a link to a topic."""
        topic = self.addresses.corpus.topic_by_id.get(id_)
        return self._to(self.addresses.topics, id_, topic.title if topic else None)

    def article(self, id_: str) -> Link:
        """Return a link to an article."""
        article = self.addresses.corpus.article_by_id.get(id_)
        title = None if article is None else tombstones.shown(article.title)
        return self._to(self.addresses.articles, id_, title)

    def publisher(self, id_: str) -> Link:
        """Return a link to a publisher; one without a file is called by its id."""
        publisher = self.addresses.corpus.publisher_by_id.get(id_)
        return self._to(self.addresses.publishers, id_, publisher.name if publisher else None)

    def event(self, id_: str) -> Link:
        """Return a link to an event."""
        event = self.addresses.corpus.event_by_id.get(id_)
        return self._to(self.addresses.events, id_, event.title if event else None)

    def _to(self, pages: Mapping[str, str], id_: str, name: str | None) -> Link:
        """Return a link to one of *pages*; what has no name is called by its id."""
        address = pages.get(id_)
        return Link(id_ if name is None else name, None if address is None else self.url(address))

    def statement(self, statement: Statement) -> Markup:
        """Return the permalink of a statement: an anchor on its article's page."""
        address = self.addresses.articles.get(statement.article)
        if address is None:
            return Markup("#")
        return self.url(address, statement.id)

    def prose_link(self, target: str) -> Markup | None:
        """Return the address that a link in prose leads to, or None when it leads nowhere."""
        found = resolve_link(self.addresses.corpus, target)
        address = None if found is None else self.addresses.page(*found)
        return None if address is None else self.url(address)
