"""Roles and memberships: who held which post, and who belonged where, from when to when."""

from __future__ import annotations

import enum
import re
from functools import cache
from typing import Any, Final

import attrs

from policybrief import countries
from policybrief.models.dates import EdtfDate, edtf
from policybrief.models.ids import reference
from policybrief.problems import Located


class RoleKind(enum.Enum):
    """What sort of post a role is; the kind decides in which band its holder speaks."""

    HEAD_OF_STATE = "head-of-state"
    HEAD_OF_GOVERNMENT = "head-of-government"
    VICE_PRESIDENT = "vice-president"
    DEPUTY = "deputy"
    MINISTER = "minister"
    SPOKESPERSON = "spokesperson"
    AMBASSADOR = "ambassador"
    ADVISER = "adviser"
    LEGISLATOR = "legislator"
    PARTY = "party"
    NONE = "none"


_K = RoleKind
TITLES: Final[dict[str, RoleKind]] = {
    # Heads of state.
    "president": _K.HEAD_OF_STATE,
    "head of state": _K.HEAD_OF_STATE,
    "king": _K.HEAD_OF_STATE,
    "queen": _K.HEAD_OF_STATE,
    "emperor": _K.HEAD_OF_STATE,
    "emir": _K.HEAD_OF_STATE,
    "sultan": _K.HEAD_OF_STATE,
    "grand duke": _K.HEAD_OF_STATE,
    "monarch": _K.HEAD_OF_STATE,
    "pope": _K.HEAD_OF_STATE,
    "supreme leader": _K.HEAD_OF_STATE,
    "king of the belgians": _K.HEAD_OF_STATE,
    "president of the republic": _K.HEAD_OF_STATE,
    "president of the european council": _K.HEAD_OF_STATE,
    # Heads of government.
    "prime minister": _K.HEAD_OF_GOVERNMENT,
    "premier": _K.HEAD_OF_GOVERNMENT,
    "chancellor": _K.HEAD_OF_GOVERNMENT,
    "taoiseach": _K.HEAD_OF_GOVERNMENT,
    "head of government": _K.HEAD_OF_GOVERNMENT,
    "president of the government": _K.HEAD_OF_GOVERNMENT,
    "president of the council of ministers": _K.HEAD_OF_GOVERNMENT,
    "president of the european commission": _K.HEAD_OF_GOVERNMENT,
    "president of the commission": _K.HEAD_OF_GOVERNMENT,
    # Deputies of either, and ministers.
    "vice president": _K.VICE_PRESIDENT,
    "deputy president": _K.VICE_PRESIDENT,
    "deputy prime minister": _K.DEPUTY,
    "vice prime minister": _K.DEPUTY,
    "vice premier": _K.DEPUTY,
    "vice chancellor": _K.DEPUTY,
    "deputy chancellor": _K.DEPUTY,
    "deputy head of government": _K.DEPUTY,
    "deputy head of state": _K.DEPUTY,
    "deputy minister": _K.DEPUTY,
    "vice minister": _K.DEPUTY,
    "deputy foreign minister": _K.DEPUTY,
    "deputy defence minister": _K.DEPUTY,
    "deputy defense minister": _K.DEPUTY,
    "deputy secretary": _K.DEPUTY,
    "state secretary": _K.DEPUTY,
    "under secretary": _K.DEPUTY,
    "undersecretary": _K.DEPUTY,
    "minister": _K.MINISTER,
    "foreign secretary": _K.MINISTER,
    "home secretary": _K.MINISTER,
    "defence secretary": _K.MINISTER,
    "defense secretary": _K.MINISTER,
    "secretary of state": _K.MINISTER,
    "secretary of defense": _K.MINISTER,
    "secretary of defence": _K.MINISTER,
    "secretary of war": _K.MINISTER,
    "secretary of the treasury": _K.MINISTER,
    "treasury secretary": _K.MINISTER,
    "chancellor of the exchequer": _K.MINISTER,
    "attorney general": _K.MINISTER,
    "lord chancellor": _K.MINISTER,
    "high representative": _K.MINISTER,
    "european commissioner": _K.MINISTER,
    "commissioner": _K.MINISTER,
    # Those who speak for an office.
    "spokesperson": _K.SPOKESPERSON,
    "spokesman": _K.SPOKESPERSON,
    "spokeswoman": _K.SPOKESPERSON,
    "press secretary": _K.SPOKESPERSON,
    "ambassador": _K.AMBASSADOR,
    "permanent representative": _K.AMBASSADOR,
    "permanent delegate": _K.AMBASSADOR,
    "chargé d'affaires": _K.AMBASSADOR,
    "high commissioner": _K.AMBASSADOR,
    "special envoy": _K.AMBASSADOR,
    "envoy": _K.AMBASSADOR,
    "adviser": _K.ADVISER,
    "advisor": _K.ADVISER,
    "presidential adviser": _K.ADVISER,
    "presidential advisor": _K.ADVISER,
    "national security adviser": _K.ADVISER,
    "national security advisor": _K.ADVISER,
    # Legislators.
    "member of parliament": _K.LEGISLATOR,
    "member of the european parliament": _K.LEGISLATOR,
    "mp": _K.LEGISLATOR,
    "mep": _K.LEGISLATOR,
    "deputy": _K.LEGISLATOR,
    "senator": _K.LEGISLATOR,
    "congressman": _K.LEGISLATOR,
    "congresswoman": _K.LEGISLATOR,
    "representative": _K.LEGISLATOR,
    "legislator": _K.LEGISLATOR,
    "lawmaker": _K.LEGISLATOR,
    "speaker": _K.LEGISLATOR,
    "president of the senate": _K.LEGISLATOR,
    "president of the chamber": _K.LEGISLATOR,
    "president of the parliament": _K.LEGISLATOR,
    "president of parliament": _K.LEGISLATOR,
    "president of the national assembly": _K.LEGISLATOR,
    "president of the assembly": _K.LEGISLATOR,
    "president of the bundestag": _K.LEGISLATOR,
    "president of the european parliament": _K.LEGISLATOR,
    "senate president": _K.LEGISLATOR,
    "parliament president": _K.LEGISLATOR,
    "chamber president": _K.LEGISLATOR,
    "assembly president": _K.LEGISLATOR,
    "vice president of the senate": _K.LEGISLATOR,
    "vice president of the chamber": _K.LEGISLATOR,
    "vice president of the parliament": _K.LEGISLATOR,
    "vice president of the european parliament": _K.LEGISLATOR,
    "minority leader": _K.LEGISLATOR,
    "majority leader": _K.LEGISLATOR,
    "leader of the opposition": _K.LEGISLATOR,
    "opposition leader": _K.LEGISLATOR,
    # Parties, and titles that are no post.
    "party leader": _K.PARTY,
    "party president": _K.PARTY,
    "party chairman": _K.PARTY,
    "party chair": _K.PARTY,
    "leader": _K.PARTY,
    "first lady": _K.NONE,
    "first gentleman": _K.NONE,
    "president elect": _K.NONE,
    "vice president elect": _K.NONE,
    "prime minister designate": _K.NONE,
    "president of the court": _K.NONE,
    "president of the supreme court": _K.NONE,
    "president of the constitutional court": _K.NONE,
    "president of the high court": _K.NONE,
    "president of the central bank": _K.NONE,
    "expert": _K.NONE,
    "analyst": _K.NONE,
    "candidate": _K.NONE,
    "presidential candidate": _K.NONE,
    "commander": _K.NONE,
    "general": _K.NONE,
    "chief": _K.NONE,
    "judge": _K.NONE,
    "governor": _K.NONE,
    "mayor": _K.NONE,
    "director": _K.NONE,
    "director general": _K.NONE,
    "head": _K.NONE,
    "chair": _K.NONE,
    "chairman": _K.NONE,
    "chairwoman": _K.NONE,
    "chairperson": _K.NONE,
    "secretary general": _K.NONE,
    "professor": _K.NONE,
    "member": _K.NONE,
    "founder": _K.NONE,
}
"""Known title phrases and their kinds; the longest that stands in a title decides."""

