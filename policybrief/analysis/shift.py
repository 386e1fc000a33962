"""Shifts: two successive official lines that differ."""

from __future__ import annotations

import enum
import itertools
from collections.abc import Iterable, Iterator

import attrs

from policybrief.analysis.evidence import Evidence, Grade
from policybrief.analysis.line import Considered, carried_conditions
from policybrief.models.stance import DROPPED, Position


class ShiftKind(enum.Enum):
    """Whose line changed."""

    SAME_SPEAKER = "same-speaker"
    NEW_HOLDER = "new-holder"
    OTHER = "other"


class Changed(enum.Enum):
    """What of the line changed; when several did, the first of these."""

    POSITION = "position"
    CONDITION = "condition"
    ACT = "act"


@attrs.frozen(kw_only=True)
class Shift:
    """Two successive lines of one country on one topic that differ.

    Attributes:
        country: Code of the country.
        topic: Id of the topic.
        before: The evidence of the earlier line.
        after: The evidence of the later one.
        before_condition: The condition that held before.
        after_condition: The condition that holds after.
        changed: What changed.
        kind: Whether the same speaker, a new holder of the same post, or another changed it.
        possible: Whether it is only possible, as either side is graded reported.
    """

    country: str
    topic: str
    before: Evidence
    after: Evidence
    before_condition: str | None
    after_condition: str | None
    changed: Changed
    kind: ShiftKind
    possible: bool


def shifts(considered: Iterable[Considered]) -> Iterator[Shift]:
    """Yield the shifts among the successive lines of one country on one topic.

    Lines differ when their positions do, when a condition is added, changed or dropped by
    ``if: none``, or when the act moves up a stage. A statement that is silent on an earlier
    condition is no shift, and `unclear` takes part in none. Two accounts of one utterance are no
    shift.
    """
    steps = [one.evidence for one in considered if one.verdict.counts]
    clear = [one for one in steps if one.position is not Position.UNCLEAR]
    conditions = carried_conditions(clear)
    for (before, after), (before_condition, after_condition) in zip(
        itertools.pairwise(clear), itertools.pairwise(conditions), strict=True
    ):
        changed = _changed(before, after, before_condition)
        if changed is None or after.country is None or before.utterance == after.utterance:
            continue
        yield Shift(
            country=after.country,
            topic=after.topic,
            before=before,
            after=after,
            before_condition=before_condition,
            after_condition=after_condition,
            changed=changed,
            kind=_kind(before, after),
            possible=Grade.REPORTED in (before.grade, after.grade),
        )


def _changed(before: Evidence, after: Evidence, condition: str | None) -> Changed | None:
    if before.position is not after.position:
        return Changed.POSITION
    said = after.stance.condition
    if said == DROPPED and condition is not None:
        return Changed.CONDITION
    if said not in (None, DROPPED) and said != condition:
        return Changed.CONDITION
    earlier, later = before.stance.act.stage, after.stance.act.stage
    if earlier is not None and later is not None and later > earlier:
        return Changed.ACT
    return None


def _kind(before: Evidence, after: Evidence) -> ShiftKind:
    if before.holder == after.holder and after.capacity.kind != "country":
        return ShiftKind.SAME_SPEAKER
    roles = before.capacity.role, after.capacity.role
    if roles[0] is not None and roles[1] is not None and roles[0].post == roles[1].post:
        return ShiftKind.NEW_HOLDER
    return ShiftKind.OTHER
