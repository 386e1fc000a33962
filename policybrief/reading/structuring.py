"""Placed values to models.

`Structurer.build` makes an instance of an attrs class from a mapping. Each field is read on its
own: what is wrong with one is noted in its place and replaced by a stand-in, so that nothing hides
behind it, and the field's name goes to ``broken`` so that no check complains of the stand-in.
"""

from __future__ import annotations

import difflib
import types
import typing
from collections.abc import Callable, Collection, Iterable, Mapping
from functools import cache
from pathlib import PurePosixPath
from typing import Any, Final, TypeVar

import attrs

from policybrief.hints import did_you_mean, short, surely_meant
from policybrief.models.actor import Country, Organization, Person
from policybrief.models.article import Article, Ignored
from policybrief.models.briefing import Briefing, Look, Quotation
from policybrief.models.coding import Coding
from policybrief.models.correction import Correction
from policybrief.models.dates import EdtfDate
from policybrief.models.fact import Fact
from policybrief.models.role import Membership, Role, parse_membership, parse_role
from policybrief.models.source import Publisher
from policybrief.models.stance import Position, Stance
from policybrief.models.statement import Speaker, SpeakerKind, Statement
from policybrief.models.topic import Topic
from policybrief.problems import WHOLE, Fix, Located, Location, Problem
from policybrief.reading import fields
from policybrief.reading.fields import WrongError
from policybrief.reading.placed import Broken, Row, Table, Text

_T = TypeVar("_T", bound=Located)
_ALWAYS: Final = EdtfDate.parse("0001/9999")
_LOCATED: Final = frozenset(field.name for field in attrs.fields(Located))

# Fields that have a form of their own; ``records`` fills them in.
OWN_FORMS: Final[dict[tuple[type, str], Callable[[Structurer, Any], Any]]] = {}

# Fields whose texts are read in a way that their type does not tell.
_SPECIAL: Final[Mapping[tuple[type, str], Callable[[Any], Any]]] = {
    (Briefing, "window"): fields.as_window,
    (Correction, "date"): fields.as_plain_date,
    (Fact, "value"): fields.as_quantity,
    (Quotation, "always"): fields.as_number_from_0,
    (Quotation, "words"): fields.as_count,
    (Statement, "nth"): fields.as_count,
    (Role, "of"): fields.as_country_or_id,
    (Role, "speaks_for"): fields.as_country_or_id,
    (Membership, "organization"): fields.as_country_or_id,
    (Stance, "of"): fields.as_country_or_id,
    (Speaker, "of"): fields.as_country_or_id,
    (Person, "country"): fields.as_country_or_id,
    (Organization, "country"): fields.as_country_or_id,
    (Publisher, "country"): fields.as_country_or_id,
}

STAND_INS: Final[Mapping[Any, Any]] = {
    str: "?",
    EdtfDate: _ALWAYS,
    Position: Position.UNCLEAR,
    Speaker: Speaker(kind=SpeakerKind.AUTHOR, name="author"),
    tuple[Stance, ...]: (),
    (str | int | float): "?",
}

_SHORT_FORMS: Final[Mapping[type, Callable[[str], dict[str, Any]]]] = {
    Role: parse_role,
    Membership: parse_membership,
}


_NAMES: Final[Mapping[type, str]] = {
    Coding: "a coding",
    Ignored: "an ignored part",
    Role: "a role",
    Membership: "a membership",
    Fact: "a fact",
    Correction: "a correction",
}

# Fields that the files do not write under their own name.
_GIVEN: Final = frozenset([(Stance, "topic"), (Speaker, "kind")])

_NO_COLOUR: Final = WrongError(
    "bad-colour",
    "there is no colour: '#' begins a comment",
    'write it in quotation marks: "#1f3a5f"',
)
EMPTY_ENTRY: Final = WrongError("empty-value", "an entry of the list is empty", "delete it")
_EMPTY: Final[Mapping[tuple[type, str], WrongError]] = {
    (Coding, "stances"): WrongError(
        "empty-value",
        "'stances' is empty",
        "write them, or 'stances: {}' for a coder who saw none",
    ),
    (Look, "primary"): _NO_COLOUR,
    (Look, "accent"): _NO_COLOUR,
    (Article, "publish_after"): WrongError(
        "empty-value", "'publish-after' has no date", "write the last day of the embargo"
    ),
    **{
        (cls, "withdrawn"): WrongError(
            "empty-value", "'withdrawn' has no reason", "say why; '>-' keeps a '#' in it"
        )
        for cls in (Article, Statement)
    },
    **{
        (cls, "draft"): WrongError(
            "empty-value", "'draft' is neither 'true' nor 'false'", "write one of them"
        )
        for cls in (Article, Topic, Country, Person, Organization)
    },
}
"""What to say of a field whose value is empty, where that is surely a mistake, or would publish."""

