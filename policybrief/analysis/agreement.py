"""Agreement of coders: how far those who coded the same statements read them alike.

The measure is Krippendorff's alpha, 1 - (observed disagreement / disagreement by chance): 1 where
all coders always agree, 0 where they agree no more than chance would have them.

Sources: Klaus Krippendorff, Content Analysis: An Introduction to Its Methodology, 4th edition,
2018, chapter 12; Andrew F. Hayes and Klaus Krippendorff, "Answering the Call for a Standard
Reliability Measure for Coding Data", Communication Methods and Measures 1, 2007, pages 77 to 89.
"""

from __future__ import annotations

import enum
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from itertools import combinations
from typing import Final, TypeAlias

import attrs

from policybrief.analysis.alpha import krippendorff
from policybrief.languages import sorting_key
from policybrief.models.corpus import Corpus
from policybrief.models.stance import Position, Stance
from policybrief.models.statement import Statement
from policybrief.models.words import normalise

FEWEST: Final = 10
"""Below so many units alpha says nothing, and is not given."""

RELIABLE: Final = 0.8
"""From this alpha on, conclusions may rest on the coding (Krippendorff)."""

TENTATIVE: Final = 0.667
"""From this alpha on, tentative conclusions may; below it, none."""

_SCALE: Final = tuple(
    sorted((one for one in Position if one.number is not None), key=lambda one: one.number or 0)
)
_DIGITS: Final = 3

_Coded: TypeAlias = tuple[str | None, tuple[Stance, ...]]
"""Who coded, and the stances."""


class WhyNoAlpha(enum.Enum):
    """Why there is no alpha."""

    TOO_FEW = "too-few"
    NO_VARIATION = "no-variation"


class Reliability(enum.Enum):
    """What an alpha is good for, by Krippendorff's two customary bounds."""

    RELIABLE = "reliable"
    TENTATIVE = "tentative"
    UNRELIABLE = "unreliable"


@attrs.frozen(kw_only=True)
class Alpha:
    """An alpha and what it rests on.

    Attributes:
        alpha: The figure, to three digits; None where there is none.
        units: How many units at least two coders gave a value.
        why_none: Why there is no figure.
    """

    alpha: float | None
    units: int
    why_none: WhyNoAlpha | None = None

    @property
    def reliability(self) -> Reliability | None:
        """What the figure is good for; None where there is none."""
        if self.alpha is None:
            return None
        if self.alpha >= RELIABLE:
            return Reliability.RELIABLE
        return Reliability.TENTATIVE if self.alpha >= TENTATIVE else Reliability.UNRELIABLE


@attrs.frozen(kw_only=True)
class Reading:
    """What one coder read in a statement on one topic.

    Attributes:
        coder: Who; None where nobody is recorded.
        stance: The stance; None when the coder saw none.
    """

    coder: str | None
    stance: Stance | None

    @property
    def position(self) -> Position | None:
        """The position of the stance, or None."""
        return None if self.stance is None else self.stance.position


@attrs.frozen(kw_only=True)
class CodedStatement:
    """A statement that several coders coded, as to a topic on which one of them saw a stance.

    Attributes:
        topic: Id of the topic.
        statements: The published statements; several where one entry has several speakers.
        readings: What each coder read, the first coding first.
    """

    topic: str
    statements: tuple[Statement, ...]
    readings: tuple[Reading, ...]

    @property
    def unanimous(self) -> bool:
        """Whether all coders gave the same position."""
        return len({one.position for one in self.readings}) == 1


@attrs.frozen(kw_only=True)
class TopicAgreement:
    """How far coders agree on one topic, or on all of them.

    Attributes:
        topic: Id of the topic; None for all topics together.
        coders: Who coded the statements that several coded, by name; on a topic, those on which
            one of them saw a stance.
        statements: How many statements several coders coded.
        seen: In how many of these at least one coder saw a stance on the topic; for all topics
            together, the sum.
        pairs: How many pairs of codings of one statement there are of which at least one has a
            stance on the topic.
        alike: How many of these pairs have the same position.
        positions: Alpha of the positions, ordinal, from against to for. `unclear` is no point on
            that scale, and who saw no stance gave no position: both count as no value.
        seeing: Alpha, nominal, of whether a coder saw a stance on the topic at all.
        disagreements: The statements on whose position coders disagree, in order of article.
    """

    topic: str | None
    coders: tuple[str, ...]
    statements: int
    seen: int
    pairs: int
    alike: int
    positions: Alpha
    seeing: Alpha
    disagreements: tuple[CodedStatement, ...]

    @property
    def percent(self) -> int | None:
        """How many in a hundred pairs are alike, rounded down; None without a pair."""
        return self.alike * 100 // self.pairs if self.pairs else None


@attrs.frozen(kw_only=True)
class Agreement:
    """How far coders agree.

    Attributes:
        overall: On all topics together.
        topics: On each topic on which one of them saw a stance, by the topic's title.
    """

    overall: TopicAgreement
    topics: tuple[TopicAgreement, ...]


