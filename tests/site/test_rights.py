from __future__ import annotations

import json

import pytest

from policybrief import export
from tests.site.builds import Shown
from tests.site.corpora import SECRETS
from tests.site.held import GIVEN_AWAY, exports, says, texts


@pytest.fixture(scope="session")
def given_away(quiet_site) -> dict[str, bytes]:
    """Return everything that a build or an export of the quiet corpus gives away, opened."""
    found = {
        f"{folder.name}/{name}": content
        for folder in (quiet_site.site, quiet_site.project)
        for name, content in texts(folder)
    }
    return {**found, **{f"export {name}": text for name, text in exports(quiet_site.root)}}


@pytest.fixture(scope="session")
def published(quiet_site, given_away) -> dict[str, str]:
    """Return the pages of the quiet corpus, and its export."""
    pages = {
        name: content.decode("utf-8")
        for name, content in given_away.items()
        if name.startswith("site/") and name.endswith(".html")
    }
    return {**pages, "export": export(quiet_site.root)}


@pytest.mark.parametrize("what", SECRETS)
def test_what_may_not_be_published_is_nowhere(given_away, what):
    """No page, card, feed, figure, index, file of the project or export holds it."""
    secret = SECRETS[what].casefold()

    assert [name for name, text in given_away.items() if says(text, secret)] == []


def test_everything_that_leaves_the_desk_is_looked_at(given_away):
    """Also the words of the search index, files in archives, and the PDF."""
    folders = {name.split("/")[1] for name in given_away if name.startswith("site/")}
    indexed = [name for name in given_away if name.startswith("site/pagefind/fragment/")]

    assert folders >= GIVEN_AWAY
    assert any(says(given_away[name], "stone by stone") for name in indexed)
    assert says(given_away["export pdf/briefing.pdf"], "stone by stone")


def test_what_may_be_published_is_there(published):
    """The words beside the secrets are published, so the test above looks at the right corpus."""
    pages = {name: text for name, text in published.items() if name.endswith(".html")}

    for words in ("stone by stone", "ships must pay a toll", "the toll is dead", "will not build"):
        assert any(words in text for text in pages.values()), words
        assert words in published["export"]


def test_a_withdrawn_statement_keeps_its_place(published):
    """Its permalink still leads somewhere, and says why the words are gone."""
    page = Shown(published["site/articles/taken-back.html"])

    (words,) = page.texts("#reed-withdrawn")
    assert "The source corrected it." in words
    assert "Otto Reed" not in words


def test_an_open_text_is_published(published):
    """A text that is free to publish stands on its page, with none of its marks as markup."""
    page = published["site/articles/treaty-signed.html"]

    assert "On the first day Ole Past said" in page
    assert "<b>Nobody</b>" not in page
    assert "<b>Nobody</b> *clapped*." in Shown(page).text


def test_a_private_article_still_has_its_page(published):
    """What is known of it is shown: its title, its address and the editors' own sentence."""
    page = Shown(published["site/articles/kept-private.html"])

    assert page.texts("h1") == ["What the letter says"]
    assert "Prime Minister South will not build." in page.text


def test_the_export_keeps_to_the_same_rules(published):
    """A statement whose words may not be published has none."""
    statements = {one["id"]: one for one in json.loads(published["export"])["statements"]}

    assert statements["reed-withdrawn"]["words"] is None
    assert statements["reed-withdrawn"]["gist"] is None
    private = [one for one in statements.values() if one["article"] == "kept-private"]
    assert [one["words"] for one in private] == [None]
