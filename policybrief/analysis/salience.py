"""How much was said in each month."""

from __future__ import annotations

import datetime
from collections import Counter
from collections.abc import Iterable

import attrs

from policybrief.analysis.spoken import Precision, Utterance


@attrs.frozen
class MonthCount:
    """How much was said in one month.

    Attributes:
        month: The first day of the month.
        number: How many utterances.
    """

    month: datetime.date
    number: int


@attrs.frozen(kw_only=True)
class Salience:
    """How much was said, month by month.

    What several articles report, or say of several speakers at once, counts once.

    Attributes:
        months: Every month from the first to the last in which something was said, those without
            a statement included.
        year_only: Pairs of a year and how much was said in it in a month that is not known.
        undated: How much was said in a year that is not known.
    """

    months: tuple[MonthCount, ...]
    year_only: tuple[tuple[int, int], ...]
    undated: int

    @property
    def total(self) -> int:
        """How much was said in all."""
        return (
            sum(one.number for one in self.months)
            + sum(number for _, number in self.year_only)
            + self.undated
        )


def salience(
    spoken: Iterable[Utterance], topic: str | None = None, country: str | None = None
) -> Salience:
    """Return how much was said in each month.

    An utterance whose date is less precise than a month is put into none.

    Args:
        spoken: What was said.
        topic: Id of a topic: only what has a stance on it.
        country: Code of a country: only what speaks for it or belongs to it. With a topic, only
            what is evidence for the country on that topic.
    """
    months: Counter[datetime.date] = Counter()
    years: Counter[int] = Counter()
    undated = 0
    once = {one.shared: one for one in spoken if _concerns(one, topic, country)}
    for one in once.values():
        if one.day is None or one.precision is Precision.NONE:
            undated += 1
        elif one.precision is Precision.YEAR:
            years[one.day.year] += 1
        else:
            months[one.day.replace(day=1)] += 1
    return Salience(
        months=tuple(MonthCount(month, months[month]) for month in _from_first_to_last(months)),
        year_only=tuple(sorted(years.items())),
        undated=undated,
    )


def _concerns(one: Utterance, topic: str | None, country: str | None) -> bool:
    if topic is not None and country is not None:
        return (country, topic) in one.subjects
    return (topic is None or topic in one.topics) and (country is None or country in one.countries)


def _from_first_to_last(months: Iterable[datetime.date]) -> list[datetime.date]:
    known = sorted(months)
    if not known:
        return []
    numbers = [month.year * 12 + month.month - 1 for month in (known[0], known[-1])]
    return [
        datetime.date(number // 12, number % 12 + 1, 1)
        for number in range(numbers[0], numbers[1] + 1)
    ]
