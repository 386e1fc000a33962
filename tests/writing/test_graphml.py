"""The networks as networkx reads them."""

from __future__ import annotations

import io
import re

import networkx
import pytest

from policybrief import Position, analyse
from policybrief.analysis.line import Line
from policybrief.writing.graphml import export_graphml
from policybrief.writing.json_export import as_document
from tests.writing.corpora import NASTY, nasty, nasty_corpus, quiet, retold

BOTH = pytest.mark.parametrize("made", [quiet, nasty])


def read(made, name: str) -> networkx.MultiGraph:
    content = export_graphml(made())[f"{name}.graphml"]
    return networkx.read_graphml(io.BytesIO(content), force_multigraph=True)


def shown(text: str) -> str:
    return re.sub("[\x00-\x08\x0b\x0c\x0e-\x1f]", "", text)


@BOTH
def test_each_published_stance_is_an_edge(made):
    """With its position, act, day and words, between its holder and its topic."""
    analysis = made()
    live = {topic.id for topic in analysis.corpus.live_topics}
    graph = read(made, "actors-topics")
    edges = {
        key: (one, other, values) for one, other, key, values in graph.edges(keys=True, data=True)
    }

    wanted = {
        f"{statement.id}:{stance.topic}": (statement, stance)
        for statement in analysis.corpus.published
        for stance in statement.stances
        if stance.topic in live
    }
    assert edges.keys() == wanted.keys()
    for key, (statement, stance) in wanted.items():
        one, other, values = edges[key]
        assert {one, other} == {
            f"actor:{stance.of or statement.speaker.key}",
            f"topic:{stance.topic}",
        }
        assert values["position"] == stance.position.value
        assert values.get("number") == stance.position.number
        assert values["act"] == stance.act.value
        assert values.get("condition") == stance.condition
        assert values["statement"] == statement.id
        assert values["speaker"] == shown(statement.speaker.key)
        day = analysis.day(statement)
        assert values.get("date") == (None if day is None else day.isoformat())
        words = analysis.corpus.quote_of(statement)
        assert values.get("words") == (None if words is None else shown(words))


def test_an_utterance_is_one_edge():
    """Two articles that give it do not make it weigh double; the firmest account is the edge."""
    ((_, _, values),) = read(retold, "actors-topics").edges(data=True)
    (line,) = (one for one in retold().lines if one.country == "ro")

    assert values["statement"] == line.evidence.statement.id == "firm"
    assert values["accounts"] == 2
    (utterance,) = {one["utterance"] for one in as_document(retold())["statements"]}
    assert values["utterance"] == utterance


@BOTH
def test_no_side_has_no_sign(made):
    """What is open or unclear is neither for nor against; unclear has no number."""
    for _, _, values in read(made, "actors-topics").edges(data=True):
        position = Position(values["position"])
        assert ("sign" in values) == (position.side is not None)
        assert ("number" in values) == (position is not Position.UNCLEAR)


def test_names_come_back_but_for_what_xml_forbids():
    """Quotes, line ends, emoji and marks of other scripts stay; control letters go."""
    graph = read(nasty, "actors-topics")

    labels = {graph.nodes[f"topic:topic-{number}"]["label"] for number in range(len(NASTY))}

    assert labels == {shown(text) for text in NASTY}


def test_countries_agree_or_conflict():
    """Common topics, those on one side and on opposite ones; a weight where there is one."""
    analysis = quiet()
    graph = read(quiet, "countries")
    lines: dict[tuple[str, str], Line] = {
        (one.country, one.topic): one for one in analysis.lines if one.current
    }

    assert set(graph.nodes) == set(analysis.countries)
    for a, b, values in graph.edges(data=True):
        common = [
            (line.position.side, lines[b, topic].position.side)
            for (country, topic), line in lines.items()
            if country == a and (b, topic) in lines
        ]
        assert values["topics"] == len(common) > 0
        assert values["agreement"] == sum(one is other for one, other in common)
        assert values["conflict"] == sum(
            bool(one and other and one is not other) for one, other in common
        )
        assert "weight" not in values


def test_the_same_corpus_gives_the_same_bytes():
    """Whatever the order of its records."""
    assert export_graphml(analyse(nasty_corpus(backwards=True))) == export_graphml(nasty())
