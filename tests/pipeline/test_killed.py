"""A build that is killed or told to stop leaves the site whole, and nothing beside it."""

from __future__ import annotations

import os
import signal
from pathlib import Path

import pytest

from tests.pipeline.killed import Bench, corpus, moments, start, tree, wait_for

pytestmark = pytest.mark.skipif(os.name == "nt", reason="there are no such signals")


def _kill_at(bench: Bench, number: int) -> int:
    ways: list[tuple[tuple[str, ...], bool]] = [
        ((), True),
        ((), False),
        (("--in-place",), True),
        (("--in-place",), False),
    ]
    killed = 0
    for at, share in enumerate(moments(number)):
        more, whole_group = ways[at % len(ways)]
        killed += bench.kill_one(share, *more, whole_group=whole_group)
    return killed


@pytest.mark.long
def test_killed_at_a_few_moments(tmp_path: Path) -> None:
    """The whole group of processes or only the first, with the real MkDocs."""
    assert _kill_at(Bench(tmp_path), 5) >= 2


@pytest.mark.long
def test_killed_at_a_hundred_moments(tmp_path: Path) -> None:
    """The same, at a hundred moments that are spread over the whole of a build."""
    assert _kill_at(Bench(tmp_path), 100) >= 40


@pytest.mark.long
@pytest.mark.parametrize("number", [signal.SIGINT, signal.SIGTERM, signal.SIGHUP])
@pytest.mark.parametrize("group", [True, False])
def test_told_to_stop(tmp_path: Path, number: signal.Signals, group: bool) -> None:
    """It puts everything away, says nothing, and exits with 128 and the signal's number."""
    root = corpus(tmp_path / "corpus", "One")
    place = tmp_path / "here"
    with start(root, place / "site") as process:
        wait_for(lambda: list(place.glob(".site.policybrief-*/fresh/*")))
        os.killpg(process.pid, number) if group else process.send_signal(number)
        said = process.communicate(timeout=60)

    assert (process.returncode, *said) == (128 + number, "", "")
    assert not place.exists()


def test_told_to_stop_more_than_once(tmp_path: Path) -> None:
    """Impatience does not keep it from putting everything away."""
    root = corpus(tmp_path / "corpus", "One")
    place = tmp_path / "here"
    with start(root, place / "site") as process:
        wait_for(lambda: list(place.glob(".site.policybrief-*/fresh/*")))
        for _ in range(50):
            process.send_signal(signal.SIGTERM)
        process.send_signal(signal.SIGHUP)
        said = process.communicate(timeout=60)

    assert process.returncode in (128 + signal.SIGTERM, 128 + signal.SIGHUP)
    assert said == ("", "")
    assert not place.exists()


def test_a_build_beside_another(tmp_path: Path) -> None:
    """The second stops at once, says who is at work, and changes nothing."""
    root = corpus(tmp_path / "corpus", "One")
    place = tmp_path / "here"
    with start(root, place / "site") as first:
        wait_for(lambda: list(place.glob(".site.policybrief-lock")))
        with start(root, place / "site") as second:
            said = second.communicate(timeout=60)
        assert second.returncode == 2
        if first.poll() is None:
            assert said == (
                "",
                f"policybrief: the site {place / 'site'} is being built by process {first.pid}; "
                "wait until it is done\n",
            )
        first.communicate(timeout=60)

    assert first.returncode == 0
    assert [path.name for path in place.iterdir()] == ["site"]


def test_two_sites_with_one_project(tmp_path: Path) -> None:
    """They would overwrite one another's project."""
    root = corpus(tmp_path / "corpus", "One")
    place = tmp_path / "here"
    with start(root, place / "one", "--project", str(place / "project")) as first:
        wait_for(lambda: list(place.glob(".project.policybrief-*/fresh")))
        with start(root, place / "two", "--project", str(place / "project")) as second:
            _, said = second.communicate(timeout=60)
        first.communicate(timeout=60)

    assert (first.returncode, second.returncode) == (0, 2)
    assert f"the project {place / 'project'} is being built by process {first.pid}" in said
    assert {name.partition("/")[0] for name in tree(place)} == {"one", "project"}
