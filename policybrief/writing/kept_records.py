"""Many records, made once, counted, and kept out of memory."""

from __future__ import annotations

import itertools
import pickle
from collections.abc import Iterable, Iterator, Sequence
from typing import Any

from policybrief.keeping import Kept, Store

AT_ONCE = 256
"""How many are in memory."""


class KeptRecords:
    """Plain values that can be gone through again."""

    def __init__(self, records: Iterable[Any] = (), store: Store | None = None) -> None:
        """Keep some records.

        Args:
            records: The first of them.
            store: Where they are kept; others may be there too.
        """
        self._store = store or Store()
        self._kept: list[Kept] = []
        self._number = 0
        for some in at_once(records):
            self.add(some)

    def __len__(self) -> int:
        """Return how many there are."""
        return self._number

    def __iter__(self) -> Iterator[Any]:
        """Yield them, in the order in which they came."""
        for kept in self._kept:
            yield from pickle.loads(kept.content())

    def add(self, some: Sequence[Any]) -> None:
        """Keep more of them."""
        if some:
            self._kept.append(self._store.keep((pickle.dumps(some, 5),)))
            self._number += len(some)


def at_once(records: Iterable[Any]) -> Iterator[list[Any]]:
    """Yield records as lists of which none is long."""
    left = iter(records)
    while some := list(itertools.islice(left, AT_ONCE)):
        yield some
