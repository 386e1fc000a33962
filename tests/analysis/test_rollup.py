"""Where the members of an organization stand."""

from __future__ import annotations

import datetime
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from policybrief.analysis.ledger import Analysis, analyse
from policybrief.analysis.rollup import MemberGroup, RollUp
from policybrief.analysis.standing import Silence
from policybrief.models.actor import Actor, Country, Organization
from policybrief.models.corpus import Corpus
from policybrief.models.topic import Topic
from tests.analysis.tiny import analysed, date, says
from tests.strategies import ACTORS, TOPICS, corpora

MEMBERS: tuple[Actor, ...] = (
    Country(id="ro", memberships=["pact, 2004-03-29/.."]),
    Country(id="bg", memberships=["pact, 2004-03-29/..", "club, 2010/.."]),
    Country(id="fr", memberships=["club, 2010/2023-06-30"]),
    Country(id="dk", memberships=["pact, 2004/"]),
    Organization(id="club", name="Club", type="alliance", memberships=["pact, 2012/.."]),
)
WALL = Topic(id="sea-wall", title="Sea wall", proposition="It is built.", asked_of=["ro", "fr"])


def rolled(
    *sayings: dict[str, Any], at: str | None = None, organization: str = "pact", **rest: Any
) -> RollUp:
    """Return where the pact's members stand on the sea wall; the analysis is at 2024-01-01."""
    fields = {"actors": MEMBERS, "topics": [WALL]} | rest
    return analysed(*sayings, **fields).roll_up(
        organization, "sea-wall", None if at is None else date(at)
    )


def filled(found: RollUp) -> dict[str, tuple[str, ...]]:
    """Return the groups that are not empty."""
    return {group.value: codes for group, codes in found.groups.items() if codes}


@pytest.mark.parametrize(
    "position", ["for", "leans-for", "open", "leans-against", "against", "unclear"]
)
def test_a_current_line_puts_a_member_into_the_group_of_its_position(position: str) -> None:
    """Each position has a group of its own; open and unclear are two of them."""
    found = rolled(says("president", "2023-05-01", position))

    assert filled(found) == {position: ("ro",), "not-asked": ("bg",)}
    assert found.counts[MemberGroup(position)] == 1


def test_old_lines_stand_apart() -> None:
    """A stale or a lapsed line is out of date, and never counted with the current ones."""
    stale = rolled(says("old-president", "2021-05-01"), says("stranger", "2023-05-01"))
    lapsed = rolled(
        says("president", "2023-05-01", until="2023-12-31"), says("stranger", "2023-05-01")
    )

    assert filled(stale) == filled(lapsed) == {"for": ("bg",), "out-of-date": ("ro",)}


def test_silent_is_not_the_same_as_not_asked() -> None:
    """Who is asked or heard without a line is silent; who is neither was not asked."""
    nobody = rolled(says("expert", None))
    heard = rolled(says("stranger", "2023-05-01", personal=True))

    assert filled(nobody) == {"no-statement": ("ro",), "not-asked": ("bg",)}
    assert filled(heard) == {"no-statement": ("bg", "ro")}


def test_another_day_has_its_own_members_and_lines() -> None:
    """Members, lines and who is asked are those of the day."""
    sayings = (says("president", "2023-05-01", "for"), says("fr", "2022-05-01", "against"))

    assert filled(rolled(*sayings)) == {"for": ("ro",), "not-asked": ("bg",)}
    assert filled(rolled(*sayings, at="2023-06-30")) == {
        "for": ("ro",),
        "against": ("fr",),
        "not-asked": ("bg",),
    }
    assert filled(rolled(*sayings, at="2023-01-01")) == {
        "against": ("fr",),
        "no-statement": ("ro",),
        "not-asked": ("bg",),
    }
    assert filled(rolled(*sayings, at="2004-03-28")) == {}


def test_who_is_asked_follows_the_day() -> None:
    """A topic asked of an organization is asked of its members on that day."""
    topic = Topic(id="sea-wall", title="T", proposition="P.", asked_of=["club"])
    say = says("president", "2023-05-01")

    assert filled(rolled(say, topics=[topic], at="2023-06-30"))["no-statement"] == ("bg", "fr")
    assert filled(rolled(say, topics=[topic]))["no-statement"] == ("bg",)


def test_an_uncertain_member_is_in_no_group() -> None:
    """It is named apart and not counted."""
    found = rolled(says("dk", "2023-05-01"))

    assert found.uncertain == ("dk",)
    assert found.members == ("bg", "ro")
    assert sum(found.counts.values()) == 2


