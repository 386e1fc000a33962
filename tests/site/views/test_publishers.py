"""Publishers: the list, the page of each, and the sentence on other pages."""

from __future__ import annotations

import attrs

from policybrief.analysis.ledger import analyse
from policybrief.models.source import Publisher
from policybrief.site.desk import Desk
from policybrief.site.templates import make_environment
from policybrief.site.views.article import article_view
from policybrief.site.views.dependence import dependence_view
from policybrief.site.views.indexes import sources_view
from policybrief.site.views.publishers import publisher_view, publishers_view
from tests.analysis.tiny import date, says, tiny
from tests.site.builds import Shown

TIDE = Publisher(id="tide", name="The Tide", country="is", lang="en", url="https://example.org/")


def desk(*publishers: str | None, own: tuple[Publisher, ...] = (TIDE,)) -> Desk:
    """Return a desk with one article of each publisher, and a statement in each."""
    corpus = tiny(*(says("president", f"2023-0{at + 1}-01") for at in range(len(publishers))))
    articles = [
        attrs.evolve(
            one,
            publisher=publisher,
            date=f"2023-0{at + 1}-01",
            translated="machine from is" if at == 0 else None,
        )
        for at, (one, publisher) in enumerate(zip(corpus.articles, publishers, strict=True))
    ]
    changed = attrs.evolve(corpus, articles=articles, publishers=own)
    return Desk(analyse(changed, date("2024-01-01")))


def test_the_list_has_every_publisher_and_the_articles_without_one():
    """The one with most statements first; none recorded leads to these among the articles."""
    made = desk("reef", None, "tide", "tide")

    view = publishers_view(made, made.here("publishers/index.html"))

    assert [(one.publisher.name, one.articles, one.statements) for one in view.entries] == [
        ("The Tide", 2, "2 (50%)"),
        ("reef", 1, "1 (25%)"),
        ("Publisher not recorded", 1, "1 (25%)"),
    ]
    urls = [str(one.publisher.url) for one in view.entries]
    assert urls == ["tide.html", "reef.html", "../articles/index.html#publisher-not-recorded"]
    assert view.entries[0].country is not None
    assert view.entries[0].country.name == "Iceland"


def test_a_publisher_that_the_briefing_rests_mostly_on_is_marked():
    """In the list and on its page, and nowhere else."""
    made = desk("tide", "tide", "reef")

    view = publishers_view(made, made.here("publishers/index.html"))

    assert [bool(one.mark) for one in view.entries] == [True, False]
    for id_, marked in (("tide", True), ("reef", False)):
        page = publisher_view(made, made.here(f"publishers/{id_}.html"), id_)
        assert bool(page.mark) is marked


def test_a_page_says_what_a_publisher_contributes():
    """Its articles, whom it quotes, and which lines rest on it alone."""
    made = desk("reef", "tide", "tide")

    view = publisher_view(made, made.here("publishers/tide.html"), "tide")

    assert view.lead[0] == "2 articles with 2 of 3 statements (67%)."
    assert [one.article.name for one in view.articles] == ["article-2", "article-1"]
    assert [(one.speaker.name, one.statements) for one in view.quoted] == [("New", "2 statements")]
    assert [one.country.name for one in view.resting] == ["Romania"]
    assert view.translations == ""
    assert not view.stub


def test_a_publisher_without_a_file_has_a_page():
    """It is called by its id, and says that nothing is recorded."""
    made = desk("reef")

    view = publisher_view(made, made.here("publishers/reef.html"), "reef")

    assert (view.title, view.stub, view.url) == ("reef", True, None)
    assert view.translations == "1 of 1 article translated."
    assert view.articles[0].translated == "Machine translation from Icelandic"


def test_a_publisher_without_articles_has_a_page():
    """Nothing rests on it, and it says so."""
    made = desk("reef")

    view = publisher_view(made, made.here("publishers/tide.html"), "tide")

    assert view.lead == ("No article of it is in this briefing.",)
    assert view.articles == view.quoted == view.resting == ()


def test_a_page_says_what_may_be_published_of_its_articles():
    """Where its file says so; the articles' own pages say what holds for each."""
    private = attrs.evolve(TIDE, rights="private")
    made = desk("tide", "reef", own=(private,))

    page = publisher_view(made, made.here("publishers/tide.html"), "tide")
    rights = [
        article_view(made, made.here(f"articles/{id_}.html"), id_).rights
        for id_ in ("article-0", "article-1")
    ]

    assert page.rights == "no words of it are published"
    assert rights == ["no words of it are published", "quotes only"]
    assert publisher_view(made, made.here("publishers/reef.html"), "reef").rights is None


def test_an_address_that_is_none_is_no_link():
    """What a browser might run never becomes a link."""
    bad = attrs.evolve(TIDE, url="javascript:alert(1)")
    made = desk("tide", own=(bad,))

    assert publisher_view(made, made.here("publishers/tide.html"), "tide").url is None


def test_articles_lead_to_their_publisher():
    """From the list of articles and from each article's page; none recorded leads nowhere."""
    made = desk("tide", None)

    groups = sources_view(made, made.here("articles/index.html")).publishers
    assert [str(one.name.url) for one in groups] == ["../publishers/tide.html", "None"]
    here = made.here("articles/article-0.html")
    assert article_view(made, here, "article-0").publisher.url == "../publishers/tide.html"
    assert article_view(made, here, "article-1").publisher.url is None


def test_the_sentence_says_how_much_comes_from_one_publisher():
    """All, some or one; with its name, or that none is recorded."""

    macro = make_environment().get_template("_macros.jinja").module.dependence_note

    def words(*publishers: str | None) -> list[str]:
        made = desk(*publishers)
        view = dependence_view(made.here("index.html"), made.analysis.dependence(country="ro"))
        return Shown(str(macro(view))).texts("p")

    assert words("tide", "tide", "reef") == [
        "2 of 3 statements come from one publisher, The Tide. rests mostly on one publisher"
    ]
    assert words("tide", "tide") == ["All 2 statements come from one publisher, The Tide."]
    assert words("tide") == ["The one statement comes from one publisher, The Tide."]
    assert words(None, None, None) == [
        "All 3 statements come from articles whose publisher is not recorded."
    ]


def test_there_is_no_sentence_without_statements():
    """Nothing rests on nothing."""
    made = desk()

    assert dependence_view(made.here("index.html"), made.analysis.dependence()) is None