_SURE: Final = 0.75
_TAKEN_FOR: Final = {"name": "title", "title": "name"}


@attrs.frozen
class _Plan:
    """How one field is read."""

    name: str
    key: str
    argument: str
    required: bool
    stand_in: Any
    empty: WrongError | None
    read: Callable[[Structurer, Any], Any]
    plain: Callable[[Any], Any] | None
    """What reads it, where that needs nothing but the text."""


@attrs.frozen
class Read:
    """The fields of one record: values by argument, places and broken fields by name."""

    values: dict[str, Any]
    places: dict[str, tuple[int, int]]
    broken: set[str]


class Structurer:
    """Builds the models of one file and notes what is wrong with it.

    Attributes:
        problems: What is wrong.
        labels: The position that each label of a topic, in lower case, stands for, by topic.
    """

    def __init__(
        self, path: PurePosixPath, labels: Mapping[str, Mapping[str, str]] | None = None
    ) -> None:
        self.path = path
        self.labels = labels or {}
        self.problems: list[Problem] = []
        self._dropped = 0
        self._lost = False
        self._entries: dict[str, tuple[int, int]] = {}

    @property
    def lost(self) -> bool:
        """Whether lines of the file were left out, so that fields may seem to be missing."""
        return self._lost

    def note(self, place: Any, wrong: WrongError) -> None:
        """Note that something is wrong with a value from the file, unless that is known."""
        if isinstance(place, Broken):
            return
        fix = None
        if wrong.fix is not None and isinstance(place, Text) and place.count(wrong.fix[0]) == 1:
            whole = str(place)
            location = Location(self.path, place.line, place.column)
            fix = Fix.at(location, whole, whole.replace(*wrong.fix))
        self.note_at((place.line, place.column), wrong, fix)

    def note_at(self, place: tuple[int, int], wrong: WrongError, fix: Fix | None = None) -> None:
        """Note that something is wrong at this line and column."""
        location = Location(self.path, *place)
        self.problems.append(Problem(location, wrong.code, wrong.message, wrong.hint, fix=fix))

    def build(
        self,
        cls: type[_T],
        table: Table,
        places: Mapping[str, tuple[int, int]] | None = None,
        broken: Iterable[str] = (),
        **given: Any,
    ) -> _T:
        """Return a *cls* with the fields of *table*.

        Args:
            cls: The class.
            table: Its fields, as they stand in the file.
            places: Line and column of fields from elsewhere.
            broken: Names of fields that are stand-ins.
            **given: Fields from elsewhere.
        """
        read = self.fields(cls, table, given)
        read.places.update(places or {})
        read.broken.update(broken)
        return self.make(cls, table, read)

    def fields(self, cls: Any, table: Table, given: Mapping[str, Any]) -> Read:
        """Return what *table* says of a *cls*, with stand-ins for what is wrong or missing."""
        known = plans(cls)
        values: dict[str, Any] = dict(given)
        places: dict[str, tuple[int, int]] = {}
        broken: set[str] = set()
        lost = self._lost
        self._lost = lost or table.lost
        for key, value in self.corrected(table, known).items():
            plan = known[key]
            if type(value) is Text and plan.plain is not None:
                places[plan.name] = (value.line, value.column)
                try:
                    values[plan.argument] = plan.plain(value)
                except WrongError as wrong:
                    self.note(value, wrong)
                    broken.add(plan.name)
                continue
            if value is None:
                places[plan.name] = (key.line, key.column)
                if plan.empty is not None:
                    self.note(key, plan.empty)
                    broken.add(plan.name)
                continue
            places[plan.name] = (value.line, value.column)
            if type(value) is Broken:
                broken.add(plan.name)
                continue
            dropped = self._dropped
            try:
                values[plan.argument] = plan.read(self, value)
            except WrongError as wrong:
                self.note(value, wrong)
                broken.add(plan.name)
            else:
                if self._dropped != dropped:
                    broken.add(plan.name)
            self._dropped = dropped
            if self._entries:
                places.update((f"{plan.name}.{one}", at) for one, at in self._entries.items())
                self._entries = {}
        for plan in _required(cls):
            if plan.argument in values:
                continue
            if plan.name not in broken and not self._lost:
                message = f"'{plan.key}' is missing"
                self.note_at(
                    places.get(plan.name, (table.line, table.column)),
                    WrongError("missing-field", message, f"add a line '{plan.key}: …'"),
                )
            broken.add(plan.name)
            values[plan.argument] = plan.stand_in
        self._lost = lost
        return Read(values, places, broken)

    def make(self, cls: type[_T], table: Table, read: Read) -> _T:
        """Make the instance; a field that a validator refuses is noted and made anew."""
        location = Location(self.path, table.line, table.column)
        while True:
            try:
                return cls(
                    location=location,
                    places=read.places,
                    broken=frozenset(read.broken) if read.broken else WHOLE,
                    **read.values,
                )
            except ValueError as error:
                field = next((one for one in error.args if isinstance(one, attrs.Attribute)), None)
                if field is None or field.alias not in read.values:
                    raise
                place = read.places.get(field.name, (table.line, table.column))
                said, _, hint = str(error.args[0]).partition("; ")
                key = field.metadata.get("key", field.name)
                wrong = WrongError("invalid-value", f"'{key}': {said}", hint or None)
                self.note_at(place, wrong)
                read.broken.add(field.name)
                del read.values[field.alias]

    def corrected(self, table: Table, known: Collection[str]) -> Table:
        """Return *table* with known keys only, and note the others.

        A key that is surely a misspelling of another is read as that one, so that nothing hides
        behind it and it is not missing.
        """
        if all(map(known.__contains__, table)):
            return table
        right = Table(table.line, table.column, table.lost)
        right.update((key, value) for key, value in table.items() if key in known)
        for key, value in table.items():
            if key in known:
                continue
            left = [one for one in known if one not in right]
            other = _TAKEN_FOR.get(key)
            if other in left:
                meant, hint = [other], f"did you mean '{other}'?"
            elif value is None and key.isdecimal():
                meant = []
                hint = "a comma within braces begins another field; leave it out of a number"
            else:
                meant = difflib.get_close_matches(key.lower(), left, n=1, cutoff=_SURE)
                hint = did_you_mean(key, known) or "known here: " + ", ".join(sorted(known))
            sure = surely_meant(key, left)
            fix = (str(key), sure) if sure is not None and sure in meant else None
            message = f"unknown field '{short(key)}'"
            self.note(key, WrongError("unknown-field", message, hint, fix))
            right.update((Text(one, key.line, key.column), value) for one in meant)
        return right

    def table(self, value: Any, what: str) -> Table:
        """Return *value* when it is a mapping."""
        if not isinstance(value, Table):
            message = f"{what} is written as 'key: value' pairs"
            raise WrongError("not-a-mapping", message, "write 'key: value' lines, indented alike")
        return value

    def many(self, value: Any, read: Callable[[Structurer, Any], Any]) -> tuple[Any, ...]:
        """Return the items of a list, without those that are wrong; one value is a list of one."""
        if not isinstance(value, Row):
            return (read(self, value),)
        found = []
        empty = iter(value.empty)
        for one in value:
            if one is None:
                self.note_at(next(empty), EMPTY_ENTRY)
                self._dropped += 1
                continue
            try:
                found.append(read(self, one))
            except WrongError as wrong:
                self.note(one, wrong)
                self._dropped += 1
            else:
                if type(one) is Broken:
                    found.pop()
                    self._dropped += 1
        return tuple(found)

    def entries(self, placed: Mapping[str, tuple[int, int]]) -> None:
        """Keep the places of the entries of the list that is being read."""
        self._entries.update(placed)

    def drop(self) -> None:
        """Keep in mind that something in the field that is being read was left out."""
        self._dropped += 1


