"""What is exported is documented, typed and the same for a corpus made in Python."""

from __future__ import annotations

import inspect
import json
from enum import Enum
from pathlib import Path

import attrs
import pytest

import policybrief
from policybrief import (
    Article,
    Briefing,
    Corpus,
    CorpusError,
    Organization,
    Person,
    Position,
    Speaker,
    SpeakerKind,
    Stance,
    Statement,
    Topic,
)

NAMES = [name for name in policybrief.__all__ if not name.startswith("__")]


def corpus(**more: object) -> Corpus:
    return Corpus(
        briefing=Briefing(title="Made in Python", contact="desk@example.org"),
        topics=[Topic(id="exercise", title="Exercise", proposition="The country takes part.")],
        actors=[
            Person(id="ana-example", name="Ana Example", roles=["president of is, 2024-01-01/.."]),
            Organization(id="althing", name="Althing", type="parliament", country="is"),
        ],
        articles=[
            Article(
                id="first",
                title="First",
                date="2026-01-15",
                body="She said: “We will take part.” Others were silent.",
                statements=[
                    Statement(
                        speaker="ana-example",
                        quote=str(more.get("quote", "We will take part")),
                        stances={"exercise": "for"},
                    )
                ],
            )
        ],
    )


@pytest.mark.parametrize("name", NAMES)
def test_everything_exported_is_documented(name: str) -> None:
    """Each class and function has a docstring, and each attribute of a class a sentence."""
    thing = getattr(policybrief, name)
    if name == "Actor":
        return

    assert inspect.getdoc(thing)
    if inspect.isclass(thing) and attrs.has(thing):
        documented = inspect.getdoc(thing) or ""
        own = [field.name for field in attrs.fields(thing) if not field.name.startswith("_")]
        inherited = ["location", "places", "broken"]
        missing = [one for one in own if one not in inherited and f"{one}:" not in documented]
        assert missing == []
    elif inspect.isclass(thing) and not issubclass(thing, Enum | Exception):
        pytest.fail(f"{name} is neither an attrs class, an enum nor an exception")


def test_names_are_exported_once() -> None:
    """`__all__` is sorted and has no double."""
    assert list(policybrief.__all__) == sorted(set(policybrief.__all__))


def test_a_corpus_made_in_python_is_checked() -> None:
    """It goes through the same checks as a folder."""
    assert policybrief.check_corpus(corpus()) == []
    assert [one.code for one in policybrief.check_corpus(corpus(quote="We stay"))] == [
        "quote-not-found"
    ]


def test_a_corpus_made_in_python_is_analysed() -> None:
    """It goes through the same analysis."""
    line = policybrief.analyse(corpus()).line("is", "exercise")

    assert line is not None
    assert line.position is Position.FOR
    assert line.evidence.statement.id.startswith("first-ana-example-")


def test_a_corpus_made_in_python_is_exported_and_built(tmp_path: Path) -> None:
    """It goes to the same export and site, and a mistake stops both."""
    document = json.loads(policybrief.export(corpus()))
    built = policybrief.build_site(corpus(), tmp_path / "site")

    assert document["lines"][0]["position"] == "for"
    assert (built.site / "countries" / "is.html").is_file()
    with pytest.raises(CorpusError) as caught:
        policybrief.export(corpus(quote="We stay"))
    assert [one.code for one in caught.value.problems] == ["quote-not-found"]


def test_models_take_what_people_write() -> None:
    """Text stands for dates, positions, speakers and countries; lists for tuples."""
    statement = Statement(speaker="Romania", quote="x", said="2026-01~", stances={"a": "open"})

    assert statement.speaker == Speaker(name="ro")
    assert statement.stances == (Stance(topic="a", position=Position.OPEN),)
    assert statement.said is not None
    assert str(statement.said) == "2026-01~"
    assert Statement(speaker="author", quote="x").speaker.kind is SpeakerKind.AUTHOR


@pytest.mark.parametrize("words", [{}, {"quote": "a", "reported": "b"}])
def test_a_statement_has_one_wording(words: dict[str, str]) -> None:
    """What exists is valid: a statement without words, or with both, cannot be made."""
    with pytest.raises(ValueError, match="either 'quote' or 'reported'"):
        Statement(speaker="ro", **words)  # type: ignore[arg-type]


def test_a_missing_folder_is_the_callers_mistake(tmp_path: Path) -> None:
    """A wrong call raises; a wrong corpus does not."""
    with pytest.raises(policybrief.PolicybriefError):
        policybrief.read_corpus(tmp_path / "nothing")
    assert policybrief.find_problems(tmp_path)[0].code == "no-briefing"
