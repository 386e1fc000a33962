"""The files that a site offers of its data."""

from __future__ import annotations

import tempfile

import pytest

from policybrief import workers
from policybrief.keeping import Store
from policybrief.pipeline import downloads
from policybrief.pipeline.downloads import make_downloads
from policybrief.writing.archive import zipped
from policybrief.writing.formats import FORMATS
from tests.writing.corpora import nasty, quiet


def offered() -> dict[str, bytes]:
    return {one.address: one.content for one in make_downloads(quiet())}


def expected() -> dict[str, bytes]:
    """Each format made by itself, here."""
    files: dict[str, bytes] = {}
    for one in FORMATS.values():
        made = one.files(quiet())
        files |= {f"ledger-{one.name}.zip": zipped(made)} if one.together else made
    return {f"data/{name}": content for name, content in files.items()}


@pytest.mark.parametrize("number", [1, 3])
def test_beside_one_another_or_not_they_are_the_same(number, monkeypatch):
    """Whoever makes them, and in their order."""
    monkeypatch.setattr(workers, "cores", lambda: number)

    assert offered() == expected()
    formats = [one.format for one in make_downloads(nasty())]
    assert list(dict.fromkeys(formats)) == list(FORMATS)


@pytest.mark.parametrize("number", [1, 3])
def test_without_room_for_files_they_come_by_memory(number, monkeypatch):
    """A worker then sends what it made."""
    wanted = expected()

    def full(*_args: object, **_rest: object) -> None:
        raise OSError("no space left on device")

    monkeypatch.setattr(workers, "cores", lambda: number)
    monkeypatch.setattr(tempfile, "TemporaryFile", full)

    assert offered() == wanted


def test_a_worker_whose_disk_is_full_sends_what_it_made(monkeypatch):
    """What did not go into the file is not lost."""
    monkeypatch.setattr(workers, "cores", lambda: 2)
    monkeypatch.setattr(Store, "in_memory", property(lambda self: True))
    monkeypatch.setattr(downloads, "keep", lambda content: content)

    made = downloads._ours(quiet())

    assert all(isinstance(one, bytes) for files in made.values() for one in files.values())
