"""What changed of late, as the front page tells it."""

from __future__ import annotations

import datetime
from collections import Counter

import attrs

from policybrief.analysis.line import Line
from policybrief.analysis.shift import Changed
from policybrief.analysis.standing import Standing
from policybrief.analysis.words import (
    capital,
    change_words,
    grade_words,
    listed,
    plain_date_words,
    with_article,
)
from policybrief.models.dates import months_before
from policybrief.models.stance import Position
from policybrief.site.addresses import Here, Link
from policybrief.site.desk import Desk
from policybrief.site.views.statements import (
    PositionView,
    is_inferred,
    position_view,
    speaker_link,
    spoken_capacity,
    words_of,
)
from policybrief.site.views.tongues import Tongue, tongue_of

MOST_NEWS = 4
RECENT_MONTHS = 12

_SHIFT, _FIRST, _FIRMER = range(3)


@attrs.frozen
class BeforeView:
    """What stood before a change.

    Attributes:
        position: The earlier position; None when it is the same.
        speaker: Who said it; None when the position tells enough.
        capacity: In what capacity; may be empty.
        grade: The evidence grade in words.
        date: When, as a link to the statement.
    """

    position: PositionView | None
    speaker: Link | None
    capacity: str
    grade: str
    date: Link


@attrs.frozen
class NewsView:
    """Something that changed.

    Attributes:
        kind: "moved" (to another position), "changed" (condition or act), "first" or "firmer".
        topic: The topic.
        countries: The countries, as a list in words.
        position: Where they stand now.
        change: What changed of the condition or the act, in words.
        possible: Whether a change is only possible, as either side is no more than reported.
        words: The words it rests on.
        quoted: Whether they are a quote.
        tongue: The language of a quote, when it is known.
        speaker: Who said it; without a name for a country named without a speaker.
        capacity: In what capacity; may be empty.
        date: When, as a link to the statement.
        inferred: Whether the date was inferred.
        grade: The evidence grade in words.
        before: What stood before; None when nothing did.
    """

    kind: str
    topic: Link
    countries: str
    position: PositionView
    change: str
    possible: bool
    words: str
    quoted: bool
    tongue: Tongue | None
    speaker: Link
    capacity: str
    date: Link
    inferred: bool
    grade: str
    before: BeforeView | None


@attrs.frozen
class _Item:
    rank: int
    day: datetime.date
    standings: tuple[Standing, ...]
    line: Line


def news_views(desk: Desk, here: Here) -> tuple[NewsView, ...]:
    """Return what changed within a year: shifts, first statements, and firmer evidence."""
    if desk.at is None:
        return ()
    items = _items(desk, months_before(desk.at, RECENT_MONTHS))
    chosen = [one for one in items if one.rank == _SHIFT][:MOST_NEWS]
    for rank in (_FIRMER, _FIRST):  # one of each before more of one kind
        chosen += [one for one in items if one.rank == rank][:1]
    chosen += [one for one in items if one not in chosen]
    return tuple(_news_view(desk, here, one) for one in chosen[:MOST_NEWS])


def _items(desk: Desk, start: datetime.date) -> list[_Item]:
    """Return all that is news since a day; countries that one utterance names are one item."""
    groups: dict[object, list[tuple[int, Standing, Line]]] = {}
    for standing in desk.analysis.standings.values():
        line = standing.line
        if line is None or line.evidence.day is None or line.evidence.day < start:
            continue
        rank = _rank(standing, line)
        if rank is None:
            continue
        same = (line.topic, line.position, line.condition, line.evidence.statement.utterance)
        key: object = (rank, *same) if rank == _FIRST else (rank, line.country, line.topic)
        groups.setdefault(key, []).append((rank, standing, line))
    items = [
        _Item(
            group[0][0],
            group[0][2].evidence.day or datetime.date.min,
            tuple(standing for _rank, standing, _line in group),
            group[0][2],
        )
        for group in groups.values()
    ]
    weight = Counter(line.topic for line in desk.analysis.lines)
    return sorted(
        items,
        key=lambda one: (
            one.rank != _SHIFT,
            -one.day.toordinal(),
            -weight[one.line.topic],
            -len(one.standings),
            -one.line.grade.strength,
            one.line.topic,
            one.line.country,
        ),
    )


def _rank(standing: Standing, line: Line) -> int | None:
    """Return what kind of news the line of a standing is; None for none."""
    if line.position is Position.UNCLEAR:
        return None
    if any(shift.after == line.evidence for shift in standing.shifts):
        return _SHIFT
    steps = [one.evidence for one in standing.considered if one.verdict.counts]
    if len(steps) == 1:
        return _FIRST
    best = max(one.grade.strength for one in steps[:-1])
    same = all(one.position is line.position for one in steps)
    return _FIRMER if same and line.grade.strength > best else None


def _news_view(desk: Desk, here: Here, item: _Item) -> NewsView:
    line, standing = item.line, item.standings[0]
    kind, change, possible = {_FIRST: "first", _FIRMER: "firmer"}.get(item.rank, ""), "", False
    before = None
    if item.rank == _SHIFT:
        shift = next(one for one in standing.shifts if one.after == line.evidence)
        moved = shift.changed is Changed.POSITION
        kind, possible = "moved" if moved else "changed", shift.possible
        change = "" if moved else change_words(shift)
        before = BeforeView(
            position_view(desk, line.topic, shift.before.position, shift.before_condition, None),
            None,
            "",
            grade_words(desk.corpus, shift.before),
            Link(
                plain_date_words(shift.before.statement.said),
                here.statement(shift.before.statement),
            ),
        )
    elif item.rank == _FIRMER:
        one = [each.evidence for each in standing.considered if each.verdict.counts][-2]
        before = BeforeView(
            None,
            speaker_link(here, one),
            spoken_capacity(desk, here, one),
            grade_words(desk.corpus, one),
            Link(plain_date_words(one.statement.said), here.statement(one.statement)),
        )
    statement = line.evidence.statement
    words, quoted = words_of(desk, statement)
    itself = line.evidence.names_no_speaker
    names = [here.actor(one.country).name for one in item.standings]
    return NewsView(
        kind=kind,
        topic=here.topic(line.topic),
        countries=names[0] if len(names) == 1 else listed([with_article(one) for one in names]),
        position=position_view(desk, line.topic, line.position, line.condition, line.not_restated),
        change=change,
        possible=possible,
        words=words,
        quoted=quoted,
        tongue=tongue_of(desk, statement, quoted=quoted),
        speaker=Link("") if itself else speaker_link(here, line.evidence),
        capacity="" if itself else spoken_capacity(desk, here, line.evidence),
        date=Link(capital(plain_date_words(statement.said)), here.statement(statement)),
        inferred=is_inferred(statement.said),
        grade=grade_words(desk.corpus, line.evidence),
        before=before,
    )
