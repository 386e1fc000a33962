from __future__ import annotations

import json

import pytest

from policybrief import export
from tests.site.builds import Shown, files_of
from tests.site.corpora import SECRETS


@pytest.fixture(scope="session")
def published(quiet_site) -> dict[str, str]:
    """Return every text that a build or an export of the quiet corpus gives away."""
    found = {
        f"{folder.name}/{name}": content.decode("utf-8", "replace")
        for folder in (quiet_site.site, quiet_site.project)
        for name, content in files_of(folder)
    }
    return {**found, "export": export(quiet_site.root)}


@pytest.mark.parametrize("what", SECRETS)
def test_what_may_not_be_published_is_nowhere(published, what):
    """No page, no index, no file of the project and no export holds it."""
    secret = SECRETS[what].casefold()

    assert [name for name, text in published.items() if secret in text.casefold()] == []


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
