"""Which topics stand on which page of the matrix."""

from __future__ import annotations

import math
from typing import Final

from policybrief.analysis.ledger import Analysis
from policybrief.models.topic import Topic

MOST_CELLS: Final = 900
"""How many cells a page of the matrix holds; with more, its topics stand on several pages."""

MATRIX_PAGE: Final = "matrix.html"
"""The first page, with the topics that have most positions."""


def matrix_pages(analysis: Analysis) -> tuple[tuple[str, tuple[Topic, ...]], ...]:
    """Return the address and the topics of each page of the matrix; there is always one.

    Topics with most lines come first, and the pages have nearly the same number of topics.
    """
    heard: dict[str, int] = {}
    for line in analysis.lines:
        heard[line.topic] = heard.get(line.topic, 0) + 1
    topics = sorted(analysis.corpus.live_topics, key=lambda one: -heard.get(one.id, 0))
    cells = len(topics) * len(analysis.countries)
    number = max(1, min(len(topics), math.ceil(cells / MOST_CELLS)))
    size = max(1, math.ceil(len(topics) / number))
    parts = [tuple(topics[at : at + size]) for at in range(0, len(topics), size)] or [()]
    return tuple(
        (MATRIX_PAGE if at == 1 else f"matrix-{at}.html", part) for at, part in enumerate(parts, 1)
    )
