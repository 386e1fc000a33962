"""What every view is made from: the analysis, the addresses, and what links to what."""

from __future__ import annotations

import datetime
from collections.abc import Callable, Mapping
from functools import cached_property
from typing import Any, TypeVar

import attrs

from policybrief.analysis.dependence import Dependence
from policybrief.analysis.evidence import Evidence
from policybrief.analysis.ledger import Analysis
from policybrief.analysis.nearest import Neighbours
from policybrief.keeping import Kept, keep
from policybrief.models.corpus import Corpus
from policybrief.models.statement import SpeakerKind, Statement
from policybrief.site.addresses import Addresses, Here, make_addresses
from policybrief.site.article_pages import ArticlePage, article_pages
from policybrief.site.mentions import Mentions
from policybrief.site.statement_pages import StatementPage, newest_first, statement_pages
from policybrief.workers import prepare

T = TypeVar("T")


@attrs.frozen
class Download:
    """A file that the site offers.

    Attributes:
        address: Where it stands, relative to the site's root.
        format: Name of its format.
        words: What it is, in a sentence.
        kept: Its bytes, where they do not take up memory.
    """

    address: str
    format: str
    words: str
    kept: Kept = attrs.field(alias="content", converter=keep, repr=False, eq=False)

    @property
    def content(self) -> bytes:
        """Its bytes."""
        return self.kept.content()

    @property
    def size(self) -> int:
        """How many bytes it has."""
        return self.kept.size


@attrs.frozen(slots=False)
class Desk:
    """The analysis of a corpus, ready to be laid out.

    Attributes:
        analysis: The analysis.
        downloads: The files that the data page offers.
    """

    analysis: Analysis
    downloads: tuple[Download, ...] = ()
    _made: dict[object, Any] = attrs.field(factory=dict, init=False, eq=False, repr=False)

    def once(self, make: Callable[[Desk], T]) -> T:
        """Return what a function makes of the desk; it is called once, however many ask."""
        if make not in self._made:
            self._made[make] = make(self)
        found: T = self._made[make]
        return found

    @property
    def corpus(self) -> Corpus:
        """The corpus."""
        return self.analysis.corpus

    @property
    def at(self) -> datetime.date | None:
        """The date of all lines."""
        return self.analysis.at

    @cached_property
    def addresses(self) -> Addresses:
        """The address of each page."""
        return make_addresses(self.analysis)

    @cached_property
    def mentions(self) -> Mentions:
        """What links to each page."""
        return Mentions(self.analysis, self.addresses)

    @cached_property
    def dependence(self) -> Dependence:
        """How much of the whole briefing rests on one publisher."""
        return self.analysis.dependence()

    @cached_property
    def neighbours(self) -> Neighbours:
        """Where the nearest statements that agree and disagree are found."""
        return Neighbours(self.analysis)

    def prepare(self) -> None:
        """Compute what pages share, so that copies of this process need not each do it."""
        prepare(self.corpus, self.analysis, self, self.mentions, self.neighbours)

    def here(self, address: str) -> Here:
        """Return the page at *address*, from which links are made."""
        return Here(address, self.addresses)

    def quote(self, statement: Statement) -> str | None:
        """Return the words of a statement that may be published, or None."""
        return self.corpus.quote_of(statement)

    def translation(self, statement: Statement) -> str | None:
        """Return the translation of the words, when the words may be published."""
        return None if self.quote(statement) is None else statement.translation

    @cached_property
    def by_speaker(self) -> Mapping[str, tuple[Statement, ...]]:
        """The published statements of each speaker, newest first."""
        found: dict[str, list[Statement]] = {}
        for statement in self.newest_first:
            if statement.speaker.kind is not SpeakerKind.AUTHOR:
                found.setdefault(statement.speaker.key, []).append(statement)
        return {key: tuple(group) for key, group in found.items()}

    @cached_property
    def countries(self) -> Mapping[str, str | None]:
        """The code of the country that each published statement is found under, by its id."""
        return {
            one.id: self.analysis.capacity(one).country or one.speaker.of
            for one in self.corpus.published
        }

    @cached_property
    def article_order(self) -> Mapping[str, int]:
        """The place of each published article, newest first, by its id."""
        return {one.id: place for place, one in enumerate(self.corpus.live_articles)}

    @cached_property
    def by_topic(self) -> Mapping[str, tuple[Statement, ...]]:
        """The published statements on each topic, newest first."""
        found: dict[str, list[Statement]] = {}
        for statement in self.newest_first:
            for topic in {stance.topic for stance in statement.stances}:
                found.setdefault(topic, []).append(statement)
        return {topic: tuple(group) for topic, group in found.items()}

    @cached_property
    def newest_first(self) -> tuple[Statement, ...]:
        """The published statements, newest first; those without a date last."""
        return newest_first(self.corpus.published)

    @cached_property
    def article_pages(self) -> tuple[ArticlePage, ...]:
        """The pages of the list of articles, the newest first."""
        return article_pages(self.corpus.live_articles)

    @cached_property
    def statement_pages(self) -> tuple[StatementPage, ...]:
        """The pages of the list of statements, the newest first."""
        return statement_pages(self.corpus.published)

    def evidence(self, statement: Statement) -> tuple[Evidence, ...]:
        """Return the evidence that a statement gives, in the order of its stances."""
        return self.analysis.evidence_by_statement.get(statement.id, ())
