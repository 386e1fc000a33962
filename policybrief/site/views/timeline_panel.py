"""One panel of a position timeline: a country's line on a topic, and all that was looked at.

Across, everything stands in per cent of the width (`Axis`); down, in pixels.
"""

from __future__ import annotations

import datetime
from collections.abc import Iterable, Mapping
from typing import Final

import attrs
from markupsafe import Markup

from policybrief.analysis.history import Period
from policybrief.analysis.line import Considered
from policybrief.analysis.words import SIGNS, capital, date_words, plain_date_words
from policybrief.languages import _, in_row, ngettext
from policybrief.models.dates import End
from policybrief.models.stance import DROPPED, Position
from policybrief.models.statement import SpeakerKind
from policybrief.site.addresses import Here, Link
from policybrief.site.courses import LANE, Course, Layout, day_of, lanes_of
from policybrief.site.desk import Desk
from policybrief.site.time_axis import Axis
from policybrief.site.views.statements import (
    position_view,
    speaker_link,
    spoken_capacity,
    stance_position,
)

MOST_LETTERS: Final = 44
"""How many letters a line of words has at most; more would not fit a phone."""

_APART: Final = 5
_MOST_OF_NAME: Final = 36
_MOST_OF_NOTE: Final = 56
_OPEN: Final = 3.0
_SILENT: Final = (SpeakerKind.UNNAMED, SpeakerKind.AUTHOR)


@attrs.frozen
class LevelView:
    """The height at which a position stands.

    Attributes:
        y: The height.
        sign: The sign of the position.
        words: The topic's own words for it, shortened.
        style: A class for its colour.
        used: Whether the panel has something at it.
    """

    y: int
    sign: str
    words: str
    style: str
    used: bool


@attrs.frozen
class StretchView:
    """A part of a line: some days on which it stood in one state.

    Attributes:
        x: Where it begins, in per cent.
        end: Where it ends, in per cent.
        y: The height of its position.
        style: A class for the colour of its position.
        state: A class for its state: "current", "former" (under a former holder) or "faded" (out
            of date or lapsed).
        hatched: Whether it holds on a condition.
        rise: The height from which it steps up or down at its beginning; None for no step.
    """

    x: float
    end: float
    y: int
    style: str
    state: str
    hatched: bool
    rise: int | None


@attrs.frozen
class PointView:
    """A statement that the rule looked at.

    Attributes:
        x: Where it stands, in per cent: at the last day on which it may have been said.
        y: Its height.
        url: Permalink of the statement.
        words: Date, speaker, position, and whether it counts.
        counts: Whether it made the line of its day.
        small: Whether an unnamed source said it, or another than whose stance it is.
        style: A class for its colour.
        unclear: Whether its position is unclear: a "?" instead of a dot.
        since: Where the days begin on which it may have been said; None for one day.
        bounded: Whether that first day is known ("by" has none).
    """

    x: float
    y: int
    url: Markup
    words: str
    counts: bool
    small: bool
    style: str
    unclear: bool
    since: float | None
    bounded: bool


@attrs.frozen
class PanelView:
    """A country's line on a topic over time.

    Attributes:
        title: Whose line it is, or on what.
        name: The same, shortened.
        position: Sign and words of the line at the as-of date.
        position_short: The same for a phone.
        style: A class for their colour.
        finding: What the panel shows, in a sentence.
        note: Since when the line stands, and what is not shown.
        note_short: The same for a phone.
        y: Where the panel begins.
        levels: The heights of positions, from for to against.
        stretches: The line, oldest first.
        points: The statements, oldest first.
    """

    title: Link
    name: str
    position: str
    position_short: str
    style: str
    finding: str
    note: str
    note_short: str
    y: int
    levels: tuple[LevelView, ...]
    stretches: tuple[StretchView, ...]
    points: tuple[PointView, ...]


