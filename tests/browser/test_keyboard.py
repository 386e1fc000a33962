"""Pages for those who use a keyboard, large letters or colours of their own."""

from __future__ import annotations

from typing import Any

import pytest

from tests.browser.conftest import tab
from tests.site.corpora import PAGES

pytestmark = pytest.mark.browser

WALKED = ("topics/pier.html", "matrix.html", "search.html", "statements/index.html", "index.html")
TOPIC = "topics/pier.html"

_FOCUSED = """() => {
    const one = document.activeElement
    if (!one || one === document.body) return null
    const stands = one.classList.contains("md-option") ? one.nextElementSibling : one
    const seen = one.querySelector(":scope > circle, :scope .pb-tl-hit") || one
    const style = getComputedStyle(stands), inner = getComputedStyle(seen)
    const box = stands.getBoundingClientRect()
    const header = document.querySelector(".md-header").getBoundingClientRect()
    const within = one.closest(".md-header, .md-skip, .md-tabs")
    return {
        what: one.outerHTML.slice(0, 160),
        words: (one.querySelector("title") || one).textContent.trim(),
        href: one.getAttribute("href"),
        skip: one.classList.contains("md-skip"),
        map: !!one.closest(".pb-map"),
        mark: !!one.closest(".pb-tl") && !!one.querySelector("circle"),
        x: box.x, y: box.y + scrollY,
        ring: (style.outlineStyle !== "none" && parseFloat(style.outlineWidth) > 0)
            || (seen !== one && inner.stroke !== "none" && parseFloat(inner.strokeWidth) >= 2),
        hidden: box.width === 0 || box.height === 0 || (!within && box.bottom <= header.bottom + 1)
            || box.top >= innerHeight || box.right <= 0 || box.left >= innerWidth,
    }
}"""


def walk(page: Any, most: int = 400) -> list[dict[str, Any]]:
    """Return what Tab comes to, one after the other, until it leaves the page."""
    found: list[dict[str, Any]] = []
    for _ in range(most):
        page.keyboard.press("Tab")
        one = page.evaluate(_FOCUSED)
        if one is None or (found and one["skip"]):
            break
        found.append(one)
    return found


@pytest.mark.long
@pytest.mark.parametrize("width", [360, 1440])
@pytest.mark.parametrize("address", WALKED)
def test_the_focus_is_seen_everywhere(browser, quiet_base, address, width):
    """Tab begins at the skip link; what has the focus shows it and is not behind the masthead."""
    view = {"width": width, "height": 700}
    with tab(browser, quiet_base, viewport=view, reduced_motion="reduce") as watched:
        stops = walk(watched.go(address))

        assert stops[0]["skip"]
        assert len(stops) > 15
        assert [one["what"] for one in stops if not one["ring"]] == []
        assert [one["what"] for one in stops if one["hidden"]] == []


def test_a_topic_is_walked_in_the_order_of_its_figures(browser, quiet_base):
    """The map goes from for to against as its legend does, the marks go on in time."""
    with tab(browser, quiet_base, reduced_motion="reduce") as watched:
        page = watched.go(TOPIC)
        legend = page.locator(".pb-map-legend li").all_inner_texts()
        stops = walk(page)
        on_map = [one["words"].partition(":")[0] for one in stops if one["map"]]
        places = [next(at for at, words in enumerate(legend) if one in words) for one in on_map]
        rows: dict[float, list[float]] = {}
        for one in stops:
            if one["mark"]:
                rows.setdefault(round(one["y"] / 30), []).append(one["x"])
        cells = page.locator(".pb-table--topic a").evaluate_all(
            "all => all.map(one => one.getAttribute('href'))"
        )
        hrefs = [one["href"] for one in stops]

        assert on_map
        assert places == sorted(places)
        assert rows
        assert all(xs == sorted(xs) for xs in rows.values())
        assert [one for one in cells if one in hrefs] == cells


def test_the_matrix_is_walked_by_rows(browser, quiet_base):
    """First the topics, then each country with its cells."""
    with tab(browser, quiet_base, reduced_motion="reduce") as watched:
        page = watched.go("matrix.html")
        links = page.locator("table.pb-cells a").evaluate_all(
            "all => all.map(one => one.getAttribute('href'))"
        )
        hrefs = [one["href"] for one in walk(page)]
        start = hrefs.index(links[0], hrefs.index(None))

        assert hrefs[start : start + len(links)] == links


def test_escape_closes_the_results(browser, quiet_base):
    """Results below the box go away with Escape, and the focus stays in the box."""
    with tab(browser, quiet_base, viewport={"width": 1440, "height": 700}) as watched:
        page = watched.go("index.html")
        field = page.locator(".pb-find-field")
        field.fill("pier")
        page.locator(".pb-find-quick a").first.wait_for()
        field.press("Escape")

        assert not page.locator(".pb-find-quick").is_visible()
        assert field.evaluate("one => one === document.activeElement")


