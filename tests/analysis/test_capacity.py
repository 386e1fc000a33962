"""Capacities, bands, and who speaks for a country."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from policybrief.analysis.capacity import capacity
from policybrief.models.actor import Person
from policybrief.models.dates import Covers
from policybrief.models.posts import BANDS, holds_post, home
from policybrief.models.role import Role
from policybrief.models.statement import Speaker
from tests.analysis.tiny import AUTHOR, NAMED, UNNAMED, date, line, says, tiny
from tests.strategies import days, spans

SPEAK = [
    ("president", 4),
    ("premier", 4),
    ("minister", 3),
    ("government", 2),
    ("ministry", 2),
    ("parliament", 2),
    ("envoy", 2),
    ("adviser", 2),
    ("ro", 1),
    ("senator", 0),
    ("leader", 0),
    ("tide-party", 0),
    ("reef-ngo", 0),
    ("expert", 0),
    ("old-president", 0),
    ("past-minister", 0),
    ("maybe-minister", 0),
]


@pytest.mark.parametrize(("speaker", "band"), SPEAK)
def test_bands(speaker: str, band: int) -> None:
    """Four bands speak for a country; nobody else does, though the voice is the country's."""
    held = capacity(tiny(), Speaker.actor(speaker), date("2023-05-01"))

    assert (held.band, held.country, held.speaks) == (band, "ro", band > 0)


@pytest.mark.parametrize(
    ("role", "band"),
    [
        ("acting president of ro, 2020/..", 4),
        ("king of ro, 2020/..", 4),
        ("acting prime minister of ro, 2020/..", 4),
        ("vice president of ro, 2020/..", 3),
        ("vice president of the republic of ro, 2020/..", 3),
        ("deputy prime minister of ro, 2020/..", 3),
        ("deputy minister of defence of ro, 2020/..", 3),
        ("minister of ministry, 2020/..", 3),
        ("spokesperson of ministry, 2020/..", 2),
        ("spokesperson of parliament, 2020/..", 2),
        ("spokesperson of ro, 2020/..", 2),
        ("press secretary to the president of ro, 2020/..", 2),
        ("adviser of ministry, 2020/..", 2),
        ("senator of parliament, 2020/..", 0),
        ("president of parliament, 2020/..", 0),
        ("president of the senate of ro, 2020/..", 0),
        ("president of the chess club of ro, 2020/..", 0),
        ("president of tide-party, 2020/..", 0),
        ("president of reef-ngo, 2020/..", 0),
        ("secretary general of pact, 2020/..", 0),
        ("spokesperson of pact, 2020/..", 0),
        ("president of nowhere-known, 2020/..", 0),
        ("presidential candidate of ro, 2020/..", 0),
        ("former president of ro, 2020/..", 0),
        ("president-elect of ro, 2020/..", 0),
        ("head of the office of the president of ro, 2020/..", 0),
        ("plumber of ro, 2020/..", 0),
    ],
)
def test_bands_of_roles(role: str, band: int) -> None:
    """A post in a country or in a body that speaks for it has a band, another has none."""
    corpus = tiny(actors=[Person(id="ada", name="Ada", roles=[role])])

    assert capacity(corpus, Speaker.actor("ada"), date("2023-05-01")).band == band


@pytest.mark.parametrize(
    ("fields", "band", "country"),
    [
        ({"title": "head", "kind": "adviser", "of": "ro"}, 2, "ro"),
        ({"title": "head", "of": "ro", "authority": 3}, 3, "ro"),
        ({"title": "president", "of": "ro", "authority": 0}, 0, "ro"),
        ({"title": "president", "of": "ro", "speaks_for": "none"}, 0, "ro"),
        ({"title": "spokesperson", "of": "pact", "speaks_for": "bg"}, 2, "bg"),
        ({"title": "president", "of": "tide-party", "speaks_for": "ro"}, 4, "ro"),
    ],
)
def test_a_role_may_say_so_itself(fields: dict[str, str], band: int, country: str) -> None:
    """The long form of a role overrides the table."""
    role = Role(span="2020/..", **fields)
    corpus = tiny(actors=[Person(id="ada", name="Ada", country="ro", roles=[role])])
    held = capacity(corpus, Speaker.actor("ada"), date("2023-05-01"))

    assert (held.band, held.country) == (band, country)


