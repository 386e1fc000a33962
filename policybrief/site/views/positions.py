"""The positions of one country, as a table that also stands by itself."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from functools import partial

import attrs

from policybrief.analysis.line import Line
from policybrief.analysis.standing import Standing
from policybrief.languages import ngettext
from policybrief.site.addresses import Here
from policybrief.site.desk import Desk
from policybrief.site.figures import Figure
from policybrief.site.views.frame import FrameView, frame_view
from policybrief.site.views.lines import LineView, line_view
from policybrief.site.views.standings import heard_standings


@attrs.frozen
class PositionsView:
    """The positions of one country.

    Attributes:
        lines: The lines, those that are current first.
        frame: What stands around the table.
    """

    lines: tuple[LineView, ...]
    frame: FrameView


def positions_view(desk: Desk, here: Here, code: str) -> PositionsView:
    """Return the positions of one country."""
    heard = heard_standings(desk, code)
    articles = {each.statement.article for one in heard for each in one.evidence}
    return PositionsView(
        lines=tuple(line_view(desk, here, one) for one in heard),
        frame=frame_view(
            desk,
            here,
            _name(code),
            _finding(here.actor(code).name, heard),
            ngettext("{n} article", "{n} articles", len(articles)),
            picture=False,
            page=desk.addresses.actors[code],
        ),
    )


def positions_figure(desk: Desk, code: str) -> Figure:
    """Return the positions of one country as a table that stands by itself."""
    make = partial(positions_view, desk, code=code)
    return Figure(
        _name(code), "_positions_table.jinja", make, partial(_rows, desk, code), picture=False
    )


def _name(code: str) -> str:
    return f"countries/{code}-positions"


def _finding(name: str, heard: Sequence[Standing]) -> str:
    """Return how many positions there are, and how many of them are current."""
    current = sum(one.line is not None and one.line.current for one in heard)
    if current == len(heard):
        return ngettext(
            "{country}: {n} current position", "{country}: {n} current positions", current,
            country=name,
        )  # fmt: skip
    return ngettext(
        "{country}: {n} position, of which {current} current",
        "{country}: {n} positions, of which {current} current",
        len(heard),
        country=name,
        current=current,
    )


def _rows(desk: Desk, code: str) -> Iterator[tuple[str, ...]]:
    """Yield the names of the columns, then each line, in the words of the export."""
    yield (
        *("country", "topic", "position", "condition", "since", "said", "speaker", "grade"),
        *("current", "statement"),
    )
    for standing in heard_standings(desk, code):
        assert standing.line is not None
        yield _row(standing.line)


def _row(line: Line) -> tuple[str, ...]:
    statement = line.evidence.statement
    return (
        *(line.country, line.topic, line.position.value, line.condition or "", line.since.text),
        statement.said.text if statement.said is not None else "",
        statement.speaker.key,
        line.grade.value,
        "true" if line.current else "false",
        statement.id,
    )
