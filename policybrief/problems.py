"""What can be wrong with a corpus, and where it stands."""

from __future__ import annotations

import enum
import functools
import operator
import sys
import types
from collections.abc import Callable, Iterable, Mapping
from pathlib import PurePosixPath
from typing import Any, Final, TypeVar

import attrs

from policybrief.codes import CODES
from policybrief.hints import visible
from policybrief.places import NO_PLACES, compact

_T = TypeVar("_T", bound="Located")

MAX_MESSAGE: Final = 1_000
"""How many letters a message or a hint has at the most."""


class Severity(enum.Enum):
    """How much a problem matters."""

    ERROR = "error"
    WARNING = "warning"


def _as_path(path: PurePosixPath | str) -> PurePosixPath:
    return path if isinstance(path, PurePosixPath) else PurePosixPath(path)


@attrs.frozen(order=True)
class Location:
    """A place in a source file.

    Attributes:
        path: The file, relative to the corpus' folder.
        line: The line, counted from 1.
        column: The column, counted from 1.
    """

    path: PurePosixPath = attrs.field(converter=_as_path)
    line: int = 1
    column: int = 1

    def __str__(self) -> str:
        return f"{visible(str(self.path))}:{self.line}:{self.column}"

    def __reduce__(self) -> tuple[type[Location], tuple[PurePosixPath, int, int]]:
        return Location, (self.path, self.line, self.column)


NOWHERE = Location("<memory>")

SHARED: Final = types.MappingProxyType({"shared": True})
"""Metadata of a field whose text many records have: they share one text when they are read."""

WHOLE: Final[frozenset[str]] = frozenset()
"""What is broken of a sound record: one object, so that equal records are pickled equally."""


@attrs.frozen(kw_only=True)
class Located:
    """Something that may have been read from a file; the place is not part of its value.

    Attributes:
        location: Where it stands; `NOWHERE` when it was made in Python.
        places: Line and column of each field that stands in the file, by field name.
        broken: Names of fields whose text was wrong and was replaced by a stand-in, so that
            the rest can still be checked. Always empty on what a reader returns without errors.
    """

    location: Location = attrs.field(default=NOWHERE, eq=False, repr=False)
    places: Mapping[str, tuple[int, int]] = attrs.field(
        default=NO_PLACES, converter=compact, eq=False, repr=False
    )
    broken: frozenset[str] = attrs.field(default=WHOLE, eq=False, repr=False, metadata=SHARED)

    def place_of(self, field: str) -> Location:
        """Return where *field* stands, or where the whole stands when the field is not given."""
        if field not in self.places:
            return self.location
        line, column = self.places[field]
        return Location(self.location.path, line, column)

    def __reduce__(self) -> tuple[Callable[..., Located], tuple[Any, ...]]:
        """Return what it is pickled as: its values without their names, of which there are many."""
        cls: Any = type(self)
        return _made_of, (cls, *_values_of(cls)(self))


@functools.cache
def _names_in(cls: Any) -> tuple[str, ...]:
    return tuple(field.name for field in attrs.fields(cls))


@functools.cache
def _values_of(cls: Any) -> Callable[[Any], tuple[Any, ...]]:
    """Return what gives the values of an instance, as they are kept in it."""
    names = _names_in(cls)
    if "__slots__" in vars(cls):
        return operator.attrgetter(*names)

    def values(record: Any) -> tuple[Any, ...]:
        kept = vars(record)
        return tuple(kept[name] if name in kept else getattr(record, name) for name in names)

    return values


@functools.cache
def _setters_of(cls: Any) -> Mapping[str, Callable[[Any, Any], None]]:
    """Return what puts a value into a new instance, by the name of its field."""

    def setter(field: attrs.Attribute[Any]) -> Callable[[Any, Any], None]:
        slot = getattr(cls, field.name, None)
        if isinstance(slot, types.MemberDescriptorType):
            put: Callable[[Any, Any], None] = slot.__set__
        else:
            put = functools.partial(_put, field.name)
        if "shared" not in field.metadata:
            return put
        return lambda made, value: put(made, _shared(value))

    return {field.name: setter(field) for field in attrs.fields(cls)}


