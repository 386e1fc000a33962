"""The front page: what changed, find a country, where countries stand."""

from __future__ import annotations

from typing import Any

import pytest
from hypothesis import given, settings

from policybrief.analysis.ledger import Analysis, analyse
from policybrief.models.corpus import Corpus
from policybrief.models.topic import Topic
from policybrief.site.desk import Desk
from policybrief.site.plan import Page
from policybrief.site.templates import make_environment, render_page
from policybrief.site.views.front import MOST_COUNTRIES, MOST_TOPICS, FrontView, front_view
from policybrief.site.views.news import MOST_NEWS
from tests.analysis.tiny import WALL, analysed, says
from tests.site.builds import Shown
from tests.strategies import corpora

MANY = ("at", "be", "bg", "ch", "cz", "de", "dk", "ee", "es", "fi", "fr", "gb", "gr", "hr", "hu")
MORE = ("ie", "is", "it", "li", "lt", "lu", "lv", "mt", "nl", "no", "pl", "pt", "se", "si", "sk")


def front(analysis: Analysis) -> FrontView:
    """Return the front page of an analysis."""
    desk = Desk(analysis)
    return front_view(desk, desk.here("index.html"))


def shown(analysis: Analysis) -> Shown:
    """Return what a reader sees of it."""
    page = Page("index.html", "index.md.jinja", front(analysis), "Bay brief", True)
    text = render_page(make_environment(), page).partition("\n---\n")[2]
    return Shown(text)


@pytest.mark.parametrize(
    ("sayings", "headline"),
    [
        (
            [says("president", "2023-02-01"), says("president", "2023-11-01", "against")],
            "Romania changed position, from ✓ for to ✕ against",
        ),
        (
            [says("ro", "2023-02-01"), says("president", "2023-11-01", "against")],
            "Romania may have changed position, from ✓ for to ✕ against",
        ),
        (
            [says("president", "2023-02-01"), says("president", "2023-11-01", condition="vote")],
            "Romania ✓ for if parliament votes: a condition was added",
        ),
        (
            [says("ro", "2023-02-01"), says("president", "2023-11-01")],
            "Romania ✓ for: position unchanged, firmer evidence",
        ),
        ([says("president", "2023-11-01", "open")], "First found: Romania ◐ has not decided"),
    ],
)
def test_a_headline_says_what_changed(sayings: list[dict[str, Any]], headline: str) -> None:
    """Country, what it was, what it is; "may have" where a side is no more than reported."""
    page = shown(analysed(*sayings, conditions={"vote": "parliament votes"}))

    assert page.texts(".pb-headline") == [headline]


def test_a_change_says_what_stood_before() -> None:
    """The earlier position has its date and its grade."""
    said = [says("ro", "2023-02-01"), says("president", "2023-11-01", "against")]
    (text,) = shown(analysed(*said)).texts(".pb-evidence")

    assert "New, president of Romania: “" not in text
    assert text.startswith("New, president of Romania: ")
    assert "Only possible" in text
    assert "Before: ✓ for, 1 February 2023 (Reported, no speaker named)." in text


def test_without_a_change_it_says_since_when() -> None:
    """No shift within the year: the month of the last one, or of the first statement."""
    view = front(analysed(says("president", "2022-05-01"), says("premier", "2023-11-01")))

    assert view.nothing_since == "May 2022"
    assert (
        "No change of position was found since May 2022."
        in shown(analysed(says("president", "2022-05-01"), says("premier", "2023-11-01"))).text
    )


def test_countries_of_one_utterance_are_one_item() -> None:
    """Several countries that one sentence names do not fill the page."""
    words = {"words": "all of them are for it", "utterance": "u1"}
    sayings = [
        says(code, "2023-11-01", article="a", words=words["words"]) for code in ("bg", "fr", "gb")
    ]
    page = shown(analysed(*sayings))

    assert len(page.texts(".pb-headline")) <= MOST_NEWS


def test_a_large_briefing_stays_one_page() -> None:
    """The table has limits, says what it leaves out, and leads to the matrix."""
    topics = tuple(
        Topic(id=f"t{n}", title=f"Topic {n}", proposition="It is built.") for n in range(20)
    )
    view = front(
        analysed(
            *(
                says(code, "2023-11-01", topic=topic.id)
                for code in (*MANY, *MORE, "us")
                for topic in topics
            ),
            topics=topics,
        )
    )

    assert len(view.table.columns) == MOST_TOPICS
    assert len(view.table.rows) == MOST_COUNTRIES
    assert view.left_out == ("15 more countries", "12 more topics")
    assert [one.letter for one in view.countries][:4] == ["A", "B", "C", "D"]
    assert sum(len(one.countries) for one in view.countries) == 31


def test_few_countries_are_one_list() -> None:
    """Letters do not part what is seen at a glance."""
    view = front(analysed(says("president", "2023-11-01")))

    assert [(one.letter, len(one.countries)) for one in view.countries] == [("", 1)]


def test_an_empty_briefing_says_so() -> None:
    """Without an article, sentences stand in the place of the news and the table."""
    text = shown(analyse(Corpus(topics=[WALL]))).text

    assert "No article yet." in text
    assert "Nothing was said yet." in text
    assert "No country has spoken on a topic yet." in text


@given(corpora())
@settings(max_examples=25)
def test_every_country_is_found(corpus: Corpus) -> None:
    """Any country that was asked or heard stands in one of the lists, once."""
    analysis = analyse(corpus)
    view = front(analysis)
    listed = [one.name for group in view.countries for one in group.countries]
    rest = [one.name for one in view.without_line]
    here = Desk(analysis).here("index.html")

    assert sorted(listed + rest) == sorted(here.actor(code).name for code in analysis.countries)
    assert len(view.news) <= MOST_NEWS
