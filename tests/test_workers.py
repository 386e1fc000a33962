from __future__ import annotations

import os
import signal
import subprocess
import sys
import time
from functools import cached_property
from pathlib import Path

import pytest

from policybrief import workers
from policybrief.errors import BuildError

RUN = """
import sys, os, time
from policybrief.workers import each
{body}
"""


def run(body: str) -> subprocess.CompletedProcess[str]:
    """Run some lines in a process in which nothing else runs."""
    return subprocess.run(
        [sys.executable, "-c", RUN.format(body=body)], capture_output=True, text=True, timeout=60
    )


def test_results_come_in_the_order_of_the_jobs() -> None:
    """Whoever is done first, and whichever process did it."""
    done = run(
        "import random\n"
        "def work(n):\n"
        "    time.sleep(random.random() / 50)\n"
        "    return n * n, os.getpid()\n"
        "found = list(each(range(40), work, 3))\n"
        "assert [one for one, _ in found] == [n * n for n in range(40)]\n"
        "print(len({pid for _, pid in found} - {os.getpid()}))"
    )

    assert done.returncode == 0, done.stderr
    assert done.stdout.strip() in ("2", "3")


def test_a_job_that_fails_stops_the_others_with_its_own_error() -> None:
    """The error comes through as it was raised, and no process is left."""
    done = run(
        "from policybrief.errors import BuildError\n"
        "def work(n):\n"
        "    if n == 3: raise BuildError('the third')\n"
        "    time.sleep(0.01)\n"
        "try:\n"
        "    list(each(range(1000), work, 2))\n"
        "except BuildError as error:\n"
        "    print(error)"
    )

    assert (done.returncode, done.stdout, done.stderr) == (0, "the third\n", "")


def test_in_one_process_all_is_done_here() -> None:
    """Where a process cannot be copied, the same comes out, and errors too."""
    assert list(workers.each([1, 2, 3], lambda n: n + 1, 1)) == [2, 3, 4]

    def fail(_: int) -> None:
        raise BuildError("no")

    with pytest.raises(BuildError):
        list(workers.each([1], fail))


@pytest.mark.skipif(not hasattr(os, "fork"), reason="processes cannot be copied here")
def test_workers_end_with_the_process_that_started_them(tmp_path: Path) -> None:
    """One that is killed leaves nobody at work."""
    body = (
        f"folder = {str(tmp_path)!r}\n"
        "def work(n):\n"
        "    open(os.path.join(folder, str(os.getpid())), 'w').close()\n"
        "    time.sleep(60)\n"
        "list(each(range(4), work, 2))"
    )
    with subprocess.Popen([sys.executable, "-c", RUN.format(body=body)]) as started:
        _wait_for(lambda: len(list(tmp_path.iterdir())) == 2)
        started.send_signal(signal.SIGKILL)
        started.wait(10)
        pids = [int(one.name) for one in tmp_path.iterdir()]
        _wait_for(lambda: not any(_is_alive(pid) for pid in pids))


def _is_alive(pid: int) -> bool:
    try:
        os.kill(pid, 0)
    except ProcessLookupError:
        return False
    state = Path(f"/proc/{pid}/stat")
    return not state.exists() or state.read_text().rpartition(")")[2].split()[0] != "Z"


def _wait_for(condition: object) -> None:
    end = time.monotonic() + 30
    while time.monotonic() < end:
        if condition():  # type: ignore[operator]
            return
        time.sleep(0.02)
    raise AssertionError("it did not happen")


def test_what_is_prepared_is_there() -> None:
    """Everything that an object keeps is computed, once."""

    class Thing:
        def __init__(self) -> None:
            self.computed: list[str] = []

        @cached_property
        def one(self) -> int:
            self.computed.append("one")
            return 1

        @cached_property
        def two(self) -> int:
            self.computed.append("two")
            return self.one + 1

    thing = Thing()
    workers.prepare(thing)
    assert thing.two == 2
    assert sorted(thing.computed) == ["one", "two"]
