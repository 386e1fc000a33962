"""Dates and roles must fit each other."""

from __future__ import annotations

import datetime
import itertools
from collections.abc import Iterator, Mapping

from policybrief.analysis.capacity import capacity
from policybrief.analysis.evidence import utterance_days, utterance_of
from policybrief.models.actor import Person
from policybrief.models.article import Article
from policybrief.models.corpus import Corpus
from policybrief.models.role import Role, RoleKind, kind_of_title
from policybrief.models.statement import Speaker, SpeakerKind, Statement
from policybrief.problems import Located, Problem

_SINGLE = frozenset([RoleKind.HEAD_OF_STATE, RoleKind.HEAD_OF_GOVERNMENT])


def check_dates_and_roles(corpus: Corpus) -> Iterator[Problem]:
    """Yield dates that cannot be, titles that are not known, and roles that do not fit."""
    days = utterance_days(corpus)
    for article in corpus.articles:
        for statement in article.statements:
            yield from _said(article, statement)
        yield from _no_role(corpus, article, days)
    for actor in corpus.actors:
        if isinstance(actor, Person):
            yield from _titles(actor)
    yield from _overlaps(corpus)


def _said(article: Article, statement: Statement) -> Iterator[Problem]:
    if (
        statement.broken & {"said"}
        or article.broken & {"date", "defaults"}
        or "said" in article.defaults.broken
        or statement.said is None
    ):
        return
    published = None if article.date is None else article.date.latest
    earliest = statement.said.earliest
    if published is not None and earliest is not None and earliest > published:
        own = "said" in statement.places or not article.defaults.places
        yield Problem(
            statement.place_of("said") if own else article.defaults.place_of("said"),
            "said-after-published",
            f"said on {statement.said}, but the article is of {article.date}",
            "correct 'said', or the article's date",
        )


def _no_role(
    corpus: Corpus, article: Article, days: Mapping[str, datetime.date]
) -> Iterator[Problem]:
    if article.broken & {"date", "defaults"}:
        return
    for statement in article.statements:
        if statement.broken & {"said", "speaker", "personal"} or statement.personal:
            continue
        day = days.get(utterance_of(corpus, statement), statement.day)
        if statement.speaker.kind is SpeakerKind.ACTOR and statement.stances:
            yield from _role_on(corpus, statement.speaker, day, statement, "speaker")
        for stance in statement.stances:
            if stance.of is not None and "of" not in stance.broken:
                of = Speaker.actor(stance.of)
                yield from _role_on(corpus, of, day, stance, "of")


def _role_on(
    corpus: Corpus, speaker: Speaker, day: datetime.date | None, owner: Located, field: str
) -> Iterator[Problem]:
    person = corpus.actor_by_id.get(speaker.name)
    if not isinstance(person, Person) or day is None or not person.roles:
        return
    if person.broken & {"roles", "*"}:
        return
    if any(role.broken for role in person.roles):
        return
    held = capacity(corpus, speaker, day)
    if held.uncertain and held.role is not None:
        yield Problem(
            owner.place_of(field),
            "role-uncertain",
            f"it is not certain that {person.name} was {held.role.title} on {day}",
            f"make the dates of the role in actors/{person.id}.md firmer; the statement makes no "
            "line until then",
        )
    elif held.role is None:
        former = "" if held.former is None else f" ({held.former.title} {held.former.span})"
        yield Problem(
            owner.place_of(field),
            "no-role-on-day",
            f"{person.name} held no post on {day}{former} and counts among the other voices",
            f"correct the dates in actors/{person.id}.md or of the statement, or add "
            "'personal: true'",
        )


def _titles(person: Person) -> Iterator[Problem]:
    for role in person.roles:
        if (
            role.kind is RoleKind.NONE
            and not role.broken
            and "kind" not in role.places
            and kind_of_title(role.title) is None
        ):
            yield Problem(
                role.place_of("title"),
                "unknown-title",
                f"'{role.title}' is no title known here, so it speaks for no country",
                "use the long form with 'kind:', one of: "
                + ", ".join(kind.value for kind in RoleKind),
            )


def _overlaps(corpus: Corpus) -> Iterator[Problem]:
    """Yield posts for one that two hold at once, and posts that a person holds twice at once."""
    held: dict[tuple[str, ...], list[tuple[Person, Role]]] = {}
    for actor in corpus.actors:
        if isinstance(actor, Person):
            for role in actor.roles:
                if not role.broken and role.kind is not RoleKind.NONE:
                    title = " ".join(role.title.lower().split())
                    held.setdefault((role.of, role.kind.value, title), []).append((actor, role))
    for group in held.values():
        group.sort(key=lambda one: (one[1].span.earliest or datetime.date.min, one[0].id))
        for (first, earlier), (second, later) in itertools.combinations(group, 2):
            same = first.id == second.id
            if not same and (later.kind not in _SINGLE or later.acting or earlier.acting):
                continue
            if not _share_days(earlier, later):
                continue
            who = "the same post twice" if same else f"the post that {first.name} holds"
            yield Problem(
                later.location,
                "role-overlap",
                f"{second.name} is {later.title} of {later.of} {later.span}, {who} "
                f"({earlier.span})",
                "correct the dates so that one ends when the other begins",
            )


def _share_days(earlier: Role, later: Role) -> bool:
    """Say whether two spans surely share more than the day on which one follows the other."""
    ends = earlier.span.latest or datetime.date.max
    begins = later.span.earliest or datetime.date.min
    if earlier.span.end.value == "unknown" or later.span.start.value == "unknown":
        return False
    if earlier.span.latest is None and later.span.latest is None:
        return True
    first_end = min(ends, later.span.latest or datetime.date.max)
    return begins < first_end
