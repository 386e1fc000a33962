"""The page of facts, and the facts on the page of their article."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from policybrief.analysis.ledger import analyse
from policybrief.models.actor import Country
from policybrief.models.article import Article, Rights
from policybrief.models.briefing import Briefing
from policybrief.models.corpus import Corpus
from policybrief.models.fact import Fact
from policybrief.models.source import Publisher
from policybrief.models.topic import Topic
from policybrief.site.desk import Desk
from policybrief.site.plan import plan_pages
from policybrief.site.templates import make_environment, render_page
from policybrief.site.views.facts import (
    FactsView,
    article_facts,
    facts_view,
    value_words,
)
from tests.site.builds import Shown


def fact(value: Any, unit: str | None = None, **fields: Any) -> Fact:
    return Fact(
        **({"subject": "dyke", "property": "length", "value": value, "unit": unit} | fields)
    )


def desk(*groups: list[Fact], subjects: Mapping[str, str] | None = None, **article: Any) -> Desk:
    """Return a desk with an article of the Daily for each group of facts."""
    return Desk(
        analyse(
            Corpus(
                articles=[
                    Article(id=f"a{at}", title=f"A {at}", publisher="daily", facts=facts, **article)
                    for at, facts in enumerate(groups)
                ],
                actors=[Country(id="northland", name="Northland")],
                topics=[Topic(id="sea-wall", title="Sea wall", proposition="It is built.")],
                publishers=[Publisher(id="daily", name="The Daily")],
                briefing=Briefing(title="Bay", subjects=subjects or {}),
            )
        )
    )


def view_of(made: Desk) -> FactsView:
    return facts_view(made, made.here("facts.html"))


def page_of(made: Desk, address: str = "facts.html") -> Shown:
    (page,) = (one for one in plan_pages(made) if one.address == address)
    return Shown(render_page(make_environment(None), page))


def test_claims_stand_side_by_side_as_they_are_written():
    """Each with its article, its publisher, and its value in the unit of the first."""
    made = desk([fact(650, "km", as_of="2025")], [fact(403.9, "miles")], [fact("~650", "km")])
    (subject,) = view_of(made).subjects
    (length,) = subject.properties

    assert [(claim.value, claim.common) for claim in length.claims] == [
        ("650 km", ""),
        ("403.9 miles", "650.0 km"),
        ("about 650 km", ""),
    ]
    assert [str(claim.article.url) for claim in length.claims] == [
        f"articles/a{at}.html#fact-1" for at in range(3)
    ]
    assert length.claims[0].as_of == "2025"
    assert length.claims[0].publisher is not None
    assert length.claims[0].publisher.name == "The Daily"
    assert not length.disagree


def test_a_conflict_is_told_in_words_and_by_a_sign():
    """Both claims stay; a resolution is shown, and no conflict is told twice as open."""
    made = desk(
        [fact(650, "km"), fact(5, property="gates", resolution="The plan says 5.")],
        [fact(640, "km"), fact(6, property="gates")],
        [fact("at least 600", "km")],
    )
    gates, length = view_of(made).subjects[0].properties
    page = page_of(made)

    assert (length.disagree, length.resolved) == (True, False)
    assert (gates.disagree, gates.resolved) == (False, True)
    assert [claim.disagrees for claim in length.claims] == ["sources disagree"] * 2 + [""]
    assert gates.claims[0].disagrees == "sources disagree; resolved"
    assert page.texts(".pb-differ") == ["≠ sources disagree"]
    assert page.texts(".pb-resolution") == ["Editors: The plan says 5."]
    assert page.texts(".pb-claim-value") == [
        "≠ sources disagree; resolved: 5",
        "≠ sources disagree; resolved: 6",
        "≠ sources disagree: 650 km",
        "≠ sources disagree: 640 km",
        "at least 600 km",
    ]
    assert page.texts(".pb-lead") == [
        "5 facts on 1 subject, from 3 articles. Sources disagree in 2 cases; the editors resolve "
        "1 of these."
    ]


def test_a_subject_that_has_a_page_leads_there():
    """The id of an actor or a topic is a link; others are plain names; no two share an anchor."""
    subjects = ["northland", "sea-wall", "old-dyke", "old dyke"]
    view = view_of(desk([fact(1, subject=one) for one in subjects]))

    assert [(one.name, str(one.page and one.page.url)) for one in view.subjects] == [
        ("Northland", "countries/northland.html"),
        ("old dyke", "None"),
        ("old dyke", "None"),
        ("Sea wall", "topics/sea-wall.html"),
    ]
    assert len({one.anchor for one in view.subjects}) == 4


def test_a_private_article_shows_its_values_and_no_words():
    """A value is free; the words that claim it are not."""
    facts = [fact(650, "km", quote="six hundred and fifty")]
    private = page_of(desk(facts, rights=Rights.PRIVATE))

    assert "650 km" in private.text
    assert "six hundred" not in private.text
    assert "six hundred and fifty" in page_of(desk(facts)).text


def test_no_facts_are_told_in_a_sentence():
    """An empty page says so, and how to fill it."""
    (words,) = page_of(desk([])).texts(".pb-empty")

    assert words.startswith("No fact has been recorded yet.")


def test_the_page_of_an_article_leads_to_the_subjects():
    """Each fact has an anchor there, and links to its subject among all facts."""
    made = desk([fact(1, subject="wall"), fact(650, "km"), fact(2, property="gates")])
    facts = article_facts(made, made.here("articles/a0.html"), "a0")

    assert [(one.anchor, str(one.subject.url)) for one in facts] == [
        ("fact-1", "../facts.html#subject-wall"),
        ("fact-2", "../facts.html#subject-dyke"),
        ("fact-3", "../facts.html#subject-dyke"),
    ]
    assert len(page_of(made, "articles/a0.html").texts("#fact-2")) == 1
    assert [one.anchor for one in view_of(made).subjects] == ["subject-dyke", "subject-wall"]


def test_drafts_are_left_out():
    """What a draft claims stands nowhere."""
    assert view_of(desk([fact(650)], draft=True)).subjects == ()


def test_values_in_words():
    """Marks become words, numbers get separators, and other texts stay as they are."""
    assert value_words(fact(1200, "drones")) == "1,200 drones"
    assert value_words(fact("600..650", "km")) == "600 to 650 km"
    assert value_words(fact("more than 10000.2500", "km")) == "more than 10,000.2500 km"
    assert value_words(fact("~ at sea..")) == "~ at sea.."


def test_a_subject_is_called_what_the_briefing_calls_it():
    """Its own name, else that of its page, else its id in words."""
    facts = [fact(1, subject=id_) for id_ in ("dyke-at-sea", "sea-wall", "northland")]
    names = {"dyke-at-sea": "The dyke at Holm", "northland": "The North"}
    made = desk(facts, subjects=names)

    assert {one.name for one in view_of(made).subjects} == {
        "The dyke at Holm",
        "Sea wall",
        "The North",
    }
    assert "The dyke at Holm" in page_of(made, "articles/a0.html").text
    assert view_of(desk(facts)).subjects[0].name == "dyke at sea"