def _put(name: str, made: Any, value: Any) -> None:
    object.__setattr__(made, name, value)


def _shared(value: Any) -> Any:
    """Return the one value that all equal ones are to be; of few kinds, others stay."""
    if type(value) is str:
        return sys.intern(value)
    return value or WHOLE if type(value) is frozenset else value


def _made_of(cls: type[_T], *values: Any) -> _T:
    """Return an instance with values that were looked at when another was made of them."""
    known: Any = cls
    made = cls.__new__(cls)
    for put, value in zip(_setters_of(known).values(), values, strict=True):
        put(made, value)
    return made


def changed(record: _T, **values: Any) -> _T:
    """Return a copy of *record* with some values of the right types, which are not looked at.

    It is `attrs.evolve` in a third of the time, for what is done to each of many.
    """
    cls: Any = type(record)
    made: _T = _made_of(cls, *_values_of(cls)(record))
    setters = _setters_of(cls)
    for name, value in values.items():
        setters[name](made, value)
    return made


@attrs.frozen
class Replacement:
    """Letters of a file that others take the place of.

    Attributes:
        line: The line on which they begin, counted from 1.
        column: The column on which they begin, counted from 1.
        old: What stands there: the letters themselves, or the value that they write.
        new: What is to stand there.
        entry: Whether the whole entry of a list is taken out, with its comma or its line.
    """

    line: int
    column: int
    old: str
    new: str
    entry: bool = False


@attrs.frozen
class Fix:
    """A change of a file that mends a problem and alters nothing that its writer meant.

    Attributes:
        replacements: What is replaced in the problem's file; no two overlap.
    """

    replacements: tuple[Replacement, ...]

    @classmethod
    def at(cls, location: Location, old: str, new: str, *, entry: bool = False) -> Fix:
        """Return the fix that replaces what stands at one place."""
        return cls((Replacement(location.line, location.column, old, new, entry),))


def _cut(text: str) -> str:
    """Return *text*, cut where it is long; what is none is for those who look at plugins."""
    long = isinstance(text, str) and len(text) > MAX_MESSAGE
    return f"{text[: MAX_MESSAGE - 1]}…" if long else text


@attrs.frozen
class Problem:
    """One thing that an editor of the corpus should look at.

    Attributes:
        location: Where it stands.
        code: A stable name of this kind of mistake, explained in the documentation.
        message: What is wrong, in lower case and without a full stop.
        hint: How to mend it.
        severity: Whether it stops a build; by default what the code's entry says.
        fix: The change that mends it; None when only an editor can. Two problems that differ in
            nothing else are the same.
    """

    location: Location
    code: str
    message: str = attrs.field(converter=_cut)
    hint: str | None = attrs.field(default=None, converter=attrs.converters.optional(_cut))
    severity: Severity = attrs.field()
    fix: Fix | None = attrs.field(default=None, eq=False, repr=False, kw_only=True)

    @severity.default
    def _usual(self) -> Severity:
        code = CODES.get(self.code)
        return Severity.WARNING if code is not None and code.warning else Severity.ERROR

    def __str__(self) -> str:
        words = visible(f"{self.message} [{self.code}]")
        line = f"{self.location}: {self.severity.value}: {words}"
        return line if self.hint is None else f"{line}\n  hint: {visible(self.hint)}"


def in_order(problems: Iterable[Problem]) -> list[Problem]:
    """Return *problems* sorted by place, each once."""
    return sorted(
        set(problems),
        key=lambda one: (*_place(one.location), one.code, one.message, one.hint or ""),
    )


def _place(location: Location) -> tuple[tuple[str, ...], int, int]:
    """Return what orders places, made of plain values: there may be a hundred thousand."""
    return location.path.parts, location.line, location.column


def has_errors(problems: Iterable[Problem]) -> bool:
    """Say whether any of *problems* must stop a build."""
    return any(problem.severity is Severity.ERROR for problem in problems)
