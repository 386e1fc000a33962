"""All changes of lines, and the first statements of countries."""

from __future__ import annotations

from typing import Final

import attrs

from policybrief.analysis.timeline import Entry, EntryKind
from policybrief.analysis.words import grade_words, listed, month_words, plain_date_words
from policybrief.languages import _, ngettext, sorting_key
from policybrief.site.addresses import Here, Link
from policybrief.site.desk import Desk
from policybrief.site.views.lines import shift_words
from policybrief.site.views.statements import (
    PositionView,
    is_inferred,
    position_view,
    speaker_link,
    spoken_capacity,
    stance_position,
    words_of,
)
from policybrief.site.views.tongues import Tongue, tongue_of

MOST_CHANGES: Final = 160
"""How many changes and first statements the page lists."""


@attrs.frozen
class ChangeView:
    """A change of a line, or the first statement of one or more countries on a topic.

    Attributes:
        countries: The country; several where one utterance is the first of each.
        topic: The topic.
        first: Whether it is a first statement.
        before: The position before; None for a first statement.
        earlier: When that was stated, as a link to the statement; None likewise.
        after: The position after.
        date: When it was stated, as a link to the statement.
        inferred: Whether that date was inferred.
        words: The words it rests on: a quote, or a sentence of the editors.
        quoted: Whether these words are a quote.
        tongue: The language of a quote, when it is known.
        speaker: Who said it; without a name for a country named without a speaker.
        capacity: In what capacity.
        grade: The evidence grade in words.
        grade_style: A class for the grade.
        what: What changed and by whom, in words.
        possible: Whether it is only possible, as either side is no more than reported.
    """

    countries: tuple[Link, ...]
    topic: Link
    first: bool
    before: PositionView | None
    earlier: Link | None
    after: PositionView
    date: Link
    inferred: bool
    words: str
    quoted: bool
    tongue: Tongue | None
    speaker: Link
    capacity: str
    grade: str
    grade_style: str
    what: str
    possible: bool


@attrs.frozen
class ChangesView:
    """What the template ``changes.md.jinja`` sees.

    Attributes:
        title: Title of the page.
        lead: How many there are, in a sentence.
        nothing: That no position changed, and since when, in a sentence; empty when one did.
        years: The changes by year, newest first.
        more: How many older ones there are, in words; empty for none.
    """

    title: str
    lead: str
    nothing: str
    years: tuple[tuple[str, tuple[ChangeView, ...]], ...]
    more: str


def changes_view(desk: Desk, here: Here) -> ChangesView:
    """Return all changes and first statements, newest first, those of one utterance together."""
    groups: dict[object, list[Entry]] = {}
    kinds = (EntryKind.SHIFT, EntryKind.FIRST_STATEMENT)
    for one in reversed(desk.analysis.timeline().entries):
        if one.kind in kinds and one.evidence is not None:
            evidence = one.evidence
            key: object = evidence.place if one.shift is not None else _same(one)
            groups.setdefault(key, []).append(one)
    ordered = list(groups.values())
    years: dict[str, list[ChangeView]] = {}
    for group in ordered[:MOST_CHANGES]:
        view = _change_view(desk, here, group)
        years.setdefault(str(group[0].day.year), []).append(view)
    left = len(ordered) - MOST_CHANGES
    return ChangesView(
        title=_("Changes"),
        lead=_lead([one for group in ordered for one in group]),
        nothing="" if desk.analysis.shifts else nothing_changed(desk),
        years=tuple((year, tuple(views)) for year, views in years.items()),
        more=ngettext("and {n} earlier one", "and {n} earlier ones", left) if left > 0 else "",
    )


def nothing_changed(desk: Desk) -> str:
    """Return that no line changed, and since which month there are statements."""
    said = [one.day for one in desk.corpus.published if one.day is not None]
    if not said:
        return _("Nothing was said yet.")
    return _("No position changed since {month}.", month=month_words(min(said)))


def _same(entry: Entry) -> tuple[object, ...]:
    """Return what first statements share that are shown as one: the utterance and what it says."""
    assert entry.evidence is not None
    one = entry.evidence
    return entry.day, one.statement.utterance, one.topic, one.position, one.stance.condition


def _lead(entries: list[Entry]) -> str:
    changed = sum(1 for one in entries if one.shift is not None)
    parts = [ngettext("{n} change", "{n} changes", changed)] if changed else []
    if len(entries) > changed:
        first = len(entries) - changed
        parts.append(ngettext("{n} first statement", "{n} first statements", first))
    if not parts:
        return _("Where a country's position changed, and where one was first found.")
    return _("{changes} on record, newest first.", changes=listed(parts))


def _change_view(desk: Desk, here: Here, group: list[Entry]) -> ChangeView:
    entry = group[0]
    one = entry.evidence
    assert one is not None
    shift = entry.shift
    words, quoted = words_of(desk, one.statement)
    itself = one.names_no_speaker
    countries = (here.actor(each.countries[0]) for each in group)
    after = stance_position(desk, one.stance)
    before = earlier = None
    if shift is not None:
        after = position_view(desk, one.topic, one.position, shift.after_condition, None)
        before = position_view(desk, one.topic, shift.before.position, shift.before_condition, None)
        earlier = Link(
            plain_date_words(shift.before.statement.said), here.statement(shift.before.statement)
        )
    return ChangeView(
        countries=tuple(sorted(countries, key=lambda link: sorting_key(link.name))),
        topic=here.topic(one.topic),
        first=shift is None,
        before=before,
        earlier=earlier,
        after=after,
        date=Link(plain_date_words(entry.date), here.statement(one.statement)),
        inferred=is_inferred(entry.date),
        words=words,
        quoted=quoted,
        tongue=tongue_of(desk, one.statement, quoted=quoted),
        speaker=Link("") if itself else speaker_link(here, one),
        capacity="" if itself else spoken_capacity(desk, here, one),
        grade=grade_words(desk.corpus, one),
        grade_style=one.grade.value,
        what=_("first statement found") if shift is None else shift_words(shift),
        possible=shift is not None and shift.possible,
    )
