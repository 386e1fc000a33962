"""Reading and checking give the same wherever they are done."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

import pytest
from click.testing import CliRunner

from policybrief import PolicybriefError, cli, find_problems
from policybrief.cache import Cache
from policybrief.checks.run import check_corpus
from policybrief.models.corpus import Corpus
from policybrief.problems import Problem
from policybrief.reading.folder import read_corpus
from policybrief.spreading import BACKENDS, HERE, Spread, spreading
from tests.reading.corpora import ARTICLE, VALID, write

_PACKAGES = {"dask": "distributed", "ray": "ray"}


def _many(root: Path, number: int = 240) -> Path:
    """Write many articles, each with its own address, some of them with mistakes."""
    files: dict[str, str | bytes] = dict(VALID)
    for at in range(number):
        text = VALID[ARTICLE].replace("/a/1", f"/a/{at}x").replace("price", f"price {at}")
        text = text.replace("We will build", "They build") if at % 7 == 0 else text
        files[f"articles/bridge-{at}x.md"] = text.replace("title:", "titel:", at % 11 == 0)
    files["articles/person.md"] = "---\nkind: person\nname: Somebody\n---\n"
    files["articles/nothing.md"] = b"---\ntitle: \xff\n"
    return write(root, files)


def _found(root: Path, spread: Spread) -> tuple[Corpus, list[Problem], list[Problem]]:
    corpus, problems = read_corpus(root, spread=spread)
    return corpus, problems, check_corpus(corpus, spread)


def test_copies_of_this_process_find_the_same(tmp_path: Path) -> None:
    """Articles, their places, and every problem are those of one process alone."""
    root = _many(tmp_path)
    alone = _found(root, HERE)
    with spreading("processes", 4) as spread:
        assert spread.batches(alone[0].articles)
        together = _found(root, spread)

    assert together == alone
    assert [one.location for one in together[0].articles] == [
        one.location for one in alone[0].articles
    ]
    assert alone[1]
    assert alone[2]


def test_what_workers_read_is_kept(tmp_path: Path) -> None:
    """The next run finds it in the cache."""
    root, kept = _many(tmp_path / "corpus"), tmp_path / "kept.db"
    with Cache(kept) as cache, spreading("processes", 4) as spread:
        expected = read_corpus(root, cache=cache, spread=spread)

    def work(jobs: list[object], work: object) -> list[object]:
        assert not jobs, "nothing is left to read"
        return jobs

    with Cache(kept) as cache:
        assert read_corpus(root, cache=cache, spread=Spread(work, 4)) == expected  # type: ignore[arg-type]


def test_few_articles_are_read_here(tmp_path: Path) -> None:
    """No process is started for them."""
    with spreading("processes", 2) as spread:
        assert spread.batches(range(199)) == []
        assert sum(map(len, spread.batches(range(201)))) == 201
    with spreading("processes", 1) as spread:
        assert spread.batches(range(201)) == []


@pytest.mark.parametrize("backend", _PACKAGES)
def test_a_missing_package_is_named(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, backend: str
) -> None:
    """With what installs it, as misuse; the corpus is not read."""

    def missing(name: str) -> object:
        raise ImportError(name)

    monkeypatch.setattr("policybrief.spreading.importlib.import_module", missing)
    with (
        pytest.raises(PolicybriefError, match=rf"pip install 'policybrief\[{backend}\]'"),
        spreading(backend),  # type: ignore[arg-type]
    ):
        pass


@pytest.mark.parametrize(("backend", "workers"), [("threads", 1), ("processes", 0)])
def test_misuse_is_told(tmp_path: Path, backend: str, workers: int) -> None:
    with pytest.raises(PolicybriefError, match="is no"):
        find_problems(write(tmp_path, VALID), backend=backend, workers=workers)  # type: ignore[arg-type]


def test_the_command_knows_every_backend() -> None:
    """And nothing else."""
    help_ = CliRunner().invoke(cli.main, ["check", "--help"]).output

    assert f"[{'|'.join(BACKENDS)}]" in help_


def test_nothing_of_a_cluster_is_imported() -> None:
    """Unless it was asked for."""
    code = "import sys, policybrief.pipeline.building; print(*sys.modules)"
    found = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)

    assert not {"joblib", "dask", "distributed", "ray"} & set(found.stdout.split())


@pytest.mark.long
@pytest.mark.parametrize("backend", _PACKAGES)
def test_a_cluster_finds_the_same(tmp_path: Path, backend: str) -> None:
    """Two workers of each, on this machine."""
    for name in ("joblib", _PACKAGES[backend]):
        pytest.importorskip(name)
    root = _many(tmp_path / "corpus", 30)
    call = [sys.executable, "-m", "policybrief", "check", str(root), "--no-cache", "--workers", "2"]
    found = [
        subprocess.run(
            [*call, "--backend", one],
            capture_output=True,
            text=True,
            check=False,
            env={**os.environ, "RAY_AUTH_MODE": "disabled"},
        )
        for one in ("processes", backend)
    ]

    assert found[0].returncode == found[1].returncode == 1, found[1].stderr
    assert found[0].stdout == found[1].stdout
    assert "unknown-field" in found[0].stdout


def test_a_process_can_be_copied() -> None:
    """Else the tests above try nothing; Dask leaves threads, so another process is asked."""
    code = "from policybrief.workers import can_copy; import os; "
    code += "assert can_copy() or not hasattr(os, 'fork')"
    assert subprocess.run([sys.executable, "-c", code], check=False).returncode == 0
