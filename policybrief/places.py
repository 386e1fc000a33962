"""Where fields stand in a file, in little memory: a large corpus has a million of them."""

from __future__ import annotations

import struct
from collections.abc import Iterator, Mapping
from typing import Final

_PLACE: Final = struct.Struct("<II")


class Places(Mapping[str, tuple[int, int]]):
    """Line and column of each field, by its name; it does not change.

    Records with the same fields share their names.
    """

    __slots__ = ("_at", "_names")

    def __init__(self, names: tuple[str, ...] = (), at: bytes = b"") -> None:
        """Take names, and their places one behind the other; `compact` makes both."""
        self._names = _shared.setdefault(names, names)
        self._at = at

    def __getitem__(self, name: str) -> tuple[int, int]:
        """Return line and column of a field.

        Raises:
            KeyError: When it has no place.
        """
        try:
            place = self._names.index(name)
        except ValueError:
            raise KeyError(name) from None
        line, column = _PLACE.unpack_from(self._at, place * _PLACE.size)
        return line, column

    def __contains__(self, name: object) -> bool:
        """Say whether a field has a place."""
        return name in self._names

    def __iter__(self) -> Iterator[str]:
        """Iterate over the names."""
        return iter(self._names)

    def __len__(self) -> int:
        """Return how many fields have a place."""
        return len(self._names)

    def __repr__(self) -> str:
        """Return it as a dictionary is written."""
        return repr(dict(self))

    def __reduce__(self) -> tuple[type[Places], tuple[tuple[str, ...], bytes]]:
        """Return what it is pickled as."""
        return Places, (self._names, self._at)


_shared: dict[tuple[str, ...], tuple[str, ...]] = {}

NO_PLACES: Final = Places()
"""Of what was made in Python."""


def compact(places: Mapping[str, tuple[int, int]]) -> Places:
    """Return places in little memory."""
    if isinstance(places, Places):
        return places
    if not places:
        return NO_PLACES
    return Places(tuple(places), b"".join(_PLACE.pack(*at) for at in places.values()))
