"""The date of an article, where its text says it as a date and nothing else does.

Only full dates, only where a date stands to date the article: in a line of its own (perhaps with a
byline or the place), in a dateline, or in the name of its file. Never from running prose ("on 4 May
there was"), never from today's clock, and never where day and month could be exchanged.
"""

from __future__ import annotations

import datetime
import re
from collections.abc import Iterable, Iterator, Sequence
from typing import Final

from policybrief.drafting.languages import MONTHS

_FIRST, _LAST = 8, 5
_YEAR: Final = r"(?P<year>(?:19|20)\d\d)"
_ISO: Final = (
    rf"{_YEAR}-(?P<month>\d\d)-(?P<day>\d\d)"
    r"(?:T\d\d:\d\d(?::\d\d(?:\.\d+)?)?(?:Z|[+-]\d\d:?\d\d)?)?(?![\d-])"
)
_DOTS: Final = rf"(?P<day>\d\d?)\.\s?(?P<month>\d\d?)\.\s?{_YEAR}"
_SLASHES: Final = rf"(?P<day>\d\d?)/(?P<month>\d\d?)/{_YEAR}"
_IN_NAME: Final = re.compile(
    r"(?<!\d)((?:19|20)\d\d)([-_.]?)(0[1-9]|1[0-2])\2(0[1-9]|[12]\d|3[01])(?!\d)"
)
_PLACE: Final = r"(?:[^\W\d_](?:[.'’-]?[^\W\d_])*\.?)"
_DATELINE: Final = (
    rf"(?:{_PLACE}(?:\s{_PLACE}){{0,3}}(?:\s?,\s?{_PLACE}(?:\s{_PLACE}){{0,2}})?"
    r"(?:\s?\([^()]{1,40}\))?\s?[,–—-]\s?)?"
)
_AFTER_DATELINE: Final = r"\s?(?:\([^()]{1,40}\)\s?[–—:-]?|/[^/]{1,40}/\s?[–—:-]|[–—:-])\s"
_WORDS_BESIDE: Final = """
    a à alle am at by data date dated dată de del di din du dnia el fecha from h il in la le o om on
    op ora pm r stand the uhr um released posted written published publicado publicat publicată
    publikacja opublikowano pubblicato publié publiée veröffentlicht gepubliceerd
    cest cet eet eest et est gmt utc godz г год года року роки в о від дата
    опубліковано опубликовано публикувано
    monday tuesday wednesday thursday friday saturday sunday
    luni marți marţi miercuri joi vineri sâmbătă duminică
    montag dienstag mittwoch donnerstag freitag samstag sonntag
    lundi mardi mercredi jeudi vendredi samedi dimanche
    lunes martes miércoles jueves viernes sábado domingo
    lunedì martedì mercoledì giovedì venerdì sabato domenica
    segunda-feira terça-feira quarta-feira quinta-feira sexta-feira
    maandag dinsdag woensdag donderdag vrijdag zaterdag zondag
    poniedziałek wtorek środa czwartek piątek sobota niedziela
    понеділок вівторок середа четвер п’ятниця п'ятниця субота неділя
    понедельник вторник среда четверг пятница суббота воскресенье
    понеделник сряда четвъртък петък събота
"""
_BESIDE: Final = frozenset(_WORDS_BESIDE.split())
_BYLINE: Final = re.compile(
    r"(?:^|[|·•,–—-])\s*(?i:by|von|par|por|door|autor|автор)\s+"
    rf"(?P<name>{_PLACE}(?:\s{_PLACE}){{1,4}})\s*(?:[|·•,–—-]|$)"
)
_OWN_PLACE: Final = re.compile(rf"(?P<name>{_PLACE}(?:[\s,]+{_PLACE}){{0,2}})\s*[,–—-]\s")
_NUMBER: Final = {
    name.casefold(): str(number)
    for names in MONTHS.values()
    for number, name in enumerate(names, 1)
}
_FALSE_FRIENDS: Final = frozenset(["listopada"])
"""Months that a language beyond those of `MONTHS` counts otherwise: October in Croatian."""

_TIME: Final = re.compile(r"\b\d\d?[:.h]\d\d(?::\d\d)?\b")


def date_in_name(name: str) -> str | None:
    """Return the date that the name of a file carries as year, month, day; None without one."""
    found = {
        day
        for match in _IN_NAME.finditer(name)
        if (day := _day(match[1], match[3], match[4])) is not None
    }
    return found.pop() if len(found) == 1 else None


