"""Actors: countries, persons and organizations."""

from __future__ import annotations

import enum
import functools
from collections.abc import Iterable
from typing import Any, ClassVar, Final, TypeAlias

import attrs
from attrs import validators
from babel import Locale

from policybrief import countries, languages
from policybrief.models.ids import reference
from policybrief.models.role import Membership, Role
from policybrief.models.sequences import as_tuple
from policybrief.models.texts import is_text
from policybrief.problems import Located


class OrganizationType(enum.Enum):
    """What sort of organization it is."""

    GOVERNMENT = "government"
    MINISTRY = "ministry"
    PARLIAMENT = "parliament"
    PARTY = "party"
    ALLIANCE = "alliance"
    COMPANY = "company"
    MEDIA = "media"
    NGO = "ngo"
    OTHER = "other"


BODIES: Final = frozenset(
    [OrganizationType.GOVERNMENT, OrganizationType.MINISTRY, OrganizationType.PARLIAMENT]
)
"""The types of organization that speak for their country as a body."""


def _roles(values: Iterable[Any]) -> tuple[Role, ...]:
    return tuple(Role.parse(one) if isinstance(one, str) else one for one in values)


def _memberships(values: Iterable[Any]) -> tuple[Membership, ...]:
    return tuple(Membership.parse(one) if isinstance(one, str) else one for one in values)


@functools.lru_cache(maxsize=2048)
def _usual_name(code: str, locale: Locale) -> str:
    if countries.country(code) is None:
        return code
    return countries.name_in(code, str(locale))


@attrs.frozen(kw_only=True)
class Country(Located):
    """A country; it exists without a file and may have one for prose and memberships.

    Attributes:
        id: Its ISO 3166-1 alpha-2 code in lower case, ``xk`` or ``eu``; another id for a country
            that has no code.
        given_name: The name that its file gives; its usual one when it gives none.
        aka: Other names.
        memberships: The organizations it belongs to.
        demonym: What its people are called ("Romanian").
        capital: Its capital.
        government: Names that stand for its government ("the Kremlin").
        note: A note of the coders.
        draft: Whether it is unfinished: left out where nothing public names it, else without prose
            and other names.
        body: The Markdown of its profile.
        body_line: Line of its file on which the body begins.
    """

    kind: ClassVar[str] = "country"

    id: str = attrs.field(validator=is_text, metadata={"key": None})
    given_name: str | None = attrs.field(
        default=None,
        alias="name",
        validator=validators.optional(is_text),
        metadata={"key": "name"},
    )
    aka: tuple[str, ...] = attrs.field(default=(), converter=as_tuple)
    memberships: tuple[Membership, ...] = attrs.field(default=(), converter=_memberships)
    demonym: str | None = attrs.field()
    capital: str | None = attrs.field()
    government: tuple[str, ...] = attrs.field(converter=as_tuple)
    note: str | None = None
    draft: bool = False
    body: str = attrs.field(default="", metadata={"key": None})
    body_line: int = attrs.field(default=1, metadata={"key": None}, eq=False, repr=False)

    @demonym.default
    def _usual_demonym(self) -> str | None:
        known = countries.country(self.id)
        return known.demonyms[0] if known is not None and known.demonyms else None

    @capital.default
    def _usual_capital(self) -> str | None:
        known = countries.country(self.id)
        return None if known is None else known.capital

    @government.default
    def _usual_government(self) -> tuple[str, ...]:
        known = countries.country(self.id)
        return () if known is None else known.government

    @property
    def name(self) -> str:
        """Its name: the one that is given, else the usual one in the language that is spoken."""
        if self.given_name is not None:
            return self.given_name
        return _usual_name(self.id, languages.locale())


@attrs.frozen(kw_only=True)
class Person(Located):
    """Somebody with a file.

    Attributes:
        id: The person's id; the name of the file.
        name: The person's name.
        country: Code of the country whose voice the person is without a post; by default that of
            the posts.
        aka: Other names and spellings.
        roles: The posts held, in any order; text is parsed.
        distinct_from: Ids of others with a similar name who are somebody else.
        note: A note of the coders.
        draft: Whether it is unfinished: left out where nothing public names it, else without prose
            and other names.
        body: The Markdown of the profile.
        body_line: Line of its file on which the body begins.
    """

    kind: ClassVar[str] = "person"

    id: str = attrs.field(validator=is_text, metadata={"key": None})
    name: str = attrs.field(validator=is_text)
    country: str | None = attrs.field(default=None, converter=attrs.converters.optional(reference))
    aka: tuple[str, ...] = attrs.field(default=(), converter=as_tuple)
    roles: tuple[Role, ...] = attrs.field(default=(), converter=_roles)
    distinct_from: tuple[str, ...] = attrs.field(default=(), converter=as_tuple)
    note: str | None = None
    draft: bool = False
    body: str = attrs.field(default="", metadata={"key": None})
    body_line: int = attrs.field(default=1, metadata={"key": None}, eq=False, repr=False)


@attrs.frozen(kw_only=True)
class Organization(Located):
    """A government, ministry, parliament, party, alliance, company, outlet or other body.

    Attributes:
        id: Its id; the name of its file.
        name: Its name.
        type: What sort of organization it is.
        country: Code of the country it belongs to.
        aka: Other names.
        memberships: The organizations it belongs to.
        note: A note of the coders.
        draft: Whether it is unfinished: left out where nothing public names it, else without prose
            and other names.
        body: The Markdown of its profile.
        body_line: Line of its file on which the body begins.
    """

    kind: ClassVar[str] = "organization"

    id: str = attrs.field(validator=is_text, metadata={"key": None})
    name: str = attrs.field(validator=is_text)
    type: OrganizationType = attrs.field(default=OrganizationType.OTHER, converter=OrganizationType)
    country: str | None = attrs.field(default=None, converter=attrs.converters.optional(reference))
    aka: tuple[str, ...] = attrs.field(default=(), converter=as_tuple)
    memberships: tuple[Membership, ...] = attrs.field(default=(), converter=_memberships)
    note: str | None = None
    draft: bool = False
    body: str = attrs.field(default="", metadata={"key": None})
    body_line: int = attrs.field(default=1, metadata={"key": None}, eq=False, repr=False)


Actor: TypeAlias = Country | Person | Organization
