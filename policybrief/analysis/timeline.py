"""Everything that has a date, in order: statements, lines and their changes, roles, events."""

from __future__ import annotations

import datetime
import enum
from collections.abc import Callable, Iterable, Iterator, Mapping
from functools import cached_property

import attrs

from policybrief.analysis.evidence import Evidence
from policybrief.analysis.line import Considered
from policybrief.analysis.occasions import Occasion
from policybrief.analysis.shift import Shift, shifts
from policybrief.analysis.spoken import Utterance
from policybrief.models.actor import Person
from policybrief.models.corpus import Corpus
from policybrief.models.dates import EdtfDate, End
from policybrief.models.posts import country_of_role
from policybrief.models.role import Role
from policybrief.models.sequences import interned
from policybrief.models.source import Event


class EntryKind(enum.Enum):
    """What an entry of a timeline tells; on one day in this order."""

    ROLE_ENDS = "role-ends"
    ROLE_BEGINS = "role-begins"
    EVENT = "event"
    STATEMENT = "statement"
    FIRST_STATEMENT = "first-statement"
    LINE = "line"
    SHIFT = "shift"


@attrs.frozen(kw_only=True)
class Entry:
    """One thing that happened.

    Attributes:
        kind: What it is.
        day: The day by which it is sorted: the last that its date may mean, and for a role the
            first on which it may have begun.
        date: Its date, as precise as it is known.
        countries: Codes of the countries that it concerns.
        topics: Ids of the topics that it concerns.
        people: Ids of the speakers and holders of roles that it concerns.
        utterance: What was said, for a statement.
        evidence: The evidence that makes the line, for a first statement, a line and a shift.
        shift: What changed, for a shift.
        role: The role that begins or ends.
        event: The event.
    """

    kind: EntryKind
    day: datetime.date
    date: EdtfDate
    countries: tuple[str, ...] = ()
    topics: tuple[str, ...] = ()
    people: tuple[str, ...] = ()
    utterance: Utterance | None = None
    evidence: Evidence | None = None
    shift: Shift | None = None
    role: Role | None = None
    event: Event | None = None


@attrs.frozen(slots=False)
class Timeline:
    """Entries in order, and what could not be put among them.

    Attributes:
        entries: The entries, oldest first.
        undated: What was said without a date.
    """

    entries: tuple[Entry, ...]
    undated: tuple[Utterance, ...] = ()

    @cached_property
    def _by_country(self) -> Mapping[str, tuple[Entry, ...]]:
        return _grouped(self.entries, lambda one: one.countries)

    @cached_property
    def _by_person(self) -> Mapping[str, tuple[Entry, ...]]:
        return _grouped(self.entries, lambda one: one.people)

    @cached_property
    def _by_topic(self) -> Mapping[str, tuple[Entry, ...]]:
        return _grouped(self.entries, lambda one: one.topics)

    def about(
        self, country: str | None = None, person: str | None = None, topic: str | None = None
    ) -> Timeline:
        """Return only what concerns a country, a person and a topic; None stands for any."""
        asked = (("countries", country), ("people", person), ("topics", topic))
        wanted = [(field, id_) for field, id_ in asked if id_ is not None]
        entries = self.entries
        if country is not None:
            entries = self._by_country.get(country, ())
        elif person is not None:
            entries = self._by_person.get(person, ())
        elif topic is not None:
            entries = self._by_topic.get(topic, ())
        rest = wanted[1:]
        return Timeline(
            tuple(one for one in entries if all(id_ in getattr(one, field) for field, id_ in rest))
            if rest
            else entries,
            tuple(
                one
                for one in self.undated
                if all(
                    id_ in (one.speakers if field == "people" else getattr(one, field))
                    for field, id_ in wanted
                )
            ),
        )


def _grouped(
    entries: Iterable[Entry], ids: Callable[[Entry], tuple[str, ...]]
) -> Mapping[str, tuple[Entry, ...]]:
    found: dict[str, list[Entry]] = {}
    for one in entries:
        for id_ in ids(one):
            found.setdefault(id_, []).append(one)
    return {id_: tuple(group) for id_, group in found.items()}


