"""Collections answer what they are asked, and say what cannot be asked."""

from __future__ import annotations

import copy
import json
import pickle
import sys
from typing import Any

import pytest
from hypothesis import given

from policybrief import (
    Article,
    Corpus,
    PolicybriefError,
    Position,
    Side,
    Statement,
    Statements,
    Words,
    analyse,
)
from tests.analysis.tiny import NAMED, UNNAMED, WALL, says, tiny
from tests.strategies import corpora

CORPUS = tiny(
    says("president", "2023-05-04", "for", article="first", date="2023-05-06"),
    says("senator", "2023-07", "against", article="second", date="2023-07-09", reported=True),
    says("ro", "2024-01-02", "leans-for", article="third"),
    says("stranger", None, "open", article="third"),
    says(NAMED, "2024-03-01", "against", article="third"),
    says("author", "2022-01-01", "for", article="third"),
)
ALL = CORPUS.statements


def keys(statements: Statements) -> list[str]:
    return [one.speaker.key for one in statements]


@pytest.mark.parametrize(
    ("asked", "found"),
    [
        ({"country": "ro"}, ["president", "senator", "ro", "ira-jones"]),
        ({"country": "Romania", "position": "for"}, ["president"]),
        ({"country": None}, ["author"]),
        ({"topic": "sea-wall", "side": "against"}, ["senator", "ira-jones"]),
        ({"topic": WALL, "position": {"for", Position.LEANS_FOR}}, ["president", "ro", "author"]),
        ({"position": ["open"]}, ["stranger"]),
        ({"side": None}, ["stranger"]),
        ({"side": Side.FOR, "act": "declares"}, ["president", "ro", "author"]),
        ({"speaker": "president"}, ["president"]),
        ({"speaker": NAMED}, ["ira-jones"]),
        ({"speaker_kind": "author"}, ["author"]),
        ({"article": "second"}, ["senator"]),
        ({"kind": Words.REPORT}, ["senator"]),
        ({"since": "2023-07", "until": "2023"}, ["senator"]),
        ({"since": "2024-01-02"}, ["ro", "ira-jones"]),
        ({"until": "2022"}, ["author"]),
        ({"year": 2023}, ["president", "senator"]),
        ({"year": {"2022", 2024}}, ["ro", "ira-jones", "author"]),
        ({"publisher": None, "year": 2022}, ["author"]),
        ({"event": None, "lang": None, "article": "first"}, ["president"]),
        ({"year": range(2022, 2024)}, ["president", "senator", "author"]),
        ({"speaker": {"ro": 1, "senator": 2}.keys()}, ["senator", "ro"]),
        ({"since": 2024}, ["ro", "ira-jones"]),
        ({"until": 2022}, ["author"]),
        ({"condition": None, "article": "second"}, ["senator"]),
    ],
)
def test_where(asked: dict[str, Any], found: list[str]) -> None:
    """Everything that is asked must hold; several values ask for any of them."""
    assert keys(ALL.where(**asked)) == found


def test_none_is_asked_as_it_is_grouped() -> None:
    """Also of what only stances have: a statement without stances has none of it."""
    corpus = Corpus(
        articles=[
            Article(
                id="one",
                title="One",
                statements=[
                    Statement(speaker="ro", quote="x"),
                    Statement(speaker="bg", quote="y", stances={"a": "unclear"}),
                    Statement(speaker="fr", quote="z", stances={"a": "for", "b": "open"}),
                ],
            )
        ]
    )
    said = corpus.statements

    for field in ("topic", "position", "side", "act", "condition"):
        assert said.where(**{field: None}) == said.by(field).get(None, ()), field
    assert keys(said.where(topic=None)) == ["ro"]
    assert keys(said.where(topic=None, position=None)) == ["ro"]
    assert keys(said.where(side=None)) == ["ro", "bg", "fr"]
    assert keys(said.where(position=[None, "for"])) == ["ro", "fr"]


def test_functions_may_be_asked_too() -> None:
    """A function says of a member whether it is wanted."""
    assert keys(ALL.where(lambda one: one.day is None)) == ["stranger"]


def test_what_is_asked_of_stances_holds_for_one_of_them() -> None:
    """A position on one topic is not the position on another."""
    both = Statement(speaker="ro", quote="x", stances={"a": "for", "b": "against"})
    corpus = Corpus(articles=[Article(id="one", title="One", statements=[both])])
    some = Statements(corpus.statements)

    assert len(some.where(topic="a", position="for")) == 1
    assert len(some.where(topic="a", position="against")) == 0


