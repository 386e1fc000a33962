"""Lines over time, for those who use a keyboard, a screen reader or a phone."""

from __future__ import annotations

from typing import Any

import pytest

from tests.browser.conftest import tab

pytestmark = pytest.mark.browser

COUNTRY, TOPIC = "countries/northland.html", "topics/pier.html"
BOTH = pytest.mark.parametrize("address", [COUNTRY, TOPIC])


def focused(page: Any) -> Any:
    """Return what has the focus: the words of its title, and where it leads."""
    return page.evaluate(
        """() => { const one = document.activeElement
        const title = one.querySelector('title')
        return [title ? title.textContent : one.textContent.trim(), one.getAttribute('href')] }"""
    )


@pytest.mark.long
@BOTH
@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_a_drawing_is_accessible(browser, quiet_base, address, scheme):
    """Axe finds nothing of any impact in the drawing, by day or by night."""
    from axe_playwright_python.sync_playwright import Axe

    with tab(browser, quiet_base, color_scheme=scheme, reduced_motion="reduce") as watched:
        page = watched.go(address)
        found = Axe().run(page, context=".pb-figure:has(.pb-tl)").response["violations"]

        assert [(one["id"], [node["html"] for node in one["nodes"]]) for one in found] == []


@BOTH
def test_the_keyboard_goes_through_time(browser, quiet_base, address):
    """Tab leads from statement to statement as they were said; each is named and shows it."""
    with tab(browser, quiet_base) as watched:
        page = watched.go(address)
        panel = page.locator(".pb-tl > g:has(.pb-tl-hit)").first
        points = panel.locator("a:has(.pb-tl-hit)")
        expected = [
            [one.locator("title").text_content(), one.get_attribute("href")] for one in points.all()
        ]
        xs = [float(one.get_attribute("cx")[:-1]) for one in panel.locator(".pb-tl-hit").all()]
        points.first.focus()
        page.keyboard.press("Shift+Tab")
        seen = []
        for _point in expected:
            page.keyboard.press("Tab")
            seen.append(focused(page))
            ring = "getComputedStyle(document.activeElement.querySelector('.pb-tl-hit')).stroke"
            assert page.evaluate(ring) != "none"

        assert xs == sorted(xs)
        assert seen == expected
        assert all(words for words, _address in seen)


def test_a_point_opens_its_statement(browser, quiet_base):
    """Enter on a point leads to the words."""
    with tab(browser, quiet_base) as watched:
        page = watched.go(COUNTRY)
        point = page.locator(".pb-tl a:has(.pb-tl-hit)").first
        target = point.get_attribute("href")
        point.press("Enter")
        page.wait_for_url(f"**/{target.removeprefix('../')}")

        assert page.locator(f"[id='{target.partition('#')[2]}']").is_visible()


def test_a_reader_may_skip_the_drawing(browser, quiet_base):
    """The link before the drawing leads to the same as a list."""
    with tab(browser, quiet_base) as watched:
        page = watched.go(COUNTRY)
        skip = page.locator(".pb-tl-skip")
        skip.focus()
        assert skip.bounding_box()["width"] > 20
        page.keyboard.press("Enter")

        assert page.url.endswith("#over-time-list")
        assert page.locator("#over-time-list summary").is_visible()


@BOTH
@pytest.mark.parametrize("width", [360, 1440])
def test_no_word_is_cut_off(browser, quiet_base, address, width):
    """Each word of the drawing stands within it, on a phone and on a wide screen."""
    with tab(browser, quiet_base, viewport={"width": width, "height": 800}) as watched:
        page = watched.go(address)
        cut = page.evaluate(
            """() => { const box = document.querySelector('.pb-tl').getBoundingClientRect()
            return [...document.querySelectorAll('.pb-tl text')].filter(one => {
            const its = one.getBoundingClientRect()
            return its.left < box.left - 1 || its.right > box.right + 1 || its.bottom > box.bottom
            }).map(one => one.textContent) }"""
        )

        assert cut == []


def test_without_colours_of_its_own_it_is_seen(browser, quiet_base):
    """In a reader's own colours, marks and line still differ from the ground."""
    with tab(browser, quiet_base, forced_colors="active") as watched:
        page = watched.go(COUNTRY)
        colours = page.evaluate(
            """() => [getComputedStyle(document.querySelector('.pb-tl-point')).fill,
            getComputedStyle(document.querySelector('.pb-tl-line')).stroke,
            getComputedStyle(document.body).backgroundColor]"""
        )

        assert colours[2] not in colours[:2]


def test_it_is_on_paper(browser, quiet_base):
    """A printed topic has the drawing; a profile is one sheet, with the holders in words."""
    with tab(browser, quiet_base) as watched:
        page = watched.go(TOPIC)
        page.emulate_media(media="print")
        assert page.locator(".pb-tl").is_visible()

        page = watched.go(COUNTRY)
        page.emulate_media(media="print")
        assert page.locator(".pb-held").is_visible()
