"""How much was said month by month, as pages show it."""

from __future__ import annotations

from typing import Final

import attrs

from policybrief.analysis.salience import MonthCount, Salience
from policybrief.analysis.words import counted, listed, month_words

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
        number = sum(one.number for group in older for one in group)
        before = month_words(shown[-1][-1].month)
        rows.append(MonthView(f"before {before}", str(number), 0))
    total = counted(found.total, "statement")
    return SalienceView(
        caption=f"{total}, by month, newest first; what several articles report counts once.",
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
        return MonthView(f"no statement for {len(group)} months", "", 0)
    one = group[0]
    size = max(round(_FULL * one.number / most), 1) if one.number else 0
    return MonthView(month_words(one.month), str(one.number), size)


def _rest(found: Salience) -> str:
    parts = [f"{number:,} of {year}" for year, number in found.year_only]
    if found.undated:
        parts.append(f"{found.undated:,} whose year is not known either")
    return f"Not in the table, as the month is not known: {listed(parts)}." if parts else ""