@pytest.mark.parametrize(
    ("asked", "error", "message"),
    [
        ({"contry": "ro"}, TypeError, "statements have no 'contry'; did you mean 'country'?"),
        ({"zzz": 1}, TypeError, "statements have no 'zzz'; there are: id, "),
        ({"words": "x"}, TypeError, "cannot be asked for 'words'"),
        ({"position": "agin"}, PolicybriefError, "no position 'agin'; did you mean 'against'?"),
        ({"position": "7"}, PolicybriefError, "there are: for, leans-for, open"),
        ({"topic": "sea-wal"}, PolicybriefError, "no topic 'sea-wal'; did you mean 'sea-wall'?"),
        ({"topic": "sea"}, PolicybriefError, "did you mean 'sea-wall'?"),
        ({"country": "Romaniaa"}, PolicybriefError, "did you mean 'ro' .Romania.?"),
        ({"speaker": "presidant"}, PolicybriefError, "did you mean 'president'?"),
        ({"publisher": "daily"}, PolicybriefError, "the corpus has no publisher 'daily'"),
        ({"article": "forth"}, PolicybriefError, "the corpus has no article"),
        ({"event": "x"}, PolicybriefError, "the corpus has no event 'x'"),
        ({"year": "soon"}, PolicybriefError, "'soon' is not a number"),
        ({"since": "soon"}, PolicybriefError, "'soon' is not a date"),
        ({"since": 2025.5}, PolicybriefError, "2025.5 is not a date"),
        ({"until": True}, PolicybriefError, "True is not a date"),
        ({"year": True}, PolicybriefError, "True is not a number"),
        ({"year": 2023.5}, PolicybriefError, "2023.5 is not a number"),
        ({"condition": "fund"}, PolicybriefError, "the corpus has no condition 'fund'"),
        ({"via": 3}, PolicybriefError, "3 is no text"),
        ({"country": lambda one: True}, TypeError, "give a function without a name"),
    ],
)
def test_what_cannot_be_asked(asked: dict[str, Any], error: type[Exception], message: str) -> None:
    """The message says what can."""
    with pytest.raises(error, match=message):
        ALL.where(**asked)


def test_one_and_first() -> None:
    """One is the only one; the error names what there is instead."""
    assert ALL.where(speaker="senator").one().quote is None
    assert ALL.where(year=1999).first() is None
    assert ALL.first() == ALL[0]
    with pytest.raises(PolicybriefError, match="not one statement but <0 statements>"):
        ALL.where(year=1999).one()
    with pytest.raises(PolicybriefError, match="not one statement but <6 statements: ro 4"):
        ALL.one()


def test_by() -> None:
    """Groups are collections, in order; who has nothing stands last, under None."""
    groups = ALL.by("country")

    assert list(groups) == ["bg", "ro", None]
    assert keys(groups["bg"]) == ["stranger"]
    assert list(ALL.by("position")) == [
        Position.FOR,
        Position.LEANS_FOR,
        Position.OPEN,
        Position.AGAINST,
    ]
    assert list(ALL.by("year")) == [2022, 2023, 2024, None]
    assert list(ALL.by(lambda one: len(one.article))) == [5, 6]
    with pytest.raises(TypeError, match="did you mean 'speaker'"):
        ALL.by("speker")


def test_sorted() -> None:
    """Those without a value stand last in either direction."""
    oldest = ["author", "president", "senator", "ro", "ira-jones", "stranger"]

    assert keys(ALL.sorted("day")) == oldest
    assert keys(ALL.sorted("day", newest=True)) == [*reversed(oldest[:-1]), "stranger"]


def test_a_collection_is_a_tuple_whose_slices_are_collections() -> None:
    """What was written for tuples works on."""
    assert isinstance(ALL, tuple)
    assert tuple(ALL) == ALL
    assert type(ALL[1:3]) is Statements
    assert keys(ALL[1:3].where(country="ro")) == ["senator", "ro"]
    assert repr(ALL) == "<6 statements: ro 4, bg 1, none 1>"
    assert repr(ALL[:1]) == "<1 statement: ro 1>"
    assert repr(CORPUS.articles) == "<3 articles: none 3>"
    assert pickle.loads(pickle.dumps(ALL)) == ALL
    assert keys(copy.copy(ALL).where(country="bg")) == ["stranger"]


