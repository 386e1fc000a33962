"""How a country's lines came about, and who held its highest posts meanwhile."""

from __future__ import annotations

import datetime
from collections.abc import Iterable
from typing import Final

import attrs

from policybrief.analysis.evidence import Evidence
from policybrief.analysis.history import Ending
from policybrief.analysis.standing import Standing
from policybrief.analysis.words import capital, date_words, month_words, plain_date_words
from policybrief.languages import _, in_row, ngettext, sorting_key
from policybrief.models.actor import Person
from policybrief.models.dates import Covers
from policybrief.models.role import RoleKind
from policybrief.site.addresses import Here, Link
from policybrief.site.desk import Desk
from policybrief.site.views.lines import step_words
from policybrief.site.views.statements import (
    PositionView,
    role_words,
    speaker_link,
    spoken_capacity,
    stance_position,
)
from policybrief.site.views.timeline_posts import POSTS

MOST_STEPS: Final = 12
"""How many steps of a line a profile shows."""


@attrs.frozen
class StepView:
    """One step in the course of a country's line.

    Attributes:
        date: When, as a link to the statement.
        position: The position.
        speaker: Who said it.
        capacity: In what capacity, and on whom when it is another's stance.
        note: What it changed ("first statement", "changed", "unchanged").
        ended: What became of it while nothing replaced it ("out of date since March 2024").
    """

    date: Link
    position: PositionView
    speaker: Link
    capacity: str
    note: str
    ended: str


@attrs.frozen
class CourseView:
    """How a country's line on one topic came about.

    Attributes:
        topic: The topic.
        earlier: How many steps before these are not shown, in words; empty for none.
        steps: The successive lines, oldest first, at most the last twelve.
    """

    topic: Link
    earlier: str
    steps: tuple[StepView, ...]


@attrs.frozen
class PostView:
    """Somebody who held a post.

    Attributes:
        person: Who.
        title: The post, with "acting" in front where it applies.
        dates: From when to when, in words.
        current: Whether it is surely held on the as-of day.
    """

    person: Link
    title: str
    dates: str
    current: bool


@attrs.frozen
class PostsView:
    """Who held one of the highest posts.

    Attributes:
        title: What sort of post it is.
        holders: Its holders, oldest first.
    """

    title: str
    holders: tuple[PostView, ...]


def course_views(desk: Desk, here: Here, standings: Iterable[Standing]) -> tuple[CourseView, ...]:
    """Return how lines came about, for topics with more than one step."""
    return tuple(
        CourseView(
            here.topic(one.topic),
            _earlier(len(steps) - MOST_STEPS),
            steps[-MOST_STEPS:],
        )
        for one in standings
        if len(steps := _steps(desk, here, one)) > 1
    )


def _earlier(left: int) -> str:
    """Return how many steps are left out, in words."""
    if left <= 0:
        return ""
    return ngettext("{n} earlier step not shown", "{n} earlier steps not shown", left)


def _steps(desk: Desk, here: Here, standing: Standing) -> tuple[StepView, ...]:
    """Return the successive lines of one country on one topic, oldest first."""
    steps = [one.evidence for one in standing.considered if one.verdict.counts]
    changed = {shift.after.place: shift for shift in standing.shifts}
    found = []
    for at, one in enumerate(steps):
        shift = changed.get(one.place)
        if at == 0:
            note = _("first statement")
        elif shift is not None:
            note = step_words(shift)
        else:
            note = _("unchanged")
        found.append(
            StepView(
                date=Link(
                    capital(plain_date_words(one.statement.said)), here.statement(one.statement)
                ),
                position=stance_position(desk, one.stance),
                speaker=speaker_link(here, one),
                capacity=spoken_capacity(desk, here, one),
                note=note,
                ended=_ended(desk, standing, one),
            )
        )
    return tuple(found)


def _ended(desk: Desk, standing: Standing, one: Evidence) -> str:
    """Return what became of a line while nothing replaced it."""
    found = []
    for period in desk.analysis.history(standing.country, standing.topic):
        if period.line.evidence.place != one.place or period.last is None:
            continue
        then = month_words(period.last + datetime.timedelta(days=1))
        if period.ended is Ending.STALE:
            found.append(_("out of date since {month}", month=then))
        elif period.ended is Ending.LAPSED:
            found.append(_("lapsed, valid until {date}", date=date_words(one.stance.until)))
        elif period.ended is Ending.HOLDER_LEFT and one.capacity.role is not None:
            post = role_words(one.capacity.role)
            found.append(_("under a former {post} since {month}", post=post, month=then))
    return in_row(found)


def posts_views(desk: Desk, here: Here, code: str) -> tuple[PostsView, ...]:
    """Return who held the highest posts of a country, post by post."""
    found: dict[RoleKind, list[tuple[datetime.date, PostView]]] = {kind: [] for kind in POSTS}
    for actor in desk.corpus.actors:
        if not isinstance(actor, Person):
            continue
        for role in actor.roles:
            if role.of == code and role.kind in found:
                view = PostView(
                    here.actor(actor.id),
                    capital(role_words(role)),
                    date_words(role.span),
                    desk.at is not None and role.span.covers(desk.at) is Covers.YES,
                )
                found[role.kind].append((role.span.earliest or datetime.date.min, view))
    return tuple(
        PostsView(
            _(POSTS[kind]),
            tuple(
                view
                for _, view in sorted(
                    group, key=lambda one: (one[0], sorting_key(one[1].person.name))
                )
            ),
        )
        for kind, group in found.items()
        if group
    )
