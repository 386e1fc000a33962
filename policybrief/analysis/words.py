"""How things are said: dates, positions, grades, posts."""

from __future__ import annotations

import datetime
import functools
import re
from collections.abc import Mapping
from typing import Final

from policybrief.analysis.dating import (
    date_words,
    day_words,
    in_month_words,
    month_words,
    on_date_words,
    plain_date_words,
    since_words,
)
from policybrief.analysis.evidence import Evidence, Grade, grade_of
from policybrief.analysis.shift import Changed, Shift
from policybrief.languages import N_, Messages, Np_, _, locale, ngettext
from policybrief.languages.dates import listed
from policybrief.languages.directions import language_name
from policybrief.models.article import Article
from policybrief.models.corpus import Corpus
from policybrief.models.dates import months_before
from policybrief.models.stance import Act, Position

__all__ = [
    "ACTS",
    "ASCRIBED",
    "GRADES",
    "SIGNS",
    "age_words",
    "capital",
    "change_words",
    "date_words",
    "day_words",
    "grade_words",
    "in_month_words",
    "listed",
    "medium_words",
    "month_words",
    "on_date_words",
    "one_line",
    "plain_date_words",
    "sentence",
    "since_words",
    "titled",
    "translated_words",
    "with_article",
]

SIGNS: Final[Mapping[Position, str]] = {
    Position.FOR: "✓",
    Position.LEANS_FOR: "✓",
    Position.OPEN: "◐",
    Position.LEANS_AGAINST: "✕",
    Position.AGAINST: "✕",
    Position.UNCLEAR: "?",
}
"""A sign for each position, so that none is told by its colour alone."""

GRADES: Final[Mapping[Grade, str]] = Messages(
    {
        Grade.QUOTED: N_("Quoted"),
        Grade.PARAPHRASED: N_("Paraphrased"),
        Grade.REPORTED: N_("Reported, no speaker named"),
        Grade.UNNAMED: N_("Unnamed source"),
    }
)
"""What the site calls the grades of evidence."""

ASCRIBED: Final = N_("Reported by another speaker")
"""What it calls the grade of a stance that a named speaker ascribes to somebody else."""

ACTS: Final[Mapping[Act, str]] = Messages(
    {
        Act.CONSIDERS: N_("considers it"),
        Act.DECLARES: N_("declares it"),
        Act.OFFERS: N_("offers it"),
        Act.URGES: N_("urges it"),
        Act.DECIDES: N_("has decided it"),
        Act.DOES: N_("does it"),
        Act.RULES_OUT: N_("rules it out"),
        Act.DENIES: N_("denies it"),
        Act.THREATENS: N_("threatens it"),
        Act.INVITES: N_("invites to it"),
    }
)
"""What the site calls the acts."""


_MEDIA: Final = Messages(
    {
        "article": Np_("medium", "article"),
        "interview": Np_("medium", "interview"),
        "letter": Np_("medium", "letter"),
        "post": Np_("medium", "post"),
        "press-conference": Np_("medium", "press conference"),
        "press-release": Np_("medium", "press release"),
        "radio": Np_("medium", "radio"),
        "speech": Np_("medium", "speech"),
        "tv": Np_("medium", "television"),
    }
)
"""Media that have words of ours; others are shown as they are written."""

_MACHINE: Final = re.compile(r"machine(?: from (?P<tag>[A-Za-z-]+))?", re.IGNORECASE)
_NAMES: Final = {"x": "X", "facebook": "Facebook", "telegram": "Telegram", "youtube": "YouTube"}

_WITH_ARTICLE: Final = re.compile(
    r"United |European Union|Netherlands|Philippines|Maldives|Bahamas|Gambia|Comoros|Seychelles|"
    r".* (?:Republic|Islands|Federation|Kingdom|States|Emirates)$"
)


_CONTROL: Final = re.compile(
    "[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x84\x86-\x9f\u200b\u202a-\u202e\u2060-\u2069\ufeff\ufffe\uffff"
    "\ud800-\udfff]"
)


_SPACES: Final = re.compile(r"[^\S\u00a0\u202f]+")
"""Runs of white space, but for the spaces at which no line breaks."""


def grade_words(corpus: Corpus, one: Evidence) -> str:
    """Return the grade of a piece of evidence in words: who is not named, or who ascribes it."""
    unnamed = grade_of(corpus, one.statement) is Grade.REPORTED
    if one.ascribed and one.grade is Grade.REPORTED and not unnamed:
        return _(ASCRIBED)
    return GRADES[one.grade]


def change_words(shift: Shift) -> str:
    """Return what changed: "from “considers it” to “declares it”", "a condition was added"."""
    if shift.changed is Changed.POSITION:
        return _("position changed")
    if shift.changed is Changed.ACT:
        return _(
            "from “{before}” to “{after}”",
            before=ACTS[shift.before.stance.act],
            after=ACTS[shift.after.stance.act],
        )
    if shift.before_condition is None:
        return _("a condition was added")
    if shift.after_condition is None:
        return _("the condition was dropped")
    return _("the condition changed")


def translated_words(article: Article) -> str:
    """Return how the text of an article was translated, in words; nothing when it was not."""
    if article.translated is None:
        return ""
    machine = _MACHINE.fullmatch(article.translated.strip())
    if machine is None:
        return _("Translation: {how}", how=article.translated)
    if machine["tag"] is None:
        return _("Machine translation")
    return _("Machine translation from {language}", language=language_name(machine["tag"]))


def titled(title: str, *, drafts: bool) -> str:
    """Return the title of something to take along, which says so when drafts are shown."""
    return _("Draft: {title}", title=title) if drafts else title


@functools.lru_cache(maxsize=8192)
def one_line(text: str) -> str:
    """Return *text* on one line, without characters that control how others are shown."""
    if text.__class__ is str and text.isprintable() and "  " not in text:
        return text.strip()  # printable is only the plain space, and nothing that controls
    return _SPACES.sub(" ", _CONTROL.sub("", text)).strip()


def with_article(name: str) -> str:
    """Return a country's name as it stands after "of": "the United States", "Romania".

    In other languages than English it stands as it is.
    """
    english = locale().language == "en"
    return f"the {name}" if english and _WITH_ARTICLE.match(name) else name


def medium_words(via: str | None) -> str | None:
    """Return a medium in words: "press conference", "X"."""
    if via is None:
        return None
    plain = via.lower()
    return _NAMES.get(plain) or _MEDIA.get(plain) or via.replace("-", " ")


def sentence(text: str) -> str:
    """Return *text* on one line with a mark at its end."""
    plain = one_line(text)
    return plain if plain.rstrip("\"'”’»)]").endswith((".", "!", "?", "…")) else f"{plain}."


def age_words(day: datetime.date | None, at: datetime.date | None) -> str | None:
    """Return the age of something said on *day* once it is more than a year, or None."""
    if day is None or at is None or day >= months_before(at, 12):
        return None
    months = (at.year - day.year) * 12 + at.month - day.month
    if months < 36:
        return ngettext("{n} month old", "{n} months old", months)
    return ngettext("{n} year old", "{n} years old", months // 12)


def capital(text: str) -> str:
    """Return *text* with its first letter as a capital."""
    return text[:1].upper() + text[1:]
