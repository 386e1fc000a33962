"""A page that is drawn when it is asked for is the one that a build makes."""

from __future__ import annotations

import gc
import json
import subprocess
import sys
import time
import weakref
from pathlib import Path

import pytest

from policybrief import CorpusError, build_site
from policybrief.cache import LiveCache
from policybrief.engine.mkdocs_process import import_path
from policybrief.pipeline import building_apart, previewing
from policybrief.pipeline.building_apart import BuildApart
from policybrief.pipeline.previewing import Preview
from tests.site.corpora import write

SEEDS = Path(__file__).parents[2] / "seeds"


def test_every_page_of_the_example_is_the_same(tmp_path: Path) -> None:
    """Byte for byte, and what belongs to all pages too."""
    site = build_site(SEEDS, tmp_path / "site").site

    drawing = Preview(SEEDS, cache=LiveCache()).read()

    files = {one.relative_to(site).as_posix(): one.read_bytes() for one in site.rglob("*.*")}
    drawn = {name: made for name in files if (made := drawing.file(name)) is not None}
    assert [name for name, made in drawn.items() if made != files[name]] == []
    left = {name for name in files.keys() - drawn.keys() if name.endswith((".html", ".css", ".js"))}
    left = {one for one in left if one.partition("/")[0] not in ("figures", "pagefind")}
    assert left == {"data.html"}
    assert not any(
        drawing.is_missing(name) for name in files if name.endswith(".html") and name != "404.html"
    )
    assert drawing.is_missing("articles/nothing.html")


def test_mistakes_are_those_of_a_build(tmp_path: Path) -> None:
    """They come as one error, and the next reading sees that they are mended."""
    write(tmp_path, {"briefing.yml": "titel: Two harbours\n"})
    preview = Preview(tmp_path, cache=LiveCache())
    with pytest.raises(CorpusError) as wrong:
        preview.read()
    with pytest.raises(CorpusError) as built:
        build_site(tmp_path, tmp_path / "site")
    assert wrong.value.problems == built.value.problems

    write(tmp_path, {"briefing.yml": "title: Two harbours\ncontact: desk@example.org\n"})
    assert b"Two harbours" in (preview.read().file("index.html") or b"")


def test_what_is_old_is_forgotten_when_nobody_waits(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Objects that stay are kept from Python's search for garbage until it is looked for."""
    monkeypatch.setattr(previewing, "_ROUNDS", 2)
    write(tmp_path, {"briefing.yml": "title: Two harbours\ncontact: desk@example.org\n"})
    preview = Preview(tmp_path, cache=LiveCache())
    drawings = [weakref.ref(preview.read())]
    preview.tidy()
    assert gc.get_freeze_count()
    drawings.append(weakref.ref(preview.read()))
    preview.tidy()
    assert [one() for one in drawings] == [None, None]
    assert preview.read().file("index.html") is not None
    preview.forget()
    assert not gc.get_freeze_count()


def test_a_build_in_another_process_gives_what_a_build_gives(tmp_path: Path) -> None:
    """What it made, or the very error with its problems."""
    write(tmp_path / "c", {"briefing.yml": "title: Two harbours\ncontact: desk@example.org\n"})
    site = tmp_path / "site"

    built = BuildApart(tmp_path / "c", site).result()

    assert built == build_site(tmp_path / "c", site)
    write(tmp_path / "c", {"briefing.yml": "titel: Two harbours\n"})
    with pytest.raises(CorpusError) as wrong:
        BuildApart(tmp_path / "c", site).result()
    assert "unknown-field" in {one.code for one in wrong.value.problems}
    assert (site / "index.html").is_file()


def test_a_build_that_is_stopped_leaves_nothing(tmp_path: Path) -> None:
    """It puts its things away; what stood there before still stands."""
    write(tmp_path / "c", {"briefing.yml": "title: Two harbours\ncontact: desk@example.org\n"})

    build = BuildApart(tmp_path / "c", tmp_path / "site")
    build.stop()

    with pytest.raises(Exception, match="was ended"):
        build.result()
    assert sorted(one.name for one in tmp_path.iterdir() if "lock" not in one.name) == ["c"]


def test_a_build_that_is_stopped_while_it_begins_says_nothing() -> None:
    """It waits for what it is to build."""
    with subprocess.Popen(
        [sys.executable, "-P", str(building_apart._CHILD), json.dumps(import_path())],
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
    ) as child:
        time.sleep(1)
        child.terminate()
        assert child.communicate(timeout=30) == (b"", b"")
    assert child.returncode
