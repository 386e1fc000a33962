"""Persons who may be one, because their names are nearly the same."""

from __future__ import annotations

import itertools
import re
from collections.abc import Iterator
from typing import Final

import attrs
from anyascii import anyascii
from rapidfuzz import fuzz, process

from policybrief.hints import short
from policybrief.models.actor import Person
from policybrief.models.corpus import Corpus
from policybrief.models.ids import slugify
from policybrief.models.statement import SpeakerKind
from policybrief.problems import Located, Location, Problem

LEAST_LIKENESS: Final = 88
"""How alike two whole names must be, from 0 to 100."""

_WORD: Final = re.compile(r"[a-z0-9]+")
_NUMBER: Final = re.compile(r"\d+|[ivx]+")


@attrs.frozen
class _Someone:
    """A person with a file, or a speaker without one."""

    id: str
    name: str
    place: Location
    person: Person | None


def check_names(corpus: Corpus) -> Iterator[Problem]:
    """Yield persons and speakers without a file whose whole names are nearly the same.

    Names are compared as wholes, other names included; a single name only with its equal. Only
    names that share the last word, or the first letters of their first and last word, are
    compared.
    """
    found: dict[tuple[str, str], Problem] = {}
    people = list(_people(corpus))
    for one, other in _pairs(people):
        first, second = sorted((one, other), key=lambda who: (who.person is None, who.id))
        if first.id == second.id and (first.person is None) == (second.person is None):
            continue  # two files of one name, which is reported, or one speaker
        if not _told_apart(first, second):
            found.setdefault((first.id, second.id), _problem(first, second))
    yield from (found[key] for key in sorted(found))
    yield from _unknown(corpus, {one.id for one in people})


def _people(corpus: Corpus) -> Iterator[_Someone]:
    """Yield each person with a file, and each name of a speaker without one, once."""
    for actor in corpus.actors:
        if isinstance(actor, Person) and not actor.broken & {"*", "name", "aka"}:
            yield _Someone(actor.id, actor.name, actor.place_of("name"), actor)
    seen: set[str] = set()
    for statement in corpus.statements:
        speaker = statement.speaker
        if speaker.kind is not SpeakerKind.NAMED or speaker.broken or "speaker" in statement.broken:
            continue
        if speaker.name not in seen:
            seen.add(speaker.name)
            place = _place(speaker, statement)
            yield _Someone(slugify(speaker.name), speaker.name, place, None)


def _place(speaker: Located, statement: Located) -> Location:
    return speaker.place_of("name") if speaker.places else statement.place_of("speaker")


def _pairs(people: list[_Someone]) -> Iterator[tuple[_Someone, _Someone]]:
    """Yield those who have a name that is nearly the same."""
    named: list[tuple[str, _Someone]] = []
    for one in people:
        known = [one.name, *(one.person.aka if one.person is not None else ())]
        for name in sorted({_folded(each) for each in known}):
            if " " in name or name == _folded(one.name):
                named.append((name, one))
    blocks: dict[str, list[int]] = {}
    for at, (name, _) in enumerate(named):
        words = name.split()
        keys = {f"={words[-1]}"} if words else set()
        if len(words) > 1:
            keys.add(f"{words[0][0]} {words[-1][0]}")
        for key in keys:
            blocks.setdefault(key, []).append(at)
    for block in blocks.values():
        names = [named[at][0] for at in block]
        for at, name in enumerate(names[:-1]):
            one = named[block[at]][1]
            for like, _, behind in process.extract(
                name,
                names[at + 1 :],
                scorer=fuzz.ratio,
                score_cutoff=LEAST_LIKENESS if " " in name else 100,
                limit=None,
            ):
                other = named[block[at + 1 + behind]][1]
                if _numbers(name) != _numbers(like) or _of_two_genders(name, like):
                    continue
                if one is not other:
                    yield one, other


def _folded(name: str) -> str:
    return " ".join(_WORD.findall(anyascii(name).lower()))


def _numbers(name: str) -> list[str]:
    """Return the numbers of a name: "Example II" is somebody else than "Example III"."""
    return [word for word in name.split() if _NUMBER.fullmatch(word)]


def _of_two_genders(name: str, other: str) -> bool:
    """Say whether the names differ as those of a woman and a man: "Ion" and "Ioana"."""
    (first, *rest), (second, *others) = name.split(), other.split()
    rest, others = ([word.removesuffix("a") for word in words] for words in (rest, others))
    pairs = zip(first, second, strict=False)
    shared = sum(1 for _ in itertools.takewhile(lambda pair: pair[0] == pair[1], pairs))
    ends = first[shared:], second[shared:]
    return (
        rest == others != []
        and first.endswith("a") != second.endswith("a")
        and shared >= 2
        and max(map(len, ends)) <= 3
    )


def _told_apart(one: _Someone, other: _Someone) -> bool:
    return any(
        who.person is not None and whom.id in who.person.distinct_from
        for who, whom in itertools.permutations((one, other))
    )


def _problem(first: _Someone, second: _Someone) -> Problem:
    if second.person is not None:
        hint = f"keep one file, or add 'distinct_from: [{first.id}]' to this one"
    elif first.person is not None:
        hint = f"write '{first.id}', or add 'distinct_from: [{second.id}]' to that person's file"
    else:
        hint = "write the name in one way, or add 'reviewed: [near-duplicate]' to the article"
    whom = f"the person '{first.id}'" if first.person is not None else f"'{short(first.name)}'"
    message = f"'{short(second.name)}' may be {whom}: the names are nearly the same"
    return Problem(second.place, "near-duplicate", message, hint)


def _unknown(corpus: Corpus, known: set[str]) -> Iterator[Problem]:
    """Yield the ids in ``distinct_from`` that nobody has."""
    for actor in corpus.actors:
        if not isinstance(actor, Person) or "distinct_from" in actor.broken:
            continue
        for id_ in actor.distinct_from:
            if id_ not in known and id_ not in corpus.actor_by_id:
                yield Problem(
                    actor.place_of("distinct_from"),
                    "unknown-actor",
                    f"nobody is '{short(id_)}'",
                    "write a person's id, or the name of a speaker without a file as an id",
                )
