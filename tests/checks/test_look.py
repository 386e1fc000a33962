from __future__ import annotations

import pytest

from policybrief import Briefing
from policybrief.checks.look import bad_colours
from policybrief.models.briefing import Look


@pytest.mark.parametrize(
    ("primary", "accent", "codes"),
    [
        ("#1f3a5f", "#b3541e", []),
        ("#ffcc00", "#b3541e", ["low-contrast"]),
        ("#ffcc00", "#ffffff", ["low-contrast", "low-contrast"]),
        ("orange", "#ffffff", ["bad-colour", "low-contrast"]),
    ],
)
def test_pale_colours_are_told(primary, accent, codes):
    """Each colour that cannot be read is a warning of its own, with one that can."""
    briefing = Briefing(title="x", look=Look(primary=primary, accent=accent))

    problems = list(bad_colours(briefing))

    assert [one.code for one in problems] == codes
    assert all("#" in (one.hint or "") for one in problems)
