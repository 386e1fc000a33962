"""A folder that cannot be exchanged is changed file by file."""

from __future__ import annotations

import errno
import os
import subprocess
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from policybrief.engine import exchange as exchange_module
from policybrief.engine import places
from policybrief.engine.marker import MARKER, write_marker
from policybrief.engine.places import FRESH, holding
from tests.site.builds import files_of
from tests.site.corpora import write


def build(folder: Path, files: dict[str, str], *, in_place: bool = False) -> None:
    """Put a site of *files* in place."""
    with holding(folder, "site", in_place=in_place) as site:
        fresh = site.workshop() / FRESH
        write(fresh, files)
        write_marker(fresh, {})
        site.put(fresh)


@pytest.fixture(params=["another disk", "the same disk"])
def mounted(request: pytest.FixtureRequest, tmp_path: Path) -> Iterator[Path]:
    """Return a mount point, of another disk or of a folder of the same one."""
    place = tmp_path / "mounted"
    (tmp_path / "behind").mkdir()
    place.mkdir()
    other = ["mount", "-t", "tmpfs", "-o", "size=1m", "tmpfs", str(place)]
    same = ["mount", "--bind", str(tmp_path / "behind"), str(place)]
    mount = other if request.param == "another disk" else same
    if os.name == "nt" or os.getuid() != 0 or subprocess.run(mount, capture_output=True).returncode:
        pytest.skip("nothing can be mounted here")
    try:
        yield place
    finally:
        subprocess.run(["umount", "-l", str(place)], check=True)


def test_a_mount_point(mounted: Path) -> None:
    """It is found out, whether by looking or by trying; what stays the same keeps its time."""
    build(mounted, {"index.html": "old", "same.html": "same"})
    write(mounted, {"CNAME": "brief.example.org"})
    os.utime(mounted / "same.html", (1, 1))

    build(mounted, {"index.html": "new", "same.html": "same", "more/page.html": "more"})

    assert {name for name, _ in files_of(mounted)} == {
        *("index.html", "same.html", "more/page.html", "CNAME", MARKER)
    }
    assert (mounted / "index.html").read_text() == "new"
    assert (mounted / "same.html").stat().st_mtime == 1
    assert sorted(path.name for path in mounted.parent.iterdir()) == ["behind", "mounted"]


@pytest.mark.parametrize("number", [errno.EBUSY, errno.EXDEV])
def test_a_folder_that_cannot_be_renamed(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, number: int
) -> None:
    """As one in a layer below, of a container."""
    build(tmp_path / "site", {"index.html": "old", "gone.html": "gone"})
    rename: Callable[[Path, Path], Path] = Path.rename

    def refuse(path: Path, target: Path) -> Path:
        if path.name == "site":
            raise OSError(number, os.strerror(number), str(path))
        return rename(path, target)

    monkeypatch.setattr(exchange_module, "_swap", lambda one, other: False)
    monkeypatch.setattr(Path, "rename", refuse)
    build(tmp_path / "site", {"index.html": "new"})

    assert {name for name, _ in files_of(tmp_path)} == {"site/index.html", f"site/{MARKER}"}
    assert (tmp_path / "site/index.html").read_text() == "new"


def test_in_a_folder_beside_which_nothing_can_be_written(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Lock and workshop are in it, are no files of others, and are gone afterwards."""
    site = tmp_path / "site"
    build(site, {"index.html": "old"})
    real = os.access
    monkeypatch.setattr(
        places.os, "access", lambda path, mode: path != tmp_path and real(path, mode)
    )
    with holding(site, "site", in_place=True) as place:
        inside = place.workshop()
        assert inside.parent == site
        assert sorted(path.name for path in tmp_path.iterdir()) == ["site"]
        assert (site / ".policybrief-lock").is_file()
    build(site, {"index.html": "new"}, in_place=True)

    assert {name for name, _ in files_of(tmp_path)} == {"site/index.html", f"site/{MARKER}"}
    assert (site / "index.html").read_text() == "new"
    assert sorted(path.name for path in site.iterdir()) == ["index.html", MARKER]


def test_a_mount_point_in_the_site(mounted: Path) -> None:
    """What is mounted at the top of a site stays there, and so does the folder around it."""
    site = mounted.parent / "site"
    build(site, {"index.html": "old"})
    (site / ".well-known").mkdir()
    bind = ["mount", "--bind", str(mounted), str(site / ".well-known")]
    subprocess.run(bind, check=True)
    write(mounted, {"token": "1"})
    try:
        build(site, {"index.html": "new"})
        build(site, {"index.html": "newer"})

        assert {name for name, _ in files_of(site)} == {"index.html", ".well-known/token", MARKER}
        assert (site / "index.html").read_text() == "newer"
        assert sorted(one.name for one in site.parent.iterdir()) == ["behind", "mounted", "site"]
    finally:
        subprocess.run(["umount", str(site / ".well-known")], check=True)


def test_a_folder_of_somebody_else_in_the_site(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The system lets nobody but its owner move it to another folder."""
    site = tmp_path / "site"
    build(site, {"index.html": "old"})
    write(site, {".well-known/token": "1"})
    access, rename = os.access, Path.rename

    def refuse(path: Path, target: Path) -> Path:
        if path.name == ".well-known":
            raise PermissionError(errno.EACCES, os.strerror(errno.EACCES), str(path))
        return rename(path, target)

    monkeypatch.setattr(
        os, "access", lambda path, mode: Path(path).name != ".well-known" and access(path, mode)
    )
    monkeypatch.setattr(Path, "rename", refuse)
    build(site, {"index.html": "new"})

    assert {name for name, _ in files_of(tmp_path)} == {
        *("site/index.html", "site/.well-known/token", f"site/{MARKER}")
    }
    assert (site / "index.html").read_text() == "new"
