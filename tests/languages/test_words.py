"""Dates, lists, names and numbers, as each language has them."""

from __future__ import annotations

import datetime
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from policybrief.analysis.words import (
    ACTS,
    GRADES,
    age_words,
    date_words,
    day_words,
    in_month_words,
    listed,
    medium_words,
    month_words,
    on_date_words,
    plain_date_words,
    since_words,
    with_article,
)
from policybrief.languages import decimal, direction, sorting_key, speaking, spoken
from policybrief.languages.catalogues import is_spoken, language_of, locale_of
from policybrief.models.actor import Country
from policybrief.models.corpus import Corpus
from policybrief.models.dates import edtf
from policybrief.models.topic import PLAIN_LABELS

LAST = datetime.date(2026, 1, 31)
FIRST = datetime.date(2026, 2, 1)
DATES = [
    *("2026-01-31", "2025-04~", "../2026-01", "2025-05/..", "2025-05-26/..", "/2025", "2025/"),
    *("2025-21?", "199X", "2025-04-XX", "2025-XX", "2025-01/2025-03-04", "2012-03%", "2024~"),
]


@pytest.mark.parametrize(
    ("text", "words", "since"),
    [
        ("2026-01-31", "31 January 2026", "since 31 January 2026"),
        ("2025-04~", "about April 2025", "since April 2025"),
        ("../2026-01~", "by about January 2026", "since January 2026 or earlier"),
        ("../2026-01", "by January 2026", "since January 2026 or earlier"),
        ("2025-05/..", "since May 2025", "since May 2025"),
        ("/2025", "from an unknown day to 2025", "since 2025 or earlier"),
        ("2025/", "from 2025, end unknown", "since 2025"),
        ("2025-21?", "spring 2025 (uncertain)", "since spring 2025"),
        ("199X", "199?", "since 199?"),
        ("2025-04-XX", "April 2025", "since April 2025"),
        ("2012-03%", "about March 2012 (uncertain)", "since March 2012"),
        (
            "2025-01/2025-03-04",
            "January 2025 to 4 March 2025",
            "since a day between January 2025 and 4 March 2025",
        ),
    ],
)
def test_a_date_in_english(text: str, words: str, since: str):
    """As precise as it is known, and no more."""
    assert date_words(edtf(text)) == words
    assert since_words(edtf(text)) == since


@pytest.mark.parametrize(
    ("language", "words"),
    [
        ("ro", ["31 ianuarie 2026", "ianuarie 2026", "în ianuarie 2026", "1 februarie 2026"]),
        (
            "uk",
            ["31 січня 2026 року", "січень 2026 року", "у січні 2026 року", "1 лютого 2026 року"],
        ),
        ("fr", ["31 janvier 2026", "janvier 2026", "en janvier 2026", "1er février 2026"]),
        ("en", ["31 January 2026", "January 2026", "in January 2026", "1 February 2026"]),
        ("en-US", ["January 31, 2026", "January 2026", "in January 2026", "February 1, 2026"]),
    ],
)
def test_a_day_and_a_month(language: str, words: list[str]):
    """A month in the form that goes with where it stands."""
    with speaking(language):
        said = [day_words(LAST), month_words(LAST), in_month_words(LAST), day_words(FIRST)]

    assert said == words


@pytest.mark.parametrize(
    ("language", "words"),
    [
        (
            "ro",
            {
                "2025-04~": "aproximativ aprilie 2025",
                "../2026-01": "cel târziu în ianuarie 2026",
                "../2026-01-31": "cel târziu la 31 ianuarie 2026",
                "2025-05/..": "din mai 2025",
            },
        ),
        (
            "uk",
            {
                "2025-04~": "близько квітня 2025 року",
                "../2026-01": "не пізніше січня 2026 року",
                "../2026-01-31": "не пізніше 31 січня 2026 року",
                "2025-05/..": "з травня 2025 року",
                "2024~": "близько 2024 року",
                "../2026-01~": "приблизно не пізніше січня 2026 року",
                "2025-04": "квітень 2025 року",
            },
        ),
        (
            "fr",
            {
                "2025-04~": "vers avril 2025",
                "../2026-01": "au plus tard en janvier 2026",
                "../2026-01-31": "au plus tard le 31 janvier 2026",
                "2025-05/..": "depuis mai 2025",
            },
        ),
    ],
)
def test_what_is_known_of_a_date(language: str, words: dict[str, str]):
    """Whole phrases, with the preposition and the case that go with a day, a month, a year."""
    with speaking(language):
        assert {text: date_words(edtf(text)) for text in words} == words


@given(language=st.sampled_from(spoken()), text=st.sampled_from(DATES))
def test_no_date_fails_in_any_language(language: str, text: str):
    """And none keeps a placeholder; what is plain has no mark of doubt."""
    with speaking(language):
        date = edtf(text)
        said = [date_words(date), since_words(date), on_date_words(date), plain_date_words(date)]
        doubtful = date.approximate or date.uncertain

        assert all(one and "{" not in one for one in said)
        assert (date_words(date) != plain_date_words(date)) is doubtful


