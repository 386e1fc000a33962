"""The line on any day, and the states it went through."""

from __future__ import annotations

import datetime
import itertools

import pytest
from hypothesis import given
from hypothesis import strategies as st

from policybrief.analysis.history import Ending
from policybrief.analysis.ledger import analyse
from policybrief.analysis.line import official_line
from policybrief.models.actor import Person
from tests.analysis.tiny import analysed, date, says
from tests.strategies import corpora, days

ENDINGS = {
    "replaced": (
        [says("president", "2023-03-01"), says("premier", "2023-05-02", "against")],
        [
            ("for", "2023-03-01", "2023-05-01", Ending.REPLACED),
            ("against", "2023-05-02", None, None),
        ],
    ),
    "out of date": (
        [says("premier", "2020-01-31")],
        [("for", "2020-01-31", "2022-01-31", Ending.STALE), ("for", "2022-02-01", None, None)],
    ),
    "lapsed": (
        [says("president", "2023-03-01", until="2023-06")],
        [("for", "2023-03-01", "2023-06-30", Ending.LAPSED), ("for", "2023-07-01", None, None)],
    ),
    "past the post": (
        [says("past-minister", "2022-03-01")],
        [
            ("for", "2022-03-01", "2022-12-31", Ending.HOLDER_LEFT),
            ("for", "2023-01-01", None, None),
        ],
    ),
    "restated from below": (
        [says("president", "2023-03-01"), says("adviser", "2023-05-02")],
        [("for", "2023-03-01", None, None)],
    ),
}


def told(*sayings, at="2024-01-01"):
    return [
        (
            one.line.position.value,
            str(one.first),
            None if one.last is None else str(one.last),
            one.ended,
        )
        for one in analysed(*sayings, at=at).history("ro", "sea-wall")
    ]


@given(corpora(), st.lists(days, min_size=1, max_size=8))
def test_the_lookup_gives_what_the_scan_gives(corpus, some):
    """For any day it is the same line, with the same marks, as the rule computes from scratch."""
    analysis = analyse(corpus)
    for (country, topic), considered in analysis.considered.items():
        turns = [one.evidence.day for one in considered if one.evidence.day is not None]
        starts = [one.first for one in analysis.histories[country, topic].periods]
        near = [day + datetime.timedelta(days=by) for day in (*turns, *starts) for by in (-1, 0, 1)]
        for day in (*some, *near):
            scanned = official_line(corpus, considered, day)

            assert analysis.line(country, topic, day) == scanned


@given(corpora(), st.lists(days, min_size=1, max_size=20))
def test_a_period_holds_on_each_of_its_days(corpus, some):
    """On every day the line's evidence and state are those of the period that covers it."""
    for history in analyse(corpus).histories.values():
        for day in some:
            line = history.line(day)
            covering = [
                one
                for one in history.periods
                if one.first <= day and (one.last is None or day <= one.last)
            ]

            if line is None:
                assert not covering
                continue
            (period,) = covering
            state = (line.evidence, line.stale, line.lapsed, line.past_holder)
            then = period.line
            assert state == (then.evidence, then.stale, then.lapsed, then.past_holder)


@given(corpora())
def test_periods_follow_each_other_without_a_gap(corpus):
    """Each period but the last ends, for a reason, on the day before the next."""
    for history in analyse(corpus).histories.values():
        periods = history.periods
        for one, after in itertools.pairwise(periods):
            assert one.last == after.first - datetime.timedelta(days=1)
            assert one.ended is not None
        assert all(one.ended is None and one.last is None for one in periods[-1:])


@pytest.mark.parametrize(("sayings", "expected"), ENDINGS.values(), ids=list(ENDINGS))
def test_each_ending_is_told(sayings, expected):
    """A state ends when it is replaced, lapses, is out of date, or outlasts the post."""
    assert told(*sayings) == expected


def test_a_second_term_makes_the_holder_a_holder_again():
    """Between two terms of one post the line is a former holder's."""
    back = Person(
        id="back",
        name="Back",
        roles=["president of ro, 2020/2021", "president of ro, 2023/.."],
    )
    periods = analysed(
        says("back", "2021-11-01"), actors=[back], at="2023-06-01", window=36
    ).history("ro", "sea-wall")

    assert [(str(one.first), one.ended) for one in periods] == [
        ("2021-11-01", Ending.HOLDER_LEFT),
        ("2022-01-01", Ending.HOLDER_BACK),
        ("2023-01-01", None),
    ]


def test_what_comes_after_the_date_is_not_told():
    """On the date of the analysis the last line stands, whatever becomes of it later."""
    sayings = (says("president", "2023-03-01"), says("premier", "2023-05-02", "against"))

    assert told(*sayings, at="2023-05-01") == [("for", "2023-03-01", None, None)]
    assert told(*sayings, at="2023-02-01") == []


def test_nobody_heard_has_no_history():
    """A country that was never heard on a topic has no periods, and no line on any day."""
    analysis = analysed(says("president", "2023-03-01"))

    assert analysis.history("fr", "sea-wall") == ()
    assert analysis.line("fr", "sea-wall", date("2023-06-01")) is None
