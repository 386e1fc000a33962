"""Sentences computed from lines."""

from __future__ import annotations

import re
from typing import Any

import pytest
from hypothesis import given, settings
from markupsafe import Markup

from policybrief.analysis.ledger import Analysis, analyse
from policybrief.analysis.line import Line
from policybrief.languages import speaking
from policybrief.models.actor import Country, Person
from policybrief.models.corpus import Corpus
from policybrief.models.dates import EdtfDate
from policybrief.models.stance import Position
from policybrief.models.topic import Topic
from policybrief.site.addresses import Here
from policybrief.site.desk import Desk
from policybrief.site.views.sentences import cited, lead_sentences, when_words
from policybrief.site.views.standings import heard_standings
from tests.analysis.tiny import ACTORS, AUTHOR, NAMED, UNNAMED, analysed, says
from tests.site.builds import Shown
from tests.strategies import corpora

PAGE = "countries/ro.html"


def lines_of(analysis: Analysis, code: str = "ro") -> list[Line]:
    """Return the lines of a country, those that lead first."""
    heard = heard_standings(Desk(analysis), code)
    return [one.line for one in heard if one.line is not None]


def lead(analysis: Analysis, code: str = "ro") -> tuple[Markup, ...]:
    """Return the lead of a country."""
    desk = Desk(analysis)
    country = desk.corpus.actor(code)
    assert isinstance(country, Country)
    return lead_sentences(
        desk, desk.here(f"countries/{code}.html"), country, lines_of(analysis, code)
    )


def texts(*sayings: dict[str, Any], **rest: Any) -> list[str]:
    """Return the sentences of Romania's lead as they are read."""
    return [Shown(one).text for one in lead(analysed(*sayings, **rest))]


def said(saying: dict[str, Any], **rest: Any) -> str:
    """Return the sentence on one statement as it is read, whether it makes a line or not."""
    analysis = analysed(saying, **rest)
    desk = Desk(analysis)
    (statement,) = desk.corpus.published
    return Shown(cited(desk, desk.here(PAGE), desk.evidence(statement)[:1])).text


def test_a_lead_says_the_position_and_cites_the_words() -> None:
    """The topic, where the country stands, who said what when; both lead to the statement."""
    found = lead(analysed(says("president", "2023-05-01", words="we build it")))

    assert [Shown(one).text for one in found] == [
        "Sea wall: for.",
        "On 1 May 2023 President New said “we build it”.",
    ]
    for one in found:
        hrefs = [value for _, key, value in Shown(one).attributes if key == "href"]
        assert [one.partition("#")[0] for one in hrefs] == ["../articles/article-0.html"]


@pytest.mark.parametrize(
    ("position", "words"),
    [
        ("for", "Sea wall: for."),
        ("leans-for", "Sea wall: leans towards."),
        ("open", "Sea wall: has not decided."),
        ("leans-against", "Sea wall: leans against."),
        ("against", "Sea wall: against."),
        ("unclear", "Romania has spoken, and it is not clear which way."),
    ],
)
def test_each_position_has_its_own_sentence(position: str, words: str) -> None:
    """None is said more firmly than it is."""
    assert texts(says("president", "2023-05-01", position))[0] == words


def test_a_topic_speaks_in_its_own_words() -> None:
    """What the topic calls a position stands, not what others are called."""
    labels = {Position.FOR: "would build it"}
    topic = Topic(id="sea-wall", title="Sea wall", proposition="It is.", labels=labels)
    found = texts(says("president", "2023-05-01"), topics=[topic])

    assert found[0] == "Sea wall: would build it."


@pytest.mark.parametrize(
    ("written", "words"),
    [
        ("2026-01-31", "On 31 January 2026"),
        ("2026-01", "In January 2026"),
        ("2026", "In 2026"),
        ("2026-01~", "About January 2026"),
        ("2026-01?", "January 2026 (uncertain)"),
        ("2026-01%", "About January 2026 (uncertain)"),
        ("../2026-01", "By January 2026"),
        ("../2026-01~", "By about January 2026"),
        ("2026-01/2026-02", "January 2026 to February 2026"),
        ("2026-01/..", "Since January 2026"),
        ("2026-01/", "From January 2026, end unknown"),
        (None, "On an unknown day"),
    ],
)
def test_a_date_is_as_known_as_it_is(written: str | None, words: str) -> None:
    """A day, a month, a guess and a last day are told apart."""
    assert when_words(None if written is None else EdtfDate.parse(written)) == words


