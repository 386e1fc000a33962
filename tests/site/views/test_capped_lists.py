"""Lists that grow with the briefing: the newest stand on the page, and the rest is a link away."""

from __future__ import annotations

import attrs
import pytest

from policybrief.analysis.ledger import analyse
from policybrief.site import article_pages
from policybrief.site.desk import Desk
from policybrief.site.plan import addresses_of, plan_pages
from policybrief.site.templates import make_environment, render_page
from policybrief.site.views import country, lines, publishers
from policybrief.site.views.country import country_view
from policybrief.site.views.indexes import SourcesView
from policybrief.site.views.publishers import publisher_view, publishers_view
from policybrief.site.views.topic import topic_view
from tests.analysis.tiny import date, says, tiny
from tests.site.builds import Shown

DAYS = ("2023-03-01", "2024-05-01", "2024-06-01", "2025-01-01", "2025-02-01", "2025-03-01")


@pytest.fixture
def made() -> Desk:
    """Return a desk with six articles, one of which has no date and no publisher."""
    corpus = tiny(*(says("president", day) for day in DAYS), says("premier", None))
    articles = [
        attrs.evolve(
            one,
            date=None if at == len(DAYS) else DAYS[at],
            publisher=None if at == len(DAYS) else "tide",
        )
        for at, one in enumerate(corpus.articles)
    ]
    return Desk(analyse(attrs.evolve(corpus, articles=articles), date("2026-01-01")))


def pages(desk: Desk) -> dict[str, SourcesView]:
    """Return the lists of articles by address."""
    return {one.address: one.view for one in plan_pages(desk) if isinstance(one.view, SourcesView)}


def listed(view: SourcesView) -> list[str]:
    """Return where each article of a list leads."""
    return [str(one.link.url) for group in view.publishers for one in group.articles]


def test_few_articles_stand_on_one_page(made):
    """A small briefing has one list, and nothing to choose between."""
    (view,) = pages(made).values()

    assert len(listed(view)) == 7
    assert view.pages == ()
    assert view.lead == "7 articles that all positions rest on, newest first."


def test_many_articles_have_a_page_for_each_year(made, monkeypatch):
    """Each article stands once on one of the pages, and the pages lead to one another."""
    monkeypatch.setattr(article_pages, "PAGED", 2)

    found = pages(made)

    assert list(found) == [
        "articles/index.html",
        "articles-2023.html",
        "articles-2024.html",
        "articles-2025-2.html",
        "articles-undated.html",
    ]
    assert set(found) <= addresses_of(made)
    every = [url.rpartition("/")[2] for view in found.values() for url in listed(view)]
    assert sorted(every) == sorted(f"{one.id}.html" for one in made.corpus.articles)
    assert found["articles/index.html"].lead == "2 articles of 7, newest first."
    assert found["articles-2025-2.html"].title == "Articles of 2025, part 2"
    assert found["articles-undated.html"].title == "Articles without a date"
    years = [(one.year, one.url) for one in found["articles-2024.html"].pages]
    assert years[2] == ("2024", None)
    assert years[0] == ("2025", "articles/index.html")


def test_articles_without_a_publisher_are_found_where_they_stand(made, monkeypatch):
    """The link leads to the page of the list on which the first of them stands."""
    monkeypatch.setattr(article_pages, "PAGED", 2)

    view = publishers_view(made, made.here("publishers/index.html"))

    urls = [str(one.publisher.url) for one in view.entries]
    assert urls[-1] == "../articles-undated.html#publisher-not-recorded"


def test_a_publisher_shows_its_newest_articles(made, monkeypatch):
    """The others are in the list of all articles, which is a link away."""
    monkeypatch.setattr(publishers, "MOST_ARTICLES", 4)

    view = publisher_view(made, made.here("publishers/tide.html"), "tide")

    assert len(view.articles) == 4
    assert view.older is not None
    assert (view.older.name, view.older.url) == ("and 2 older articles", "../articles/index.html")


def test_a_line_shows_the_newest_statements_that_were_looked_at(made, monkeypatch):
    """It says how many there were, and leads to the older ones."""
    monkeypatch.setattr(lines, "MOST_CONSIDERED", 4)

    view = country_view(made, made.here("countries/ro.html"), "ro")
    (line,) = view.positions.lines

    assert len(line.considered) == 4
    assert line.considered[0].date.name == "1 March 2025"
    assert line.looked == 7
    assert line.earlier is not None
    assert line.earlier.name == "and 3 earlier"
    assert line.earlier.url == "../statements/index.html?country=ro&amp;topic=sea-wall"


def test_a_profile_lists_the_newest_articles_it_rests_on(made, monkeypatch):
    """A country and a topic lead to all statements, and so to the older articles."""
    monkeypatch.setattr(country, "MOST_SOURCES", 4)
    ours = country_view(made, made.here("countries/ro.html"), "ro")
    topic = topic_view(made, made.here("topics/sea-wall.html"), "sea-wall")

    for view in (ours, topic):
        assert len(view.sources) == 4
        assert view.older_sources is not None
        assert view.older_sources.name == "and 3 older articles"
        assert view.older_sources.url == view.all_statements


def test_the_pages_show_what_is_left_out(made, monkeypatch):
    """Each cut is said on the page."""
    monkeypatch.setattr(country, "MOST_SOURCES", 4)
    monkeypatch.setattr(lines, "MOST_CONSIDERED", 4)
    monkeypatch.setattr(publishers, "MOST_ARTICLES", 4)
    monkeypatch.setattr(article_pages, "PAGED", 2)
    environment = make_environment()
    text = {one.address: Shown(render_page(environment, one)).text for one in plan_pages(made)}

    assert "Why (7 looked at)" in text["countries/ro.html"]
    assert "and 3 earlier" in text["countries/ro.html"]
    assert "and 3 older articles" in text["countries/ro.html"]
    assert "and 3 older articles" in text["topics/sea-wall.html"]
    assert "and 2 older articles" in text["publishers/tide.html"]
    assert "2025, part 2" in text["articles-2024.html"]
