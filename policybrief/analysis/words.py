"""How things are said: dates, positions, grades, posts."""

from __future__ import annotations

import datetime
import re
from collections.abc import Mapping, Sequence
from typing import Final

from policybrief.analysis.evidence import Evidence, Grade, grade_of
from policybrief.analysis.shift import Changed, Shift
from policybrief.models.corpus import Corpus
from policybrief.models.dates import EdtfDate, End, months_before
from policybrief.models.stance import Act, Position

MONTHS: Final = (
    "January",
    "February",
    "March",
    "April",
    "May",
    "June",
    "July",
    "August",
    "September",
    "October",
    "November",
    "December",
)
_SEASONS: Final = {"21": "spring", "22": "summer", "23": "autumn", "24": "winter"}

SIGNS: Final[Mapping[Position, str]] = {
    Position.FOR: "✓",
    Position.LEANS_FOR: "✓",
    Position.OPEN: "◐",
    Position.LEANS_AGAINST: "✕",
    Position.AGAINST: "✕",
    Position.UNCLEAR: "?",
}
"""A sign for each position, so that none is told by its colour alone."""

GRADES: Final[Mapping[Grade, str]] = {
    Grade.QUOTED: "Quoted",
    Grade.PARAPHRASED: "Paraphrased",
    Grade.REPORTED: "Reported, no speaker named",
    Grade.UNNAMED: "Unnamed source",
}
"""What the site calls the grades of evidence."""

ASCRIBED: Final = "Reported by another speaker"
"""What it calls the grade of a stance that a named speaker ascribes to somebody else."""

ACTS: Final[Mapping[Act, str]] = {
    Act.CONSIDERS: "considers it",
    Act.DECLARES: "declares it",
    Act.OFFERS: "offers it",
    Act.URGES: "urges it",
    Act.DECIDES: "has decided it",
    Act.DOES: "does it",
    Act.RULES_OUT: "rules it out",
    Act.DENIES: "denies it",
    Act.THREATENS: "threatens it",
    Act.INVITES: "invites to it",
}
"""What the site calls the acts."""


_MEDIA: Final = {
    "x": "X",
    "facebook": "Facebook",
    "telegram": "Telegram",
    "youtube": "YouTube",
    "tv": "television",
}
_WITH_ARTICLE: Final = re.compile(
    r"United |European Union|Netherlands|Philippines|Maldives|Bahamas|Gambia|Comoros|Seychelles|"
    r".* (?:Republic|Islands|Federation|Kingdom|States|Emirates)$"
)


_CONTROL: Final = re.compile(
    "[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x84\x86-\x9f\u200b\u202a-\u202e\u2060-\u2069\ufeff\ufffe\uffff"
    "\ud800-\udfff]"
)


def grade_words(corpus: Corpus, one: Evidence) -> str:
    """Return the grade of a piece of evidence in words: who is not named, or who ascribes it."""
    unnamed = grade_of(corpus, one.statement) is Grade.REPORTED
    if one.ascribed and one.grade is Grade.REPORTED and not unnamed:
        return ASCRIBED
    return GRADES[one.grade]


def change_words(shift: Shift) -> str:
    """Return what changed: "from “considers it” to “declares it”", "a condition was added"."""
    if shift.changed is Changed.POSITION:
        return "position changed"
    if shift.changed is Changed.ACT:
        return "from “{}” to “{}”".format(
            *(ACTS[one.stance.act] for one in (shift.before, shift.after))
        )
    if shift.before_condition is None:
        return "a condition was added"
    if shift.after_condition is None:
        return "the condition was dropped"
    return "the condition changed"


def one_line(text: str) -> str:
    """Return *text* on one line, without characters that control how others are shown."""
    return " ".join(_CONTROL.sub("", text).split())


def with_article(name: str) -> str:
    """Return a country's name as it stands after "of": "the United States", "Romania"."""
    return f"the {name}" if _WITH_ARTICLE.match(name) else name


def medium_words(via: str | None) -> str | None:
    """Return a medium in words: "press conference", "X"."""
    return None if via is None else _MEDIA.get(via.lower(), via.replace("-", " "))


def since_words(date: EdtfDate) -> str:
    """Return since when: "since May 2025", "since April 2025 or earlier"."""
    words = date_words(date).replace("about ", "").replace(" (uncertain)", "")
    if date.span and date.start is not End.KNOWN:
        return f"since {words.removeprefix('by ')} or earlier"
    return words if words.startswith("since") else f"since {words}"


def date_words(date: EdtfDate | None) -> str:
    """Return a date in words: "8 November 2025", "about April 2025", "by January 2026"."""
    if date is None:
        return "no date"
    if not date.span:
        return _point_words(date.text)
    first, _, last = date.text.partition("/")
    if date.start is not End.KNOWN:
        unknown = "from an unknown day to " if date.start is End.UNKNOWN else "by "
        return unknown + _point_words(last)
    if date.end is End.OPEN:
        return f"since {_point_words(first)}"
    if date.end is End.UNKNOWN:
        return f"from {_point_words(first)}, end unknown"
    return f"{_point_words(first)} to {_point_words(last)}"


def _point_words(text: str) -> str:
    mark = text[-1] if text[-1:] in "~?%" else ""
    plain = text.removesuffix(mark) if mark else text
    parts = plain.split("-")
    words = parts[0].replace("X", "?")
    if len(parts) > 1 and parts[1] in _SEASONS:
        words = f"{_SEASONS[parts[1]]} {words}"
    elif len(parts) > 1 and parts[1].isdigit():
        words = f"{MONTHS[int(parts[1]) - 1]} {words}"
        if len(parts) > 2 and parts[2].isdigit():
            words = f"{int(parts[2])} {words}"
    if mark in ("~", "%") and mark:
        words = f"about {words}"
    return f"{words} (uncertain)" if mark in ("?", "%") and mark else words


def on_date_words(date: EdtfDate) -> str:
    """Return a day, month or year with its preposition: "on 25 January 2026", "in 2026"."""
    words = date_words(date)
    return f"on {words}" if date.text.count("-") == 2 else f"in {words}"


def sentence(text: str) -> str:
    """Return *text* on one line with a mark at its end."""
    plain = one_line(text)
    return plain if plain.rstrip("\"'”’»)]").endswith((".", "!", "?", "…")) else f"{plain}."


def day_words(day: datetime.date | None) -> str:
    """Return a day in words; nothing for no day."""
    return "" if day is None else f"{day.day} {MONTHS[day.month - 1]} {day.year}"


def month_words(day: datetime.date | None) -> str:
    """Return month and year of a day in words."""
    return "no date" if day is None else f"{MONTHS[day.month - 1]} {day.year}"


def age_words(day: datetime.date | None, at: datetime.date | None) -> str | None:
    """Return the age of something said on *day* once it is more than a year, or None."""
    if day is None or at is None or day >= months_before(at, 12):
        return None
    months = (at.year - day.year) * 12 + at.month - day.month
    return f"{months} months old" if months < 36 else f"{months // 12} years old"


def listed(words: Sequence[str]) -> str:
    """Return *words* as a list in a sentence: "a, b and c"."""
    if len(words) < 2:
        return "".join(words)
    return f"{', '.join(words[:-1])} and {words[-1]}"


def counted(number: int, one: str, many: str | None = None) -> str:
    """Return a number with its noun: "1 statement", "3 statements"."""
    return f"{number:,} {one if number == 1 else many or one + 's'}"


def capital(text: str) -> str:
    """Return *text* with its first letter as a capital."""
    return text[:1].upper() + text[1:]
