"""In what capacity somebody speaks on a day, and for which country."""

from __future__ import annotations

import datetime
from collections.abc import Mapping
from typing import Final

import attrs

from policybrief.models.actor import BODIES, Country, Organization, OrganizationType, Person
from policybrief.models.corpus import Corpus
from policybrief.models.dates import Covers
from policybrief.models.role import Role, RoleKind
from policybrief.models.statement import Speaker, SpeakerKind

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


@attrs.frozen(kw_only=True)
class Capacity:
    """The role that counts on the day of a statement.

    Attributes:
        band: 4 to 1 for those who speak for a country, 0 for everybody else.
        country: Code of the country that is spoken for, or else belonged to; None when unknown.
        role: The role that counts; None without one.
        kind: Kind of the post, "body", "country", "expert", "unnamed" or "author".
        uncertain: Whether a role may or may not have been held on that day, and no other counts.
        former: The role that ended last before that day, when none counts.
    """

    band: int
    country: str | None
    kind: str
    role: Role | None = None
    uncertain: bool = False
    former: Role | None = None

    @property
    def speaks(self) -> bool:
        """Whether words said in this capacity are the country's."""
        return self.band > 0 and self.country is not None


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


def capacity(
    corpus: Corpus, speaker: Speaker, day: datetime.date | None, personal: bool = False
) -> Capacity:
    """Return in what capacity *speaker* speaks on *day*.

    Of the roles that surely cover the day, the one in the highest band counts, then the one that
    began last. A role that may or may not cover it makes the capacity uncertain when no other
    counts.

    Args:
        corpus: Where the roles are.
        speaker: Who speaks.
        day: The latest possible day it was said; None when it has no date.
        personal: Whether it was not said in the capacity of a post.
    """
    if speaker.kind is SpeakerKind.AUTHOR:
        return Capacity(band=0, country=None, kind="author")
    if speaker.kind is SpeakerKind.UNNAMED:
        return Capacity(band=0, country=corpus.country_of(speaker.of), kind="unnamed")
    if speaker.kind is SpeakerKind.NAMED:
        return Capacity(band=0, country=corpus.country_of(speaker.of), kind="expert")
    match corpus.actor(speaker.name):
        case Country(id=code):
            band = 0 if personal else band_of(corpus, "country")
            return Capacity(band=band, country=code, kind="country")
        case Organization() as organization:
            is_body = organization.type in BODIES and organization.country is not None
            band = band_of(corpus, "body") if is_body and not personal else 0
            kind = "body" if is_body else organization.type.value
            return Capacity(band=band, country=organization.country, kind=kind)
        case Person() as person:
            return _of_person(corpus, person, day, personal)
    return Capacity(band=0, country=None, kind="unknown")


def _of_person(
    corpus: Corpus, person: Person, day: datetime.date | None, personal: bool
) -> Capacity:
    if day is None:
        return Capacity(band=0, country=home(corpus, person, day), kind="expert")
    held = [role for role in person.roles if role.span.covers(day) is Covers.YES]
    if held and not personal:
        role = max(
            held,
            key=lambda one: (
                band_of_role(corpus, one),
                one.span.earliest or datetime.date.min,
                one.title,
            ),
        )
        band = band_of_role(corpus, role)
        if band or not _perhaps(corpus, person, day):
            country = country_of_role(corpus, role) or home(corpus, person, day)
            return Capacity(band=band, country=country, kind=role.kind.value, role=role)
    country = home(corpus, person, day)
    doubtful = _perhaps(corpus, person, day)
    if doubtful and not personal:
        return Capacity(
            band=0, country=country, kind=doubtful[0].kind.value, role=doubtful[0], uncertain=True
        )
    over = [
        role for role in person.roles if role.span.latest is not None and role.span.latest < day
    ]
    former = max(over, key=lambda one: (one.span.latest, one.title), default=None)
    return Capacity(band=0, country=country, kind="former" if former else "expert", former=former)


def _perhaps(corpus: Corpus, person: Person, day: datetime.date) -> list[Role]:
    """Return the speaking roles that *person* may or may not have held on *day*."""
    return [
        role
        for role in person.roles
        if role.span.covers(day) is Covers.UNCERTAIN and band_of_role(corpus, role) > 0
    ]


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