def test_the_european_union_rolls_up() -> None:
    """A code that countries belong to is an organization too; as a member it is itself."""
    actors = [
        Country(id="ro", memberships=["eu, 2007/.."]),
        Country(id="eu", memberships=["forum, 2010/.."]),
    ]
    sayings = (says("president", "2023-05-01"), says("eu", "2023-05-01", "against"))

    assert filled(rolled(*sayings, actors=actors, organization="eu")) == {"for": ("ro",)}
    assert filled(rolled(*sayings, actors=actors, organization="forum")) == {"against": ("eu",)}


def test_nothing_is_rolled_up_without_a_date() -> None:
    """A corpus in which nothing has a date has no members on a day."""
    corpus = Corpus(actors=MEMBERS, topics=[WALL])

    assert filled(analyse(corpus).roll_up("pact", "sea-wall")) == {}
    assert analyse(corpus).roll_ups == {}


def test_roll_ups_are_of_organizations_with_members_on_the_day() -> None:
    """Each stands with every topic; one that everybody has left has none."""
    left = Country(id="it", memberships=["old-club, 2001/2005"])
    analysis = analysed(says("president", "2023-05-01"), actors=[*MEMBERS, left], topics=[WALL])

    assert list(analysis.roll_ups) == [("club", "sea-wall"), ("pact", "sea-wall")]
    assert all(one == analysis.roll_up(*key) for key, one in analysis.roll_ups.items())
    assert analysis.roll_ups["pact", "sea-wall"].touched
    assert not analysis.roll_ups["club", "sea-wall"].touched


IDS = ("north", "south", "pact", "club", "eu")
SPANS = ("2019-06/..", "2020/2024-06-30", "2018/", "2021~/..", "../2023")


@st.composite
def joined(draw: st.DrawFn) -> Corpus:
    """A small corpus whose countries and organizations belong to each other in any way."""
    corpus = draw(corpora())
    links = st.lists(
        st.tuples(st.sampled_from(IDS), st.sampled_from(SPANS)).map(", ".join), max_size=3
    )
    own = [
        *(Country(id=code, memberships=draw(links)) for code in ("ro", "bg", "fr", "eu", "dk")),
        *(Organization(id=id_, name=id_, memberships=draw(links)) for id_ in IDS[:4]),
    ]
    topics = [
        Topic(id=id_, title=id_, proposition="P.", asked_of=draw(st.lists(st.sampled_from(IDS))))
        for id_ in TOPICS
    ]
    return Corpus(
        articles=corpus.articles, actors=[*ACTORS, *own], topics=topics, briefing=corpus.briefing
    )


DAYS = st.dates(datetime.date(2018, 1, 1), datetime.date(2026, 12, 31))


@given(joined(), DAYS, st.sampled_from(IDS), st.sampled_from(TOPICS))
def test_every_member_is_in_exactly_one_group(
    corpus: Corpus, day: datetime.date, organization: str, topic: str
) -> None:
    """The groups hold the members of the day, each once, and agree with their standings."""
    found = Analysis(corpus, day).roll_up(organization, topic)
    codes = [code for group in found.groups.values() for code in group]

    assert sorted(codes) == list(corpus.members(organization, day)) == list(found.members)
    assert not set(codes) & set(found.uncertain)
    for group, members in found.groups.items():
        for code in members:
            standing = Analysis(corpus, day).standing(code, topic)
            if standing.line is None:
                assert standing.silence is Silence(group.value)
            elif standing.line.current:
                assert standing.line.position.value == group.value
            else:
                assert group is MemberGroup.OUT_OF_DATE


@given(joined(), DAYS)
def test_a_roll_up_at_a_day_is_that_of_an_analysis_at_that_day(
    corpus: Corpus, day: datetime.date
) -> None:
    """Asking for another day gives what an analysis of that day gives."""
    for key, one in Analysis(corpus, day).roll_ups.items():
        assert Analysis(corpus, datetime.date(2027, 1, 1)).roll_up(*key, day) == one


@given(joined(), DAYS, st.randoms(use_true_random=False))
def test_the_order_of_files_does_not_matter(
    corpus: Corpus, day: datetime.date, random: Any
) -> None:
    """The same files in any order give the same roll-ups, in the same order."""
    actors, articles = list(corpus.actors), list(corpus.articles)
    random.shuffle(actors)
    random.shuffle(articles)
    other = Corpus(articles=articles, actors=actors, topics=corpus.topics, briefing=corpus.briefing)

    assert list(Analysis(other, day).roll_ups.items()) == list(
        Analysis(corpus, day).roll_ups.items()
    )
