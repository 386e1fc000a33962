"""What position timelines show, in words."""

from __future__ import annotations

import datetime
from collections.abc import Iterable, Sequence
from typing import Final

from policybrief.analysis.line import Line
from policybrief.analysis.shift import Changed
from policybrief.analysis.standing import Standing
from policybrief.analysis.words import month_words, since_words
from policybrief.languages import N_, _, ngettext
from policybrief.site.addresses import Here
from policybrief.site.desk import Desk
from policybrief.site.views.statements import position_view, role_words
from policybrief.site.views.timeline_posts import heads_since


def changes_of(one: Standing) -> int:
    """Return how often a line's position changed."""
    return sum(1 for shift in one.shifts if shift.changed is Changed.POSITION)


def finding(desk: Desk, standing: Standing) -> tuple[str, str]:
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
    changes = changes_of(standing)
    if changes:
        return ngettext("{since}; changed once", "{since}; changed {n} times", changes, since=since)
    if line.past_holder and line.evidence.capacity.role is not None:
        post = role_words(line.evidence.capacity.role)
        return _("{since}; said by a former {post}", since=since, post=post)
    day, last = line.since.latest or line.since.earliest, line.evidence.day
    if day is not None and last is not None:
        heads = heads_since(desk, standing.country, day, last)
        if heads > 1:
            return ngettext(
                "{since}, under {n} head of state",
                "{since}, under {n} heads of state",
                heads,
                since=since,
            )
    return since


def country_title(desk: Desk, here: Here, code: str, heard: Sequence[Standing]) -> str:
    """Return what the figure of a country shows, in a sentence."""
    name = here.actor(code).name
    if len(heard) == 1:
        found, _note_of_it = finding(desk, heard[0])
        topic = here.topic(heard[0].topic).name
        return _("{country} on {topic}: {finding}", country=name, topic=topic, finding=found)
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


def topic_title(topic: str, lines: Sequence[Standing]) -> str:
    """Return what the figure of a topic shows, in a sentence."""
    changed = sum(1 for one in lines if changes_of(one))
    if changed:
        return ngettext(
            "{topic}: {n} of {all} countries changed its position",
            "{topic}: {n} of {all} countries changed their position",
            changed,
            topic=topic,
            all=len(lines),
        )
    return ngettext(
        "{topic}: {n} country has a position, and no change is on record",
        "{topic}: {n} countries have a position, and no change is on record",
        len(lines),
        topic=topic,
    )


def source_words(standings: Iterable[Standing]) -> str:
    """Return on how much a figure rests, in words."""
    looked = [one.evidence.statement for each in standings for one in each.considered]
    number = len({one.article for one in looked})
    return ngettext(
        "{statements} in {n} article",
        "{statements} in {n} articles",
        number,
        statements=ngettext("{n} statement", "{n} statements", len({one.id for one in looked})),
    )


_SIGNS: Final = (
    N_("● counts for the line; ○ was looked at and does not count."),
    N_("Small mark: said by another, or by an unnamed source."),
    N_("Stroke before a mark: the days on which it may have been said."),
    N_("Hatched: holds on a condition."),
    N_("Thin line: under a former holder of the post."),
    N_("Dashed line: out of date or lapsed."),
)


def legend(*more: str) -> tuple[str, ...]:
    """Return what the signs of a figure mean, in sentences, and *more* that is not empty."""
    return (*(_(one) for one in _SIGNS), *(one for one in more if one))
