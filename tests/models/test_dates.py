"""Dates and spans of EDTF level 1."""

from __future__ import annotations

import datetime

import pytest
from hypothesis import given
from hypothesis import strategies as st

from policybrief.models.dates import Covers, EdtfDate, End, months_before
from tests.strategies import days, points, spans


def day(text: str | None) -> datetime.date | None:
    return None if text is None else datetime.date.fromisoformat(text)


BOUNDS = [
    ("2025", "2025-01-01", "2025-12-31"),
    ("2025-04", "2025-04-01", "2025-04-30"),
    ("2025-04-28", "2025-04-28", "2025-04-28"),
    ("2024-02", "2024-02-01", "2024-02-29"),
    ("2025-02", "2025-02-01", "2025-02-28"),
    ("2024-02-29", "2024-02-29", "2024-02-29"),
    ("0001", "0001-01-01", "0001-12-31"),
    ("9999-12-31", "9999-12-31", "9999-12-31"),
    ("2025~", "2025-01-01", "2025-12-31"),
    ("2025-04?", "2025-04-01", "2025-04-30"),
    ("2025-04-28%", "2025-04-28", "2025-04-28"),
    ("2025-21", "2025-03-01", "2025-05-31"),
    ("2025-22", "2025-06-01", "2025-08-31"),
    ("2025-23", "2025-09-01", "2025-11-30"),
    ("2025-24", "2025-12-01", "2026-02-28"),
    ("2023-24", "2023-12-01", "2024-02-29"),
    ("202X", "2020-01-01", "2029-12-31"),
    ("20XX", "2000-01-01", "2099-12-31"),
    ("2025-XX", "2025-01-01", "2025-12-31"),
    ("2025-XX-XX", "2025-01-01", "2025-12-31"),
    ("2025-02-XX", "2025-02-01", "2025-02-28"),
    ("2024/2025", "2024-01-01", "2025-12-31"),
    ("2024-05-06/2025-04", "2024-05-06", "2025-04-30"),
    ("2024-05-06/2024-05-06", "2024-05-06", "2024-05-06"),
    ("2025-05-10/2025-05", "2025-05-10", "2025-05-31"),
    ("2025-05-26/..", "2025-05-26", None),
    ("2012/", "2012-01-01", None),
    ("../2025-04", None, "2025-04-30"),
    ("/2025-04", None, "2025-04-30"),
    ("2024~/2025-04?", "2024-01-01", "2025-04-30"),
    (" 2025-04 ", "2025-04-01", "2025-04-30"),
]


@pytest.mark.parametrize(("text", "earliest", "latest"), BOUNDS, ids=[one[0] for one in BOUNDS])
def test_first_and_last_day(text: str, earliest: str | None, latest: str | None) -> None:
    """A date is as wide as its precision, and has no bound at an open or unknown end."""
    date = EdtfDate.parse(text)

    assert date.earliest == day(earliest)
    assert date.latest == day(latest)


@pytest.mark.parametrize(
    "text",
    [
        "",
        " ",
        "/",
        "../..",
        "/..",
        "../",
        "..",
        "2025-13",
        "2025-00",
        "2025-02-29",
        "2025-04-31",
        "2025-04-00",
        "2025-4",
        "25",
        "20255",
        "-2025",
        "Y17000",
        "0000",
        "2025-25",
        "2025-21-01",
        "2025-21-XX",
        "2025-XX-01",
        "202X-05",
        "20X5",
        "X025",
        "2025~-04",
        "~2025",
        "2025~~",
        "2025~?",
        "2025-04-28T10:00",
        "2025-04-28 10:00",
        "28.04.2025",
        "04/28/2025",
        "2025/2024",
        "2025-05-11/2025-05-10",
        "2025/2026/2027",
        "2025 / 2026",
        "2025–2026",
        "2025-04-28/...",
        "April 2025",
        "today",
        "٢٠٢٥",
        "2025-0４",
        "9999-24",
        "2025\n2026",
    ],
)
def test_what_is_no_date(text: str) -> None:
    """What is not EDTF level 1 is refused with a message that names it."""
    with pytest.raises(ValueError, match=r"date|start|end|digit|time of day"):
        EdtfDate.parse(text)


def test_a_time_of_day_is_named() -> None:
    """A time of day is refused with the day that would do."""
    with pytest.raises(ValueError, match="the day is enough: 2025-04-28"):
        EdtfDate.parse("2025-04-28T10:00")


@pytest.mark.parametrize(
    ("text", "start", "end", "span"),
    [
        ("2025", End.KNOWN, End.KNOWN, False),
        ("2025/2026", End.KNOWN, End.KNOWN, True),
        ("2025/..", End.KNOWN, End.OPEN, True),
        ("2025/", End.KNOWN, End.UNKNOWN, True),
        ("../2025", End.OPEN, End.KNOWN, True),
        ("/2025", End.UNKNOWN, End.KNOWN, True),
    ],
)
def test_open_is_not_unknown(text: str, start: End, end: End, span: bool) -> None:
    """An open end ("..") and an unknown one (nothing) are told apart."""
    date = EdtfDate.parse(text)

    assert (date.start, date.end, date.span) == (start, end, span)


@pytest.mark.parametrize(
    ("text", "approximate", "uncertain"),
    [
        ("2025", False, False),
        ("2025~", True, False),
        ("2025?", False, True),
        ("2025%", True, True),
        ("2024~/2025", True, False),
        ("2024/2025?", False, True),
        ("2024/..", False, False),
        ("202X", False, False),
    ],
)
def test_marks(text: str, approximate: bool, uncertain: bool) -> None:
    """About (~), uncertain (?) and both (%) may stand at either end."""
    date = EdtfDate.parse(text)

    assert (date.approximate, date.uncertain) == (approximate, uncertain)


