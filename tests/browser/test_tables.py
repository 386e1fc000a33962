"""The front page, a topic and the matrix as a reader uses them."""

from __future__ import annotations

import pytest

from tests.browser.conftest import tab

pytestmark = pytest.mark.browser

BOX = "one => { const box = one.getBoundingClientRect(); return [box.left, box.top, box.bottom] }"


def test_what_changed_is_seen_at_once(browser, quiet_base):
    """On a wide screen all of the news; on a phone two items, and ways to find more."""
    with tab(browser, quiet_base, viewport={"width": 1440, "height": 900}) as watched:
        page = watched.go("index.html")
        news = page.locator("ul.pb-news > li")
        last = news.last.evaluate(BOX)
        assert last[2] <= 900
        assert page.locator("#find-a-country").evaluate(BOX)[1] < 450

    with tab(browser, quiet_base, viewport={"width": 360, "height": 740}) as watched:
        page = watched.go("index.html")
        news = page.locator("ul.pb-news > li")
        assert news.nth(min(1, news.count() - 1)).evaluate(BOX)[2] <= 740
        assert page.locator("nav.pb-jump a").first.is_visible()
        assert page.locator(".pb-narrow").is_visible()
        assert not page.locator(".pb-wide").is_visible()


def test_the_first_row_and_column_of_the_matrix_stay_in_sight(browser, quiet_base):
    """Scrolled both ways, topics stand above and countries to the left of what is seen."""
    with tab(browser, quiet_base, viewport={"width": 1000, "height": 500}) as watched:
        page = watched.go("matrix.html")
        page.add_style_tag(content=".pb-all { height: 150px } .pb-all table { min-width: 3000px }")
        region = page.locator(".pb-all")
        region.evaluate("one => { one.scrollIntoView(); one.scrollTo(400, 120) }")
        page.wait_for_timeout(100)

        left, top, _ = region.evaluate(BOX)
        corner = page.locator(".pb-all thead th").first.evaluate(BOX)
        topic = page.locator(".pb-all thead th").nth(1).evaluate(BOX)
        country = page.locator(".pb-all tbody th").first.evaluate(BOX)
        assert abs(corner[0] - left) < 3
        assert abs(corner[1] - top) < 3
        assert abs(topic[1] - top) < 3
        assert abs(country[0] - left) < 3
        assert top >= page.locator(".md-header").evaluate(BOX)[2] - 1


def test_the_keyboard_goes_through_the_cells(browser, quiet_base):
    """From the table itself, the next stops are its topics, countries and cells, all in sight."""
    with tab(browser, quiet_base, viewport={"width": 1000, "height": 700}) as watched:
        page = watched.go("matrix.html")
        page.locator(".pb-all").focus()
        links = page.locator(".pb-all a").count()
        seen = set()
        for _ in range(links):
            page.keyboard.press("Tab")
            seen.add(
                page.evaluate(
                    """() => {
                    const one = document.activeElement, box = one.getBoundingClientRect()
                    const [x, y] = [box.left + 8, box.top + Math.min(8, box.height / 2)]
                    return one.closest('.pb-all') !== null
                        && one.closest('th, td').contains(document.elementFromPoint(x, y))
                    }"""
                )
            )
        assert seen == {True}


def test_a_number_of_the_answer_leads_to_its_group(browser, quiet_base):
    """A reader gets from the answer to the rows that it counts."""
    with tab(browser, quiet_base) as watched:
        page = watched.go("topics/pier.html")
        page.locator(".pb-answer a").first.click()

        assert page.evaluate("location.hash").startswith("#position-")
        assert page.evaluate("document.querySelector(location.hash) !== null")


def test_the_map_column_comes_last_on_a_phone(browser, quiet_base):
    """Question, answer, groups and arguments stand before what stands beside them elsewhere."""
    with tab(browser, quiet_base, viewport={"width": 360, "height": 740}) as watched:
        page = watched.go("topics/pier.html")
        side = page.locator(".pb-topic-side").evaluate(BOX)[1]
        assert page.locator("#arguments").evaluate(BOX)[1] < side

        page.set_viewport_size({"width": 1440, "height": 900})
        assert (
            abs(
                page.locator(".pb-topic-side").evaluate(BOX)[1]
                - page.locator(".pb-topic-main").evaluate(BOX)[1]
            )
            < 2
        )


@pytest.mark.parametrize("name", ["matrix", "where-countries-stand", "topics/pier-positions"])
def test_a_snippet_shows_its_table(browser, quiet_base, name):
    """By itself it fits a phone, is accessible and asks for nothing."""
    from axe_playwright_python.sync_playwright import Axe

    with tab(browser, quiet_base, viewport={"width": 360, "height": 740}) as watched:
        page = watched.go(f"figures/{name}.html")
        assert page.locator("table").is_visible()
        assert page.evaluate("document.documentElement.scrollWidth") <= 360
        found = Axe().run(page, options={"runOnly": ["wcag2a", "wcag2aa"]}).response["violations"]
        assert [one["id"] for one in found] == []
        assert watched.outside == []
