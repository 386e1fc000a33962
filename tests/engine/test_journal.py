"""A folder is changed file by file."""

from __future__ import annotations

import json
import os
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from policybrief.engine.journal import STAGE, Difference, compare, put_in_place, roll_forward
from tests.site.builds import files_of
from tests.site.corpora import write

_NAMES = st.sampled_from(["a", "b", "c", "d.html"])
_PATHS = st.lists(_NAMES, min_size=1, max_size=3).map("/".join)


def _tree(paths: dict[str, str]) -> dict[str, str]:
    """Return the files that can stand together: none is a folder of another."""
    return {
        path: text
        for path, text in paths.items()
        if not any(other.startswith(f"{path}/") for other in paths)
    }


_TREES = st.dictionaries(_PATHS, st.sampled_from(["x", "y", "longer"]), max_size=8).map(_tree)


@settings(suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(_TREES, _TREES, st.data())
def test_any_folder_becomes_any_other(tmp_path_factory, old, new, data):
    """Files, folders, and one in the place of the other; no empty folder is left."""
    place = tmp_path_factory.mktemp("journal")
    for name, files in (("old", old), ("new", new)):
        (place / name).mkdir()
        write(place / name, files)

    put_in_place(place / "new", place / "old")

    assert dict(files_of(place / "old")) == dict(files_of(place / "new"))
    assert [p for p in (place / "old").rglob("*") if p.is_dir() and not any(p.iterdir())] == []


def test_what_stays_the_same_is_not_touched(tmp_path: Path) -> None:
    """A file of the same bytes keeps its time and its number."""
    write(tmp_path, {"old/same": "x", "old/other": "y", "new/same": "x", "new/other": "z"})
    os.utime(tmp_path / "old/same", (1, 1))
    before = (tmp_path / "old/same").stat()

    found = put_in_place(tmp_path / "new", tmp_path / "old")

    after = (tmp_path / "old/same").stat()
    assert (after.st_mtime_ns, after.st_ino) == (before.st_mtime_ns, before.st_ino)
    assert found == Difference(changed=("other",))
    assert put_in_place(tmp_path / "new", tmp_path / "old") == Difference()


def test_a_link_is_replaced_and_not_followed(tmp_path: Path) -> None:
    """What a link leads to is somebody else's."""
    write(tmp_path, {"mine/page": "mine", "mine/more": "mine", "old/index": "x", "new/a/page": "y"})
    write(tmp_path, {"new/b": "y"})
    (tmp_path / "old/a").symlink_to(tmp_path / "mine")
    (tmp_path / "old/b").symlink_to(tmp_path / "mine/more")
    (tmp_path / "old/c").symlink_to(tmp_path / "mine")

    put_in_place(tmp_path / "new", tmp_path / "old")

    assert dict(files_of(tmp_path / "mine")) == {"more": b"mine", "page": b"mine"}
    assert dict(files_of(tmp_path / "old")) == {"a/page": b"y", "b": b"y"}
    assert not any(path.is_symlink() for path in (tmp_path / "old").rglob("*"))


@pytest.mark.parametrize("length", range(0, 170, 7))
def test_a_torn_journal_is_thrown_away(tmp_path: Path, length: int) -> None:
    """Half a journal says nothing, whatever half."""
    write(tmp_path, {"old/index": "old", f"old/{STAGE}/new/index": "new"})
    steps = json.dumps({"gone": ["index"], "empty": [], "sha256": "0" * 64}, indent=1)
    (tmp_path / "old" / STAGE / "journal.json").write_text(steps[:length])

    roll_forward(tmp_path / "old")

    assert dict(files_of(tmp_path / "old")) == {"index": b"old"}


@pytest.mark.parametrize("name", ["../mine", "link/mine", "/{place}/mine"])
def test_a_journal_cannot_reach_out(tmp_path: Path, name: str) -> None:
    """One that somebody else made deletes nothing outside of the folder."""
    from policybrief.engine import journal

    write(tmp_path, {"mine": "mine", "old/index": "old", f"old/{STAGE}/new/index": "new"})
    (tmp_path / "old/link").symlink_to(tmp_path)
    found = Difference(gone=(name.format(place=tmp_path),))
    (tmp_path / "old" / STAGE / "journal.json").write_bytes(journal._written(found))

    with pytest.raises(OSError, match="which is outside"):
        roll_forward(tmp_path / "old")

    assert (tmp_path / "mine").read_text() == "mine"


def test_comparing_changes_nothing(tmp_path: Path) -> None:
    """It says what would be done; what others put at the top is not looked at."""
    write(tmp_path, {"old/a/b": "x", "old/CNAME": "x", "new/a": "x"})
    before = dict(files_of(tmp_path))

    found = compare(tmp_path / "new", tmp_path / "old", kept=["CNAME"])

    assert found == Difference(changed=("a",), gone=("a/b",), empty=("a",))
    assert dict(files_of(tmp_path)) == before


def test_a_file_in_a_folder_that_is_to_go(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Somebody put it there behind a kill: what was begun is finished all the same."""
    fresh, target = tmp_path / "fresh", tmp_path / "site"
    write(fresh, {"index.html": "new"})
    write(target, {"index.html": "old", "topics/gone.html": "gone"})
    with monkeypatch.context() as patched:
        patched.setattr("policybrief.engine.journal.roll_forward", lambda target: None)
        put_in_place(fresh, target)
    (target / "topics/.DS_Store").write_text("x")

    roll_forward(target)
    assert (target / "index.html").read_text() == "new"
    put_in_place(fresh, target)
    assert [one.name for one in target.iterdir()] == ["index.html"]
