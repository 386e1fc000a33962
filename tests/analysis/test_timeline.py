"""Timelines: everything that has a date, in order."""

from __future__ import annotations

import itertools

import attrs
from hypothesis import given

from policybrief.analysis.ledger import analyse
from policybrief.analysis.timeline import EntryKind
from policybrief.models.actor import Person
from policybrief.models.source import Event
from tests.analysis.tiny import analysed, says, tiny
from tests.strategies import corpora

K = EntryKind


def kinds(timeline):
    return [(one.kind, str(one.date)) for one in timeline.entries if one.role is None]


def test_a_line_is_told_step_by_step():
    """The first statement, one that changes nothing, and a shift each have an entry."""
    found = analysed(
        says("president", "2023-03-01"),
        says("premier", "2023-04-01"),
        says("president", "2023-05-01", "against"),
    ).timeline()

    assert kinds(found) == [
        (K.STATEMENT, "2023-03-01"),
        (K.FIRST_STATEMENT, "2023-03-01"),
        (K.STATEMENT, "2023-04-01"),
        (K.LINE, "2023-04-01"),
        (K.STATEMENT, "2023-05-01"),
        (K.SHIFT, "2023-05-01"),
    ]
    (shift,) = [one.shift for one in found.entries if one.shift is not None]
    assert shift.after.position.value == "against"


def test_a_date_keeps_its_precision():
    """What was said about a month is sorted by its last day, and stays a month."""
    (entry, _) = (
        one
        for one in analysed(says("president", "2023-04~")).timeline().entries
        if one.role is None
    )

    assert (entry.date.text, str(entry.day)) == ("2023-04~", "2023-04-30")


def test_roles_begin_and_end():
    """Known ends of roles are entries; open and unknown ones are not."""
    person = Person(
        id="ada",
        name="Ada",
        roles=["president of ro, 2020-01-01/2021-06", "minister of ports of ro, 2022/"],
    )
    analysis = analysed(says("ada", "2021-01-01"), actors=[person])

    found = [one for one in analysis.timeline(person="ada").entries if one.role is not None]
    assert [(one.kind, str(one.date), str(one.day)) for one in found] == [
        (K.ROLE_BEGINS, "2020-01-01", "2020-01-01"),
        (K.ROLE_ENDS, "2021-06", "2021-06-30"),
        (K.ROLE_BEGINS, "2022", "2022-01-01"),
    ]
    assert all(one.countries == ("ro",) for one in found)


def test_an_utterance_in_two_articles_is_one_entry():
    """Accounts joined by same_as are told once, on the earliest day they give."""
    found = analysed(
        says("president", "2023-03-01", id="first"),
        says("president", None, same_as="first", date="2023-05-01"),
    ).timeline()

    (entry,) = (one for one in found.entries if one.kind is K.STATEMENT)
    assert str(entry.day) == "2023-03-01"
    assert entry.utterance is not None
    assert len(entry.utterance.accounts) == 2


def test_an_event_is_told_with_who_spoke():
    """An event concerns the countries, topics and people whose words were heard at it."""
    corpus = attrs.evolve(
        tiny(says("president", "2023-03-02", event="summit")),
        events=[
            Event(id="summit", title="Summit", date="2023-03-01/2023-03-02"),
            Event(id="undated", title="No date"),
        ],
    )
    analysis = analyse(corpus)

    (entry,) = (one for one in analysis.timeline().entries if one.kind is K.EVENT)
    assert (entry.countries, entry.topics, entry.people) == (
        ("ro",),
        ("sea-wall",),
        ("president",),
    )
    assert not [one for one in analysis.timeline(country="bg").entries if one.event is not None]


def test_what_has_no_date_is_counted_apart():
    """A statement without a date is in no place of the timeline."""
    found = analysed(says("president", None)).timeline(country="ro")

    assert kinds(found) == []
    assert [one.statement.speaker.name for one in found.undated] == ["president"]


def test_nothing_after_the_date_is_told():
    """Statements, shifts and ends of roles after the date of the analysis are left out."""
    sayings = (says("president", "2023-03-01"), says("president", "2023-05-01", "against"))

    found = analysed(*sayings, at="2023-04-01").timeline()

    assert max(str(one.day) for one in found.entries) == "2023-03-01"


@given(corpora())
def test_entries_are_in_order_and_parts_are_parts(corpus):
    """Every timeline is sorted by day, and that of a country, person or topic is part of it all."""
    analysis = analyse(corpus)
    whole = analysis.timeline()
    for part in (
        whole,
        analysis.timeline(country="ro"),
        analysis.timeline(person="bo-crane"),
        analysis.timeline(topic="sea-wall"),
        analysis.timeline(country="ro", topic="sea-wall"),
    ):
        assert all(one.day <= two.day for one, two in itertools.pairwise(part.entries))
        assert [one for one in whole.entries if one in part.entries] == list(part.entries)


@given(corpora())
def test_every_shift_is_told_once(corpus):
    """The shifts of the timeline are those of the analysis."""
    analysis = analyse(corpus)

    told = [one.shift for one in analysis.timeline().entries if one.shift is not None]
    assert sorted(told, key=repr) == sorted(analysis.shifts, key=repr)
