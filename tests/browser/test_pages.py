from __future__ import annotations

import pytest

from tests.browser.conftest import TAGS, served, tab
from tests.site.corpora import PAGES

pytestmark = pytest.mark.browser

KINDS = pytest.mark.parametrize("address", PAGES.values(), ids=PAGES)
WIDTHS = (360, 1440)
SNIPPETS = {
    "snippet of the matrix": "figures/matrix.html",
    "snippet of a topic": "figures/topics/pier-positions.html",
    "snippet of a timeline": "figures/topics/pier-timeline.html",
    "snippet of a map": "figures/topics/pier-map.html",
    "snippet of a country": "figures/countries/northland-positions.html",
}


@pytest.fixture(scope="module", params=["root", "sub-path", "disk"])
def place(request, quiet_site):
    """Give the address of the site: a host's root, below one, or a folder."""
    if request.param == "disk":
        yield quiet_site.site.as_uri() + "/"
    elif request.param == "root":
        with served(quiet_site.site) as base:
            yield base
    else:
        with served(quiet_site.site.parent) as base:
            yield f"{base}{quiet_site.site.name}/"


@pytest.fixture(scope="module")
def placed(browser, place):
    """Give one tab for each place."""
    with tab(browser, place) as watched:
        yield watched


@KINDS
def test_a_page_asks_nothing_of_the_outside(placed, address):
    """No font, script, picture or beacon comes from elsewhere, and nothing complains.

    From disk the theme cannot read the list of all pages, and says so.
    """
    page = placed.go(address)
    page.wait_for_timeout(50)

    on_disk = placed.base.startswith("file:")
    errors = [one for one in placed.errors if not on_disk or "sitemap.xml" not in one]
    assert placed.outside == []
    assert errors == []
    assert page.locator("h1").inner_text().strip()
    assert page.evaluate("document.fonts.size") == 0


def test_links_work_at_every_place(placed):
    """A reader gets from the front page to a statement and back."""
    page = placed.go("index.html")
    page.locator("article a[href$='countries/northland.html']").first.click()
    page.wait_for_url(f"{placed.base}countries/northland.html")

    page.locator("article a[href$='#brook-will-build']").first.press("Enter")

    page.wait_for_url(f"{placed.base}articles/pier-with-a-price.html#brook-will-build")
    assert page.locator("#brook-will-build").is_visible()


@pytest.fixture(scope="module", params=["light", pytest.param("dark", marks=pytest.mark.long)])
def coloured(request, browser, quiet_base):
    """Give one tab for each colour scheme."""
    with tab(browser, quiet_base, color_scheme=request.param, reduced_motion="reduce") as watched:
        yield request.param, watched


@pytest.mark.parametrize("address", [*PAGES.values(), *SNIPPETS.values()], ids=[*PAGES, *SNIPPETS])
def test_a_page_is_accessible(coloured, address):
    """Axe finds nothing, by day or by night, wide or narrow, with everything unfolded."""
    from axe_playwright_python.sync_playwright import Axe

    scheme, watched = coloured
    page = watched.go(address)
    page.evaluate("document.querySelectorAll('details').forEach((one) => { one.open = true })")
    if address in PAGES.values():
        body = page.locator("body").get_attribute("data-md-color-scheme")
        assert body == {"light": "default", "dark": "slate"}[scheme]

    for width in WIDTHS:
        page.set_viewport_size({"width": width, "height": 800})
        found = Axe().run(page, options={"runOnly": {"type": "tag", "values": TAGS}})

        assert [
            (
                width,
                one["id"],
                node["target"],
                (node["any"] or [{"message": one["help"]}])[0]["message"],
            )
            for one in found.response["violations"]
            for node in one["nodes"]
        ] == []


@pytest.fixture(scope="module")
def sized(browser, quiet_base):
    """Give a tab whose width is changed."""
    with tab(browser, quiet_base) as watched:
        yield watched


@KINDS
def test_a_page_does_not_scroll_sideways(sized, address):
    """Every page fits a phone and a wide screen, with everything unfolded."""
    for width in WIDTHS:
        sized.page.set_viewport_size({"width": width, "height": 800})
        page = sized.go(address)
        page.evaluate("document.querySelectorAll('details').forEach((one) => { one.open = true })")

        assert page.evaluate("document.documentElement.scrollWidth") <= width
        assert (
            page.evaluate(
                """width => [...document.querySelectorAll('article *')].filter(one => {
                const box = one.getBoundingClientRect()
                return box.width && box.right > width + 1 && !one.closest('.pb-scroll, pre')
            }).map(one => one.outerHTML.slice(0, 120))""",
                width,
            )
            == []
        )


@pytest.fixture(scope="module")
def plain(browser, quiet_base):
    """Give a tab in which no script runs."""
    with tab(browser, quiet_base, java_script_enabled=False) as watched:
        yield watched


@KINDS
def test_a_page_is_readable_without_scripts(plain, address):
    """Heading and text are visible."""
    page = plain.go(address)

    assert page.locator("h1").is_visible()
    assert len(page.locator("article").inner_text()) > 100
    for lead in page.locator(".pb-lead").all():
        assert lead.is_visible()


def test_a_statement_is_visible_without_scripts(plain):
    """A permalink shows the statement."""
    page = plain.go("articles/pier-with-a-price.html#brook-will-build")

    assert page.locator("#brook-will-build").is_visible()
    assert page.locator("#brook-will-build mark").is_visible()


@pytest.mark.parametrize("address", ["countries/northland.html", "topics/pier.html"])
def test_details_open_without_scripts(plain, address):
    """Why a statement counts unfolds by itself."""
    page = plain.go(address)
    details = page.locator("article details.pb-why").first
    assert not details.locator("ul").is_visible()

    details.locator("summary").click()

    assert details.locator("ul").is_visible()


def test_the_skip_link_and_the_keyboard_work(sized):
    """The first key leads past the masthead, and what has the focus shows it."""
    sized.page.set_viewport_size({"width": 1440, "height": 800})
    page = sized.go("countries/northland.html")
    page.keyboard.press("Tab")

    focused = page.evaluate("document.activeElement.className")
    assert focused.split()[0] == "md-skip"
    assert page.evaluate("document.querySelector(document.activeElement.hash) !== null")


def test_the_keyboard_scrolls_the_matrix_and_opens_what_is_folded(browser, quiet_base):
    """A reader without a mouse sees the last topic, and what links to a page."""
    with tab(browser, quiet_base, viewport={"width": 1000, "height": 500}) as watched:
        page = watched.go("matrix.html")
        region = page.locator(".pb-all")
        page.evaluate("document.querySelector('.pb-all table').style.minWidth = '3000px'")
        region.focus()
        page.keyboard.press("ArrowRight")
        page.wait_for_function("document.querySelector('.pb-all').scrollLeft > 0")

        page = watched.go("countries/northland.html")
        fold = page.locator("article #what-links-here + div details").first
        fold.locator("summary").focus()
        page.keyboard.press("Enter")

        assert fold.locator("ul.pb-mentions").is_visible()


def test_a_printed_profile_has_what_a_sheet_has_room_for(sized):
    """On one sheet stand the lines, who spoke otherwise and the sources, and nothing else."""
    page = sized.go("countries/northland.html")
    page.emulate_media(media="print")
    shown = {
        one: page.locator(f"article #{one}").is_visible()
        for one in (
            "positions",
            "other-voices",
            "over-time",
            "sources",
            "timeline",
            "what-links-here",
        )
    }
    page.emulate_media(media="screen")

    assert [one for one, seen in shown.items() if seen] == [
        *("positions", "other-voices", "sources"),
    ]