@pytest.mark.parametrize(
    ("authority", "speaker", "band"),
    [
        ({"minister": 2}, "minister", 2),
        ({"legislator": 1}, "senator", 1),
        ({"body": 0}, "parliament", 0),
        ({"country": 0}, "ro", 0),
        ({"minister": 2}, "president", 4),
    ],
)
def test_a_briefing_may_override_the_table(
    authority: dict[str, int], speaker: str, band: int
) -> None:
    """`authority:` gives kinds another band."""
    held = capacity(tiny(authority=authority), Speaker.actor(speaker), date("2023-05-01"))

    assert held.band == band


def test_a_briefing_may_give_legislators_of_a_parliament_a_band() -> None:
    """An override counts for a post in a parliament too."""
    ada = Person(id="ada", name="Ada", roles=["senator of parliament, 2020/.."])
    corpus = tiny(actors=[ada], authority={"legislator": 1})

    assert capacity(corpus, Speaker.actor("ada"), date("2023-05-01")).band == 1


MANY = Person(
    id="ada",
    name="Ada",
    roles=[
        "minister of health of ro, 2018-01-01/2019-12-31",
        "senator of ro, 2016/2024-12-31",
        "prime minister of ro, 2019-12-31/2021-05-01",
        "minister of defence of ro, 2020-01-01/2023-01-01",
        "minister of ports of ro, 2022-01-01/2022-12-31",
    ],
)


@pytest.mark.parametrize(
    ("day", "title"),
    [
        ("2017-12-31", "senator"),
        ("2018-01-01", "minister of health"),
        ("2019-12-30", "minister of health"),
        ("2019-12-31", "prime minister"),
        ("2021-05-01", "prime minister"),
        ("2021-05-02", "minister of defence"),
        ("2022-06-01", "minister of ports"),
        ("2023-01-01", "minister of defence"),
        ("2023-01-02", "senator"),
        ("2025-01-01", None),
        ("2015-12-31", None),
    ],
)
def test_the_role_that_counts(day: str, title: str | None) -> None:
    """The highest band counts, then the latest start; both ends of a span are in it."""
    held = capacity(tiny(actors=[MANY]), Speaker.actor("ada"), date(day))

    assert (None if held.role is None else held.role.title) == title
    assert not held.uncertain


def test_former_and_not_yet() -> None:
    """Who has left a post is a former holder; who has not begun is none yet."""
    corpus = tiny(actors=[MANY])
    after = capacity(corpus, Speaker.actor("ada"), date("2025-01-01"))
    before = capacity(corpus, Speaker.actor("ada"), date("2015-01-01"))

    assert after.kind == "former"
    assert after.former is not None
    assert after.former.title == "senator"
    assert (before.kind, before.former, before.country) == ("expert", None, "ro")


@pytest.mark.parametrize(
    ("roles", "day", "uncertain", "band"),
    [
        (["president of ro, 2012/"], "2020-01-01", True, 0),
        (["president of ro, 2012/"], "2011-12-31", False, 0),
        (["president of ro, 2012/2020~"], "2019-12-31", False, 4),
        (["president of ro, 2012/2020~"], "2020-05-01", True, 0),
        (["president of ro, 2012/2020?"], "2020-05-01", True, 0),
        (["president of ro, 2012/2020~"], "2021-01-01", False, 0),
        (["president of ro, 2012~/.."], "2012-05-01", True, 0),
        (["president of ro, /2020"], "2015-01-01", True, 0),
        (["senator of ro, 2012/"], "2020-01-01", False, 0),
        (["senator of ro, 2012/..", "minister of health of ro, 2015/"], "2020-01-01", True, 0),
        (["minister of health of ro, 2012/..", "senator of ro, 2015/"], "2020-01-01", False, 3),
    ],
)
def test_uncertain_roles(roles: list[str], day: str, uncertain: bool, band: int) -> None:
    """An unknown or uncertain end that leaves the day open speaks for no country."""
    corpus = tiny(actors=[Person(id="ada", name="Ada", roles=roles)])
    held = capacity(corpus, Speaker.actor("ada"), date(day))

    assert (held.uncertain, held.band) == (uncertain, band)


