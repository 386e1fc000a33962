"""Builds that are ended from outside, at any moment."""

from __future__ import annotations

import os
import random
import signal
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from pathlib import Path

from policybrief import build_site
from policybrief.engine.journal import STAGE

OTHERS = {"CNAME": b"brief.example.org\n", ".git/config": b"[core]\n", ".git/HEAD": b"ref\n"}


def corpus(folder: Path, title: str) -> Path:
    """Write a small corpus, and return its folder."""
    folder.mkdir(parents=True)
    settings = f"title: {title}\ncontact: desk@example.org\n"
    (folder / "briefing.yml").write_text(settings, encoding="utf-8")
    article = f"---\ntitle: News of {title}\ndate: 2026-01-15\n---\nThere will be no ship.\n"
    (folder / "articles").mkdir()
    (folder / f"articles/{title.lower()}.md").write_text(article, encoding="utf-8")
    return folder


def start(root: Path, site: Path, *more: str) -> subprocess.Popen[str]:
    """Start a build in a group of processes of its own."""
    command = [sys.executable, "-m", "policybrief", "build", str(root), "--site", str(site), *more]
    pipe = subprocess.PIPE
    return subprocess.Popen(command, stdout=pipe, stderr=pipe, text=True, start_new_session=True)


def wait_for(done: Callable[[], object]) -> None:
    """Wait until something is true, and fail when it does not become so."""
    end = time.monotonic() + 60
    while not done() and time.monotonic() < end:
        time.sleep(0.01)
    assert done()


def tree(folder: Path) -> dict[str, bytes]:
    """Return every file below *folder*."""
    return {
        file.relative_to(folder).as_posix(): file.read_bytes()
        for file in folder.rglob("*")
        if file.is_file()
    }


def moments(number: int) -> Iterator[float]:
    """Yield shares of a whole, at random but spread over all of it and a little more."""
    chance = random.Random(20260131)
    order = list(range(number))
    chance.shuffle(order)
    yield from ((at + chance.random()) / number * 1.05 for at in order)


class Bench:
    """A site that is built, killed and built again; by turns from two corpora."""

    def __init__(self, place: Path) -> None:
        self.place = place
        self.roots = [corpus(place / "one", "One"), corpus(place / "two", "Two")]
        self.good = []
        self.seconds = 0.0
        for root in self.roots:
            begun = time.monotonic()
            with start(root, place / "good" / root.name) as process:
                assert process.wait() == 0
            self.seconds = time.monotonic() - begun
            self.good.append({**tree(place / "good" / root.name), **OTHERS})
        self.site = place / "here" / "site"
        self.turn = 0
        build_site(self.roots[0], self.site)
        for name, content in OTHERS.items():
            (self.site / name).parent.mkdir(exist_ok=True)
            (self.site / name).write_bytes(content)
        assert tree(self.site) == self.good[0]

    def kill_one(self, share: float, *more: str, whole_group: bool) -> bool:
        """Kill a build after a *share* of its time, look, build again, and look again.

        Returns:
            Whether it was killed before it was done.
        """
        before, self.turn = self.turn, 1 - self.turn
        begun = time.monotonic()
        process = start(self.roots[self.turn], self.site, *more)
        try:
            process.wait(share * self.seconds)
        except subprocess.TimeoutExpired:
            if whole_group:
                os.killpg(process.pid, signal.SIGKILL)
            else:
                process.kill()
        else:  # a build takes less time than it did when the machine was busy
            self.seconds = min(self.seconds, time.monotonic() - begun)
        process.communicate()
        if not (self.site / STAGE).exists():  # else files of both, until the next build
            own = {name: text for name, text in tree(self.site).items() if name not in OTHERS}
            wanted = [self.good[at].items() - OTHERS.items() for at in (before, self.turn)]
            assert own.items() in wanted
        build_site(self.roots[self.turn], self.site)
        assert tree(self.site) == self.good[self.turn]
        assert [one.name for one in (self.place / "here").iterdir()] == ["site"]
        return process.returncode == -signal.SIGKILL
