"""The ledger as networks in GraphML: who took which position, and which countries agree."""

from __future__ import annotations

import itertools
import re
from collections.abc import Iterable, Iterator, Mapping
from typing import Any, Final, Literal, TypeAlias
from xml.sax.saxutils import escape, quoteattr

from policybrief.analysis.ledger import Analysis
from policybrief.analysis.line import Line
from policybrief.keeping import Store
from policybrief.models.statement import SpeakerKind, Statement
from policybrief.models.utterances import utterance_of
from policybrief.sharing.json_text import encoded
from policybrief.writing.files import Files, Parts, whole
from policybrief.writing.rights import speaker_name
from policybrief.writing.utterances import counting_accounts, utterance_names

_Values: TypeAlias = Mapping[str, Any]
_Kind: TypeAlias = Literal["string", "int", "double", "boolean"]

_FORBIDDEN: Final = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\ud800-\udfff\ufffe\uffff]")
"""What XML 1.0 cannot hold, even as a character reference."""

_SPECIAL: Final = re.compile(f"[&<>\r]|{_FORBIDDEN.pattern}")
_STANCES: Final[Mapping[str, _Kind]] = {
    "position": "string",
    "number": "int",
    "sign": "int",
    "act": "string",
    "condition": "string",
    "date": "string",
    "said": "string",
    "grade": "string",
    "speaks": "boolean",
    "statement": "string",
    "utterance": "string",
    "accounts": "int",
    "speaker": "string",
    "article": "string",
    "words": "string",
    "gist": "string",
}
_PAIRS: Final[Mapping[str, _Kind]] = {
    "weight": "double",
    "topics": "int",
    "agreement": "int",
    "conflict": "int",
}


def export_graphml(analysis: Analysis) -> Mapping[str, bytes]:
    """Return the two networks, by name of file."""
    return whole(graphml_files(analysis))


def graphml_files(analysis: Analysis) -> Files:
    """Yield the two networks, part by part."""
    yield "actors-topics.graphml", _actors_topics(analysis)
    yield "countries.graphml", _countries(analysis)


def _actors_topics(analysis: Analysis) -> Iterator[bytes]:
    """Yield the network of actors and topics; which actors it has, its edges say."""
    actors: dict[str, _Values] = {}
    stances = Store().keep(encoded(_edges(_stances(analysis, actors), _STANCES)))
    topics = {
        f"topic:{topic.id}": {"label": topic.title, "kind": "topic", "bipartite": 1}
        for topic in sorted(analysis.corpus.live_topics, key=lambda one: one.id)
    }
    kinds: Mapping[str, _Kind] = {
        "label": "string",
        "kind": "string",
        "country": "string",
        "bipartite": "int",
    }
    nodes = {**dict(sorted(actors.items())), **topics}
    yield from _document(nodes, kinds, stances.parts(), _STANCES)


def _stances(
    analysis: Analysis, actors: dict[str, _Values]
) -> Iterator[tuple[str, str, str, _Values]]:
    """Yield an edge for each published stance, and note its holder among *actors*.

    An utterance that several articles give has one: that of its firmest account.
    """
    corpus = analysis.corpus
    utterances = utterance_names(analysis)
    counted = counting_accounts(analysis)
    for statement in corpus.published:
        evidence = {
            one.stance.topic: one for one in analysis.evidence_by_statement.get(statement.id, ())
        }
        day = analysis.day(statement)
        for stance in statement.stances:
            draft = corpus.topic_by_id[stance.topic].draft
            if draft or counted[statement.id, stance.topic] != statement.id:
                continue
            shown = evidence.get(stance.topic)
            holder = stance.of or statement.speaker.key
            country = None if shown is None else shown.country
            node = f"actor:{holder}"
            actors.setdefault(node, _actor(analysis, statement, stance.of, country))
            side = stance.position.side
            values = {
                "position": stance.position.value,
                "number": stance.position.number,
                "sign": None if side is None else 1 if side.value == "for" else -1,
                "act": stance.act.value,
                "condition": stance.condition,
                "date": None if day is None else day.isoformat(),
                "said": None if statement.said is None else statement.said.text,
                "grade": None if shown is None else shown.grade.value,
                "speaks": shown is not None and shown.speaks,
                "statement": statement.id,
                "utterance": utterances[statement.id],
                "accounts": len(analysis.accounts[utterance_of(corpus, statement)]),
                "speaker": statement.speaker.key,
                "article": statement.article,
                "words": analysis.corpus.quote_of(statement),
                "gist": statement.gist,
            }
            yield f"{statement.id}:{stance.topic}", node, f"topic:{stance.topic}", values