@pytest.mark.parametrize(
    ("language", "words"),
    [
        ("en", ["a", "a and b", "a, b and c"]),
        ("ro", ["a", "a și b", "a, b și c"]),
        ("uk", ["a", "a і b", "a, b і c"]),
        ("fr", ["a", "a et b", "a, b et c"]),
    ],
)
def test_a_list(language: str, words: list[str]):
    """Its last two are joined by a word, without a comma before it."""
    with speaking(language):
        assert [listed(["a", "b", "c"][:many]) for many in (1, 2, 3)] == words
        assert listed([]) == ""


def test_tables_of_words_speak_the_language_of_the_moment():
    """A table that was made in one language is read in another."""
    for table in (GRADES, ACTS, PLAIN_LABELS):
        english = list(table.values())
        with speaking("uk"):
            ukrainian = list(table.values())

        assert len(english) == len(ukrainian) == len(list(table))
        assert not set(english) & set(ukrainian)
        assert list(table.values()) == english


def test_a_country_without_a_file_is_named_in_the_language():
    """A name that a file gives stays; the rest of the world is in English."""
    corpus = Corpus(actors=[Country(id="bg", name="Bulgarland"), Country(id="fr")])
    with speaking("uk"):
        named = [corpus.actor(code) for code in ("ro", "fr", "bg")]

        assert [one and one.name for one in named] == ["Румунія", "Франція", "Bulgarland"]
    assert [one and one.name for one in named] == ["Romania", "France", "Bulgarland"]


def test_names_sort_by_their_letters():
    """Accents count only between names that are alike without them."""
    romanian = ["Serbia", "Șomcuta", "Suedia", "Țara", "Turcia", "Ungaria"]
    ukrainian = ["Гана", "Ґвінея", "Данія", "Естонія", "Єгипет", "Ізраїль", "Італія", "Йорданія"]
    ukrainian += ["Кіпр", "Японія"]

    for names in (romanian, ukrainian):
        assert sorted(set(names), key=sorting_key) == names
    assert sorted(["Åland", "Albania", "Østfold", "Oman"], key=sorting_key) == [
        *("Åland", "Albania"),
        *("Oman", "Østfold"),
    ]


@given(st.text(), st.text())
def test_no_two_names_sort_as_one(one: str, other: str):
    """The order of a list does not rest on where it began."""
    assert (sorting_key(one) == sorting_key(other)) is (one == other)


@pytest.mark.parametrize(
    ("language", "written"),
    [("en", "1,234.50"), ("ro", "1.234,50"), ("uk", "1\u00a0234,50"), ("fr", "1\u202f234,50")],
)
def test_a_number_keeps_its_digits(language: str, written: str):
    """Only the signs between them are the language's."""
    with speaking(language):
        assert decimal(Decimal("1234.50")) == written


@pytest.mark.parametrize(
    ("tag", "which"),
    [
        *(("ar", "rtl"), ("he-IL", "rtl"), ("fa-AF", "rtl"), ("pa-Arab-PK", "rtl")),
        *(("ro", "ltr"), ("sr-Latn", "ltr"), ("uk-UA", "ltr"), ("tlh", "ltr"), ("", "ltr")),
    ],
)
def test_a_language_is_written_from_one_side(tag: str, which: str):
    """A script that a tag names decides before the language."""
    assert direction(tag) == which


@pytest.mark.parametrize(
    ("tag", "language", "locale"),
    [
        ("uk-UA", "uk", "uk_UA"),
        ("RO", "ro", "ro"),
        ("ro_MD", "ro", "ro"),
        ("fr-CA", "fr", "fr_CA"),
        ("en", "en", "en_GB"),
        ("en-AU", "en", "en_AU"),
        ("pt-BR", "en", "en_GB"),
        ("sr-Latn", "en", "en_GB"),
        ("x", "en", "en_GB"),
        ("", "en", "en_GB"),
    ],
)
def test_a_tag_is_spoken_as_a_whole_or_not_at_all(tag: str, language: str, locale: str):
    """The dates of a page are never in another language than its words."""
    assert language_of(tag) == language
    assert str(locale_of(tag)) == locale
    assert is_spoken(tag) is (tag.casefold()[:2] in ("uk", "ro", "fr", "en"))


def test_what_english_alone_needs_stays_out_of_other_languages():
    """No article before a name, no medium in English, no age in months that count otherwise."""
    with speaking("uk"):
        assert with_article("United States") == "United States"
        assert medium_words("press-conference") == "пресконференція"
        assert medium_words("town-hall") == "town hall"
        assert age_words(datetime.date(2024, 4, 1), LAST) == "21 місяць тому"
    assert with_article("United States") == "the United States"
    assert age_words(datetime.date(2024, 4, 1), LAST) == "21 months old"