@cache
def plans(cls: Any) -> Mapping[str, _Plan]:
    """Return how each field of *cls* is read, by the key that the files use."""
    attrs.resolve_types(cls)
    found = {}
    for field in attrs.fields(cls):
        key = field.metadata.get("key", field.name)
        if field.name in _LOCATED or key is None or (cls, field.name) in _GIVEN:
            continue
        plain = _SPECIAL.get((cls, field.name)) or _plain_reader(field.type)
        read = OWN_FORMS.get((cls, field.name))
        if read is not None:
            plain = None
        else:
            read = _reader(field.type) if plain is None else leaf(plain)
        found[key] = _Plan(
            field.name,
            key,
            field.alias or field.name,
            field.default is attrs.NOTHING,
            STAND_INS.get(field.type),
            _EMPTY.get((cls, field.name)),
            read,
            plain,
        )
    return found


@cache
def _required(cls: Any) -> tuple[_Plan, ...]:
    return tuple(plan for plan in plans(cls).values() if plan.required)


def leaf(read: Callable[[Any], Any]) -> Callable[[Structurer, Any], Any]:
    return lambda _, value: read(value)


def _needed(kind: Any) -> Any:
    """Return *kind* without None."""
    if typing.get_origin(kind) in (types.UnionType, typing.Union):
        return next(one for one in typing.get_args(kind) if one is not type(None))
    return kind


