"""Pages on paper, as Chromium prints them."""

from __future__ import annotations

import io
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from pypdf import PdfReader

from policybrief import build_site
from tests.browser.conftest import served

pytestmark = pytest.mark.browser

EXAMPLE = Path(__file__).resolve().parents[2] / "seeds"


@pytest.fixture(scope="module")
def example(tmp_path_factory: pytest.TempPathFactory) -> Iterator[tuple[str, list[str]]]:
    """Return where the example's site is served, and the addresses of its pages."""
    site = build_site(EXAMPLE, tmp_path_factory.mktemp("print") / "site").site
    pages = sorted(file.relative_to(site).as_posix() for file in site.rglob("*.html"))
    with served(site) as base:
        yield base, pages


def printed(browser: Any, address: str, scheme: str = "light") -> PdfReader:
    """Return a page as it is printed."""
    context = browser.new_context(color_scheme=scheme)
    page = context.new_page()
    page.goto(address, wait_until="load")
    made = page.pdf(prefer_css_page_size=True, print_background=True)
    context.close()
    return PdfReader(io.BytesIO(made))


@pytest.mark.long
def test_every_profile_of_the_example_is_one_sheet(browser: Any, example: Any) -> None:
    """A country's profile fits on one A4 sheet, whoever it is."""
    base, pages = example
    profiles = [one for one in pages if one.startswith("countries/") and "index" not in one]

    assert profiles
    for address in profiles:
        document = printed(browser, base + address)
        width, height = (float(one) for one in document.pages[0].mediabox[2:])
        assert (round(width), round(height)) == (595, 842), address
        assert len(document.pages) == 1, address


def test_the_sheet_holds_what_matters(browser: Any, example: Any) -> None:
    """Title, lead, positions, other voices, who held the post, sources, date and address; nothing
    to click."""
    base, _ = example
    text = " ".join(printed(browser, f"{base}countries/ro.html").pages[0].extract_text().split())

    for words in (
        "Own troops in Ukraine: will not send.",
        "President Nicușor Dan said “no troops in Ukraine”",
        "Positions at 31 January 2026. example.org/brief/countries/ro.html",
        "will not send",
        "Other voices",
        "Head of state: Klaus Iohannis",
        "Sources",
        "Corrections: none.",
    ):
        assert words in text, words
    for words in ("Search", "Print on one page", "Take it along", "Why (", "What links here"):
        assert words not in text, words


def test_it_is_black_on_white_in_the_dark_too(browser: Any, example: Any) -> None:
    """The dark scheme is left on the screen."""
    base, _ = example
    context = browser.new_context(color_scheme="dark")
    page = context.new_page()
    page.goto(f"{base}countries/ro.html", wait_until="load")
    page.emulate_media(media="print", color_scheme="dark")
    colours = page.evaluate(
        """() => [document.documentElement, document.body,
                  ...document.querySelectorAll("article *")].map((one) => {
          const style = getComputedStyle(one);
          return [one.tagName, style.color, style.backgroundColor, one.getClientRects().length];
        })"""
    )
    context.close()

    for tag, colour, ground, boxes in colours:
        if not boxes:
            continue
        assert ground in ("rgb(255, 255, 255)", "rgba(0, 0, 0, 0)"), (tag, ground)
        red, green, blue = (int(float(one)) for one in colour.strip("rgba()").split(",")[:3])
        assert max(red, green, blue) <= 0x55, (tag, colour)


def test_no_page_is_cut_at_the_side(browser: Any, example: Any) -> None:
    """Every kind of page fits the width of a sheet."""
    base, pages = example
    kinds = {address.partition("/")[0]: address for address in pages}
    del kinds["404.html"], kinds["figures"], kinds["matrix.html"]  # which lies across the sheet
    context = browser.new_context(viewport={"width": 794, "height": 1123})
    page = context.new_page()
    page.emulate_media(media="print")
    for address in kinds.values():
        page.goto(base + address, wait_until="load")
        over = page.evaluate("document.documentElement.scrollWidth - innerWidth")
        assert over <= 0, address
    context.close()
