"""Colours that are none, or in which words could not be read."""

from __future__ import annotations

from collections.abc import Iterator

from policybrief.models.briefing import Briefing
from policybrief.models.colours import COLOUR, LIGHT, READABLE, contrast, readable
from policybrief.problems import Problem


def bad_colours(briefing: Briefing) -> Iterator[Problem]:
    """Yield the colours of a briefing's look that are none, or too pale for words."""
    for name in ("primary", "accent"):
        colour = getattr(briefing.look, name)
        if name in briefing.look.broken:
            continue
        if COLOUR.fullmatch(colour) is None:
            yield Problem(
                briefing.look.place_of(name),
                "bad-colour",
                f"'{colour}' is no colour",
                "write it like '#1f3a5f', in quotation marks",
            )
        elif (ratio := contrast(colour, LIGHT)) < READABLE:
            darker = readable(colour, LIGHT)
            yield Problem(
                briefing.look.place_of(name),
                "low-contrast",
                f"words in '{colour}' cannot be read well on a page: the contrast is {ratio:.1f}, "
                f"and {READABLE} is needed; links and marks are shown in '{darker}'",
                f"take '{darker}' or a darker colour",
            )