def timeline(
    corpus: Corpus,
    spoken: Iterable[Utterance],
    considered: Mapping[tuple[str, str], tuple[Considered, ...]],
    occasions: Iterable[Occasion],
    at: datetime.date | None,
) -> Timeline:
    """Return everything that has a date up to the day *at*.

    Args:
        corpus: Where the roles are.
        spoken: What was said.
        considered: What the official-line rule made of the evidence, by country and topic.
        occasions: The events.
        at: The last day; None for no end.
    """
    end = at or datetime.date.max
    spoken, memory = tuple(spoken), corpus.memory
    found = [
        *_roles(corpus),
        *_events(occasions),
        *(memory.of(_said, one, when=(one.day,)) for one in spoken if one.day is not None),
        *(
            entry
            for group in considered.values()
            for entry in memory.of(_lines, group, when=(end,))
        ),
    ]
    order = {kind: place for place, kind in enumerate(EntryKind)}
    entries = sorted(
        (one for one in found if one.day <= end), key=lambda one: (one.day, order[one.kind])
    )
    return Timeline(tuple(entries), tuple(one for one in spoken if one.day is None))


def _said(one: Utterance, day: datetime.date) -> Entry:
    return Entry(
        kind=EntryKind.STATEMENT,
        day=day,
        date=_date(one.statement.said, day),
        countries=one.countries,
        topics=one.topics,
        people=interned(one.speakers),
        utterance=one,
    )


def _lines(considered: tuple[Considered, ...], end: datetime.date) -> tuple[Entry, ...]:
    """Return each step of one line: the first, those that change it, and those that do not."""
    return tuple(_steps(considered, end))


def _steps(considered: tuple[Considered, ...], end: datetime.date) -> Iterator[Entry]:
    by_then = [one for one in considered if one.evidence.day is None or one.evidence.day <= end]
    changed = {one.after.place: one for one in shifts(by_then)}
    first = True
    for one in by_then:
        evidence = one.evidence
        if not one.verdict.counts or evidence.day is None or evidence.country is None:
            continue
        shift = changed.get(evidence.place)
        kind = EntryKind.LINE if shift is None else EntryKind.SHIFT
        yield Entry(
            kind=EntryKind.FIRST_STATEMENT if first else kind,
            day=evidence.day,
            date=_date(evidence.statement.said, evidence.day),
            countries=interned((evidence.country,)),
            topics=interned((evidence.topic,)),
            people=interned((evidence.holder,)),
            evidence=evidence,
            shift=shift,
        )
        first = False


def _roles(corpus: Corpus) -> Iterator[Entry]:
    for actor in sorted(corpus.actors, key=lambda one: one.id):
        if not isinstance(actor, Person):
            continue
        for role in actor.roles:
            country = country_of_role(corpus, role)
            countries = () if country is None else (country,)
            first, _, last = role.span.text.partition("/")
            if role.span.start is End.KNOWN and role.span.earliest is not None:
                yield Entry(
                    kind=EntryKind.ROLE_BEGINS,
                    day=role.span.earliest,
                    date=EdtfDate.parse(first),
                    countries=countries,
                    people=(actor.id,),
                    role=role,
                )
            if role.span.end is End.KNOWN and role.span.latest is not None:
                yield Entry(
                    kind=EntryKind.ROLE_ENDS,
                    day=role.span.latest,
                    date=EdtfDate.parse(last or first),
                    countries=countries,
                    people=(actor.id,),
                    role=role,
                )


def _events(occasions: Iterable[Occasion]) -> Iterator[Entry]:
    for one in occasions:
        if one.day is not None and one.event.date is not None:
            yield Entry(
                kind=EntryKind.EVENT,
                day=one.day,
                date=one.event.date,
                countries=one.countries,
                topics=one.topics,
                people=tuple(dict.fromkeys(key for each in one.spoken for key in each.speakers)),
                event=one.event,
            )


def _date(said: EdtfDate | None, day: datetime.date) -> EdtfDate:
    return said or EdtfDate.parse(day.isoformat()).by()
