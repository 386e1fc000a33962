"""The corpus: everything loaded from one folder, or put together in Python."""

from __future__ import annotations

import datetime
import itertools
from collections import defaultdict
from collections.abc import Callable, Hashable, Iterable, Mapping
from functools import cached_property
from typing import Any, TypeVar

import attrs

from policybrief import countries
from policybrief.maps import BaseMap
from policybrief.models.actor import Actor, Country, Organization, Person
from policybrief.models.article import Article, Rights
from policybrief.models.briefing import Briefing
from policybrief.models.coding import coder_named
from policybrief.models.collection import Day, last_day
from policybrief.models.dates import Covers, edtf
from policybrief.models.posts import voice_of
from policybrief.models.runs import in_runs
from policybrief.models.sequences import as_tuple
from policybrief.models.source import Event, Publisher
from policybrief.models.statement import Statement
from policybrief.models.statements import Articles, Statements
from policybrief.models.topic import Topic
from policybrief.models.utterances import Shared, shared_utterances, utterance_days, utterance_of
from policybrief.remembering import NO_MEMORY, Memory

_Named = TypeVar("_Named", Article, Actor, Topic, Publisher, Event)
_T = TypeVar("_T")


def _by_id(values: tuple[_Named, ...]) -> Mapping[str, _Named]:
    found: dict[str, _Named] = {}
    for value in values:
        found.setdefault(value.id, value)
    return found


def _articles(values: Iterable[Article]) -> Articles:
    return Articles(values)


def _run(*articles: Article) -> tuple[Article, ...]:
    return articles


def _counting(
    run: tuple[Article, ...], frame: Corpus, as_of: datetime.date | None
) -> tuple[Statement, ...]:
    """Return the statements of a run that count, in order."""
    return tuple(
        statement
        for article in run
        if not article.embargoed(as_of)
        for statement in article.statements
        if frame.counts_in(article, statement)
    )


def _statements(run: tuple[Article, ...], frame: Corpus) -> Mapping[str, Statement]:
    """Return the statements of a run by id, the first of those that share one."""
    found: dict[str, Statement] = {}
    for article in run:
        for statement in article.statements:
            found.setdefault(statement.id, statement)
    return found


def _newest(run: tuple[Article, ...], frame: Corpus) -> datetime.date | None:
    """Return the newest day of a run's articles and of statements that count."""
    dating = [one for one in run if not one.draft and one.publish_after is None]
    days = [one.date.latest for one in dating if one.date and one.withdrawn is None]
    days += [
        statement.day
        for article in dating
        for statement in article.statements
        if frame.counts_in(article, statement)
    ]
    return max((day for day in days if day is not None), default=None)


def _ids(statements: tuple[Statement, ...]) -> frozenset[str]:
    return frozenset(one.id for one in statements)


def _framed(memory: Memory, setting: tuple[Any, ...], *maps: str) -> Corpus:
    briefing, actors, topics, publishers, events, *drawn = setting
    return Corpus(
        actors=actors,
        topics=topics,
        publishers=publishers,
        events=events,
        briefing=briefing,
        maps=dict(zip(maps, drawn, strict=True)),
        memory=memory,
    )


