"""A quote leads to its very words at the publisher, and to a copy that stays."""

from __future__ import annotations

from typing import Any

import pytest

from policybrief import Article, Briefing, Corpus, Statement, analyse
from policybrief.pipeline.building import rendered_pages
from policybrief.site.desk import Desk
from policybrief.site.views.source_link import SourceLinkView, words_link_view

URL = "https://example.org/q?a=1&b=2"


def shown(quote: str = "we pay", nth: int | None = None, **article: Any) -> SourceLinkView | None:
    """Return where the words of a statement can be read."""
    statement = Statement(speaker="ro", quote=quote, nth=nth)
    one = Article(id="quay", title="The quay", statements=[statement], **{"url": URL, **article})
    desk = Desk(analyse(Corpus(articles=[one], briefing=Briefing(title="Bay brief"))))
    return words_link_view(desk, desk.corpus.statements[0])


def test_a_quote_leads_to_its_words():
    """The address is that of the article, with the words behind it."""
    found = shown()

    assert found is not None
    assert found.exact
    assert found.url == "https://example.org/q?a=1&amp;b=2#:~:text=we%20pay"


@pytest.mark.parametrize("fields", [{"nth": 2}, {"translated": "machine from ro"}])
def test_words_that_a_browser_would_not_find_are_not_named(fields):
    """The link leads to the article."""
    found = shown(**fields)

    assert found is not None
    assert not found.exact
    assert found.url == "https://example.org/q?a=1&amp;b=2"


@pytest.mark.parametrize("fields", [{"url": None}, {"url": "javascript:x"}, {"rights": "private"}])
def test_no_link_without_an_address_or_without_words(fields):
    """Words that may not be published are in no address either."""
    assert shown(**fields) is None


def test_an_archived_copy_is_named_too():
    """As robust links write it, and as a link that everybody sees."""
    copy = "https://archive.example/2026/https://example.org/q"
    article = Article(
        id="quay",
        title="The quay",
        url=URL,
        archived=copy,
        archived_on="2026-01-21",
        statements=[Statement(speaker="ro", quote="we pay")],
    )
    corpus = Corpus(articles=[article], briefing=Briefing(title="Bay brief"))
    page = dict(rendered_pages(analyse(corpus)))["articles/quay.md"]

    assert page.count(f'data-versionurl="{copy}" data-versiondate="2026-01-21"') == 2
    assert page.count(f'<a href="{copy}" rel="noopener noreferrer external">Archived copy of') == 2


def test_a_copy_without_an_original_is_a_link():
    """What is left of an article that is gone."""
    found = shown(url=None, archived="https://archive.example/1")

    assert found is not None
    assert found.url is None
    assert found.archived == "https://archive.example/1"
    assert found.archived_on == ""
