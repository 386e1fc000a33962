"""Events, and what was said at them."""

from __future__ import annotations

import attrs

from policybrief.analysis.ledger import analyse
from policybrief.models.source import Event
from tests.analysis.tiny import says, tiny

EVENTS = [Event(id="summit", title="Summit", date="2023-03"), Event(id="empty", title="Empty")]


def occasions(*sayings):
    return analyse(attrs.evolve(tiny(*sayings), events=EVENTS)).occasions


def test_what_was_said_at_an_event():
    """It holds what was said, oldest first, with countries, topics and articles."""
    found = occasions(
        says("stranger", "2023-03-02", event="summit"),
        says("president", "2023-03-01", event="summit"),
        says("premier", "2023-03-01"),
    )["summit"]

    assert [one.statement.speaker.name for one in found.spoken] == ["president", "stranger"]
    assert (found.countries, found.topics) == (("bg", "ro"), ("sea-wall",))
    assert found.articles == ("article-0", "article-1")
    assert str(found.day) == "2023-03-31"


def test_an_utterance_belongs_to_the_event_that_any_account_names():
    """An account that names the event is enough; the other article does not report the event."""
    found = occasions(
        says("president", "2023-03-01", id="first"),
        says("president", "2023-03-01", same_as="first", event="summit"),
    )["summit"]

    assert len(found.spoken) == 1
    assert found.articles == ("article-1",)


def test_nobody_spoke():
    """Every event is there, also without words; withdrawn ones do not count."""
    found = occasions(says("president", "2023-03-01", event="empty", withdrawn="wrong"))

    assert list(found) == ["empty", "summit"]
    assert found["empty"].spoken == ()
    assert found["empty"].day is None
