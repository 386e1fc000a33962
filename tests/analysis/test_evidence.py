"""Evidence: whose it is, how well shown, and whether it can make a line."""

from __future__ import annotations

from typing import Any

import pytest
from hypothesis import given

from policybrief.analysis.evidence import Evidence, Grade, all_evidence, weaker
from policybrief.models.corpus import Corpus
from policybrief.models.topic import Topic
from tests.analysis.tiny import AUTHOR, NAMED, UNNAMED, WALL, says, tiny
from tests.strategies import corpora


def evidence(saying: dict[str, Any], **rest: Any) -> Evidence:
    groups = list(all_evidence(tiny(saying, **rest)).values())
    assert len(groups) == 1
    return groups[0][0]


DAY = "2023-05-01"
MACHINE = {"translated": "machine from ro"}


@pytest.mark.parametrize(
    ("saying", "grade"),
    [
        (says("president", DAY), Grade.QUOTED),
        (says("president", DAY, reported=True), Grade.PARAPHRASED),
        (says(NAMED, DAY), Grade.QUOTED),
        (says("ministry", DAY), Grade.QUOTED),
        (says("ministry", DAY, reported=True), Grade.PARAPHRASED),
        (says("ro", DAY), Grade.REPORTED),
        (says("ro", DAY, reported=True), Grade.REPORTED),
        (says(UNNAMED, DAY), Grade.UNNAMED),
        (says(UNNAMED, DAY, reported=True), Grade.UNNAMED),
        (says("president", DAY, **MACHINE), Grade.PARAPHRASED),
        (says("president", DAY, reported=True, **MACHINE), Grade.PARAPHRASED),
        (says("ro", DAY, **MACHINE), Grade.REPORTED),
        (says(UNNAMED, DAY, **MACHINE), Grade.UNNAMED),
        (says("president", DAY, translated="by the editors from ro"), Grade.QUOTED),
        (says("adviser", DAY, of="president"), Grade.REPORTED),
        (says("adviser", DAY, of="president", reported=True), Grade.REPORTED),
        (says(UNNAMED, DAY, of="president"), Grade.UNNAMED),
    ],
)
def test_grades(saying: dict[str, Any], grade: Grade) -> None:
    """Quoted, paraphrased, reported, unnamed; a machine translation and an ascription cap it."""
    assert evidence(saying).grade is grade


def test_the_weaker_grade() -> None:
    """Grades are in order, the best first."""
    assert [grade.strength for grade in Grade] == [3, 2, 1, 0]
    assert weaker(Grade.QUOTED, Grade.UNNAMED) is Grade.UNNAMED


@pytest.mark.parametrize(
    ("saying", "because"),
    [
        (says("president", DAY), None),
        (says("ro", DAY), None),
        (says("adviser", DAY, of="president"), None),
        (says("adviser", DAY, of="president", personal=True), None),
        (says("senator", DAY), "in no post that speaks for the country"),
        (says(NAMED, DAY), "in no post that speaks for the country"),
        (says("tide-party", DAY), "in no post that speaks for the country"),
        (says("past-minister", DAY), "no longer in a post on that day"),
        (says("maybe-minister", DAY), "role uncertain on that day"),
        (says(UNNAMED, DAY), "an unnamed source speaks for no country"),
        (says(UNNAMED, DAY, of="president"), "an unnamed source speaks for no country"),
        (says(AUTHOR, DAY, of="president"), "the outlet's own judgement"),
        (says("president", DAY, personal=True), "not said in the capacity of a post"),
        (says("president", None), "without a date"),
        (says("president", "2023/.."), "without a date"),
        (says("senator", DAY, of="old-president"), "no longer in a post on that day"),
    ],
)
def test_who_makes_no_line_and_why(saying: dict[str, Any], because: str | None) -> None:
    """Evidence that cannot make a line says why."""
    one = evidence(saying)

    assert one.silent_because == because
    assert one.speaks is (because is None)


def test_an_ascribed_stance_is_its_holders() -> None:
    """A stance with `of` belongs to the one it is ascribed to, in that capacity and country."""
    one = evidence(says("stranger", DAY, of="minister"))

    assert (one.holder, one.country, one.capacity.band) == ("minister", "ro", 3)


@pytest.mark.parametrize(
    "saying",
    [
        says("president", DAY, draft=True),
        says("president", DAY, withdrawn="a mistake"),
        says("president", DAY, topic="no-such-topic"),
        says(AUTHOR, DAY),
        says("nobody-known", DAY),
    ],
)
def test_what_gives_no_evidence(saying: dict[str, Any]) -> None:
    """Drafts, withdrawn statements and what belongs to no country give none."""
    assert not all_evidence(tiny(saying))


