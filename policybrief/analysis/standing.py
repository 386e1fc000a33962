"""The standing of one country on one topic: its line, and everything around it."""

from __future__ import annotations

import enum

import attrs

from policybrief.analysis.evidence import Evidence
from policybrief.analysis.line import Considered, Line
from policybrief.analysis.shift import Shift
from policybrief.analysis.voices import Voice


class Silence(enum.Enum):
    """Why there is no line. Neither is neutrality."""

    NOT_ASKED = "not-asked"
    NO_STATEMENT = "no-statement"


@attrs.frozen(kw_only=True)
class Standing:
    """All that is known of one country on one topic at a date.

    Attributes:
        country: Code of the country.
        topic: Id of the topic.
        asked: Whether the topic is asked of the country.
        line: The official line; None when nobody has spoken for the country.
        evidence: All evidence by the date, whether it speaks for the country or not.
        considered: What the rule made of it.
        shifts: The changes of the line, oldest first.
        dissent: Office holders on the other side.
        other_voices: Everybody else with a stance.
    """

    country: str
    topic: str
    asked: bool
    line: Line | None
    evidence: tuple[Evidence, ...]
    considered: tuple[Considered, ...]
    shifts: tuple[Shift, ...]
    dissent: tuple[Voice, ...]
    other_voices: tuple[Voice, ...]

    @property
    def silence(self) -> Silence | None:
        """Why there is no line; None when there is one."""
        if self.line is not None:
            return None
        return Silence.NO_STATEMENT if self.asked or self.evidence else Silence.NOT_ASKED
