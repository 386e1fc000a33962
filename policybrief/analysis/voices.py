"""Dissent and other voices: who else of a country spoke on a topic, and on which side."""

from __future__ import annotations

import datetime
from collections.abc import Iterable, Mapping

import attrs

from policybrief.analysis.evidence import Evidence
from policybrief.analysis.line import Line, is_older
from policybrief.models.corpus import Corpus
from policybrief.models.dates import Covers
from policybrief.models.posts import holds_post
from policybrief.models.stance import Position
from policybrief.models.statement import SpeakerKind

BODY_OR_OFFICE: int = 2
"""The band from which somebody is an office holder whose disagreement is dissent."""


@attrs.frozen
class Voice:
    """What somebody else of a country said last on a topic.

    Attributes:
        evidence: The latest stance.
        agrees: Whether it is on the line's side; None when there is no line to compare with, or
            one of the two takes no side.
    """

    evidence: Evidence
    agrees: bool | None


def agreement(line: Line | None, position: Position) -> bool | None:
    """Say whether *position* is on the side of *line*; None when they cannot be compared.

    `open` and `unclear` have no side; two that are open agree.
    """
    if line is None or Position.UNCLEAR in (line.position, position):
        return None
    if line.position is position:
        return True
    if line.position.side is None or position.side is None:
        return None
    return line.position.side is position.side


def _latest(evidence: Iterable[Evidence]) -> Mapping[str, Evidence]:
    """Return each holder's latest evidence; *evidence* is in order of date."""
    return {one.holder: one for one in evidence}


def dissent(
    corpus: Corpus, evidence: Iterable[Evidence], line: Line | None, at: datetime.date
) -> tuple[Voice, ...]:
    """Return the office holders of the same country on the other side, by name.

    Another speaker than the line's, of band 2 or more on the day and still in that post at the
    date, whose latest statement within the window is on the other side.

    Args:
        corpus: Where the roles are.
        evidence: The evidence for the country and topic, in order of date.
        line: The line at the date.
        at: The date.
    """
    if line is None or line.position.side is None:
        return ()
    spoken = (
        one
        for one in evidence
        if one.speaks
        and one.day is not None
        and one.day <= at
        and one.capacity.band >= BODY_OR_OFFICE
    )
    return tuple(
        Voice(one, False)
        for holder, one in sorted(_latest(spoken).items())
        if holder != line.evidence.holder
        and not is_older(corpus, one, at)
        and agreement(line, one.position) is False
        and (
            one.capacity.role is None
            or holds_post(corpus, holder, one.capacity.role, at) is Covers.YES
        )
    )


def other_voices(
    evidence: Iterable[Evidence], line: Line | None, dissenting: Iterable[Voice], at: datetime.date
) -> tuple[Voice, ...]:
    """Return everybody else of the country with a stance on the topic, each with the latest.

    That is everybody but the line's speaker, those who dissent, and the country itself; what an
    article's author ascribes to somebody is nobody's voice.

    Args:
        evidence: The evidence for the country and topic, in order of date.
        line: The line at the date.
        dissenting: What `dissent` returned.
        at: The date.
    """
    taken = {voice.evidence.holder for voice in dissenting}
    if line is not None:
        taken.add(line.evidence.holder)
    by_then = (
        one
        for one in evidence
        if (one.day is None or one.day <= at)
        and one.statement.speaker.kind is not SpeakerKind.AUTHOR
    )
    return tuple(
        Voice(one, agreement(line, one.position))
        for holder, one in sorted(_latest(by_then).items())
        if holder not in taken and one.capacity.kind != "country"
    )
