"""A full disk: the site is whole, the message names the fault and a file, nothing is left."""

from __future__ import annotations

import errno
import os
import re
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest
from click.testing import CliRunner

from policybrief import cli
from tests.pipeline.killed import OTHERS, corpus, tree

FULL = re.compile(
    r"policybrief: (MkDocs could not build the site: )?/.+: No space left on device\n"
)


@pytest.fixture
def disk(tmp_path: Path) -> Iterator[Path]:
    """Return a small disk of its own; only the system's administrator can make one."""
    place = tmp_path / "disk"
    place.mkdir()
    mount = ["mount", "-t", "tmpfs", "-o", "size=16m", "tmpfs", str(place)]
    if os.name == "nt" or os.getuid() != 0 or subprocess.run(mount, capture_output=True).returncode:
        pytest.skip("no disk can be mounted here")
    try:
        yield place
    finally:
        subprocess.run(["umount", "-l", str(place)], check=True)


def fill(disk: Path, free: int) -> None:
    """Leave so many bytes free."""
    state = os.statvfs(disk)
    (disk / "filler").write_bytes(b"\0" * max(state.f_bavail * state.f_frsize - free, 0))


def build(root: Path, site: Path, *more: str) -> tuple[int, str]:
    """Run the command, and return its exit code and what it complained of."""
    result = CliRunner().invoke(cli.main, ["build", str(root), "--site", str(site), *more])
    return result.exit_code, result.stderr


@pytest.mark.long
@pytest.mark.parametrize("more", [(), ("--in-place",)])
def test_a_full_disk(disk: Path, tmp_path: Path, more: tuple[str, ...]) -> None:
    """However much was left of it, the old site stands there, and the next build succeeds."""
    one, two = corpus(tmp_path / "one", "One"), corpus(tmp_path / "two", "Two")
    site = disk / "site"
    assert build(one, site)[0] == 0
    for name, content in OTHERS.items():
        (site / name).parent.mkdir(exist_ok=True)
        (site / name).write_bytes(content)
    before = tree(disk)
    needed = sum(map(len, before.values()))

    for share in (0, 0.01, 0.1, 0.3, 0.6, 0.9, 0.97):
        fill(disk, int(needed * share))
        code, said = build(two, site, *more)
        assert (code, FULL.fullmatch(said) is not None) == (2, True), (share, said)
        (disk / "filler").unlink()
        assert tree(disk) == before
        assert [path.name for path in disk.iterdir()] == ["site"]

    assert build(two, site, *more)[0] == 0
    assert {name: text for name, text in tree(site).items() if name in OTHERS} == OTHERS
    assert "articles/two.html" in tree(site)


@pytest.mark.long
@pytest.mark.skipif(os.name == "nt", reason="there are no such limits")
@pytest.mark.parametrize("limit", [0, 2_000, 40_000, 300_000])
def test_files_that_may_not_grow(tmp_path: Path, limit: int) -> None:
    """A limit of the system, as a quota is: the old site stands there."""
    root = corpus(tmp_path / "one", "One")
    place = tmp_path / "here"
    assert build(root, place / "site")[0] == 0
    before = tree(place)
    arguments = ["build", str(corpus(tmp_path / "two", "Two")), "--site", str(place / "site")]
    command = (
        f"import resource; resource.setrlimit(resource.RLIMIT_FSIZE, ({limit}, {limit}))\n"
        f"from policybrief.cli import main; main({arguments!r})"
    )

    done = subprocess.run([sys.executable, "-c", command], capture_output=True, text=True)

    assert done.returncode == 2, done.stderr
    assert re.fullmatch(r"policybrief: .*/.+: File too large\n", done.stderr)
    assert tree(place) == before
    assert [path.name for path in place.iterdir()] == ["site"]


@pytest.mark.parametrize("number", [errno.ENOSPC, errno.EDQUOT, errno.EROFS, errno.EMFILE])
@pytest.mark.parametrize("at", [0, 3, 17])
def test_a_fault_while_pages_are_written(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, number: int, at: int
) -> None:
    """Each fault is told in the system's words, with the file."""
    root = corpus(tmp_path / "one", "One")
    written: list[Path] = []
    real = Path.write_bytes

    def write(path: Path, content: bytes) -> int:
        written.append(path)
        if len(written) > at:
            raise OSError(number, os.strerror(number))
        return real(path, content)

    monkeypatch.setattr(Path, "write_bytes", write)
    code, said = build(root, tmp_path / "here/site")

    assert code == 2
    assert said == f"policybrief: {written[-1]}: {os.strerror(number)}\n"
    assert not (tmp_path / "here").exists()


def test_an_export_to_a_full_disk(disk: Path, tmp_path: Path) -> None:
    """The file that stood there still does."""
    root = corpus(tmp_path / "one", "One")
    (disk / "ledger.json").write_text("the last one")
    fill(disk, 0)

    arguments = ["export", str(root), "--out", str(disk / "ledger.json")]
    result = CliRunner().invoke(cli.main, arguments)

    assert result.exit_code == 2
    assert result.stderr == f"policybrief: {disk / 'ledger.json'}: No space left on device\n"
    assert sorted(path.name for path in disk.iterdir()) == ["filler", "ledger.json"]
    assert (disk / "ledger.json").read_text() == "the last one"