def test_articles_are_asked_too() -> None:
    """By what they are, and by what their statements are about."""
    assert [one.id for one in CORPUS.articles.where(since="2023-07")] == ["second"]
    assert [one.id for one in CORPUS.articles.where(speaker="stranger")] == ["third"]
    assert len(CORPUS.articles.where(topic="sea-wall")) == 3
    assert len(CORPUS.articles.where(draft=False)) == 3
    with pytest.raises(PolicybriefError, match="'false' is neither True nor False"):
        CORPUS.articles.where(draft="false")


def test_records_can_be_written_as_data() -> None:
    """Texts, numbers, None and lists only."""
    record = ALL.where(speaker="senator").to_records()[0]

    assert json.loads(json.dumps(ALL.to_records())) == ALL.to_records()
    assert record["day"] == "2023-07-09"
    assert record["country"] == "ro"
    assert record["position"] == ["against"]
    assert record["words"] is None
    assert len(json.dumps(CORPUS.articles.to_records())) > 10


def test_statements_are_asked_for_their_coders() -> None:
    """By the statement or by the briefing; second coders by themselves."""
    again = [{"coded": "cd", "stances": {"sea-wall": "open"}}]
    some = tiny(
        says("president", "2023", coded="xy", codings=again),
        says("senator", "2023", checked="zz", codings=again, withdrawn="a mistake"),
        says("ro", "2023"),
        coded="ab",
    )

    assert keys(some.statements.where(coded="ab")) == ["senator", "ro"]
    assert keys(some.statements.where(coded="xy")) == ["president"]
    assert keys(some.statements.where(checked=None)) == ["president", "ro"]
    assert keys(some.statements.where(also_coded="cd")) == ["president"]
    assert some.statements.to_records()[0]["also_coded"] == ["cd"]
    assert list(some.statements.by("checked")) == ["zz", None]


def test_records_of_what_waits_to_be_checked_are_bare() -> None:
    """Its words, gist and stances stay in the corpus."""
    waiting = tiny(says("president", "2023", gist="secret"), require_checked=True)
    (record,) = waiting.statements.to_records()

    assert (record["words"], record["gist"], record["position"]) == (None, None, [])


def test_records_hold_nothing_private() -> None:
    """Words of private articles, reports and withdrawn statements stay in the corpus."""
    private = tiny(says("president", "2023"), rights="private")
    withdrawn = tiny(says("president", "2023", withdrawn="a mistake", gist="secret"))

    assert private.statements.to_records()[0]["words"] is None
    assert withdrawn.statements.to_records()[0]["words"] is None
    assert withdrawn.statements.to_records()[0]["gist"] is None
    for field in ("topic", "position", "side", "act", "condition"):
        assert withdrawn.statements.to_records()[0][field] == []
    assert tiny(says("president", "2023")).statements.to_records()[0]["words"] == "words 0"


def test_a_frame_needs_pandas(monkeypatch: pytest.MonkeyPatch) -> None:
    """Without pandas the message says how to install it."""
    monkeypatch.setitem(sys.modules, "pandas", None)

    with pytest.raises(PolicybriefError, match=r"policybrief\[frame\]"):
        ALL.to_frame()


def test_a_frame_has_a_row_for_each_member() -> None:
    """The columns are those of the records, in their order; an empty collection has them too."""
    frame = ALL.to_frame()
    empty = ALL[:0].to_frame()

    assert list(frame.columns) == list(ALL.to_records()[0]) == list(empty.columns)
    assert frame["id"].tolist() == [one.id for one in ALL]
    assert frame.groupby("country").size().to_dict() == {
        code: len(group) for code, group in ALL.by("country").items() if code is not None
    }
    assert len(empty) == 0


@given(corpora())
def test_the_country_is_that_of_the_capacity(corpus: Corpus) -> None:
    """Every statement is found under the country whose voice the analysis says it is."""
    analysis = analyse(corpus)

    for statement in corpus.statements:
        country = analysis.capacity(statement).country
        assert corpus.voice_of(statement) == country
        assert statement in corpus.statements.where(country=country)


@given(corpora())
def test_groups_hold_every_member(corpus: Corpus) -> None:
    """Grouping by a field that each has once loses and doubles none."""
    groups = corpus.statements.by("country").values()

    assert sorted(one.id for group in groups for one in group) == sorted(
        one.id for one in corpus.statements
    )


def test_unnamed_speakers_belong_to_their_country() -> None:
    """They speak for it no more than before."""
    corpus = tiny(says(UNNAMED, "2023"))

    assert len(corpus.statements.where(country="ro")) == 1
    assert len(analyse(corpus).lines) == 0