def test_a_draft_topic_gives_no_evidence() -> None:
    """A topic that is a draft is left out of everything that is computed."""
    topic = Topic(id="sea-wall", title="T", proposition="P.", draft=True)

    assert not all_evidence(tiny(says("president", DAY), topics=[topic]))


SAME_DAY = [
    ("band", says("minister", DAY, act="does"), says("president", DAY, reported=True)),
    ("act", says("president", DAY, act="considers"), says("premier", DAY, reported=True)),
    ("decides", says("president", DAY), says("premier", DAY, act="decides", reported=True)),
    ("does", says("president", DAY, act="decides"), says("premier", DAY, act="does")),
    ("grade", says("president", DAY, reported=True), says("premier", DAY)),
    ("ascribed", says("adviser", DAY, of="premier"), says("president", DAY, reported=True)),
]


@pytest.mark.parametrize(
    ("weak", "strong"), [one[1:] for one in SAME_DAY], ids=[one[0] for one in SAME_DAY]
)
def test_the_strongest_of_a_day_stands_last(weak: dict[str, Any], strong: dict[str, Any]) -> None:
    """On one day: by band, then act, then grade, whatever the order of the articles."""
    for pair in ([weak, strong], [strong, weak]):
        (group,) = all_evidence(tiny(*pair)).values()

        assert group[-1].holder == strong["speaker"]


@pytest.mark.parametrize("reverse", [False, True])
def test_the_last_in_the_text_stands_last(reverse: bool) -> None:
    """Of equals on one day the one that stands later in the text, not in the list, is last."""
    pair = [
        says("president", DAY, article="a", words="We build it"),
        says("premier", DAY, article="a", words="We sell it"),
    ]
    corpus = tiny(
        *(reversed(pair) if reverse else pair), bodies={"a": "“We sell it.” “We build it.”"}
    )
    (group,) = all_evidence(corpus).values()

    assert [one.holder for one in group] == ["premier", "president"]


def test_nth_says_which_place() -> None:
    """Words that stand twice are where `nth` says."""
    pair = [
        says("president", DAY, article="a", words="We build it", nth=2),
        says("premier", DAY, article="a", words="We sell it"),
    ]
    corpus = tiny(*pair, bodies={"a": "We build it. We sell it. We build it."})
    (group,) = all_evidence(corpus).values()

    assert [one.holder for one in group] == ["premier", "president"]


def test_without_a_date_stands_first() -> None:
    """What has no date is no newer than anything."""
    (group,) = all_evidence(tiny(says("president", DAY), says("premier", None))).values()

    assert [one.holder for one in group] == ["premier", "president"]
    assert WALL.id == group[0].topic


def test_one_utterance_in_two_articles_was_said_once() -> None:
    """`same_as` gives both accounts the earlier day."""
    corpus = tiny(
        says("president", "2023-05-01", id="first"),
        says("president", "2023-05-09", id="second", same_as="first"),
        says("president", "2023-04-20", id="third", same_as="second"),
    )
    (group,) = all_evidence(corpus).values()

    assert {str(one.day) for one in group} == {"2023-04-20"}
    assert {one.utterance for one in group} == {"first"}


def test_statements_that_join_each_other_are_one() -> None:
    """Two that name each other are one utterance, and no endless search."""
    corpus = tiny(
        says("president", "2023-05-01", id="first", same_as="second"),
        says("president", "2023-05-09", id="second", same_as="first"),
        says("president", "2023-05-11", id="third", same_as="third"),
    )
    (group,) = all_evidence(corpus).values()

    assert [one.utterance for one in group] == ["first", "first", "third"]


@given(corpora())
def test_who_never_speaks(corpus: Corpus) -> None:
    """Unnamed sources, authors, personal and undated words never speak for a country."""
    for group in all_evidence(corpus).values():
        for one in group:
            if one.speaks:
                assert one.day is not None
                assert one.capacity.band > 0
                assert one.statement.speaker.kind.value in ("actor", "named")
                assert one.stance.of is not None or not one.statement.personal
                assert not one.capacity.uncertain


def test_naming_oneself_is_no_ascription() -> None:
    """A stance `of` the speaker is the speaker's own, as well shown as the words."""
    own = evidence(says("president", DAY, of="president"))

    assert own.grade is Grade.QUOTED
    assert own.speaks
