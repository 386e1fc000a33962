"""Position timelines: how the lines of a country, or on a topic, came about.

Of a country one figure holds a panel for each topic, and below them who held the posts; of a topic
one holds a small panel for each country.
"""

from __future__ import annotations

import datetime
import textwrap
from collections.abc import Iterable, Iterator
from functools import partial
from typing import Final

import attrs

from policybrief.analysis.standing import Standing
from policybrief.analysis.words import capital
from policybrief.languages import _, ngettext, sorting_key
from policybrief.models.stance import Position
from policybrief.site.addresses import Here
from policybrief.site.courses import LANE, Layout, course_of
from policybrief.site.desk import Desk
from policybrief.site.figures import Figure
from policybrief.site.time_axis import axis_of
from policybrief.site.views.frame import FrameView, frame_view
from policybrief.site.views.timeline_axis import TickView, tick_views
from policybrief.site.views.timeline_panel import PanelView, panel_view
from policybrief.site.views.timeline_posts import (
    HoldersView,
    handovers,
    holders_views,
)
from policybrief.site.views.timeline_rows import country_rows, topic_rows
from policybrief.site.views.timeline_words import (
    changes_of,
    country_title,
    finding,
    legend,
    source_words,
    topic_title,
)

MOST_TOPICS: Final = 8
"""How many topics the figure of a country shows."""

MOST_COUNTRIES: Final = 12
"""How many countries the figure of a topic shows: those with most statements on it."""

MOST_POINTS: Final = 60
"""How many statements a panel shows."""

_POINTS: Final = 200
_LEAST_POINTS: Final = 4
_TOP: Final = 26
_GAP: Final = 12
_SMALL_GAP: Final = 2
_MOST_OF_LINE: Final = 80
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
        title_lines: Its title in lines, for where it stands alone.
        legend: What its signs mean, and what it does not show, in sentences.
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
    title_lines: tuple[str, ...]
    legend: tuple[str, ...]


def timeline_figures(desk: Desk) -> Iterator[Figure]:
    """Yield the position timeline of each country and topic that has one."""
    for code in sorted(desk.analysis.by_country):
        if desk.addresses.actors.get(code) == f"countries/{code}.html" and _heard(desk, code):
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
    layout = Layout(head=38, level=24, lane=LANE)
    panels: list[PanelView] = []
    y = _TOP
    for course in courses:
        found, note = finding(desk, course.standing)
        whose = here.topic(course.standing.topic)
        found = _("{topic}: {finding}.", topic=whose.name, finding=found)
        panel, base = panel_view(desk, here, course, axis, y, layout, whose, found, note)
        panels.append(panel)
        y = base + _GAP
    posts, end = holders_views(desk, here, code, axis, y + 20)
    left = len(heard) - len(shown)
    title = country_title(desk, here, code, heard)
    return PositionTimelineView(
        frame=frame_view(
            desk,
            here,
            _country_name(code),
            title,
            source_words(heard),
            page=desk.addresses.actors[code],
        ),
        summary=_summary(panels),
        small=False,
        height=end,
        bottom=y,
        ticks=tick_views(axis),
        handovers=handovers(desk, code, axis),
        panels=tuple(panels),
        posts=posts,
        title_lines=_lines(title),
        legend=legend(
            ngettext("{n} more topic is not drawn.", "{n} more topics are not drawn.", left)
            if left
            else ""
        ),
    )


def topic_timeline(desk: Desk, here: Here, id_: str) -> PositionTimelineView | None:
    """Return the lines of all countries on one topic over time; None when none has a line.

    They stand in the order of their positions, from for to against; what is out of date last.
    """
    lines = _with_line(desk, desk.analysis.by_topic.get(id_, ()))
    if not lines:
        return None
    ordered = sorted(lines, key=partial(_by_position, here))
    told = sorted(ordered, key=lambda one: -len(one.considered))[:MOST_COUNTRIES]
    shown = [one for one in ordered if one in told]
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
    layout = Layout(head=19, level=7, lane=0, positions=positions)
    panels: list[PanelView] = []
    y = _TOP
    for course in courses:
        found, note = finding(desk, course.standing)
        whose = here.actor(course.standing.country)
        found = _("{country}: {finding}.", country=whose.name, finding=found)
        panel, base = panel_view(desk, here, course, axis, y, layout, whose, found, note)
        panels.append(panel)
        y = base + _SMALL_GAP
    left = len(ordered) - len(shown)
    title = topic_title(here.topic(id_).name, lines)
    return PositionTimelineView(
        frame=frame_view(
            desk,
            here,
            _topic_name(id_),
            title,
            source_words(lines),
            page=desk.addresses.topics[id_],
        ),
        summary=_summary(panels),
        small=True,
        height=y + _TOP,
        bottom=y + 4,
        ticks=tick_views(axis),
        handovers=(),
        panels=tuple(panels),
        posts=(),
        title_lines=_lines(title),
        legend=legend(
            _("Higher in a row is for, lower is against."),
            ngettext("{n} more country is not drawn.", "{n} more countries are not drawn.", left)
            if left
            else "",
        ),
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

    def key(one: Standing) -> tuple[bool, int, tuple[str, str]]:
        day = None if one.line is None else one.line.evidence.day
        age = newest if day is None else newest - day.toordinal()
        return not changes_of(one), age, sorting_key(desk.corpus.topic_by_id[one.topic].title)

    return sorted(found, key=key) if desk.at is not None else []


def _with_line(desk: Desk, standings: Iterable[Standing]) -> list[Standing]:
    return [one for one in standings if one.line is not None and desk.at is not None]


def _by_position(here: Here, one: Standing) -> tuple[bool, int, tuple[str, str], str]:
    assert one.line is not None
    place = list(Position).index(one.line.position)
    return not one.line.current, place, sorting_key(here.actor(one.country).name), one.country


def _lines(title: str) -> tuple[str, ...]:
    return tuple(textwrap.wrap(title, _MOST_OF_LINE))


def _summary(panels: Iterable[PanelView]) -> str:
    return " ".join(capital(one.finding) for one in panels)
