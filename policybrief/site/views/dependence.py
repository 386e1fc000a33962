"""How much of a page rests on one publisher."""

from __future__ import annotations

import attrs

from policybrief.analysis.dependence import Dependence
from policybrief.languages import _, number
from policybrief.site.addresses import Here, Link


@attrs.frozen
class DependenceView:
    """The largest share of one publisher in what a page rests on.

    Attributes:
        some: How many statements come from it.
        every: How many there are in all, in figures.
        all_of_them: Whether all come from it.
        publisher: The publisher; None when none is recorded.
        mark: What to know of it, when the page rests mostly on it; else empty.
    """

    some: int
    every: str
    all_of_them: bool
    publisher: Link | None
    mark: str


def dependence_view(here: Here, dependence: Dependence) -> DependenceView | None:
    """Return the largest share, or None when there is no statement."""
    largest = dependence.largest
    if largest is None:
        return None
    known = largest.publisher is not None
    return DependenceView(
        some=largest.statements,
        every=number(dependence.statements),
        all_of_them=largest.statements == dependence.statements,
        publisher=None if largest.publisher is None else here.publisher(largest.publisher),
        mark=_("rests mostly on one publisher") if known and dependence.marked else "",
    )
