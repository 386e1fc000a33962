"""What was made of a folder, kept for as long as nothing is another than it was.

What is needed to make it is imported only when it is to be made.
"""

from __future__ import annotations

import os
from collections.abc import Callable, Hashable
from importlib.metadata import distributions, entry_points
from pathlib import Path
from typing import Any, TypeAlias, TypeVar

from policybrief.cache import Cache, hashed
from policybrief.plugins import GROUPS
from policybrief.reading.fingerprint import fingerprint, fingerprint_of

T = TypeVar("T")

Besides: TypeAlias = "tuple[list[str], list[str]]"
"""Files and folders that are looked at besides the folders of records."""


def for_the_same(
    folder: Path,
    cache: Cache,
    kind: str,
    make: Callable[[], tuple[T, Besides]],
    *options: Hashable,
    holds: Callable[[T], bool] = lambda value: True,
) -> T:
    """Return what *make* gives, or what it gave for the very same contents and options before.

    Nothing is kept where another package adds something: that may depend on anything. Nor is it
    where a file was changed while it was read.

    Args:
        folder: The folder of the corpus.
        cache: Where it is kept.
        kind: The kind of value.
        make: Gives the value, and what it looked at besides the folders of records.
        options: What else it depends on.
        holds: Says whether a value that was kept still holds.
    """
    if not cache.keeps or has_plugins():
        return make()[0]
    key = hashed(fingerprint(folder), *options)
    known: tuple[list[str], list[str], bytes, T] | None = cache.get(kind, key)
    if known is not None:
        files, folders, hash_, value = known
        if fingerprint_of(folder, files, folders) == hash_ and holds(value):
            return value
    value, (files, folders) = make()
    hash_ = fingerprint_of(folder, files, folders)
    if hashed(fingerprint(folder), *options) == key:
        cache.put(kind, key, (files, folders, hash_, value))
    return value


def has_plugins() -> bool:
    """Say whether other packages add something."""
    return any(entry_points(group=group) for group in GROUPS)


def installed() -> bytes:
    """Return a hash of all packages that are installed: some of them draw, if they are there."""
    return hashed(sorted((one.name, one.version) for one in distributions()))


def state_of(folder: Path) -> bytes:
    """Return a hash of the states of all files below a folder: of what nobody else writes.

    A file that was written to, or put in the place of another, has another state.
    """
    found: list[tuple[Any, ...]] = []
    for where, _folders, names in os.walk(folder):
        for name in names:
            state = os.lstat(os.path.join(where, name))
            found.append((where, name, state.st_size, state.st_mtime_ns, state.st_ino))
    return hashed(sorted(found))
