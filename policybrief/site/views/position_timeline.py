"""Position timelines: how the lines of a country, or on a topic, came about.

Of a country one figure holds a panel for each topic, and below them who held the posts; of a topic
one holds a small panel for each country.
"""

from __future__ import annotations

import datetime
from collections.abc import Iterable, Iterator, Sequence
from functools import partial
from typing import Final

import attrs

from policybrief.analysis.line import Line
from policybrief.analysis.shift import Changed
from policybrief.analysis.standing import Standing
from policybrief.analysis.words import capital, month_words, since_words
from policybrief.languages import _, ngettext
from policybrief.models.stance import Position
from policybrief.site.addresses import Here
from policybrief.site.desk import Desk
from policybrief.site.figures import Figure
from policybrief.site.views.frame import FrameView, frame_view
from policybrief.site.views.statements import position_view
from policybrief.site.views.timeline_axis import TickView, axis_of
from policybrief.site.views.timeline_panel import (
    LANE,
    Layout,
    PanelView,
    course_of,
    panel_view,
)
from policybrief.site.views.timeline_posts import (
    HoldersView,
    handovers,
    heads_since,
    holders_views,
)
from policybrief.site.views.timeline_rows import country_rows, topic_rows

MOST_TOPICS: Final = 8
"""How many topics the figure of a country shows."""

MOST_COUNTRIES: Final = 24
"""How many countries the figure of a topic shows."""

MOST_POINTS: Final = 60
"""How many statements a panel shows."""

_POINTS: Final = 200
_LEAST_POINTS: Final = 4
_TOP: Final = 26
_GAP: Final = 12
_SMALL_GAP: Final = 2
_TEMPLATE: Final = "_figure_timeline.jinja"


@attrs.frozen
class PositionTimelineView:
    """A figure of lines over time.

    Attributes:
        frame: What stands around it.
        summary: What it shows, panel by panel, for those who do not see it.
        small: Whether its panels are small multiples.
        height: Its height.
        bottom: Where the panels end.
        ticks: The dates on the axis.
        handovers: Where a holder of one of the highest posts begins, in per cent.
        panels: The panels, from top to bottom.
        posts: Who held the highest posts meanwhile.
        left_out: What it does not show, in words; empty when nothing.
    """

    frame: FrameView
    summary: str
    small: bool
    height: int
    bottom: int
    ticks: tuple[TickView, ...]
    handovers: tuple[float, ...]
    panels: tuple[PanelView, ...]
    posts: tuple[HoldersView, ...]
    left_out: str


def timeline_figures(desk: Desk) -> Iterator[Figure]:
    """Yield the position timeline of each country and topic that has one."""
    for code in sorted(desk.analysis.by_country):
        if f"countries/{code}.html" in desk.addresses.actors.values() and _heard(desk, code):
            yield Figure(
                _country_name(code),
                _TEMPLATE,
                partial(_country_figure, desk, code),
                partial(country_rows, desk, code),
            )
    for id_ in sorted(desk.analysis.by_topic):
        if _with_line(desk, desk.analysis.by_topic[id_]):
            yield Figure(
                _topic_name(id_),
                _TEMPLATE,
                partial(_topic_figure, desk, id_),
                partial(topic_rows, desk, id_),
            )


