"""The questions that readers bring to the example briefing, and how many clicks an answer takes."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

import pytest

import policybrief
from tests.browser.conftest import served, tab
from tests.test_seeds import SEEDS

pytestmark = pytest.mark.browser


@pytest.fixture(scope="module")
def front(browser: Any, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Any]:
    """Give a function that opens the front page of the example."""
    made = policybrief.build_site(SEEDS, tmp_path_factory.mktemp("example") / "brief")
    with (
        served(made.site.parent) as base,
        tab(browser, f"{base}{made.site.name}/", viewport={"width": 1440, "height": 900}) as one,
    ):
        yield lambda: one.go("index.html")


def _click(page: Any, words: str, inside: str = "article") -> None:
    """Click the first link that says *words*, and wait for its page."""
    page.locator(inside).get_by_role("link", name=words, exact=True).first.click()
    page.wait_for_url(lambda url: not url.endswith("/index.html"))


def test_what_changed(front):
    """No click, and no scrolling: the first screen says it."""
    page = front()

    news = page.locator(".pb-news li").first
    box = news.bounding_box()
    assert "Romania" in news.inner_text()
    assert "position unchanged, firmer evidence" in news.inner_text()
    assert "no troops in Ukraine" in news.inner_text()
    assert box["y"] + box["height"] < 900


def test_bulgarias_position_on_troops_since_when_and_who_says_so(front):
    """One click: its row on the page of the topic."""
    page = front()
    _click(page, "Own troops in Ukraine")

    row = page.locator("tr", has=page.get_by_role("link", name="Bulgaria", exact=True)).first
    assert "since April 2025" in row.inner_text()
    assert "National Assembly of Bulgaria" in row.inner_text()
    assert "has not ruled it out" in page.locator("tbody", has=row).first.inner_text()


def test_who_disagrees_in_romania(front):
    """One click: government and others stand apart."""
    page = front()
    _click(page, "Romania", ".pb-front-find")

    said = page.locator("article").inner_text()
    assert "No disagreement found." in said
    assert "Romania should contribute troops" in said
    assert "disagrees with the line" in said


def test_where_the_words_of_president_dan_are(front):
    """Two clicks: the statement, and where it can be read, or that this was not recorded."""
    page = front()
    _click(page, "Own troops in Ukraine")
    page.locator("a.pb-said", has_text="no troops in Ukraine").first.press("Enter")
    page.wait_for_url(lambda url: "/articles/" in url)

    assert "no troops in Ukraine" in page.locator(":target mark").inner_text()
    assert "Source link not recorded" in page.locator("article").inner_text()


def test_how_solid_it_is_that_denmark_would_send_troops(front):
    """One click: nobody is named, and one article says so."""
    page = front()
    _click(page, "Own troops in Ukraine")

    row = page.locator("tr", has=page.get_by_role("link", name="Denmark", exact=True)).first
    assert "Reported, no speaker named" in row.inner_text()
    assert "1 statement, 1 article" in row.inner_text()
