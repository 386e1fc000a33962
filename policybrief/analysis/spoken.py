"""What was said, each utterance once however many articles give it, and how exactly dated."""

from __future__ import annotations

import datetime
import enum
from collections.abc import Iterable, Mapping

import attrs

from policybrief.analysis.capacity import capacity
from policybrief.analysis.evidence import Evidence, EvidenceOfRun, by_statement
from policybrief.models.corpus import Corpus
from policybrief.models.dates import EdtfDate, End
from policybrief.models.sequences import interned
from policybrief.models.statement import SpeakerKind, Statement
from policybrief.models.utterances import Shared


class Precision(enum.Enum):
    """How exactly a date tells when something was."""

    DAY = "day"
    MONTH = "month"
    YEAR = "year"
    NONE = "none"


@attrs.frozen(kw_only=True)
class Utterance:
    """Something said once, by all published accounts of it.

    Attributes:
        id: Id of the statement that all accounts join, or of the only one.
        shared: What it shares with the same words of others, where an article gives several
            speakers at once.
        statement: The account that gives its day; of several, the first by place.
        accounts: All accounts, that one included, in order of article and place.
        day: The earliest of the latest possible days that the accounts give.
        precision: How exactly the date of that account tells when it was said.
        countries: Codes of the countries that it speaks for or belongs to.
        topics: Ids of the topics that it has a stance on.
        subjects: The pairs of country and topic for which it is evidence.
    """

    id: str
    shared: str
    statement: Statement
    accounts: tuple[Statement, ...]
    day: datetime.date | None
    precision: Precision
    countries: tuple[str, ...]
    topics: tuple[str, ...]
    subjects: tuple[tuple[str, str], ...]

    @property
    def speakers(self) -> tuple[str, ...]:
        """Ids of the speaker and of everybody whose stance it gives; the author has none."""
        found = dict.fromkeys(
            one.speaker.key for one in self.accounts if one.speaker.kind is not SpeakerKind.AUTHOR
        )
        for account in self.accounts:
            found.update(dict.fromkeys(one.of for one in account.stances if one.of is not None))
        return tuple(found)


def precision_of(date: EdtfDate | None) -> Precision:
    """Return how exactly a date tells when something was.

    "At the latest on a day" counts as that day: it is when the words were in the news. A mark for
    about or uncertain changes nothing: a month that is about right still is a month.
    """
    if date is None or date.latest is None:
        return Precision.NONE
    earliest = date.earliest
    if date.span and date.start is not End.KNOWN:
        earliest = EdtfDate.parse(date.text.partition("/")[2]).earliest
    if earliest is None or earliest.year != date.latest.year:
        return Precision.NONE
    if earliest.month != date.latest.month:
        return Precision.YEAR
    return Precision.DAY if earliest == date.latest else Precision.MONTH


def utterances(
    corpus: Corpus,
    accounts: Mapping[str, tuple[Statement, ...]],
    evidence: Mapping[str, tuple[Evidence, ...]],
    by_run: Iterable[EvidenceOfRun],
) -> tuple[Utterance, ...]:
    """Return everything that was said, oldest first; what has no date stands first.

    Args:
        corpus: The corpus.
        accounts: The published statements that report each utterance.
        evidence: The evidence that each statement gives, by its id.
        by_run: The same in each run of articles.
    """
    memory, setting, by_id = corpus.memory, corpus.setting, corpus.statement_by_id
    days, live = corpus.utterance_days, frozenset(topic.id for topic in corpus.live_topics)
    alone: dict[str, Utterance] = {}
    for published, given, shared in zip(
        corpus.published_by_run, by_run, corpus.shared_by_run, strict=True
    ):
        alone.update(
            memory.of(_alone, published, given, setting, when=(live, *shared), using=corpus)
        )

    def joint(id_: str) -> Utterance:
        group = accounts[id_]
        return memory.of(
            _utterance,
            memory.same(*group),
            memory.same(*(one for account in group for one in evidence.get(account.id, ()))),
            setting,
            when=(id_, by_id[id_].utterance, days.get(id_), live),
            using=corpus,
        )

    found = [alone[id_] if id_ in alone else joint(id_) for id_ in accounts]
    return tuple(sorted(found, key=lambda one: one.day or datetime.date.min))


def _alone(
    corpus: Corpus,
    published: tuple[Statement, ...],
    evidence: EvidenceOfRun,
    setting: object,
    live: frozenset[str],
    *shared: Shared,
) -> Mapping[str, Utterance]:
    """Return what one statement of a run alone reports, by its id.

    Args:
        corpus: Where the actors are.
        published: The statements of the run that count.
        evidence: The evidence that they give.
        setting: Everything but the articles.
        live: Ids of the topics that are no drafts.
        shared: The statements that join another, or that another joins.
    """
    joint, given = {one[0] for one in shared}, corpus.memory.of(by_statement, evidence)
    return {
        one.id: _utterance(
            corpus,
            (one,),
            given.get(one.id, ()),
            setting,
            one.id,
            one.utterance,
            one.day,
            live,
        )
        for one in published
        if one.id not in joint
    }


def _utterance(
    corpus: Corpus,
    accounts: tuple[Statement, ...],
    given: tuple[Evidence, ...],
    setting: object,
    id_: str,
    shared: str,
    day: datetime.date | None,
    live: frozenset[str],
) -> Utterance:
    """Return something that was said.

    Args:
        corpus: Where the actors are.
        accounts: The statements that report it.
        given: The evidence that they give.
        setting: Everything but the articles.
        id_: Its id.
        shared: What it shares with the same words of others.
        day: Its day.
        live: Ids of the topics that are no drafts.
    """
    first = next((one for one in accounts if one.day == day), accounts[0])
    countries = {one.country for one in given}
    known = {one.statement.id for one in given if not one.ascribed}
    countries |= {
        capacity(corpus, one.speaker, day, one.personal).country
        for one in accounts
        if one.id not in known
    }
    return Utterance(
        id=id_,
        shared=shared,
        statement=first,
        accounts=accounts,
        day=day,
        precision=Precision.NONE if day is None else precision_of(first.said),
        countries=_sorted(one for one in countries if one is not None),
        topics=_sorted(
            stance.topic for one in accounts for stance in one.stances if stance.topic in live
        ),
        subjects=interned(
            tuple(sorted({(one.country, one.topic) for one in given if one.country is not None}))
        ),
    )


def _sorted(ids: Iterable[str]) -> tuple[str, ...]:
    return interned(tuple(sorted(set(ids))))
