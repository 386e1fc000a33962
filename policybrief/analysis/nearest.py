"""The nearest statements that agree and disagree: who else spoke on a topic about that day."""

from __future__ import annotations

import datetime
from bisect import bisect_left
from collections.abc import Mapping, Sequence
from typing import NamedTuple

import attrs

from policybrief.analysis.ledger import Analysis
from policybrief.models.stance import Side, Stance
from policybrief.models.statement import SpeakerKind, Statement


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


def _side(said: list[_Said]) -> _Side:
    said = sorted(said)
    before: list[int] = []
    for at, one in enumerate(said):
        same = at > 0 and said[at - 1].holder == one.holder
        before.append(before[at - 1] if same else at - 1)
    after = [len(said)] * len(said)
    for at in range(len(said) - 2, -1, -1):
        same = said[at + 1].holder == said[at].holder
        after[at] = after[at + 1] if same else at + 1
    return _Side(said, before, after)


def _said(analysis: Analysis, statement: Statement, stance: Stance) -> _Said | None:
    day = analysis.day(statement)
    if day is None or stance.position.side is None:
        return None
    return _Said(day, statement.id, stance.of or statement.speaker.key)


def nearest_statements(analysis: Analysis) -> Mapping[str, tuple[Nearest, ...]]:
    """Return, by published statement, the nearest that agree and disagree with its stances.

    A stance on a side has them, in the order of the stances: `open` and `unclear` have no side, and
    what has no date is near to nothing. An article's author is nobody's neighbour. Of two that are
    equally near, the one that is earlier by day and id of the statement is taken.
    """
    corpus = analysis.corpus
    live = {topic.id for topic in corpus.live_topics}
    said: dict[tuple[str, Side], list[_Said]] = {}
    for statement in corpus.published:
        if statement.speaker.kind is not SpeakerKind.AUTHOR:
            for stance in statement.stances:
                one, side = _said(analysis, statement, stance), stance.position.side
                if one is not None and side is not None:
                    said.setdefault((stance.topic, side), []).append(one)
    sides = {key: _side(group) for key, group in said.items()}
    found: dict[str, tuple[Nearest, ...]] = {}
    for statement in corpus.published:
        near = []
        for stance in statement.stances:
            one, side = _said(analysis, statement, stance), stance.position.side
            if one is None or side is None or stance.topic not in live:
                continue
            other = Side.AGAINST if side is Side.FOR else Side.FOR
            agrees, disagrees = (
                sides[stance.topic, which].nearest(one) if (stance.topic, which) in sides else None
                for which in (side, other)
            )
            near.append(
                Nearest(
                    topic=stance.topic,
                    agrees=None if agrees is None else corpus.statement_by_id[agrees.id],
                    disagrees=None if disagrees is None else corpus.statement_by_id[disagrees.id],
                )
            )
        found[statement.id] = tuple(near)
    return found
