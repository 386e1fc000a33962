"""Where the members of an organization stand, as pages show it."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from functools import partial

import attrs

from policybrief.analysis.rollup import MemberGroup, RollUp
from policybrief.analysis.words import date_words, day_words
from policybrief.languages import _, in_row, ngettext, number, pair, sorting_key
from policybrief.models.dates import Covers
from policybrief.models.role import Membership
from policybrief.models.stance import Position
from policybrief.site.addresses import Here, Link
from policybrief.site.desk import Desk
from policybrief.site.figures import Figure, table_figure
from policybrief.site.views.finding import members_words
from policybrief.site.views.frame import FrameView, frame_view
from policybrief.site.views.lines import no_statement, not_asked
from policybrief.site.views.statements import PositionView, position_view

_FOR = (MemberGroup.FOR, MemberGroup.LEANS_FOR)
_UNDECIDED = (MemberGroup.OPEN, MemberGroup.UNCLEAR)
_AGAINST = (MemberGroup.LEANS_AGAINST, MemberGroup.AGAINST)


@attrs.frozen
class HoldersView:
    """The members that hold one position.

    Attributes:
        position: The position, with its condition.
        members: Their names, each a link to the statement that its line rests on.
    """

    position: PositionView
    members: tuple[Link, ...]


@attrs.frozen
class RollUpView:
    """Where the members of one organization stand on one topic.

    Attributes:
        organization: The organization, as a link to its members' lines.
        topic: The topic, as a link to what its page says of organizations.
        words: How many members hold which position, in words.
        holders_for: Who is for it or leans that way.
        holders_open: Who is open, or unclear.
        holders_against: Who is against it or leans that way.
        outdated: Whose line is out of date or lapsed; no part of the others.
        silent: Of whom no statement was found.
        not_asked: Who was not asked.
    """

    organization: Link
    topic: Link
    words: str
    holders_for: tuple[HoldersView, ...]
    holders_open: tuple[HoldersView, ...]
    holders_against: tuple[HoldersView, ...]
    outdated: tuple[HoldersView, ...]
    silent: tuple[Link, ...]
    not_asked: tuple[Link, ...]


@attrs.frozen
class MembersLinesView:
    """Where the members of one organization stand on every topic.

    Attributes:
        number: How many members it has on the as-of day, in a sentence; empty when nobody ever
            joined.
        uncertain: Whose membership is uncertain on that day; they are not counted.
        rows: The topics that are asked of a member, or on which one was heard.
        untouched: The topics that are asked of no member, and on which none was heard.
        frame: What stands around the table; None when it has no row.
    """

    number: str
    uncertain: tuple[Link, ...]
    rows: tuple[RollUpView, ...]
    untouched: tuple[Link, ...]
    frame: FrameView | None


@attrs.frozen
class MemberView:
    """A member of an organization.

    Attributes:
        member: The country or organization.
        dates: From when to when, in words; or that it is a member through another one.
    """

    member: Link
    dates: str


@attrs.frozen
class MembershipsView:
    """Who belongs to an organization, by what is known of the as-of day.

    Attributes:
        day: The as-of day, in words.
        now: Who surely belongs to it on that day.
        uncertain: Whose membership is uncertain on that day.
        later: Who joins it after that day.
        former: Who belonged to it before.
    """

    day: str
    now: tuple[MemberView, ...]
    uncertain: tuple[MemberView, ...]
    later: tuple[MemberView, ...]
    former: tuple[MemberView, ...]


def members_figures(desk: Desk) -> Iterator[Figure]:
    """Yield the members' lines of each organization as a table that stands by itself."""
    touched = {one.organization for one in desk.analysis.roll_ups.values() if one.touched}
    for id_ in sorted(touched & set(desk.addresses.actors)):
        yield table_figure(
            _name(id_),
            "_members_table.jinja",
            partial(members_lines_view, desk, organization=id_),
            _rows,
            desk.here(desk.addresses.actors[id_]),
        )


