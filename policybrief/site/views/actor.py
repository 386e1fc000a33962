"""Pages of people."""

from __future__ import annotations

import attrs
from markupsafe import Markup

from policybrief.analysis.words import capital, date_words, listed
from policybrief.models.actor import Person
from policybrief.models.dates import Covers
from policybrief.models.posts import band_of_role, country_of_role
from policybrief.models.role import Role
from policybrief.models.statement import SpeakerKind
from policybrief.site.addresses import Here, Link
from policybrief.site.desk import Desk
from policybrief.site.prose import render_prose
from policybrief.site.views.coders import coders_words
from policybrief.site.views.mentioned import MentionsView, mentions_view
from policybrief.site.views.moments import MomentsView, moments_view
from policybrief.site.views.statements import StatementView, role_words, statement_view

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
        timeline: The newest of what was said, with roles and events.
        statements: The statements, newest first, at most sixty.
        more: How many more there are.
        coders: Who coded and checked the statements, in a sentence.
        empty: Titles of the sections that have nothing; they are left out and named in one line.
        prose: The editors' own words, as HTML.
        mentions: What links here.
    """

    title: str
    aka: str
    country: Link | None
    described: str
    roles: tuple[RoleView, ...]
    timeline: MomentsView
    statements: tuple[StatementView, ...]
    more: int
    coders: str
    empty: tuple[str, ...]
    prose: Markup
    mentions: MentionsView


def newest_role(role: Role) -> str:
    """Return what roles are sorted by, so that the one that began last comes last."""
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
        roles = sorted(person.roles, key=newest_role, reverse=True)
        country = country or next(
            (code for role in roles if (code := country_of_role(desk.corpus, role))), None
        )
    described = [
        one.speaker.described
        for one in statements
        if one.speaker.kind is SpeakerKind.NAMED and one.speaker.described
    ]
    drafted = person is None or person.draft
    view = PersonView(
        title=here.actor(id_).name,
        aka="" if person is None else listed(person.aka),
        country=None if country is None else here.actor(country),
        described=listed(list(dict.fromkeys(described))),
        roles=tuple(role_view(desk, here, role) for role in roles),
        timeline=moments_view(desk, here, desk.analysis.timeline(person=id_), all_posts=True),
        statements=tuple(statement_view(desk, here, one) for one in statements[:MOST_STATEMENTS]),
        more=max(len(statements) - MOST_STATEMENTS, 0),
        coders=coders_words(desk.corpus, statements),
        empty=(),
        prose=Markup("") if drafted or person is None else render_prose(person.body, here),
        mentions=mentions_view(desk, here),
    )
    return attrs.evolve(view, empty=_empty(view))


def _empty(view: PersonView) -> tuple[str, ...]:
    """Return the titles of the sections that have nothing."""
    sections = (
        ("Timeline", bool(view.timeline.days or view.timeline.undated)),
        ("Statements", bool(view.statements)),
        ("What links here", bool(view.mentions.shown)),
    )
    return tuple(title for title, something in sections if not something)
