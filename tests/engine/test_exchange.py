"""One folder takes the place of another."""

from __future__ import annotations

from pathlib import Path

import pytest

from policybrief.engine import exchange as module
from policybrief.engine.exchange import exchange
from tests.site.builds import files_of
from tests.site.corpora import write


@pytest.fixture(params=["in one step", "in two"])
def step(request: pytest.FixtureRequest, monkeypatch: pytest.MonkeyPatch) -> str:
    """Try an exchange on systems that can do it in one step, and on others."""
    if request.param == "in two":
        monkeypatch.setattr(module, "_swap", lambda one, other: False)
    return str(request.param)


def test_an_exchange_puts_the_new_one_in_place(tmp_path: Path, step: str) -> None:
    """The new folder stands where the old one stood, and the old one is still there."""
    write(tmp_path, {"near/fresh/new": "new", "site/old": "old"})

    exchange(tmp_path / "near/fresh", tmp_path / "site")

    aside = "fresh" if step == "in one step" else "old"
    assert [name for name, _ in files_of(tmp_path)] == [f"near/{aside}/old", "site/new"]


def test_an_exchange_makes_a_folder_that_is_not_there(tmp_path: Path, step: str) -> None:
    """The first build has nothing to replace."""
    write(tmp_path, {"near/fresh/new": "new"})

    exchange(tmp_path / "near/fresh", tmp_path / "site")

    assert [name for name, _ in files_of(tmp_path)] == ["site/new"]


@pytest.mark.parametrize("error", [OSError("full"), KeyboardInterrupt()])
def test_a_failed_exchange_is_taken_back(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, error: BaseException
) -> None:
    """When the second of two steps fails, the first is undone."""
    write(tmp_path, {"near/fresh/new": "new", "site/old": "old"})
    rename = Path.rename

    def fail(path: Path, target: Path) -> Path:
        if path.name == "fresh":
            raise error
        return rename(path, target)

    monkeypatch.setattr(module, "_swap", lambda one, other: False)
    monkeypatch.setattr(Path, "rename", fail)
    with pytest.raises(type(error)):
        exchange(tmp_path / "near/fresh", tmp_path / "site")

    assert [name for name, _ in files_of(tmp_path)] == ["near/fresh/new", "site/old"]
