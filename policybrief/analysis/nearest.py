"""The nearest statements that agree and disagree: who else spoke on a topic about that day."""

from __future__ import annotations

import datetime
from bisect import bisect_left
from collections.abc import Mapping, Sequence
from functools import cached_property
from typing import NamedTuple

import attrs

from policybrief.analysis.ledger import Analysis
from policybrief.models.corpus import Corpus
from policybrief.models.stance import Side
from policybrief.models.statement import SpeakerKind, Statement
from policybrief.models.utterances import Shared


@attrs.frozen(kw_only=True)
class Nearest:
    """What others said on a topic nearest in time to one stance.

    Attributes:
        topic: Id of the topic.
        agrees: The nearest statement of another speaker on the same side; None when there is none.
        disagrees: The nearest on the other side.
    """

    topic: str
    agrees: Statement | None
    disagrees: Statement | None


class _Said(NamedTuple):
    """A stance with a side and a day; ordered by day and id of the statement."""

    day: datetime.date
    id: str
    holder: str


@attrs.frozen
class _Side:
    """What was said on one side of a topic, in order, with the neighbours by other holders.

    Attributes:
        said: All of it, in order of day and id.
        before: For each, the index of the last one before it by another holder; -1 for none.
        after: For each, the index of the first one after it by another holder; its length for none.
    """

    said: Sequence[_Said]
    before: Sequence[int]
    after: Sequence[int]

    def nearest(self, one: _Said) -> _Said | None:
        """Return the nearest by another holder; of two equally near, the earlier in order."""
        place = bisect_left(self.said, one)
        earlier, later = place - 1, place
        while later < len(self.said) and self.said[later] == one:
            later += 1
        if earlier >= 0 and self.said[earlier].holder == one.holder:
            earlier = self.before[earlier]
        if later < len(self.said) and self.said[later].holder == one.holder:
            later = self.after[later]
        found = [self.said[at] for at in (earlier, later) if 0 <= at < len(self.said)]
        return min(found, key=lambda other: abs(other.day - one.day), default=None)


def _side(group: tuple[_Said, ...]) -> _Side:
    said = sorted(group)
    before: list[int] = []
    for at, one in enumerate(said):
        same = at > 0 and said[at - 1].holder == one.holder
        before.append(before[at - 1] if same else at - 1)
    after = [len(said)] * len(said)
    for at in range(len(said) - 2, -1, -1):
        same = said[at + 1].holder == said[at].holder
        after[at] = after[at + 1] if same else at + 1
    return _Side(said, before, after)


@attrs.frozen(slots=False)
class Neighbours:
    """Who spoke on what, on which side and when: what the nearest of a statement is looked up in.

    Attributes:
        analysis: The analysis.
    """

    analysis: Analysis

    @cached_property
    def _live(self) -> frozenset[str]:
        return frozenset(topic.id for topic in self.analysis.corpus.live_topics)

    @cached_property
    def _sides(self) -> Mapping[tuple[str, Side], _Side]:
        corpus, found = self.analysis.corpus, dict[tuple[str, Side], list[_Said]]()
        for published, shared in zip(corpus.published_by_run, corpus.shared_by_run, strict=True):
            some = corpus.memory.of(_said_in_run, published, when=shared, using=corpus)
            for key, group in some.items():
                found.setdefault(key, []).extend(group)
        return {
            key: corpus.memory.of(_side, corpus.memory.same(*group)) for key, group in found.items()
        }

    def of(self, statement: Statement) -> tuple[Nearest, ...]:
        """Return the nearest that agree and disagree with the stances of a published statement.

        Which they are, `nearest_statements` says.
        """
        corpus = self.analysis.corpus
        near = []
        for (topic, side), one in _said_in(statement, corpus.day_of(statement)):
            if topic in self._live:
                other = Side.AGAINST if side is Side.FOR else Side.FOR
                agrees, disagrees = (
                    self._sides[topic, which].nearest(one)
                    if (topic, which) in self._sides
                    else None
                    for which in (side, other)
                )
                near.append(
                    Nearest(
                        topic=topic,
                        agrees=None if agrees is None else corpus.statement_by_id[agrees.id],
                        disagrees=(
                            None if disagrees is None else corpus.statement_by_id[disagrees.id]
                        ),
                    )
                )
        return tuple(near)


def _said_in_run(
    corpus: Corpus, published: tuple[Statement, ...], *shared: Shared
) -> Mapping[tuple[str, Side], list[_Said]]:
    """Return the stances of some statements with a side, by topic and side; no author's."""
    found: dict[tuple[str, Side], list[_Said]] = {}
    for statement in published:
        if statement.speaker.kind is not SpeakerKind.AUTHOR:
            for key, one in _said_in(statement, corpus.day_of(statement)):
                found.setdefault(key, []).append(one)
    return found


def _said_in(
    statement: Statement, day: datetime.date | None
) -> tuple[tuple[tuple[str, Side], _Said], ...]:
    """Return the stances with a side of a statement, each by its topic and side."""
    if day is None:
        return ()
    return tuple(
        (
            (stance.topic, stance.position.side),
            _Said(day, statement.id, stance.of or statement.speaker.key),
        )
        for stance in statement.stances
        if stance.position.side is not None
    )


def nearest_statements(analysis: Analysis) -> Mapping[str, tuple[Nearest, ...]]:
    """Return, by published statement, the nearest that agree and disagree with its stances.

    A stance on a side has them, in the order of the stances: `open` and `unclear` have no side, and
    what has no date is near to nothing. An article's author is nobody's neighbour. Of two that are
    equally near, the one that is earlier by day and id of the statement is taken.
    """
    neighbours = Neighbours(analysis)
    return {one.id: neighbours.of(one) for one in analysis.corpus.published}
