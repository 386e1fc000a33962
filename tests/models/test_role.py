"""Roles, their titles, and memberships."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from policybrief.models.dates import EdtfDate
from policybrief.models.role import TITLES, Membership, Role, RoleKind, kind_of_title

K = RoleKind

KINDS = [
    # Posts in parties and oppositions, posts not held, posts of others.
    ("chairman of the party and prime minister", K.HEAD_OF_GOVERNMENT),
    ("party chairman and prime minister", K.HEAD_OF_GOVERNMENT),
    ("mayor of Riga and minister of war", K.MINISTER),
    ("minister of foreign affairs and european integration", K.MINISTER),
    ("adviser to the prime minister and president", K.ADVISER),
    ("assistant to the prime minister and president", None),
    ("shadow foreign secretary", K.NONE),
    ("opposition spokesperson", K.NONE),
    ("party spokesman", K.NONE),
    ("opposition leader", K.LEGISLATOR),
    ("retired ambassador", K.NONE),
    ("past president", K.NONE),
    ("would-be president", K.NONE),
    ("self-proclaimed president", K.NONE),
    ("minister in waiting", K.NONE),
    ("youth ambassador", K.NONE),
    ("minister of youth and sport", K.MINISTER),
    ("queen consort", K.NONE),
    ("Senate president", K.LEGISLATOR),
    ("Lord Chancellor", K.MINISTER),
    ("Romanian president", K.HEAD_OF_STATE),
    ("South Korean president", K.HEAD_OF_STATE),
    ("Ukraine's president", K.HEAD_OF_STATE),
    ("galactic president", None),
    # Heads.
    ("president", K.HEAD_OF_STATE),
    ("President", K.HEAD_OF_STATE),
    ("acting president", K.HEAD_OF_STATE),
    ("federal president", K.HEAD_OF_STATE),
    ("president of the republic", K.HEAD_OF_STATE),
    ("president of Romania", K.HEAD_OF_STATE),
    ("president of the United States of America", K.HEAD_OF_STATE),
    ("president of Bosnia and Herzegovina", K.HEAD_OF_STATE),
    ("president and commander of the army", K.HEAD_OF_STATE),
    ("king", K.HEAD_OF_STATE),
    ("king of the Belgians", K.HEAD_OF_STATE),
    ("queen", K.HEAD_OF_STATE),
    ("prime minister", K.HEAD_OF_GOVERNMENT),
    ("caretaker prime minister", K.HEAD_OF_GOVERNMENT),
    ("prime minister and minister of defence", K.HEAD_OF_GOVERNMENT),
    ("prime minister and party leader", K.HEAD_OF_GOVERNMENT),
    ("president of Trinidad and Tobago", K.HEAD_OF_STATE),
    ("federal chancellor", K.HEAD_OF_GOVERNMENT),
    ("taoiseach", K.HEAD_OF_GOVERNMENT),
    ("president of the government", K.HEAD_OF_GOVERNMENT),
    ("president of the European Commission", K.HEAD_OF_GOVERNMENT),
    # Deputies.
    ("vice president", K.VICE_PRESIDENT),
    ("vice-president", K.VICE_PRESIDENT),
    ("first vice president", K.VICE_PRESIDENT),
    ("vice president of the republic", K.VICE_PRESIDENT),
    ("vice president of the United States", K.VICE_PRESIDENT),
    ("executive vice-president of the European Commission", K.VICE_PRESIDENT),
    ("deputy prime minister", K.DEPUTY),
    ("first deputy prime minister", K.DEPUTY),
    ("deputy prime minister and minister of defence", K.DEPUTY),
    ("vice-chancellor", K.DEPUTY),
    ("deputy minister of energy", K.DEPUTY),
    ("deputy interior minister", K.DEPUTY),
    ("deputy secretary of state", K.DEPUTY),
    ("under secretary of state", K.DEPUTY),
    ("under-secretary of defense for policy", K.DEPUTY),
    ("undersecretary of state", K.DEPUTY),
    ("state secretary in the ministry of defence", K.DEPUTY),
    # Ministers.
    ("minister", K.MINISTER),
    ("minister of foreign affairs", K.MINISTER),
    ("foreign minister", K.MINISTER),
    ("minister for Europe", K.MINISTER),
    ("minister of trade and industry", K.MINISTER),
    ("general secretary and minister of trade", K.MINISTER),
    ("secretary of state", K.MINISTER),
    ("Secretary of Defense", K.MINISTER),
    ("foreign secretary", K.MINISTER),
    ("chancellor of the exchequer", K.MINISTER),
    ("high representative for foreign affairs", K.MINISTER),
    # Those who speak for an office.
    ("spokesperson for the ministry of defence", K.SPOKESPERSON),
    ("spokeswoman", K.SPOKESPERSON),
    ("deputy spokesperson", K.SPOKESPERSON),
    ("press secretary of the president", K.SPOKESPERSON),
    ("press secretary to the president", K.SPOKESPERSON),
    ("prime minister's spokesman", K.SPOKESPERSON),
    ("ambassador to the United States", K.AMBASSADOR),
    ("permanent representative to nato", K.AMBASSADOR),
    ("special envoy for Ukraine", K.AMBASSADOR),
    ("chargé d’affaires", K.AMBASSADOR),
    ("adviser to the president", K.ADVISER),
    ("advisor to the prime minister", K.ADVISER),
    ("presidential adviser", K.ADVISER),
    ("national security adviser", K.ADVISER),
    ("deputy national security adviser", K.ADVISER),
    ("chief adviser to the vice president", K.ADVISER),
    # Legislators and parties.
    ("senator", K.LEGISLATOR),
    ("deputy", K.LEGISLATOR),
    ("member of parliament", K.LEGISLATOR),
    ("MEP", K.LEGISLATOR),
    ("speaker of the house", K.LEGISLATOR),
    ("deputy speaker", K.LEGISLATOR),
    ("president of the senate", K.LEGISLATOR),
    ("vice president of the senate", K.LEGISLATOR),
    ("president of the national assembly", K.LEGISLATOR),
    ("leader of the opposition", K.LEGISLATOR),
    ("party leader", K.PARTY),
    # No post.
    ("former president", K.NONE),
    ("former adviser to the president", K.NONE),
    ("ex-president", K.NONE),
    ("president-elect", K.NONE),
    ("vice president-elect", K.NONE),
    ("presidential candidate", K.NONE),
    ("candidate for president", K.NONE),
    ("prime minister designate", K.NONE),
    ("nominated minister of defence", K.NONE),
    ("honorary president", K.NONE),
    ("first lady", K.NONE),
    ("head of the office of the president", K.NONE),
    ("head of the presidential administration", K.NONE),
    ("deputy head of the presidential administration", K.NONE),
    ("chief of staff to the president", K.NONE),
    ("president of the supreme court", K.NONE),
    ("secretary general", K.NONE),
    ("governor of the central bank", K.NONE),
    ("expert", K.NONE),
    # Not known.
    ("", None),
    ("plumber", None),
    ("assistant to the president", None),
    ("wife of the president", None),
    ("presidential aide", None),
    ("ministerial aide", None),
    ("secretary of the security council", None),
    ("president of the chess club", None),
    ("president of the liberal party", None),
    ("vice president of the chess club", None),
    ("president pro tempore of the senate", None),
    ("premier of Ontario", None),
]


@pytest.mark.parametrize(("title", "kind"), KINDS, ids=[one[0] or "nothing" for one in KINDS])
def test_kind_of_title(title: str, kind: RoleKind | None) -> None:
    """The longest known phrase decides; who only works for a president is none."""
    assert kind_of_title(title) is kind


@pytest.mark.parametrize("title", TITLES)
def test_every_known_phrase_is_found(title: str) -> None:
    """Each phrase of the table, alone, is of the kind that the table gives."""
    assert kind_of_title(title) is TITLES[title]


@given(st.sampled_from(sorted(TITLES)), st.sampled_from(["former", "Former", "ex"]))
def test_a_former_post_is_never_one(title: str, mark: str) -> None:
    """Whatever was held formerly is no post."""
    assert kind_of_title(f"{mark} {title}") is RoleKind.NONE


@given(st.text())
def test_any_title_has_a_kind_or_none(title: str) -> None:
    """No title is a mistake of the call."""
    kind = kind_of_title(title)

    assert kind is None or isinstance(kind, RoleKind)


@pytest.mark.parametrize(
    ("text", "title", "of", "span", "acting"),
    [
        ("president of ro, 2025-05-26/..", "president", "ro", "2025-05-26/..", False),
        ("president of Romania, 2025", "president", "ro", "2025", False),
        ("president of ro,2025/..", "president", "ro", "2025/..", False),
        ("acting president of ro, 2012/2013", "president", "ro", "2012/2013", True),
        ("Acting Prime Minister of ro, 2012/", "Prime Minister", "ro", "2012/", True),
        ("interim minister of defence of ro, 2020", "minister of defence", "ro", "2020", True),
        (
            "head of the office of the president of ro, 2020/..",
            "head of the office of the president",
            "ro",
            "2020/..",
            False,
        ),
        (
            "minister of trade, energy and ports of ro, 2020/..",
            "minister of trade, energy and ports",
            "ro",
            "2020/..",
            False,
        ),
        ("spokesperson of port-ministry, 2020", "spokesperson", "port-ministry", "2020", False),
        ("acting of ro, 2020", "acting", "ro", "2020", False),
    ],
)
def test_parse(text: str, title: str, of: str, span: str, acting: bool) -> None:
    """The short form splits at the last " of " and the last comma; `acting` stands in front."""
    role = Role.parse(text)

    assert (role.title, role.of, role.span, role.acting) == (
        title,
        of,
        EdtfDate.parse(span),
        acting,
    )


@pytest.mark.parametrize(
    ("text", "message"),
    [
        ("", "no dates"),
        ("president of ro", "no dates"),
        ("president, 2020", "of which country"),
        (" of ro, 2020", "of which country"),
        ("president of , 2020", "of which country"),
        ("president of ro, soon", "not a date"),
        ("president of ro,", "not a date"),
        ("president of ro, 2020/..,", "not a date"),
        ("president of ro, 2021/2020", "ends before it starts"),
    ],
)
def test_what_is_no_role(text: str, message: str) -> None:
    """What is not of the short form is refused, saying why."""
    with pytest.raises(ValueError, match=message):
        Role.parse(text)


@given(st.text())
def test_parsing_never_raises_anything_else(text: str) -> None:
    """Any text is a role or a ValueError."""
    try:
        role = Role.parse(text)
    except ValueError:
        return

    assert role.title


def test_an_unknown_title_is_of_no_kind() -> None:
    """A title that is not known speaks for no country until its kind is given."""
    assert Role.parse("plumber of ro, 2020").kind is RoleKind.NONE
    assert Role(title="plumber", of="ro", span="2020", kind="minister").kind is RoleKind.MINISTER


@pytest.mark.parametrize("band", [-1, 5, 40])
def test_authority_is_a_band(band: int) -> None:
    """A post's own band is one of 0 to 4."""
    with pytest.raises(ValueError, match="bands run from 0 to 4"):
        Role(title="president", of="ro", span="2020", authority=band)