_LONGEST: Final = max(len(title.split()) for title in TITLES)
_NO_POST: Final = frozenset(
    {"former", "ex", "past", "late", "retired", "emeritus", "honorary", "ousted", "deposed"}
    | {"candidate", "elect", "designate", "nominee", "nominated", "incoming", "would", "waiting"}
    | {"proclaimed", "shadow", "consort"}
)
"""Words that make a title no post, wherever they stand."""

_NO_POST_IN_FRONT: Final = frozenset({"goodwill", "student", "youth"})
"""Words that make a title no post when they stand in front: a youth ambassador."""

_OUTSIDE: Final = frozenset({"opposition", "party"})
"""Words that make a title one of a party or of the opposition."""

_BEFORE_HEADS: Final = frozenset(
    {"the", "federal", "national", "state", "acting", "interim", "caretaker", "his", "her", "their"}
    | {"excellency", "majesty", "highness", "holiness", "mr", "mrs", "ms", "dr", "first"}
)
"""Words that may stand in front of a head's title."""

_ACTING: Final = ("acting", "interim", "caretaker")
_SECOND: Final = ("deputy", "vice", "under", "assistant")
_HIGH: Final = (RoleKind.HEAD_OF_STATE, RoleKind.HEAD_OF_GOVERNMENT, RoleKind.MINISTER)
_OF_COUNTRIES: Final = (
    RoleKind.HEAD_OF_STATE,
    RoleKind.HEAD_OF_GOVERNMENT,
    RoleKind.VICE_PRESIDENT,
)
_SPEAKING: Final = frozenset(RoleKind) - {RoleKind.LEGISLATOR, RoleKind.PARTY, RoleKind.NONE}
_MODIFIERS: Final = frozenset({"to", "for", "on", "of", "in", "at", "with", "by", "under"})
_WORD = re.compile(r"[^\s,/()-]+")