def country_timeline(desk: Desk, here: Here, code: str) -> PositionTimelineView | None:
    """Return the lines of one country over time; None when no topic has something to show.

    A topic has when more than one statement on it has a date. Those whose line is newest come
    first.
    """
    heard = _heard(desk, code)
    if not heard:
        return None
    shown = heard[:MOST_TOPICS]
    points = _most_points(len(shown))
    courses = [course_of(desk, one, points) for one in shown]
    axis = axis_of((one.begin for one in courses), _last(desk))
    layout = Layout(head=38, level=24, lane=LANE, points=points)
    panels: list[PanelView] = []
    y = _TOP
    for course in courses:
        finding, note = _finding(desk, course.standing)
        title = here.topic(course.standing.topic)
        finding = _("{topic}: {finding}.", topic=title.name, finding=finding)
        panels.append(panel_view(desk, here, course, axis, y, layout, title, finding, note))
        y = panels[-1].base + _GAP
    posts, end = holders_views(desk, here, code, axis, y + 20)
    left = len(heard) - len(shown)
    return PositionTimelineView(
        frame=frame_view(
            desk,
            here,
            _country_name(code),
            _country_title(desk, here, code, heard),
            _source(desk, heard),
        ),
        summary=_summary(panels),
        small=False,
        height=end,
        bottom=y,
        ticks=axis.ticks,
        handovers=handovers(desk, code, axis),
        panels=tuple(panels),
        posts=posts,
        left_out=ngettext("{n} more topic is not drawn.", "{n} more topics are not drawn.", left)
        if left
        else "",
    )


def topic_timeline(desk: Desk, here: Here, id_: str) -> PositionTimelineView | None:
    """Return the lines of all countries on one topic over time; None when none has a line.

    They stand in the order of their positions, from for to against; what is out of date last.
    """
    lines = _with_line(desk, desk.analysis.by_topic.get(id_, ()))
    if not lines:
        return None
    ordered = sorted(lines, key=partial(_by_position, here))
    shown = ordered[:MOST_COUNTRIES]
    points = _most_points(len(shown))
    courses = [course_of(desk, one, points) for one in shown]
    axis = axis_of((one.begin for one in courses), _last(desk))
    positions = tuple(
        one
        for one in Position
        if one is not Position.UNCLEAR
        and any(
            one in (each.evidence.position for each in course.looked)
            or one in (each.line.position for each in course.periods)
            for course in courses
        )
    )
    layout = Layout(head=19, level=7, lane=0, points=points, positions=positions)
    panels: list[PanelView] = []
    y = _TOP
    for course in courses:
        finding, note = _finding(desk, course.standing)
        title = here.actor(course.standing.country)
        finding = _("{country}: {finding}.", country=title.name, finding=finding)
        panels.append(panel_view(desk, here, course, axis, y, layout, title, finding, note))
        y = panels[-1].base + _SMALL_GAP
    left = len(ordered) - len(shown)
    return PositionTimelineView(
        frame=frame_view(desk, here, _topic_name(id_), _topic_title(lines), _source(desk, lines)),
        summary=_summary(panels),
        small=True,
        height=y + _TOP,
        bottom=y + 4,
        ticks=axis.ticks,
        handovers=(),
        panels=tuple(panels),
        posts=(),
        left_out=ngettext(
            "{n} more country is not drawn.", "{n} more countries are not drawn.", left
        )
        if left
        else "",
    )


def _country_figure(desk: Desk, code: str, here: Here) -> PositionTimelineView:
    found = country_timeline(desk, here, code)
    assert found is not None
    return found


def _topic_figure(desk: Desk, id_: str, here: Here) -> PositionTimelineView:
    found = topic_timeline(desk, here, id_)
    assert found is not None
    return found


def _country_name(code: str) -> str:
    return f"countries/{code}-timeline"


def _topic_name(id_: str) -> str:
    return f"topics/{id_}-timeline"


