"""Pages whose addresses lead nowhere, found while page after page is taken in.

Of a large site little may stay in memory: of each page its anchors in one piece, and the numbers of
the anchors elsewhere that it links to. Where an address leads is found out once a folder.
"""

from __future__ import annotations

import pickle
import posixpath
from array import array
from collections.abc import Collection, Iterable, Iterator

import attrs

from policybrief.verifying.links_of_site import (
    MISSING_PAGE,
    Anchor,
    SiteMap,
    Wrong,
    dead_anchor,
)

_SOUND = -1
_WRONG = -2


@attrs.define
class DeadEnds:
    """Takes in the pages of a site, folder by folder, and says which have a dead end.

    Attributes:
        known: What addresses can lead to.
    """

    known: SiteMap
    _anchors: dict[str, bytes] = attrs.field(factory=dict, init=False)
    _numbers: dict[Anchor, int] = attrs.field(factory=dict, init=False)
    _wanted: dict[str, array[int]] = attrs.field(factory=dict, init=False)
    _wrong: list[str] = attrs.field(factory=list, init=False)
    _folder: str | None = attrs.field(default=None, init=False)
    _leads: dict[tuple[str, bool], int] = attrs.field(factory=dict, init=False)
    _last: tuple[str, frozenset[str]] = attrs.field(default=("", frozenset()), init=False)

    def add_anchors(self, path: str, packed: bytes) -> None:
        """Take in the names on a page, as `packed` makes them."""
        self._anchors[path] = packed

    def add(self, path: str, addresses: Iterable[tuple[str, bool]]) -> None:
        """Take in the addresses on a page: each as it is written, and whether it is loaded."""
        folder = posixpath.dirname(path)
        if folder != self._folder:
            self._folder = folder
            self._leads.clear()
        wanted: set[int] = set()
        wrong = False
        for address in addresses:
            number = self._leads.get(address)
            if number is None:
                number = self._number(path, *address)
                if path != MISSING_PAGE and address[0].strip()[:1] not in ("", "#", "?"):
                    self._leads[address] = number
            wrong = wrong or number == _WRONG
            if number >= 0:
                wanted.add(number)
        if wrong:
            self._wrong.append(path)
        elif wanted:
            self._wanted[path] = array("I", wanted)

    def _number(self, path: str, url: str, loaded: bool) -> int:
        lead = self.known.lead(path, url, loaded=loaded)
        if lead is None:
            return _SOUND
        return (
            _WRONG
            if isinstance(lead, Wrong)
            else self._numbers.setdefault(lead, len(self._numbers))
        )

    def pages(self) -> Iterator[str]:
        """Yield the path of each page with a dead end, when all have been taken in."""
        yield from self._wrong
        missing = self._missing()
        if missing:
            for path, wanted in self._wanted.items():
                if not missing.isdisjoint(wanted):
                    yield path

    def _missing(self) -> set[int]:
        """Return the numbers of the anchors that are not there."""
        by_page: dict[str, list[Anchor]] = {}
        for anchor in self._numbers:
            by_page.setdefault(anchor[0], []).append(anchor)
        found: set[int] = set()
        for page, anchors in by_page.items():
            if page in self._anchors:
                there = self._names_on(page)
                found.update(self._numbers[one] for one in anchors if one[1] not in there)
        return found

    def _names_on(self, page: str) -> Collection[str]:
        if self._last[0] != page:
            self._last = page, frozenset(pickle.loads(self._anchors[page]))
        return self._last[1]

    def fault(self, path: str, url: str, *, loaded: bool) -> Wrong | None:
        """Return what is wrong with an address on a page, when all have been taken in."""
        lead = self.known.lead(path, url, loaded=loaded)
        if lead is None or isinstance(lead, Wrong):
            return lead
        page, name = lead
        if page not in self._anchors or name in self._names_on(page):
            return None
        return dead_anchor(url)


def packed(anchors: Iterable[str]) -> bytes:
    """Return the names on a page in one piece."""
    return pickle.dumps(tuple(anchors), 5)