def kind_of_title(title: str) -> RoleKind | None:
    """Return the kind of post that *title* names, or None when no known phrase stands in it.

    The longest known phrase decides, among those that begin before the first "to", "for", "of",
    "on" and the like: an "adviser to the president" is no president. Words such as "former",
    "candidate", "shadow" or "elect" make it no post, and "opposition" or "party" none that speaks
    for a country. A "vice", "deputy", "under" or "assistant" in front makes a deputy, however long
    the phrase. A head of something that is no country, such as the "president of the chess club",
    or with an unknown word in front, such as the "galactic president", is not known. Of posts
    joined by "and" the first that speaks for a country decides.
    """
    words = [word.lower().replace("’", "'") for word in _WORD.findall(title)]
    if any(word in _NO_POST for word in words):
        return RoleKind.NONE
    found: RoleKind | None = None
    for part in _split(words, "and"):
        kind = _kind_of(part)
        if kind in _SPEAKING and _OUTSIDE.intersection(part):
            kind = RoleKind.NONE
        if kind in _SPEAKING:
            return kind
        found = found or kind
        if _names_another_post(part):
            break
    return found


def _split(words: list[str], at: str) -> list[list[str]]:
    parts: list[list[str]] = [[]]
    for word in words:
        if word == at:
            parts.append([])
        else:
            parts[-1].append(word)
    return parts


def _names_another_post(words: list[str]) -> bool:
    """Say whether a post of somebody else stands behind "to", "of" and the like."""
    behind = next((at for at, word in enumerate(words) if at and word in _MODIFIERS), len(words))
    return any(
        TITLES.get(" ".join(words[start:end])) in _SPEAKING
        for start in range(behind, len(words))
        for end in range(start + 1, min(start + _LONGEST, len(words)) + 1)
    )


def _kind_of(words: list[str]) -> RoleKind | None:
    head = next((at for at, word in enumerate(words) if at and word in _MODIFIERS), len(words))
    phrases = [
        (end - start, start, kind)
        for start in range(head)
        for end in range(start + 1, min(start + _LONGEST, len(words)) + 1)
        if (kind := TITLES.get(" ".join(words[start:end]))) is not None
    ]
    if not phrases:
        return None
    length, start, kind = max(phrases, key=lambda phrase: phrase[:2])
    before = words[:start]
    if _NO_POST_IN_FRONT.intersection(before):
        return RoleKind.NONE
    if kind in _HIGH:
        for word in reversed(before):
            if word in _SECOND:
                return TITLES.get(f"{word} {words[start]}", RoleKind.DEPUTY)
    if kind in _OF_COUNTRIES and not _of_a_country(words[start + length :]):
        return None
    if kind in _OF_COUNTRIES and not all(_may_precede(word) for word in before):
        return None
    return kind


def _may_precede(word: str) -> bool:
    """Say whether *word* may stand in front of a head's title: an article, or of what country."""
    plain = word.removesuffix("'s")
    return plain in _BEFORE_HEADS or plain in TITLES or plain in _demonyms()


@cache
def _demonyms() -> frozenset[str]:
    return frozenset(
        word
        for country in countries.all_countries().values()
        for name in (country.name, *country.demonyms, *country.also)
        for word in re.split(r"[\s-]+", name.lower().replace("’", "'").removesuffix("'s"))
    )


