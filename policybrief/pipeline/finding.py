"""From a folder to its problems: those that were kept, where nothing is another than it was.

What is needed to read and check is imported only when something is to be read.
"""

from __future__ import annotations

from importlib.metadata import entry_points
from pathlib import Path
from typing import TYPE_CHECKING, TypeAlias

from policybrief.cache import Cache, hashed
from policybrief.plugins import GROUPS
from policybrief.problems import Problem
from policybrief.reading.fingerprint import fingerprint, fingerprint_of

if TYPE_CHECKING:
    from policybrief.spreading import Backend

_Kept: TypeAlias = tuple[list[str], list[str], bytes, list[Problem]]
"""Files and folders that were looked at besides, a hash of them, and what was found."""


def find_problems(
    folder: Path | str,
    *,
    cache: Path | str | None = None,
    backend: Backend = "processes",
    workers: int | None = None,
) -> list[Problem]:
    """Return everything that is wrong with the corpus in *folder*, in order of place.

    Args:
        folder: The folder.
        cache: A file that keeps what was read and found, so that next time only what changed is
            read again; safe to delete. None keeps nothing.
        backend: Where many articles are read and checked: "processes" on this machine, "dask" or
            "ray" on a cluster.
        workers: How many workers; by default all cores, or all that the cluster has.

    Raises:
        PolicybriefError: When *folder* is not a folder, or the package of *backend* is missing.
    """
    folder = Path(folder)
    with Cache(None if cache is None else Path(cache)) as kept:
        if not kept.keeps or _has_plugins():
            return _found(folder, kept, backend, workers)[0]
        key = hashed(fingerprint(folder))
        known: _Kept | None = kept.get("problems", key)
        if known is not None:
            files, folders, hash_, problems = known
            if fingerprint_of(folder, files, folders) == hash_:
                return problems
        problems, (files, folders) = _found(folder, kept, backend, workers)
        hash_ = fingerprint_of(folder, files, folders)
        if hashed(fingerprint(folder)) == key:  # else a file was changed in the meantime
            kept.put("problems", key, (files, folders, hash_, problems))
        return problems


def _found(
    folder: Path, cache: Cache, backend: Backend, workers: int | None
) -> tuple[list[Problem], tuple[list[str], list[str]]]:
    from policybrief.pipeline.loading import also_read, look_at
    from policybrief.spreading import spreading

    with spreading(backend, workers) as spread:
        corpus, problems = look_at(folder, cache=cache, spread=spread)
    return problems, also_read(folder, corpus)


def _has_plugins() -> bool:
    """Say whether other packages add something: what they find may depend on anything."""
    return any(entry_points(group=group) for group in GROUPS)
