from __future__ import annotations

import sqlite3
from pathlib import Path

import pytest
from click.testing import CliRunner

from policybrief import build_site, cli, find_problems
from policybrief.cache import VARIABLE, Cache, cache_file, hashed
from policybrief.engine import fast, shell
from policybrief.reading import batches as reading
from tests.site.builds import files_of
from tests.site.corpora import QUIET, write


def test_a_value_is_found_again(tmp_path: Path) -> None:
    """In the next run, under the same kind and key only."""
    with Cache(tmp_path / "kept.db") as cache:
        assert cache.get("a", b"1") is None
        cache.put("a", b"1", ("value", 2))

    with Cache(tmp_path / "kept.db") as cache:
        assert cache.get("a", b"1") == ("value", 2)
        assert cache.get("b", b"1") is None
        assert cache.get("a", b"2") is None


def test_what_nobody_asks_for_goes(tmp_path: Path) -> None:
    """The file does not grow with each edit; other kinds stay."""
    with Cache(tmp_path / "kept.db") as cache:
        for kind, key in (("a", b"1"), ("a", b"2"), ("b", b"1")):
            cache.get(kind, key)
            cache.put(kind, key, key)
    with Cache(tmp_path / "kept.db") as cache:
        cache.get("a", b"2")

    with Cache(tmp_path / "kept.db") as cache:
        found = [cache.get(kind, key) for kind, key in (("a", b"1"), ("a", b"2"), ("b", b"1"))]
    assert found == [None, b"2", b"1"]


@pytest.mark.parametrize("content", [b"", b"no database", b"SQLite format 3\0" + b"\0" * 90])
def test_a_broken_file_is_begun_anew(tmp_path: Path, content: bytes) -> None:
    """Nothing fails, and the next run finds what this one kept."""
    (tmp_path / "kept.db").write_bytes(content)
    for expected in (None, 1):
        with Cache(tmp_path / "kept.db") as cache:
            assert cache.get("a", b"1") == expected
            cache.put("a", b"1", 1)


def test_a_value_that_cannot_be_read_is_none(tmp_path: Path) -> None:
    """A torn value is computed again."""
    with Cache(tmp_path / "kept.db") as cache:
        cache.put("a", b"1", 1)
    with sqlite3.connect(tmp_path / "kept.db") as file:
        file.execute("UPDATE kept SET value = x'80ff'")

    with Cache(tmp_path / "kept.db") as cache:
        assert cache.get("a", b"1") is None


def test_a_folder_that_is_none_keeps_nothing(tmp_path: Path) -> None:
    """Where no file can be, everything works without one."""
    (tmp_path / "file").write_text("x")
    with Cache(tmp_path / "file" / "kept.db") as cache:
        cache.put("a", b"1", 1)
        assert cache.get("a", b"1") is None


def test_keys_do_not_run_into_each_other() -> None:
    """Parts are told apart, and bytes from texts."""
    keys = [hashed("ab", "c"), hashed("a", "bc"), hashed(b"abc"), hashed("abc"), hashed()]

    assert len(set(keys)) == len(keys)


def test_problems_are_the_same_from_the_cache(tmp_path: Path) -> None:
    """Mistakes, their places and fixes are found again; a mended file has none."""
    broken = {"articles/one.md": "---\ntitel: One\n---\n", "articles/two.md": "no front matter\n"}
    root = write(tmp_path / "corpus", {**QUIET, **broken})
    kept = tmp_path / "kept.db"
    fresh = find_problems(root)
    assert len(fresh) > 1

    assert find_problems(root, cache=kept) == fresh
    assert find_problems(root, cache=kept) == fresh

    (root / "articles/one.md").unlink()
    assert find_problems(root, cache=kept) == find_problems(root)


@pytest.mark.usefixtures("fresh_shells")
def test_only_what_changed_is_parsed_and_drawn(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The second build parses one article and needs no MkDocs; the site is that of a new build."""
    root, kept = write(tmp_path / "corpus", QUIET), tmp_path / "kept.db"
    build_site(root, tmp_path / "site", cache=kept)
    name = "articles/pier-with-a-price.md"
    text = (root / name).read_text(encoding="utf-8")
    (root / name).write_text(text.replace("title: ", "title: Again, ", 1), encoding="utf-8")
    parsed: list[str] = []
    whole = reading.parse_front_matter

    def note(text: str, path: object) -> object:
        parsed.append(str(path))
        return whole(text, path)  # type: ignore[arg-type]

    def never(*_: object) -> None:
        raise AssertionError("MkDocs was asked")

    monkeypatch.setattr(reading, "parse_front_matter", note)
    monkeypatch.setattr(shell, "run_mkdocs", never)
    monkeypatch.setattr(fast, "run_mkdocs", never)
    build_site(root, tmp_path / "site", cache=kept)

    assert [one for one in parsed if one.startswith("articles/")] == [name]
    monkeypatch.undo()
    build_site(root, tmp_path / "new")
    assert dict(files_of(tmp_path / "site")) == dict(files_of(tmp_path / "new"))


def test_a_label_of_a_topic_counts_for_articles(tmp_path: Path) -> None:
    """An article is read again when the words change that its stances are written in."""
    article = (
        "---\ntitle: N\ndate: 2025-01-01\nstatements:\n  - speaker: someone from Northland\n"
        "    gist: says so\n    stances: {pier: certainly}\n---\n"
    )
    topic = "---\ntitle: Pier\nproposition: It is built.\nlabels: {for: %s}\n---\n"
    root = write(tmp_path / "corpus", {"briefing.yml": "title: T\n", "articles/n.md": article})
    kept = tmp_path / "kept.db"
    seen = []
    for label in ("certainly", "yes indeed"):
        write(root, {"topics/pier.md": topic % label})
        seen.append(find_problems(root, cache=kept))
        assert seen[-1] == find_problems(root)

    assert seen[0] != seen[1]


def test_the_command_keeps_its_cache_in_the_users_folder(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """One file for each corpus, none with ``--no-cache``, never in the corpus."""
    root = write(tmp_path / "corpus", QUIET)
    before = set(root.rglob("*"))
    monkeypatch.setenv(VARIABLE, str(tmp_path / "caches"))

    CliRunner().invoke(cli.main, ["check", str(root), "--no-cache"], catch_exceptions=False)
    assert not (tmp_path / "caches").exists()
    CliRunner().invoke(cli.main, ["check", str(root)], catch_exceptions=False)

    assert list((tmp_path / "caches").iterdir()) == [cache_file(root)]
    assert set(root.rglob("*")) == before
