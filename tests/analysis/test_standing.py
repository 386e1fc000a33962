"""Standings: silence and the whole analysis."""

from __future__ import annotations

import datetime
from typing import Any

import attrs
import pytest
from hypothesis import given
from hypothesis import strategies as st

from policybrief.analysis.ledger import analyse
from policybrief.analysis.standing import Silence
from policybrief.errors import PolicybriefError
from policybrief.models.actor import Country, Person
from policybrief.models.corpus import Corpus
from policybrief.models.stance import Position
from policybrief.models.topic import Topic
from tests.analysis.tiny import WALL, analysed, says, standing, tiny
from tests.strategies import TOPICS, corpora

UNASKED = attrs.evolve(WALL, asked_of=[])
A = "2023-05-01"


@pytest.mark.parametrize(
    ("topic", "sayings", "silence", "position"),
    [
        (UNASKED, [], Silence.NOT_ASKED, None),
        (WALL, [], Silence.NO_STATEMENT, None),
        (WALL, [says("president", A, "open")], None, Position.OPEN),
        (WALL, [says("president", A, "unclear")], None, Position.UNCLEAR),
        (UNASKED, [says("president", A)], None, Position.FOR),
        (WALL, [says("senator", A)], Silence.NO_STATEMENT, None),
        (UNASKED, [says("senator", A)], Silence.NO_STATEMENT, None),
        (UNASKED, [says("president", "2024-06-01")], Silence.NOT_ASKED, None),
    ],
    ids=["not-asked", "silent", "open", "unclear", "heard", "voice", "unasked-voice", "later"],
)
def test_silence_is_not_neutrality(
    topic: Topic, sayings: Any, silence: Silence | None, position: Position | None
) -> None:
    """Not asked, no statement found, open and unclear are four different things."""
    found = standing(*sayings, topics=[topic])

    assert found.silence is silence
    assert (found.line and found.line.position) == position


def test_the_asked_and_the_heard() -> None:
    """Every country asked or heard has a standing, and no other."""
    analysis = analysed(says("stranger", A), says("president", A))

    assert sorted(analysis.standings) == [("bg", "sea-wall"), ("ro", "sea-wall")]
    assert [one.asked for _, one in sorted(analysis.standings.items())] == [False, True]
    assert analysis.countries == ("bg", "ro")
    assert analysis.standing("fr", "sea-wall").silence is Silence.NOT_ASKED


def test_as_of_decides_the_date() -> None:
    """Without a date of its own an analysis is at the briefing's as-of day."""
    sayings = [says("president", A), says("president", "2023-06-01", "against")]

    assert analyse(tiny(*sayings)).lines[0].position is Position.AGAINST
    assert analyse(tiny(*sayings, as_of="2023-05")).lines[0].position is Position.FOR


def test_what_somebody_had_said_before() -> None:
    """The statement before is by the same holder on the same topic."""
    analysis = analysed(
        says("president", A, id="one"),
        says("premier", "2023-05-02", id="two"),
        says("president", "2023-05-03", id="three"),
    )
    by_id = analysis.corpus.statement_by_id

    assert analysis.previous(by_id["three"], "sea-wall") is by_id["one"]
    assert analysis.previous(by_id["two"], "sea-wall") is None
    assert analysis.previous(by_id["one"], "sea-wall") is None


def test_evidence_by_statement() -> None:
    """Each statement is found with the evidence that it gives."""
    analysis = analysed(says("president", A, id="one"), says("premier", A, id="two"))

    assert {
        key: [one.holder for one in group] for key, group in analysis.evidence_by_statement.items()
    } == {
        "one": ["president"],
        "two": ["premier"],
    }


def test_shifts_are_newest_first() -> None:
    """All shifts stand by date, the newest first."""
    analysis = analysed(
        says("president", A),
        says("president", "2023-06-01", "against"),
        says("president", "2023-07-01", "open"),
    )

    assert [str(one.after.day) for one in analysis.shifts] == ["2023-07-01", "2023-06-01"]


@given(corpora(), st.data())
def test_the_order_in_an_article_does_not_matter(corpus: Corpus, choice: st.DataObject) -> None:
    """Where the words stand in the text, the order of the list decides nothing."""
    articles = [
        attrs.evolve(one, body=". ".join(each.words for each in one.statements))
        for one in corpus.articles
    ]
    shuffled = [
        attrs.evolve(one, statements=choice.draw(st.permutations(one.statements)))
        for one in articles
    ]
    one = analyse(attrs.evolve(corpus, articles=articles))
    other = analyse(attrs.evolve(corpus, articles=shuffled))

    def told(analysis: Any) -> list[Any]:
        return [
            (line.evidence.statement.id, line.since, line.thin, line.not_restated)
            for line in analysis.lines
        ]

    assert told(one) == told(other)


@given(corpora())
def test_nothing_is_in_two_states(corpus: Corpus) -> None:
    """A standing has a line or a silence, never both; every topic asked has a standing."""
    analysis = analyse(corpus)

    assert all(
        (one.line is None) is (one.silence is not None) for one in analysis.standings.values()
    )
    assert {(country, topic) for country in ("ro", "fr") for topic in TOPICS} <= set(
        analysis.standings
    )


def test_days_may_be_written_as_anywhere_else() -> None:
    """As text, a month or a year, which stand for their last day, or with a time of day."""
    corpus = tiny(says("president", "2023-05-04"), says("president", "2024-01-02", "against"))
    whole = analyse(corpus)

    assert analyse(corpus, "2023-12-31") == analyse(corpus, 2023)
    assert analyse(corpus, "2023-05").at == datetime.date(2023, 5, 31)
    assert analyse(corpus, datetime.datetime(2023, 5, 4, 12)).at == datetime.date(2023, 5, 4)
    for day in ("2023-06-01", "2023", 2023, datetime.datetime(2023, 6, 1, 12)):
        line = whole.line("ro", "sea-wall", day)
        assert line is not None
        assert line.position is Position.FOR
        assert whole.roll_up("pact", "sea-wall", day).topic == "sea-wall"
    wrongs: list[Any] = ["soon", "2023/..", True, 1.5]
    for wrong in wrongs:
        with pytest.raises(PolicybriefError):
            analyse(corpus, wrong)
        with pytest.raises(PolicybriefError):
            whole.line("ro", "sea-wall", wrong)


def test_a_country_may_be_named() -> None:
    """By its name as by its code, wherever one is asked for."""
    norland = Country(id="norland", name="Norland", aka=["Nordland"])
    wren = Person(id="wren", name="Wren", roles=["president of norland, 2015/.."])
    analysis = analysed(
        says("president", A), says("wren", A), actors=[norland, wren], topics=[WALL]
    )

    for name, code in (("Romania", "ro"), ("Norland", "norland"), ("nordland", "norland")):
        line = analysis.line(code, "sea-wall")
        assert line is not None
        assert analysis.line(name, "sea-wall") == line
        assert analysis.standing(name, "sea-wall") == analysis.standing(code, "sea-wall")
        assert analysis.history(name, "sea-wall") == analysis.history(code, "sea-wall")
        timeline = analysis.timeline(country=code)
        assert timeline.entries
        assert analysis.timeline(country=name) == timeline
    assert analysis.line("Nowhere", "sea-wall") is None


def test_a_corpus_and_its_analysis_are_shown_on_one_line() -> None:
    """With how much is in it, however much that is."""
    analysis = analysed(says("president", A))

    assert repr(analysis) == (
        "<Analysis at 2024-01-01 of <Corpus 'Bay brief': 1 article, 19 actors, 1 topic, "
        "0 publishers, 0 events>>"
    )
