"""What was found in articles by an earlier process, when nothing that it depends on changed."""

from __future__ import annotations

import pickle
from collections.abc import Callable, Sequence
from typing import Final

from policybrief.cache import Cache, hashed
from policybrief.models.article import Article
from policybrief.models.corpus import Corpus
from policybrief.problems import Problem

_KIND: Final = "problems"


class KeptProblems:
    """Keeps what is wrong with the articles of each run, beside the records of one frame.

    Only records that were read from files, whose contents are known, are looked up.
    """

    def __init__(self, frame: Corpus, cache: Cache) -> None:
        """Begin.

        Args:
            frame: Everything that problems depend on besides the articles.
            cache: Where they are kept.
        """
        self._cache = cache
        self._frame = _key_of(
            cache,
            (*frame.actors, *frame.topics, *frame.publishers, *frame.events),
            pickle.dumps((frame.briefing, *sorted(frame.maps.items())), 5) if cache.keeps else b"",
        )

    def has(self, run: Sequence[Article]) -> bool:
        """Say whether it is known what is wrong with the articles of a run."""
        key = self._key(run)
        return key is not None and self._cache.get(_KIND, key) is not None

    def of(
        self, run: Sequence[Article], find: Callable[[], tuple[Problem, ...]]
    ) -> tuple[Problem, ...]:
        """Return what was found in a run before, or what *find* gives now."""
        key = self._key(run)
        if key is None:
            return find()
        kept: tuple[Problem, ...] | None = self._cache.get(_KIND, key)
        if kept is None:
            kept = find()
            self._cache.put(_KIND, key, kept)
        return kept

    def _key(self, run: Sequence[Article]) -> bytes | None:
        return None if self._frame is None else _key_of(self._cache, run, self._frame)


def _key_of(cache: Cache, records: Sequence[object], besides: bytes) -> bytes | None:
    """Return a key of records and something else; None when it is not known what made one."""
    keys = [cache.key_of(one) for one in records]
    known = [one for one in keys if one is not None]
    return hashed(besides, *known) if cache.keeps and len(known) == len(keys) else None
