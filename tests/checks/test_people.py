"""Private opinions, posts without a source, and gaps between holders of a post."""

from __future__ import annotations

import pytest

from policybrief.checks.people import check_people
from policybrief.models.actor import Organization, Person
from policybrief.models.article import Article
from policybrief.models.briefing import Briefing
from policybrief.models.corpus import Corpus
from policybrief.models.role import Role
from policybrief.models.statement import Speaker, SpeakerKind, Statement


def corpus(*statements: Statement, actors: tuple = (), **briefing: object) -> Corpus:
    return Corpus(
        articles=[Article(id="a", title="A", date="2025-04-28", statements=statements)],
        actors=actors,
        briefing=Briefing(title="Bay", **briefing),
    )


def codes(*statements: Statement, **rest: object) -> list[str]:
    return [one.code for one in check_people(corpus(*statements, **rest))]


def says(speaker: Speaker | str = "is", said: str | None = None, **fields: object) -> Statement:
    fields = {"quote": "we will pay", "stances": {"toll": "for"}} | fields
    return Statement(speaker=speaker, said=said, **fields)


def named(**fields: object) -> Speaker:
    return Speaker(kind=SpeakerKind.NAMED, name="Dee Fox", **fields)


def test_a_stance_of_somebody_private():
    """Of a speaker or a person nothing tells why the opinion matters; it is said once."""
    dee = Person(id="dee-fox", name="Dee Fox", country="is")

    assert codes(says(named())) == ["private-person"]
    assert codes(says(named(of="is")), says(named(of="is"), quote="so be it")) == ["private-person"]
    assert codes(says("dee-fox"), actors=(dee,)) == ["private-person"]


def test_a_speaker_who_has_a_file():
    """The name of a person with a file is to be the id, which is reported; nothing else is."""
    dee = Person(id="dee-fox", name="Dee Fox", country="is", roles=["mayor of is, 2020/.."])

    assert codes(says(named(of="is")), actors=(dee,)) == []


@pytest.mark.parametrize(
    "speaker",
    [
        named(of="is", described="harbour master"),
        named(described="a poet"),
        named(of="port"),
        Speaker(kind=SpeakerKind.UNNAMED, name="a clerk", of="is"),
        Speaker(kind=SpeakerKind.AUTHOR, name="author"),
        "is",
        "port",
    ],
)
def test_a_stance_of_somebody_public(speaker):
    """A description, an organization, or no name at all is enough."""
    port = Organization(id="port", name="Port", type="company")

    assert codes(says(speaker), actors=(port,)) == []


@pytest.mark.parametrize(
    "fields", [{"roles": ["mayor of is, 2001/2002"]}, {"body": "A poet."}, {"note": "A poet."}]
)
def test_a_person_with_a_profile(fields):
    """A post, past ones too, or a profile tells it."""
    assert codes(says("dee-fox"), actors=(Person(id="dee-fox", name="Dee", **fields),)) == []


def test_private_persons_without_a_stance():
    """What they say is no opinion on a topic, and what is withdrawn is gone."""
    assert codes(says(named(), stances={})) == []
    assert codes(says(named(), withdrawn="wrong")) == []


def test_posts_without_a_source():
    """It is asked for only where the briefing wants it, once for each person who speaks."""
    ada = Person(id="ada", name="Ada Brook", roles=["president of is, 2024/.."])
    both = says("ada"), says("ada", quote="so be it")
    found = list(check_people(corpus(*both, actors=(ada,), require_sources=True)))

    assert codes(*both, actors=(ada,)) == []
    assert [one.code for one in found] == ["role-without-source"]
    assert "Ada Brook was president of is (2024/..)" in found[0].message
    assert codes(says("ada", stances={}), actors=(ada,), require_sources=True) == []


@pytest.mark.parametrize(
    ("fields", "missing"),
    [
        ({"roles": [Role(title="president", of="is", span="2024/..", source="Gazette 3")]}, False),
        ({"body": "See [the office](https://example.org/president)."}, False),
        ({"body": "See [the topic](toll)."}, True),
        ({"roles": ["senator of is, 2024/.."]}, False),
        ({"roles": ["president of is, 2010/2011"]}, False),
    ],
)
def test_what_is_a_source(fields, missing):
    """A ``source`` or an address in the profile; posts that speak for nobody need none."""
    fields = {"roles": ["president of is, 2024/.."]} | fields
    ada = Person(id="ada", name="Ada Brook", **fields)

    assert codes(says("ada"), actors=(ada,), require_sources=True) == (
        ["role-without-source"] if missing else []
    )


def test_a_stance_put_down_to_a_holder():
    """Whose stance it is needs the source, not who told of it."""
    ada = Person(id="ada", name="Ada", roles=["president of is, 2024/.."])
    told = says(named(described="clerk"), stances={"toll": {"position": "for", "of": "ada"}})

    assert codes(told, actors=(ada,), require_sources=True) == ["role-without-source"]


def holders(*spans: str, title: str = "president", of: str = "is") -> tuple[Person, ...]:
    return tuple(
        Person(id=f"holder-{at}", name=f"Holder {at}", roles=[f"{title} of {of}, {span}"])
        for at, span in enumerate(spans)
    )


@pytest.mark.parametrize(
    ("spans", "gaps"),
    [
        (("2010-01-01/2019-12-31", "2021-01-01/.."), 1),
        (("2010/2019", "2021/.."), 1),
        (("2010-01-01/2020-05-31", "2020-06-01/.."), 0),
        (("2010/2020", "2015/2019", "2021/.."), 0),
        (("2010/2014", "2016/.."), 0),
        (("2010/", "2021/.."), 0),
        (("2010/..", "2021/.."), 0),
        (("2021/..",), 0),
    ],
)
def test_gaps_between_holders(spans, gaps):
    """A gap counts when it is certain, and something was said in it."""
    found = codes(says("is", "2020-06-15"), actors=holders(*spans))

    assert found == ["gap-in-post"] * gaps


def test_gaps_that_do_not_matter():
    """Posts of others than heads, other countries, and statements without a stance are left out."""
    spans = ("2010/2019", "2021/..")

    assert codes(says("is", "2020-06"), actors=holders(*spans, title="minister of ports")) == []
    assert codes(says("mt", "2020-06"), actors=holders(*spans)) == []
    assert codes(says("is", "2020-06", stances={}), actors=holders(*spans)) == []


def test_a_person_who_came_back():
    """Two spans of one person have a gap too."""
    ada = Person(
        id="ada", name="Ada", roles=["president of is, 2010/2014", "president of is, 2016/.."]
    )

    assert codes(says("is", "2015-06"), actors=(ada,)) == ["gap-in-post"]
    assert codes(says("is", "2012-06"), actors=(ada,)) == []
