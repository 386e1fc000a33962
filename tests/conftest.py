"""Fixtures that every test may use."""

from __future__ import annotations

import os
import pickle
import signal
from collections.abc import Callable, Iterator, Mapping
from pathlib import Path
from textwrap import dedent
from typing import Any

import pytest
from hypothesis import HealthCheck, settings

from policybrief.cache import VARIABLE, Cache

_MOST_SHELLS = 60
GOLDEN = Path(__file__).parent / "golden"

for name, examples in (("quick", 20), ("long", 60)):
    settings.register_profile(
        name,
        max_examples=examples,
        deadline=None,
        derandomize=True,
        suppress_health_check=[HealthCheck.too_slow],
    )
settings.load_profile("quick")

if signal.getsignal(signal.SIGINT) is signal.SIG_IGN:  # begun in the background of a shell
    signal.signal(signal.SIGINT, signal.default_int_handler)


def pytest_addoption(parser: pytest.Parser) -> None:
    """Add our options."""
    parser.addoption("--update-golden", action="store_true", help="rewrite golden files")
    parser.addoption("--long", action="store_true", help="also run tests that take long")


def pytest_configure(config: pytest.Config) -> None:
    """Try as many examples of each property as there is time for."""
    if _is_long(config):
        settings.load_profile("long")


def _is_long(config: pytest.Config) -> bool:
    return bool(config.getoption("--long")) or os.environ.get("POLICYBRIEF_LONG") == "1"


@pytest.fixture(scope="session", autouse=True)
def caches(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Path]:
    """Give the folder for caches, which is not that of whoever runs the tests."""
    folder = tmp_path_factory.mktemp("caches")
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv(VARIABLE, str(folder))
        yield folder


@pytest.fixture(scope="session", autouse=True)
def shells() -> Iterator[dict[tuple[str, bytes], bytes]]:
    """Let all tests of a process share the shells of pages: MkDocs draws each kind once.

    They are kept under a hash of all that they are drawn from, so that what a test sees is the
    same. With `fresh_shells` a test begins without any.
    """
    kept: dict[tuple[str, bytes], bytes] = {}
    get, put = Cache.get, Cache.put

    def shared_get(self: Cache, kind: str, key: bytes) -> Any:
        found = kept.get((kind, key))
        return get(self, kind, key) if found is None else pickle.loads(found)

    def shared_put(self: Cache, kind: str, key: bytes, value: object, *more: Any) -> None:
        if kind in ("shells", "tried"):
            kept[kind, key] = pickle.dumps(value)
            if len(kept) > _MOST_SHELLS:
                del kept[next(iter(kept))]
        put(self, kind, key, value, *more)

    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(Cache, "get", shared_get)
        patch.setattr(Cache, "put", shared_put)
        yield kept


@pytest.fixture
def fresh_shells(shells: dict[tuple[str, bytes], bytes]) -> None:
    """Forget the shells that other tests had drawn."""
    shells.clear()


def pytest_collection_modifyitems(config: pytest.Config, items: list[pytest.Item]) -> None:
    """Skip what takes long, unless it was asked for."""
    if _is_long(config):
        return
    for test in items:
        if test.get_closest_marker("long") or test.get_closest_marker("fuzz"):
            test.add_marker(pytest.mark.skip(reason="takes long; run with --long"))


@pytest.fixture
def golden(request: pytest.FixtureRequest) -> Callable[[str, str], None]:
    """Compare text with a file under tests/golden, or rewrite that file."""

    def check(name: str, actual: str) -> None:
        file = GOLDEN / name
        if request.config.getoption("--update-golden"):
            file.parent.mkdir(parents=True, exist_ok=True)
            file.write_text(actual, encoding="utf-8", newline="\n")
        assert file.is_file(), f"no golden file {name}; run pytest --update-golden, read the diff"
        assert actual == file.read_bytes().decode("utf-8")

    return check


@pytest.fixture
def corpus_dir(tmp_path: Path) -> Callable[[Mapping[str, str]], Path]:
    """Write a corpus folder from ``{"articles/rent-cap.md": text}``."""

    def write(files: Mapping[str, str]) -> Path:
        for name, text in files.items():
            file = tmp_path / name
            file.parent.mkdir(parents=True, exist_ok=True)
            file.write_text(dedent(text), encoding="utf-8", newline="\n")
        return tmp_path

    return write
