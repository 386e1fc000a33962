"""The codebook."""

from __future__ import annotations

import datetime

import attrs
import pytest

from policybrief.analysis.evidence import Grade
from policybrief.analysis.ledger import analyse
from policybrief.models.actor import Country, Organization
from policybrief.models.briefing import Briefing
from policybrief.models.corpus import Corpus
from policybrief.models.stance import Act, Position
from policybrief.models.topic import Topic
from policybrief.site.desk import Desk
from policybrief.site.views.codebook import ACTS, GRADED, POSITIONS, codebook_view

PIER = Topic(
    id="pier",
    title="The pier",
    proposition="It is built.",
    question="Would it build it?",
    labels={"for": "will build"},
    asked_of=["is"],
    keywords=["pier", "quay"],
    include="Building.",
    exclude="Repairs.",
)


@pytest.mark.parametrize(
    ("meanings", "words"), [(POSITIONS, Position), (ACTS, Act), (GRADED, Grade)]
)
def test_every_word_that_coders_meet_has_a_meaning(meanings, words):
    """No position, act or grade is left to guess, and each has a sentence of its own."""
    assert set(meanings) == set(words)
    assert all(text.endswith(".") for text in meanings.values())
    assert len(set(meanings.values())) == len(words)


def test_a_topic_is_shown_with_all_that_a_coder_needs():
    """Every position has a label, the topic's own or the usual one."""
    corpus = Corpus(
        topics=[PIER, Topic(id="draft", title="No", proposition="x", draft=True)],
        briefing=Briefing(
            title="x", conditions={"ferry": "the ferry runs"}, authority={"party": 1}
        ),
    )
    desk = Desk(analyse(corpus))

    view = codebook_view(desk, desk.here("codebook.html"))

    (one,) = view.topics
    assert (one.include, one.exclude) == ("Building.", "Repairs.")
    assert one.keywords == "pier and quay"
    assert [link.name for link in one.asked] == ["Iceland"]
    assert [name for name, _ in one.labels] == [position.value for position in Position]
    assert [label.words for _, label in one.labels][:2] == ["will build", "leans towards"]
    assert view.conditions == (("ferry", "the ferry runs"),)
    assert "party" in dict(view.bands)[1]


def test_whom_a_topic_is_asked_of_is_told_for_the_day_of_the_analysis():
    """A member that joins later is not asked yet."""
    corpus = Corpus(
        topics=[attrs.evolve(PIER, asked_of=["league"])],
        actors=[
            Organization(id="league", name="League", type="alliance"),
            Country(id="is", memberships=["league, 2020-01-01/.."]),
            Country(id="fo", memberships=["league, 2024-01-01/.."]),
        ],
        briefing=Briefing(title="x"),
    )
    asked = {}
    for year in (2023, 2025):
        desk = Desk(analyse(corpus, datetime.date(year, 1, 1)))
        (one,) = codebook_view(desk, desk.here("codebook.html")).topics
        asked[year] = sorted(link.name for link in one.asked)

    assert asked == {2023: ["Iceland"], 2025: ["Faroe Islands", "Iceland"]}
