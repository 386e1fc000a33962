"""Stances: what a statement means for a topic."""

from __future__ import annotations

import enum
from typing import Any, Final

import attrs

from policybrief.models.dates import EdtfDate, edtf_or_none
from policybrief.models.ids import reference
from policybrief.models.texts import is_text
from policybrief.problems import SHARED, Located


class Side(enum.Enum):
    """The two sides that can disagree."""

    FOR = "for"
    AGAINST = "against"


class Position(enum.Enum):
    """Which way a stance points, from firmly for to firmly against."""

    FOR = "for"
    LEANS_FOR = "leans-for"
    OPEN = "open"
    LEANS_AGAINST = "leans-against"
    AGAINST = "against"
    UNCLEAR = "unclear"

    @property
    def number(self) -> int | None:
        """+2 for, +1, 0 open, -1, -2 against; None when unclear."""
        return _NUMBERS.get(self)

    @property
    def side(self) -> Side | None:
        """The side it is on; `open` and `unclear` have none."""
        number = self.number
        if not number:
            return None
        return Side.FOR if number > 0 else Side.AGAINST


_NUMBERS: Final = {
    Position.FOR: 2,
    Position.LEANS_FOR: 1,
    Position.OPEN: 0,
    Position.LEANS_AGAINST: -1,
    Position.AGAINST: -2,
}


class Act(enum.Enum):
    """What a speaker did by saying it."""

    CONSIDERS = "considers"
    DECLARES = "declares"
    OFFERS = "offers"
    URGES = "urges"
    DECIDES = "decides"
    DOES = "does"
    RULES_OUT = "rules-out"
    DENIES = "denies"
    THREATENS = "threatens"
    INVITES = "invites"

    @property
    def stage(self) -> int | None:
        """How far it has come: 0 considers; 1 declares, offers, urges; 2 decides; 3 does.

        The other acts are of no stage.
        """
        return _STAGES.get(self)


_STAGES: Final = {
    Act.CONSIDERS: 0,
    Act.DECLARES: 1,
    Act.OFFERS: 1,
    Act.URGES: 1,
    Act.DECIDES: 2,
    Act.DOES: 3,
}

DROPPED: Final = "none"
"""What `if:` says when a condition no longer holds."""


@attrs.frozen(kw_only=True)
class Stance(Located):
    """What one statement means for one topic.

    Attributes:
        topic: Id of the topic.
        position: Which way it points.
        condition: What must happen first, one of the briefing's words ("ceasefire"); "none" when
            the statement drops an earlier condition; None when it is silent on conditions.
        act: What the speaker did by saying it.
        of: Id of the actor whose stance it is, when not the speaker's.
        until: When it lapses.
    """

    topic: str = attrs.field(validator=is_text, metadata=SHARED)
    position: Position = attrs.field(converter=Position)
    condition: str | None = attrs.field(default=None, metadata={"key": "if", **SHARED})
    act: Act = attrs.field(default=Act.DECLARES, converter=Act)
    of: str | None = attrs.field(
        default=None, converter=attrs.converters.optional(reference), metadata=SHARED
    )
    until: EdtfDate | None = attrs.field(default=None, converter=edtf_or_none)

    @condition.validator
    def _not_empty(self, field: attrs.Attribute[str | None], value: str | None) -> None:
        if value is not None and not value.strip():
            raise ValueError("a condition says what must happen first", field)


def as_stances(value: Any) -> Any:
    """Return stances; ``{"topic": "against"}`` will do."""
    if isinstance(value, dict):
        return tuple(
            Stance(topic=topic, **(rest if isinstance(rest, dict) else {"position": rest}))
            for topic, rest in value.items()
        )
    return tuple(value)
