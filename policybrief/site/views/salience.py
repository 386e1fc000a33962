"""How much was said month by month, as pages show it."""

from __future__ import annotations

from typing import Final

import attrs

from policybrief.analysis.salience import MonthCount, Salience
from policybrief.analysis.words import listed, month_words
from policybrief.languages import _, ngettext, number

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
    """

    caption: str
    months: tuple[MonthView, ...]
    rest: str


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
