"""Whatever reading and checking look at changes the hash; what they pass by does not."""

from __future__ import annotations

import os
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from policybrief import pin_texts, release
from policybrief.pipeline import finding, unchanged
from policybrief.pipeline.finding import find_problems
from policybrief.pipeline.loading import look_at
from tests.reading.corpora import ARTICLE, BODY, VALID, write

_FILES = {
    **VALID,
    ARTICLE: VALID[ARTICLE].replace("lang: en\n", "lang: en\ntext: notes/bridge.txt\n"),
    "notes/bridge.txt": BODY,
    "templates/topic.md.jinja": "{{ title }}\n",
}


def _write(path: str, content: str) -> Callable[[Path], object]:
    return lambda root: write(root, {path: content})


CHANGES: dict[str, Callable[[Path], object]] = {
    "an edit": _write(ARTICLE, _FILES[ARTICLE].replace("title: A bridge", "titel: A bridge")),
    "settings": _write("briefing.yml", "titel: Bridges\n"),
    "a new file": _write("articles/new.md", "no front matter\n"),
    "a name alone": _write("topics/picture.jpg", ""),
    "a deep file": _write("events/deep/Un fit.md", "---\n---\n"),
    "an actor": _write("actors/nobody.md", "---\nkind: persn\n---\n"),
    "a text elsewhere": _write("notes/bridge.txt", "Nothing."),
    "a text that is gone": lambda root: (root / "notes/bridge.txt").unlink(),
    "a lock file": _write("briefing.lock.json", "{"),
    "a map": _write("maps/world.json", "{}"),
    "about": _write("about.md", "\x07"),
    "a template": _write("templates/nothing.md.jinja", ""),
    "a folder with a name nearly right": _write("sources/one.md", ""),
    "a release": lambda root: release(root, "first"),
    "a broken release": _write("releases/old/release.json", "{}"),
    "a link out": lambda root: (root / "articles/out.md").symlink_to("/etc/hostname"),
    "a folder that is a link": lambda root: (root / "articles/out").symlink_to("/etc"),
    "a file that is a folder": lambda root: (root / "articles/folder.md").mkdir(),
}


@pytest.fixture
def parsed(monkeypatch: pytest.MonkeyPatch) -> list[Path]:
    """Keep which folders are read."""
    found: list[Path] = []
    real = finding._found
    monkeypatch.setattr(
        finding, "_found", lambda folder, *more: found.append(folder) or real(folder, *more)
    )
    return found


def test_nothing_is_read_twice(tmp_path: Path, parsed: list[Path]) -> None:
    """The second time what was found is given; it is that of a new look."""
    root = write(tmp_path / "corpus", {**_FILES, "articles/two.md": "no front matter\n"})
    found = [find_problems(root, cache=tmp_path / "kept.db") for _ in range(3)]

    assert len(parsed) == 1
    assert found == [look_at(root)[1]] * 3
    assert found[0]


def test_times_do_not_count(tmp_path: Path, parsed: list[Path]) -> None:
    """A folder that was copied or checked out again is the same; a time says nothing of a file."""
    root, kept = write(tmp_path / "corpus", _FILES), tmp_path / "kept.db"
    before = (root / ARTICLE).stat()
    find_problems(root, cache=kept)
    os.utime(root / ARTICLE, (1, 1))
    find_problems(root, cache=kept)
    assert len(parsed) == 1
    (root / ARTICLE).write_text(_FILES[ARTICLE].replace("title: A bridge", "titel: A bridge"))
    os.utime(root / ARTICLE, ns=(before.st_atime_ns, before.st_mtime_ns))

    assert find_problems(root, cache=kept) == look_at(root)[1] != []


@pytest.mark.parametrize("name", CHANGES)
def test_a_change_is_seen(tmp_path: Path, parsed: list[Path], name: str) -> None:
    """What is found after a change, and after it was undone by hand, is that of a new look."""
    root, kept = write(tmp_path / "corpus", _FILES), tmp_path / "kept.db"
    find_problems(root, cache=kept)
    CHANGES[name](root)

    assert find_problems(root, cache=kept) == look_at(root)[1]
    assert len(parsed) == 2


@pytest.mark.parametrize(
    ("before", "after"),
    [
        ({"sources/one.txt": ""}, {"sources/one.md": ""}),
        (
            {ARTICLE: VALID[ARTICLE].replace("lang", "text: notes/bridge.txt\nlang")},
            {"notes/b": ""},
        ),
        (
            {},
            {"releases/first/articles/bridge.md": VALID[ARTICLE].replace("nobody pays", "all pay")},
        ),
    ],
    ids=["a stray folder", "a name beside a missing text", "an article of a release"],
)
def test_what_stands_elsewhere_is_seen(
    tmp_path: Path, parsed: list[Path], before: dict[str, str], after: dict[str, str]
) -> None:
    """What only some files or names lead to belongs to what is looked at."""
    root, kept = write(tmp_path / "corpus", {**VALID, "notes/a": ""}), tmp_path / "kept.db"
    release(root, "first")
    write(root, before)
    find_problems(root, cache=kept)
    write(root, after)

    assert find_problems(root, cache=kept) == look_at(root)[1]
    assert len(parsed) == 2


def test_a_text_outside_is_looked_at_where_it_is_pinned(tmp_path: Path, parsed: list[Path]) -> None:
    """And only there: without a pin its file may be anything."""
    text = VALID[ARTICLE].replace("lang: en\n", "lang: en\ntext: ../bridge.txt\n")
    root = write(tmp_path / "corpus", {**VALID, ARTICLE: text})
    (tmp_path / "bridge.txt").write_text(BODY)
    for times in (1, 1):
        find_problems(root, cache=tmp_path / "kept.db")
        (tmp_path / "bridge.txt").write_text(f"{BODY}\nMore.\n")
        assert len(parsed) == times
    pin_texts(root)
    assert find_problems(root, cache=tmp_path / "kept.db") == look_at(root)[1]
    (tmp_path / "bridge.txt").write_text("Something else.\n")

    assert find_problems(root, cache=tmp_path / "kept.db") == look_at(root)[1] != []
    assert len(parsed) == 3


def test_a_change_while_reading_keeps_nothing(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """What was found in a folder that changed meanwhile is not kept for either state of it."""
    root, kept = write(tmp_path / "corpus", _FILES), tmp_path / "kept.db"
    real = finding._found

    def slowly(folder: Path, *more: Any) -> object:
        found = real(folder, *more)
        write(root, {"articles/two.md": "no front matter\n"})
        return found

    monkeypatch.setattr(finding, "_found", slowly)
    find_problems(root, cache=kept)
    monkeypatch.setattr(finding, "_found", real)
    (root / "articles/two.md").unlink()

    assert find_problems(root, cache=kept) == look_at(root)[1] == []


def test_checks_of_other_packages_are_always_asked(
    tmp_path: Path, parsed: list[Path], monkeypatch: pytest.MonkeyPatch
) -> None:
    """Nothing says what they look at."""
    monkeypatch.setattr(unchanged, "has_plugins", lambda: True)
    root = write(tmp_path / "corpus", _FILES)
    for _ in range(2):
        find_problems(root, cache=tmp_path / "kept.db")

    assert len(parsed) == 2
