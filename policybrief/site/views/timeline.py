"""The timeline of the whole briefing."""

from __future__ import annotations

import datetime
from collections.abc import Mapping
from typing import Final

import attrs

from policybrief.analysis.spoken import Precision, precision_of
from policybrief.analysis.timeline import Entry
from policybrief.analysis.words import month_words
from policybrief.languages import _, ngettext
from policybrief.site.addresses import Here, Link
from policybrief.site.desk import Desk
from policybrief.site.views.moments import (
    DayView,
    day_views,
    earlier_words,
    notes_of,
    shown_entries,
    undated_words,
)

MOST_ENTRIES: Final = 240
"""How many entries the page lists."""

FOLDED_FROM: Final = 40
"""From how many entries on all years but the newest are folded."""


@attrs.frozen
class MonthsView:
    """The entries of one month.

    Attributes:
        title: The month, or that it is not known.
        days: The entries by date, newest first.
    """

    title: str
    days: tuple[DayView, ...]


@attrs.frozen
class YearView:
    """The entries of one year.

    Attributes:
        year: The year.
        number: How many entries it has, in words.
        folded: Whether they are folded away at first.
        months: The entries by month, newest first; those in a month not known last.
    """

    year: str
    number: str
    folded: bool
    months: tuple[MonthsView, ...]


@attrs.frozen
class TimelineView:
    """What the template ``timeline.md.jinja`` sees.

    Attributes:
        title: Title of the page.
        lead: What is listed, in a sentence.
        years: The entries by year, newest first.
        more: How many older ones there are, in words; empty for none.
        undated: How much was said without a date, in words; empty for nothing.
        countries: The page of countries, each with a timeline of its own.
        statements: The page of all statements.
    """

    title: str
    lead: str
    years: tuple[YearView, ...]
    more: str
    undated: str
    countries: Link
    statements: Link


def timeline_view(desk: Desk, here: Here) -> TimelineView:
    """Return the timeline of everything, at most its newest entries."""
    timeline = desk.analysis.timeline()
    entries = shown_entries(timeline)
    shown, left = entries[:MOST_ENTRIES], len(entries) - MOST_ENTRIES
    notes = notes_of(timeline)
    years: dict[int, list[Entry]] = {}
    for one in shown:
        years.setdefault(one.day.year, []).append(one)
    newest = max(years, default=None)
    lead = _("What was said, who held which post, and events, newest first.")
    if shown:
        lead = ngettext(
            "What was said, who held which post, and events, newest first: {n} entry.",
            "What was said, who held which post, and events, newest first: {n} entries.",
            len(entries),
        )
    return TimelineView(
        title=_("Timeline"),
        lead=lead,
        years=tuple(
            YearView(
                year=str(year),
                number=ngettext("{n} entry", "{n} entries", len(group)),
                folded=len(shown) > FOLDED_FROM and year != newest,
                months=_months(desk, here, group, notes),
            )
            for year, group in years.items()
        ),
        more=earlier_words(left) if left > 0 else "",
        undated=undated_words(len(timeline.undated)) if timeline.undated else "",
        countries=Link(_("countries"), here.url("countries/index.html")),
        statements=Link(_("list of statements"), here.url("statements/index.html")),
    )


def _months(
    desk: Desk, here: Here, entries: list[Entry], notes: Mapping[tuple[str, str], str]
) -> tuple[MonthsView, ...]:
    months: dict[datetime.date | None, list[Entry]] = {}
    for one in entries:
        exact = precision_of(one.date) in (Precision.DAY, Precision.MONTH)
        months.setdefault(one.day.replace(day=1) if exact else None, []).append(one)
    unknown = months.pop(None, [])
    found = [
        MonthsView(month_words(month), day_views(desk, here, group, notes))
        for month, group in months.items()
    ]
    if unknown:
        found.append(MonthsView(_("Month not known"), day_views(desk, here, unknown, notes)))
    return tuple(found)