@pytest.mark.parametrize(
    ("one", "other", "same"),
    [
        ("president of ro, 2010/2015", "President of ro, 2015/..", True),
        ("president of ro, 2010/2015", "acting president of ro, 2015", True),
        ("king of ro, 2010/2015", "queen of ro, 2015/..", True),
        ("president of ro, 2010", "president of bg, 2010", False),
        ("president of ro, 2010", "prime minister of ro, 2010", False),
        ("minister of defence of ro, 2010", "minister of defence of ro, 2012", True),
        ("minister of defence of ro, 2010", "minister of health of ro, 2012", False),
    ],
)
def test_the_same_post(one: str, other: str, same: bool) -> None:
    """A post stays the same whoever holds it, acting or not."""
    assert (Role.parse(one).post == Role.parse(other).post) is same


def test_membership() -> None:
    """A membership splits at the last comma; a country's name becomes its code."""
    membership = Membership.parse("nato, 2004-03-29/..")

    assert (membership.organization, str(membership.span)) == ("nato", "2004-03-29/..")
    assert Membership.parse("European Union, 2007/..").organization == "eu"


@pytest.mark.parametrize("text", ["", "nato", ", 2004", "nato, soon"])
def test_what_is_no_membership(text: str) -> None:
    """A membership without organization or dates is refused."""
    with pytest.raises(ValueError, match=r"no dates|not a date"):
        Membership.parse(text)
