"""Dates are taken where a text dates itself, and nowhere else."""

from __future__ import annotations

import pytest
from babel.dates import get_month_names
from hypothesis import given
from hypothesis import strategies as st

from policybrief.drafting.dates import date_in_name, dates_in_text, without_dateline
from policybrief.drafting.languages import MONTHS


def found(text: str, language: str | None = "en") -> list[str]:
    return [day for day, _, _ in dates_in_text(text, language)]


@pytest.mark.parametrize(
    ("text", "language", "day"),
    [
        ("14 January 2026", "en", "2026-01-14"),
        ("Published: Wednesday, January 14, 2026, 10:30", "en", "2026-01-14"),
        ("Posted on 14th January 2026 at 10:30 GMT", "en", "2026-01-14"),
        ("2026-01-14", None, "2026-01-14"),
        ("28/01/2026", "en", "2026-01-28"),
        ("WRENPORT, January 14, 2026 (Tide Wire) - The wall is built.", "en", "2026-01-14"),
        ("Wrenport, Norland – January 14, 2026 – In a talk the wall", "en", "2026-01-14"),
        ("Publicat miercuri, 14 ianuarie 2026, ora 10:30", "ro", "2026-01-14"),
        ("14.01.2026", "ro", "2026-01-14"),
        ("Опубліковано: 14 січня 2026 року, 10:30", "uk", "2026-01-14"),
        ("Publié le 14 janvier 2026 à 10h30", "fr", "2026-01-14"),
        ("Publié le 1er août 2026", "fr", "2026-08-01"),
        ("Publicado el 14 de enero de 2026", "es", "2026-01-14"),
        ("Mittwoch, 14. Januar 2026, 10:30 Uhr", "de", "2026-01-14"),
        ("14 января 2026 года", "ru", "2026-01-14"),
        ("14 stycznia 2026", "pl", "2026-01-14"),
        ("8 listopada 2025", "pl", "2025-11-08"),
        ("Luni, 12 ianuarie 2026", "en", "2026-01-12"),
        ("12 січня 2026, 10:15", None, "2026-01-12"),
        ("Lundi 12 janvier 2026", "en", "2026-01-12"),
        ("January 12, 2026", "ro", "2026-01-12"),
        ("2026-01-12T10:15:00Z", "en", "2026-01-12"),
        ("Published 2026-01-12T10:15:00.5+02:00", "en", "2026-01-12"),
        ("13.01.2026, 10:15", "en", "2026-01-13"),
        ("By Jane Roe | 12 January 2026", "en", "2026-01-12"),
        ("12 January 2026 | By Jane Roe", "en", "2026-01-12"),
        ("Par Jeanne Roy, 12 janvier 2026", "fr", "2026-01-12"),
        ("SUDPORT — Monday, 12 January 2026", "en", "2026-01-12"),
    ],
)
def test_a_date_of_its_own(text: str, language: str | None, day: str) -> None:
    """A full date in a line of its own, perhaps with a byline or a place, or in a dateline."""
    assert found(f"A headline\n{text}\nA text follows here.", language) == [day]


@pytest.mark.parametrize(
    "text",
    [
        "On April 28, 2025, the president of Norland was heard",
        "Parliament election on 4 May 2025",
        "Talks end 4 May 2025",
        "The wall, built on 14 January 2026, holds.",
        "08/11/2025",
        "08.11.2025",
        "January 2026",
        "14 January",
        "© 2019 Harbour Daily",
        "31 February 2026",
        "We may 2065 and 65%",
        "Talks about the wall, 14 ianuarie 2026",
        "SUDPORT, 14 ianuarie 2026 - The wall is built.",
        "8. listopada 2025.",
        "By land and sea | 4 May 2025",
        "By 2025 | 4 May 2025 | 5 May 2025",
        "Talks about the wall | 4 May 2025",
        "Elections — 4 May 2025",
        "ELECTIONS — 4 MAY 2025",
        "12.01.2026, 10:15",
        "2026-01-12T10",
        "14 January 20261",
    ],
)
def test_what_is_no_date_of_the_text(text: str) -> None:
    """Prose, half dates, exchangeable days and months, and headlines with a date give none."""
    assert found(f"{text}\nA text follows here.") == []


def test_the_middle_of_a_text_does_not_date_it() -> None:
    """Only the first and the last lines are looked at."""
    lines = ["A line of prose, which goes on."] * 30

    assert found("\n".join([*lines[:15], "14 January 2026", *lines[15:]])) == []
    assert found("\n".join([*lines, "14 January 2026"])) == ["2026-01-14"]


def test_each_date_stands_once_with_its_line() -> None:
    """Two dates are told apart, so that neither is taken."""
    text = "Headline\n14 January 2026\n2026-01-14\n\nUpdated prose.\n15 January 2026\n"

    assert [(day, line) for day, line, _ in dates_in_text(text, "en")] == [
        ("2026-01-14", 2),
        ("2026-01-15", 6),
    ]


@pytest.mark.parametrize(
    ("name", "day"),
    [
        ("2026-01-14-talks", "2026-01-14"),
        ("talks_20260114", "2026-01-14"),
        ("2026.01.14", "2026-01-14"),
        ("talks-14-01-2026", None),
        ("2026-01", None),
        ("120260114", None),
        ("2026-02-31", None),
        ("2026-01-14-2026-01-15", None),
    ],
)
def test_a_date_in_a_name(name: str, day: str | None) -> None:
    """Year, month and day in this order, and only one of them."""
    assert date_in_name(name) == day


def test_a_dateline_is_no_part_of_a_title() -> None:
    """Place and date go, and nothing else does."""
    assert without_dateline("Wrenport, Norland – May 4, 2025 – In a talk", "en") == "In a talk"
    assert without_dateline("May 4, 2025 – In a talk", "en") == "In a talk"
    assert without_dateline("The wall of May 4, 2025 – a Sunday", "en").startswith("The wall")


def test_a_month_means_the_same_in_every_language() -> None:
    """No name in the table stands for two months, so that any language's can be read."""
    numbers: dict[str, set[int]] = {}
    for names in MONTHS.values():
        for number, name in enumerate(names):
            numbers.setdefault(name.casefold(), set()).add(number)

    assert {name for name, found in numbers.items() if len(found) > 1} == set()


@pytest.mark.parametrize("language", sorted(MONTHS))
def test_months_are_those_of_cldr(language: str) -> None:
    """The table says what the languages say."""
    names = get_month_names("wide", "format", language)

    assert list(MONTHS[language]) == [names[month] for month in range(1, 13)]


@given(st.text(max_size=400), st.sampled_from([None, *MONTHS]))
def test_any_text_has_dates_or_none(text: str, language: str | None) -> None:
    """Looking for dates never raises, and what is found is a day."""
    for day, line, words in dates_in_text(text, language):
        assert len(day) == 10
        assert line >= 1
        assert words
