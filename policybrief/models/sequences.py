"""Sequences that cannot change."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any, TypeVar

_T = TypeVar("_T", bound=tuple[Any, ...])


def as_tuple(values: Iterable[Any]) -> tuple[Any, ...]:
    """Return *values* as a tuple, so that lists may be given."""
    return tuple(values)


def interned(values: _T) -> _T:
    """Return the one tuple that all equal ones are to be: many things have the same few topics."""
    known: _T = _interned.setdefault(values, values)
    return known


_interned: dict[Any, Any] = {}
