"""Articles in batches, so that other processes and other machines can read them."""

from __future__ import annotations

import pickle
from collections.abc import Mapping, Sequence
from pathlib import PurePosixPath
from typing import Any, Final

from policybrief.models.article import Article
from policybrief.problems import Problem
from policybrief.reading.front_matter import Source, parse_front_matter
from policybrief.reading.placed import Table, Text
from policybrief.reading.records import make_structurer

ACTOR_KINDS: Final = ("country", "person", "organization")
EVERYTHING: Final = "*"
"""Stands among the names of broken fields for all of them."""

Labels = Mapping[str, Mapping[str, str]]
"""The position that each label of a topic, in lower case, stands for, by topic."""

Unread = tuple[str, PurePosixPath, str | None]
"""Id, path and text of a file; without a text nothing of it could be read."""


def read_batch(labels: Labels, batch: Sequence[Unread]) -> list[bytes | None]:
    """Return each article of a batch with its problems, pickled; None for what is no article."""
    found: list[bytes | None] = []
    for name, path, text in batch:
        source, problems = parsed(path, text)
        if kind_of_actor(source) is not None:
            found.append(None)
            continue
        article, wrong = structured(source, Article, name, labels)
        found.append(pickle.dumps((article, [*problems, *wrong]), 5))
    return found


def parsed(path: PurePosixPath, text: str | None) -> tuple[Source, list[Problem]]:
    """Return a file in its parts; one that could not be read has none."""
    if text is None:
        return Source(path, None, "", 1), []
    return parse_front_matter(text, path)


def kind_of_actor(source: Source) -> Text | None:
    """Return the kind of actor that a file outside of the folder of actors says it is of."""
    given = None if source.fields is None else source.fields.get("kind")  # type: ignore[call-overload]
    return given if isinstance(given, Text) and given in ACTOR_KINDS else None


def structured(
    source: Source, cls: type[Any], name: str, labels: Labels
) -> tuple[Any, list[Problem]]:
    """Return the model of one file, and what is wrong with it."""
    structurer = make_structurer(source.path, labels)
    unread = source.fields is None
    table = source.fields if source.fields is not None else Table(1, 1, lost=True)
    made = structurer.build(
        cls,
        table,
        broken=[EVERYTHING] if unread else (),
        id=name,
        body=source.body,
        body_line=source.body_line,
    )
    return made, structurer.problems
