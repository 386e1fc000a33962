"""What an article cannot be."""

from __future__ import annotations

import pytest

from policybrief import Article

COPY = "https://archive.example/1"


@pytest.mark.parametrize("date", ["2026-01", "2026", "2026-01-21~", "2026-01-21?", "2026-01-21/.."])
def test_a_copy_was_made_on_one_day(date):
    """A month, a span or a date with marks is none."""
    with pytest.raises(ValueError, match="day"):
        Article(id="a", title="A", archived=COPY, archived_on=date)


def test_a_day_of_a_copy_needs_the_copy():
    """Else it says nothing."""
    with pytest.raises(ValueError, match="archived"):
        Article(id="a", title="A", archived_on="2026-01-21")


def test_a_copy_may_have_no_day():
    """It is still a copy."""
    assert Article(id="a", title="A", archived=COPY).archived_on is None
