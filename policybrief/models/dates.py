"""Dates and spans as EDTF level 1 writes them, with what is open, unknown or uncertain.

Source: Extended Date/Time Format (EDTF) Specification, Library of Congress, 2019; levels 0 and 1
without times of day and without years outside 1 to 9999.

Why a class of our own: the rules need three-valued answers ("does this span cover that day: yes,
no, not known") with an unknown end apart from an open one, and 50,000 of them in a second. The
packages ``edtf`` and ``undate`` parse more (level 2, calendars), but both read an unknown end as a
bound far away or as none, and both bring a parser generator that takes longer than the files do.
"""

from __future__ import annotations

import calendar
import datetime
import enum
import functools
import re
from collections.abc import Callable
from typing import Final

import attrs

_POINT = re.compile(
    r"(?P<year>[0-9]{4}|[0-9]{3}X|[0-9]{2}XX|[0-9]XXX|XXXX)"
    r"(?:-(?P<month>[0-9]{2}|XX)(?:-(?P<day>[0-9]{2}|XX))?)?"
    r"(?P<mark>[~?%]?)"
)
_SEASONS: Final = {21: (3, 5), 22: (6, 8), 23: (9, 11), 24: (12, 2)}
_EXAMPLE: Final = "write it like 2025, 2025-04, 2025-04-28, 2025-04~ or 2025-01-05/2025-02-01"


class End(enum.Enum):
    """What is known of one end of a date or span."""

    KNOWN = "known"
    OPEN = "open"
    UNKNOWN = "unknown"


class Covers(enum.Enum):
    """Whether a span covers a day."""

    YES = "yes"
    NO = "no"
    UNCERTAIN = "uncertain"


@attrs.frozen
class _Point:
    text: str
    earliest: datetime.date
    latest: datetime.date
    mark: str
    vague: bool


@attrs.frozen(eq=False, repr=False)
class EdtfDate:
    """A date or a span of days, as precise as its writer could be.

    Make one with `EdtfDate.parse`. Two are equal when their texts are.

    Attributes:
        text: The date as EDTF writes it: "2025-04~", "2025-05-26/..".
        earliest: The first day that it may mean; None when the start is open or unknown.
        latest: The last day that it may mean; None when the end is open or unknown.
        start: Whether its start is known, open ("../") or unknown ("/2025").
        end: Whether its end is known, open ("/..") or unknown ("2025/").
        span: Whether it was written as an interval.
    """

    text: str
    earliest: datetime.date | None
    latest: datetime.date | None
    start: End
    end: End
    span: bool
    _first: _Point | None
    _last: _Point | None

    @classmethod
    def parse(cls, text: str) -> EdtfDate:
        """Return the date that *text* writes.

        Raises:
            ValueError: When *text* is not a date of EDTF level 1; the message says how to mend it.
        """
        if not isinstance(text, str):
            raise ValueError(f"{text!r} is no text; {_EXAMPLE}")
        return _parse(text)

    @property
    def approximate(self) -> bool:
        """Whether any part is marked as about (``~`` or ``%``)."""
        return any(
            point is not None and point.mark in "~%" and point.mark != ""
            for point in (self._first, self._last)
        )

    @property
    def uncertain(self) -> bool:
        """Whether any part is marked as uncertain (``?`` or ``%``)."""
        return any(
            point is not None and point.mark in "?%" and point.mark != ""
            for point in (self._first, self._last)
        )

    def by(self) -> EdtfDate:
        """Return "at the latest on this date": the span with an open start."""
        if self._last is None:
            return self
        return _parse(f"../{self._last.text}")

    def covers(self, day: datetime.date) -> Covers:
        """Say whether this span covers *day*, its ends included.

        An end written as a month or a year includes the whole of it. An unknown end covers no day
        with certainty, and an end marked ``~``, ``?`` or ``%``, or with unspecified digits, leaves
        the days of its own period open. An open end has no bound.
        """
        answer = Covers.YES
        if self.start is End.UNKNOWN or self.end is End.UNKNOWN:
            answer = Covers.UNCERTAIN
        if self.earliest is not None and day < self.earliest:
            return Covers.NO
        if self.latest is not None and day > self.latest:
            return Covers.NO
        for point in (self._first, self._last):
            if point is not None and point.vague and point.earliest <= day <= point.latest:
                answer = Covers.UNCERTAIN
        return answer

    def overlaps(self, other: EdtfDate) -> bool:
        """Say whether the two may share a day; an open or unknown end has no bound."""
        mine_first = self.earliest or datetime.date.min
        mine_last = self.latest or datetime.date.max
        return mine_first <= (other.latest or datetime.date.max) and mine_last >= (
            other.earliest or datetime.date.min
        )

    def __eq__(self, other: object) -> bool:
        return isinstance(other, EdtfDate) and self.text == other.text

    def __hash__(self) -> int:
        return hash(self.text)

    def __str__(self) -> str:
        return self.text

    def __reduce__(self) -> tuple[Callable[[str], EdtfDate], tuple[str]]:
        return _parse, (self.text,)

    def __repr__(self) -> str:
        return f"EdtfDate({self.text!r})"


