"""Articles in runs: what is made of a run is made again only when one of its articles changed."""

from __future__ import annotations

import zlib
from collections.abc import Iterable, Iterator
from typing import Final

from policybrief.models.article import Article

_LENGTH: Final = 64
"""How many articles a run has, more or less."""


def in_runs(articles: Iterable[Article]) -> Iterator[list[Article]]:
    """Yield articles in runs, in their order.

    An id says itself whether a run ends with it, so that an article that comes or goes changes the
    run that it is in, and no other.
    """
    run: list[Article] = []
    for article in articles:
        run.append(article)
        if zlib.crc32(article.id.encode("utf-8", "surrogatepass")) % _LENGTH == 0:
            yield run
            run = []
    if run:
        yield run
