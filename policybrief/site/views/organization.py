"""Pages of organizations."""

from __future__ import annotations

import attrs
from markupsafe import Markup

from policybrief.analysis.words import capital, date_words, listed, with_article
from policybrief.languages import _, sorting_key
from policybrief.models.actor import BODIES, Organization, Person
from policybrief.site.addresses import Here, Link
from policybrief.site.desk import Desk
from policybrief.site.prose import render_prose
from policybrief.site.views.actor import MOST_STATEMENTS, RoleView, newest_role, role_view
from policybrief.site.views.all_statements import statements_url
from policybrief.site.views.bodies import TYPES
from policybrief.site.views.coders import coders_words
from policybrief.site.views.mentioned import MentionsView, mentions_view
from policybrief.site.views.rollup import (
    MembershipsView,
    MembersLinesView,
    MemberView,
    members_lines_view,
    memberships_view,
)
from policybrief.site.views.statements import StatementView, statement_view


@attrs.frozen
class OrganizationView:
    """What the template ``organization.md.jinja`` sees.

    Attributes:
        title: Its name.
        aka: Other names, as a list in words.
        type: What sort of organization it is.
        country: The country it belongs to.
        speaks: Whether, and for which country, it speaks as a body.
        lines: Where its members stand on every topic.
        members: Who belongs to it, and who did.
        memberships: What it belongs to.
        people: Who holds or held a post in it.
        statements: What it said as a body, newest first, at most forty.
        more: How many more there are.
        all_statements: The address of the list of everything that was said.
        coders: Who coded and checked the statements, in a sentence.
        empty: Titles of the sections that have nothing, as a list in words; they are left out.
        prose: The editors' own words, as HTML.
        mentions: What links here.
    """

    title: str
    aka: str
    type: str
    country: Link | None
    speaks: str
    lines: MembersLinesView
    members: MembershipsView
    memberships: tuple[MemberView, ...]
    people: tuple[tuple[Link, RoleView], ...]
    statements: tuple[StatementView, ...]
    more: int
    all_statements: Markup
    coders: str
    empty: str
    prose: Markup
    mentions: MentionsView


def organization_view(desk: Desk, here: Here, id_: str) -> OrganizationView:
    """Return the page of an organization."""
    organization = desk.corpus.actor_by_id[id_]
    assert isinstance(organization, Organization)
    statements = desk.by_speaker.get(id_, ())
    country = None if organization.country is None else here.actor(organization.country)
    body = organization.type in BODIES and country is not None
    view = OrganizationView(
        title=organization.name,
        aka=listed(organization.aka),
        type=capital(_(TYPES[organization.type])),
        country=country,
        speaks=_("Speaks for {country} as a body.", country=with_article(country.name))
        if body and country
        else _("Speaks for no country."),
        lines=members_lines_view(desk, here, id_),
        members=memberships_view(desk, here, id_),
        memberships=tuple(
            MemberView(here.actor(one.organization), date_words(one.span))
            for one in organization.memberships
        ),
        people=_people(desk, here, id_),
        statements=tuple(statement_view(desk, here, one) for one in statements[:MOST_STATEMENTS]),
        more=max(len(statements) - MOST_STATEMENTS, 0),
        all_statements=statements_url(desk, here, speaker=id_),
        coders=coders_words(desk.corpus, statements),
        empty="",
        prose=Markup("") if organization.draft else render_prose(organization.body, here, top=2),
        mentions=mentions_view(desk, here),
    )
    return attrs.evolve(view, empty=_empty(view))


def _empty(view: OrganizationView) -> str:
    """Return the titles of the sections that have nothing."""
    every = view.members
    members = every.now or every.former or every.later or every.uncertain
    sections = (
        (_("Statements"), bool(view.statements)),
        (_("Posts"), bool(view.people)),
        (_("Members"), bool(members or view.memberships)),
        (_("What links here"), bool(view.mentions.shown)),
    )
    return listed([title for title, something in sections if not something])


def _people(desk: Desk, here: Here, id_: str) -> tuple[tuple[Link, RoleView], ...]:
    """Return who holds or held a post in the organization, the newest first."""
    roles = [
        (person, role)
        for person in sorted(desk.corpus.actors, key=lambda one: (sorting_key(one.name), one.id))
        if isinstance(person, Person)
        for role in person.roles
        if role.of == id_
    ]
    roles.sort(key=lambda one: newest_role(one[1]), reverse=True)
    return tuple((here.actor(person.id), role_view(desk, here, role)) for person, role in roles)
