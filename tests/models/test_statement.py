"""Statements, speakers and stances."""

from __future__ import annotations

import datetime
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from policybrief.models.article import Article, Defaults
from policybrief.models.stance import Act, Position, Side, Stance
from policybrief.models.statement import Speaker, SpeakerKind, Statement, Words
from tests.strategies import statements


def adopted(date: str | None = "2025-04-28", said: str | None = None, **fields: Any) -> Statement:
    fields = {"speaker": "ada-brook", "quote": "We build it"} | fields
    article = Article(id="a", title="A", date=date, statements=[Statement(said=said, **fields)])
    return article.statements[0]


@given(st.lists(statements(), unique_by=lambda one: one.words), st.data())
def test_reordering_keeps_every_id(some: list[Statement], choice: st.DataObject) -> None:
    """An id comes from article, speaker and words, wherever the statement stands."""
    shuffled = choice.draw(st.permutations(some))
    before = Article(id="a", title="A", statements=some)
    after = Article(id="a", title="Another title", date="2025", statements=shuffled)

    assert {one.words: (one.id, one.utterance) for one in before.statements} == {
        one.words: (one.id, one.utterance) for one in after.statements
    }


def test_an_id_depends_on_article_speaker_and_words_only() -> None:
    """White space, date and stances are no part of an id; speaker, words and `nth` are."""
    one = adopted()

    assert one.id.startswith("a-ada-brook-")
    assert adopted(quote="We  build\nit", date=None, said="2024", note="hm").id == one.id
    assert adopted(nth=1).id == one.id
    assert adopted(stances={"sea-wall": "for"}).id == one.id
    others = [adopted(nth=2), adopted(quote="We built it"), adopted(speaker="bo-crane")]
    assert len({one.id, *(other.id for other in others)}) == 4


def test_an_id_may_be_given() -> None:
    """`id:` overrides the one that is made."""
    assert adopted(id="my-own").id == "my-own"


def test_adopting_again_changes_nothing() -> None:
    """A statement that an article holds may be put into the same article again."""
    article = Article(id="a", title="A", date="2025", statements=[adopted(date="2025")])

    assert Article(id="a", title="A", date="2025", statements=article.statements) == article


def test_several_speakers_share_the_utterance() -> None:
    """The same words of two speakers in one article are one utterance with two ids."""
    one, other = adopted(speaker="dk"), adopted(speaker="be")

    assert one.utterance == other.utterance
    assert one.id != other.id


@pytest.mark.parametrize(
    ("date", "said", "day", "when"),
    [
        ("2025-04-28", None, "2025-04-28", "../2025-04-28"),
        ("2025-04", None, "2025-04-30", "../2025-04"),
        ("2025-04-28", "2025-04-20", "2025-04-20", "2025-04-20"),
        ("2025-04-28", "2025-04", "2025-04-28", "2025-04"),
        ("2025-04-28", "2025-05-10", "2025-04-28", "2025-05-10"),
        ("2025-04-28", "2025-01/..", "2025-04-28", "2025-01/.."),
        (None, "2025-04-20", "2025-04-20", "2025-04-20"),
        (None, "2025-01~/2025-03", "2025-03-31", "2025-01~/2025-03"),
        (None, "2025/..", None, "2025/.."),
        (None, None, None, None),
    ],
)
def test_the_day(date: str | None, said: str | None, day: str | None, when: str | None) -> None:
    """The latest possible day counts, never later than the article's."""
    one = adopted(date=date, said=said)

    assert one.day == (None if day is None else datetime.date.fromisoformat(day))
    assert (None if one.said is None else one.said.text) == when


def test_defaults() -> None:
    """An article's defaults serve the statements that say nothing themselves."""
    article = Article(
        id="a",
        title="A",
        date="2025-04-28",
        defaults=Defaults(said="2025-04-27", via="interview"),
        statements=[
            Statement(speaker="ro", quote="One"),
            Statement(speaker="ro", quote="Two", said="2025-04-26", via="speech"),
        ],
    )

    assert [(str(one.said), one.via) for one in article.statements] == [
        ("2025-04-27", "interview"),
        ("2025-04-26", "speech"),
    ]


