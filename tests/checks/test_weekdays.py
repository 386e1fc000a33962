"""Weekdays that do not fit their dates are found wherever an editor writes."""

from __future__ import annotations

import datetime

import pytest
from hypothesis import given
from hypothesis import strategies as st

from policybrief.models.date_words import MONTHS, WEEKDAYS, days_of_week, iso_of
from tests.reading.corpora import (
    ARTICLE,
    BODY,
    PERSON,
    TOPIC,
    VALID,
    changed,
    found,
    look_at,
    write,
)

DAYS = st.dates(datetime.date(1900, 1, 1), datetime.date(2100, 1, 1))


@pytest.mark.parametrize(
    "text",
    [
        "on Friday, 8 November 2025, they met",
        "Friday 8 November 2025",
        "Friday, November 8th, 2025",
        "on FRIDAY, the 8th of November 2025",
        "Friday (2025-11-08)",
        "vineri, 8 noiembrie 2025",
        "Freitag, den 8. November 2025",
        "le vendredi 8 novembre 2025",
        "el viernes 8 de noviembre de 2025",
        "venerdì 8 novembre 2025",
    ],
)
def test_weekdays_that_do_not_fit(text):
    """They are read in several languages and orders; 8 November 2025 is a Saturday."""
    (day,) = days_of_week(text)

    assert (day.date, day.fits) == (datetime.date(2025, 11, 8), False)


@pytest.mark.parametrize(
    "text",
    [
        "Saturday, 8 November 2025",
        "Friday, 8 November",
        "Friday; on 8 November 2025 they met",
        "Friday, 31 November 2025",
        "Good Fridays 8 November 2025",
        "Friday evening. The 8 November 2025",
    ],
)
def test_weekdays_that_may_fit(text):
    """Dates without a year, dates that cannot be, and weekdays elsewhere are left alone."""
    assert all(day.fits for day in days_of_week(text))


@given(DAYS, st.sampled_from(sorted(WEEKDAYS)), st.sampled_from(sorted(MONTHS)))
def test_every_weekday_is_compared(day, weekday, month):
    """Any name of a weekday fits exactly the days that are one."""
    date = datetime.date(day.year, MONTHS[month], min(day.day, 28))
    (read,) = days_of_week(f"On {weekday}, {date.day} {month} {date.year}.")

    assert (read.date, read.fits) == (date, date.weekday() == WEEKDAYS[weekday])


@pytest.mark.parametrize(
    ("files", "place"),
    [
        (
            changed(ARTICLE, "    gist: ", "    gist: On Friday, 8 November 2025, "),
            f"{ARTICLE}:19:11",
        ),
        (changed(ARTICLE, "lang: en", "note: Friday, 8 November 2025"), f"{ARTICLE}:6:7"),
        (changed(TOPIC, "See [", "Friday, 8 November 2025: see ["), f"{TOPIC}:9:1"),
        (
            {**VALID, PERSON: VALID[PERSON] + "\nA\nBorn on Friday, 8 November 2025.\n"},
            f"{PERSON}:11:9",
        ),
        (
            changed(ARTICLE, "A port clerk", "On Friday, 8 November 2025, a clerk"),
            f"{ARTICLE}:29:35",
        ),
        ({**VALID, "about.md": "Since Friday, 8 November 2025.\n"}, "about.md:1:7"),
    ],
)
def test_where_weekdays_are_looked_for(files, place, tmp_path):
    """Gists, notes and bodies; the place is that of the field, or of the weekday in a body."""
    _, problems = look_at(write(tmp_path, files))

    assert found(problems) == [f"{place} weekday-mismatch"]
    assert "2025-11-08 is a Saturday" in problems[0].message


@pytest.mark.parametrize(
    ("words", "wrong"),
    [
        ("the Mail on Sunday (19 January 2026)", False),
        ("Bild am Sonntag, 17. Januar 2026", False),
        ("He left by mail on Sunday, 19 January 2026", True),
        ("She left on Sunday, 19 January 2026", True),
    ],
)
def test_names_of_newspapers(words, wrong, tmp_path):
    """A weekday that belongs to a newspaper's name says nothing of the date."""
    _, problems = look_at(write(tmp_path, changed(TOPIC, "See [", f"{words}. See [")))

    assert [one.code for one in problems] == ["weekday-mismatch"] * wrong


def test_texts_of_others_are_left_alone(tmp_path):
    """A file that ``text`` names stays as it was published; ``reviewed`` covers a body."""
    wrong = BODY + "It was Friday, 8 November 2025.\n"
    files = changed(ARTICLE, BODY, "")
    files[ARTICLE] = files[ARTICLE].replace("lang: en", "text: texts/a.txt")
    seen = changed(ARTICLE, BODY, wrong)
    seen[ARTICLE] = seen[ARTICLE].replace("lang: en", "reviewed: [weekday-mismatch]")

    assert look_at(write(tmp_path / "a", {**files, "texts/a.txt": wrong}))[1] == []
    assert look_at(write(tmp_path / "b", seen))[1] == []


@given(DAYS)
def test_dates_in_words_are_read_in_one_way(day):
    """What is written with the month in words or the year in front is that day."""
    for text in (
        f"{day.day} {day:%B} {day.year}",
        f"{day:%B} {day.day}, {day.year}",
        f"{day:%Y/%m/%d}",
    ):
        assert iso_of(text) == day.isoformat()


@given(DAYS)
def test_dates_in_numbers_are_never_guessed(day):
    """Where day and month may be taken for each other, nothing is read."""
    text = f"{day:%d.%m.%Y}"

    assert iso_of(f"{day:%d/%m/%Y}") is None
    assert iso_of(text) in (None, day.isoformat())
    assert (iso_of(text) is None) == (day.day <= 12 and day.day != day.month)
