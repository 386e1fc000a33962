from __future__ import annotations

import copy
import pickle
from pathlib import Path
from typing import Any

import attrs
import pytest

from policybrief.models.dates import EdtfDate
from policybrief.problems import Located, Location
from policybrief.reading.folder import read_corpus
from tests.reading.corpora import VALID, write


def _known(value: Any) -> Any:
    """Return everything that a value holds, what does not count for equality too."""
    if attrs.has(type(value)):
        fields = attrs.fields(type(value))
        return type(value), [(one.name, _known(getattr(value, one.name))) for one in fields]
    if isinstance(value, tuple):
        return [_known(one) for one in value]
    return value


@pytest.mark.parametrize("again", [lambda one: pickle.loads(pickle.dumps(one)), copy.deepcopy])
def test_a_record_comes_back_whole(tmp_path: Path, again: Any) -> None:
    """With its places, which equality leaves out."""
    corpus, _ = read_corpus(write(tmp_path, VALID))
    records: list[Located] = [
        *(*corpus.articles, *corpus.actors, *corpus.topics, *corpus.publishers, *corpus.events),
        corpus.briefing,
    ]

    for one in records:
        assert _known(again(one)) == _known(one)
    assert any(one.places for one in records)
    assert again(Location("a.md", 2, 3)) == Location("a.md", 2, 3)


def test_a_date_is_the_same_object() -> None:
    """Ten thousand articles of one year have some hundred dates."""
    date = EdtfDate.parse("2025-04~/2025-05")

    assert pickle.loads(pickle.dumps(date)) is date
