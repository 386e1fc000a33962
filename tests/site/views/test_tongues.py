"""The language and direction of quotes, and translations beside them."""

from __future__ import annotations

import re

import pytest

from policybrief import Article, Briefing, Corpus, Person, Statement, Topic, analyse
from policybrief.site.desk import Desk
from policybrief.site.plan import plan_pages
from policybrief.site.templates import make_environment, render_page
from tests.site.builds import Shown


def pages(*, language: str = "en", translated: str | None = None, **fields: object) -> dict:
    """Return the pages of a briefing with one statement, as text by address."""
    said = Statement(id="ada-says", speaker="ada", stances={"pier": "for"}, **fields)
    article = Article(
        id="news",
        title="News",
        date="2025",
        lang="en",
        translated=translated,
        rights="open",
        statements=[said],
        body=f'She said: "{said.quote}".',
    )
    corpus = Corpus(
        briefing=Briefing(title="Harbours", language=language),
        topics=[Topic(id="pier", title="Pier", proposition="It is built.", asked_of=["ro"])],
        actors=[Person(id="ada", name="Ada", roles=["president of ro, 2020/.."])],
        articles=[article],
    )
    environment = make_environment()
    return {
        page.address: render_page(environment, page) for page in plan_pages(Desk(analyse(corpus)))
    }


@pytest.mark.parametrize(
    ("lang", "tag", "direction"),
    [(None, "en", "ltr"), ("ro", "ro", "ltr"), ("ar", "ar", "rtl"), ("he", "he", "rtl")],
)
def test_each_quote_says_its_language_and_direction(lang, tag, direction):
    """Wherever the words stand: as a statement, as a line, in a timeline, among changes."""
    found = pages(quote="nwafq", lang=lang)

    marks = f'lang="{tag}" dir="{direction}"'
    for address in ("articles/news.html", "people/ada.html"):
        assert f'<blockquote class="pb-quote" {marks}>' in found[address], address
    quoting = ("countries/ro.html", "topics/pier.html", "changes.html", "timeline.html")
    for address in (*quoting, "index.html", "statements/index.html"):
        assert f"<q {marks}>nwafq</q>" in found[address], address
    for address in found:
        assert "<q>" not in found[address], address


def test_a_sentence_of_the_editors_has_no_mark():
    """It is in the language of the page."""
    (page,) = re.findall(
        "<p class=.pb-gist.*", pages(quote="x", gist="She agreed.", lang="ar")["articles/news.html"]
    )

    assert page == '<p class="pb-gist">She agreed.</p>'


def test_a_translation_stands_beside_the_original():
    """Each is labelled and has its own language."""
    page = pages(quote="nwafq", lang="ar", translation="we agree")["articles/news.html"]
    shown = Shown(page)

    assert shown.texts(".pb-label") == ["In Arabic", "Translation"]
    assert shown.texts(".pb-translation") == ["we agree"]
    assert 'pb-translation" lang="en" dir="ltr">' in page
    assert "pb-words--both" in page


def test_the_language_of_the_briefing_goes_unsaid():
    """A quote in it has no label."""
    assert Shown(pages(quote="we agree")["articles/news.html"]).texts(".pb-label") == []


@pytest.mark.parametrize(
    ("how", "label"),
    [
        ("machine from no", "Machine translation from Norwegian"),
        ("machine", "Machine translation"),
        ("by the embassy", "Translation: by the embassy"),
    ],
)
def test_words_of_a_translated_article_say_by_whom(how, label):
    """The words that are shown are a translation then."""
    shown = Shown(pages(quote="we agree", translated=how)["articles/news.html"])

    assert shown.texts(".pb-label") == [label]


def test_a_page_in_another_language_names_the_language_of_a_quote():
    """An English quote in a briefing that is not English is labelled."""
    assert Shown(pages(quote="we agree", language="ro")["articles/news.html"]).texts(
        ".pb-label"
    ) == ["In English"]


def test_a_quote_keeps_its_distance_from_the_words_around_it():
    """A space before or after the marked words is not lost."""
    corpus = Corpus(
        articles=[
            Article(
                id="news",
                title="News",
                rights="open",
                statements=[Statement(speaker="ro", quote="we agree")],
                body="Yes, we agree today.",
            )
        ]
    )
    desk = Desk(analyse(corpus))
    (page,) = (one for one in plan_pages(desk) if one.address == "articles/news.html")

    shown = Shown(render_page(make_environment(), page))

    assert shown.texts(".pb-quote") == ["Yes, we agree today."]