def test_nothing_moves_for_those_who_asked_for_that(browser, quiet_base):
    """With reduced motion nothing fades, slides or scrolls smoothly."""
    with tab(browser, quiet_base, reduced_motion="reduce") as watched:
        page = watched.go(TOPIC)
        moving = page.evaluate(
            """() => [...document.querySelectorAll("html, body *")].filter(one => {
            const style = getComputedStyle(one)
            const long = [style.transitionDuration, style.animationDuration].join(",")
            return style.scrollBehavior === "smooth"
                || long.split(",").some(each => parseFloat(each) > 0.01)
            }).map(one => one.outerHTML.slice(0, 100))"""
        )

        assert moving == []


def test_colours_of_the_readers_own_hide_nothing(browser, quiet_base):
    """Signs, patterns, lines and marks differ from the ground where no colour of ours is."""
    with tab(browser, quiet_base, forced_colors="active") as watched:
        page = watched.go(TOPIC)
        ground = page.evaluate("getComputedStyle(document.body).backgroundColor")
        for one, what in (
            (".pb-map-sign", "stroke"),
            (".pb-map-fill", "stroke"),
            (".pb-map-ink", "stroke"),
            (".pb-tl-line", "stroke"),
            (".pb-tl-point", "fill"),
            (".pb-tl-stripe", "stroke"),
            (".pb-sign", "color"),
        ):
            found = page.evaluate(
                "([one, what]) => getComputedStyle(document.querySelector(one))[what]", [one, what]
            )
            assert found not in (ground, "none"), one
        page = watched.go("matrix.html")
        for sign in ("pb-cell--for", "pb-cell--against"):
            content = page.evaluate(
                "one => getComputedStyle(document.querySelector(one), '::before').content",
                f".{sign} > a",
            )
            assert content.strip('"')[0] in "✓✕"


_BONES = """() => {
    const shown = one => one.checkVisibility()
    const all = what => [...document.querySelectorAll(what)].filter(shown)
    const words = id => (document.getElementById(id) || {textContent: ""}).textContent.trim()
    const named = one => one.getAttribute("aria-label")
        || (one.getAttribute("aria-labelledby") || "").split(" ").map(words).join(" ").trim()
    const heads = all("h1, h2, h3, h4, h5, h6").map(one => +one.tagName[1])
    return {
        mains: all("main, [role=main]").length,
        banners: all("body > header, body > div > header, [role=banner]").length,
        feet: all("body > footer, .md-container > footer, [role=contentinfo]").length,
        navs: all("nav").map(named),
        first: heads[0], ones: heads.filter(one => one === 1).length,
        gaps: heads.filter((one, at) => at && one > heads[at - 1] + 1).length,
        tables: all("article table").filter(one => !one.caption && !named(one)
            && !one.closest(".pb-prose")).map(one => one.outerHTML.slice(0, 120)),
        heads: all("article table:not(.pb-prose table) th:not([scope])").map(
            one => one.outerHTML.slice(0, 120)),
        drawings: all("article svg").filter(one => one.getAttribute("aria-hidden") !== "true"
            && !(one.querySelector(":scope > title") && one.querySelector(":scope > desc"))).map(
            one => one.outerHTML.slice(0, 120)),
    }
}"""


@pytest.fixture(scope="module")
def wide(browser, quiet_base):
    """Give a wide tab."""
    with tab(browser, quiet_base, viewport={"width": 1440, "height": 900}) as watched:
        yield watched


@pytest.mark.parametrize("address", PAGES.values(), ids=PAGES)
def test_a_page_has_sound_bones(wide, address):
    """Landmarks are one of a kind or named, headings leave no level out, tables have names."""
    page = wide.go(address)
    page.evaluate("document.querySelectorAll('details').forEach((one) => { one.open = true })")
    bones = page.evaluate(_BONES)

    assert (bones["mains"], bones["banners"], bones["feet"]) == (1, 1, 1)
    assert (bones["first"], bones["ones"], bones["gaps"]) == (1, 1, 0)
    assert all(bones["navs"])
    assert sorted(set(bones["navs"])) == sorted(bones["navs"])
    assert bones["tables"] == []
    assert bones["heads"] == []
    assert bones["drawings"] == []


@pytest.fixture(scope="module")
def zoomed(browser, quiet_base):
    """Give a tab as wide as a screen of 1280 pixels at 400 per cent."""
    with tab(browser, quiet_base, viewport={"width": 320, "height": 256}) as watched:
        yield watched


@pytest.mark.parametrize("address", PAGES.values(), ids=PAGES)
def test_a_page_reflows(zoomed, address):
    """At 320 pixels only what says so scrolls sideways: a region with a name, for the keyboard."""
    page = zoomed.go(address)
    page.evaluate("document.querySelectorAll('details').forEach((one) => { one.open = true })")

    assert page.evaluate("document.documentElement.scrollWidth") <= 320
    assert (
        page.evaluate(
            """() => [...document.querySelectorAll("article *")].filter(one => {
            const scrolls = ["auto", "scroll"].includes(getComputedStyle(one).overflowX)
                && one.scrollWidth > one.clientWidth + 1 && one.clientWidth > 0
            const name = one.getAttribute("aria-labelledby") || one.getAttribute("aria-label")
            const region = one.tagName === "PRE" || (one.getAttribute("role") === "region" && name)
            return scrolls && !(one.tabIndex === 0 && region)
            }).map(one => one.outerHTML.slice(0, 160))"""
        )
        == []
    )
