"""Collections: sequences that can be asked."""

from __future__ import annotations

import builtins
import datetime
import enum
import importlib
from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Mapping
from typing import TYPE_CHECKING, Any, ClassVar, Final, Self, SupportsIndex, TypeVar, overload

import attrs

from policybrief.errors import PolicybriefError
from policybrief.hints import did_you_mean
from policybrief.models.dates import EdtfDate, edtf

if TYPE_CHECKING:
    from policybrief.models.corpus import Corpus

_T = TypeVar("_T")

Day = datetime.date | EdtfDate | str | int
"""A day as a caller may write it: ``datetime.date(2025, 4, 28)``, "2025-04-28", "2025-04", 2025."""

_MOST_SHOWN: Final = 3


@attrs.frozen
class Field:
    """What the members of a collection have, and can be asked for.

    Attributes:
        values: Returns what a member has: one value, or a tuple of several. It is called with the
            member (or the part of it) and the corpus.
        read: Makes a value that is asked for comparable, or raises `PolicybriefError`. None when
            nobody can ask for it, and it only stands in records.
    """

    values: Callable[[Any, Any], Any]
    read: Callable[[Any, Any], Any] | None = None


class Collection(tuple[_T, ...]):
    """Members in a fixed order, that can be asked: a tuple with a few methods more.

    Slices and answers are collections too.
    """

    noun: ClassVar[str] = "member"
    fields: ClassVar[Mapping[str, Field]] = {}
    part_fields: ClassVar[Mapping[str, Field]] = {}
    shown_by: ClassVar[str] = ""
    _corpus: Corpus | None

    def __new__(cls, members: Iterable[_T] = (), corpus: Corpus | None = None) -> Self:
        """Return a collection of *members*; *corpus* is what they are part of."""
        self = super().__new__(cls, members)
        self._corpus = corpus
        return self

    def where(
        self,
        *tests: Callable[[_T], bool],
        since: Day | None = None,
        until: Day | None = None,
        **asked: object,
    ) -> Self:
        """Return the members for which everything holds that is asked, in the same order.

        A list, a set or any other several values ask for any of them, None for members that have
        none.

        Args:
            tests: Functions that say of a member whether it is wanted; they are given without a
                name.
            since: The first day; of a month or a year its first day.
            until: The last day; of a month or a year its last day.
            asked: Names of fields, and what they must be.

        Raises:
            TypeError: When the members have no field of that name, or a function is given as one.
            PolicybriefError: When no member could have a value.
        """
        own = [*self._bounds(since, until)]
        own += [self._wanted(n, v, self.fields) for n, v in asked.items() if n in self.fields]
        of_parts = [
            self._wanted(name, value, self.part_fields)
            for name, value in asked.items()
            if name not in self.fields
        ]

        def holds(member: _T) -> bool:
            return (
                all(one(member) for one in own)
                and (
                    not of_parts
                    or any(
                        all(one(part) for one in of_parts)
                        for part in tuple(self._parts(member)) or (None,)
                    )
                )
                and all(test(member) for test in tests)
            )

        return self._like(member for member in self if holds(member))

    def one(self) -> _T:
        """Return the only member.

        Raises:
            PolicybriefError: When there is none, or more than one; the message names them.
        """
        if len(self) != 1:
            raise PolicybriefError(f"there is not one {self.noun} but {self!r}")
        return self[0]

    def first(self) -> _T | None:
        """Return the first member, or None when there is none."""
        return self[0] if self else None

    def by(self, field: str | Callable[[_T], Any]) -> dict[Any, Self]:
        """Return the members by what they have, in order; one that has several stands in each.

        Args:
            field: The name of a field, or a function of a member.
        """
        groups: dict[Any, list[_T]] = {}
        for member in self:
            for value in dict.fromkeys(self._values(member, field)):
                groups.setdefault(value, []).append(member)
        return {key: self._like(groups[key]) for key in builtins.sorted(groups, key=_rank)}

    def sorted(self, field: str | Callable[[_T], Any], *, newest: bool = False) -> Self:
        """Return the members in order of what they have; those that have nothing stand last.

        Args:
            field: The name of a field ("day"), or a function of a member.
            newest: Whether the highest, as the newest day, stands first.
        """
        keys = {id(one): [_rank(value) for value in self._values(one, field)] for one in self}
        known = [one for one in self if not _is_empty(keys[id(one)])]
        known.sort(key=lambda one: keys[id(one)], reverse=newest)
        return self._like([*known, *(one for one in self if _is_empty(keys[id(one)]))])

    def to_records(self) -> list[dict[str, Any]]:
        """Return a flat record of each member: texts, numbers, None, and lists of them.

        Words that may not be published are not in it.
        """
        return [
            {
                name: _plain(field.values(member, self._corpus))
                for name, field in self.fields.items()
            }
            | {
                name: [_plain(field.values(part, self._corpus)) for part in self._recorded(member)]
                for name, field in self.part_fields.items()
            }
            for member in self
        ]

    def to_frame(self) -> Any:
        """Return the records as a pandas DataFrame.

        Raises:
            PolicybriefError: When pandas is not installed.
        """
        try:
            pandas = importlib.import_module("pandas")
        except ImportError as error:
            raise PolicybriefError(
                "a frame needs pandas; install it with: pip install 'policybrief[frame]'"
            ) from error
        return pandas.DataFrame(self.to_records(), columns=[*self.fields, *self.part_fields])

    @overload
    def __getitem__(self, at: SupportsIndex) -> _T: ...
    @overload
    def __getitem__(self, at: slice) -> Self: ...
    def __getitem__(self, at: SupportsIndex | slice) -> _T | Self:
        """Return a member, or a slice as a collection."""
        found: Any = super().__getitem__(at)
        return self._like(found) if isinstance(at, slice) else found

    def __repr__(self) -> str:
        """Return how many there are, and of what: "<42 statements: ro 20, bg 12, …>"."""
        noun = self.noun if len(self) == 1 else f"{self.noun}s"
        if not self or not self.shown_by:
            return f"<{len(self)} {noun}>"
        counts = Counter(
            value for member in self for value in dict.fromkeys(self._values(member, self.shown_by))
        )
        order = builtins.sorted(counts.items(), key=lambda one: (-one[1], _rank(one[0])))
        shown = [f"{'none' if key is None else key} {count}" for key, count in order[:_MOST_SHOWN]]
        more = ["…"] if len(order) > _MOST_SHOWN else []
        return f"<{len(self)} {noun}: {', '.join([*shown, *more])}>"

    def _like(self, members: Iterable[_T]) -> Self:
        return type(self)(members, self._corpus)

    def _parts(self, member: _T) -> Iterable[Any]:
        """Return the parts of a member that `part_fields` are about."""
        return ()

    def _recorded(self, member: _T) -> Iterable[Any]:
        """Return the parts of a member that stand in its record."""
        return self._parts(member)

    def _values(self, member: _T, field: str | Callable[[_T], Any]) -> tuple[Any, ...]:
        """Return what *member* has of *field*; None when it has nothing."""
        if callable(field):
            return _several(field(member))
        if field in self.fields:
            return _several(self.fields[field].values(member, self._corpus))
        known = self._field(field, self.part_fields)
        values = [known.values(part, self._corpus) for part in self._parts(member)]
        return tuple(values) or (None,)

    def _field(self, name: str, table: Mapping[str, Field]) -> Field:
        if name not in table:
            names = [*self.fields, *self.part_fields, "since", "until"]
            hint = did_you_mean(name, names)
            more = f"; {hint}" if hint else f"; there are: {', '.join(names)}"
            raise TypeError(f"{self.noun}s have no '{name}'{more}")
        return table[name]

    def _wanted(
        self, name: str, value: object, table: Mapping[str, Field]
    ) -> Callable[[Any], bool]:
        """Return what says of a member, or a part of one, whether it has a value asked for.

        A member without parts has one that is None, which has nothing.
        """
        field = self._field(name, table)
        read = field.read
        if read is None:
            raise TypeError(f"{self.noun}s cannot be asked for '{name}'; give a function instead")
        if callable(value) and not isinstance(value, Iterable):
            raise TypeError(f"'{name}' is no function; give a function without a name")
        single = isinstance(value, str | bytes) or not isinstance(value, Iterable)
        choices: Iterable[Any] = [value] if single else value  # type: ignore[assignment]
        wanted = {None if one is None else read(one, self._corpus) for one in choices}

        def has(part: Any) -> bool:
            values = None if part is None else field.values(part, self._corpus)
            return not wanted.isdisjoint(_several(values))

        return has

    def _bounds(self, since: Day | None, until: Day | None) -> Iterator[Callable[[_T], bool]]:
        first = None if since is None else as_edtf(since).earliest
        last = None if until is None else as_edtf(until).latest
        if first is not None:
            yield lambda one: (day := self._day(one)) is not None and day >= first
        if last is not None:
            yield lambda one: (day := self._day(one)) is not None and day <= last

    def _day(self, member: _T) -> datetime.date | None:
        day: datetime.date | None = self._field("day", self.fields).values(member, self._corpus)
        return day