@attrs.frozen(kw_only=True, slots=False, repr=False)
class Corpus:
    """Articles, actors and topics, with what belongs to them.

    Attributes:
        articles: The articles, with their statements and facts.
        actors: Countries, persons and organizations that have a file.
        topics: The topics.
        publishers: The publishers that have a file.
        events: The events.
        briefing: The settings.
        maps: The briefing's own base maps, by name: ``europe``, ``world``.
        memory: What was computed before from the same articles; by default nothing.
    """

    articles: Articles = attrs.field(factory=Articles, converter=_articles)
    actors: tuple[Actor, ...] = attrs.field(default=(), converter=as_tuple)
    topics: tuple[Topic, ...] = attrs.field(default=(), converter=as_tuple)
    publishers: tuple[Publisher, ...] = attrs.field(default=(), converter=as_tuple)
    events: tuple[Event, ...] = attrs.field(default=(), converter=as_tuple)
    briefing: Briefing = attrs.field(factory=lambda: Briefing(title="Briefing"))
    maps: Mapping[str, BaseMap] = attrs.field(factory=dict, hash=False)
    memory: Memory = attrs.field(default=NO_MEMORY, eq=False)

    def __attrs_post_init__(self) -> None:
        object.__setattr__(self, "articles", Articles(self.articles, self))

    @cached_property
    def setting(self) -> tuple[object, ...]:
        """Everything but the articles; with a memory the same object as long as nothing changed."""
        records = (self.actors, self.topics, self.publishers, self.events)
        return self.memory.same(
            self.briefing, *(self.memory.same(*group) for group in records), *self.maps.values()
        )

    @cached_property
    def frame(self) -> Corpus:
        """This corpus without its articles; with a memory the same as long as nothing changed.

        What depends on one article and on records depends on it and on the frame.
        """
        if self.memory is NO_MEMORY:
            return attrs.evolve(self, articles=())
        return self.memory.of(_framed, self.memory, self.setting, *self.maps)

    @cached_property
    def runs(self) -> tuple[tuple[Article, ...], ...]:
        """The articles in order of id, some dozens together.

        With a memory, a run is the same object as long as none of its articles changed.
        """
        ordered = sorted(self.articles, key=lambda one: one.id)
        return tuple(self.memory.of(_run, *run) for run in in_runs(ordered))

    def by_run(self, make: Callable[..., _T], *when: Hashable) -> list[_T]:
        """Return what *make* gives for each run.

        Args:
            make: Called with a run, the frame and *when*. What it gives depends on nothing else, so
                that with a memory it is called for new runs only.
            when: What else it depends on.
        """
        return [self.memory.of(make, run, self.frame, when=when) for run in self.runs]

    def __repr__(self) -> str:
        """Return its title and how much is in it."""
        counts = {
            kind: len(getattr(self, f"{kind}s"))
            for kind in ("article", "actor", "topic", "publisher", "event")
        }
        found = (f"{count} {kind}{'' if count == 1 else 's'}" for kind, count in counts.items())
        return f"<Corpus {self.briefing.title!r}: {', '.join(found)}>"

    @cached_property
    def article_by_id(self) -> Mapping[str, Article]:
        """The articles by id."""
        return _by_id(self.articles)

    @cached_property
    def actor_by_id(self) -> Mapping[str, Actor]:
        """The actors with a file by id."""
        return _by_id(self.actors)

    @cached_property
    def topic_by_id(self) -> Mapping[str, Topic]:
        """The topics by id."""
        return _by_id(self.topics)

    @cached_property
    def publisher_by_id(self) -> Mapping[str, Publisher]:
        """The publishers with a file by id."""
        return _by_id(self.publishers)

    @cached_property
    def event_by_id(self) -> Mapping[str, Event]:
        """The events by id."""
        return _by_id(self.events)

    @cached_property
    def statements(self) -> Statements:
        """All statements, in order of article id and place in the article."""
        found = (article.statements for run in self.runs for article in run)
        return Statements(itertools.chain.from_iterable(found), self)

    @cached_property
    def statement_by_id(self) -> Mapping[str, Statement]:
        """All statements by id."""
        found: dict[str, Statement] = {}
        for some in self.by_run(_statements):
            if not found.keys().isdisjoint(some):
                some = {id_: one for id_, one in some.items() if id_ not in found}
            found.update(some)
        return found

    @cached_property
    def published_by_run(self) -> tuple[tuple[Statement, ...], ...]:
        """The statements that count of each run."""
        return tuple(self.by_run(_counting, self.as_of))

    @cached_property
    def published(self) -> Statements:
        """The statements that count: not withdrawn, and checked where that is required.

        Those of drafts, of embargoed and of withdrawn articles do not count.
        """
        return Statements(itertools.chain.from_iterable(self.published_by_run), self)

    def is_tombstone(self, statement: Statement) -> bool:
        """Say whether *statement* was withdrawn, and its place is kept without its words.

        One that is kept back until somebody has checked it was never published, and keeps none.
        """
        article = self.article_by_id[statement.article]
        return (
            (statement.withdrawn is not None or article.withdrawn is not None)
            and self._is_shown(article)
            and not self.awaits_check(statement)
        )

    def counts(self, statement: Statement) -> bool:
        """Say whether a statement counts once no embargo keeps its article out."""
        return self.counts_in(self.article_by_id[statement.article], statement)

    def counts_in(self, article: Article, statement: Statement) -> bool:
        """Say the same of a statement of *article*, which need not be in this corpus."""
        return not (
            article.draft
            or article.withdrawn is not None
            or statement.withdrawn is not None
            or self.awaits_check(statement)
        )

    @cached_property
    def published_ids(self) -> frozenset[str]:
        """The ids of the statements that count."""
        memory = self.memory
        return frozenset[str]().union(*(memory.of(_ids, some) for some in self.published_by_run))

    @cached_property
    def live_topics(self) -> tuple[Topic, ...]:
        """The topics that are no drafts, by title."""
        return tuple(
            sorted(
                (topic for topic in self.topics if not topic.draft),
                key=lambda topic: (topic.title.casefold(), topic.id),
            )
        )

    @cached_property
    def live_articles(self) -> tuple[Article, ...]:
        """The articles that are published, newest first: no drafts, embargoed or withdrawn ones."""
        live = (one for one in self.articles if self._is_shown(one) and one.withdrawn is None)
        return tuple(
            sorted(
                sorted(live, key=lambda one: one.id),
                key=lambda one: (one.date.latest if one.date else None) or datetime.date.min,
                reverse=True,
            )
        )

    @cached_property
    def withdrawn_articles(self) -> tuple[Article, ...]:
        """The articles that were taken down and keep their page, by id."""
        gone = (one for one in self.articles if self._is_shown(one) and one.withdrawn is not None)
        return tuple(sorted(gone, key=lambda one: one.id))

    def _is_shown(self, article: Article) -> bool:
        """Say whether an article has a page: it is no draft and not embargoed."""
        return not article.draft and not article.embargoed(self.as_of)

    @cached_property
    def newest(self) -> datetime.date | None:
        """The latest possible day of the newest article or statement.

        Drafts, withdrawn articles and those with a ``publish_after`` do not count: an embargo that
        is over by its own date would end itself.
        """
        days = (day for day in self.by_run(_newest) if day is not None)
        return max(days, default=None)

    @cached_property
    def as_of(self) -> datetime.date | None:
        """The day for which lines are computed: the briefing's, or the newest date.

        It says which embargoes are over, whatever day lines are asked for.
        """
        return self.briefing.as_of_day or self.newest

    def with_as_of(self, day: Day) -> Corpus:
        """Return this corpus as of another day, of a month or a year its last day.

        Raises:
            PolicybriefError: When *day* is no date.
        """
        as_of = edtf(last_day(day))
        return attrs.evolve(self, briefing=attrs.evolve(self.briefing, as_of=as_of))

    def checked_by(self, statement: Statement) -> str | None:
        """Return who checked *statement*; what names nobody, as ``checked: no``, is no check."""
        own = statement.checked
        return coder_named(self.briefing.checked if own is None else own)

    def awaits_check(self, statement: Statement) -> bool:
        """Say whether *statement* is kept back until somebody has checked it."""
        return self.briefing.require_checked and self.checked_by(statement) is None

    def coded_by(self, statement: Statement) -> str | None:
        """Return who coded *statement*."""
        return coder_named(self.briefing.coded if statement.coded is None else statement.coded)

    def rights(self, article: Article) -> Rights:
        """Return what may be published of *article*: its own, its publisher's, the briefing's."""
        publisher = self.publisher_by_id.get(article.publisher or "")
        default = None if publisher is None else publisher.rights
        return article.rights or default or self.briefing.rights

    def quote_of(self, statement: Statement) -> str | None:
        """Return the words of *statement* that may be published, or None.

        Words that report somebody are never published.
        """
        private = self.rights(self.article_by_id[statement.article]) is Rights.PRIVATE
        if private or statement.id not in self.published_ids:
            return None
        return statement.quote

    @cached_property
    def utterance_days(self) -> Mapping[str, datetime.date]:
        """The latest possible day of each utterance, by all published accounts of it."""
        return utterance_days(self)

    @cached_property
    def _shared(self) -> Mapping[str, tuple[Shared, ...]]:
        return shared_utterances(self)

    @cached_property
    def shared_by_run(self) -> tuple[tuple[Shared, ...], ...]:
        """What depends on other articles in the utterances of each run's statements."""
        shared = self._shared
        return tuple(
            tuple(one for article in run for one in shared.get(article.id, ())) for run in self.runs
        )

    def day_of(self, statement: Statement) -> datetime.date | None:
        """Return the latest possible day of *statement*, by all accounts of its utterance."""
        return self.utterance_days.get(utterance_of(self, statement), statement.day)

    @cached_property
    def _voices(self) -> Mapping[str, str | None]:
        return {
            one.id: voice_of(self, one.speaker, self.day_of(one), one.personal)
            for one in self.statements
        }

    def voice_of(self, statement: Statement) -> str | None:
        """Return the country whose voice the speaker of *statement* was on its day.

        It is the country that the post of that day speaks for or is held in; without a post, the
        speaker's own; None when it is not known. Whether the words count for that country's line
        is for the analysis to say.
        """
        return self._voices.get(statement.id)

    def actor(self, id: str) -> Actor | None:  # noqa: A002 - the word of the file format
        """Return the actor with this id; a country exists without a file."""
        known = self.actor_by_id.get(id)
        if known is None and countries.country(id) is not None:
            return Country(id=id)
        return known

    def country_of(self, id: str | None) -> str | None:  # noqa: A002
        """Return the country that a country's or an organization's id belongs to."""
        match None if id is None else self.actor(id):
            case Country(id=code):
                return code
            case Organization(country=code) | Person(country=code):
                return code
        return None

    @cached_property
    def _memberships(self) -> Mapping[str, list[Country | Organization]]:
        found: defaultdict[str, list[Country | Organization]] = defaultdict(list)
        for actor in self.actors:
            if isinstance(actor, Country | Organization):
                for membership in actor.memberships:
                    if actor not in found[membership.organization]:
                        found[membership.organization].append(actor)
        return found

    def members(
        self, organization: str, day: datetime.date, *, certain: bool = True
    ) -> tuple[str, ...]:
        """Return the ids of the countries that belonged to *organization* on *day*, in order.

        A member that is an organization stands for its own members; the European Union, which has
        lines of its own, stands for itself.

        Args:
            organization: Its id; that of a country that others belong to (``eu``) will do too.
            day: The day.
            certain: Whether to leave out those whose membership is uncertain on the day.
        """
        enough = (Covers.YES,) if certain else (Covers.YES, Covers.UNCERTAIN)
        found: set[str] = set()
        seen, waiting = {organization}, [organization]
        while waiting:
            body = waiting.pop()
            for actor in self._memberships.get(body, []):
                if actor.id not in seen and any(
                    one.organization == body and one.span.covers(day) in enough
                    for one in actor.memberships
                ):
                    seen.add(actor.id)
                    if isinstance(actor, Country):
                        found.add(actor.id)
                    else:
                        waiting.append(actor.id)
        return tuple(sorted(found))

    @cached_property
    def joined(self) -> tuple[str, ...]:
        """The ids of all that somebody belongs to or ever belonged to, in order."""
        return tuple(sorted(self._memberships))

    def asked(self, topic: Topic, day: datetime.date | None = None) -> tuple[str, ...]:
        """Return the countries that *topic* is asked of on a day, each once, in order.

        Args:
            topic: The topic.
            day: The day on which members of organizations count; by default the as-of day.
        """
        day = day or self.as_of
        found: dict[str, None] = {}
        for id_ in topic.asked_of:
            if isinstance(self.actor(id_), Country):
                found[id_] = None
            elif day is not None:
                found.update(dict.fromkeys(self.members(id_, day)))
        return tuple(found)
