"""The table of a topic's page: countries by their position, each with its evidence."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from functools import partial
from typing import Final

import attrs
from markupsafe import Markup

from policybrief.analysis.line import Line
from policybrief.analysis.standing import Standing
from policybrief.languages import _, ngettext, sorting_key
from policybrief.models.stance import DROPPED, Position
from policybrief.site.addresses import Here
from policybrief.site.desk import Desk
from policybrief.site.figures import Figure, stands_alone
from policybrief.site.views.finding import sides_words
from policybrief.site.views.frame import FrameView, frame_view
from policybrief.site.views.lines import LineView, line_view
from policybrief.site.views.statements import PositionView, position_view

LONG: Final = 24
"""A table with more rows than that leaves to the countries' pages what each line rests on."""


@attrs.frozen
class CountView:
    """How many countries hold one position on a topic.

    Attributes:
        number: How many.
        position: The position, with its condition.
        url: Where they stand in the topic's table.
    """

    number: int
    position: PositionView
    url: Markup


@attrs.frozen
class TopicRowView:
    """One country in the table.

    Attributes:
        line: Its line.
        condition: On what the position depends, in words; empty when nothing is named.
    """

    line: LineView
    condition: str


@attrs.frozen
class GroupView:
    """The countries that hold one position.

    Attributes:
        anchor: Where it stands on the page.
        position: The position, without conditions.
        rows: The countries, by name.
    """

    anchor: str
    position: PositionView
    rows: tuple[TopicRowView, ...]


@attrs.frozen
class TopicTableView:
    """Countries by their position on a topic, as a table that stands on a page and by itself.

    Attributes:
        frame: What stands around it.
        caption: What it is, in a sentence.
        groups: The current lines by position, from for to against.
        outdated: The lines that are out of date or lapsed.
        long: Whether it has so many rows that what each rests on stands on the countries' pages.
    """

    frame: FrameView
    caption: str
    groups: tuple[GroupView, ...]
    outdated: tuple[TopicRowView, ...]
    long: bool


def count_views(desk: Desk, here: Here, lines: Iterable[Line]) -> tuple[CountView, ...]:
    """Return how many of some current lines on one topic hold which position."""
    found: dict[PositionView, CountView] = {}
    for line in sorted(lines, key=lambda one: list(Position).index(one.position)):
        view = position_view(desk, line.topic, line.position, line.condition, line.not_restated)
        url = here.url(desk.addresses.topics[line.topic], f"position-{line.position.value}")
        number = found[view].number + 1 if view in found else 1
        found[view] = CountView(number, view, url)
    return tuple(found.values())


def topic_figures(desk: Desk) -> Iterator[Figure]:
    """Yield the table of each topic on which a country has a line."""
    for topic in desk.corpus.live_topics:
        if any(one.line is not None for one in desk.analysis.by_topic.get(topic.id, ())):
            yield Figure(
                _name(topic.id),
                "_topic_table.jinja",
                partial(_table_of, desk, topic.id),
                partial(_rows, desk, topic.id),
                picture=False,
            )


def topic_table(desk: Desk, here: Here, id_: str, standings: Sequence[Standing]) -> TopicTableView:
    """Return the table of one topic.

    Args:
        desk: The desk.
        here: The page.
        id_: Id of the topic.
        standings: What is known of each country, in the order of the rows.
    """
    lines = [one.line for one in standings if one.line is not None]
    long = len(lines) > LONG
    why = not (long or stands_alone(here))
    return TopicTableView(
        long=long,
        frame=frame_view(
            desk,
            here,
            _name(id_),
            sides_words(desk.corpus.topic_by_id[id_], lines),
            _sources(desk, standings),
            picture=False,
            page=desk.addresses.topics[id_],
        ),
        caption=_("Countries by their position. The words open the statement in its article."),
        groups=tuple(
            GroupView(
                f"position-{position.value}", position_view(desk, id_, position, None, None), rows
            )
            for position in Position
            if (
                rows := tuple(
                    _row(desk, here, one, one.line, why=why)
                    for one in standings
                    if one.line is not None and one.line.current and one.line.position is position
                )
            )
        ),
        outdated=tuple(
            _row(desk, here, one, one.line, why=why)
            for one in standings
            if one.line is not None and not one.line.current
        ),
    )


def standings_by_name(desk: Desk, here: Here, id_: str) -> tuple[Standing, ...]:
    """Return what is known of each country on a topic, by the country's name."""
    found = desk.analysis.by_topic.get(id_, ())
    return tuple(sorted(found, key=lambda one: sorting_key(here.actor(one.country).name)))


def _name(id_: str) -> str:
    return f"topics/{id_}-positions"


def _table_of(desk: Desk, id_: str, here: Here) -> TopicTableView:
    return topic_table(desk, here, id_, standings_by_name(desk, here, id_))


def _row(desk: Desk, here: Here, standing: Standing, line: Line, *, why: bool) -> TopicRowView:
    view = line_view(desk, here, standing, why=why)
    if stands_alone(here):
        view = attrs.evolve(view, looked=0)
    conditions = desk.corpus.briefing.conditions
    words = ""
    if line.condition is not None and line.condition != DROPPED:
        words = _("if {condition}", condition=conditions.get(line.condition, line.condition))
    elif line.not_restated is not None:
        earlier = conditions.get(line.not_restated, line.not_restated)
        words = _("earlier: if {condition}; not restated", condition=earlier)
    return TopicRowView(view, words)


def _sources(desk: Desk, standings: Iterable[Standing]) -> str:
    articles = {one.evidence.statement.article for each in standings for one in each.considered}
    return ngettext("{n} article", "{n} articles", len(articles))


def _rows(desk: Desk, id_: str) -> Iterator[tuple[str, ...]]:
    here = desk.here(desk.addresses.topics[id_])
    yield (
        *("country", "name", "position", "words", "condition", "since", "said", "speaker"),
        *("capacity", "quote", "gist", "evidence", "current"),
    )
    for standing in standings_by_name(desk, here, id_):
        line = standing.line
        if line is None:
            continue
        view = line_view(desk, here, standing, why=False)
        statement = line.evidence.statement
        yield (
            standing.country,
            view.country.name,
            line.position.value,
            view.position.words,
            line.condition or "",
            line.since.text,
            "" if statement.said is None else statement.said.text,
            "" if view.country_itself else view.speaker.name,
            "" if view.country_itself else view.capacity,
            desk.quote(statement) or "",
            statement.gist or "",
            line.grade.value,
            "yes" if line.current else "no",
        )
