"""Sentences above tables of positions."""

from __future__ import annotations

import re

from hypothesis import given, settings

from policybrief.analysis.ledger import Analysis, analyse
from policybrief.models.corpus import Corpus
from policybrief.models.stance import Side
from policybrief.models.topic import Topic
from policybrief.site.views.finding import opposed_words, sides_words
from tests.analysis.tiny import WALL, analysed, says
from tests.strategies import corpora


def opposed(analysis: Analysis) -> str:
    """Return on which topics countries take opposite sides."""
    return opposed_words(analysis.corpus.live_topics, analysis.lines)


def test_opposite_sides_are_named() -> None:
    """A topic with a country on each side is named; one on which all agree is not."""
    topics = (WALL, Topic(id="toll", title="Toll", proposition="It is paid."))
    analysis = analysed(
        says("president", "2023-05-01"),
        says("fr", "2023-05-01", "leans-against"),
        says("president", "2023-05-01", topic="toll"),
        says("fr", "2023-05-01", "open", topic="toll"),
        topics=topics,
    )

    assert opposed(analysis) == "Countries take opposite sides on 1 topic: Sea wall"


def test_old_lines_oppose_nobody() -> None:
    """A line that is out of date takes no side of today."""
    analysis = analysed(
        says("president", "2023-05-01"),
        says("fr", "2023-05-01"),
        says("bg", "2019-05-01", "against"),
    )

    assert opposed(analysis) == (
        "Countries take no opposite sides on the 1 topic that two or more have spoken on"
    )


def test_one_country_is_no_comparison() -> None:
    """With a single country on each topic, nothing is claimed."""
    assert opposed(analysed(says("president", "2023-05-01"))) == "Where countries stand"


@given(corpora())
@settings(max_examples=25)
def test_sides_are_counted(corpus: Corpus) -> None:
    """Every number is that of current lines on the side, and old lines are apart."""
    analysis = analyse(corpus)
    for topic in corpus.live_topics:
        lines = [line for line in analysis.lines if line.topic == topic.id]
        said = sides_words(topic, lines).removeprefix(f"{topic.title}: ")
        numbers = {words: int(n) for n, words in re.findall(r"(\d+) ([a-z ]+?)(?:,| and|$)", said)}
        current = [line.position.side for line in lines if line.current]

        assert numbers == {
            words: number
            for words, number in (
                ("for", current.count(Side.FOR)),
                ("against", current.count(Side.AGAINST)),
                ("on neither side", current.count(None)),
                ("out of date", len(lines) - len(current)),
            )
            if number
        }