@given(spans(), st.sampled_from(sorted(BANDS)), days)
def test_an_unknown_end_never_makes_a_line(span: str, kind: str, at: object) -> None:
    """Whatever the post, a role whose end is unknown gives no line on any day."""
    start = span.partition("/")[0].replace("..", "")
    try:
        role = Role(title="holder", of="ro", kind="minister", span=f"{start or 2012}/")
    except ValueError:
        return
    corpus = tiny(
        says("ada", str(at)), actors=[Person(id="ada", name="Ada", country="ro", roles=[role])]
    )

    assert line(says("ada", str(at)), actors=corpus.actors[:1], at="2030-01-01") is None


@pytest.mark.parametrize(
    ("speaker", "kind", "country"),
    [(AUTHOR, "author", None), (UNNAMED, "unnamed", "ro"), (NAMED, "expert", "ro")],
)
def test_speakers_without_a_file(speaker: Speaker, kind: str, country: str | None) -> None:
    """The author, unnamed sources and people without a file are in no band."""
    held = capacity(tiny(), speaker, date("2023-05-01"))

    assert (held.kind, held.country, held.band) == (kind, country, 0)


def test_not_in_the_capacity_of_a_post() -> None:
    """A personal statement is in no band."""
    for speaker in ("president", "ro", "ministry"):
        held = capacity(tiny(), Speaker.actor(speaker), date("2023-05-01"), personal=True)

        assert not held.speaks
        assert held.country == "ro"


def test_without_a_day_there_is_no_capacity() -> None:
    """What has no date was said in no post."""
    held = capacity(tiny(), Speaker.actor("president"), None)

    assert (held.band, held.country) == (0, "ro")


@pytest.mark.parametrize(
    ("country", "roles", "day", "expected"),
    [
        ("bg", ["president of ro, 2010/2015"], "2020-01-01", "bg"),
        (None, ["president of ro, 2010/2015"], "2020-01-01", "ro"),
        (None, ["president of ro, 2010/2015", "minister of bg, 2017/2018"], "2020-01-01", "bg"),
        (None, ["president of ro, 2010/2015", "minister of bg, 2017/2018"], "2016-01-01", "ro"),
        (None, ["prime minister of ro, 2010/2015", "head of pact, 2016/.."], "2020-01-01", "ro"),
        (None, ["senator of parliament, 2016/.."], "2020-01-01", "ro"),
        (None, [], "2020-01-01", None),
    ],
)
def test_whose_voice(country: str | None, roles: list[str], day: str, expected: str | None) -> None:
    """Without a post a person is the voice of the country given, or of the roles."""
    ada = Person(id="ada", name="Ada", country=country, roles=roles)

    assert home(tiny(actors=[ada]), ada, date(day)) == expected


@pytest.mark.parametrize(
    ("day", "answer"),
    [
        ("2012-01-01", Covers.YES),
        ("2016-01-01", Covers.NO),
        ("2018-01-01", Covers.YES),
        ("2021-06-01", Covers.UNCERTAIN),
        ("2024-01-01", Covers.NO),
    ],
)
def test_holding_a_post_in_another_term(day: str, answer: Covers) -> None:
    """A second term in the same post is holding it again."""
    roles = ["president of ro, 2010/2015", "acting president of ro, 2017/2021~"]
    ada = Person(id="ada", name="Ada", roles=roles)

    assert holds_post(tiny(actors=[ada]), "ada", ada.roles[0], date(day)) is answer
