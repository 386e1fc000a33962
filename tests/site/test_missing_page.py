"""The page that a host shows when there is no page at an address."""

from __future__ import annotations

from pathlib import Path

from policybrief import Briefing, Corpus, build_site
from tests.site.builds import Shown

WORDS = "There is no page at this address."


def links(page: Shown) -> list[str]:
    """Return the addresses that a page links to or loads from its own host."""
    found = [value for _, name, value in page.attributes if name in ("href", "src")]
    return [one for one in found if not one.startswith(("https://", "#"))]


def test_it_says_what_happened_and_where_to_go(quiet_site):
    """In our words, in the theme's page, without a script of its own."""
    html = (quiet_site.site / "404.html").read_text(encoding="utf-8")
    page = Shown(html)

    (text,) = page.texts("article")
    assert WORDS in text
    assert page.texts("h1") == ["Page not found"]
    assert page.texts("title") == ["Page not found - Harbours of the north"]
    assert "<script" not in html.partition("<article")[2].partition("</article>")[0]


def test_its_addresses_work_at_any_depth_below_the_site_s_address(quiet_site):
    """A host shows it for any address, so every link begins at the root of the host."""
    page = Shown((quiet_site.site / "404.html").read_text(encoding="utf-8"))

    for one in links(page):
        assert one.startswith("/harbours/"), one
        target = one.partition("#")[0].removeprefix("/harbours/") or "index.html"
        assert (quiet_site.site / target).exists(), one
    for name in ("index.html", "countries/index.html", "topics/index.html"):
        assert f"/harbours/{name}" in links(page)


def test_without_an_address_of_the_site_it_begins_at_the_root(tmp_path: Path):
    """A site that does not know where it stands is taken to have its host for itself."""
    site = build_site(Corpus(briefing=Briefing(title="Nowhere")), tmp_path / "site").site
    page = Shown((site / "404.html").read_text(encoding="utf-8"))

    assert "/countries/index.html" in links(page)
    for one in links(page):
        assert one.startswith("/"), one
        assert (site / one[1:].partition("#")[0]).exists(), one
