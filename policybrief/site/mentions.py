"""What links to a page, with the words around the link."""

from __future__ import annotations

import itertools
import re
from collections.abc import Iterator, Mapping, Sequence
from functools import cached_property
from typing import Final, TypeAlias

import attrs

from policybrief.analysis.evidence import EvidenceOfRun, by_statement
from policybrief.analysis.ledger import Analysis
from policybrief.analysis.links import links_in, resolve_link
from policybrief.analysis.words import capital, date_words, with_article
from policybrief.languages import N_, _
from policybrief.models.actor import Actor, Country, Organization, Person
from policybrief.models.article import Rights
from policybrief.models.corpus import Corpus
from policybrief.models.role import Role
from policybrief.models.statement import SpeakerKind, Statement
from policybrief.site.addresses import Addresses

_Node: TypeAlias = tuple[str, str]
"""Kind and id of an actor or a topic."""

_AROUND: Final = 90
_HOLE: Final = "\x00"
"""Where the link stands in a message; no text holds it."""

_POST: Final = N_("{name}, {title} of {body}, {dates}")
_ACTING: Final = N_("{name}, acting {title} of {body}, {dates}")


@attrs.frozen
class Mention:
    """One link from a page to another.

    Attributes:
        source: Address of the page that links, with its anchor.
        name: Name of that page.
        before: Words before the link.
        words: Words of the link.
        after: Words after the link.
    """

    source: str
    name: str
    before: str
    words: str
    after: str


@attrs.frozen(slots=False)
class Mentions(Mapping[str, tuple[Mention, ...]]):
    """What links to each page, by the address of the page; each statement once.

    Attributes:
        analysis: The analysis.
        addresses: Where everything stands.
    """

    analysis: Analysis
    addresses: Addresses

    def __getitem__(self, address: str) -> tuple[Mention, ...]:
        """Return what links to a page."""
        found = self.pages(address)
        if not found:
            raise KeyError(address)
        return tuple(self.mention(one, address) for group in found.values() for one in group)

    def __iter__(self) -> Iterator[str]:
        """Yield the pages that something links to."""
        return iter(dict.fromkeys([*self._linked, *self._by_others]))

    def __len__(self) -> int:
        """Return to how many pages something links."""
        return len({*self._linked, *self._by_others})

    def pages(self, address: str) -> Mapping[str, Sequence[Statement | Mention]]:
        """Return what links to a page by the page on which it stands; see `mention`."""
        found: dict[str, list[Statement | Mention]] = {}
        for statement in self._statements_on(address):
            found.setdefault(self.addresses.articles[statement.article], []).append(statement)
        for one in self._by_others.get(address, ()):
            found.setdefault(one.source, []).append(one)
        return found

    def mention(self, one: Statement | Mention, address: str) -> Mention:
        """Return one link to a page with the words around it."""
        if isinstance(one, Mention):
            return one
        mentions = _by_statement(self.analysis, self.addresses, one)
        return next(mention for target, mention in mentions if target == address)

    def _statements_on(self, address: str) -> Sequence[Statement]:
        """Return the statements that link to a page, those of the newest articles first."""
        node, order = self._nodes.get(address), self._order
        found = () if node is None else self._naming.get(node, ())
        statements = itertools.chain.from_iterable(found)
        return sorted(statements, key=lambda one: order[one.article])

    @cached_property
    def _nodes(self) -> Mapping[str, _Node]:
        """What statements can link to, by the address of its page: actors and topics."""
        actors, topics = self.addresses.actors.items(), self.addresses.topics.items()
        return {
            **{address: ("actor", id_) for id_, address in actors},
            **{address: ("topic", id_) for id_, address in topics},
        }

    @cached_property
    def _linked(self) -> Sequence[str]:
        """The pages that statements link to."""
        return [address for address, node in self._nodes.items() if node in self._naming]

    @cached_property
    def _order(self) -> Mapping[str, int]:
        """The place of each published article, newest first, by its id."""
        return {one.id: place for place, one in enumerate(self.analysis.corpus.live_articles)}

    @cached_property
    def _naming(self) -> Mapping[_Node, Sequence[tuple[Statement, ...]]]:
        """The statements that name an actor or a topic, those of each run of articles together."""
        corpus, found = self.analysis.corpus, dict[_Node, list[tuple[Statement, ...]]]()
        runs = zip(corpus.published_by_run, self.analysis.evidence_by_run, strict=True)
        for published, evidence in runs:
            some = corpus.memory.of(_naming, published, evidence, corpus.setting, using=corpus)
            for node, statements in some.items():
                found.setdefault(node, []).append(statements)
        return found

    @cached_property
    def _by_others(self) -> Mapping[str, Sequence[Mention]]:
        """What links to each page besides statements."""
        found: dict[str, dict[Mention, None]] = {}
        for each in (_by_roles, _by_topics, _by_prose):
            for target, mention in each(self.analysis, self.addresses):
                if target is not None and target != mention.source:
                    found.setdefault(target, {})[mention] = None
        return {target: tuple(group) for target, group in found.items()}


