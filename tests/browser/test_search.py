"""The search, as readers use it: from below a path of the host, by keyboard, and without it."""

from __future__ import annotations

import shutil
from collections.abc import Iterator
from pathlib import Path
from typing import Any
from urllib.parse import quote

import pytest

from policybrief import build_site
from tests.browser.conftest import served, tab
from tests.site.builds import BuiltFolder
from tests.site.corpora import QUIET, write

pytestmark = pytest.mark.browser

FILES = {
    **QUIET,
    "actors/nina.md": "---\nname: Nicușor Dunăreanu\nkind: person\naka: [Nick the Dane]\n"
    "roles:\n  - minister of foreign affairs of ua, 2020/..\n---\nShe lives in Kyiv.\n",
    "actors/olya.md": "---\nname: Оля Бандура\nkind: person\ncountry: ua\n"
    "aka: [Olia Bandura]\n---\n",
    "actors/zel.md": "---\nname: Pavlo Zelenskyy\nkind: person\ncountry: ua\n---\n",
    "topics/light.md": "---\ntitle: Lumina țărmului\nproposition: The țărm is lit.\n"
    "keywords: [far]\n---\n",
}
SEARCHES = (
    ("Nicusor", "people/nina.html"),
    ("Dunareanu", "people/nina.html"),
    ("Nick Dane", "people/nina.html"),
    ("Zelensky", "people/zel.html"),
    ("Зеленський", "people/zel.html"),
    ("Kiev", "countries/ua.html"),
    ("Київ", "countries/ua.html"),
    ("Україна", "countries/ua.html"),
    ("Olia", "people/olya.html"),
    ("Бандура", "people/olya.html"),
    ("Bandura", "people/olya.html"),
    ("tarmului", "topics/light.html"),
    ("țărmului", "topics/light.html"),
    ("stone by stone", "articles/pier-with-a-price.html#brook-will-build"),
    ("Otto Reed", "people/otto-reed.html"),
)
RESULTS = ".pb-result a"


@pytest.fixture(scope="module")
def below(tmp_path_factory: pytest.TempPathFactory) -> Iterator[tuple[str, Path]]:
    """Give the address of a site below a path of its host, and its folder."""
    place = tmp_path_factory.mktemp("search")
    write(place / "corpus", FILES)
    build_site(place / "corpus", place / "host/brief")
    with served(place / "host") as base:
        yield f"{base}brief/", place / "host/brief"


@pytest.fixture(scope="module")
def watched(browser: Any, below: tuple[str, Path]) -> Iterator[Any]:
    """Give a tab in which the site is watched."""
    with tab(browser, below[0], viewport={"width": 1300, "height": 800}) as one:
        yield one


@pytest.mark.long
@pytest.mark.parametrize(("words", "address"), SEARCHES)
def test_the_first_result_is_the_right_page(watched: Any, words: str, address: str) -> None:
    """By names with and without marks, other names, other spellings, other alphabets, words."""
    page = watched.go(f"search.html?q={quote(words)}")
    page.locator(RESULTS).first.wait_for()

    assert page.locator(RESULTS).first.get_attribute("href") == watched.base + address
    assert watched.outside == []
    assert watched.errors == []


def test_filters_stand_in_the_address_and_narrow_what_is_found(watched: Any) -> None:
    """They work without words too, and each result is one of the kind."""
    page = watched.go("search.html?kind=statement&speaker=ada-brook")
    page.locator(RESULTS).first.wait_for()
    page.locator("select[name=topic]").select_option("pier")
    page.wait_for_url("**/search.html?kind=statement&topic=pier&speaker=ada-brook")
    page.locator("form.pb-search input[name=q]").fill("stone")
    page.wait_for_url("**q=stone**")
    page.wait_for_function("document.querySelectorAll('.pb-result').length === 1")

    assert (
        page.locator(RESULTS).first.inner_text() == "Ada Brook on A longer pier and Toll for ships"
    )
    assert page.locator(".pb-search-status").inner_text() == "Results: 1"