def as_edtf(day: Day) -> EdtfDate:
    """Return a day as a date that knows its first and its last day.

    Raises:
        PolicybriefError: When it is no date.
    """
    try:
        return edtf(day)
    except ValueError as error:
        raise PolicybriefError(str(error)) from error


def last_day(day: Day) -> datetime.date:
    """Return a day, or the last day of a month or a year.

    Raises:
        PolicybriefError: When it is no date, or has no last day.
    """
    if type(day) is datetime.date:
        return day
    latest = as_edtf(day).latest
    if latest is None:
        raise PolicybriefError(f"'{day}' has no last day")
    return latest


def _several(value: Any) -> tuple[Any, ...]:
    """Return a value, or several, as several; none at all is None."""
    return (value if value else (None,)) if isinstance(value, tuple) else (value,)


def _rank(value: Any) -> tuple[Any, ...]:
    """Return a key by which values of one field can be sorted, None last."""
    if value is None:
        return (1,)
    if isinstance(value, enum.Enum):
        return (0, list(type(value)).index(value))
    if isinstance(value, EdtfDate):
        return (0, value.latest or datetime.date.max, value.text)
    return (0, value)


def _is_empty(ranks: list[tuple[Any, ...]]) -> bool:
    return all(rank == (1,) for rank in ranks)


def _plain(value: Any) -> Any:
    """Return a value as data writes it."""
    if isinstance(value, enum.Enum):
        return value.value
    if isinstance(value, datetime.date):
        return value.isoformat()
    if isinstance(value, EdtfDate):
        return value.text
    if isinstance(value, tuple):
        return [_plain(one) for one in value]
    return value
