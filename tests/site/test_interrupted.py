"""A site is put in place, and ended at each of its steps: it is the old or the new one."""

from __future__ import annotations

import errno
import os
from collections.abc import Callable, Iterator, Mapping
from pathlib import Path

import pytest

from policybrief.engine import exchange as exchange_module
from policybrief.engine.marker import MARKER, write_marker
from policybrief.engine.places import FRESH, holding
from policybrief.errors import BuildError
from tests.site.builds import files_of
from tests.site.corpora import write
from tests.site.crashing import DONE, KILLED, REFUSED, ended

pytestmark = pytest.mark.skipif(os.name == "nt", reason="there is no fork")

OLD = {
    "index.html": "the old front page",
    "same.html": "the same",
    "gone.html": "gone",
    "swap": "a file that becomes a folder",
    "turn/one.html": "a folder that becomes a file",
    "turn/deep/two.html": "and more of it",
    "articles/kept.html": "kept",
    "articles/gone.html": "gone",
    "old-folder/deep/page.html": "gone too",
}
NEW = {
    "index.html": "the new front page!",
    "same.html": "the same",
    "swap/inner.html": "inner",
    "turn": "a file now",
    "articles/kept.html": "kept",
    "articles/fresh.html": "fresh",
    "new-folder/deep/page.html": "new",
    "new-folder/other.html": "new",
}
OTHERS = {"CNAME": "brief.example.org", ".git/config": "[core]", ".git/objects/ab/1": "blob"}
WAYS = ("one step", "two steps", "in place")


@pytest.fixture(params=WAYS)
def way(request: pytest.FixtureRequest, monkeypatch: pytest.MonkeyPatch) -> str:
    """Exchange folders in one step, in two where the system cannot, or change files in place."""
    if request.param == "two steps":
        monkeypatch.setattr(exchange_module, "_swap", lambda one, other: False)
    return str(request.param)


def build(place: Path, way: str, files: Mapping[str, str]) -> None:
    """Put a site of *files* in place, as a build does behind everything else."""
    with holding(place / "site", "site", in_place=way == "in place") as site:
        fresh = site.workshop() / FRESH
        write(fresh, files)
        write_marker(fresh, {"title": len(files)})
        site.put(fresh)


def heal(place: Path) -> None:
    """Do what a build does whose corpus has errors."""
    with holding(place / "site", "site"):
        pass


def prepared(place: Path) -> Path:
    """Return a folder with the old site, in which others have put something."""
    build(place, "one step", OLD)
    write(place / "site", OTHERS)
    return place


def whole(place: Path) -> dict[str, dict[str, bytes]]:
    """Return the old and the new site as they are when nothing goes wrong."""
    found = {}
    for name, files in (("old", OLD), ("new", NEW)):
        made = prepared(place / name)
        if files is NEW:
            build(made, "one step", NEW)
        found[name] = dict(files_of(made))
    return found


def at_each_change(
    work: Callable[[Path], object],
    tmp_path: Path,
    fault: Callable[[str], None] | None = None,
    step: int = 1,
) -> Iterator[tuple[int, Path, int]]:
    """Yield each number of a change, a place where the work was ended there, and how."""
    for at in range(0, 10_000, step):
        place = prepared(tmp_path / f"at-{at}")
        how = ended(lambda: work(place), at, fault)  # noqa: B023 - called at once
        if how == DONE and fault is None:
            assert at > 10
            return
        if fault is not None and at > 400:
            return
        yield at, place, how


def test_the_ways_end_in_the_same(tmp_path: Path, way: str) -> None:
    """All ways make the new site, keep what others put there, and leave nothing beside it."""
    sites = whole(tmp_path / "whole")
    place = prepared(tmp_path / "here")

    build(place, way, NEW)

    assert dict(files_of(place)) == sites["new"]
    assert {f"site/{name}" for name in [*NEW, *OTHERS, MARKER]} == sites["new"].keys()
    assert [path.name for path in place.iterdir()] == ["site"]
    assert not (place / "site/old-folder").exists()


def test_killed_at_any_change_the_next_run_mends_it(tmp_path: Path, way: str) -> None:
    """After a run that builds nothing, the site is the old or the new one, byte for byte."""
    sites = whole(tmp_path / "whole")
    seen = set()
    for at, place, how in at_each_change(lambda one: build(one, way, NEW), tmp_path):
        assert how == KILLED
        if way == "one step" and (place / "site").exists():
            own = {name for name, _ in files_of(place / "site")} - OTHERS.keys()
            assert own in ({*OLD, MARKER}, {*NEW, MARKER}), at
        heal(place)
        found = dict(files_of(place))
        assert found in sites.values(), at
        assert [path.name for path in place.iterdir()] == ["site"], at
        seen.add("old" if found == sites["old"] else "new")
    assert seen == {"old", "new"}


