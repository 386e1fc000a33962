"""Standings: silence and the whole analysis."""

from __future__ import annotations

from typing import Any

import attrs
import pytest
from hypothesis import given
from hypothesis import strategies as st

from policybrief.analysis.standing import Silence, analyse
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
