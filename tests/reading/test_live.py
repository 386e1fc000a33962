"""A process that stays reads a folder again: what did not change is the very same object."""

from __future__ import annotations

import os
from pathlib import Path

import pytest

from policybrief.cache import LiveCache
from policybrief.models.corpus import Corpus
from policybrief.problems import Problem
from policybrief.reading import folder as reading
from policybrief.reading import states
from policybrief.reading.folder import read_corpus
from policybrief.remembering import Memory
from tests.reading.corpora import ARTICLE, BODY, TOPIC, VALID, changed, write

_OTHER = "articles/other.md"
_FILES = {
    **VALID,
    ARTICLE: VALID[ARTICLE].replace("lang: en\n", "lang: en\ntext: texts/bridge.txt\n"),
    "texts/bridge.txt": BODY,
    _OTHER: "---\ntitle: Other\n---\nNothing was said.\n",
}


@pytest.fixture
def settled(monkeypatch: pytest.MonkeyPatch) -> None:
    """Let every file count as one that changed long ago."""
    monkeypatch.setattr(states, "_SETTLED", -(10**18))


class _Process:
    """Reads one folder again and again."""

    def __init__(self, root: Path) -> None:
        self.root = root
        self.cache = LiveCache()
        self.memory = Memory()

    def read(self) -> tuple[Corpus, list[Problem]]:
        found = read_corpus(self.root, cache=self.cache, memory=self.memory)
        self.cache.save()
        self.memory.end_round()
        return found


def _records(corpus: Corpus) -> list[object]:
    groups = (corpus.articles, corpus.actors, corpus.topics, corpus.publishers, corpus.events)
    return [corpus.briefing, *(one for group in groups for one in group)]


def _same(one: Corpus, other: Corpus) -> list[bool]:
    return [a is b for a, b in zip(_records(one), _records(other), strict=True)]


@pytest.mark.usefixtures("settled")
def test_nothing_is_opened_again(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """A second look at the same folder gives the same objects, and opens the settings alone."""
    process = _Process(write(tmp_path, _FILES))
    first, _ = process.read()
    opened = []
    text = reading._FolderReader.text
    monkeypatch.setattr(
        reading._FolderReader, "text", lambda self, path: opened.append(path) or text(self, path)
    )
    again, _ = process.read()

    assert [str(path) for path in opened] == ["briefing.yml"]
    assert all(_same(first, again))
    assert again == first == read_corpus(tmp_path)[0]
    assert again.setting is first.setting
    assert again.memory is process.memory


@pytest.mark.parametrize("age", ["settled", "new"])
@pytest.mark.parametrize("path", [ARTICLE, _OTHER, "texts/bridge.txt", "actors/ada-brook.md"])
def test_only_what_changed_is_another_object(
    tmp_path: Path, age: str, path: str, request: pytest.FixtureRequest
) -> None:
    """One file is edited: its record alone is new, be the files old or written just now."""
    if age == "settled":
        request.getfixturevalue("settled")
    process = _Process(write(tmp_path, _FILES))
    first, _ = process.read()
    (tmp_path / path).write_text(_FILES[path].replace("the press", "a crowd") + "\nOne more.\n")
    again, problems = process.read()

    assert _same(first, again).count(False) == 1
    assert (again, problems) == read_corpus(tmp_path)


@pytest.mark.usefixtures("settled")
def test_an_old_time_hides_no_change(tmp_path: Path) -> None:
    """A file of the same size whose time was set back is read again."""
    process = _Process(write(tmp_path, _FILES))
    process.read()
    before = (tmp_path / _OTHER).stat()
    (tmp_path / _OTHER).write_text(_FILES[_OTHER].replace("title: Other", "title: Every"))
    os.utime(tmp_path / _OTHER, ns=(before.st_atime_ns, before.st_mtime_ns))

    assert process.read()[0].article_by_id["other"].title == "Every"


def test_a_change_within_the_same_moment_is_seen(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The state of a file that was written just now says nothing, even where it stays the same."""
    process = _Process(write(tmp_path, _FILES))
    state = os.lstat(tmp_path / _OTHER)
    real = os.lstat
    monkeypatch.setattr(
        os,
        "lstat",
        lambda path, **also: state if str(path).endswith(_OTHER) else real(path, **also),
    )
    process.read()
    (tmp_path / _OTHER).write_text(_FILES[_OTHER].replace("title: Other", "title: Every"))

    assert process.read()[0].article_by_id["other"].title == "Every"


@pytest.mark.usefixtures("settled")
@pytest.mark.parametrize(
    "files",
    [
        changed(ARTICLE, "publisher:", "publishre:"),
        {**_FILES, _OTHER: b"---\ntitle: \xff\n---\n"},
        {**_FILES, "texts/bridge.txt": f"\x07{BODY}"},
        {**_FILES, "texts/bridge.txt": f"\x07{BODY}", _OTHER: _FILES[ARTICLE]},
        {**_FILES, "texts/bridge.txt": b"\xff"},
        {**_FILES, "topics/toll.md": "---\nkind: person\nname: Toll\n---\n"},
        {**_FILES, "articles/Un fit.md": _FILES[_OTHER], "articles/deep/other.md": "---\n---\n"},
        {**_FILES, "actors/romania.md": "---\nkind: countr\n---\n", "maps/world.json": "{}"},
        {**_FILES, "briefing.lock.json": "{", "briefing.yml": "titel: None\n"},
        {name: text for name, text in _FILES.items() if name != "texts/bridge.txt"},
        {name: text for name, text in _FILES.items() if name != "briefing.yml"},
    ],
)
def test_problems_come_back_each_time(tmp_path: Path, files: dict[str, str | bytes]) -> None:
    """What is wrong with a file is said as often as it is read."""
    process = _Process(write(tmp_path, files))
    expected = read_corpus(tmp_path)

    assert expected[1]
    assert [process.read() for _ in range(3)] == [expected] * 3


@pytest.mark.usefixtures("settled")
def test_the_folder_may_change_around_a_file(tmp_path: Path) -> None:
    """Deleted, moved and made files, labels of topics, and links are seen."""
    root = write(tmp_path / "corpus", _FILES)
    process = _Process(root)
    process.read()

    def agrees() -> bool:
        return process.read() == read_corpus(root)

    (root / _OTHER).rename(root / "articles/third.md")
    assert agrees()
    renamed = changed(TOPIC, "for: wants a toll", "against: wants a toll")
    write(root, {TOPIC: renamed[TOPIC]})
    assert agrees()
    (root / "texts").rename(tmp_path / "elsewhere")
    (root / "texts").symlink_to(tmp_path / "elsewhere")
    assert "symbolic-link" in [one.code for one in process.read()[1]]
    assert agrees()
    (root / "articles/third.md").unlink()
    assert agrees()


def test_the_file_below_keeps_the_same(tmp_path: Path) -> None:
    """Another process begins with what this one has read."""
    root, kept = write(tmp_path / "corpus", _FILES), tmp_path / "kept.db"
    for _ in range(2):
        with LiveCache(kept) as cache:
            assert read_corpus(root, cache=cache) == read_corpus(root)
