"""Whose opinions are of public interest, and what shows the posts of those who speak."""

from __future__ import annotations

import datetime
import itertools
from collections import defaultdict
from collections.abc import Iterator, Mapping

import attrs

from policybrief.analysis.capacity import capacity
from policybrief.analysis.links import links_in
from policybrief.hints import short
from policybrief.models.actor import Country, Person
from policybrief.models.article import Article
from policybrief.models.corpus import Corpus
from policybrief.models.role import Role, RoleKind
from policybrief.models.statement import Speaker, SpeakerKind, Statement
from policybrief.problems import Problem

_HEADS = frozenset([RoleKind.HEAD_OF_STATE, RoleKind.HEAD_OF_GOVERNMENT])
_LEAST_BAND = 2


def check_people(corpus: Corpus) -> Iterator[Problem]:
    """Yield private persons with a stance, posts without a source, and gaps in heads' posts."""
    yield from _private(corpus)
    if corpus.briefing.require_sources:
        yield from _without_source(corpus)
    yield from _gaps(corpus)


def _with_stances(run: tuple[Article, ...]) -> Iterator[Statement]:
    """Yield the statements with a stance whose speaker is known."""
    for statement in (one for article in run for one in article.statements):
        faults = statement.broken | statement.speaker.broken
        if statement.stances and statement.withdrawn is None and not faults & {"speaker", "*"}:
            yield statement


def _by_private(run: tuple[Article, ...], frame: Corpus) -> tuple[Statement, ...]:
    """Return the statements of persons who seem to be private."""
    return tuple(one for one in _with_stances(run) if _is_private(frame, one.speaker))


def _private(corpus: Corpus) -> Iterator[Problem]:
    seen: set[tuple[SpeakerKind, str]] = set()
    known = {one.name.casefold() for one in corpus.actors if isinstance(one, Person)}
    for statement in itertools.chain.from_iterable(corpus.by_run(_by_private)):
        speaker = statement.speaker
        if (speaker.kind, speaker.key) in seen:
            continue
        seen.add((speaker.kind, speaker.key))
        if speaker.kind is SpeakerKind.NAMED and speaker.name.casefold() in known:
            continue  # to be written as the id of that person's file, which is reported
        actor = corpus.actor_by_id.get(speaker.name)
        name = actor.name if actor is not None else speaker.name
        if speaker.kind is SpeakerKind.ACTOR:
            hint = f"add roles or a profile to actors/{speaker.name}.md"
        else:
            hint = "add 'as: …', what the person is"
        yield Problem(
            statement.place_of("speaker"),
            "private-person",
            f"'{short(name)}' seems to be a private person, and a stance is an opinion",
            f"{hint}, or leave the stance out",
        )


def _is_private(corpus: Corpus, speaker: Speaker) -> bool:
    """Say whether nothing tells why the opinions of *speaker* are of public interest."""
    if speaker.kind is SpeakerKind.NAMED:
        known = speaker.described is not None or speaker.broken
        belongs = speaker.of is not None and not isinstance(corpus.actor(speaker.of), Country)
        return not known and not belongs
    actor = corpus.actor_by_id.get(speaker.name)
    return (
        speaker.kind is SpeakerKind.ACTOR
        and isinstance(actor, Person)
        and not actor.broken & {"*", "roles"}
        and not actor.roles
        and not actor.body.strip()
        and actor.note is None
    )


def _without_source(corpus: Corpus) -> Iterator[Problem]:
    """Yield, once each, the persons in whose post something was said and no source shows it."""
    seen: set[str] = set()
    for id_, role in itertools.chain.from_iterable(corpus.by_run(_sourceless)):
        if id_ in seen:
            continue
        seen.add(id_)
        person = corpus.actor_by_id[id_]
        yield Problem(
            role.location,
            "role-without-source",
            f"nothing shows that {person.name} was {role.title} of {role.of} ({role.span})",
            "write the role in the long form with 'source: …', or link to a source in the profile",
        )


