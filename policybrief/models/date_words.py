"""Dates as people write them, with the names of months and weekdays in some languages."""

from __future__ import annotations

import datetime
import re
from collections.abc import Iterable, Iterator, Mapping
from typing import Final

import attrs

_MONTHS: Final = (
    "january february march april may june july august september october november december",
    "jan feb mar apr may jun jul aug sep oct nov dec",
    "ianuarie februarie martie aprilie mai iunie iulie august septembrie octombrie noiembrie "
    "decembrie",
    "januar februar märz april mai juni juli august september oktober november dezember",
    "janvier février mars avril mai juin juillet août septembre octobre novembre décembre",
    "enero febrero marzo abril mayo junio julio agosto septiembre octubre noviembre diciembre",
    "gennaio febbraio marzo aprile maggio giugno luglio agosto settembre ottobre novembre dicembre",
)
_WEEKDAYS: Final = (
    "monday tuesday wednesday thursday friday saturday sunday",
    "luni marți miercuri joi vineri sâmbătă duminică",
    "montag dienstag mittwoch donnerstag freitag samstag sonntag",
    "lundi mardi mercredi jeudi vendredi samedi dimanche",
    "lunes martes miércoles jueves viernes sábado domingo",
    "lunedì martedì mercoledì giovedì venerdì sabato domenica",
)

MONTHS: Final[Mapping[str, int]] = {
    name: at for names in _MONTHS for at, name in enumerate(names.split(), 1)
} | {"sept": 9}
"""Names of months in English, Romanian, German, French, Spanish and Italian, from 1 to 12."""

WEEKDAYS: Final[Mapping[str, int]] = {
    name: at for names in _WEEKDAYS for at, name in enumerate(names.split())
} | {"sonnabend": 5, "marţi": 1, "sîmbătă": 5}
"""Names of weekdays in the same languages, Monday as 0."""


def _one_of(names: Iterable[str]) -> str:
    """Return a pattern for the longest of *names* that stands at a place.

    They are grouped by their first letter, so that most places are passed by at once.
    """
    groups: dict[str, list[str]] = {}
    for name in sorted(names, key=len, reverse=True):
        groups.setdefault(name[0], []).append(name[1:])
    return "|".join(f"{first}(?:{'|'.join(rest)})" for first, rest in groups.items())


_MONTH: Final = _one_of(MONTHS)
_WEEKDAY: Final = _one_of(WEEKDAYS)
_DAY_FIRST: Final = (
    rf"(?P<day>\d{{1,2}})(?:st|nd|rd|th|er|\.|º|°)?\s+(?:of\s+|de\s+)?(?P<month>{_MONTH})\.?,?\s+"
    r"(?:de\s+|del\s+)?(?P<year>\d{4})"
)
_MONTH_FIRST: Final = (
    rf"(?P<month2>{_MONTH})\.?\s+(?P<day2>\d{{1,2}})(?:st|nd|rd|th)?,?\s+(?P<year2>\d{{4}})"
)
_IN_WORDS: Final = re.compile(f"(?:{_DAY_FIRST}|{_MONTH_FIRST})", re.IGNORECASE)
_DOTTED: Final = re.compile(r"(?P<day>\d{1,2})\.\s?(?P<month>\d{1,2})\.\s?(?P<year>\d{4})")
_YEAR_FIRST: Final = re.compile(r"(?P<year>\d{4})([/.-])(?P<month>\d{1,2})\2(?P<day>\d{1,2})")
_WITH_WEEKDAY: Final = re.compile(
    rf"\b(?P<weekday>{_WEEKDAY})\b(?:,|\s+the|\s+den|\s+le|\s+el)?\s+\(?(?:the\s+|den\s+|le\s+)?"
    rf"(?:{_DAY_FIRST}|{_MONTH_FIRST}|(?P<iso>\d{{4}}-\d{{2}}-\d{{2}}))\b",
    re.IGNORECASE,
)
_YEAR: Final = re.compile(r"[0-9][0-9]{3}")  # begun by one digit: searched at once for that
_BEFORE_YEAR, _BEHIND_YEAR = 60, 6


@attrs.frozen
class DayOfWeek:
    """A weekday with a date behind it, as a text has them.

    Attributes:
        start: Where it stands in the text.
        words: What stands there.
        weekday: The weekday that is named, Monday as 0.
        date: The date that is named.
    """

    start: int
    words: str
    weekday: int
    date: datetime.date

    @property
    def fits(self) -> bool:
        """Whether the date falls on that weekday."""
        return self.date.weekday() == self.weekday


def iso_of(text: str) -> str | None:
    """Return the day that *text* writes in another way than ``2025-04-28``, or None.

    Only what can be read in one way: "28 April 2025", "2025/04/28", "28.04.2025"; never
    "04/05/2025" or "04.05.2025".
    """
    match = _IN_WORDS.fullmatch(text) or _YEAR_FIRST.fullmatch(text)
    if match is None:
        match = _DOTTED.fullmatch(text)
        if match is None or (int(match["day"]) <= 12 and match["day"] != match["month"]):
            return None
    day = _day_of(match)
    return None if day is None or day.isoformat() == text else day.isoformat()


def days_of_week(text: str) -> Iterator[DayOfWeek]:
    """Yield each weekday in *text* that has a full date behind it."""
    seen = -1
    for year in _YEAR.finditer(text):
        start = max(year.start() - _BEFORE_YEAR, seen + 1)
        match = _WITH_WEEKDAY.search(text, start, year.end() + _BEHIND_YEAR)
        if match is None:
            continue
        seen = match.start()
        day = _day_of(match) if match["iso"] is None else _iso(match["iso"])
        if day is not None:
            words = " ".join(match[0].split())
            yield DayOfWeek(match.start(), words, WEEKDAYS[match["weekday"].lower()], day)


def _day_of(match: re.Match[str]) -> datetime.date | None:
    parts = match.groupdict()
    year, month, day = (parts[one] or parts[f"{one}2"] for one in ("year", "month", "day"))
    number = int(month) if month.isdecimal() else MONTHS[month.lower()]
    return _date(int(year), number, int(day))


def _iso(text: str) -> datetime.date | None:
    year, month, day = map(int, text.split("-"))
    return _date(year, month, day)


def _date(year: int, month: int, day: int) -> datetime.date | None:
    try:
        return datetime.date(year, month, day)
    except ValueError:
        return None