def agreement(corpus: Corpus) -> Agreement:
    """Return how far those who coded the same published statements agree."""
    coded = list(_coded_twice(corpus))
    units: dict[str, list[CodedStatement]] = {topic.id: [] for topic in corpus.live_topics}
    coders = Counter(len(codings) for _, codings in coded)
    for group, codings in coded:
        for topic in dict.fromkeys(one.topic for _, stances in codings for one in stances):
            if topic in units:
                units[topic].append(_unit(topic, group, codings))
    topics = tuple(_agreement(id_, coders, found) for id_, found in units.items() if found)
    together = [one for found in units.values() for one in found]
    times = Counter({number: times * len(topics) for number, times in coders.items()})
    return Agreement(
        overall=attrs.evolve(
            _agreement(None, times, together),
            coders=_names(coder for _, codings in coded for coder, _ in codings),
            statements=len(coded),
        ),
        topics=topics,
    )


def alpha_of(units: Mapping[tuple[int, ...], int], *, ordinal: bool) -> Alpha:
    """Return Krippendorff's alpha of values that coders gave to units.

    Args:
        units: How many units there are to which coders gave the values so many times each, in
            the order of the values: ``{(2, 0, 1): 4}`` are four units to which two coders gave the
            first value, and one the third. What fewer than two coders gave a value is left out.
        ordinal: Whether the order of the values counts; else they are only alike or not.
    """
    paired = {row: number for row, number in units.items() if sum(row) > 1}
    total = sum(paired.values())
    if total < FEWEST:
        return Alpha(alpha=None, units=total, why_none=WhyNoAlpha.TOO_FEW)
    found = krippendorff(paired, ordinal=ordinal)
    if found is None:
        return Alpha(alpha=None, units=total, why_none=WhyNoAlpha.NO_VARIATION)
    return Alpha(alpha=float(round(found, _DIGITS)), units=total)


def _coded_twice(corpus: Corpus) -> Iterator[tuple[tuple[Statement, ...], tuple[_Coded, ...]]]:
    """Yield the published statements with second codings, and all codings, the first one first.

    The statements of one entry, which names several speakers, are one.
    """
    found: dict[object, list[Statement]] = {}
    for one in corpus.published:
        if one.codings:
            words = (one.article, normalise(one.words), one.nth or 1)
            key = (*words, one.coded, one.stances, one.codings)
            found.setdefault(key, []).append(one)
    for first, *rest in found.values():
        others = ((one.coded, one.stances) for one in first.codings)
        yield (first, *rest), ((corpus.coded_by(first), first.stances), *others)


def _unit(topic: str, group: tuple[Statement, ...], codings: Iterable[_Coded]) -> CodedStatement:
    readings = (
        Reading(coder=coder, stance=next((one for one in stances if one.topic == topic), None))
        for coder, stances in codings
    )
    return CodedStatement(topic=topic, statements=group, readings=tuple(readings))


def _names(coders: Iterable[str | None]) -> tuple[str, ...]:
    """Return who coded, each once, by name."""
    found = {one for one in coders if one is not None}
    return tuple(sorted(found, key=lambda one: (sorting_key(one), one)))


def _agreement(
    topic: str | None, coders: Counter[int], units: Sequence[CodedStatement]
) -> TopicAgreement:
    """Return the agreement on what some coder saw a stance in.

    Args:
        topic: Id of the topic.
        coders: How many statements so many coders coded, whatever they saw in them.
        units: The statements in which one of them saw a stance.
    """
    pairs = [
        (one.position, other.position)
        for unit in units
        for one, other in combinations(unit.readings, 2)
        if one.stance is not None or other.stance is not None
    ]
    unseen = coders - Counter(len(unit.readings) for unit in units)
    seeing: Counter[tuple[int, ...]] = Counter(map(_seeing, units)) + Counter(
        {(one, 0): unseen[one] for one in unseen}
    )
    return TopicAgreement(
        topic=topic,
        coders=_names(reading.coder for unit in units for reading in unit.readings),
        statements=coders.total(),
        seen=len(units),
        pairs=len(pairs),
        alike=sum(one is other for one, other in pairs),
        positions=alpha_of(Counter(map(_positions, units)), ordinal=True),
        seeing=alpha_of(seeing, ordinal=False),
        disagreements=tuple(one for one in units if not one.unanimous),
    )


def _positions(unit: CodedStatement) -> tuple[int, ...]:
    """Return how many coders gave each position that has a number, from against to for."""
    read = [one.position for one in unit.readings]
    return tuple(map(read.count, _SCALE))


def _seeing(unit: CodedStatement) -> tuple[int, ...]:
    """Return how many coders saw no stance, and how many saw one."""
    seen = sum(one.stance is not None for one in unit.readings)
    return len(unit.readings) - seen, seen
