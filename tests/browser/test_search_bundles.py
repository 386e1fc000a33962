"""The search of a large briefing, which is in several bundles: a reader does not notice."""

from __future__ import annotations

import shutil
from collections.abc import Iterator
from pathlib import Path
from typing import Any
from urllib.parse import quote

import attrs
import pytest

from policybrief import analyse, build_site, read_corpus
from policybrief.engine.search_bundles import write_bundles
from policybrief.site.desk import Desk
from policybrief.site.search_records import search_parts
from tests.browser.conftest import Watched, served, tab
from tests.browser.test_search import FILES, RESULTS, SEARCHES
from tests.site.corpora import write

pytestmark = pytest.mark.browser

YEARS = tuple(range(2019, 2026))
OLD = {
    f"articles/old-{year}.md": f"---\ntitle: The pier in {year}\ndate: {year}-05-0{at + 1}\n"
    "rights: open\nstatements:\n  - speaker: ada-brook\n    quote: >-\n"
    f"      the țărm was lit in {year}\n    said: {year}-04-02\n    stances: {{pier: for}}\n---\n"
    f'She said "the țărm was lit in {year}".\n'
    for at, year in enumerate(YEARS)
}
ASKED = (
    "kind=statement",
    "country=ua",
    "speaker=ada-brook",
    "topic=pier&kind=statement",
    "grade=quoted",
    "year=2021",
    "year=undated",
    "kind=article",
    "q=tarm&kind=statement",
    "q=lit&year=2020",
)


@attrs.frozen
class Host:
    """A host with one site twice.

    Attributes:
        base: Its address.
        root: Its folder.
    """

    base: str
    root: Path


@pytest.fixture(scope="module")
def host(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Host]:
    """Serve a site whose search is one bundle, and the same one with several, each below a path."""
    place = tmp_path_factory.mktemp("bundles")
    write(place / "corpus", {**FILES, **OLD})
    build_site(place / "corpus", place / "host/one")
    shutil.copytree(place / "host/one", place / "host/several/brief")
    desk = Desk(analyse(read_corpus(place / "corpus")[0]))
    written = write_bundles(
        place / "host/several/brief/pagefind", search_parts(desk), most=len(YEARS)
    )
    assert {str(year) for year in YEARS} < {name[:4] for name in written.made}
    with served(place / "host") as base:
        yield Host(base, place / "host")


@pytest.fixture(scope="module")
def watched(browser: Any, host: Host) -> Iterator[Watched]:
    """Give a tab in which both are watched."""
    with tab(browser, host.base, viewport={"width": 1300, "height": 900}) as one:
        yield one


def found(watched: Watched, site: str, query: str) -> tuple[str, list[str]]:
    """Return what a search says, and all that it lists, relative to the site."""
    page = watched.go(f"{site}search.html?{query}")
    said = page.locator(".pb-search-status")
    page.wait_for_function(
        "/^[^…]+$/.test(document.querySelector('.pb-search-status').textContent)"
    )
    while page.locator(".pb-more").is_visible():
        number = page.locator(RESULTS).count()
        page.locator(".pb-more button").click()
        page.wait_for_function(f"document.querySelectorAll('.pb-result').length > {number}")
    links = page.locator(RESULTS).evaluate_all("all => all.map(one => one.href)")
    assert watched.errors == []
    return said.inner_text(), [link.removeprefix(f"{watched.base}{site}") for link in links]


@pytest.mark.long
@pytest.mark.parametrize(("words", "address"), SEARCHES)
def test_the_first_result_is_the_right_page(watched: Watched, words: str, address: str) -> None:
    """Names with and without marks, other spellings, other alphabets, words of a statement."""
    assert found(watched, "several/brief/", f"q={quote(words)}")[1][0] == address


@pytest.mark.parametrize("query", ASKED)
def test_filters_and_numbers_are_those_of_one_bundle(watched: Watched, query: str) -> None:
    """What is found, how much of it, and for filters alone in which order."""
    said, links = found(watched, "one/", query)
    said_too, links_too = found(watched, "several/brief/", query)

    assert said_too == said
    assert sorted(links_too) == sorted(links)
    assert links_too == links or "q=" in query


def test_a_year_is_loaded_when_it_is_asked_for(browser: Any, host: Host) -> None:
    """Of the others nothing but their names, and the program once."""
    with tab(browser, host.base) as one:
        asked: list[str] = []
        one.page.on("request", lambda request: asked.append(request.url))
        found(one, "several/brief/", "year=2021")
        bundles = {url.partition("/pagefind/")[2].partition("/")[0] for url in asked}

        assert {name for name in bundles if name.startswith("20")} == {"2021"}
        assert sum(".pagefind" in url for url in asked) == 1
        assert not any(".pf_index" in url for url in asked)


def test_the_newest_come_first(browser: Any, host: Host) -> None:
    """While the older ones are still on their way, the newest are shown already."""
    held: list[Any] = []
    with tab(browser, host.base) as one:
        one.page.context.route("**/pagefind/2019/**", lambda route: held.append(route))
        page = one.go("several/brief/search.html?kind=statement")
        page.locator(RESULTS).first.wait_for()
        before = page.locator(RESULTS).evaluate_all("all => all.map(one => one.href)")
        assert page.locator(".pb-search-status").inner_text().endswith(" …")
        page.wait_for_timeout(300)
        assert held

        page.context.unroute("**/pagefind/2019/**")
        for route in held:
            route.continue_()
        page.wait_for_function(
            "/^[^…]+$/.test(document.querySelector('.pb-search-status').textContent)"
        )
        after = page.locator(RESULTS).evaluate_all("all => all.map(one => one.href)")
        assert after[: len(before)] == before


def test_the_box_finds_what_is_old(watched: Watched) -> None:
    """It looks in all bundles too."""
    page = watched.go("several/brief/index.html")
    page.locator(".pb-find-field").fill("pier in 2019")
    page.locator(".pb-find-quick a[href*='old-2019']").first.wait_for()
    assert watched.errors == []


def test_a_bundle_that_cannot_be_loaded_is_told(browser: Any, host: Host, tmp_path: Path) -> None:
    """No search that silently leaves a year out; the next one tries again."""
    shutil.copytree(host.root / "several/brief", tmp_path / "site")
    (tmp_path / "site/pagefind/2019").rename(tmp_path / "away")
    with served(tmp_path) as base, tab(browser, base) as one:
        page = one.go("site/search.html?q=pier")
        page.get_by_text("The search could not be loaded").wait_for()

        (tmp_path / "away").rename(tmp_path / "site/pagefind/2019")
        page.locator("form.pb-search input[name=q]").fill("the pier in 2019")
        page.locator(f"{RESULTS}[href*='old-2019']").first.wait_for()