def _actor(
    analysis: Analysis, statement: Statement, of: str | None, country: str | None
) -> _Values:
    """Return what is said of the holder of a stance: an actor, or a speaker without a file."""
    speaker = statement.speaker
    id_ = of or (speaker.name if speaker.kind is SpeakerKind.ACTOR else None)
    actor = None if id_ is None else analysis.corpus.actor(id_)
    if actor is not None:
        return {"label": actor.name, "kind": actor.kind, "country": country, "bipartite": 0}
    kind = "person" if speaker.kind is SpeakerKind.NAMED else speaker.kind.value
    label = speaker_name(analysis, statement)
    return {"label": label, "kind": kind, "country": country, "bipartite": 0}


def _countries(analysis: Analysis) -> Iterator[bytes]:
    """Yield the network of countries: how many topics they agree on, and how near they are."""
    lines: dict[str, dict[str, Line]] = {}
    for line in analysis.lines:
        if line.current and line.position.number is not None:
            lines.setdefault(line.country, {})[line.topic] = line
    near = {(one.a, one.b): one.value for one in analysis.alignments}
    edges: list[tuple[str, str, str, _Values]] = []
    for a, b in itertools.combinations(sorted(lines), 2):
        common = sorted(lines[a].keys() & lines[b].keys())
        sides = [(lines[a][one].position.side, lines[b][one].position.side) for one in common]
        values = {
            "weight": near.get((a, b)),
            "topics": len(common),
            "agreement": sum(1 for one, other in sides if one is other),
            "conflict": sum(1 for one, other in sides if one and other and one is not other),
        }
        if common:
            edges.append((f"{a}:{b}", a, b, values))
    actors = {code: analysis.corpus.actor(code) for code in analysis.countries}
    nodes = {
        code: {"label": code if actor is None else actor.name} for code, actor in actors.items()
    }
    yield from _document(nodes, {"label": "string"}, encoded(_edges(edges, _PAIRS)), _PAIRS)


def _document(
    nodes: Mapping[str, _Values],
    node_kinds: Mapping[str, _Kind],
    edges: Parts,
    edge_kinds: Mapping[str, _Kind],
) -> Iterator[bytes]:
    written = [
        '<?xml version="1.0" encoding="UTF-8"?>',
        '<graphml xmlns="http://graphml.graphdrawing.org/xmlns">',
    ]
    for owner, kinds in (("node", node_kinds), ("edge", edge_kinds)):
        for name, kind in kinds.items():
            described = f'for="{owner}" attr.name="{name}" attr.type="{kind}"'
            written.append(f'<key id="{owner}-{name}" {described}/>')
    written.append('<graph edgedefault="undirected">')
    for id_, values in nodes.items():
        written += [f"<node id={_quoted(id_)}>", *_values("node", node_kinds, values), "</node>"]
    yield from encoded(f"{line}\n" for line in written)
    yield from edges
    yield b"</graph>\n</graphml>\n"


def _edges(
    edges: Iterable[tuple[str, str, str, _Values]], kinds: Mapping[str, _Kind]
) -> Iterator[str]:
    for id_, source, target, values in edges:
        yield f"<edge id={_quoted(id_)} source={_quoted(source)} target={_quoted(target)}>\n"
        for line in _values("edge", kinds, values):
            yield f"{line}\n"
        yield "</edge>\n"


def _values(owner: str, kinds: Mapping[str, _Kind], values: _Values) -> Iterator[str]:
    for name in kinds:
        value = values.get(name)
        if value is not None:
            text = str(value).lower() if isinstance(value, bool) else str(value)
            if _SPECIAL.search(text):
                text = escape(_FORBIDDEN.sub("", text), {"\r": "&#13;"})
            yield f'<data key="{owner}-{name}">{text}</data>'


def _quoted(text: str) -> str:
    return quoteattr(_FORBIDDEN.sub("", text))
