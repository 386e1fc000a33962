"""Posts and voices: which post counts on a day, and whose voice somebody is."""

from __future__ import annotations

import datetime
from collections.abc import Mapping
from typing import TYPE_CHECKING, Final

from policybrief.models.actor import BODIES, Country, Organization, OrganizationType, Person
from policybrief.models.dates import Covers
from policybrief.models.role import Role, RoleKind
from policybrief.models.statement import Speaker, SpeakerKind

if TYPE_CHECKING:
    from policybrief.models.corpus import Corpus

BANDS: Final[Mapping[str, int]] = {
    "head-of-state": 4,
    "head-of-government": 4,
    "vice-president": 3,
    "deputy": 3,
    "minister": 3,
    "spokesperson": 2,
    "ambassador": 2,
    "adviser": 2,
    "body": 2,
    "country": 1,
    "legislator": 0,
    "party": 0,
    "none": 0,
}
"""The band in which each kind of post speaks for its country; 0 speaks for no country.

"body" is a government, ministry or parliament as a body, "country" a country that is named without
a speaker. ``authority:`` in briefing.yml overrides the table.
"""

_FOR_PARLIAMENT: Final = frozenset([RoleKind.SPOKESPERSON, RoleKind.LEGISLATOR])


def band_of(corpus: Corpus, kind: str) -> int:
    """Return the band of a kind of post in this briefing."""
    return corpus.briefing.authority.get(kind, BANDS.get(kind, 0))


def country_of_role(corpus: Corpus, role: Role) -> str | None:
    """Return the country that a role is held in, or speaks for when it says so."""
    if role.speaks_for is not None:
        return None if role.speaks_for == "none" else role.speaks_for
    return corpus.country_of(role.of)


def band_of_role(corpus: Corpus, role: Role) -> int:
    """Return the band in which the holder of *role* speaks for a country; 0 for none.

    Posts in a country count, and posts in its government, a ministry or parliament; of a
    parliament only those who speak for it as a body, and legislators where the briefing gives them
    a band. Other organizations speak for no country.
    """
    if role.speaks_for == "none":
        return 0
    if role.authority is not None:
        return role.authority
    band = band_of(corpus, role.kind.value)
    if role.speaks_for is not None:
        return band
    match corpus.actor(role.of):
        case Country():
            return band
        case Organization(type=OrganizationType.PARLIAMENT):
            return band if role.kind in _FOR_PARLIAMENT else 0
        case Organization(type=kind) if kind in BODIES:
            return band
    return 0


def post_on(corpus: Corpus, person: Person, day: datetime.date | None) -> Role | None:
    """Return the role of *person* that counts on *day*, or None.

    Of the roles that surely cover the day, the one in the highest band counts, then the one that
    began last. A role that speaks for no country does not count beside one that speaks for a
    country and may or may not cover the day.
    """
    if day is None:
        return None
    held = [role for role in person.roles if role.span.covers(day) is Covers.YES]
    role = held[0] if held else None
    if len(held) > 1:
        role = max(
            held,
            key=lambda one: (
                band_of_role(corpus, one),
                one.span.earliest or datetime.date.min,
                one.title,
            ),
        )
    if role is None or band_of_role(corpus, role) or not perhaps_on(corpus, person, day):
        return role
    return None


def perhaps_on(corpus: Corpus, person: Person, day: datetime.date | None) -> list[Role]:
    """Return the speaking roles that *person* may or may not have held on *day*."""
    if day is None:
        return []
    return [
        role
        for role in person.roles
        if role.span.covers(day) is Covers.UNCERTAIN and band_of_role(corpus, role) > 0
    ]


def voice_of(
    corpus: Corpus, speaker: Speaker, day: datetime.date | None, personal: bool = False
) -> str | None:
    """Return the country whose voice *speaker* is on *day*, or None when it is not known.

    It is the country that the post of that day speaks for or is held in; without a post, the
    person's own. Whether the words count for the country's line is another question.

    Args:
        corpus: Where the roles are.
        speaker: Who speaks.
        day: The latest possible day it was said; None when it has no date.
        personal: Whether it was not said in the capacity of a post.
    """
    if speaker.kind is SpeakerKind.AUTHOR:
        return None
    if speaker.kind is not SpeakerKind.ACTOR:
        return corpus.country_of(speaker.of)
    match corpus.actor(speaker.name):
        case Country(id=code) | Organization(country=code):
            return code
        case Person() as person:
            role = None if personal else post_on(corpus, person, day)
            held_in = None if role is None else country_of_role(corpus, role)
            return held_in or home(corpus, person, day)
    return None


def home(corpus: Corpus, person: Person, day: datetime.date | None) -> str | None:
    """Return whose voice *person* is without a post: the given country, or that of the roles."""
    if person.country is not None:
        return person.country
    begun = [
        role
        for role in person.roles
        if day is None or role.span.earliest is None or role.span.earliest <= day
    ]
    for role in sorted(
        begun or person.roles,
        key=lambda one: (one.span.earliest or datetime.date.min, one.title),
        reverse=True,
    ):
        country = corpus.country_of(role.of)
        if country is not None:
            return country
    return None


def holds_post(corpus: Corpus, actor: str, role: Role, day: datetime.date) -> Covers:
    """Say whether *actor* holds the post of *role* on *day*, in this or another term."""
    person = corpus.actor(actor)
    if not isinstance(person, Person):
        return Covers.YES
    answers = {one.span.covers(day) for one in person.roles if one.post == role.post}
    for answer in (Covers.YES, Covers.UNCERTAIN):
        if answer in answers:
            return answer
    return Covers.NO
