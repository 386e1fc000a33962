"""How much of a page rests on one publisher, in a sentence."""

from __future__ import annotations

import attrs

from policybrief.analysis.dependence import Dependence
from policybrief.analysis.words import counted
from policybrief.site.addresses import Here, Link


@attrs.frozen
class DependenceView:
    """The largest share of one publisher in what a page rests on.

    Attributes:
        words: How many statements come from it, up to its name.
        publisher: The publisher; None when none is recorded.
        mark: What to know of it, when the page rests mostly on it; else empty.
    """

    words: str
    publisher: Link | None
    mark: str


def dependence_view(here: Here, dependence: Dependence) -> DependenceView | None:
    """Return the largest share, or None when there is no statement."""
    largest = dependence.largest
    if largest is None:
        return None
    all_of_them = largest.statements == dependence.statements
    some = (
        f"All {counted(dependence.statements, 'statement')} come"
        if all_of_them
        else f"{largest.statements} of {counted(dependence.statements, 'statement')} "
        + ("comes" if largest.statements == 1 else "come")
    )
    if dependence.statements == 1:
        some = "The one statement comes"
    if largest.publisher is None:
        return DependenceView(f"{some} from articles whose publisher is not recorded", None, "")
    mark = "rests mostly on one publisher" if dependence.marked else ""
    return DependenceView(f"{some} from one publisher,", here.publisher(largest.publisher), mark)
