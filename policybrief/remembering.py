"""What was made before, kept as long as what it was made from is the same object.

A server keeps its process. When one file of ten thousand changes, the objects of the others stay,
and whatever was made from them alone need not be made again.
"""

from __future__ import annotations

from collections.abc import Callable, Hashable
from typing import Any, Final, TypeVar

T = TypeVar("T")


class Memory:
    """Values by what they were made from, told apart by identity.

    It holds what values were made from, so that no other object can take their place. What no
    round asks for is forgotten at its end.
    """

    def __init__(self) -> None:
        self._kept: dict[Hashable, tuple[Any, tuple[object, ...]]] = {}
        self._asked: dict[Hashable, tuple[Any, tuple[object, ...]]] = {}

    def of(
        self,
        make: Callable[..., T],
        *sources: object,
        when: tuple[Hashable, ...] = (),
        using: object = None,
    ) -> T:
        """Return what *make* gives, or what it gave for the very same objects before.

        Args:
            make: A function that gives the same for the same arguments, and changes nothing.
            sources: What it is called with: objects that never change.
            when: What it is called with behind them, told apart by value.
            using: What it is called with first, if anything: where it looks up what *sources* and
                *when* already tell apart. It is not held, and no value may hold it.
        """
        key = (make, *map(id, sources), when)
        found = self._asked.get(key) or self._kept.get(key)
        if found is None:
            found = _made(make, sources, when, using), sources
        self._asked[key] = found
        value: T = found[0]
        return value

    def same(self, *parts: object) -> tuple[object, ...]:
        """Return a tuple of *parts*: the very same one as before, for the very same parts."""
        return self.of(_tuple, *parts)

    def end_round(self) -> None:
        """Forget what was not asked for since the last round ended."""
        self._kept, self._asked = self._asked, {}


class _NoMemory(Memory):
    """Remembers nothing."""

    def __repr__(self) -> str:
        return "NO_MEMORY"

    def __reduce__(self) -> str:
        return "NO_MEMORY"

    def of(
        self,
        make: Callable[..., T],
        *sources: object,
        when: tuple[Hashable, ...] = (),
        using: object = None,
    ) -> T:
        return _made(make, sources, when, using)


def _made(
    make: Callable[..., T], sources: tuple[object, ...], when: tuple[Hashable, ...], using: object
) -> T:
    return make(*sources, *when) if using is None else make(using, *sources, *when)


def _tuple(*parts: object) -> tuple[object, ...]:
    return parts


NO_MEMORY: Final[Memory] = _NoMemory()
"""A memory that remembers nothing: everything is made each time."""