def dates_in_text(text: str, language: str | None) -> list[tuple[str, int, str]]:
    """Return the dates that *text* gives itself: each date once, with its line and the words.

    Args:
        text: The text.
        language: Its language. The months of others are read in a line of their own only.
    """
    lines = [(at, line.strip()) for at, line in enumerate(text.splitlines(), 1) if line.strip()]
    edges = [*lines[:_FIRST], *lines[max(_FIRST, len(lines) - _LAST) :]]
    found: dict[str, tuple[str, int, str]] = {}
    for at, line in edges:
        for day, words in _dates_of(line[:300], len(line) <= 120, language):
            found.setdefault(day, (day, at, words))
    return list(found.values())


def without_dateline(line: str, language: str | None) -> str:
    """Return *line* without the place and date that it begins with."""
    for pattern in _patterns(language):
        for match in re.finditer(pattern, line[:300], re.IGNORECASE):
            end = re.match(_AFTER_DATELINE, line[match.end() :])
            if end is not None and _is_dateline(line[:300], match):
                return line[match.end() + end.end() :]
    return line


def _dates_of(line: str, is_short: bool, language: str | None) -> Iterator[tuple[str, str]]:
    for pattern in _patterns(language):
        for match in re.finditer(pattern, line, re.IGNORECASE):
            day = _day_of(match)
            if day is None or _could_be_exchanged(match, language):
                continue
            if (is_short and _is_alone(line, match)) or _is_dateline(line, match):
                yield day, match[0]
    for pattern in _OF_ANY_LANGUAGE if is_short else ():
        for match in re.finditer(pattern, line, re.IGNORECASE):
            day = _day_of(match)
            known = match["month"].casefold() not in _FALSE_FRIENDS
            if day is not None and known and _is_alone(line, match):
                yield day, match[0]


def _patterns(language: str | None) -> Sequence[str]:
    numbers = [
        rf"(?<!\d){_ISO}",
        rf"(?<![\d/]){_SLASHES}(?![\d/])",
        rf"(?<![\d.]){_DOTS}(?!\d)",
    ]
    months = MONTHS.get(language or "", ())
    words = [_day_first(months)] if months else []
    return [*numbers, *words, *([_MONTH_FIRST] if language == "en" else [])]


def _day_first(months: Iterable[str]) -> str:
    return (
        rf"(?<!\d)(?P<day>\d\d?)(?:st|nd|rd|th|er|º|\.)?\s(?:de\s)?(?P<month>{'|'.join(months)})"
        rf"[.,]?\s(?:de\s)?{_YEAR}(?!\d)"
    )


_MONTH_FIRST: Final = (
    rf"\b(?P<month>{'|'.join(MONTHS['en'])})\s(?P<day>\d\d?)(?:st|nd|rd|th)?,?\s{_YEAR}(?!\d)"
)
_OF_ANY_LANGUAGE: Final = (_day_first(_NUMBER), _MONTH_FIRST)


def _day_of(match: re.Match[str]) -> str | None:
    month = match["month"]
    return _day(match["year"], _NUMBER.get(month.casefold(), month), match["day"])


def _could_be_exchanged(match: re.Match[str], language: str | None) -> bool:
    """Say whether month and day may change places: with slashes, and with dots in English."""
    forms = [_SLASHES, _DOTS] if language in (None, "en") else [_SLASHES]
    written = any(re.fullmatch(form, match[0]) for form in forms)
    return written and match["day"] != match["month"] and int(match["day"]) <= 12


def _is_alone(line: str, match: re.Match[str]) -> bool:
    """Say whether a date has a line of its own, perhaps with a byline or a place in capitals."""
    before, after = line[: match.start()], line[match.end() :]
    place = _OWN_PLACE.match(before)
    if place is not None and place["name"].isupper() and not line.isupper():
        before = before[place.end() :]
    rest = f"{before} | {after}"
    byline = _BYLINE.search(rest)
    if byline is not None and _is_place(byline["name"]):
        rest = f"{rest[: byline.start()]} {rest[byline.end() :]}"
    return _only_beside(rest)


def _only_beside(rest: str) -> bool:
    """Say whether what stands in the line beside a date only says that it is one."""
    words = re.findall(r"[^\W\d_]+(?:[-’'][^\W\d_]+)*\.?|\d+", _TIME.sub(" ", rest.casefold()))
    return all(word.rstrip(".") in _BESIDE for word in words)


def _is_dateline(line: str, match: re.Match[str]) -> bool:
    """Say whether the line begins with the date and a dash, perhaps behind a place."""
    before = re.fullmatch(_DATELINE, line[: match.start()])
    if before is None or not _is_place(line[: match.start()]):
        return False
    return re.match(_AFTER_DATELINE, line[match.end() :]) is not None


def _is_place(words: str) -> bool:
    return all(word[0].isupper() for word in re.findall(r"[^\W\d_][\w'’.-]*", words))


def _day(year: str, month: str, day: str) -> str | None:
    try:
        return datetime.date(int(year), int(month), int(day)).isoformat()
    except ValueError:
        return None
