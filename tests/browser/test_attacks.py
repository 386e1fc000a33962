from __future__ import annotations

import pytest

from tests.browser.conftest import tab
from tests.site.corpora import ATTACKS

pytestmark = pytest.mark.browser

KINDS = (
    *("index", "about", "method", "countries/index", "topics/index", "people/index"),
    *("organizations/index", "articles/index", "statements/index", "countries/northland"),
    *("people/ada-brook", "organizations/league", "topics/pier", "articles/open-text"),
    *(
        "articles/plain-text",
        "countries/is",
        "alignment",
        "changes",
        "corrections",
        "codebook",
        "data",
        "gaps",
    ),
    *("events/index", "events/opening", "facts", "matrix", "search", "timeline"),
    *("publishers/index", "publishers/daily"),
)


@pytest.fixture(scope="module")
def attacked(browser, hostile_base):
    """Give a tab on the hostile site."""
    with tab(browser, hostile_base, viewport={"width": 1440, "height": 900}) as watched:
        yield watched


def _provoke(page) -> None:
    """Unfold, hover over and focus everything."""
    page.evaluate(
        """() => {
            document.querySelectorAll('details').forEach(one => { one.open = true })
            const kinds = ['mouseover', 'mouseenter', 'focus', 'error', 'load', 'toggle', 'click']
            document.querySelectorAll('article *').forEach(one =>
                kinds.filter(kind => kind !== 'click' || one.tagName !== 'A')
                    .forEach(kind => one.dispatchEvent(new Event(kind)))
            )
        }"""
    )
    page.wait_for_timeout(50)


def test_every_page_of_the_hostile_site_is_tried(hostile_site):
    """No page is left out below, named or not."""
    made = set(hostile_site.addresses)

    assert {f"{one}.html" for one in KINDS} <= made
    others = made - {f"{one}.html" for one in KINDS}
    assert [one for one in others if not one.startswith("people/nameless-")] == []


def test_nothing_runs_in_the_snippet_of_a_figure(attacked, hostile_site):
    """Whatever a field holds, no snippet runs a script, opens a dialog or asks the outside."""
    site = hostile_site.site
    files = sorted((site / "figures").rglob("*.html"))
    snippets = [one.relative_to(site).as_posix() for one in files]
    assert snippets
    for address in snippets:
        page = attacked.go(address)
        _provoke(page)

        assert page.evaluate("window.__pwned") is None, address
        assert page.locator(":is(script, iframe, object, embed, img, base)").count() == 0, address
        assert (attacked.dialogs, attacked.outside) == ([], []), address


@pytest.mark.parametrize("kind", [*KINDS, "people/nameless-"])
def test_nothing_runs(attacked, hostile_site, kind):
    """Whatever a field holds, no script runs, no dialog opens, nothing is asked of the outside."""
    address = next(one for one in hostile_site.addresses if one.startswith(kind))
    page = attacked.go(address)
    _provoke(page)

    assert page.evaluate("window.__pwned") is None
    assert attacked.dialogs == []
    assert attacked.outside == []
    assert attacked.errors == []
    assert page.locator("article :is(script, iframe, object, embed, img, style, base)").count() == 0
    assert (
        page.evaluate(
            """() => [...document.querySelectorAll('body *')].flatMap(one =>
            [...one.attributes].filter(it => /^on/i.test(it.name) ||
                (/^(href|src|action)$/i.test(it.name) && /^\\s*(javascript|data|vbscript):/i
                    .test(it.value))).map(it => it.name + '=' + it.value.slice(0, 80)))"""
        )
        == []
    )


def test_a_hostile_title_reads_as_it_was_written(attacked):
    """What would attack is shown, letter for letter."""
    page = attacked.go("topics/pier.html")

    shown = " ".join(page.locator("h1").inner_text().split())
    assert shown.startswith("Pier ")
    for attack in ATTACKS:
        assert " ".join(attack.split()) in shown
    assert page.title().startswith("Pier <script>")


@pytest.mark.parametrize("words", ["Speakerina", "Nameless", "script", "onerror"])
def test_nothing_runs_in_search_results(attacked, words):
    """Titles and excerpts in search results are as inert as on their pages."""
    page = attacked.go("index.html")
    page.locator(".pb-find-field").click()
    page.keyboard.type(words)
    page.locator(".pb-find-quick li").first.wait_for(state="visible", timeout=60_000)
    page.locator(".pb-find-all").click()
    page.locator(".pb-result").first.wait_for(state="visible", timeout=60_000)
    page.wait_for_timeout(300)

    assert page.evaluate("window.__pwned") is None
    assert attacked.dialogs == []
    assert attacked.outside == []
    assert page.locator(".pb-results :is(script, img, svg, iframe)").count() == 0
