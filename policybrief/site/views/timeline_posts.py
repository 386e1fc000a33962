"""Who held a country's highest posts, below an axis of time."""

from __future__ import annotations

import datetime
from collections.abc import Iterator
from typing import Final

import attrs

from policybrief.analysis.words import date_words
from policybrief.languages import N_, _, in_row, ngettext
from policybrief.models.actor import Person
from policybrief.models.dates import End
from policybrief.models.role import Role, RoleKind
from policybrief.site.addresses import Here, Link
from policybrief.site.desk import Desk
from policybrief.site.time_axis import Axis
from policybrief.site.views.statements import role_words

POSTS: Final = {
    RoleKind.HEAD_OF_STATE: N_("Head of state"),
    RoleKind.HEAD_OF_GOVERNMENT: N_("Head of government"),
}
"""The posts, and what the site calls them."""

MOST_HOLDERS: Final = 8
"""How many holders of a post stand below a figure."""

ROW: Final = 20
"""How high the row of a holder is."""

_HEAD: Final = 34
_HALF: Final = 50.0


@attrs.frozen
class SpanView:
    """Days on which somebody held a post.

    Attributes:
        x: Where they begin, in per cent.
        end: Where they end, in per cent.
        unsure: Whether an end of them is not known for certain.
    """

    x: float
    end: float
    unsure: bool


@attrs.frozen
class HolderView:
    """Somebody who held a post in the time of a figure.

    Attributes:
        person: Who.
        name: The name, marked when acting.
        words: Name, post and dates, in words.
        y: Where the row stands.
        x: Where the name stands, in per cent.
        anchor: On which side of that it stands: "start" or "end".
        spans: When, without overlaps.
    """

    person: Link
    name: str
    words: str
    y: int
    x: float
    anchor: str
    spans: tuple[SpanView, ...]


@attrs.frozen
class HoldersView:
    """The holders of one post.

    Attributes:
        title: What sort of post it is.
        y: Where its title stands.
        holders: Its holders, oldest first.
        left_out: How many earlier ones are not shown, in words; empty for none.
    """

    title: str
    y: int
    holders: tuple[HolderView, ...]
    left_out: str


def roles_of(desk: Desk, code: str, kind: RoleKind) -> Iterator[tuple[Person, Role]]:
    """Yield who held a kind of post of a country, with the role; in no order."""
    for actor in desk.corpus.actors:
        if isinstance(actor, Person):
            for role in actor.roles:
                if role.of == code and role.kind is kind:
                    yield actor, role


def heads_since(desk: Desk, code: str, day: datetime.date, last: datetime.date) -> int:
    """Return how many heads of state a country surely had from *day* to *last*."""
    return len(
        {
            person.id
            for person, role in roles_of(desk, code, RoleKind.HEAD_OF_STATE)
            if _sure(role)
            and _first(role) <= last
            and (role.span.latest or datetime.date.max) >= day
        }
    )


def holders_views(
    desk: Desk, here: Here, code: str, axis: Axis, top: int
) -> tuple[tuple[HoldersView, ...], int]:
    """Return who held the posts, with a row for each holder, and where the last row ends."""
    found = []
    for kind, title in POSTS.items():
        held: dict[str, list[Role]] = {}
        for person, role in roles_of(desk, code, kind):
            if _shown(role, axis):
                held.setdefault(person.id, []).append(role)
        if not held:
            continue
        rows = sorted(held.items(), key=lambda one: (min(map(_first, one[1])), one[0]))
        left = max(len(rows) - MOST_HOLDERS, 0)
        views = tuple(
            _holder(here, id_, roles, axis, top + _HEAD + at * ROW)
            for at, (id_, roles) in enumerate(rows[left:])
        )
        words = ngettext("{n} earlier not shown", "{n} earlier not shown", left) if left else ""
        found.append(HoldersView(_(title), top + 13, views, words))
        top += _HEAD + len(views) * ROW + 6
    return tuple(found), top


def handovers(desk: Desk, code: str, axis: Axis) -> tuple[float, ...]:
    """Return where a new holder of one of the posts begins, in per cent, oldest first."""
    days = {
        role.span.earliest
        for kind in POSTS
        for _person, role in roles_of(desk, code, kind)
        if role.span.earliest is not None and axis.first < role.span.earliest < axis.last
    }
    return tuple(sorted({axis.x(day) for day in days})[-MOST_HOLDERS:])


def _holder(here: Here, id_: str, roles: list[Role], axis: Axis, y: int) -> HolderView:
    person = here.actor(id_)
    roles = sorted(roles, key=lambda one: (_first(one), one.title))
    spans = _spans(roles, axis)
    start, end = spans[0].x, spans[-1].end
    acting = all(role.acting for role in roles)
    terms = in_row(
        _("{post}, {dates}", post=role_words(role), dates=date_words(role.span)) for role in roles
    )
    return HolderView(
        person=person,
        name=_("{name} (acting)", name=person.name) if acting else person.name,
        words=_("{name}: {terms}", name=person.name, terms=terms),
        y=y,
        x=start if start < _HALF else end,
        anchor="start" if start < _HALF else "end",
        spans=spans,
    )


def _spans(roles: list[Role], axis: Axis) -> tuple[SpanView, ...]:
    """Return the days of some roles in order; what overlaps is joined."""
    found: list[SpanView] = []
    for role in roles:
        x = axis.x(_first(role))
        end = axis.x(role.span.latest or datetime.date.max)
        unsure = not _sure(role)
        if found and x < found[-1].end:
            before = found.pop()
            x, end = before.x, max(end, before.end)
            unsure = unsure or before.unsure
        found.append(SpanView(x, end, unsure))
    return tuple(found)


def _shown(role: Role, axis: Axis) -> bool:
    return _first(role) <= axis.last and (role.span.latest or datetime.date.max) >= axis.first


def _first(role: Role) -> datetime.date:
    return role.span.earliest or datetime.date.min


def _sure(role: Role) -> bool:
    span = role.span
    return End.UNKNOWN not in (span.start, span.end) and not (span.approximate or span.uncertain)
