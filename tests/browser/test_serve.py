"""A served page shows problems, and reloads by itself."""

from __future__ import annotations

import pytest
from axe_playwright_python.sync_playwright import Axe

from policybrief import Server
from tests.browser.conftest import tab

pytestmark = pytest.mark.browser

PROSE = "\n\n".join(f"Paragraph {at} of the prose." for at in range(120))


@pytest.fixture
def folder(tmp_path):
    """Return a corpus with a long page."""
    (tmp_path / "c").mkdir()
    (tmp_path / "c" / "briefing.yml").write_text("title: Test\ncontact: desk@example.org\n")
    (tmp_path / "c" / "about.md").write_text(PROSE)
    return tmp_path / "c"


@pytest.mark.parametrize("scheme", ["light", pytest.param("dark", marks=pytest.mark.long)])
def test_a_page_follows_its_files(browser, folder, scheme):
    """The panel comes and goes with a mistake; a new build reloads the page where it was."""
    with (
        Server(folder, port=0) as server,
        tab(browser, server.address, color_scheme=scheme) as watched,
    ):
        page = watched.go("about.html")
        panel = page.get_by_role("alert")
        page.evaluate("scrollTo(0, 900)")
        assert panel.count() == 0

        (folder / "topics").mkdir()
        (folder / "topics" / "wall.md").write_text("---\ntitle: <b>Wall\nquestoin: Why?\n---\n")
        panel.wait_for(timeout=30_000)
        shown = panel.inner_text()
        assert "topics/wall.md:3:1" in shown
        assert "did you mean 'question'?" in shown
        assert panel.locator("b").count() == 0
        assert page.evaluate("scrollY") > 500
        assert Axe().run(page).violations_count == 0
        page.set_viewport_size({"width": 360, "height": 700})
        assert page.evaluate("document.documentElement.scrollWidth") <= 360
        page.set_viewport_size({"width": 1280, "height": 720})

        (folder / "topics" / "wall.md").unlink()
        page.wait_for_function("!document.querySelector('[role=alert]')", timeout=30_000)
        page.evaluate("scrollTo(0, 900)")
        (folder / "about.md").write_text(PROSE.replace("Paragraph 0", "The first paragraph"))
        page.get_by_text("The first paragraph").wait_for(timeout=30_000)
        page.wait_for_function("scrollY === 900", timeout=5_000)

    assert watched.errors == []
    assert watched.outside == []


def test_a_site_appears_when_its_mistake_is_mended(browser, folder):
    """The page that stands in lists the problems, and gives way."""
    (folder / "briefing.yml").write_text("titel: Test\n")
    with Server(folder, port=0) as server, tab(browser, server.address) as watched:
        page = watched.go("index.html")
        assert "briefing.yml:1:1" in page.get_by_role("alert").inner_text()
        assert Axe().run(page).violations_count == 0

        (folder / "briefing.yml").write_text("titel: Test\ncontakt: x\n")
        page.get_by_text("contakt").wait_for(timeout=30_000)
        (folder / "briefing.yml").write_text("title: Test\ncontact: desk@example.org\n")
        page.wait_for_function("document.title.includes('Test')", timeout=30_000)
