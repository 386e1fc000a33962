"""Two builds never change one folder at once."""

from __future__ import annotations

import json
import os
import signal
import socket
import subprocess
import sys
import threading
from pathlib import Path

import pytest

from policybrief.engine.places import holding
from policybrief.errors import BuildError

HOLD = """
import sys
from pathlib import Path
from policybrief.engine.places import holding
with holding(Path(sys.argv[1]), "site", in_place=len(sys.argv) > 2):
    print("held", flush=True)
    sys.stdin.read()
"""


def held_by_another(folder: Path, *more: str) -> subprocess.Popen[str]:
    """Return a process that holds *folder* until its input ends."""
    process = subprocess.Popen(
        [sys.executable, "-c", HOLD, str(folder), *more],
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        text=True,
    )
    assert process.stdout is not None
    assert process.stdout.readline() == "held\n"
    return process


def test_another_process_has_it(tmp_path: Path) -> None:
    """The message says who holds it; when the other is done it can be had, and no file is left."""
    with held_by_another(tmp_path / "site") as other:
        with pytest.raises(BuildError) as told, holding(tmp_path / "site", "site"):
            pass
        assert str(told.value) == (
            f"the site {tmp_path / 'site'} is being built by process {other.pid}; "
            "wait until it is done"
        )

    with holding(tmp_path / "site", "site"):
        pass
    assert list(tmp_path.iterdir()) == []


def test_a_process_of_another_computer_is_named_with_it(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """On a shared disk a number alone says nothing."""
    with held_by_another(tmp_path / "site") as other:
        (lock,) = tmp_path.iterdir()
        assert json.loads(lock.read_text())["host"] == socket.gethostname()
        lock.write_text(json.dumps({"pid": 7, "host": "desk-2"}))
        with (
            pytest.raises(BuildError, match="by process 7 on desk-2;"),
            holding(tmp_path / "site", "site"),
        ):
            pass
        lock.write_text("")
        with (
            pytest.raises(BuildError, match="by another process"),
            holding(tmp_path / "site", "site"),
        ):
            pass
        other.communicate()


@pytest.mark.skipif(os.name == "nt", reason="there is no SIGKILL")
def test_a_killed_process_holds_nothing(tmp_path: Path) -> None:
    """The file that it leaves locks nothing, and is gone after the next run."""
    with held_by_another(tmp_path / "site") as other:
        other.send_signal(signal.SIGKILL)
    assert [path.name for path in tmp_path.iterdir()] == [".site.policybrief-lock"]

    with holding(tmp_path / "site", "site"):
        pass

    assert list(tmp_path.iterdir()) == []


def test_two_threads_are_two(tmp_path: Path) -> None:
    """In one process as well."""
    with (
        holding(tmp_path / "site", "site"),
        pytest.raises(BuildError, match=rf"by process {os.getpid()};"),
        holding(tmp_path / "site", "site"),
    ):
        pass


def test_only_one_is_in_at_a_time(tmp_path: Path) -> None:
    """However often many ask at once, although each takes the file of the lock away at the end."""
    inside: list[int] = []
    most: list[int] = []
    turns: list[int] = []

    def ask() -> None:
        for _ in range(150):
            try:
                with holding(tmp_path / "site", "site"):
                    inside.append(1)
                    most.append(len(inside))
                    turns.append(1)
                    inside.pop()
            except BuildError:
                pass

    threads = [threading.Thread(target=ask) for _ in range(6)]
    for one in threads:
        one.start()
    for one in threads:
        one.join()

    assert set(most) == {1}
    assert len(turns) > 20
    assert list(tmp_path.iterdir()) == []


def test_other_folders_are_free(tmp_path: Path) -> None:
    """A lock is on one folder."""
    with holding(tmp_path / "site", "site"), holding(tmp_path / "site-mkdocs", "project"):
        assert len(list(tmp_path.iterdir())) == 2


def test_a_link_in_the_place_of_the_lock_is_not_followed(tmp_path: Path) -> None:
    """Nothing is written through it."""
    (tmp_path / "mine").write_text("mine")
    (tmp_path / ".site.policybrief-lock").symlink_to(tmp_path / "mine")

    with pytest.raises(BuildError, match="cannot write in"), holding(tmp_path / "site", "site"):
        pass

    assert (tmp_path / "mine").read_text() == "mine"


def test_folders_above_are_taken_back(tmp_path: Path) -> None:
    """Those that were made for a build that failed are gone again."""
    with pytest.raises(ZeroDivisionError), holding(tmp_path / "a/b/site", "site"):
        raise ZeroDivisionError

    assert list(tmp_path.iterdir()) == []
