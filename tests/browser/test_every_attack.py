from __future__ import annotations

import pytest

from tests.browser.conftest import tab
from tests.browser.test_attacks import _provoke

pytestmark = [pytest.mark.browser, pytest.mark.long]

FOUND = """() => [...document.querySelectorAll('*')].flatMap(one =>
    [...one.attributes].filter(it => /^on/i.test(it.name) ||
        (/^(href|src|action|formaction|data|srcdoc|xlink:href)$/i.test(it.name) &&
            /^\\s*(javascript|data|vbscript|file):/i.test(it.value) &&
            !/^data:image\\/(png|svg\\+xml)/.test(it.value)))
    .map(it => one.tagName + ' ' + it.name + '=' + it.value.slice(0, 80)))"""
"""Handlers and addresses that could run, anywhere in the document."""

FOREIGN = (
    "article :is(script, iframe, object, embed, img, style, base, template), "
    "article form:not(.pb-filters, .pb-search)"
)
"""What no article may put on a page; the two forms are ours."""

WORDS = ("script", "onerror", "javascript", "Nameless", "heading")


@pytest.fixture(scope="module")
def watched(browser, attacked_base):
    """Give a tab on the attacked site."""
    with tab(browser, attacked_base, viewport={"width": 1280, "height": 900}) as one:
        yield one


def test_nothing_runs_on_any_page(watched, attacked_site):
    """On every page, whatever is touched, focused, opened or clicked, nothing runs or loads."""
    assert len(attacked_site.addresses) >= 25
    for address in (*attacked_site.addresses, *attacked_site.snippets):
        page = watched.go(address)
        _provoke(page)
        for _ in range(25):
            page.keyboard.press("Tab")
        assert page.evaluate("window.__pwned") is None, address
        assert page.evaluate(FOUND) == [], address
        assert page.locator(FOREIGN).count() == 0, address
    assert watched.dialogs == []
    assert watched.outside == []
    assert watched.errors == []


def test_no_link_leads_anywhere_else(watched, attacked_site):
    """Every address on every page is one of the web, of mail, or of this site."""
    for address in (*attacked_site.addresses, *attacked_site.snippets):
        page = watched.go(address)
        schemes = page.evaluate("[...new Set([...document.links].map(one => one.protocol))]")
        users = page.evaluate("[...document.links].filter(one => one.username).map(o => o.href)")
        assert set(schemes) <= {"http:", "https:", "mailto:"}, address
        assert users == [], address


@pytest.mark.parametrize("words", WORDS)
def test_nothing_runs_in_the_results_of_a_search(watched, words):
    """Titles and excerpts of attacks are inert where they are found, and when they are opened."""
    page = watched.go("index.html")
    page.locator(".pb-find-field").click()
    page.keyboard.type(words)
    page.locator(".pb-find-quick li").first.wait_for(state="visible", timeout=60_000)
    assert page.locator(".pb-find-quick :is(script, img, iframe, style, form)").count() == 0
    page.keyboard.press("Enter")
    first = page.locator(".pb-result").first
    first.wait_for(state="visible", timeout=60_000)
    page.wait_for_timeout(300)

    assert page.evaluate("window.__pwned") is None
    assert page.evaluate(FOUND) == []
    selector = ".pb-results :is(script, img, iframe, object, embed, style, form, video)"
    assert page.locator(selector).count() == 0
    first.locator("a").first.click()
    page.wait_for_load_state("load")
    assert page.evaluate("window.__pwned") is None
    assert watched.dialogs == []
    assert watched.outside == []


@pytest.mark.parametrize("script", [False, True])
def test_nothing_loads_in_print_or_without_scripts(browser, attacked_base, attacked_site, script):
    """Nor on paper, nor where scripts are switched off and ``noscript`` is read."""
    with tab(browser, attacked_base, java_script_enabled=script) as one:
        for address in ("index.html", "articles/news.html", "people/ada-brook.html"):
            page = one.go(address)
            page.emulate_media(media="print")
            assert page.locator("article :is(script, iframe, img, style, noscript)").count() == 0
        assert one.outside == []
        assert one.dialogs == []
