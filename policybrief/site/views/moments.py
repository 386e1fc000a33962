"""Entries of a timeline as pages show them."""

from __future__ import annotations

import datetime
from collections.abc import Iterable, Mapping
from typing import Final

import attrs
from markupsafe import Markup

from policybrief.analysis.spoken import Utterance
from policybrief.analysis.timeline import Entry, EntryKind, Timeline
from policybrief.analysis.words import capital, plain_date_words
from policybrief.languages import N_, _, in_row, ngettext
from policybrief.models.dates import EdtfDate
from policybrief.models.stance import Stance
from policybrief.models.statement import SpeakerKind, Statement
from policybrief.site.addresses import Here, Link
from policybrief.site.desk import Desk
from policybrief.site.views.lines import step_words
from policybrief.site.views.statements import (
    PositionView,
    ascription,
    capacity_words,
    in_phrase,
    is_inferred,
    role_words,
    stance_position,
    words_of,
)
from policybrief.site.views.tongues import Tongue, tongue_of

MOST_IN_PROFILE: Final = 24
"""How many entries a profile shows."""

_ROLES: Final = {
    EntryKind.ROLE_BEGINS: N_("becomes {post}"),
    EntryKind.ROLE_ENDS: N_("is no longer {post}"),
}
_TOLD: Final = (EntryKind.STATEMENT, EntryKind.EVENT)
_STEPS: Final = (EntryKind.FIRST_STATEMENT, EntryKind.SHIFT)


@attrs.frozen
class MarkView:
    """What a statement of a timeline means for one topic.

    Attributes:
        topic: The topic.
        position: The position.
        note: Whose stance it is when not the speaker's, and what it did to the line ("on Ada Wren;
            first statement", "changed: position"); empty for nothing.
    """

    topic: Link
    position: PositionView
    note: str


@attrs.frozen
class MomentView:
    """One entry of a timeline.

    Attributes:
        kind: A class for it: "statement", "role" or "event".
        subjects: Who spoke, who holds the post, or the event; several speakers where an article
            gives them the same words.
        about: The capacity of a single speaker, or what became of the post; the place of an event.
        of: The country or organization of the post, to stand behind these words.
        words: What was said: a quote, or a sentence of the editors; empty for posts and events.
        quoted: Whether these words are a quote.
        tongue: The language of a quote, when it is known.
        url: The permalink of the statement; None for posts and events.
        marks: What a statement means for topics.
    """

    kind: str
    subjects: tuple[Link, ...]
    about: str
    of: Link | None
    words: str
    quoted: bool
    tongue: Tongue | None
    url: Markup | None
    marks: tuple[MarkView, ...]


@attrs.frozen
class DayView:
    """The entries of one date.

    Attributes:
        date: The date in words, as precise as it is known.
        inferred: Whether it was inferred.
        moments: What happened.
    """

    date: str
    inferred: bool
    moments: tuple[MomentView, ...]


@attrs.frozen
class MomentsView:
    """The newest entries of a timeline.

    Attributes:
        days: The entries by date, newest first.
        more: How many older ones there are, in words; empty for none.
        undated: How much was said without a date, in words; empty for nothing.
    """

    days: tuple[DayView, ...]
    more: str
    undated: str


def earlier_words(entries: int) -> str:
    """Return that there are earlier entries, and how many."""
    return ngettext("and {n} earlier entry", "and {n} earlier entries", entries)


def undated_words(statements: int) -> str:
    """Return how many statements have no date."""
    return ngettext("{n} statement without a date", "{n} statements without a date", statements)


def shown_entries(timeline: Timeline, *, all_posts: bool = False) -> list[Entry]:
    """Return the entries that pages list, newest first.

    Lines are marks on their statements. Posts are listed from the first statement or event on, so
    that a timeline does not begin with somebody's youth.

    Args:
        timeline: The timeline.
        all_posts: Whether posts are listed from the first one on, as for a person.
    """
    told = [one.day for one in timeline.entries if one.kind in _TOLD and not all_posts]
    listed = (*_TOLD, *_ROLES)
    return [
        one
        for one in reversed(timeline.entries)
        if one.kind in listed and (not told or one.day >= told[0])
    ]


