"""A weekday must fit the date behind it."""

from __future__ import annotations

import itertools
import re
from collections.abc import Iterator

from policybrief.models.article import Article
from policybrief.models.corpus import Corpus
from policybrief.models.date_words import DayOfWeek, days_of_week
from policybrief.problems import NOWHERE, Located, Location, Problem

_MOST = 100
"""How many of one text are reported."""

_NAMES = ("Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday")

_NEWSPAPER = re.compile(
    r"\b(?:Mail|Independent|Scotland|Wales|Herald|Star|Bild|Welt|NZZ|Kurier|Journal)"
    r"\s+(?:on|am|du)\s+\Z"
)
"""What stands in front of a weekday in the name of a newspaper: "Mail on Sunday"."""


def check_article_weekdays(frame: Corpus, article: Article) -> Iterator[Problem]:
    """Yield weekdays of an article that do not fit their dates; not those in a ``text`` file."""
    for owner in (article, *article.facts, *article.statements):
        yield from _in_fields(owner)
    yield from _in_body(article, article.location.path.as_posix(), article.body, article.body_line)


def check_weekdays(corpus: Corpus) -> Iterator[Problem]:
    """Yield weekdays that do not fit their dates, in fields and bodies of all but articles."""
    for one in (*corpus.actors, *corpus.topics, *corpus.publishers, *corpus.events):
        yield from _in_fields(one)
        yield from _in_body(one, one.location.path.as_posix(), one.body, one.body_line)
    briefing = corpus.briefing
    yield from _in_body(briefing, "about.md", briefing.body, briefing.body_line)


def _in_fields(owner: Located) -> Iterator[Problem]:
    for field in ("gist", "note"):
        text = getattr(owner, field, None)
        if text is not None:
            place = owner.place_of(field)
            yield from (_problem(day, place) for day in _wrong(text))


def _in_body(owner: Located, path: str, body: str, first_line: int) -> Iterator[Problem]:
    for day in itertools.islice(_wrong(body), _MOST):
        line = first_line + body.count("\n", 0, day.start)
        column = day.start - body.rfind("\n", 0, day.start)
        place = NOWHERE if owner.location is NOWHERE else Location(path, line, column)
        yield _problem(day, place)


def _wrong(text: str) -> Iterator[DayOfWeek]:
    """Yield the weekdays that do not fit, but for those in the name of a newspaper."""
    for day in days_of_week(text):
        if not day.fits and _NEWSPAPER.search(text, max(day.start - 30, 0), day.start) is None:
            yield day


def _problem(day: DayOfWeek, place: Location) -> Problem:
    return Problem(
        place,
        "weekday-mismatch",
        f"'{day.words}': {day.date} is a {_NAMES[day.date.weekday()]}",
        "look both up and correct the wrong one",
    )
