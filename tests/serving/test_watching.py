"""Changes are seen once, and what editors leave for a moment is not."""

from __future__ import annotations

import threading
import time
from collections.abc import Callable
from pathlib import Path

import pytest
from watchdog.observers.api import BaseObserver, EventEmitter

from policybrief.serving import watching
from policybrief.serving.watching import Watch, look

MARKER = "policybrief.json"


def counted(watch: Watch) -> tuple[list[float], threading.Thread]:
    """Return the moments of changes, as a thread notes them."""
    found: list[float] = []

    def follow() -> None:
        while watch.changed():
            found.append(time.monotonic())

    thread = threading.Thread(target=follow)
    thread.start()
    return found, thread


def wait_for(done: Callable[[], object], seconds: float = 10) -> None:
    """Wait until *done* says so."""
    end = time.monotonic() + seconds
    while not done() and time.monotonic() < end:
        time.sleep(0.02)
    assert done()


@pytest.mark.parametrize("notices", [True, False], ids=["notices", "looking"])
def test_several_files_saved_at_once_are_one_change(tmp_path: Path, notices: bool) -> None:
    """A save of ten files, in folders that did not exist, is one change; the next is another."""
    with Watch([tmp_path], MARKER, notices=notices) as watch:
        found, thread = counted(watch)
        for at in range(10):
            (tmp_path / f"new-{at % 2}").mkdir(exist_ok=True)
            (tmp_path / f"new-{at % 2}" / f"{at}.md").write_text("x")
        wait_for(lambda: found)
        time.sleep(0.6)
        first = len(found)
        (tmp_path / "new-1" / "1.md").write_text("xy")
        wait_for(lambda: len(found) > first)
        (tmp_path / "new-1" / "1.md").unlink()
        wait_for(lambda: len(found) > first + 1)
        watch.end()
        thread.join()

    assert first == 1
    assert len(found) == 3


def test_without_notices_it_looks(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Where the system has no notice left to give, changes are found all the same."""

    class Spent(BaseObserver):
        def start(self) -> None:
            raise OSError(28, "inotify watch limit reached")

    monkeypatch.setattr(watching, "Observer", lambda: Spent(EventEmitter))
    with Watch([tmp_path], MARKER) as watch:
        found, thread = counted(watch)
        (tmp_path / "a.md").write_text("x")
        wait_for(lambda: found)
        watch.end()
        thread.join()

    assert len(found) == 1


def test_a_file_that_an_editor_exchanges_is_a_change(tmp_path: Path) -> None:
    """A new file moved over the old one is seen, even of the same size."""
    file = tmp_path / "a.md"
    file.write_text("one")
    with Watch([tmp_path], MARKER) as watch:
        found, thread = counted(watch)
        (tmp_path / ".a.md.swp").write_text("two")
        (tmp_path / ".a.md.swp").replace(file)
        wait_for(lambda: found)
        watch.end()
        thread.join()

    assert len(found) == 1


def test_what_is_left_for_a_moment_is_passed_by(tmp_path: Path) -> None:
    """Hidden, backup, swap and temporary files, and a site that was built here, do not count."""
    (tmp_path / "a.md").write_text("x")
    before = look([tmp_path], MARKER)
    names = [".a.md.swp", "a.md~", "#a.md#", "4913", "a.md.tmp", ".git/HEAD", "~$a.md", "b.swx"]
    for name in [*names, f"site/{MARKER}", "site/index.html", "__pycache__/x.pyc"]:
        (tmp_path / name).parent.mkdir(exist_ok=True)
        (tmp_path / name).write_text("x")

    assert look([tmp_path], MARKER) == before
    assert [Path(path).name for path in before] == ["a.md"]


def test_a_folder_may_go_and_come_back(tmp_path: Path) -> None:
    """A folder that is moved away and back is seen again."""
    folder = tmp_path / "corpus"
    folder.mkdir()
    (folder / "a.md").write_text("x")
    with Watch([folder], MARKER) as watch:
        found, thread = counted(watch)
        folder.rename(tmp_path / "away")
        wait_for(lambda: len(found) == 1)
        (tmp_path / "away").rename(folder)
        wait_for(lambda: len(found) == 2)
        watch.end()
        thread.join()

    assert len(found) == 2


def test_files_elsewhere_are_watched_as_long_as_they_are_named(tmp_path: Path) -> None:
    """One that is changed, made or deleted beside the folder; which ones may change."""
    (tmp_path / "in").mkdir()
    text, other = tmp_path / "text.txt", tmp_path / "other.txt"
    text.write_text("x")
    named = [text]
    with Watch([tmp_path / "in"], MARKER, files=lambda: named) as watch:
        found, thread = counted(watch)
        other.write_text("x")
        text.write_text("xy")
        wait_for(lambda: len(found) == 1)
        text.unlink()
        wait_for(lambda: len(found) == 2)
        named.append(other)
        wait_for(lambda: len(found) == 3)
        watch.end()
        thread.join()

    assert len(found) == 3