def moments_view(
    desk: Desk, here: Here, timeline: Timeline, *, all_posts: bool = False
) -> MomentsView:
    """Return the newest entries of a profile's timeline."""
    entries = shown_entries(timeline, all_posts=all_posts)
    left = len(entries) - MOST_IN_PROFILE
    undated = len(timeline.undated)
    return MomentsView(
        days=day_views(desk, here, entries[:MOST_IN_PROFILE], notes_of(timeline)),
        more=earlier_words(left) if left > 0 else "",
        undated=undated_words(undated) if undated else "",
    )


def notes_of(timeline: Timeline) -> Mapping[tuple[str, str], str]:
    """Return what each utterance did to a line, by utterance and topic."""
    found: dict[tuple[str, str], str] = {}
    for one in timeline.entries:
        if one.kind in _STEPS and one.evidence is not None:
            note = _("first statement") if one.shift is None else step_words(one.shift)
            found.setdefault((one.evidence.utterance, one.evidence.topic), note)
    return found


def day_views(
    desk: Desk, here: Here, entries: Iterable[Entry], notes: Mapping[tuple[str, str], str]
) -> tuple[DayView, ...]:
    """Return entries by date, in their order; on one day those dated alike stand together."""
    groups: dict[tuple[datetime.date, EdtfDate], list[Entry]] = {}
    for one in entries:
        groups.setdefault((one.day, one.date), []).append(one)
    return tuple(
        DayView(
            date=capital(plain_date_words(date)),
            inferred=is_inferred(date),
            moments=tuple(_moment(desk, here, same, notes) for same in _together(group)),
        )
        for (_, date), group in groups.items()
    )


def _together(entries: Iterable[Entry]) -> list[list[Entry]]:
    """Return entries one by one, but the same words of several speakers together."""
    found: dict[object, list[Entry]] = {}
    for place, one in enumerate(entries):
        key = place if one.utterance is None else one.utterance.shared
        found.setdefault(key, []).append(one)
    return list(found.values())


def _moment(
    desk: Desk, here: Here, entries: list[Entry], notes: Mapping[tuple[str, str], str]
) -> MomentView:
    entry = entries[0]
    if entry.role is not None:
        person = here.actor(entry.people[0])
        place = here.actor(entry.role.of)
        words = _(_ROLES[entry.kind], post=role_words(entry.role))
        return _plain("role", person, words, in_phrase(place))
    if entry.event is not None:
        return _plain("event", here.event(entry.event.id), entry.event.place or "", None)
    spoken = [one.utterance for one in reversed(entries) if one.utterance is not None]
    statement = spoken[0].statement
    words, quoted = words_of(desk, statement)
    capacity, of = _capacity(desk, here, statement) if len(spoken) == 1 else ("", None)
    return MomentView(
        kind="statement",
        subjects=tuple(here.speaker(one.statement.speaker) for one in spoken),
        about=capacity,
        of=of,
        words=words,
        quoted=quoted,
        tongue=tongue_of(desk, statement, quoted=quoted),
        url=here.statement(statement),
        marks=tuple(
            MarkView(
                here.topic(stance.topic),
                stance_position(desk, stance),
                _note(here, statement, stance, spoken, notes),
            )
            for stance in statement.stances
            if stance.topic in desk.addresses.topics
        ),
    )


def _note(
    here: Here,
    statement: Statement,
    stance: Stance,
    spoken: Iterable[Utterance],
    notes: Mapping[tuple[str, str], str],
) -> str:
    """Return whose stance it is when not the speaker's, and what it did to a line."""
    keys = ((one.id, stance.topic) for one in spoken)
    note = next((notes[key] for key in keys if key in notes), "")
    return in_row(part for part in (ascription(here, statement, stance), note) if part)


def _capacity(desk: Desk, here: Here, statement: Statement) -> tuple[str, Link | None]:
    """Return in what capacity something was said, and the country of the post."""
    if statement.speaker.described or statement.speaker.kind is SpeakerKind.AUTHOR:
        return statement.speaker.described or "", None
    words, of = capacity_words(desk, here, desk.analysis.capacity(statement))
    return words, None if of is None else in_phrase(of)


def _plain(kind: str, subject: Link, about: str, of: Link | None) -> MomentView:
    return MomentView(kind, (subject,), about, of, "", False, None, None, ())