@pytest.mark.parametrize(
    ("speaker", "words"),
    [
        ("president", "President New said"),
        ("premier", "Prime Minister Prem said"),
        ("minister", "Min, minister of defence, said"),
        ("adviser", "Adv, adviser to the president, said"),
        ("past-minister", "Past, former minister of health, said"),
        ("maybe-minister", "May said"),
        ("expert", "Exp said"),
        ("leader", "Lea, party leader of Tide Party, said"),
        ("ministry", "Ministry said"),
        ("ro", "Romania was quoted, without a name:"),
        (NAMED, "Ira Jones, an expert, said"),
        (UNNAMED, "an unnamed source (a senior official) said"),
    ],
)
def test_a_speaker_has_the_post_of_that_day(speaker: Any, words: str) -> None:
    """The post as the corpus calls it, where it is sure; nobody is given one."""
    found = said(says(speaker, "2023-05-01", words="we build it"))

    assert found == f"On 1 May 2023 {words} “we build it”."


def test_who_has_left_the_post_held_it_then() -> None:
    """A former holder's line says so, in its clause and in its sentence."""
    found = texts(says("old-president", "2022-05-01", words="we build it"), at="2022-12-01")

    assert found == [
        "Sea wall: for (under a former holder of the post).",
        "On 1 May 2022 Old, then president, said “we build it”.",
    ]


def test_an_acting_holder_is_called_so() -> None:
    """Acting is part of the title."""
    acting = Person(id="inge", name="Inge", roles=["acting president of ro, 2022-07-01/.."])
    found = said(says("inge", "2023-05-01", words="yes, of course"), actors=[acting, *ACTORS])

    assert found == "On 1 May 2023 Inge, acting president, said “yes, of course”."


def test_an_old_line_is_not_told_as_one_that_holds() -> None:
    """Out of the window or lapsed, no side is claimed; older than a year, the age stands by it."""
    old = says("president", "2022-08-01")

    assert texts(old, at="2025-01-01") == [
        "No current position of Romania was found: what it said is out of date."
    ]
    assert texts(says("president", "2023-05-01", until="2023-06-01"))[0].startswith("No current")
    assert texts(old)[0] == "Sea wall: for (17 months old)."
    assert texts() == ["No statement that speaks for Romania was found."]


def test_a_condition_stands_by_the_topic() -> None:
    """With the words of the briefing; one that was not restated is told as such."""
    first = says("president", "2023-05-01", condition="ceasefire")
    conditions = {"ceasefire": "a ceasefire holds"}

    assert texts(first, conditions=conditions)[0] == ("Sea wall: for if a ceasefire holds.")
    assert texts(first, says("president", "2023-06-01"), conditions=conditions)[0] == (
        "Sea wall: for (earlier: if a ceasefire holds, not restated)."
    )


def test_what_is_ascribed_says_whose_stance_and_who_spoke() -> None:
    """An adviser on the president: no word is put into the president's mouth."""
    found = texts(says("adviser", "2023-05-01", of="president", words="he wants it"))

    assert found == [
        "Sea wall: for (reported by another speaker).",
        "On 1 May 2023 Adv, adviser to the president, said of New: “he wants it”.",
    ]


def test_an_outlet_that_ascribes_a_stance_is_named_as_its_author() -> None:
    """The outlet's own judgement on the president is told as that."""
    found = said(says(AUTHOR, "2023-05-01", of="president", words="he wants it"))

    assert found == "On 1 May 2023 the article’s author said of New: “he wants it”."


def test_reported_words_are_never_quoted() -> None:
    """The editors' sentence stands for them, with its date and how it is shown."""
    paraphrased = says("president", "2023-05-01", reported=True, gist="The president wants it")
    nameless = says("ro", "2023-05~", reported=True, gist="Romania was said to want it.")

    assert texts(paraphrased)[1] == "The president wants it. (On 1 May 2023; paraphrased.)"
    assert texts(nameless) == [
        "Sea wall: for (reported, no speaker named).",
        "Romania was said to want it. (About May 2023; reported, no speaker named.)",
    ]


