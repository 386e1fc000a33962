"""Agreement of coders: how far those who coded the same statements read them alike.

The measure is Krippendorff's alpha, 1 - (observed disagreement / disagreement by chance): 1 where
all coders always agree, 0 where they agree no more than chance would have them.

Sources: Klaus Krippendorff, Content Analysis: An Introduction to Its Methodology, 4th edition,
2018, chapter 12; Andrew F. Hayes and Klaus Krippendorff, "Answering the Call for a Standard
Reliability Measure for Coding Data", Communication Methods and Measures 1, 2007, pages 77 to 89.
"""

from __future__ import annotations

import enum
import importlib
from collections.abc import Iterable, Iterator, Mapping, Sequence
from itertools import combinations
from typing import Final

import attrs

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

_NUMBERS: Final = tuple(sorted(one.number for one in Position if one.number is not None))
_SEEN: Final = (False, True)
_DIGITS: Final = 3


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
    """A statement that several coders coded, as to one topic.

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
        """Whether all coders gave the same position, or none saw a stance."""
        return len({one.position for one in self.readings}) == 1

    @property
    def seen(self) -> bool:
        """Whether some coder saw a stance."""
        return any(one.stance is not None for one in self.readings)


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
    units: dict[str, list[CodedStatement]] = {}
    for topic in corpus.live_topics:
        found = [_unit(corpus, topic.id, group) for group in coded]
        if any(one.seen for one in found):
            units[topic.id] = found
    together = [one for found in units.values() for one in found]
    overall = _agreement(None, len(coded), together)
    everybody = _names(reading for group in coded for reading in _unit(corpus, "", group).readings)
    return Agreement(
        overall=attrs.evolve(overall, coders=everybody),
        topics=tuple(_agreement(id_, len(coded), found) for id_, found in units.items()),
    )


def alpha_of(units: Iterable[Mapping[int, int]], values: Sequence[int], *, ordinal: bool) -> Alpha:
    """Return Krippendorff's alpha of values that coders gave to units.

    Args:
        units: For each unit, how many coders gave it each value. Those to which fewer than two
            gave one are left out.
        values: All values, in order.
        ordinal: Whether the order of the values counts; else they are only alike or not.
    """
    counts = [[unit.get(one, 0) for one in values] for unit in units]
    counts = [row for row in counts if sum(row) > 1]
    if len(counts) < FEWEST:
        return Alpha(alpha=None, units=len(counts), why_none=WhyNoAlpha.TOO_FEW)
    if sum(any(column) for column in zip(*counts, strict=True)) < 2:
        return Alpha(alpha=None, units=len(counts), why_none=WhyNoAlpha.NO_VARIATION)
    # Only here, as it brings NumPy along, which few commands need.
    library = importlib.import_module("krippendorff")
    level = "ordinal" if ordinal else "nominal"
    found = float(library.alpha(value_counts=counts, level_of_measurement=level))
    # To nine digits first: the last bits differ between machines, and must not turn the third.
    return Alpha(alpha=round(round(found, 9), _DIGITS) + 0.0, units=len(counts))


def _coded_twice(corpus: Corpus) -> Iterator[tuple[Statement, ...]]:
    """Yield the published statements with second codings; those of one entry are one."""
    found: dict[object, list[Statement]] = {}
    for one in corpus.published:
        if one.codings:
            words = (one.article, normalise(one.words), one.nth or 1)
            key = (*words, one.coded, one.stances, one.codings)
            found.setdefault(key, []).append(one)
    yield from map(tuple, found.values())


def _unit(corpus: Corpus, topic: str, group: tuple[Statement, ...]) -> CodedStatement:
    first = group[0]
    codings = [
        (corpus.coded_by(first), first.stances),
        *((one.coded, one.stances) for one in first.codings),
    ]
    readings = (
        Reading(coder=coder, stance=next((one for one in stances if one.topic == topic), None))
        for coder, stances in codings
    )
    return CodedStatement(topic=topic, statements=group, readings=tuple(readings))


def _names(readings: Iterable[Reading]) -> tuple[str, ...]:
    """Return who coded, each once, by name."""
    found = {one.coder for one in readings if one.coder is not None}
    return tuple(sorted(found, key=lambda one: (one.casefold(), one)))


def _agreement(
    topic: str | None, statements: int, units: Sequence[CodedStatement]
) -> TopicAgreement:
    seen = [one for one in units if one.seen]
    pairs = [
        (one.position, other.position)
        for unit in seen
        for one, other in combinations(unit.readings, 2)
        if one.stance is not None or other.stance is not None
    ]
    return TopicAgreement(
        topic=topic,
        coders=_names(reading for unit in seen for reading in unit.readings),
        statements=statements,
        seen=len(seen),
        pairs=len(pairs),
        alike=sum(one is other for one, other in pairs),
        positions=alpha_of(map(_positions, units), _NUMBERS, ordinal=True),
        seeing=alpha_of(map(_seeing, units), _SEEN, ordinal=False),
        disagreements=tuple(one for one in units if not one.unanimous),
    )


def _positions(unit: CodedStatement) -> Mapping[int, int]:
    numbers = [one.position.number for one in unit.readings if one.position is not None]
    return {one: numbers.count(one) for one in numbers if one is not None}


def _seeing(unit: CodedStatement) -> Mapping[int, int]:
    seen = [one.stance is not None for one in unit.readings]
    return {one: seen.count(one) for one in _SEEN}
