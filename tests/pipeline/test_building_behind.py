"""Builds behind what is shown: only what is newest is built, and told of."""

from __future__ import annotations

import threading
from collections.abc import Iterator

import pytest

from policybrief.errors import BuildError
from policybrief.pipeline import building_behind
from policybrief.pipeline.building import Built
from policybrief.pipeline.building_behind import BuildsBehind

_LONG = 30


class _Build:
    """A build that ends when it is let, or is stopped."""

    def __init__(self) -> None:
        self.over = threading.Event()
        self.stopped = False

    def result(self) -> str:
        assert self.over.wait(_LONG)
        if self.stopped:
            raise BuildError("stopped")
        return f"build {id(self)}"

    def stop(self) -> None:
        self.stopped = True
        self.over.set()


class _Desk:
    """Begins builds, and takes note of what is told."""

    def __init__(self) -> None:
        self.begun: list[_Build] = []
        self.told: list[object] = []
        self.changed = threading.Condition()
        self.fault: OSError | None = None
        self.behind = BuildsBehind(self.begin, self.tell)  # type: ignore[arg-type]

    def begin(self) -> _Build:
        with self.changed:
            if self.fault is not None:
                raise self.fault
            self.begun.append(_Build())
            self.changed.notify_all()
            return self.begun[-1]

    def tell(self, found: Built | Exception) -> None:
        with self.changed:
            self.told.append(found)
            self.changed.notify_all()

    def wait_for(self, begun: int = 0, told: int = 0) -> None:
        with self.changed:
            enough = lambda: len(self.begun) >= begun and len(self.told) >= told  # noqa: E731
            assert self.changed.wait_for(enough, _LONG)


@pytest.fixture
def desk(monkeypatch: pytest.MonkeyPatch) -> Iterator[_Desk]:
    monkeypatch.setattr(building_behind, "BuildApart", _Build)
    desk = _Desk()
    yield desk
    desk.behind.end()


def test_what_is_wanted_is_built_and_told(desk: _Desk) -> None:
    assert desk.behind.idle
    desk.behind.want(0)
    desk.wait_for(begun=1)
    assert not desk.behind.idle
    desk.begun[0].over.set()
    desk.wait_for(told=1)
    assert desk.told == [desk.begun[0].result()]


def test_a_newer_one_stops_the_one_that_runs(desk: _Desk) -> None:
    desk.behind.want(0)
    desk.wait_for(begun=1)
    desk.behind.want(0)
    desk.wait_for(begun=2)
    assert desk.begun[0].stopped
    desk.begun[1].over.set()
    desk.wait_for(told=1)
    assert desk.told == [desk.begun[1].result()]


def test_several_in_a_row_are_one(desk: _Desk) -> None:
    for _ in range(5):
        desk.behind.want(_LONG)
    desk.behind.want(0)
    desk.wait_for(begun=1)
    desk.begun[0].over.set()
    desk.wait_for(told=1)
    assert len(desk.begun) == 1


def test_one_that_is_stopped_is_not_told_of(desk: _Desk) -> None:
    desk.behind.want(0)
    desk.wait_for(begun=1)
    desk.behind.stop()
    assert desk.behind.idle
    desk.behind.want(_LONG)
    desk.behind.stop()
    desk.behind.end()
    assert desk.begun[0].stopped
    assert (len(desk.begun), desk.told) == (1, [])


def test_one_that_cannot_begin_is_told_of(desk: _Desk) -> None:
    desk.fault = OSError("no process is left")
    desk.behind.want(0)
    desk.wait_for(told=1)
    assert desk.told == [desk.fault]
    desk.fault = None
    desk.behind.want(0)
    desk.wait_for(begun=1)


def test_a_fault_of_who_is_told_ends_nothing(
    desk: _Desk, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    tell = desk.behind._tell

    def fail(found: Built | Exception) -> None:
        tell(found)
        raise ValueError("no ink")

    monkeypatch.setattr(desk.behind, "_tell", fail)
    for number in (1, 2):
        desk.behind.want(0)
        desk.wait_for(begun=number)
        desk.begun[-1].over.set()
        desk.wait_for(told=number)
    desk.behind.end()
    assert capsys.readouterr().err.count("ValueError: no ink") == 2
