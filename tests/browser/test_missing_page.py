"""The page that a host shows at any address where there is none."""

from __future__ import annotations

import shutil
from collections.abc import Iterator

import pytest

from tests.browser.conftest import TAGS, Watched, served, tab
from tests.site.builds import BuiltFolder

pytestmark = pytest.mark.browser

DEEP = "harbours/no/such/page.html"


@pytest.fixture(scope="module", params=["light", "dark"])
def missing(
    request: pytest.FixtureRequest,
    browser: object,
    quiet_site: BuiltFolder,
    tmp_path_factory: pytest.TempPathFactory,
) -> Iterator[Watched]:
    """Give a tab on a host that shows the page for missing ones deep below the site."""
    host = tmp_path_factory.mktemp("host")
    shutil.copytree(quiet_site.site, host / "harbours")
    (host / DEEP).parent.mkdir(parents=True)
    shutil.copyfile(host / "harbours/404.html", host / DEEP)
    with (
        served(host) as base,
        tab(browser, base, color_scheme=request.param, reduced_motion="reduce") as watched,
    ):
        yield watched


def test_it_looks_like_the_site_and_leads_back(missing):
    """Style and scripts are loaded from any depth, nothing complains, and the links work."""
    page = missing.go(DEEP)
    page.wait_for_timeout(50)

    assert page.locator("h1").inner_text() == "Page not found"
    assert missing.errors == []
    assert missing.outside == []
    colour = page.evaluate("getComputedStyle(document.querySelector('.md-header')).backgroundColor")
    assert colour == "rgb(31, 58, 95)"
    page.locator("article a", has_text="Countries").click()
    page.wait_for_url(f"{missing.base}harbours/countries/index.html")


def test_it_is_accessible(missing):
    """Axe finds nothing, and nothing scrolls sideways on a phone."""
    from axe_playwright_python.sync_playwright import Axe

    page = missing.go(DEEP)
    page.set_viewport_size({"width": 360, "height": 800})

    found = Axe().run(page, options={"runOnly": {"type": "tag", "values": TAGS}})

    assert [one["id"] for one in found.response["violations"]] == []
    assert page.evaluate("document.documentElement.scrollWidth") <= 360
