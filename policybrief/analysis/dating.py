"""Dates in words, as precisely as they are known."""

from __future__ import annotations

import datetime
import enum
import functools
from collections.abc import Mapping
from typing import Final

import attrs

from policybrief.languages import N_, Np_, _, dates, pgettext, remembered
from policybrief.models.dates import EdtfDate, End, edtf


class _Precision(enum.Enum):
    """How precisely one end of a date is known."""

    DAY = "day"
    MONTH = "month"
    SEASON = "season"
    YEAR = "year"


_Patterns = Mapping[_Precision, tuple[str, str]]

_ABOUT: Final[_Patterns] = {
    _Precision.DAY: Np_("day", "about {date}"),
    _Precision.MONTH: Np_("month", "about {date}"),
    _Precision.SEASON: Np_("season", "about {date}"),
    _Precision.YEAR: Np_("year", "about {date}"),
}
_BY: Final[_Patterns] = {
    _Precision.DAY: Np_("day", "by {date}"),
    _Precision.MONTH: Np_("month", "by {date}"),
    _Precision.SEASON: Np_("season", "by {date}"),
    _Precision.YEAR: Np_("year", "by {date}"),
}
_SINCE: Final[_Patterns] = {
    _Precision.DAY: Np_("day", "since {date}"),
    _Precision.MONTH: Np_("month", "since {date}"),
    _Precision.SEASON: Np_("season", "since {date}"),
    _Precision.YEAR: Np_("year", "since {date}"),
}
_OR_EARLIER: Final[_Patterns] = {
    _Precision.DAY: Np_("day", "since {date} or earlier"),
    _Precision.MONTH: Np_("month", "since {date} or earlier"),
    _Precision.SEASON: Np_("season", "since {date} or earlier"),
    _Precision.YEAR: Np_("year", "since {date} or earlier"),
}
_UNTIL: Final[_Patterns] = {
    _Precision.DAY: Np_("day", "from an unknown day to {date}"),
    _Precision.MONTH: Np_("month", "from an unknown day to {date}"),
    _Precision.SEASON: Np_("season", "from an unknown day to {date}"),
    _Precision.YEAR: Np_("year", "from an unknown day to {date}"),
}
_FROM: Final[_Patterns] = {
    _Precision.DAY: Np_("day", "from {date}, end unknown"),
    _Precision.MONTH: Np_("month", "from {date}, end unknown"),
    _Precision.SEASON: Np_("season", "from {date}, end unknown"),
    _Precision.YEAR: Np_("year", "from {date}, end unknown"),
}
_BY_ABOUT: Final[_Patterns] = {
    _Precision.DAY: Np_("day", "by about {date}"),
    _Precision.MONTH: Np_("month", "by about {date}"),
    _Precision.SEASON: Np_("season", "by about {date}"),
    _Precision.YEAR: Np_("year", "by about {date}"),
}
_SINCE_ABOUT: Final[_Patterns] = {
    _Precision.DAY: Np_("day", "since about {date}"),
    _Precision.MONTH: Np_("month", "since about {date}"),
    _Precision.SEASON: Np_("season", "since about {date}"),
    _Precision.YEAR: Np_("year", "since about {date}"),
}
_UNTIL_ABOUT: Final[_Patterns] = {
    _Precision.DAY: Np_("day", "from an unknown day to about {date}"),
    _Precision.MONTH: Np_("month", "from an unknown day to about {date}"),
    _Precision.SEASON: Np_("season", "from an unknown day to about {date}"),
    _Precision.YEAR: Np_("year", "from an unknown day to about {date}"),
}
_FROM_ABOUT: Final[_Patterns] = {
    _Precision.DAY: Np_("day", "from about {date}, end unknown"),
    _Precision.MONTH: Np_("month", "from about {date}, end unknown"),
    _Precision.SEASON: Np_("season", "from about {date}, end unknown"),
    _Precision.YEAR: Np_("year", "from about {date}, end unknown"),
}
_IN_MONTH: Final = (
    N_("in January {year}"),
    N_("in February {year}"),
    N_("in March {year}"),
    N_("in April {year}"),
    N_("in May {year}"),
    N_("in June {year}"),
    N_("in July {year}"),
    N_("in August {year}"),
    N_("in September {year}"),
    N_("in October {year}"),
    N_("in November {year}"),
    N_("in December {year}"),
)
_SEASONS: Final = {
    "21": Np_("alone", "spring {year}"),
    "22": Np_("alone", "summer {year}"),
    "23": Np_("alone", "autumn {year}"),
    "24": Np_("alone", "winter {year}"),
}
_IN_SEASONS: Final = {
    "21": Np_("within a phrase", "spring {year}"),
    "22": Np_("within a phrase", "summer {year}"),
    "23": Np_("within a phrase", "autumn {year}"),
    "24": Np_("within a phrase", "winter {year}"),
}

_MARKS: Final = str.maketrans("", "", "~?%")


