"""The banner of a build with drafts, and what stands for what was taken down, as readers see it."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

import pytest

from policybrief import build_site
from tests.browser.conftest import served, tab
from tests.site.corpora import QUIET, write
from tests.site.taken import taken
from tests.site.test_drafts import BANNER, DRAFTS

SIZES = {"phone": {"width": 360, "height": 740}, "desk": {"width": 1440, "height": 900}}
_CONTRAST = """(selector) => {
    const canvas = document.createElement("canvas").getContext("2d", {willReadFrequently: true});
    const rgb = (css) => {
        canvas.clearRect(0, 0, 1, 1);
        canvas.fillStyle = css;
        canvas.fillRect(0, 0, 1, 1);
        return [...canvas.getImageData(0, 0, 1, 1).data];
    };
    const light = (css) => {
        const [r, g, b] = rgb(css).map(c => c / 255).map(
            c => c <= 0.03928 ? c / 12.92 : ((c + 0.055) / 1.055) ** 2.4);
        return 0.2126 * r + 0.7152 * g + 0.0722 * b;
    };
    const one = document.querySelector(selector);
    let behind = one;
    while (rgb(getComputedStyle(behind).backgroundColor)[3] < 255) behind = behind.parentElement;
    const pair = [light(getComputedStyle(one).color),
                  light(getComputedStyle(behind).backgroundColor)].sort((a, b) => b - a);
    return (pair[0] + 0.05) / (pair[1] + 0.05);
}"""


@pytest.fixture(scope="module")
def base(tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    """Return the address of a build that shows drafts and tombstones."""
    place = tmp_path_factory.mktemp("held")
    briefing = QUIET["briefing.yml"].replace("example.org/harbours/", "example.org/")
    files = {**taken("Zwieback"), **DRAFTS, "briefing.yml": briefing}
    with served(build_site(write(place / "corpus", files), place / "site", drafts=True).site) as at:
        yield at


@pytest.fixture(params=[(size, scheme) for size in SIZES for scheme in ("light", "dark")])
def watched(request: pytest.FixtureRequest, browser: Any, base: str) -> Iterator[Any]:
    """Return a tab of each width, in each colour scheme."""
    size, scheme = request.param
    with tab(browser, base, viewport=SIZES[size], color_scheme=scheme) as found:
        yield found
        assert found.outside == found.errors == []


@pytest.mark.long
@pytest.mark.parametrize("address", ["index.html", "topics/murk-topic.html", "404.html"])
def test_the_banner_is_the_first_thing_on_a_page(watched: Any, address: str) -> None:
    """Above the masthead, as wide as the window, readable, without sideways scrolling."""
    page = watched.go(address)
    banner = page.locator(".md-banner")

    assert BANNER in banner.inner_text()
    box = banner.bounding_box()
    assert box["y"] == 0
    assert box["width"] == page.evaluate("document.documentElement.clientWidth")
    assert box["y"] + box["height"] <= page.locator(".md-header").bounding_box()["y"]
    assert page.evaluate(_CONTRAST, ".pb-drafts strong") >= 4.5
    assert page.get_by_role("note").first.is_visible()
    width = page.evaluate("document.documentElement.scrollWidth - window.innerWidth")
    assert width <= 0


def test_the_banner_is_printed(watched: Any) -> None:
    """A sheet of paper says it too."""
    page = watched.go("articles/murk-article.html")
    page.emulate_media(media="print", color_scheme="light")

    assert page.locator(".md-banner").is_visible()
    assert page.locator(".pb-draft").is_visible()
    assert not page.locator(".md-header").is_visible()


def test_a_draft_says_so_below_its_title(watched: Any) -> None:
    """The mark is readable, and stands before anything else."""
    page = watched.go("topics/murk-topic.html")
    mark, title = page.locator(".pb-draft"), page.locator("h1")

    assert "Draft" in mark.inner_text()
    assert mark.bounding_box()["y"] < title.bounding_box()["y"] + 160
    assert page.evaluate(_CONTRAST, ".pb-draft") >= 4.5


def test_a_permalink_leads_to_the_tombstone(watched: Any) -> None:
    """It is in view, readable, and says why."""
    page = watched.go("articles/tide-table.html#table-gone")
    place = page.locator("#table-gone")

    assert place.inner_text().strip() == "This statement was withdrawn: She never said it."
    page.wait_for_function(
        "(() => { const y = document.getElementById('table-gone').getBoundingClientRect().top;"
        " return y >= 0 && y < window.innerHeight; })()"
    )
    assert page.evaluate(_CONTRAST, "#table-gone .pb-withdrawn") >= 4.5


def test_a_withdrawn_article_says_so(watched: Any) -> None:
    """Under a title of ours, with the reason first."""
    page = watched.go("articles/withdrawn-whole.html")

    assert page.locator("h1").inner_text() == "Withdrawn article"
    assert "A court ordered it." in page.locator(".pb-lead").inner_text()
    assert page.evaluate(_CONTRAST, ".pb-lead") >= 4.5


def test_the_search_finds_no_word_that_was_taken_down(browser: Any, base: str) -> None:
    """Nor the banner."""
    with tab(browser, base, viewport=SIZES["desk"]) as watched:
        page = watched.go("index.html")
        for words in ("Zwieback", "Sarabandish"):
            page.locator(".pb-find-field").fill(words)
            page.get_by_text("Nothing found").first.wait_for()
