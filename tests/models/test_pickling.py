"""Everything can be copied, and sent to another process: it comes back equal."""

from __future__ import annotations

import copy
import multiprocessing
import pickle
from collections.abc import Callable
from concurrent.futures import ProcessPoolExecutor
from typing import Any

import pytest
from hypothesis import given, settings

from policybrief import (
    Analysis,
    Article,
    Briefing,
    Corpus,
    CorpusError,
    Country,
    EdtfDate,
    Event,
    Fact,
    Ignored,
    Membership,
    Organization,
    Person,
    Problem,
    Publisher,
    Role,
    Topic,
    analyse,
    compare,
)
from policybrief.problems import NOWHERE
from tests.analysis.tiny import WALL, says, tiny
from tests.strategies import corpora

Copy = Callable[[Any], Any]


def pickled(value: Any) -> Any:
    return pickle.loads(pickle.dumps(value))


COPIES = pytest.mark.parametrize("again", [pickled, copy.copy, copy.deepcopy])

CORPUS = tiny(
    says("president", "2023-05-04", "for", article="first", date="2023-05-06"),
    says("senator", "2023-07", "against", article="second", date="2023-07-09", reported=True),
    says(
        "president",
        "2024-01-02",
        "against",
        article="third",
        coded="ab",
        codings=[{"coded": "cd", "stances": {"sea-wall": "leans-against"}}],
    ),
    bodies={"first": "words 0 and more"},
)
ANALYSIS = analyse(CORPUS)

MODELS = [
    Article(
        id="one",
        title="One",
        date="2023",
        body="Words.",
        ignore=[Ignored(start="Words")],
        facts=[Fact(subject="wall", property="length", value=3)],
    ),
    *CORPUS.articles,
    *CORPUS.statements,
    *(stance for one in CORPUS.statements for stance in one.stances),
    *(coding for one in CORPUS.statements for coding in one.codings),
    *CORPUS.actors,
    WALL,
    Topic(id="pier", title="Pier", proposition="It is built.", labels={"for": "builds"}),
    Country(id="norland", name="Norland", memberships=["pact, 2010/.."]),
    Person(id="ada", name="Ada", roles=["president of norland, 2020/.."]),
    Organization(id="pact", name="Pact", type="alliance"),
    Role.parse("president of norland, 2020/.."),
    Membership.parse("pact, 2010/.."),
    Publisher(id="daily", name="Daily"),
    Event(id="summit", title="Summit", date="2023"),
    Briefing(title="B", as_of="2024", conditions={"treaty": "a treaty"}),
    EdtfDate.parse("2025-04~/.."),
    Problem(NOWHERE, "bad-id", "x"),
]


@COPIES
@pytest.mark.parametrize("model", MODELS, ids=lambda one: type(one).__name__)
def test_a_model_comes_back_equal(model: Any, again: Copy) -> None:
    """Also after it was used; and it is frozen still."""
    if isinstance(model, Article):
        assert model.passage.normal == model.body
    found = again(model)

    assert found == model
    assert type(found) is type(model)
    assert repr(found) == repr(model)
    with pytest.raises(AttributeError):
        found.id = "other"


@COPIES
def test_an_article_that_came_back_is_read_as_before(again: Copy) -> None:
    """Its text, and where words stand in it."""
    article = CORPUS.article_by_id["first"]
    found = again(article)

    assert found.passage == article.passage
    assert found.offset_of(found.statements[0]) == 0


@COPIES
def test_a_corpus_comes_back_equal(again: Copy) -> None:
    """With collections that know their corpus."""
    found = again(CORPUS)

    assert found == CORPUS
    assert len(found.articles.where(topic="sea-wall")) == 3
    assert len(found.statements.where(country="ro", speaker="president")) == 2
    assert found.article_by_id["second"].title == "second"


@COPIES
def test_an_analysis_comes_back_equal(again: Copy) -> None:
    """Before and after it was asked; so does a comparison."""
    for analysis in (analyse(CORPUS), ANALYSIS):
        for one in (analysis, again(analysis)):
            assert one == ANALYSIS
            assert one.line("ro", "sea-wall") == ANALYSIS.line("ro", "sea-wall")
            assert one.lines == ANALYSIS.lines
            assert one.roll_ups == ANALYSIS.roll_ups
            assert one.agreement == ANALYSIS.agreement
            assert one.timeline(country="ro").entries == ANALYSIS.timeline(country="ro").entries
        assert again(analysis).standings == ANALYSIS.standings
    found = compare(analyse(CORPUS, "2023-06"), ANALYSIS)
    assert again(found) == found


@COPIES
@pytest.mark.parametrize(
    "name", ["statements", "pieces", "lines", "shifts", "dissent", "other_voices"]
)
def test_a_collection_comes_back_equal(name: str, again: Copy) -> None:
    """It answers as before."""
    members = getattr(ANALYSIS, name)
    found = again(members)

    assert found == members
    assert type(found) is type(members)
    assert found.to_records() == members.to_records()
    assert found.where(topic="sea-wall") == members


def test_what_is_raised_can_be_sent() -> None:
    """With its problems."""
    error = CorpusError([Problem(NOWHERE, "bad-id", "x", "y")])
    found = pickled(error)

    assert found.problems == error.problems
    assert str(found) == str(error)


def _lines(corpus: Corpus) -> Analysis:
    analysis = analyse(corpus)
    assert len(analysis.lines) == 1
    return analysis


def test_another_process_can_compute() -> None:
    """A corpus goes there, an analysis comes back."""
    context = multiprocessing.get_context("spawn")
    with ProcessPoolExecutor(1, mp_context=context) as pool:
        found = pool.submit(_lines, CORPUS).result(timeout=60)

    assert found == ANALYSIS
    assert found.lines == ANALYSIS.lines


@settings(max_examples=20)
@given(corpora())
def test_any_corpus_comes_back_equal(corpus: Corpus) -> None:
    """Whatever is in it, with everything computed."""
    analysis = analyse(corpus)
    assert analysis.standings is not None

    assert pickled(analysis) == analysis
    assert pickled(analysis).standings == analysis.standings
    assert copy.deepcopy(corpus) == corpus
