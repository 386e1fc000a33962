"""A statement must have been said while its event lasted."""

from __future__ import annotations

import pytest

from policybrief.models.article import Article
from policybrief.models.corpus import Corpus
from policybrief.models.source import Event
from policybrief.models.statement import Statement
from tests.checks.each import of_dates_and_roles


def codes(said: str | None, event: str | None, published: str | None = None) -> list[str]:
    """Return the codes of a statement said on a date at an event."""
    statement = Statement(speaker="ada", quote="yes", said=said, event="summit")
    corpus = Corpus(
        articles=[Article(id="news", title="News", date=published, statements=[statement])],
        events=[Event(id="summit", title="Summit", date=event)],
    )
    return [one.code for one in of_dates_and_roles(corpus)]


@pytest.mark.parametrize(
    ("said", "event", "published"),
    [
        ("2025-04-28", "2025-04-29", None),
        ("2025-04-30", "2025-04-28/2025-04-29", None),
        ("2025-04-28", "2025-05", None),
        ("2024", "2025", None),
        (None, "2025-04-29", "2025-04-28"),
    ],
)
def test_surely_outside(said, event, published):
    """Said before or after every day of the event, or published before it began."""
    assert codes(said, event, published) == ["event-date"]


@pytest.mark.parametrize(
    ("said", "event", "published"),
    [
        ("2025-04-28", "2025-04-28", None),
        ("2025-04-28", "2025-04-27/2025-04-29", None),
        ("2025-04", "2025-04-28", None),
        ("2025-04-28", "2025-04", None),
        ("2025-04-28", "2025-04-29~", None),
        ("2025-04-28?", "2025-04-29", None),
        ("2025-04-28", None, None),
        (None, "2025-04-28", None),
        (None, "2025-04-28", "2025-05-03"),
        ("2025-04-28", "2025-04-20/..", None),
    ],
)
def test_perhaps_inside(said, event, published):
    """What may have been said while the event lasted is no warning."""
    assert codes(said, event, published) == []
