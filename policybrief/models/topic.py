"""Topics: propositions that one can be for or against."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any, Final

import attrs

from policybrief.languages import Messages, Np_
from policybrief.models.ids import reference
from policybrief.models.sequences import as_tuple
from policybrief.models.stance import Position
from policybrief.models.texts import is_text
from policybrief.problems import Located

PLAIN_LABELS: Final[Mapping[Position, str]] = Messages(
    {
        Position.FOR: Np_("position", "for"),
        Position.LEANS_FOR: Np_("position", "leans towards"),
        Position.OPEN: Np_("position", "has not decided"),
        Position.LEANS_AGAINST: Np_("position", "leans against"),
        Position.AGAINST: Np_("position", "against"),
        Position.UNCLEAR: Np_("position", "unclear"),
    }
)
"""The words for positions where a topic has none of its own."""


def _labels(value: Mapping[Any, str]) -> Mapping[Position, str]:
    return {Position(key): label for key, label in value.items()}


def _references(value: Any) -> tuple[str, ...]:
    return tuple(reference(one) for one in value)


@attrs.frozen(kw_only=True)
class Topic(Located):
    """A proposition that countries can be for or against.

    Attributes:
        id: Its id; the name of its file.
        title: Its short name.
        proposition: The sentence that one is for or against.
        question: The same as a question to one country.
        labels: The topic's own words for positions.
        asked_of: Ids of the countries it is asked of, or of organizations for their members.
        keywords: Words that hint at it in a text.
        include: What counts.
        exclude: What does not.
        note: A note of the coders.
        draft: Whether it is unfinished: checked, but left out of everything that is computed.
        body: The Markdown that explains it.
        body_line: Line of its file on which the body begins.
    """

    id: str = attrs.field(validator=is_text, metadata={"key": None})
    title: str = attrs.field(validator=is_text)
    proposition: str = attrs.field(validator=is_text)
    question: str | None = None
    labels: Mapping[Position, str] = attrs.field(factory=dict, converter=_labels)
    asked_of: tuple[str, ...] = attrs.field(default=(), converter=_references)
    keywords: tuple[str, ...] = attrs.field(default=(), converter=as_tuple)
    include: str | None = None
    exclude: str | None = None
    note: str | None = None
    draft: bool = False
    body: str = attrs.field(default="", metadata={"key": None})
    body_line: int = attrs.field(default=1, metadata={"key": None}, eq=False, repr=False)

    def label(self, position: Position) -> str:
        """Return the topic's words for *position*."""
        return self.labels.get(position, PLAIN_LABELS[position])
