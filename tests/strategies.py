"""Hypothesis strategies for dates, statements and small corpora about fictional people."""

from __future__ import annotations

import datetime

from hypothesis import strategies as st

from policybrief.models.actor import Actor, Organization, OrganizationType, Person
from policybrief.models.article import Article
from policybrief.models.briefing import Briefing
from policybrief.models.coding import Coding
from policybrief.models.corpus import Corpus
from policybrief.models.stance import Act, Position, Stance
from policybrief.models.statement import Speaker, SpeakerKind, Statement
from policybrief.models.topic import Topic

TOPICS = ("bridge-toll", "rent-cap", "sea-wall")
ACTORS: tuple[Actor, ...] = (
    Person(id="ada-brook", name="Ada Brook", roles=["president of ro, 2018-01-01/2022-06-30"]),
    Person(id="bo-crane", name="Bo Crane", roles=["president of ro, 2022-07-01/.."]),
    Person(
        id="cy-dale",
        name="Cy Dale",
        roles=[
            "minister of transport of ro, 2019-01-01/2021-12-31",
            "prime minister of ro, 2022-01-01/..",
        ],
    ),
    Person(id="di-elm", name="Di Elm", roles=["minister of health of ro, 2019-01-01/"]),
    Person(id="ed-fenn", name="Ed Fenn", roles=["adviser to the president of ro, 2018/2025~"]),
    Person(id="flo-gale", name="Flo Gale", roles=["senator of ro, 2015/.."]),
    Person(id="gus-hill", name="Gus Hill", country="ro"),
    Person(id="hal-ives", name="Hal Ives", roles=["president of bg, 2017-01-01/.."]),
    Organization(
        id="port-ministry", name="Port Ministry", type=OrganizationType.MINISTRY, country="ro"
    ),
    Organization(id="tide-party", name="Tide Party", type=OrganizationType.PARTY, country="ro"),
)

days = st.dates(datetime.date(2019, 1, 1), datetime.date(2026, 12, 31))
late = st.dates(datetime.date(2024, 1, 1), datetime.date(2026, 12, 31))


def points() -> st.SearchStrategy[str]:
    """Days, months, seasons and years as EDTF writes them, with or without a mark."""
    any_day = st.dates(datetime.date(1, 1, 1), datetime.date(9998, 12, 31)).map(str)
    shapes = st.one_of(
        any_day,
        any_day.map(lambda day: day[:7]),
        any_day.map(lambda day: day[:4]),
        any_day.map(lambda day: f"{day[:7]}-XX"),
        any_day.map(lambda day: f"{day[:4]}-XX"),
        any_day.map(lambda day: f"{day[:4]}-XX-XX"),
        any_day.map(lambda day: f"{day[:3]}X"),
        any_day.map(lambda day: f"{day[:2]}XX"),
        st.tuples(any_day, st.sampled_from(["21", "22", "23", "24"])).map(
            lambda both: f"{both[0][:4]}-{both[1]}"
        ),
    )
    return st.tuples(shapes, st.sampled_from(["", "~", "?", "%"])).map("".join)


def spans() -> st.SearchStrategy[str]:
    """Spans with known, open and unknown ends; some of them end before they start."""
    ends = st.one_of(points(), st.sampled_from(["", ".."]))
    return st.tuples(ends, ends).map("/".join)


def stances() -> st.SearchStrategy[Stance]:
    """Stances on one of three topics."""
    return st.builds(
        Stance,
        topic=st.sampled_from((*TOPICS, *(TOPICS[:1] * 6))),
        position=st.sampled_from((*Position, Position.FOR, Position.AGAINST)),
        condition=st.sampled_from([None, None, "vote", "treaty", "none"]),
        act=st.sampled_from(Act),
        of=st.sampled_from([None, None, None, "bo-crane", "ro"]),
        until=st.sampled_from([None, None, "2024-06-30"]),
    )


def speakers() -> st.SearchStrategy[Speaker]:
    """Speakers of every kind."""
    actors = [actor.id for actor in ACTORS] + ["ro", "bg"]
    in_office = [actor.id for actor in ACTORS[:3]] + ["port-ministry"]
    return st.one_of(
        st.sampled_from(in_office).map(Speaker.actor),
        st.sampled_from(in_office).map(Speaker.actor),
        st.sampled_from(actors).map(Speaker.actor),
        st.sampled_from(
            [
                Speaker(kind=SpeakerKind.AUTHOR, name="author"),
                Speaker(kind=SpeakerKind.UNNAMED, name="a harbour official", of="ro"),
                Speaker(kind=SpeakerKind.NAMED, name="Ira Jones", of="ro", described="an expert"),
            ]
        ),
    )


def codings() -> st.SearchStrategy[Coding]:
    """Second codings, by one of two coders or by the first one."""
    return st.builds(
        Coding,
        coded=st.sampled_from(["cd", "ef", "ab"]),
        stances=st.lists(stances(), max_size=2, unique_by=lambda one: one.topic),
    )


@st.composite
def statements(draw: st.DrawFn) -> Statement:
    """A statement with words of its own."""
    words = "words " + str(draw(st.integers(0, 10**9)))
    quoted = draw(st.booleans())
    return Statement(
        speaker=draw(speakers()),
        quote=words if quoted else None,
        reported=None if quoted else words,
        said=draw(st.one_of(st.none(), late.map(str), days.map(str))),
        stances=draw(st.lists(stances(), min_size=1, max_size=2, unique_by=lambda one: one.topic)),
        personal=draw(st.sampled_from([False, False, False, True])),
        withdrawn=draw(st.sampled_from([None, None, None, None, "a mistake"])),
        coded=draw(st.sampled_from([None, "ab"])),
        codings=draw(st.lists(codings(), max_size=2)),
    )


@st.composite
def corpora(draw: st.DrawFn) -> Corpus:
    """A small corpus about three topics, most of it on one country."""
    articles = [
        Article(
            id=f"article-{at}",
            title=f"Article {at}",
            date=draw(st.one_of(st.none(), late.map(str), late.map(str))),
            translated=draw(st.sampled_from([None, None, "machine from ro"])),
            draft=draw(st.sampled_from([False, False, False, True])),
            statements=draw(
                st.lists(statements(), min_size=1, max_size=6, unique_by=lambda one: one.words)
            ),
        )
        for at in range(draw(st.integers(1, 4)))
    ]
    return Corpus(
        articles=articles,
        actors=ACTORS,
        topics=[
            Topic(id=id_, title=id_, proposition="It is built.", asked_of=["ro", "fr"])
            for id_ in TOPICS
        ],
        briefing=Briefing(title="Bay brief", window=draw(st.sampled_from([6, 24]))),
    )