@pytest.mark.parametrize("fields", [{}, {"quote": "One", "reported": "one"}])
def test_exactly_one_of_quote_and_reported(fields: dict[str, str]) -> None:
    """A statement has either words in quotation marks or the article's own."""
    with pytest.raises(ValueError, match="either 'quote' or 'reported'"):
        Statement(speaker="ro", **fields)


def test_words() -> None:
    """The words are those quoted or those that report."""
    quoted, report = Statement(speaker="ro", quote="One"), Statement(speaker="ro", reported="two")

    assert (quoted.words, quoted.kind) == ("One", Words.QUOTE)
    assert (report.words, report.kind) == ("two", Words.REPORT)


@pytest.mark.parametrize(
    ("speaker", "kind", "key"),
    [
        (Speaker.actor("ada-brook"), SpeakerKind.ACTOR, "ada-brook"),
        (Speaker.actor("RO"), SpeakerKind.ACTOR, "ro"),
        (Speaker.actor("Romania"), SpeakerKind.ACTOR, "ro"),
        (Speaker.actor("author"), SpeakerKind.AUTHOR, "author"),
        (Speaker(kind=SpeakerKind.NAMED, name="Ira Jónes"), SpeakerKind.NAMED, "ira-jones"),
        (
            Speaker(kind=SpeakerKind.UNNAMED, name="US official", of="USA"),
            SpeakerKind.UNNAMED,
            "unnamed-us-official-us",
        ),
        (
            Speaker(kind=SpeakerKind.UNNAMED, name="a source"),
            SpeakerKind.UNNAMED,
            "unnamed-a-source",
        ),
    ],
)
def test_speakers(speaker: Speaker, kind: SpeakerKind, key: str) -> None:
    """A speaker is an actor, somebody without a file, an unnamed source or the author."""
    assert (speaker.kind, speaker.key) == (kind, key)


def test_short_stances() -> None:
    """`{"topic": "against"}` is short for a position."""
    one = Statement(
        speaker="ro",
        quote="One",
        stances={"sea-wall": "against", "rent-cap": {"position": "for", "act": "does"}},
    )

    assert one.stances == (
        Stance(topic="sea-wall", position=Position.AGAINST),
        Stance(topic="rent-cap", position=Position.FOR, act=Act.DOES),
    )


@pytest.mark.parametrize(
    ("position", "number", "side"),
    [
        (Position.FOR, 2, Side.FOR),
        (Position.LEANS_FOR, 1, Side.FOR),
        (Position.OPEN, 0, None),
        (Position.LEANS_AGAINST, -1, Side.AGAINST),
        (Position.AGAINST, -2, Side.AGAINST),
        (Position.UNCLEAR, None, None),
    ],
)
def test_positions(position: Position, number: int | None, side: Side | None) -> None:
    """`open` is zero and `unclear` no number; neither has a side."""
    assert (position.number, position.side) == (number, side)


@pytest.mark.parametrize(
    ("act", "stage"),
    [
        ("considers", 0),
        ("declares", 1),
        ("offers", 1),
        ("urges", 1),
        ("decides", 2),
        ("does", 3),
        ("rules-out", None),
        ("denies", None),
        ("threatens", None),
        ("invites", None),
    ],
)
def test_stages(act: str, stage: int | None) -> None:
    """Acts move from considering over declaring and deciding to doing."""
    assert Act(act).stage == stage


def test_declares_is_the_default_act() -> None:
    """A stance declares unless it says otherwise."""
    assert Stance(topic="sea-wall", position="for").act is Act.DECLARES


@pytest.mark.parametrize("condition", ["", "  "])
def test_a_condition_is_never_empty(condition: str) -> None:
    """An empty condition is refused."""
    with pytest.raises(ValueError, match="what must happen first"):
        Stance(topic="sea-wall", position="for", condition=condition)
