"""What is exported is documented, typed and the same for a corpus made in Python."""

from __future__ import annotations

import ast
import inspect
import json
import subprocess
import sys
from collections.abc import Callable, Iterator
from enum import Enum
from functools import cached_property
from pathlib import Path
from typing import Any

import attrs
import pytest

import policybrief
from policybrief import (
    Article,
    Briefing,
    Collection,
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
    elif inspect.isclass(thing) and not issubclass(thing, Enum | Exception | Collection):
        pytest.fail(f"{name} is neither an attrs class, an enum, an exception nor a collection")


def members(thing: Any) -> Iterator[tuple[str, Callable[..., Any]]]:
    """Yield the public functions of a class that it defines itself, or the function itself."""
    if inspect.isfunction(thing):
        yield thing.__name__, thing
        return
    for name, value in vars(thing).items():
        if isinstance(value, classmethod | staticmethod):
            value = value.__func__
        elif isinstance(value, property):
            value = value.fget
        elif isinstance(value, cached_property):
            value = value.func
        if inspect.isfunction(value) and not name.startswith("_"):
            yield f"{thing.__name__}.{name}", value


@pytest.mark.parametrize("name", NAMES)
def test_everything_that_can_be_called_is_documented_and_typed(name: str) -> None:
    """Each function, method and property has a docstring and a type for all it takes and gives."""
    thing = getattr(policybrief, name)
    if name == "Actor":
        return

    for called, function in members(thing):
        signature = inspect.signature(function)
        given = [one for one in signature.parameters.values() if one.name not in ("self", "cls")]
        assert inspect.getdoc(function), called
        assert signature.return_annotation is not inspect.Signature.empty, called
        assert [one.name for one in given if one.annotation is inspect.Parameter.empty] == [], (
            called
        )


def test_names_are_exported_once() -> None:
    """`__all__` is sorted, has no double, and names everything that is public, each once."""
    exported = [getattr(policybrief, name) for name in NAMES]
    stub = ast.parse(Path(policybrief.__file__).with_suffix(".pyi").read_text(encoding="utf-8"))
    told = next(ast.literal_eval(one.value) for one in stub.body if isinstance(one, ast.Assign))

    assert list(policybrief.__all__) == sorted(set(policybrief.__all__))
    assert told == policybrief.__all__
    assert set(NAMES) <= set(dir(policybrief))
    assert len({id(one) for one in exported}) == len(exported)


@pytest.mark.parametrize("name", [name for name in NAMES if name != "Actor"])
def test_a_name_has_one_home(name: str) -> None:
    """It stands in the module that defines it, under the same name."""
    thing = getattr(policybrief, name)

    assert thing.__module__.startswith("policybrief.")
    assert getattr(sys.modules[thing.__module__], name) is thing


CONSUMER = """
from __future__ import annotations

from collections.abc import Iterable, Iterator

import attrs

import policybrief as pb


def against(folder: str) -> list[str]:
    corpus = pb.load_corpus(folder)
    found: pb.Statements = corpus.statements.where(country="ro", side="against", since="2025")
    groups: dict[object, pb.Statements] = found.by("topic")
    newest: pb.Statement | None = found.sorted("day", newest=True).first()
    part: pb.Statements = found[1:3]
    lines: pb.Lines = pb.analyse(corpus).lines.where(position=pb.Position.AGAINST)
    words = [one.quote for one in (*part, *found) if one.quote is not None]
    return words + [line.country for line in lines] + ([newest.id] if newest else [])


def text(folder: str) -> str:
    return pb.brief(pb.diff(folder, since="2025-12-31", country="ro"), "markdown")


def no_url(corpus: pb.Corpus) -> Iterator[pb.Problem]:
    for article in corpus.articles:
        if article.url is None:
            yield pb.Problem(article.location, "desk-no-url", "no address")


@attrs.frozen
class View:
    title: str
    links: tuple[pb.Link, ...]


def pages(desk: pb.Desk) -> Iterable[pb.Page]:
    here: pb.Here = desk.here("mine.html")
    links = tuple(here.article(one.id) for one in desk.corpus.live_articles)
    return [pb.Page(here.address, "mine.md.jinja", View("Mine", links), "Mine")]


def made() -> pb.Corpus:
    said = pb.Statement(speaker="ro", quote="x", stances={"a": "for"})
    return pb.Corpus(articles=[pb.Article(id="a", title="A", statements=[said])])
"""


@pytest.mark.long
def test_the_types_serve_a_strict_consumer(tmp_path: Path) -> None:
    """A script that uses the library passes `mypy --strict`, and a wrong one does not."""
    (tmp_path / "right.py").write_text(CONSUMER)
    (tmp_path / "wrong.py").write_text(
        "import policybrief as pb\n\nnumber: int = pb.load_corpus('x').statements.one().id\n"
    )

    def check(name: str) -> subprocess.CompletedProcess[str]:
        command = [sys.executable, "-m", "mypy", "--strict", "--config-file=", name]
        return subprocess.run(command, cwd=tmp_path, capture_output=True, text=True, check=False)

    right, wrong = check("right.py"), check("wrong.py")
    assert right.returncode == 0, right.stdout
    assert wrong.returncode == 1
    assert 'expression has type "str", variable has type "int"' in wrong.stdout


def test_the_types_are_shipped() -> None:
    """The package says that it is typed; a test of the wheel says that this is packed."""
    assert (Path(policybrief.__file__).parent / "py.typed").is_file()


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
