"""What an earlier process found in articles is not looked for again, and is the same."""

from __future__ import annotations

from pathlib import Path

import pytest

from policybrief.cache import Cache, LiveCache
from policybrief.pipeline.loading import look_at
from policybrief.problems import Problem
from policybrief.remembering import Memory
from policybrief.spreading import spreading
from tests.checks.looking import EDITS, FILES, note_looks
from tests.reading.corpora import ARTICLE, write

_WITH_TEXT = {
    **FILES,
    ARTICLE: FILES[ARTICLE].replace("---\n", "---\ntext: texts/bridge.txt\n", 1),
    "texts/bridge.txt": FILES[ARTICLE].rpartition("---\n")[2],
}


class _Processes:
    """Checks one folder, each time as a new process does."""

    def __init__(self, root: Path, kept: Path, monkeypatch: pytest.MonkeyPatch) -> None:
        self.root, self.kept = root, kept
        self.looked = note_looks(monkeypatch)

    def check(self) -> list[Problem]:
        self.looked.clear()
        with Cache(self.kept) as cache:
            return look_at(self.root, cache=cache)[1]


@pytest.mark.parametrize("name", [*EDITS, "a text"])
def test_a_new_process_looks_again_at_what_changed(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, name: str
) -> None:
    files = FILES if name in EDITS else _WITH_TEXT
    edit = dict([EDITS.get(name, ("texts/bridge.txt", "We will build something.\n"))])
    processes = _Processes(write(tmp_path / "c", files), tmp_path / "kept.db", monkeypatch)
    before = processes.check()
    assert sorted(processes.looked) == ["bridge", "other"]
    assert processes.check() == before
    assert processes.looked == []

    write(tmp_path / "c", edit)
    after = processes.check()
    assert processes.looked
    assert after == look_at(tmp_path / "c")[1]
    assert after != before

    write(tmp_path / "c", {one: files[one] for one in edit})
    assert processes.check() == before


def test_a_process_that_stays_begins_with_what_was_found(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    processes = _Processes(write(tmp_path / "c", FILES), tmp_path / "kept.db", monkeypatch)
    before = processes.check()
    memory = Memory()
    with LiveCache(processes.kept) as cache:
        for _round in range(2):
            assert look_at(processes.root, cache=cache, memory=memory)[1] == before
            assert processes.looked == ["bridge", "other"]  # those of the process before
            cache.save()


def test_workers_look_only_at_what_is_not_known(tmp_path: Path) -> None:
    root, kept = write(tmp_path / "c", FILES), tmp_path / "kept.db"
    alone = look_at(root)[1]
    with spreading("processes", 2) as spread:
        for _process in range(2):
            with Cache(kept) as cache:
                assert look_at(root, cache=cache, spread=spread)[1] == alone
