"""Where in a JSON text a value stands: `json` itself tells only where the syntax is wrong."""

from __future__ import annotations

import itertools
import json
import re
from collections.abc import Collection, Iterator, Mapping
from typing import Final

Path = tuple[str | int, ...]
"""The keys and indexes that lead to a value."""

DEEPEST: Final = 8
"""How deep values are looked for."""

_TOKEN: Final = re.compile(r'"(?:[^"\\]|\\.)*"|[{}\[\]:,]|[^\s{}\[\]:,"]+')


def line_and_column(text: str, offset: int) -> tuple[int, int]:
    """Return line and column of an offset, counted from 1."""
    return text.count("\n", 0, offset) + 1, offset - text.rfind("\n", 0, offset)


def find_places(text: str, paths: Collection[Path]) -> Mapping[Path, int]:
    """Return the offsets of the values at *paths* in *text*, which is valid JSON."""
    wanted = set(paths)
    found = ((path, offset) for path, offset, _ in _values(text) if path in wanted)
    return dict(itertools.islice(found, len(wanted)))  # nothing is read behind the last one


def find_double(text: str) -> tuple[str, int] | None:
    """Return the first key that stands twice in one object, and the offset of its second place."""
    return next(((str(path[-1]), offset) for path, offset, again in _values(text) if again), None)


def _values(text: str) -> Iterator[tuple[Path, int, bool]]:
    """Yield path and offset of each value that is not too deep, and whether its key is a double.

    The offset of a value in an object is that of its key.
    """
    steps: list[str | int] = []
    seen: list[set[str] | None] = []
    at_key: int | None = None
    key: str | None = None
    yield (), 0, False
    for token in _TOKEN.finditer(text):
        mark = token[0]
        if mark in "}]":
            seen.pop()
            steps.pop()
        elif mark == ",":
            key = None
            if isinstance(steps[-1], int):
                steps[-1] += 1
        elif mark == ":":
            continue
        else:
            known = seen[-1] if seen else None
            again = False
            if known is not None and key is None:
                key, at_key = json.loads(mark), token.start()
                again = key in known
                known.add(key)
                steps[-1] = key
                if again:
                    yield tuple(steps), at_key, True
                continue
            if seen and len(steps) <= DEEPEST:
                yield tuple(steps), token.start() if known is None else at_key or 0, False
            if mark in "{[":
                seen.append(set() if mark == "{" else None)
                steps.append("" if mark == "{" else 0)
                key = None
