"""Pages of people and organizations."""

from __future__ import annotations

import attrs
from markupsafe import Markup

from policybrief.analysis.capacity import band_of_role, country_of_role
from policybrief.models.actor import Country, Organization, Person
from policybrief.models.dates import Covers
from policybrief.models.role import Role
from policybrief.models.statement import SpeakerKind
from policybrief.site.addresses import Here, Link
from policybrief.site.desk import Desk
from policybrief.site.prose import render_prose
from policybrief.site.views.mentioned import MentionsView, mentions_view
from policybrief.site.views.statements import StatementView, role_words, statement_view
from policybrief.site.words import capital, date_words, listed

MOST_STATEMENTS = 60
"""How many statements a profile shows."""


@attrs.frozen
class RoleView:
    """A role of a person.

    Attributes:
        title: The post, with "acting" in front where it applies.
        of: The country or organization it is a post of.
        dates: From when to when, in words.
        speaks: For which country its holder speaks, in words.
        held: Whether it is surely held on the as-of day.
        source: Where the dates come from.
    """

    title: str
    of: Link
    dates: str
    speaks: str
    held: bool
    source: str | None


@attrs.frozen
class PersonView:
    """What the template ``person.md.jinja`` sees.

    Attributes:
        title: The person's name.
        aka: Other names, as a list in words.
        country: The country whose voice the person is.
        described: What a person without a file is, in articles' words.
        roles: The roles, newest first.
        statements: The statements, newest first, at most sixty.
        more: How many more there are.
        prose: The editors' own words, as HTML.
        mentions: What links here.
    """

    title: str
    aka: str
    country: Link | None
    described: str
    roles: tuple[RoleView, ...]
    statements: tuple[StatementView, ...]
    more: int
    prose: Markup
    mentions: MentionsView


@attrs.frozen
class MemberView:
    """A member of an organization.

    Attributes:
        member: The country or organization.
        dates: From when to when, in words.
    """

    member: Link
    dates: str


@attrs.frozen
class OrganizationView:
    """What the template ``organization.md.jinja`` sees.

    Attributes:
        title: Its name.
        aka: Other names, as a list in words.
        type: What sort of organization it is.
        country: The country it belongs to.
        speaks: Whether, and for which country, it speaks as a body.
        members: Who belongs to it.
        memberships: What it belongs to.
        people: Who holds or held a post in it.
        statements: What it said as a body, newest first, at most sixty.
        more: How many more there are.
        prose: The editors' own words, as HTML.
        mentions: What links here.
    """

    title: str
    aka: str
    type: str
    country: Link | None
    speaks: str
    members: tuple[MemberView, ...]
    memberships: tuple[MemberView, ...]
    people: tuple[tuple[Link, RoleView], ...]
    statements: tuple[StatementView, ...]
    more: int
    prose: Markup
    mentions: MentionsView


def _newest(role: Role) -> str:
    return role.span.earliest.isoformat() if role.span.earliest else ""


def role_view(desk: Desk, here: Here, role: Role) -> RoleView:
    """Return one role as pages show it."""
    country = country_of_role(desk.corpus, role)
    if band_of_role(desk.corpus, role) > 0 and country is not None:
        speaks = f"speaks for {here.actor(country).name}"
    else:
        speaks = "speaks for no country"
    return RoleView(
        title=capital(role_words(role)),
        of=here.actor(role.of),
        dates=date_words(role.span),
        speaks=speaks,
        held=desk.at is not None and role.span.covers(desk.at) is Covers.YES,
        source=role.source,
    )


def person_view(desk: Desk, here: Here, id_: str) -> PersonView:
    """Return the page of a person, with a file or without."""
    person = desk.corpus.actor_by_id.get(id_)
    statements = desk.by_speaker.get(id_, ())
    country = next(
        (
            held.country
            for held in (desk.analysis.capacity(statement) for statement in statements)
            if held.country is not None
        ),
        None,
    )
    roles: list[Role] = []
    if isinstance(person, Person):
        country = person.country or country
        roles = sorted(person.roles, key=_newest, reverse=True)
        country = country or next(
            (code for role in roles if (code := country_of_role(desk.corpus, role))), None
        )
    described = [
        one.speaker.described
        for one in statements
        if one.speaker.kind is SpeakerKind.NAMED and one.speaker.described
    ]
    drafted = person is None or person.draft
    return PersonView(
        title=here.actor(id_).name,
        aka="" if person is None else listed(person.aka),
        country=None if country is None else here.actor(country),
        described=listed(list(dict.fromkeys(described))),
        roles=tuple(role_view(desk, here, role) for role in roles),
        statements=tuple(statement_view(desk, here, one) for one in statements[:MOST_STATEMENTS]),
        more=max(len(statements) - MOST_STATEMENTS, 0),
        prose=Markup("") if drafted or person is None else render_prose(person.body, here),
        mentions=mentions_view(desk, here),
    )


def organization_view(desk: Desk, here: Here, id_: str) -> OrganizationView:
    """Return the page of an organization."""
    organization = desk.corpus.actor_by_id[id_]
    assert isinstance(organization, Organization)
    statements = desk.by_speaker.get(id_, ())
    country = None if organization.country is None else here.actor(organization.country)
    members: list[MemberView] = []
    people: list[tuple[str, Link, RoleView]] = []
    for actor in sorted(desk.corpus.actors, key=lambda one: one.name):
        if isinstance(actor, Person):
            people += [
                (_newest(role), here.actor(actor.id), role_view(desk, here, role))
                for role in actor.roles
                if role.of == id_
            ]
        elif isinstance(actor, Country | Organization):
            members += [
                MemberView(here.actor(actor.id), date_words(one.span))
                for one in actor.memberships
                if one.organization == id_
            ]
    people.sort(key=lambda one: one[0], reverse=True)
    body = organization.type.value in ("government", "ministry", "parliament") and country
    return OrganizationView(
        title=organization.name,
        aka=listed(organization.aka),
        type=organization.type.value,
        country=country,
        speaks=f"Speaks for {country.name} as a body."
        if body and country
        else "Speaks for no country.",
        members=tuple(members),
        memberships=tuple(
            MemberView(here.actor(one.organization), date_words(one.span))
            for one in organization.memberships
        ),
        people=tuple((link, view) for _, link, view in people),
        statements=tuple(statement_view(desk, here, one) for one in statements[:MOST_STATEMENTS]),
        more=max(len(statements) - MOST_STATEMENTS, 0),
        prose=Markup("") if organization.draft else render_prose(organization.body, here),
        mentions=mentions_view(desk, here),
    )