def test_the_box_is_worked_with_the_keyboard(watched: Any) -> None:
    """A key leads to it, arrows go through what it found, Escape closes it."""
    page = watched.go("countries/ua.html")
    page.keyboard.press("/")
    page.keyboard.type("Zelensky")
    page.locator(".pb-find-quick a").first.wait_for()
    page.keyboard.press("ArrowDown")
    assert page.evaluate("document.activeElement.href") == f"{watched.base}people/zel.html"
    page.keyboard.press("Escape")
    assert page.locator(".pb-find-quick").is_hidden()
    assert page.evaluate("document.activeElement.name") == "q"
    page.keyboard.press("Enter")
    page.wait_for_url("**/search.html?q=Zelensky")
    page.locator(RESULTS).first.wait_for()
    assert watched.errors == []


def test_the_key_can_be_switched_off(watched: Any) -> None:
    """A key without a modifier is in the way of who speaks to the computer."""
    page = watched.go("search.html")
    page.locator("[data-key]").uncheck()
    page = watched.go("about.html")
    page.keyboard.press("/")
    assert page.evaluate("document.activeElement.name") != "q"
    page = watched.go("search.html")
    page.locator("[data-key]").check()


def test_without_scripts_lists_are_named(browser: Any, below: tuple[str, Path]) -> None:
    """The box leads to a page that says what is needed, and where the same stands."""
    with tab(browser, below[0], java_script_enabled=False) as one:
        page = one.go("index.html")
        page.locator(".pb-find-field").fill("pier")
        page.keyboard.press("Enter")
        page.wait_for_url("**/search.html?q=pier")

        assert "The search needs JavaScript" in page.locator("article").inner_text()
        assert page.locator("article a[href='statements/index.html']").is_visible()


@pytest.mark.parametrize("where", ["disk", "plain"])
def test_where_it_cannot_search_it_says_so(
    browser: Any, below: tuple[str, Path], tmp_path: Path, where: str
) -> None:
    """From disk, and in a site that was built without our step; no box is dead."""
    shutil.copytree(below[1], tmp_path / "site")
    if where == "plain":
        shutil.rmtree(tmp_path / "site/pagefind")
    with served(tmp_path) as base:
        base = f"file://{tmp_path}/" if where == "disk" else base
        with tab(browser, f"{base}site/") as one:
            page = one.go("search.html?q=pier")
            page.locator(".pb-search-status:not(:empty)").wait_for()

            words = page.locator(".pb-search-status").inner_text()
            assert "The lists below hold the same." in words
            assert page.locator("article a[href='statements/index.html']").is_visible()
            assert one.outside == []


def test_the_list_of_statements_is_narrowed(watched: Any) -> None:
    """By its fields and by its address; what is chosen stands there."""
    page = watched.go("statements/index.html?speaker=ada-brook")
    shown = ".pb-spoken:not([hidden])"
    assert 0 < page.locator(shown).count() < page.locator(".pb-spoken").count()
    assert page.locator("select[name=speaker]").input_value() == "ada-brook"

    page.locator("select[name=grade]").select_option("quoted")
    page.wait_for_url("**/index.html?speaker=ada-brook&grade=quoted")
    number = page.locator(shown).count()
    status = page.locator(".pb-filters [role=status]").inner_text()
    assert status == f"Shown: {number} of {page.locator('.pb-spoken').count()}"
    assert page.locator("h2:visible").count() == page.locator(".pb-spokens:visible").count()

    page.get_by_role("button", name="Show all").click()
    page.wait_for_url("**/statements/index.html")
    assert page.locator(".pb-spoken[hidden]").count() == 0


def test_the_list_is_whole_without_scripts(browser: Any, below: tuple[str, Path]) -> None:
    """All of it, and no field that does nothing."""
    with tab(browser, below[0], java_script_enabled=False) as one:
        page = one.go("statements/index.html?country=np")

        assert page.locator(".pb-spoken:visible").count() == page.locator(".pb-spoken").count() > 5
        assert page.locator(".pb-filters").is_hidden()


def test_a_phone_has_a_link_to_the_search(browser: Any, quiet_site: BuiltFolder) -> None:
    """In place of the box, which has no room there."""
    with (
        served(quiet_site.site) as base,
        tab(browser, base, viewport={"width": 360, "height": 700}) as one,
    ):
        page = one.go("index.html")
        assert page.locator(".pb-find").is_hidden()
        page.locator(".pb-find-link").click()
        page.wait_for_url("**/search.html")
        assert page.locator("form.pb-search input[name=q]").is_visible()
        assert page.evaluate("document.documentElement.scrollWidth") <= 360