Y, N, U = Covers.YES, Covers.NO, Covers.UNCERTAIN


@pytest.mark.parametrize(
    ("text", "at", "answer"),
    [
        ("2024-05-06/2025-04-28", "2024-05-05", N),
        ("2024-05-06/2025-04-28", "2024-05-06", Y),
        ("2024-05-06/2025-04-28", "2025-04-28", Y),
        ("2024-05-06/2025-04-28", "2025-04-29", N),
        ("2024/2025", "2024-01-01", Y),
        ("2024/2025", "2025-12-31", Y),
        ("2024/2025", "2026-01-01", N),
        ("2024-05-06/..", "2999-01-01", Y),
        ("2024-05-06/..", "2024-05-05", N),
        ("../2024-05-06", "0001-01-01", Y),
        ("../2024-05-06", "2024-05-07", N),
        ("2012/", "2011-12-31", N),
        ("2012/", "2020-01-01", U),
        ("/2012", "2013-01-01", N),
        ("/2012", "2000-01-01", U),
        ("2020/2025~", "2023-01-01", Y),
        ("2020/2025~", "2025-06-01", U),
        ("2020/2025~", "2026-01-01", N),
        ("2020?/2025", "2020-06-01", U),
        ("2020?/2025", "2021-01-01", Y),
        ("2020/202X", "2021-01-01", U),
        ("2020/2025-XX", "2025-06-01", U),
        ("2020~/..", "2020-06-01", U),
        ("2020~/..", "2021-01-01", Y),
        ("2025-04", "2025-04-15", Y),
        ("2025-04~", "2025-04-15", U),
        ("2025-24", "2026-01-15", Y),
    ],
)
def test_covers(text: str, at: str, answer: Covers) -> None:
    """Ends count; an unknown end covers nothing surely, an uncertain one leaves its period open."""
    assert EdtfDate.parse(text).covers(datetime.date.fromisoformat(at)) is answer


@pytest.mark.parametrize(
    ("one", "other", "answer"),
    [
        ("2025", "2025-04-28", True),
        ("2025-04", "2025-05", False),
        ("2025-04-30", "2025-04", True),
        ("2024/..", "2031", True),
        ("2024/", "2031", True),
        ("2024/..", "2023", False),
        ("../2024", "2025/..", False),
        ("2025-01-05/2025-02-01", "2025-02", True),
    ],
)
def test_overlaps(one: str, other: str, answer: bool) -> None:
    """Two dates overlap when they may share a day, whichever is asked."""
    assert EdtfDate.parse(one).overlaps(EdtfDate.parse(other)) is answer
    assert EdtfDate.parse(other).overlaps(EdtfDate.parse(one)) is answer


@pytest.mark.parametrize(
    ("text", "by"),
    [
        ("2025-04-28", "../2025-04-28"),
        ("2025-04~", "../2025-04~"),
        ("2024/2025-03", "../2025-03"),
        ("2025/..", "2025/.."),
        ("../2025", "../2025"),
    ],
)
def test_by(text: str, by: str) -> None:
    """ "By" a date is the span up to it."""
    assert EdtfDate.parse(text).by() == EdtfDate.parse(by)


@pytest.mark.parametrize(
    ("start", "months", "before"),
    [
        ("2025-04-28", 24, "2023-04-28"),
        ("2025-04-28", 1, "2025-03-28"),
        ("2025-03-31", 1, "2025-02-28"),
        ("2024-03-31", 1, "2024-02-29"),
        ("2024-02-29", 12, "2023-02-28"),
        ("2025-01-15", 1, "2024-12-15"),
        ("2025-12-31", 13, "2024-11-30"),
        ("2025-04-28", 0, "2025-04-28"),
        ("0001-06-15", 24, "0001-01-15"),
    ],
)
def test_months_before(start: str, months: int, before: str) -> None:
    """The same day of an earlier month, or that month's last day; never before the year 1."""
    assert months_before(datetime.date.fromisoformat(start), months) == day(before)


@given(st.one_of(st.text(), st.text(alphabet="0123456789-/.X~?% T:٣")))
def test_parsing_never_raises_anything_else(text: str) -> None:
    """Any text gives a date or a ValueError."""
    try:
        date = EdtfDate.parse(text)
    except ValueError:
        return

    assert EdtfDate.parse(date.text) == date


@given(points())
def test_earliest_is_never_after_latest(text: str) -> None:
    """The first day that a date may mean is not after the last."""
    date = EdtfDate.parse(text)

    assert date.earliest is not None
    assert date.latest is not None
    assert date.earliest <= date.latest


@given(spans(), days)
def test_spans_hold_together(text: str, at: datetime.date) -> None:
    """A span keeps its text; it covers no day outside its bounds and none surely if unknown."""
    try:
        date = EdtfDate.parse(text)
    except ValueError:
        return
    covers = date.covers(at)

    assert date.text == str(date) == text
    assert hash(EdtfDate.parse(text)) == hash(date)
    if (date.earliest and at < date.earliest) or (date.latest and at > date.latest):
        assert covers is Covers.NO
    elif End.UNKNOWN in (date.start, date.end):
        assert covers is Covers.UNCERTAIN
    else:
        assert covers is not Covers.NO


@given(st.dates(), st.integers(0, 600), st.integers(0, 600))
def test_more_months_are_never_later(start: datetime.date, few: int, more: int) -> None:
    """The more months before, the earlier the day."""
    assert months_before(start, few + more) <= months_before(start, few) <= start or (
        months_before(start, few).year == 1
    )
