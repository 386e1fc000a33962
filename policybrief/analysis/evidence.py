"""Evidence: one stance of one statement, with whose it is, how well shown, and if it counts."""

from __future__ import annotations

import datetime
import enum
import itertools
from collections.abc import Iterable, Mapping
from typing import TypeAlias

import attrs

from policybrief.analysis.capacity import Capacity, capacity
from policybrief.languages import N_
from policybrief.models.actor import Country
from policybrief.models.article import Article
from policybrief.models.corpus import Corpus
from policybrief.models.sequences import interned
from policybrief.models.stance import Position, Stance
from policybrief.models.statement import Speaker, SpeakerKind, Statement, Words
from policybrief.models.utterances import Shared, utterance_of


class Grade(enum.Enum):
    """How well a statement is shown, best first."""

    QUOTED = "quoted"
    PARAPHRASED = "paraphrased"
    REPORTED = "reported"
    UNNAMED = "unnamed"

    @property
    def strength(self) -> int:
        """3 for quoted down to 0 for unnamed."""
        return 3 - list(Grade).index(self)


def weaker(one: Grade, other: Grade) -> Grade:
    """Return the weaker of two grades."""
    return min(one, other, key=lambda grade: grade.strength)


def grade_of(corpus: Corpus, statement: Statement) -> Grade:
    """Return the evidence grade of a statement.

    Words quoted from a named speaker are quoted, reported words of one paraphrased; a country
    without a named speaker is reported; an unnamed source is unnamed, whatever the marks. A machine
    translation caps the grade at paraphrased.
    """
    speaker = statement.speaker
    if speaker.kind is SpeakerKind.UNNAMED:
        return Grade.UNNAMED
    if speaker.kind is SpeakerKind.ACTOR and isinstance(corpus.actor(speaker.name), Country):
        return Grade.REPORTED
    grade = Grade.QUOTED if statement.kind is Words.QUOTE else Grade.PARAPHRASED
    article = corpus.article_by_id.get(statement.article)
    if article is not None and article.machine_translated:
        return weaker(grade, Grade.PARAPHRASED)
    return grade


@attrs.frozen(kw_only=True)
class Evidence:
    """One stance of one statement.

    Attributes:
        statement: The statement.
        stance: The stance.
        holder: Id of the actor whose stance it is: the speaker, or the one it is ascribed to.
        country: Code of the country it belongs to; None when unknown.
        capacity: In what capacity its holder speaks on that day.
        grade: How well it is shown.
        speaks: Whether it can make the country's line.
        silent_because: Why it cannot; None when it can.
        day: The latest possible day it was said; the earliest such day where several articles
            report the utterance.
        utterance: Id of the statement that it joins by ``same_as``, or of its own.
        place: Its place in the corpus: the article, the offset in the text (-1 when the words do
            not stand there), the statement, the stance.
    """

    statement: Statement
    stance: Stance
    holder: str
    country: str | None
    capacity: Capacity
    grade: Grade
    speaks: bool
    silent_because: str | None
    day: datetime.date | None
    utterance: str
    place: tuple[str, int, int, int]

    @property
    def position(self) -> Position:
        """Its position."""
        return self.stance.position

    @property
    def topic(self) -> str:
        """Id of its topic."""
        return self.stance.topic

    @property
    def ascribed(self) -> bool:
        """Whether somebody else than its holder said it."""
        return self.holder != self.statement.speaker.key

    @property
    def names_no_speaker(self) -> bool:
        """Whether the country was named without a speaker."""
        return self.capacity.kind == "country" and not self.ascribed


def _silent(
    statement: Statement, day: datetime.date | None, held: Capacity, ascribed: bool
) -> str | None:
    """Return why words do not speak for a country, as a message; None when they do."""
    if statement.speaker.kind is SpeakerKind.AUTHOR:
        return N_("the outlet's own judgement")
    if statement.speaker.kind is SpeakerKind.UNNAMED:
        return N_("an unnamed source speaks for no country")
    if statement.personal and not ascribed:
        return N_("not said in the capacity of a post")
    if day is None:
        return N_("without a date")
    if held.uncertain:
        return N_("role uncertain on that day")
    if not held.speaks:
        return {
            "former": N_("no longer in a post on that day"),
            "unknown": N_("not known to the briefing"),
        }.get(held.kind, N_("in no post that speaks for the country"))
    return None


