"""How much was said in each month, and how exactly dates tell it."""

from __future__ import annotations

import pytest
from hypothesis import given

from policybrief.analysis.ledger import analyse
from policybrief.analysis.spoken import Precision, precision_of
from policybrief.models.dates import EdtfDate
from tests.analysis.tiny import AUTHOR, analysed, says
from tests.strategies import corpora


def months(found):
    return [(str(one.month)[:7], one.number) for one in found.months]


@pytest.mark.parametrize(
    ("text", "precision"),
    [
        ("2025-04-28", Precision.DAY),
        ("../2025-04-28", Precision.DAY),
        ("2025-04", Precision.MONTH),
        ("2025-04~", Precision.MONTH),
        ("../2025-04~", Precision.MONTH),
        ("2025-04-28/2025-04-30", Precision.MONTH),
        ("2025-04-28/2025-05-01", Precision.YEAR),
        ("2025", Precision.YEAR),
        ("2025-22", Precision.YEAR),
        ("2025-24", Precision.NONE),
        ("202X", Precision.NONE),
        ("2025-04/..", Precision.NONE),
    ],
)
def test_precision(text, precision):
    """A date is as precise as the days it may mean; "by" a day is that day."""
    assert precision_of(EdtfDate.parse(text)) is precision


def test_empty_months_are_filled():
    """Every month between the first and the last is there, also over the end of a year."""
    found = analysed(says("president", "2022-11-03"), says("premier", "2023-02-01")).salience()

    assert months(found) == [("2022-11", 1), ("2022-12", 0), ("2023-01", 0), ("2023-02", 1)]


def test_an_imprecise_date_is_in_no_month():
    """What was said in a year is counted for the year, what has no date for none."""
    found = analysed(
        says("president", "2023", date="2023-05-02"),
        says("president", "2022-12/2023-01"),
        says("premier", None),
        says("premier", "2023-05"),
    ).salience()

    assert months(found) == [("2023-05", 1)]
    assert found.year_only == ((2023, 1),)
    assert found.undated == 2
    assert found.total == 4


def test_an_utterance_counts_once():
    """Neither a second article nor a list of speakers makes more of the same words."""
    found = analysed(
        says("president", "2023-03-01", id="first"),
        says("president", "2023-04-02", same_as="first"),
        says("bg", "2023-05-01", words="the same", article="list", reported=True),
        says("ro", "2023-05-01", words="the same", article="list", reported=True),
    ).salience()

    assert months(found) == [("2023-03", 1), ("2023-04", 0), ("2023-05", 1)]


def test_a_topic_and_a_country_choose():
    """A country's count takes what belongs to it; an author belongs to none."""
    analysis = analysed(
        says("president", "2023-03-01"),
        says("stranger", "2023-03-02"),
        says(AUTHOR, "2023-03-03", topic="other"),
    )

    assert months(analysis.salience()) == [("2023-03", 3)]
    assert months(analysis.salience(country="ro")) == [("2023-03", 1)]
    assert months(analysis.salience(topic="sea-wall")) == [("2023-03", 2)]
    assert months(analysis.salience(topic="sea-wall", country="bg")) == [("2023-03", 1)]
    assert months(analysis.salience(country="fr")) == []


@given(corpora())
def test_nothing_is_lost(corpus):
    """All that was said is counted: in a month, in a year or without either."""
    analysis = analyse(corpus)

    assert analysis.salience().total == len({one.shared for one in analysis.utterances})