def panel_view(
    desk: Desk,
    here: Here,
    course: Course,
    axis: Axis,
    top: int,
    layout: Layout,
    title: Link,
    finding: str,
    note: str,
) -> tuple[PanelView, int]:
    """Return one panel, and where its plot ends.

    Args:
        desk: The desk.
        here: The page that it stands on.
        course: What it is made from.
        axis: The axis of time.
        top: Where it begins.
        layout: How it is drawn.
        title: Whose line it is, or on what.
        finding: What it shows, in a sentence.
        note: Since when the line stands, in words.
    """
    standing, line = course.standing, course.standing.line
    lanes = lanes_of(course.looked, axis)
    used = {one.evidence.position for one in course.looked}
    used |= {one.line.position for one in course.periods}
    heights: dict[Position, int] = {}
    y = top + layout.head
    for position in Position:
        if position in used or position in layout.positions:
            y += layout.level + (_APART if position is Position.UNCLEAR else 0)
            heights[position] = y
            y += layout.lane * lanes.get(position, [0])[-1]
    words = in_row([note, *_left_out(course)])
    name = short(title.name, _MOST_OF_NAME)
    at = None
    if line is not None:
        at = position_view(desk, standing.topic, line.position, line.condition, line.not_restated)
    held = _("no line") if at is None else f"{at.sign} {at.words}"
    placed = {position: iter(found[:-1]) for position, found in lanes.items()}
    panel = PanelView(
        title=title,
        name=name,
        position=held,
        position_short=short(held, MOST_LETTERS - 2 - len(name)),
        style="silent" if at is None else at.style,
        finding=finding,
        note=words,
        note_short=short(words, _MOST_OF_NOTE),
        y=top,
        levels=tuple(
            _level(desk, standing.topic, one, y, one in used) for one, y in heights.items()
        ),
        stretches=_stretches(course.periods, axis, heights),
        points=tuple(
            _point(
                desk,
                here,
                one,
                axis,
                heights[one.evidence.position] + layout.lane * next(placed[one.evidence.position]),
            )
            for one in course.looked
        ),
    )
    return panel, y + LANE


def short(text: str, most: int = MOST_LETTERS) -> str:
    """Return *text*, cut where it would not fit a phone."""
    return text if len(text) <= most else text[: most - 1].rstrip(" ,;:") + "…"


def point_words(desk: Desk, here: Here, one: Considered) -> str:
    """Return what a statement is: its date, speaker, position, and whether it counts."""
    evidence = one.evidence
    said = evidence.statement.said
    words = {
        "date": capital(plain_date_words(said)) if said is not None else date_words(said),
        "speaker": speaker_link(here, evidence).name,
        "position": stance_position(desk, evidence.stance).words,
    }
    capacity = spoken_capacity(desk, here, evidence)
    if one.verdict.counts:
        if capacity:
            return _(
                "{date}: {speaker}, {capacity}: {position}; counts", capacity=capacity, **words
            )
        return _("{date}: {speaker}: {position}; counts", **words)
    words["reason"] = one.reason
    if capacity:
        return _(
            "{date}: {speaker}, {capacity}: {position}; does not count: {reason}",
            capacity=capacity,
            **words,
        )
    return _("{date}: {speaker}: {position}; does not count: {reason}", **words)


def _left_out(course: Course) -> list[str]:
    found = []
    if course.left_out:
        found.append(ngettext("{n} earlier not shown", "{n} earlier not shown", course.left_out))
    if course.undated:
        found.append(ngettext("{n} without a date", "{n} without a date", course.undated))
    return found


def _level(desk: Desk, topic: str, position: Position, y: int, used: bool) -> LevelView:
    words = position_view(desk, topic, position, None, None).words
    return LevelView(y, SIGNS[position], short(words), position.value, used)


def _stretches(
    periods: Iterable[Period], axis: Axis, heights: Mapping[Position, int]
) -> tuple[StretchView, ...]:
    found: list[StretchView] = []
    for one in periods:
        line = one.line
        y = heights[line.position]
        state = "faded" if not line.current else "former" if line.past_holder else "current"
        condition = line.condition or line.not_restated
        view = StretchView(
            x=axis.x(one.first),
            end=axis.x(one.last + datetime.timedelta(days=1)) if one.last else axis.x(axis.last),
            y=y,
            style=line.position.value,
            state=state,
            hatched=condition not in (None, DROPPED),
            rise=found[-1].y if found and found[-1].y != y else None,
        )
        before = found[-1] if found else None
        if before is not None and view.rise is None and _look(before) == _look(view):
            found[-1] = attrs.evolve(before, end=view.end)
        else:
            found.append(view)
    return tuple(found)


def _look(one: StretchView) -> tuple[object, ...]:
    return one.y, one.style, one.state, one.hatched


def _point(desk: Desk, here: Here, one: Considered, axis: Axis, y: int) -> PointView:
    evidence = one.evidence
    said, day = evidence.statement.said, day_of(one)
    x = axis.x(day)
    since, bounded = None, True
    if said is None or said.start is not End.KNOWN:
        since, bounded = round(max(x - _OPEN, 0.0), 2), False
    elif said.earliest is not None and said.earliest < day:
        since = axis.x(said.earliest)
    return PointView(
        x=x,
        y=y,
        url=here.statement(evidence.statement),
        words=point_words(desk, here, one),
        counts=one.verdict.counts,
        small=evidence.ascribed or evidence.statement.speaker.kind in _SILENT,
        style=evidence.position.value,
        unclear=evidence.position is Position.UNCLEAR,
        since=since,
        bounded=bounded,
    )
