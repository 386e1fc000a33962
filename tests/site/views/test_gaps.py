"""The page of gaps."""

from __future__ import annotations

from policybrief.analysis.ledger import analyse
from policybrief.models.corpus import Corpus
from policybrief.models.topic import Topic
from policybrief.site.desk import Desk
from policybrief.site.views.gaps import GapsView, gaps_view
from tests.analysis.tiny import WALL, date, says, tiny


def page(corpus: Corpus) -> GapsView:
    """Return the page of gaps of *corpus*."""
    desk = Desk(analyse(corpus, date("2024-01-01")))
    return gaps_view(desk, desk.here("gaps.html"))


def test_kinds_with_gaps_have_a_section_and_the_others_share_a_line():
    """Every kind is accounted for, once."""
    view = page(tiny(says("president", "2023-01-01")))

    assert [one.id for one in view.groups] == ["thin", "no-url", "no-publisher"]
    assert view.lead.startswith("3 gaps:")
    assert "lapsed lines" in view.nothing
    assert "thin lines" not in view.nothing


def test_each_entry_opens_what_it_is_about():
    """A line opens its statement, an article its page, silence its topic."""
    groups = {one.id: one for one in page(tiny(says("president", "2023-01-01", id="it"))).groups}
    (silent,) = page(tiny()).groups[:1]

    (thin,) = groups["thin"].gaps
    assert (thin.place.name, thin.place.url) == (
        "Romania: Sea wall",
        "articles/article-0.html#it",
    )
    assert "stated on one occasion" in thin.note
    assert groups["no-url"].gaps[0].place.url == "articles/article-0.html"
    assert silent.gaps[0].place.url == "topics/sea-wall.html"
    assert [one.name for one in silent.gaps[0].about] == ["Romania"]


def test_silence_is_listed_by_topic_and_by_country():
    """A coder may look for a topic, or for a country."""
    toll = Topic(id="toll", title="Toll", proposition="It is paid.", asked_of=["ro", "bg"])

    silent = next(one for one in page(tiny(topics=[WALL, toll])).groups if one.id == "silent")

    assert silent.number == 3
    assert [(one.place.name, [two.name for two in one.about]) for one in silent.gaps] == [
        ("Sea wall", ["Romania"]),
        ("Toll", ["Bulgaria", "Romania"]),
    ]
    assert [(one.place.name, [two.name for two in one.about]) for one in silent.by_country] == [
        ("Bulgaria", ["Toll"]),
        ("Romania", ["Sea wall", "Toll"]),
    ]


def test_an_empty_briefing_has_nothing_to_miss():
    """It does not boast that nothing is missing."""
    view = page(Corpus())

    assert "nothing can be missing" in view.lead
    assert (view.groups, view.nothing) == ((), "")
