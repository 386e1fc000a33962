"""Large contents are kept out of memory, and are what they were."""

from __future__ import annotations

import os
import tempfile

import pytest

from policybrief.site.desk import Download
from policybrief.site.keeping import LARGE, keep


@pytest.mark.parametrize("size", [0, 1, LARGE - 1, LARGE, 3 * LARGE + 7])
def test_what_is_kept_is_what_was_given(size):
    """However large, and however often it is asked for."""
    content = os.urandom(size)

    kept = keep(content)

    assert kept.size == size
    assert kept.content() == content
    assert kept.content() == content


def test_without_room_for_a_file_it_stays_in_memory(monkeypatch):
    """A build does not fail for it."""

    def full(*_args: object, **_rest: object) -> None:
        raise OSError("no space left on device")

    monkeypatch.setattr(tempfile, "TemporaryFile", full)

    assert keep(b"x" * LARGE).content() == b"x" * LARGE


def test_it_is_read_where_others_cannot_be_disturbed(monkeypatch):
    """Where a system cannot read at a place, it goes there first."""
    content = os.urandom(LARGE + 1)
    kept = keep(content)
    monkeypatch.delattr(os, "pread", raising=False)

    assert kept.content() == content
    assert kept.content() == content


def test_a_download_says_its_size():
    """Without reading it again."""
    one = Download("data/a.csv", "csv", "Tables.", b"x" * LARGE)

    assert one.size == LARGE
    assert one.content == b"x" * LARGE
