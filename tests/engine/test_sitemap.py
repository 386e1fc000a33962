from __future__ import annotations

import datetime

from policybrief.engine.sitemap import sitemap


def test_without_an_address_it_lists_nothing() -> None:
    """A site that is nowhere yet has no addresses to tell."""
    assert sitemap(["index.html"], None, None).count("<url>") == 0


def test_it_lists_files_before_folders_and_an_index_first() -> None:
    """The order is that of a walk through the folders, as MkDocs has it."""
    pages = ["b/index.html", "b/a.html", "z.html", "index.html", "a.html", "b/c/x.html"]

    found = sitemap(pages, "https://example.org/brief", datetime.date(2026, 1, 31))

    listed = [line.split("brief/")[1].split("<")[0] for line in found.splitlines() if "loc" in line]
    assert listed == ["index.html", "a.html", "z.html", "b/index.html", "b/a.html", "b/c/x.html"]
    assert found.count("<lastmod>2026-01-31</lastmod>") == len(pages)