def _naming(
    corpus: Corpus, published: tuple[Statement, ...], evidence: EvidenceOfRun, setting: object
) -> Mapping[_Node, tuple[Statement, ...]]:
    """Return the statements of a run by each actor and topic that they name.

    Args:
        corpus: Where the topics are.
        published: The statements of the run that count.
        evidence: The evidence that they give.
        setting: Everything but the articles.
    """
    found: dict[_Node, dict[str, Statement]] = {}
    given = by_statement(evidence)
    for statement in published:
        actors = [statement.speaker.key, statement.speaker.of, *statement.to, *statement.about]
        on = [one for one in statement.stances if one.topic in corpus.topic_by_id]
        topics = {one.topic for one in on}
        actors += [one.of for one in on]
        actors += [one.country for one in given.get(statement.id, ()) if one.topic in topics]
        nodes = [("topic", topic) for topic in topics]
        nodes += [("actor", actor) for actor in actors if actor is not None]
        for node in nodes:
            found.setdefault(node, {})[statement.id] = statement
    return {node: tuple(group.values()) for node, group in found.items()}


def _by_statement(
    analysis: Analysis, addresses: Addresses, statement: Statement
) -> Iterator[tuple[str | None, Mention]]:
    article = analysis.corpus.article_by_id[statement.article]
    source = f"{addresses.articles[article.id]}#{statement.id}"
    private = analysis.corpus.rights(article) is Rights.PRIVATE
    quote = None if private else statement.quote
    said = _("“{words}”", words=quote) if quote else statement.gist or _("words not published")
    speaker = statement.speaker
    if speaker.kind is SpeakerKind.AUTHOR:
        name = _("The author")
    elif speaker.kind is SpeakerKind.ACTOR:
        name = addresses.names.get(speaker.name, speaker.name)
    else:
        name = capital(speaker.name)
    said = _cut(said)

    def mention(name: str, words: str) -> Mention:
        before, _hole, after = words.partition(_HOLE)
        return Mention(source, article.title, before, name, after)

    words = _("{speaker}: {said}", speaker=_HOLE, said=said)
    yield addresses.actors.get(speaker.key), mention(name, words)
    for one in (speaker.of, *statement.to, *statement.about):
        if one is not None:
            about = addresses.names.get(one, one)
            words = _("{speaker} ({about}): {said}", speaker=name, about=_HOLE, said=said)
            yield addresses.actors.get(one), mention(about, words)
    for stance in statement.stances:
        topic = analysis.corpus.topic_by_id.get(stance.topic)
        if topic is None:
            continue
        words = _("{speaker}: {said} ({about})", speaker=name, said=said, about=_HOLE)
        yield addresses.topics.get(stance.topic), mention(topic.title, words)
        for evidence in analysis.evidence_by_statement.get(statement.id, ()):
            if evidence.topic == stance.topic and evidence.country is not None:
                country = addresses.names.get(evidence.country, evidence.country)
                words = _("{country}, {speaker}: {said}", country=_HOLE, speaker=name, said=said)
                yield addresses.actors.get(evidence.country), mention(country, words)
        if stance.of is not None:
            holder = addresses.names.get(stance.of, stance.of)
            words = _("{speaker} on {about}: {said}", speaker=name, about=_HOLE, said=said)
            yield addresses.actors.get(stance.of), mention(holder, words)


