"""Tiny corpora, built in Python."""

from __future__ import annotations

import datetime
from collections.abc import Iterable
from typing import Any

from policybrief.analysis.ledger import Analysis, analyse
from policybrief.analysis.line import Line
from policybrief.analysis.standing import Standing
from policybrief.models.actor import Actor, Organization, Person
from policybrief.models.article import Article
from policybrief.models.briefing import Briefing
from policybrief.models.corpus import Corpus
from policybrief.models.stance import Stance
from policybrief.models.statement import Speaker, SpeakerKind, Statement
from policybrief.models.topic import Topic

WALL = Topic(id="sea-wall", title="Sea wall", proposition="It is built.", asked_of=["ro"])

ACTORS: tuple[Actor, ...] = (
    Person(id="old-president", name="Old", roles=["president of ro, 2015-01-01/2022-06-30"]),
    Person(id="president", name="New", roles=["president of ro, 2022-07-01/.."]),
    Person(id="premier", name="Prem", roles=["prime minister of ro, 2018-01-01/.."]),
    Person(id="minister", name="Min", roles=["minister of defence of ro, 2018-01-01/.."]),
    Person(
        id="past-minister", name="Past", roles=["minister of health of ro, 2018-01-01/2022-12-31"]
    ),
    Person(id="maybe-minister", name="May", roles=["minister of ports of ro, 2018-01-01/"]),
    Person(id="maybe-gone", name="Gon", roles=["minister of rivers of ro, 2018-01-01/2024-01~"]),
    Person(id="envoy", name="Env", roles=["ambassador to the United States of ro, 2018/.."]),
    Person(id="adviser", name="Adv", roles=["adviser to the president of ro, 2018/.."]),
    Person(id="senator", name="Sen", roles=["senator of ro, 2018/.."]),
    Person(id="leader", name="Lea", roles=["party leader of tide-party, 2018/.."]),
    Person(id="expert", name="Exp", country="ro"),
    Person(id="stranger", name="Str", roles=["president of bg, 2018/.."]),
    Organization(id="ministry", name="Ministry", type="ministry", country="ro"),
    Organization(id="parliament", name="Parliament", type="parliament", country="ro"),
    Organization(id="government", name="Government", type="government", country="ro"),
    Organization(id="tide-party", name="Tide Party", type="party", country="ro"),
    Organization(id="reef-ngo", name="Reef", type="ngo", country="ro"),
    Organization(id="pact", name="Pact", type="alliance"),
)

NAMED = Speaker(kind=SpeakerKind.NAMED, name="Ira Jones", of="ro", described="an expert")
UNNAMED = Speaker(kind=SpeakerKind.UNNAMED, name="a senior official", of="ro")
AUTHOR = Speaker(kind=SpeakerKind.AUTHOR, name="author")

_STANCE = ("condition", "act", "of", "until", "topic")
_ARTICLE = ("article", "date", "translated", "draft")


def date(text: str) -> datetime.date:
    """Return the day that *text* writes."""
    return datetime.date.fromisoformat(text)


def says(
    speaker: Speaker | str, said: str | None, position: str = "for", **fields: Any
) -> dict[str, Any]:
    """Return what `tiny` makes a statement of: fields of statement, stance and article.

    It is quoted unless ``reported=True``; ``article=`` puts several into one article.
    """
    return {"speaker": speaker, "said": said, "position": position} | fields


def tiny(
    *sayings: dict[str, Any],
    actors: Iterable[Actor] = (),
    topics: Iterable[Topic] = (WALL,),
    bodies: dict[str, str] | None = None,
    **briefing: Any,
) -> Corpus:
    """Return a corpus of *sayings*, each in an article of its own unless it says which."""
    articles: dict[str, dict[str, Any]] = {}
    for at, saying in enumerate(sayings):
        fields = dict(saying)
        place = {key: fields.pop(key) for key in _ARTICLE if key in fields}
        stance = {key: fields.pop(key) for key in _STANCE if key in fields}
        stance = {"topic": "sea-wall", "position": fields.pop("position")} | stance
        words = fields.pop("words", f"words {at}")
        fields["reported" if fields.pop("reported", False) else "quote"] = words
        name = place.pop("article", f"article-{at}")
        article = articles.setdefault(name, {"id": name, "title": name, "statements": []})
        article.update(place)
        article["statements"].append(Statement(stances=[Stance(**stance)], **fields))
    for name, body in (bodies or {}).items():
        articles[name]["body"] = body
    own = tuple(actors)
    ids = {actor.id for actor in own}
    return Corpus(
        articles=[Article(**fields) for fields in articles.values()],
        actors=[*own, *(actor for actor in ACTORS if actor.id not in ids)],
        topics=tuple(topics),
        briefing=Briefing(title="Bay brief", **briefing),
    )


def analysed(*sayings: dict[str, Any], at: str = "2024-01-01", **rest: Any) -> Analysis:
    """Return the analysis of a tiny corpus at a date."""
    return analyse(tiny(*sayings, **rest), date(at))


def standing(*sayings: dict[str, Any], at: str = "2024-01-01", **rest: Any) -> Standing:
    """Return Romania's standing on the sea wall."""
    return analysed(*sayings, at=at, **rest).standing("ro", "sea-wall")


def line(*sayings: dict[str, Any], at: str = "2024-01-01", **rest: Any) -> Line | None:
    """Return Romania's line on the sea wall."""
    return standing(*sayings, at=at, **rest).line


def some_line(*sayings: dict[str, Any], at: str = "2024-01-01", **rest: Any) -> Line:
    """Return Romania's line on the sea wall, which must exist."""
    found = line(*sayings, at=at, **rest)
    assert found is not None
    return found
