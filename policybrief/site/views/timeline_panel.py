"""One panel of a position timeline: a country's line on a topic, and all that was looked at.

Across, everything stands in per cent of the width (`Axis`); down, in pixels.
"""

from __future__ import annotations

import datetime
from bisect import bisect_left, insort
from collections.abc import Iterable, Mapping, Sequence
from typing import Final

import attrs
from markupsafe import Markup

from policybrief.analysis.history import Period
from policybrief.analysis.line import Considered
from policybrief.analysis.standing import Standing
from policybrief.analysis.words import SIGNS, capital, date_words
from policybrief.languages import _, ngettext
from policybrief.models.dates import End
from policybrief.models.stance import DROPPED, Position
from policybrief.models.statement import SpeakerKind
from policybrief.site.addresses import Here, Link
from policybrief.site.desk import Desk
from policybrief.site.views.statements import (
    position_view,
    said_words,
    speaker_link,
    spoken_capacity,
    stance_position,
)
from policybrief.site.views.timeline_axis import Axis

MOST_LETTERS: Final = 44
"""How many letters a line of words has at most; more would not fit a phone."""

LANE: Final = 11
"""How far points of one position and nearly one day stand below each other."""

_MOST_OF_NAME: Final = 36
_MOST_OF_NOTE: Final = 56
_LANES: Final = 3
_NEAR: Final = 2.8
_OPEN: Final = 3.0
_SILENT: Final = (SpeakerKind.UNNAMED, SpeakerKind.AUTHOR)


@attrs.frozen
class Layout:
    """How the panels of a figure are drawn.

    Attributes:
        head: Height of the words above the plot.
        level: Height of a position.
        lane: How far points that would cover each other stand apart.
        points: How many statements, and how many stretches of a line, a panel shows.
        positions: The positions that each panel has; empty for those that it needs.
    """

    head: int
    level: int
    lane: int
    points: int
    positions: tuple[Position, ...] = ()


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
        base: Where its plot ends.
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
    base: int
    levels: tuple[LevelView, ...]
    stretches: tuple[StretchView, ...]
    points: tuple[PointView, ...]


@attrs.frozen
class Course:
    """What a panel is made from.

    Attributes:
        standing: The standing of the country on the topic.
        looked: The last statements with a date that the rule looked at, oldest first.
        periods: The last states of the line, oldest first.
        left_out: How many earlier statements are not shown.
        undated: How many statements have no date.
    """

    standing: Standing
    looked: tuple[Considered, ...]
    periods: tuple[Period, ...]
    left_out: int
    undated: int

    @property
    def begin(self) -> datetime.date:
        """The first day that it shows."""
        return min(
            *(_day(one) for one in self.looked),
            *(one.first for one in self.periods),
            datetime.date.max,
        )


def course_of(desk: Desk, standing: Standing, most: int) -> Course:
    """Return what a panel is made from, with at most the last *most* statements and states."""
    dated = sorted(
        (one for one in standing.considered if one.evidence.day is not None),
        key=lambda one: (_day(one), one.verdict.counts),
    )
    return Course(
        standing,
        tuple(dated[-most:]),
        desk.analysis.history(standing.country, standing.topic)[-most:],
        max(len(dated) - most, 0),
        len(standing.considered) - len(dated),
    )


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
) -> PanelView:
    """Return one panel.

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
    lanes = _lanes(course.looked, axis)
    used = {one.evidence.position for one in course.looked}
    used |= {one.line.position for one in course.periods}
    heights: dict[Position, int] = {}
    y = top + layout.head
    for position in Position:
        if position in used or position in layout.positions:
            y += layout.level
            heights[position] = y
            y += layout.lane * lanes.get(position, [0])[-1]
    words = "; ".join([note, *_left_out(course)])
    name = short(title.name, _MOST_OF_NAME)
    at = None
    if line is not None:
        at = position_view(desk, standing.topic, line.position, line.condition, line.not_restated)
    held = _("no line") if at is None else f"{at.sign} {at.words}"
    placed = {position: iter(found[:-1]) for position, found in lanes.items()}
    return PanelView(
        title=title,
        name=name,
        position=held,
        position_short=short(held, MOST_LETTERS - 2 - len(name)),
        style="silent" if at is None else at.style,
        finding=finding,
        note=words,
        note_short=short(words, _MOST_OF_NOTE),
        y=top,
        base=y + LANE,
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


def short(text: str, most: int = MOST_LETTERS) -> str:
    """Return *text*, cut where it would not fit a phone."""
    return text if len(text) <= most else text[: most - 1].rstrip(" ,;:") + "…"


def point_words(desk: Desk, here: Here, one: Considered) -> str:
    """Return what a statement is: its date, speaker, position, and whether it counts."""
    evidence = one.evidence
    said = evidence.statement.said
    words = {
        "date": capital(said_words(said)) if said is not None else date_words(said),
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


def _lanes(looked: Iterable[Considered], axis: Axis) -> Mapping[Position, list[int]]:
    """Return in which lane each statement stands, by position; the last number is the deepest.

    What counts stands on the line where it can; what would cover another stands below it.
    """
    found: dict[Position, list[int]] = {}
    groups: dict[Position, list[Considered]] = {}
    for one in looked:
        groups.setdefault(one.evidence.position, []).append(one)
    for position, group in groups.items():
        taken: list[list[float]] = [[] for _lane in range(_LANES)]
        lane_of: dict[int, int] = {}
        for at in sorted(range(len(group)), key=lambda at: not group[at].verdict.counts):
            x = axis.x(_day(group[at]))
            lane = next((at for at, xs in enumerate(taken) if _free(xs, x)), _LANES - 1)
            insort(taken[lane], x)
            lane_of[at] = lane
        found[position] = [lane_of[at] for at in range(len(group))] + [max(lane_of.values())]
    return found


def _free(taken: Sequence[float], x: float) -> bool:
    at = bisect_left(taken, x)
    return all(abs(one - x) >= _NEAR for one in taken[max(at - 1, 0) : at + 1])


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
    said, day = evidence.statement.said, _day(one)
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


def _day(one: Considered) -> datetime.date:
    assert one.evidence.day is not None
    return one.evidence.day
