"""Roll-up: where the members of an organization stand on one topic on one day."""

from __future__ import annotations

import datetime
import enum
from collections.abc import Iterable, Mapping
from functools import cached_property

import attrs

from policybrief.analysis.line import Line


class MemberGroup(enum.Enum):
    """Where one member stands: the position of its current line, or why it has none."""

    FOR = "for"
    LEANS_FOR = "leans-for"
    OPEN = "open"
    LEANS_AGAINST = "leans-against"
    AGAINST = "against"
    UNCLEAR = "unclear"
    OUT_OF_DATE = "out-of-date"
    NO_STATEMENT = "no-statement"
    NOT_ASKED = "not-asked"


@attrs.frozen(kw_only=True, slots=False)
class RollUp:
    """Where the members of an organization stand on one topic on one day.

    Attributes:
        organization: Id of the organization.
        topic: Id of the topic.
        at: The day of members and lines; None in a corpus in which nothing has a date.
        groups: The codes of the members in each group, in order; a group may be empty.
        uncertain: The codes of those whose membership is uncertain on the day; in no group.
    """

    organization: str
    topic: str
    at: datetime.date | None
    groups: Mapping[MemberGroup, tuple[str, ...]]
    uncertain: tuple[str, ...]

    @cached_property
    def members(self) -> tuple[str, ...]:
        """The codes of all members on the day, in order; each is in exactly one group."""
        return tuple(sorted(code for codes in self.groups.values() for code in codes))

    @cached_property
    def counts(self) -> Mapping[MemberGroup, int]:
        """How many members are in each group."""
        return {group: len(codes) for group, codes in self.groups.items()}

    @property
    def touched(self) -> bool:
        """Whether the topic is asked of any member, or any was heard on it."""
        return self.counts[MemberGroup.NOT_ASKED] < len(self.members)


def group_of(line: Line | None, *, known: bool) -> MemberGroup:
    """Return the group of a member.

    Args:
        line: Its line on the day, if it has one.
        known: Whether the topic is asked of it, or anybody of it was heard by the day.
    """
    if line is None:
        return MemberGroup.NO_STATEMENT if known else MemberGroup.NOT_ASKED
    return MemberGroup(line.position.value) if line.current else MemberGroup.OUT_OF_DATE


def roll_up(
    organization: str,
    topic: str,
    at: datetime.date | None,
    members: Mapping[str, MemberGroup],
    uncertain: Iterable[str],
) -> RollUp:
    """Return the members of an organization by where they stand.

    Args:
        organization: Id of the organization.
        topic: Id of the topic.
        at: The day.
        members: The group of each member on the day, by its code.
        uncertain: The codes of those whose membership is uncertain on the day.
    """
    return RollUp(
        organization=organization,
        topic=topic,
        at=at,
        groups={
            group: tuple(sorted(code for code, one in members.items() if one is group))
            for group in MemberGroup
        },
        uncertain=tuple(sorted(uncertain)),
    )
