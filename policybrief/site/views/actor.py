"""Pages of people."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final

import attrs
from markupsafe import Markup

from policybrief.analysis.words import capital, date_words, listed, with_article
from policybrief.languages import _, ngettext, sorting_key
from policybrief.models.actor import Person
from policybrief.models.dates import Covers
from policybrief.models.posts import band_of_role, country_of_role
from policybrief.models.role import Role
from policybrief.models.statement import SpeakerKind, Statement
from policybrief.site.addresses import Here, Link
from policybrief.site.desk import Desk
from policybrief.site.prose import render_prose
from policybrief.site.views.all_statements import statements_url
from policybrief.site.views.coders import coders_words
from policybrief.site.views.mentioned import MentionsView, mentions_view
from policybrief.site.views.moments import MomentsView, moments_view
from policybrief.site.views.statements import (
    PositionView,
    StatementView,
    role_words,
    stance_position,
    statement_view,
)

MOST_STATEMENTS: Final = 40
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
class OnTopicView:
    """What somebody said on one topic.

    Attributes:
        id: Id of the topic, which makes its anchor; of what is on none: "besides".
        topic: The topic; None for what is on none.
        position: The newest position, when there is a topic.
        statements: The statements, newest first; one on several topics stands under its first.
    """

    id: str
    topic: Link | None
    position: PositionView | None
    statements: tuple[StatementView, ...]


@attrs.frozen
class PersonView:
    """What the template ``person.md.jinja`` sees.

    Attributes:
        title: The person's name.
        aka: Other names, as a list in words.
        country: The country whose voice the person is.
        described: What a person without a file is, in articles' words.
        roles: The roles, newest first.
        topics: The newest statements by topic, the topic with most of them first.
        number: How many statements there are, in words; empty for none.
        more: How many older ones are left out.
        timeline: The newest of what was said, with roles and events.
        all_statements: The address of the list of everything that was said.
        coders: Who coded and checked the statements, in a sentence.
        empty: Titles of the sections that have nothing, as a list in words; they are left out.
        prose: The editors' own words, as HTML.
        mentions: What links here.
    """

    title: str
    aka: str
    country: Link | None
    described: str
    roles: tuple[RoleView, ...]
    topics: tuple[OnTopicView, ...]
    number: str
    more: int
    timeline: MomentsView
    all_statements: Markup
    coders: str
    empty: str
    prose: Markup
    mentions: MentionsView


def newest_role(role: Role) -> str:
    """Return what roles are sorted by, so that the one that began last comes last."""
    return role.span.earliest.isoformat() if role.span.earliest else ""


def role_view(desk: Desk, here: Here, role: Role) -> RoleView:
    """Return one role as pages show it."""
    country = country_of_role(desk.corpus, role)
    if band_of_role(desk.corpus, role) > 0 and country is not None:
        speaks = _("speaks for {country}", country=with_article(here.actor(country).name))
    else:
        speaks = _("speaks for no country")
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
        topics=on_topics(desk, here, statements[:MOST_STATEMENTS]),
        number=ngettext("{n} statement", "{n} statements", len(statements)) if statements else "",
        more=max(len(statements) - MOST_STATEMENTS, 0),
        timeline=moments_view(desk, here, desk.analysis.timeline(person=id_), all_posts=True),
        all_statements=statements_url(desk, here, speaker=id_),
        coders=coders_words(desk.corpus, statements),
        empty="",
        prose=Markup("") if drafted or person is None else render_prose(person.body, here, top=2),
        mentions=mentions_view(desk, here),
    )
    return attrs.evolve(view, empty=_empty(view))


def on_topics(desk: Desk, here: Here, statements: Sequence[Statement]) -> tuple[OnTopicView, ...]:
    """Return statements by the first topic that they are on; what is on none comes last."""
    found: dict[str, list[Statement]] = {}
    for one in statements:
        topics = (stance.topic for stance in one.stances if stance.topic in desk.addresses.topics)
        found.setdefault(next(topics, ""), []).append(one)
    order = sorted(
        found.items(),
        key=lambda one: (not one[0], -len(one[1]), sorting_key(here.topic(one[0]).name)),
    )
    return tuple(
        OnTopicView(
            id=topic or "besides",
            topic=here.topic(topic) if topic else None,
            position=next(
                (
                    stance_position(desk, stance)
                    for one in group
                    for stance in one.stances
                    if stance.topic == topic
                ),
                None,
            ),
            statements=tuple(statement_view(desk, here, one) for one in group),
        )
        for topic, group in order
    )


def _empty(view: PersonView) -> str:
    """Return the titles of the sections that have nothing."""
    sections = (
        (_("What they said"), bool(view.topics)),
        (_("Timeline"), bool(view.timeline.days or view.timeline.undated)),
        (_("What links here"), bool(view.mentions.shown)),
    )
    return listed([title for title, something in sections if not something])