def _sourceless(run: tuple[Article, ...], frame: Corpus) -> tuple[tuple[str, Role], ...]:
    """Return ids and posts of persons, in which something was said, and no source shows them."""
    found: dict[str, Role] = {}
    for statement in _with_stances(run):
        holders = [statement.speaker.name] * (statement.speaker.kind is SpeakerKind.ACTOR)
        holders += [one.of for one in statement.stances if one.of is not None]
        for id_ in holders:
            person = frame.actor_by_id.get(id_)
            if id_ in found or not isinstance(person, Person) or person.broken & {"*", "roles"}:
                continue
            held = capacity(frame, Speaker.actor(id_), statement.day, statement.personal)
            if held.role and held.band >= _LEAST_BAND and not _has_source(person, held.role):
                found[id_] = held.role
    return tuple(found.items())


def _has_source(person: Person, role: Role) -> bool:
    return role.source is not None or any(not link.internal for link in links_in(person.body))


@attrs.frozen
class _Gap:
    """The days between two holders of a head's post, without its ends."""

    last: datetime.date
    begin: datetime.date
    person: Person
    role: Role


def _gaps(corpus: Corpus) -> Iterator[Problem]:
    """Yield the times in which a head's post has no holder, and its country spoke."""
    gaps = list(_unheld(corpus))
    days = _days_within(corpus, gaps)
    for gap in gaps:
        spoken = [day for day in days.get(gap.role.of, ()) if gap.last < day < gap.begin]
        if not spoken:
            continue
        many = "a statement" if len(spoken) == 1 else f"{len(spoken)} statements"
        yield Problem(
            gap.role.place_of("span"),
            "gap-in-post",
            f"{gap.person.name} is {gap.role.title} of {gap.role.of} from {gap.begin}, nobody is "
            f"after {gap.last}, and {many} of that country fall between",
            "add who held the post, or correct the dates",
        )


def _unheld(corpus: Corpus) -> Iterator[_Gap]:
    """Yield the times in which a head's post of a country surely has no holder on record."""
    held: dict[tuple[str, ...], list[tuple[Person, Role]]] = {}
    for actor in corpus.actors:
        if isinstance(actor, Person):
            for role in actor.roles:
                if role.kind in _HEADS and not role.broken:
                    held.setdefault(role.post, []).append((actor, role))
    for post, holders in sorted(held.items()):
        if len(holders) < 2 or not isinstance(corpus.actor(post[0]), Country):
            continue
        holders.sort(key=lambda one: (one[1].span.earliest or datetime.date.min, one[0].id))
        last = datetime.date.min
        for (_, earlier), (person, later) in itertools.pairwise(holders):
            end, begin = earlier.span.latest, later.span.earliest
            if end is None or begin is None:
                break  # no day after an open or unknown end is surely a gap
            last = max(last, end)
            if (begin - last).days > 1:
                yield _Gap(last, begin, person, later)


def _days_within(corpus: Corpus, gaps: list[_Gap]) -> Mapping[str, list[datetime.date]]:
    """Return the days in *gaps* on which something with a stance was said, by country."""
    found: defaultdict[str, list[datetime.date]] = defaultdict(list)
    spans = tuple((gap.last, gap.begin) for gap in gaps)
    for country, day in itertools.chain.from_iterable(corpus.by_run(_spoken, *spans)):
        found[country].append(day)
    return found


def _spoken(
    run: tuple[Article, ...], frame: Corpus, *spans: tuple[datetime.date, datetime.date]
) -> tuple[tuple[str, datetime.date], ...]:
    """Return on which days within *spans*, without their ends, which country spoke."""
    found: list[tuple[str, datetime.date]] = []
    for statement in _with_stances(run) if spans else ():
        day = statement.day
        if day is not None and any(last < day < begin for last, begin in spans):
            country = capacity(frame, statement.speaker, day, statement.personal).country
            found += [] if country is None else [(country, day)]
    return tuple(found)