@pytest.mark.parametrize("next_way", WAYS)
def test_killed_at_any_change_the_next_build_succeeds(
    tmp_path: Path, way: str, next_way: str
) -> None:
    """Whichever way the next build takes."""
    sites = whole(tmp_path / "whole")
    for at, place, _ in at_each_change(lambda one: build(one, way, NEW), tmp_path, step=3):
        build(place, next_way, NEW)
        assert dict(files_of(place)) == sites["new"], at
        assert [path.name for path in place.iterdir()] == ["site"], at


@pytest.mark.long
def test_killed_again_while_it_is_mended(tmp_path: Path, way: str) -> None:
    """Mending can be killed as well, at any change."""
    sites = whole(tmp_path / "whole")
    for at, place, _ in at_each_change(lambda one: build(one, way, NEW), tmp_path, step=5):
        for again in range(200):
            if ended(lambda: heal(place), again) == DONE:  # noqa: B023 - called at once
                break
        heal(place)
        assert dict(files_of(place)) in sites.values(), at
        assert [path.name for path in place.iterdir()] == ["site"], at


@pytest.mark.long
@pytest.mark.parametrize("number", [errno.ENOSPC, errno.EROFS, errno.EACCES, errno.EMFILE])
def test_a_fault_at_any_change(tmp_path: Path, way: str, number: int) -> None:
    """A fault of the disk is told as a `BuildError`; the site is the old or the new one."""
    sites = whole(tmp_path / "whole")

    def fault(event: str) -> None:
        raise OSError(number, os.strerror(number), "a file")

    refused = 0
    for at, place, how in at_each_change(lambda one: build(one, way, NEW), tmp_path, fault, step=2):
        assert how in (DONE, REFUSED), at
        refused += how == REFUSED
        heal(place)
        found = dict(files_of(place))
        assert found == sites["new"] or (how == REFUSED and found == sites["old"]), at
        assert [path.name for path in place.iterdir()] == ["site"], at
        if how == DONE and refused and at > 100:
            break
    assert refused > 10


def test_a_first_build_that_is_killed(tmp_path: Path, way: str) -> None:
    """Where there was nothing, there is nothing afterwards, or the whole site."""
    for at in range(400):
        place = tmp_path / str(at)
        place.mkdir()
        how = ended(lambda: build(place, way, NEW), at)  # noqa: B023 - called at once
        heal(place)
        assert {name for name, _ in files_of(place)} in (
            set(),
            {f"site/{name}" for name in [*NEW, MARKER]},
        ), at
        if how == DONE:
            break
    assert how == DONE


def test_a_name_of_others_is_not_overwritten(tmp_path: Path, way: str) -> None:
    """When the site would come to have something that others put there, nothing is changed."""
    place = prepared(tmp_path / "here")
    write(place / "site", {"new-folder/notes.txt": "years of work"})
    before = dict(files_of(place))

    with pytest.raises(BuildError, match=r"has 'new-folder', which policybrief did not make"):
        build(place, way, NEW)

    assert dict(files_of(place)) == before


def test_what_was_kept_twice_is_asked_for(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Between a killed build and the next somebody put a name there again: neither is lost."""
    place = prepared(tmp_path / "here")
    at = next(
        at
        for at, one, _ in at_each_change(lambda one: build(one, "one step", NEW), tmp_path / "try")
        if not (one / "site/CNAME").exists()
    )
    assert ended(lambda: build(place, "one step", NEW), at) == KILLED
    write(place / "site", {"CNAME": "other.example.org"})

    with pytest.raises(BuildError, match="keep one of the two"):
        build(place, "one step", NEW)
    (kept,) = place.glob(".site.policybrief-*/fresh/CNAME")
    assert kept.read_text() == "brief.example.org"
    kept.unlink()
    build(place, "one step", NEW)

    assert (place / "site/CNAME").read_text() == "other.example.org"
    assert (place / "site/.git/config").read_text() == "[core]"


def test_a_torn_marker(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, way: str) -> None:
    """A disk that is full in the midst of it puts no page of ours among what others put there."""
    place = prepared(tmp_path / "here")
    before = dict(files_of(place / "site"))
    write_bytes = Path.write_bytes

    def tear(path: Path, content: bytes) -> int:
        if b'"made"' not in content:
            return write_bytes(path, content)
        write_bytes(path, content[:9])
        raise OSError(errno.ENOSPC, os.strerror(errno.ENOSPC))

    with monkeypatch.context() as patched:
        patched.setattr(Path, "write_bytes", tear)
        with pytest.raises(BuildError, match="No space left"):
            build(place, way, NEW)

    assert dict(files_of(place / "site")) == before
    build(place, way, NEW)
    assert {name for name, _ in files_of(place / "site")} == {*NEW, *OTHERS, MARKER}


def test_a_marker_that_says_nothing_costs_nobody_a_file(tmp_path: Path, way: str) -> None:
    """Where it is not known what was made, everything is kept that the new site does not have."""
    place = prepared(tmp_path / "here")
    (place / "site" / MARKER).write_bytes(b"\xff{")

    build(place, way, NEW)

    for name, text in OTHERS.items():
        assert (place / "site" / name).read_text() == text
    assert (place / "site/index.html").read_text() == NEW["index.html"]
