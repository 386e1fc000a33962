"""Large contents are kept out of memory, and are what they were."""

from __future__ import annotations

import hashlib
import io
import os
import tempfile
from typing import Any

import pytest

from policybrief.keeping import LARGE, Store, keep
from policybrief.site.desk import Download


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


def test_several_contents_stand_in_one_file():
    """Each is found again, and hashed, whatever came after it."""
    store = Store()
    first = store.keep((b"one", b"", b"two"))
    second = store.keep(iter((b"three",)))
    nothing = store.keep(())

    assert first.content() == b"onetwo"
    assert first.sha256() == hashlib.sha256(b"onetwo").hexdigest()
    assert second.content() == b"three"
    assert (nothing.size, nothing.content()) == (0, b"")
    assert keep(first) is first


def test_a_disk_that_fills_up_loses_nothing(monkeypatch):
    """What was written already is read back, and the rest stays in memory."""

    class Small(io.FileIO):
        def write(self, part: Any) -> int:
            room = 5 - self.tell()
            if room <= 0:
                raise OSError("no space left on device")
            return super().write(bytes(part[:room]))

    path = tempfile.mkstemp()[1]
    monkeypatch.setattr(tempfile, "TemporaryFile", lambda **_: Small(path, "w+"))
    store = Store()

    one, other = store.keep((b"four", b"teen")), store.keep((b"fifteen",))

    os.unlink(path)
    assert store.in_memory
    assert (one.content(), other.content()) == (b"fourteen", b"fifteen")


def test_a_file_that_is_cut_short_is_told():
    """Nobody gets half of a content."""
    kept = keep(b"x" * LARGE)
    os.truncate(kept.store._file._file.fileno(), 10)

    with pytest.raises(OSError, match="cut short"):
        kept.content()