def evidence_of(
    corpus: Corpus, statement: Statement, index: int, day: datetime.date | None
) -> Iterable[Evidence]:
    """Yield the evidence that one statement gives.

    Args:
        corpus: Where articles and actors are.
        statement: The statement.
        index: Its place among the statements of its article.
        day: The latest possible day it was said, by all accounts.
    """
    graded = grade_of(corpus, statement)
    offset = corpus.article_by_id[statement.article].offset_of(statement)
    for place, stance in enumerate(statement.stances):
        ascribed = stance.of is not None and stance.of != statement.speaker.key
        holder = Speaker.actor(stance.of) if stance.of and ascribed else statement.speaker
        held = capacity(corpus, holder, day, statement.personal and not ascribed)
        because = _silent(statement, day, held, ascribed)
        yield Evidence(
            statement=statement,
            stance=stance,
            holder=holder.key,
            country=held.country,
            capacity=held,
            grade=weaker(graded, Grade.REPORTED) if ascribed else graded,
            speaks=because is None,
            silent_because=because,
            day=day,
            utterance=utterance_of(corpus, statement),
            place=(statement.article, -1 if offset is None else offset, index, place),
        )


EvidenceOfRun: TypeAlias = Mapping[tuple[str, str], tuple[Evidence, ...]]
"""The evidence in some articles, by country and topic."""


def evidence_by_run(corpus: Corpus) -> tuple[EvidenceOfRun, ...]:
    """Return the evidence in each run of articles, in order of place.

    Only published statements and topics that are no drafts give evidence.
    """
    return tuple(
        corpus.memory.of(
            _evidence_in_run, run, published, corpus.setting, when=shared, using=corpus
        )
        for run, published, shared in zip(
            corpus.runs, corpus.published_by_run, corpus.shared_by_run, strict=True
        )
    )


def all_evidence(corpus: Corpus, runs: Iterable[EvidenceOfRun] | None = None) -> EvidenceOfRun:
    """Return the evidence by country and topic, in order of date.

    What has no date stands first. On one day the strongest stands last: by band, stage of the act,
    grade, and place.

    Args:
        corpus: The corpus.
        runs: What `evidence_by_run` returned, when it is known already.
    """
    found: dict[tuple[str, str], list[Evidence]] = {}
    for run in evidence_by_run(corpus) if runs is None else runs:
        for key, group in run.items():
            found.setdefault(key, []).extend(group)
    memory = corpus.memory
    return {key: memory.of(_in_order, memory.same(*found[key])) for key in sorted(found)}


def by_statement(run: EvidenceOfRun) -> Mapping[str, tuple[Evidence, ...]]:
    """Return the evidence in some articles by the statement that gives it, in order of place."""
    found: dict[str, list[Evidence]] = {}
    for group in run.values():
        for one in group:
            found.setdefault(one.statement.id, []).append(one)
    return {
        id_: (group[0],) if len(group) == 1 else tuple(sorted(group, key=lambda one: one.place))
        for id_, group in found.items()
    }


def _evidence_in_run(
    corpus: Corpus,
    run: tuple[Article, ...],
    published: tuple[Statement, ...],
    setting: object,
    *shared: Shared,
) -> EvidenceOfRun:
    """Return the evidence for countries in a run.

    Args:
        corpus: Where the actors and the days of utterances are.
        run: The articles.
        published: The statements of the run that count.
        setting: Everything but the articles.
        shared: What the utterances have from other articles.
    """
    live = {topic.id for topic in corpus.live_topics}
    days, found = corpus.utterance_days, dict[tuple[str, str], list[Evidence]]()
    for id_, group in itertools.groupby(published, key=lambda one: one.article):
        said = tuple(
            (one.id, utterance, days.get(utterance))
            for one in group
            for utterance in [utterance_of(corpus, one)]
        )
        article = corpus.article_by_id[id_]
        for one in corpus.memory.of(_evidence_in, article, setting, when=said, using=corpus):
            if one.topic in live:
                found.setdefault((one.country or "", one.topic), []).append(one)
    return {interned(key): tuple(group) for key, group in found.items()}


def _evidence_in(
    corpus: Corpus,
    article: Article,
    setting: object,
    *said: tuple[str, str, datetime.date | None],
) -> tuple[Evidence, ...]:
    """Return the evidence for countries in an article.

    Args:
        corpus: Where the actors are.
        article: The article.
        setting: Everything but the articles.
        said: Id, utterance and day of each statement that counts.
    """
    by_id = {one.id: one for one in reversed(article.statements)}
    return tuple(
        one
        for index, (id_, _utterance, day) in enumerate(said)
        for one in evidence_of(corpus, by_id[id_], index, day)
        if one.country is not None
    )


def _in_order(group: tuple[Evidence, ...]) -> tuple[Evidence, ...]:
    return tuple(sorted(group, key=strength))


def strength(one: Evidence) -> tuple[object, ...]:
    """Return the key by which evidence is put in order: the day, and what is strongest on it."""
    stage = one.stance.act.stage
    return (
        one.day or datetime.date.min,
        one.capacity.band,
        1 if stage is None else stage,
        one.grade.strength,
        one.place,
    )