@attrs.frozen
class _Point:
    """One end of a date, or the whole of one that is no span.

    Attributes:
        precision: How precisely it is known.
        text: How EDTF writes it, without its mark.
        about: Whether it is marked as about.
        uncertain: Whether it is marked as uncertain.
    """

    precision: _Precision
    text: str
    about: bool
    uncertain: bool

    @property
    def first(self) -> datetime.date:
        """The first day that it may mean."""
        found = edtf(self.text).earliest
        assert found is not None  # one point has a first day
        return found

    def plain(self, *, within: bool) -> str:
        """Return it in words without its marks, alone or within a phrase."""
        if self.precision is _Precision.DAY:
            return dates.day(self.first)
        if self.precision is _Precision.MONTH:
            return dates.month(self.first, within=within)
        year, _dash, season = self.text.partition("-")
        shown = year.replace("X", "?")
        if self.precision is _Precision.SEASON:
            return pgettext(*(_IN_SEASONS if within else _SEASONS)[season], year=shown)
        return shown

    def words(self, *, within: bool = False) -> str:
        """Return it in words with its marks."""
        said = self.plain(within=within or self.about)
        if self.about:
            said = self.put(_ABOUT, said)
        return _("{date} (uncertain)", date=said) if self.uncertain else said

    def within(self, patterns: _Patterns, about: _Patterns) -> str:
        """Return it with its marks put into a phrase, which is another for what is about so."""
        said = self.plain(within=True)
        if self.uncertain:
            said = _("{date} (uncertain)", date=said)
        return self.put(about if self.about else patterns, said)

    def put(self, patterns: _Patterns, words: str) -> str:
        """Return words for it put into the phrase that goes with its precision."""
        return pgettext(*patterns[self.precision], date=words)


@functools.lru_cache(maxsize=16384)
def _point(text: str) -> _Point:
    mark = text[-1] if text[-1:] in ("~", "?", "%") else ""
    parts = (text[:-1] if mark else text).split("-")
    known = [part for part in parts[1:] if part.isdigit()]
    if known and known[0] in _SEASONS:
        precision, kept = _Precision.SEASON, parts[:2]
    elif known:
        precision = (_Precision.MONTH, _Precision.DAY)[len(known) - 1]
        kept = parts[: 1 + len(known)]
    else:
        precision, kept = _Precision.YEAR, parts[:1]
    return _Point(precision, "-".join(kept), mark in ("~", "%"), mark in ("?", "%"))


def _ends(date: EdtfDate) -> tuple[_Point | None, _Point | None]:
    """Return both ends of a span, None for one that is open or unknown."""
    first, _slash, last = date.text.partition("/")
    return (
        _point(first) if date.start is End.KNOWN else None,
        _point(last) if date.end is End.KNOWN else None,
    )


@remembered(8192)
def date_words(date: EdtfDate | None) -> str:
    """Return a date in words: "8 November 2025", "about April 2025", "by January 2026"."""
    if date is None:
        return _("no date")
    if not date.span:
        return _point(date.text).words()
    first, last = _ends(date)
    if first is not None and last is not None:
        return _("{first} to {last}", first=first.words(within=True), last=last.words(within=True))
    if last is not None:
        if date.start is End.UNKNOWN:
            return last.within(_UNTIL, _UNTIL_ABOUT)
        return last.within(_BY, _BY_ABOUT)
    assert first is not None  # a span has one end at least
    if date.end is End.OPEN:
        return first.within(_SINCE, _SINCE_ABOUT)
    return first.within(_FROM, _FROM_ABOUT)


@remembered(8192)
def plain_date_words(date: EdtfDate | None) -> str:
    """Return a date in words, without the marks of doubt: "April 2025" for "about April 2025"."""
    if date is None or not (date.approximate or date.uncertain):
        return date_words(date)
    return date_words(edtf(date.text.translate(_MARKS)))


def since_words(date: EdtfDate) -> str:
    """Return since when: "since May 2025", "since April 2025 or earlier"."""
    first, last = _ends(date) if date.span else (_point(date.text), None)
    if first is None:
        assert last is not None  # a span has one end at least
        return last.put(_OR_EARLIER, last.plain(within=True))
    if last is None:
        return first.put(_SINCE, first.plain(within=True))
    return _(
        "since a day between {first} and {last}",
        first=first.plain(within=True),
        last=last.plain(within=True),
    )


def on_date_words(date: EdtfDate) -> str:
    """Return a day, month or year with its preposition: "on 25 January 2026", "in 2026"."""
    if date.span or date.approximate or date.uncertain:
        return date_words(date)
    point = _point(date.text)
    if point.precision is _Precision.DAY:
        return _("on {date}", date=point.plain(within=True))
    if point.precision is _Precision.MONTH:
        return in_month_words(point.first)
    if point.precision is _Precision.SEASON:
        return pgettext("season", "in {date}", date=point.plain(within=True))
    return pgettext("year", "in {date}", date=point.plain(within=True))


def day_words(day: datetime.date | None) -> str:
    """Return a day in words; nothing for no day."""
    return "" if day is None else dates.day(day)


def month_words(day: datetime.date | None) -> str:
    """Return month and year of a day in words, as they stand alone: in a cell, as a heading."""
    return _("no date") if day is None else dates.month(day)


def in_month_words(day: datetime.date) -> str:
    """Return in which month a day is: "in January 2026"."""
    return _(_IN_MONTH[day.month - 1], year=f"{day.year:04d}")
