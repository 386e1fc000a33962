"""What files were found to be is kept by their bytes, and never believed of others."""

from __future__ import annotations

import attrs
import pytest

from policybrief.cache import Cache, LiveCache
from policybrief.verifying import site as looking_at
from policybrief.verifying.site import look_at_site
from tests.verifying.sites import TEXT, codes, corpus, write_site

FILES = {
    "index.html": '<h1 id="top">x</h1><a href="b.html#c">b</a>',
    "b.html": '<h1 id="c">x</h1>',
    "a.json": '{"a": "b"}',
    "a.bin": bytes(range(256)),
}


@pytest.fixture
def looked(tmp_path, monkeypatch):
    """Return what looks at a site with a cache, and says which files were looked at for it."""
    paths: list[str] = []
    real = looking_at.look_at_file

    def look_at_file(given, path):
        paths.append(path)
        return real(given, path)

    monkeypatch.setattr(looking_at, "look_at_file", look_at_file)

    def look(made=None):
        paths.clear()
        with Cache(tmp_path / "kept.db") as cache:
            found = look_at_site(tmp_path / "site", made or corpus(), cache=cache)
        return codes(found), sorted(paths)

    return look


def test_only_what_changed_is_looked_at(tmp_path, looked):
    """Files of every kind are looked at once; one that changed again, and no other."""
    write_site(tmp_path / "site", FILES)

    assert looked() == ([], sorted(FILES))
    assert looked() == ([], [])
    write_site(tmp_path / "site", {"a.json": "[]"})
    assert looked() == ([], ["a.json"])
    assert looked() == ([], [])


def test_what_is_kept_of_a_page_is_no_more_than_the_page(tmp_path, looked):
    """Where its links lead is looked up each time; so are private words, which may come to be."""
    write_site(tmp_path / "site", FILES)
    looked()

    write_site(tmp_path / "site", {"b.html": "<h1>x</h1>"})
    assert looked() == (["dead-anchor"], ["b.html"])
    (tmp_path / "site/b.html").unlink()
    assert looked() == (["dead-link"], [])
    write_site(tmp_path / "site", {"b.html": f'<h1 id="c">{TEXT}</h1>'})
    assert looked() == (["leaked-words"], ["b.html"])
    assert looked() == (["leaked-words"], ["b.html"])


def test_what_is_private_decides_what_is_kept(tmp_path, looked):
    """A text of ours leaves what is kept as it is; a private one does not."""
    write_site(tmp_path / "site", FILES)
    made = corpus()
    looked(made)

    noted = attrs.evolve(made, briefing=attrs.evolve(made.briefing, title="Weighing"))
    assert looked(noted) == ([], [])
    assert looked(corpus(f"More. {TEXT}")) == ([], sorted(FILES))


def test_a_process_that_stays_keeps_the_same(tmp_path, monkeypatch):
    """A cache in memory alone says the same of files."""
    site = write_site(tmp_path / "site", FILES)
    cache = LiveCache()
    for _ in range(2):
        assert look_at_site(site, corpus(), cache=cache) == []
        cache.save()
    monkeypatch.setattr(looking_at, "look_at_file", None)

    assert look_at_site(site, corpus(), cache=cache) == []
