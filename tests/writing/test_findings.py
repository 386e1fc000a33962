"""What the analysis finds stands in the data, as the pages have it."""

from __future__ import annotations

from fractions import Fraction
from typing import Any

import attrs
import pytest
from hypothesis import given

from policybrief import Corpus, Event, Rights, analyse, find_gaps, nearest_statements
from policybrief.analysis.ledger import Analysis
from policybrief.models.actor import Country, Organization, Person
from policybrief.models.fact import Fact
from policybrief.models.role import Membership, Role
from policybrief.models.source import Publisher
from policybrief.models.topic import Topic
from policybrief.writing.formats import FORMATS
from policybrief.writing.json_export import as_document
from tests.analysis.tiny import analysed, date, says, tiny
from tests.strategies import corpora

MEMBERS = (
    Country(id="ro", memberships=["pact, 2004/.."]),
    Country(id="bg", memberships=["pact, 2004/.."]),
    Country(id="fr", memberships=["pact, 2024-03-01/.."]),
    Country(id="dk", memberships=["pact, 2004/"]),
)
PACT_WALL = Topic(id="sea-wall", title="Sea wall", proposition="It is built.", asked_of=["pact"])


def rows(table: str, analysis: Analysis) -> list[dict[str, Any]]:
    """Return a list of the document."""
    found: list[dict[str, Any]] = as_document(analysis)[table]
    return found


def test_a_roll_up_names_the_members_of_each_group():
    """Each member is in one list; who may or may not be one is uncertain."""
    analysis = analysed(
        says("president", "2023-05-01", "leans-for"), actors=MEMBERS, topics=[PACT_WALL]
    )

    (one,) = rows("roll_ups", analysis)

    assert {key: value for key, value in one.items() if value} == {
        "organization": "pact",
        "topic": "sea-wall",
        "at": "2024-01-01",
        "leans_for": ["ro"],
        "no_statement": ["bg"],
        "uncertain": ["dk"],
    }


def test_whom_a_topic_is_asked_of_is_told_for_the_day_of_the_analysis():
    """A country that joined later is not asked before."""
    corpus = tiny(says("president", "2023-05-01"), actors=MEMBERS, topics=[PACT_WALL])

    early, late = (
        rows("topics", analyse(corpus, date(day)))[0]["asked"]
        for day in ("2024-01-01", "2024-04-01")
    )

    assert early == ["bg", "ro"]
    assert late == ["bg", "fr", "ro"]


def accounts(*rights: Rights, **second: Any) -> list[Any]:
    """Return the wordings that two accounts of an utterance have, by the rights of each article."""
    corpus = tiny(
        says("president", "2023-05-01", words="we build it", id="first"),
        says("president", "2023-05-01", **{"words": "we build it now", **second}, id="second")
        | {"same_as": "first"},
    )
    articles = [
        attrs.evolve(one, rights=may) for one, may in zip(corpus.articles, rights, strict=True)
    ]
    analysis = analyse(attrs.evolve(corpus, articles=articles))
    return [
        (one["id"], account["statement"], account["wording"])
        for one in rows("statements", analysis)
        for account in one["accounts"]
    ]


def test_accounts_of_an_utterance_name_each_other():
    """Each says what the other gives in comparison, or that it only reports."""
    quote = (Rights.QUOTE, Rights.QUOTE)

    assert accounts(*quote) == [("first", "second", "more"), ("second", "first", "less")]
    assert accounts(*quote, reported=True, gist="It is built.") == [
        ("first", "second", "reported"),
        ("second", "first", "reported"),
    ]


def test_nothing_is_told_of_words_that_are_private():
    """Pages do not compare them either."""
    found = accounts(Rights.QUOTE, Rights.PRIVATE)

    assert found == [("first", "second", None), ("second", "first", None)]


def test_what_was_said_at_an_event_is_listed():
    """All accounts of the utterance, with countries, topics and the articles that name it."""
    corpus = tiny(
        says("president", "2023-05-01", id="first", event="summit"),
        says("president", "2023-05-01", id="second", same_as="first"),
        says("stranger", "2023-05-01", id="third"),
    )
    analysis = analyse(attrs.evolve(corpus, events=[Event(id="summit", title="Summit")]))

    (event,) = rows("events", analysis)

    assert event["statements"] == ["first", "second"]
    assert (event["countries"], event["topics"]) == (["ro"], ["sea-wall"])
    assert event["articles"] == ["article-0"]


def test_the_history_of_a_line_has_no_hole():
    """Each state begins on the day after the last one; the last one is that of the line."""
    analysis = analysed(
        says("president", "2022-08-01", "for"),
        says("president", "2022-10-01", "against", until="2022-12-31"),
    )

    found = rows("history", analysis)

    assert [(one["first"], one["last"], one["ended"], one["position"]) for one in found] == [
        ("2022-08-01", "2022-09-30", "replaced", "for"),
        ("2022-10-01", "2022-12-31", "lapsed", "against"),
        ("2023-01-01", None, None, "against"),
    ]
    assert [one["lapsed"] for one in found] == [False, False, True]