def _of_a_country(words: list[str]) -> bool:
    """Say whether *words*, which follow a head's title, name a country after "of", or nothing."""
    if "of" not in words:
        return True
    return countries.resolve(" ".join(words[words.index("of") + 1 :])) is not None


def _without_acting(title: str) -> tuple[str, bool]:
    first, _, rest = title.strip().partition(" ")
    if first.lower() in _ACTING and rest:
        return rest.strip(), True
    return title.strip(), False


def _speaks_for(value: str | None) -> str | None:
    return value if value in (None, "none") else reference(value)


@attrs.frozen(kw_only=True)
class Role(Located):
    """A person's post with its dates.

    Attributes:
        title: What the post is called ("president", "minister of foreign affairs").
        of: Id of the country or organization it is a post of.
        span: From when to when, both days included.
        kind: What sort of post; by default what its title says.
        acting: Whether it is held for somebody else or for the time being.
        speaks_for: Country that its holder speaks for, or "none"; by default the country it is a
            post of, or the country of the ministry, government or parliament.
        authority: Band in which its holder speaks, 0 to 4; by default the kind's.
        source: Where the dates come from.
        note: A note of the coders.
    """

    title: str
    of: str = attrs.field(converter=reference)
    span: EdtfDate = attrs.field(converter=edtf)
    kind: RoleKind = attrs.field(converter=RoleKind)
    acting: bool = False
    speaks_for: str | None = attrs.field(default=None, converter=_speaks_for)
    authority: int | None = attrs.field(default=None)
    source: str | None = None
    note: str | None = None

    @kind.default
    def _from_title(self) -> RoleKind:
        return kind_of_title(self.title) or RoleKind.NONE

    @authority.validator
    def _is_band(self, field: attrs.Attribute[int | None], value: int | None) -> None:
        if value is not None and not 0 <= value <= 4:
            raise ValueError(f"{value} is not a band; bands run from 0 to 4", field)

    @property
    def post(self) -> tuple[str, ...]:
        """What two roles share when they are the same post, whoever holds it and how."""
        if self.kind in (RoleKind.HEAD_OF_STATE, RoleKind.HEAD_OF_GOVERNMENT):
            return (self.of, self.kind.value)
        return (self.of, self.kind.value, " ".join(self.title.lower().split()))

    @classmethod
    def parse(cls, text: str) -> Role:
        """Return the role that *text* writes in short: ``TITLE of COUNTRY-OR-ORGANIZATION, SPAN``.

        Raises:
            ValueError: When *text* is not of that form; the message says how to mend it.
        """
        return cls(**parse_role(text))


def parse_role(text: str) -> dict[str, Any]:
    """Return the fields of a role in short form, split at the last " of " and the last comma.

    Raises:
        ValueError: When *text* is not of that form.
    """
    example = "write it like 'president of ro, 2025-05-26/..'"
    post, comma, span = text.rpartition(",")
    if not comma:
        raise ValueError(f"{text!r} has no dates; {example}")
    title, of, holder = post.rpartition(" of ")
    if not of or not title.strip() or not holder.strip():
        raise ValueError(f"{text!r} does not say of which country or organization; {example}")
    plain, acting = _without_acting(title)
    return {
        "title": plain,
        "of": reference(holder),
        "span": EdtfDate.parse(span),
        "acting": acting,
    }


@attrs.frozen(kw_only=True)
class Membership(Located):
    """That a country or organization belonged to an organization.

    Attributes:
        organization: Id of the organization.
        span: From when to when, both days included.
        source: Where the dates come from.
        note: A note of the coders.
    """

    organization: str = attrs.field(converter=reference)
    span: EdtfDate = attrs.field(converter=edtf)
    source: str | None = None
    note: str | None = None

    @classmethod
    def parse(cls, text: str) -> Membership:
        """Return the membership that *text* writes in short: ``nato, 2004-03-29/..``.

        Raises:
            ValueError: When *text* is not of that form; the message says how to mend it.
        """
        return cls(**parse_membership(text))


def parse_membership(text: str) -> dict[str, Any]:
    """Return the fields of a membership in short form, split at the last comma.

    Raises:
        ValueError: When *text* is not of that form.
    """
    organization, comma, span = text.rpartition(",")
    if not comma or not organization.strip():
        raise ValueError(f"{text!r} has no dates; write it like 'nato, 2004-03-29/..'")
    return {"organization": reference(organization), "span": EdtfDate.parse(span)}
