"""How much was said month by month, as pages show it."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from functools import partial
from typing import Final

import attrs

from policybrief.analysis.salience import MonthCount, Salience
from policybrief.analysis.words import listed, month_words
from policybrief.languages import _, ngettext, number
from policybrief.site.addresses import Here
from policybrief.site.desk import Desk
from policybrief.site.figures import Figure
from policybrief.site.views.frame import FrameView, frame_view

MOST_MONTHS: Final = 24
"""How many rows are shown; what is older is added up in one."""

_FULL: Final = 10


@attrs.frozen
class MonthView:
    """One row: a month, or a stretch of months.

    Attributes:
        label: The month, or what stands for several.
        number: How much was said; empty for a stretch without a statement.
        size: The length of its bar, from 0 to 10.
    """

    label: str
    number: str
    size: int


@attrs.frozen
class SalienceView:
    """How much was said month by month.

    Attributes:
        caption: What is counted, in a sentence.
        months: The rows, newest first.
        rest: What could be put into no month, in a sentence; empty when there is nothing.
        frame: What stands around the table; None when it has no row.
    """

    caption: str
    months: tuple[MonthView, ...]
    rest: str
    frame: FrameView | None = None


def salience_figures(desk: Desk) -> Iterator[Figure]:
    """Yield how much was said of each topic and for each country, as tables by themselves."""
    for topic in desk.corpus.live_topics:
        found = desk.analysis.salience(topic=topic.id)
        if found.months:
            make = partial(topic_salience, desk, id_=topic.id)
            yield _figure(_name("topics", topic.id), make, found)
    for code, address in sorted(desk.addresses.actors.items()):
        if address.startswith("countries/"):
            found = desk.analysis.salience(country=code)
            if found.months:
                make = partial(country_salience, desk, code=code)
                yield _figure(_name("countries", code), make, found)


def topic_salience(desk: Desk, here: Here, id_: str) -> SalienceView:
    """Return how much was said of a topic."""
    found = desk.analysis.salience(topic=id_)
    name, page = here.topic(id_).name, desk.addresses.topics[id_]
    return _framed(desk, here, found, _name("topics", id_), name, page)


def country_salience(desk: Desk, here: Here, code: str) -> SalienceView:
    """Return how much was said for a country, or by somebody who belongs to it."""
    found = desk.analysis.salience(country=code)
    name, page = here.actor(code).name, desk.addresses.actors[code]
    return _framed(desk, here, found, _name("countries", code), name, page)


def _name(folder: str, id_: str) -> str:
    return f"{folder}/{id_}-months"


def _figure(name: str, make: Callable[[Here], SalienceView], found: Salience) -> Figure:
    return Figure(name, "_months_table.jinja", make, partial(_rows, found), picture=False)


def _rows(found: Salience) -> Iterator[tuple[str, str]]:
    """Yield each month with what was said in it, then years and what has no date."""
    yield ("when", "statements")
    for one in found.months:
        yield one.month.isoformat()[:7], str(one.number)
    for year, some in found.year_only:
        yield str(year), str(some)
    if found.undated:
        yield "", str(found.undated)


def _framed(
    desk: Desk, here: Here, found: Salience, name: str, about: str, page: str
) -> SalienceView:
    """Return how much was said of something, with what stands around the table."""
    view = salience_view(found)
    if not found.months:
        return view
    most = max(found.months, key=lambda one: (one.number, one.month))
    title = _(
        "{about}: most was said in {month}, {statements}",
        about=about,
        month=month_words(most.month),
        statements=ngettext("{n} statement", "{n} statements", most.number),
    )
    source = ngettext("{n} statement", "{n} statements", found.total)
    frame = frame_view(desk, here, name, title, source, picture=False, page=page)
    return attrs.evolve(view, frame=frame)


def salience_view(found: Salience) -> SalienceView:
    """Return how much was said, with long silences folded into one row each."""
    stretches = _stretches(found.months)
    shown, older = stretches[:MOST_MONTHS], stretches[MOST_MONTHS:]
    most = max((one.number for one in found.months), default=1)
    rows = [_row(group, most) for group in shown]
    if older:
        sum_ = sum(one.number for group in older for one in group)
        before = month_words(shown[-1][-1].month)
        rows.append(MonthView(_("before {month}", month=before), number(sum_), 0))
    return SalienceView(
        caption=ngettext(
            "{n} statement, by month, newest first; what several articles report counts once.",
            "{n} statements, by month, newest first; what several articles report counts once.",
            found.total,
        ),
        months=tuple(rows),
        rest=_rest(found),
    )


def _stretches(months: tuple[MonthCount, ...]) -> list[list[MonthCount]]:
    """Return the months, newest first, those without a statement joined with their neighbours."""
    found: list[list[MonthCount]] = []
    for one in reversed(months):
        if found and not one.number and not found[-1][0].number:
            found[-1].append(one)
        else:
            found.append([one])
    return found


def _row(group: list[MonthCount], most: int) -> MonthView:
    if len(group) > 1:
        silent = ngettext("no statement for {n} month", "no statement for {n} months", len(group))
        return MonthView(silent, "", 0)
    one = group[0]
    size = max(round(_FULL * one.number / most), 1) if one.number else 0
    return MonthView(month_words(one.month), number(one.number), size)


def _rest(found: Salience) -> str:
    parts = [
        ngettext("{n} of {year}", "{n} of {year}", some, year=year)
        for year, some in found.year_only
    ]
    if found.undated:
        parts.append(
            ngettext(
                "{n} whose year is not known either",
                "{n} whose year is not known either",
                found.undated,
            )
        )
    if not parts:
        return ""
    return _("Not in the table, as the month is not known: {statements}.", statements=listed(parts))