@given(corpora())
def test_any_document_tells_what_the_analysis_says(corpus: Corpus):
    """Salience, dependence, gaps and neighbours are those of the calls."""
    analysis = analyse(corpus)

    wholes = [(None, None)]
    wholes += [(code, None) for code in analysis.countries]
    wholes += [(None, one.id) for one in sorted(corpus.live_topics, key=lambda one: one.id)]
    for name in ("salience", "dependence"):
        assert [(one["country"], one["topic"]) for one in rows(name, analysis)] == wholes
    for one in rows("salience", analysis):
        said = analysis.salience(one["topic"], one["country"])
        months = [(f"{month.month:%Y-%m}", month.number) for month in said.months]
        assert [(each["month"], each["statements"]) for each in one["months"]] == months
        years = [(int(each["year"]), each["statements"]) for each in one["year_only"]]
        assert (tuple(years), one["undated"]) == (said.year_only, said.undated)
    for one in rows("dependence", analysis):
        found = analysis.dependence(country=one["country"], topic=one["topic"])
        assert one["marked"] is found.marked
        assert [Fraction(each["of_statements"]) for each in one["shares"]] == [
            share.of_statements for share in found.shares
        ]
        assert sum(each["statements"] for each in one["shares"]) == one["statements"]
    kinds = [gap.kind.value for gap in find_gaps(analysis)]
    assert [one["kind"] for one in rows("gaps", analysis)] == kinds
    near = nearest_statements(analysis)
    for statement in rows("statements", analysis):
        assert [
            (one["topic"], one["agrees"], one["disagrees"]) for one in statement["nearest"]
        ] == [
            (one.topic, one.agrees and one.agrees.id, one.disagrees and one.disagrees.id)
            for one in near.get(statement["id"], ())
        ]


def test_a_fact_says_what_its_unit_measures():
    """Words measure nothing; a number without a unit is a plain one."""
    facts = [
        Fact(subject="wall", property="cost", value="about 2", unit="bn EUR"),
        Fact(subject="wall", property="length", value=4, unit="km", resolution="Taken as built."),
        Fact(subject="wall", property="name", value="Long Wall"),
    ]
    corpus = tiny(says("president", "2023-05-01"), says("minister", "2023-05-01"))
    other = Fact(subject="wall", property="length", value=9000, unit="m")
    articles = [
        attrs.evolve(one, facts=some)
        for one, some in zip(corpus.articles, (facts, [other]), strict=True)
    ]
    analysis = analyse(attrs.evolve(corpus, articles=articles))

    kinds = {one["property"]: one["kind"] for one in rows("facts", analysis)}

    assert kinds == {"cost": "EUR", "length": "length", "name": None}
    assert [one["resolved"] for one in rows("conflicts", analysis)] == ["Taken as built."]


def test_a_publisher_says_how_much_is_its_own():
    """Articles and published statements are counted, of one without a file too."""
    corpus = tiny(
        says("president", "2023-05-01", article="a"),
        says("minister", "2023-05-02", article="a"),
        says("president", "2023-05-03", article="b", draft=True),
    )
    articles = [attrs.evolve(one, publisher="daily") for one in corpus.articles]
    analysis = analyse(attrs.evolve(corpus, articles=articles))

    (one,) = rows("publishers", analysis)

    assert (one["file"], one["articles"], one["statements"]) == (False, 1, 2)


_NOTE = "Jabberwockian"


@pytest.mark.parametrize("name", FORMATS)
def test_the_notes_of_the_coders_stay_inside(name: str):
    """Those on actors, roles, memberships, topics, publishers and events are in no format."""
    corpus = tiny(
        says("chief", "2023-05-01", event="summit", note="Said in the corridor."),
        actors=[
            Country(
                id="ro",
                note=_NOTE,
                memberships=[Membership(organization="pact", span="2004/..", note=_NOTE)],
            ),
            Organization(id="pact", name="Pact", type="alliance", note=_NOTE),
            Person(
                id="chief",
                name="Chief",
                note=_NOTE,
                roles=[Role(title="president", of="ro", span="2020/..", note=_NOTE)],
            ),
        ],
        topics=[attrs.evolve(PACT_WALL, note=_NOTE)],
    )
    corpus = attrs.evolve(
        corpus,
        articles=[
            attrs.evolve(one, publisher="daily", note="Read twice.") for one in corpus.articles
        ],
        publishers=[Publisher(id="daily", name="Daily", note=_NOTE)],
        events=[Event(id="summit", title="Summit", note=_NOTE)],
    )

    content = b"".join(FORMATS[name].files(analyse(corpus)).values())

    assert content
    assert _NOTE.encode() not in content
    if name == "json":
        assert b"Said in the corridor." in content
        assert b"Read twice." in content