def _most_points(panels: int) -> int:
    """Return how many statements each of some panels shows, so that a page stays light."""
    return min(MOST_POINTS, max(_LEAST_POINTS, _POINTS // panels))


def _last(desk: Desk) -> datetime.date:
    assert desk.at is not None
    return desk.at


def _heard(desk: Desk, code: str) -> list[Standing]:
    """Return what a country's figure shows, the newest line first."""
    found = [
        one
        for one in desk.analysis.by_country.get(code, ())
        if sum(1 for each in one.considered if each.evidence.day is not None) > 1
    ]
    newest = datetime.date.max.toordinal()

    def key(one: Standing) -> tuple[bool, int, str]:
        day = None if one.line is None else one.line.evidence.day
        age = newest if day is None else newest - day.toordinal()
        return not _changes(one), age, desk.corpus.topic_by_id[one.topic].title.casefold()

    return sorted(found, key=key) if desk.at is not None else []


def _with_line(desk: Desk, standings: Iterable[Standing]) -> list[Standing]:
    return [one for one in standings if one.line is not None and desk.at is not None]


def _by_position(here: Here, one: Standing) -> tuple[bool, int, str, str]:
    assert one.line is not None
    place = list(Position).index(one.line.position)
    return not one.line.current, place, here.actor(one.country).name.casefold(), one.country


def _changes(one: Standing) -> int:
    """Return how often a line's position changed."""
    return sum(1 for shift in one.shifts if shift.changed is Changed.POSITION)


def _finding(desk: Desk, standing: Standing) -> tuple[str, str]:
    """Return what a panel shows, and what of that stands below the position."""
    line = standing.line
    if line is None:
        note = _("nobody has spoken for the country")
        return note, note
    position = position_view(desk, standing.topic, line.position, line.condition, line.not_restated)
    note = _note(desk, standing, line)
    return _("{position}, {since}", position=position.words, since=note), note


def _note(desk: Desk, standing: Standing, line: Line) -> str:
    if line.lapsed:
        return _("lapsed")
    if line.stale:
        return _("out of date, last heard in {month}", month=month_words(line.evidence.day))
    since = since_words(line.since)
    changes = _changes(standing)
    if changes:
        return ngettext("{since}; changed once", "{since}; changed {n} times", changes, since=since)
    day = line.since.latest or line.since.earliest
    if day is not None and desk.at is not None:
        heads = heads_since(desk, standing.country, day, desk.at)
        if heads > 1:
            return ngettext(
                "{since}, under {n} head of state",
                "{since}, under {n} heads of state",
                heads,
                since=since,
            )
    return since


def _country_title(desk: Desk, here: Here, code: str, heard: Sequence[Standing]) -> str:
    name = here.actor(code).name
    if len(heard) == 1:
        finding, _note_of_it = _finding(desk, heard[0])
        topic = here.topic(heard[0].topic).name
        return _("{country} on {topic}: {finding}", country=name, topic=topic, finding=finding)
    changed = [shift for one in heard for shift in one.shifts if shift.changed is Changed.POSITION]
    if not changed:
        return ngettext(
            "{country}: no change of position on record on {n} topic",
            "{country}: no change of position on record on {n} topics",
            len(heard),
            country=name,
        )
    last = max(changed, key=lambda one: (one.after.day or datetime.date.min, one.topic))
    return ngettext(
        "{country}: {n} change of position on record, on {topic} in {month}",
        "{country}: {n} changes of position on record, the last on {topic} in {month}",
        len(changed),
        country=name,
        topic=here.topic(last.topic).name,
        month=month_words(last.after.day),
    )


def _topic_title(lines: Sequence[Standing]) -> str:
    changed = sum(1 for one in lines if _changes(one))
    if changed:
        return ngettext(
            "{n} of {all} countries changed its position",
            "{n} of {all} countries changed their position",
            changed,
            all=len(lines),
        )
    return ngettext(
        "{n} country has a position; no change is on record",
        "{n} countries have a position; no change is on record",
        len(lines),
    )


def _source(desk: Desk, standings: Iterable[Standing]) -> str:
    looked = [one.evidence.statement for each in standings for one in each.considered]
    number = len({one.article for one in looked})
    return ngettext(
        "{statements} in {n} article",
        "{statements} in {n} articles",
        number,
        statements=ngettext("{n} statement", "{n} statements", len({one.id for one in looked})),
    )


def _summary(panels: Iterable[PanelView]) -> str:
    return " ".join(capital(one.finding) for one in panels)