def edtf(value: EdtfDate | datetime.date | str | int) -> EdtfDate:
    """Return *value* as a date; text is parsed, a number is a year."""
    if isinstance(value, EdtfDate):
        return value
    if isinstance(value, str):
        return _parse(value)
    if isinstance(value, datetime.date):
        return _parse(datetime.date.isoformat(value))
    if isinstance(value, int) and not isinstance(value, bool):
        return _parse(f"{value:04d}")
    raise ValueError(f"{value!r} is not a date; {_EXAMPLE}")


def edtf_or_none(value: EdtfDate | datetime.date | str | int | None) -> EdtfDate | None:
    """Return *value* as a date, or None; text is parsed, a number is a year."""
    return None if value is None else edtf(value)


@functools.lru_cache(maxsize=65536)
def months_before(day: datetime.date, months: int) -> datetime.date:
    """Return the same day of the month *months* earlier, or that month's last day."""
    index = max(day.year * 12 + day.month - 1 - months, 12)
    year, month = divmod(index, 12)
    return datetime.date(year, month + 1, min(day.day, calendar.monthrange(year, month + 1)[1]))


@functools.lru_cache(maxsize=65536)
def _parse(text: str) -> EdtfDate:
    written = text.strip()
    if "/" not in written:
        point = _point(written)
        return EdtfDate(
            written, point.earliest, point.latest, End.KNOWN, End.KNOWN, False, point, point
        )
    first_text, _, last_text = written.partition("/")
    first, start = _side(first_text)
    last, end = _side(last_text)
    if first is None and last is None:
        raise ValueError(f"{text!r} has neither a start nor an end: {_EXAMPLE}")
    if first is not None and last is not None and first.earliest > last.latest:
        raise ValueError(f"{text!r} ends before it starts")
    return EdtfDate(
        written,
        None if first is None else first.earliest,
        None if last is None else last.latest,
        start,
        end,
        True,
        first,
        last,
    )


def _side(text: str) -> tuple[_Point | None, End]:
    if text == "..":
        return None, End.OPEN
    if text == "":
        return None, End.UNKNOWN
    return _point(text), End.KNOWN


def _point(text: str) -> _Point:
    match = _POINT.fullmatch(text)
    if match is None:
        if re.match(r"[0-9]{4}-[0-9]{2}-[0-9]{2}[T ][0-9]", text):
            raise ValueError(f"{text!r} has a time of day; the day is enough: {text[:10]}")
        raise ValueError(f"{text!r} is not a date; {_EXAMPLE}")
    year, month, day, mark = match["year"], match["month"], match["day"], match["mark"]
    unspecified = "X" in text
    if ("X" in year and month is not None and month != "XX") or (
        month == "XX" and day is not None and day != "XX"
    ):
        raise ValueError(f"{text!r} leaves a digit open before one that is given")
    first_year = max(int(year.replace("X", "0")), 1)
    last_year = int(year.replace("X", "9"))
    if last_year == 0:
        raise ValueError(f"{text!r} is not a date: years run from 0001 to 9999")
    if month is None or month == "XX":
        earliest = datetime.date(first_year, 1, 1)
        latest = datetime.date(last_year, 12, 31)
    elif int(month) in _SEASONS and day is None:
        begin, finish = _SEASONS[int(month)]
        close = first_year + (1 if finish < begin else 0)
        if close > datetime.MAXYEAR:
            raise ValueError(f"{text!r} is not a date: years run from 0001 to 9999")
        earliest = datetime.date(first_year, begin, 1)
        latest = datetime.date(close, finish, calendar.monthrange(close, finish)[1])
    elif not 1 <= int(month) <= 12:
        raise ValueError(f"{text!r} is not a date: there is no month {month}")
    else:
        days = calendar.monthrange(first_year, int(month))[1]
        if day is None or day == "XX":
            earliest = datetime.date(first_year, int(month), 1)
            latest = datetime.date(first_year, int(month), days)
        elif not 1 <= int(day) <= days:
            raise ValueError(f"{text!r} is not a date: that month has {days} days")
        else:
            earliest = latest = datetime.date(first_year, int(month), int(day))
    return _Point(text, earliest, latest, mark, bool(mark) or unspecified)