def _by_roles(analysis: Analysis, addresses: Addresses) -> Iterator[tuple[str | None, Mention]]:
    for actor in sorted(analysis.corpus.actors, key=lambda one: one.id):
        source = addresses.actors[actor.id]
        match actor:
            case Person(roles=roles, country=country):
                for role in roles:
                    words = _in_post(addresses, actor, role)
                    yield _of_actor(addresses, source, actor, role.of, words)
                if country is not None and not roles:
                    words = _("{name}, of {country}", name=actor.name, country=_HOLE)
                    yield _of_actor(addresses, source, actor, country, words)
            case Organization(memberships=memberships, country=country):
                if country is not None:
                    words = _("{name}, of {country}", name=actor.name, country=_HOLE)
                    yield _of_actor(addresses, source, actor, country, words)
            case Country(memberships=memberships):
                pass
        if not isinstance(actor, Person):
            for one in memberships:
                words = _(
                    "{name}, member of {organization}, {dates}",
                    name=actor.name,
                    organization=_HOLE,
                    dates=date_words(one.span),
                )
                yield _of_actor(addresses, source, actor, one.organization, words)


def _in_post(addresses: Addresses, person: Person, role: Role) -> str:
    """Return a person's post in words, with a hole for what it is a post of."""
    of = addresses.names.get(role.of, role.of)
    body = with_article(of).replace(of, _HOLE, 1) if of else _HOLE
    words = _ACTING if role.acting else _POST
    return _(words, name=person.name, title=role.title, body=body, dates=date_words(role.span))


def _of_actor(
    addresses: Addresses, source: str, actor: Actor, other: str, words: str
) -> tuple[str | None, Mention]:
    before, _hole, after = words.partition(_HOLE)
    name = addresses.names.get(other, other)
    return addresses.actors.get(other), Mention(source, actor.name, before, name, after)


def _by_topics(analysis: Analysis, addresses: Addresses) -> Iterator[tuple[str | None, Mention]]:
    for topic in analysis.corpus.live_topics:
        for asked in topic.asked_of:
            name = addresses.names.get(asked, asked)
            question = topic.question or topic.proposition
            words = _("Asked of {country}: {question}", country=_HOLE, question=question)
            before, _hole, after = words.partition(_HOLE)
            yield (
                addresses.actors.get(asked),
                Mention(addresses.topics[topic.id], topic.title, before, name, after),
            )


def _by_prose(analysis: Analysis, addresses: Addresses) -> Iterator[tuple[str | None, Mention]]:
    corpus = analysis.corpus
    bodies: list[tuple[str, str, str]] = [
        *((addresses.actors[one.id], one.name, one.body) for one in corpus.actors if not one.draft),
        *((addresses.topics[one.id], one.title, one.body) for one in corpus.live_topics),
        *((addresses.events[one.id], one.title, one.body) for one in corpus.events),
        ("about.html", _("About"), corpus.briefing.body),
    ]
    for source, name, body in bodies:
        for link in links_in(body):
            found = resolve_link(corpus, link.target) if link.internal else None
            if found is None:
                continue
            before, after = _around(body, link.start, link.text)
            yield addresses.page(*found), Mention(source, name, before, link.text, after)


def _around(body: str, start: int, text: str) -> tuple[str, str]:
    """Return the plain words of the paragraph before and after a link."""
    left = body.rfind("\n\n", 0, start) + 1
    close = body.find(")", start + len(text)) + 1
    right = body.find("\n\n", close)
    before = _plain(body[left:start])
    after = _plain(body[close : right if right >= 0 else len(body)])
    if len(before) > _AROUND:
        before = "… " + before[-_AROUND:].partition(" ")[2]
    return before, _cut(after)


def _plain(text: str) -> str:
    text = re.sub(r"\[([^\[\]]*)\]\([^()]*\)", r"\1", text)
    text = re.sub(r"[*_`>#]+", "", text)
    return re.sub(r"\s+", " ", text)


def _cut(text: str) -> str:
    """Return *text* cut at a word when it is long."""
    return text if len(text) <= 2 * _AROUND else text[: 2 * _AROUND].rpartition(" ")[0] + " …"
