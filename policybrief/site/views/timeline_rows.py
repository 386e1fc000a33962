"""The data of position timelines: statements, states of lines, and holders of posts, as rows."""

from __future__ import annotations

import datetime
from collections.abc import Iterable, Iterator
from typing import Final

from policybrief.analysis.standing import Standing
from policybrief.site.desk import Desk
from policybrief.site.views.timeline_posts import POSTS, roles_of

COLUMNS: Final = (
    "row",
    "country",
    "topic",
    "from",
    "to",
    "who",
    "capacity",
    "position",
    "condition",
    "state",
    "statement",
)
"""The names of the columns."""


def country_rows(desk: Desk, code: str) -> Iterator[tuple[str, ...]]:
    """Yield the rows of a country: its statements, the states of its lines, who held its posts."""
    yield COLUMNS
    yield from _rows(desk, desk.analysis.by_country.get(code, ()))
    for kind in POSTS:
        held = sorted(
            (role.span.earliest or datetime.date.min, person.id, role.title, role.span)
            for person, role in roles_of(desk, code, kind)
        )
        for _first, person, title, span in held:
            yield (
                "post", code, "", _iso(span.earliest), _iso(span.latest), person, title, "", "",
                kind.value, "",
            )  # fmt: skip


def topic_rows(desk: Desk, id_: str) -> Iterator[tuple[str, ...]]:
    """Yield the rows of a topic: the statements and the states of the lines of all countries."""
    yield COLUMNS
    yield from _rows(desk, desk.analysis.by_topic.get(id_, ()))


def _rows(desk: Desk, standings: Iterable[Standing]) -> Iterator[tuple[str, ...]]:
    for standing in standings:
        where = standing.country, standing.topic
        for one in standing.considered:
            evidence = one.evidence
            said = evidence.statement.said
            yield (
                "statement",
                *where,
                _iso(None if said is None else said.earliest),
                _iso(evidence.day),
                evidence.statement.speaker.key,
                evidence.capacity.kind,
                evidence.position.value,
                evidence.stance.condition or "",
                one.verdict.name.lower().replace("_", "-"),
                evidence.statement.id,
            )
        for period in desk.analysis.history(*where):
            line = period.line
            states = {
                "stale": line.stale,
                "lapsed": line.lapsed,
                "past-holder": line.past_holder,
            }
            yield (
                "line",
                *where,
                _iso(period.first),
                _iso(period.last),
                line.evidence.holder,
                line.evidence.capacity.kind,
                line.position.value,
                line.condition or "",
                " ".join(one for one, holds in states.items() if holds) or "current",
                line.evidence.statement.id,
            )


def _iso(day: datetime.date | None) -> str:
    return "" if day is None else day.isoformat()