def _name(organization: str) -> str:
    return f"members/{organization}"


def _rows(view: MembersLinesView) -> Iterator[tuple[str, ...]]:
    yield ("topic", "member", "position", "words", "current")
    for row in view.rows:
        topic = row.topic.name
        for groups, current in (
            ((*row.holders_for, *row.holders_open, *row.holders_against), "yes"),
            (row.outdated, "no"),
        ):
            for held in groups:
                for member in held.members:
                    yield topic, member.name, held.position.style, held.position.words, current
        for names, why in ((row.silent, no_statement()), (row.not_asked, not_asked())):
            for member in names:
                yield topic, member.name, why.style, why.words, ""


def members_lines_view(desk: Desk, here: Here, organization: str) -> MembersLinesView:
    """Return where the members of *organization* stand on every topic."""
    found = [one for one in desk.analysis.roll_ups.values() if one.organization == organization]
    found.sort(key=lambda one: (-_heard(one), sorting_key(here.topic(one.topic).name), one.topic))
    words = ""
    if organization in desk.corpus.joined:
        words = ngettext(
            "{n} member country on record on {day}.",
            "{n} member countries on record on {day}.",
            len(found[0].members) if found else 0,
            day=day_words(desk.at),
        )
    return MembersLinesView(
        number=words,
        uncertain=_by_name(here, found[0].uncertain) if found else (),
        rows=tuple(roll_up_view(desk, here, one) for one in found if one.touched),
        untouched=tuple(here.topic(one.topic) for one in found if not one.touched),
        frame=_frame(desk, here, organization, [one for one in found if one.touched]),
    )


def _frame(desk: Desk, here: Here, organization: str, found: Sequence[RollUp]) -> FrameView | None:
    """Return what stands around the lines of the members on some topics."""
    if not found:
        return None
    held = [
        line
        for one in found
        for code in one.members
        if (line := desk.analysis.line(code, one.topic, one.at)) is not None
    ]
    articles = {line.evidence.statement.article for line in held}
    return frame_view(
        desk,
        here,
        _name(organization),
        members_words(
            here.actor(organization).name, [desk.corpus.topic_by_id[o.topic] for o in found], held
        ),
        ngettext("{n} article", "{n} articles", len(articles)),
        picture=False,
        page=desk.addresses.actors.get(organization),
    )


def topic_roll_up_views(desk: Desk, here: Here, topic: str) -> tuple[RollUpView, ...]:
    """Return where the members of each organization stand on *topic*, the largest first."""
    found = [one for one in desk.analysis.roll_ups.values() if one.topic == topic and one.touched]
    found.sort(key=lambda one: (-len(one.members), sorting_key(here.actor(one.organization).name)))
    return tuple(roll_up_view(desk, here, one) for one in found)


def roll_up_view(desk: Desk, here: Here, one: RollUp) -> RollUpView:
    """Return where the members of one organization stand on one topic."""
    held = [_holders(desk, here, one, groups) for groups in (_FOR, _UNDECIDED, _AGAINST)]
    outdated = _holders(desk, here, one, (MemberGroup.OUT_OF_DATE,))
    silent = one.groups[MemberGroup.NO_STATEMENT]
    unasked = one.groups[MemberGroup.NOT_ASKED]
    parts = [(each.position.words, len(each.members)) for group in held for each in group]
    for group, words in (
        (MemberGroup.OUT_OF_DATE, _("out of date")),
        (MemberGroup.NO_STATEMENT, no_statement().words),
        (MemberGroup.NOT_ASKED, not_asked().words),
    ):
        if one.counts[group]:
            parts.append((words, one.counts[group]))
    return RollUpView(
        organization=_anchored(here.actor(one.organization), "members-lines"),
        topic=_anchored(here.topic(one.topic), "by-organization"),
        words=ngettext(
            "{n} member country on record: {positions}.",
            "{n} member countries on record: {positions}.",
            len(one.members),
            positions=in_row(pair(words, number(members)) for words, members in parts),
        ),
        holders_for=held[0],
        holders_open=held[1],
        holders_against=held[2],
        outdated=outdated,
        silent=_by_name(here, silent),
        not_asked=_by_name(here, unasked),
    )