def _plain_reader(kind: Any) -> Callable[[Any], Any] | None:
    """Return what reads a value of type *kind* from its text alone; None where more is needed."""
    return fields.READERS.get(_needed(kind))


def _reader(kind: Any) -> Callable[[Structurer, Any], Any]:
    """Return what reads a value of type *kind*."""
    kind = _needed(kind)
    origin, arguments = typing.get_origin(kind), typing.get_args(kind)
    if origin is tuple:
        read = _reader(arguments[0])
        parse = _SHORT_FORMS.get(arguments[0])
        if parse is not None:
            return lambda structurer, value: structurer.many(
                _joined(structurer, value, parse), read
            )
        return lambda structurer, value: structurer.many(value, read)
    if attrs.has(kind) and issubclass(kind, Located):
        return lambda structurer, value: _record(structurer, value, kind)
    return leaf(fields.READERS[kind])


def _joined(structurer: Structurer, value: Any, parse: Callable[[str], Any]) -> Any:
    """Join the short forms that a comma within brackets took apart, and say so."""
    if not isinstance(value, Row) or not value.in_brackets:
        return value
    joined = Row(value.line, value.column)
    joined.empty = value.empty
    for one in value:
        last = joined[-1] if joined else None
        if type(one) is Text and type(last) is Text and "," not in last:
            whole = f"{last}, {one}"
            try:
                parse(whole)
            except ValueError:
                pass
            else:
                code = "bad-role" if parse is parse_role else "bad-membership"
                hint = f"write it on a line of its own: '- {whole}'"
                message = "within brackets the comma begins another entry"
                structurer.note(last, WrongError(code, message, hint))
                joined[-1] = Text(whole, last.line, last.column)
                continue
        joined.append(one)
    return joined


def _record(structurer: Structurer, value: Any, kind: type[Located]) -> Located:
    parse = _SHORT_FORMS.get(kind)
    if parse is not None and isinstance(value, Text):
        return _short_form(structurer, value, kind, parse)
    name = _NAMES.get(kind, f"'{kind.__name__.lower()}'")
    return structurer.build(kind, structurer.table(value, name))


def _short_form(
    structurer: Structurer, value: Text, kind: type[Located], parse: Callable[[str], Any]
) -> Located:
    text = fields.as_text(value)
    try:
        made = parse(text)
    except ValueError as error:
        _, comma, span = text.rpartition(",")
        if comma:
            fields.as_date(span)
        code = "bad-role" if kind is Role else "bad-membership"
        raise WrongError(code, *fields.said_by(error, text)) from None
    holder, comma, day = str(made.get("of", "")).rpartition(",")
    if comma and holder:
        fields.as_date(f"{day.strip()}, {text.rpartition(',')[2].strip()}")
    place = (value.line, value.column)
    return kind(
        location=Location(structurer.path, *place), places=dict.fromkeys(made, place), **made
    )