def test_a_machine_translation_is_called_one() -> None:
    """The words are not those that were said."""
    found = said(says("president", "2023-05-01", words="we build it", translated="machine from ro"))

    assert found == "On 1 May 2023 President New said “we build it”. (In machine translation.)"


def test_words_of_one_occasion_stand_together() -> None:
    """Two quotes of one speaker at one time make one sentence."""
    topics = [
        Topic(id=id_, title=title, proposition="It is.", asked_of=["ro"])
        for id_, title in (("sea-wall", "Sea wall"), ("toll", "Toll"))
    ]
    found = texts(
        says("president", "2023-05-01", words="we build it."),
        says("president", "2023-05-01", "against", topic="toll", words="nobody pays"),
        topics=topics,
    )

    assert found == [
        "Sea wall: for.",
        "Toll: against.",
        "On 1 May 2023 President New said “we build it” and “nobody pays”.",
    ]


def test_one_occasion_is_cited() -> None:
    """The one that leads; the table has the others."""
    topics = [
        Topic(id=id_, title=title, proposition="It is.", asked_of=["ro"])
        for id_, title in (("sea-wall", "Sea wall"), ("pier", "Pier"))
    ]
    found = texts(
        says("president", "2023-05-01", words="we build it."),
        says("premier", "2023-06", topic="pier", words="a pier, then"),
        topics=topics,
    )

    assert found == [
        "Pier: for.",
        "Sea wall: for.",
        "In June 2023 Prime Minister Prem said “a pier, then”.",
    ]


def test_many_topics_are_counted() -> None:
    """Three are named; the rest leads to the table."""
    topics = [Topic(id=f"topic-{at}", title=f"Topic {at}", proposition="It is.") for at in range(5)]
    sayings = [
        says("president", f"2023-05-0{at + 1}", topic=f"topic-{at}", words=f"word {at}")
        for at in range(5)
    ]
    found = lead(analysed(*sayings, topics=topics))

    assert [Shown(one).text for one in found[:4]] == [
        "Topic 0: for.",
        "Topic 1: for.",
        "Topic 2: for.",
        "2 more topics.",
    ]
    assert 'href="#positions"' in found[3]


def test_words_of_another_language_say_so() -> None:
    """A screen reader is told the language of a quote."""
    found = lead(analysed(says("president", "2023-05-01", words="îl construim", lang="ro")))

    assert ("a", "lang", "ro") in Shown(found[1]).attributes


@settings(max_examples=60)
@given(corpora())
def test_any_lead_is_whole_and_safe(corpus: Corpus) -> None:
    """Whatever was coded: sentences that end, links to statements that are published, no mark-up
    of the corpus, and no words that are not published."""
    analysis = analyse(corpus)
    desk = Desk(analysis)
    published = {str(desk.here(PAGE).statement(one)) for one in corpus.published}
    for code in analysis.countries:
        country = corpus.actor(code)
        assert isinstance(country, Country)
        here = desk.here(f"countries/{code}.html")
        for language in ("en", "ro", "uk", "fr"):
            with speaking(language):
                found = lead_sentences(desk, here, country, lines_of(analysis, code))
            assert found
            for one in found:
                text = Shown(one).text
                assert re.search(r"[.!?…][”»\"')]*$", text), text
                assert "{" not in text
                assert set(Shown(one).tags) <= {"a"}
                hrefs = {value for _, key, value in Shown(one).attributes if key == "href"}
                assert hrefs <= published | {"#positions"}


def test_here_without_an_address_makes_no_link() -> None:
    """Where a page has no place for it, words stand alone."""
    analysis = analysed(says("president", "2023-05-01", words="we build it"))
    desk = Desk(analysis)

    class Nowhere(Here):
        def url(self, address: str, anchor: str = "") -> Markup:
            return Markup("")

    found = cited(desk, Nowhere(PAGE, desk.addresses), lines_of(analysis)[:1] and [
        lines_of(analysis)[0].evidence
    ])  # fmt: skip

    assert found.unescape() == "On 1 May 2023 President New said “we build it”."