def memberships_view(desk: Desk, here: Here, organization: str) -> MembershipsView:
    """Return who belongs to *organization*, by what is known of the as-of day."""
    found: dict[str, list[tuple[str, MemberView]]] = {}
    direct: set[str] = set()
    for actor in desk.corpus.actors:
        spans = [
            one for one in getattr(actor, "memberships", ()) if one.organization == organization
        ]
        if spans:
            direct.add(actor.id)
            dates = ", ".join(date_words(one.span) for one in sorted(spans, key=_start))
            member = MemberView(here.actor(actor.id), dates)
            found.setdefault(_when(desk, spans), []).append((actor.id, member))
    if desk.at is not None:
        for code in desk.corpus.members(organization, desk.at):
            if code not in direct:
                member = MemberView(here.actor(code), _("through another member"))
                found.setdefault("now", []).append((code, member))
    sorted_ = {
        when: tuple(one for _, one in sorted(group, key=_member)) for when, group in found.items()
    }
    return MembershipsView(
        day=day_words(desk.at),
        now=sorted_.get("now", ()),
        uncertain=sorted_.get("uncertain", ()),
        later=sorted_.get("later", ()),
        former=sorted_.get("former", ()),
    )


def _member(one: tuple[str, MemberView]) -> tuple[tuple[str, str], str]:
    id_, view = one
    return sorting_key(view.member.name), id_


def _start(one: Membership) -> str:
    return one.span.earliest.isoformat() if one.span.earliest else ""


def _when(desk: Desk, spans: Sequence[Membership]) -> str:
    """Return what is known of the as-of day: "now", "uncertain", "later" or "former"."""
    if desk.at is None:
        return "uncertain"
    answers = {one.span.covers(desk.at) for one in spans}
    if Covers.YES in answers:
        return "now"
    if Covers.UNCERTAIN in answers:
        return "uncertain"
    begun = any(one.span.earliest is None or one.span.earliest <= desk.at for one in spans)
    return "former" if begun else "later"


def _heard(one: RollUp) -> int:
    """Return how many members have a current line."""
    return sum(one.counts[group] for group in (*_FOR, *_UNDECIDED, *_AGAINST))


def _holders(
    desk: Desk, here: Here, one: RollUp, groups: Iterable[MemberGroup]
) -> tuple[HoldersView, ...]:
    """Return the members of some groups by what they hold, from for to against."""
    found: dict[PositionView, list[Link]] = {}
    order: dict[PositionView, int] = {}
    for code in sorted(
        (code for group in groups for code in one.groups[group]),
        key=lambda code: (sorting_key(here.actor(code).name), code),
    ):
        line = desk.analysis.line(code, one.topic, one.at)
        assert line is not None
        held = position_view(desk, one.topic, line.position, line.condition, line.not_restated)
        order[held] = list(Position).index(line.position)
        link = Link(here.actor(code).name, here.statement(line.evidence.statement))
        found.setdefault(held, []).append(link)
    by_position = sorted(found, key=lambda held: (order[held], held.conditional, held.words))
    return tuple(HoldersView(held, tuple(found[held])) for held in by_position)


def _by_name(here: Here, codes: Iterable[str]) -> tuple[Link, ...]:
    return tuple(
        sorted((here.actor(code) for code in codes), key=lambda one: sorting_key(one.name))
    )


def _anchored(link: Link, anchor: str) -> Link:
    """Return *link* to a part of its page."""
    return link if link.url is None else Link(link.name, link.url + f"#{anchor}")
