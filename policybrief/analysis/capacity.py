"""In what capacity somebody speaks on a day, and for which country."""

from __future__ import annotations

import datetime

import attrs

from policybrief.models.actor import BODIES, Country, Organization, Person
from policybrief.models.corpus import Corpus
from policybrief.models.posts import band_of, band_of_role, perhaps_on, post_on, voice_of
from policybrief.models.role import Role
from policybrief.models.statement import Speaker, SpeakerKind


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
    country = voice_of(corpus, speaker, day, personal)
    if speaker.kind is SpeakerKind.AUTHOR:
        return Capacity(band=0, country=country, kind="author")
    if speaker.kind is SpeakerKind.UNNAMED:
        return Capacity(band=0, country=country, kind="unnamed")
    if speaker.kind is SpeakerKind.NAMED:
        return Capacity(band=0, country=country, kind="expert")
    match corpus.actor(speaker.name):
        case Country():
            band = 0 if personal else band_of(corpus, "country")
            return Capacity(band=band, country=country, kind="country")
        case Organization() as organization:
            is_body = organization.type in BODIES and organization.country is not None
            band = band_of(corpus, "body") if is_body and not personal else 0
            kind = "body" if is_body else organization.type.value
            return Capacity(band=band, country=country, kind=kind)
        case Person() as person:
            return _of_person(corpus, person, day, country, personal)
    return Capacity(band=0, country=None, kind="unknown")


def _of_person(
    corpus: Corpus, person: Person, day: datetime.date | None, country: str | None, personal: bool
) -> Capacity:
    if day is None:
        return Capacity(band=0, country=country, kind="expert")
    role = None if personal else post_on(corpus, person, day)
    if role is not None:
        band = band_of_role(corpus, role)
        return Capacity(band=band, country=country, kind=role.kind.value, role=role)
    doubtful = [] if personal else perhaps_on(corpus, person, day)
    if doubtful:
        kind = doubtful[0].kind.value
        return Capacity(band=0, country=country, kind=kind, role=doubtful[0], uncertain=True)
    over = [one for one in person.roles if one.span.latest is not None and one.span.latest < day]
    former = max(over, key=lambda one: (one.span.latest, one.title), default=None)
    return Capacity(band=0, country=country, kind="former" if former else "expert", former=former)
