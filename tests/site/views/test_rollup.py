"""Members and their lines, on the pages of organizations, the European Union and topics."""

from __future__ import annotations

from html import unescape
from typing import Any

from hypothesis import given

from policybrief.analysis.ledger import analyse
from policybrief.analysis.rollup import MemberGroup
from policybrief.models.actor import Actor, Country, Organization
from policybrief.models.corpus import Corpus
from policybrief.models.topic import Topic
from policybrief.site.addresses import Link
from policybrief.site.desk import Desk
from policybrief.site.plan import Page
from policybrief.site.templates import make_environment, render_page
from policybrief.site.views.country import country_view
from policybrief.site.views.organization import organization_view
from policybrief.site.views.rollup import (
    HoldersView,
    members_lines_view,
    memberships_view,
    topic_roll_up_views,
)
from tests.analysis.tiny import analysed, says
from tests.site.builds import Shown
from tests.strategies import ACTORS, corpora

MEMBERS: tuple[Actor, ...] = (
    Country(id="ro", memberships=["pact, 2004/..", "eu, 2007/.."]),
    Country(id="bg", memberships=["club, 2010/.."]),
    Country(id="fr", memberships=["pact, 1999/2005", "pact, 2010/.."]),
    Country(id="it", memberships=["pact, 2004/2015", "eu, 1958/.."]),
    Country(id="dk", memberships=["pact, 2004/"]),
    Country(id="no", memberships=["pact, 2025/.."]),
    Organization(id="club", name="Club", type="alliance", memberships=["pact, 2012/.."]),
)
TOPICS = (
    Topic(
        id="sea-wall",
        title="Sea wall",
        proposition="It is built.",
        labels={"for": "will build", "leans-for": "may build", "against": "will not build"},
        asked_of=["ro", "fr", "bg"],
    ),
    Topic(id="toll", title="Toll", proposition="It is paid.", asked_of=["us"]),
)


def desk(*sayings: dict[str, Any], **rest: Any) -> Desk:
    """Return a desk at 2024-01-01."""
    fields = {"actors": MEMBERS, "topics": TOPICS} | rest
    return Desk(analysed(*sayings, **fields))


def named(groups: tuple[HoldersView, ...]) -> dict[str, list[str]]:
    """Return the names of members by the words of their position."""
    return {one.position.words: [link.name for link in one.members] for one in groups}


def names(links: tuple[Link, ...]) -> list[str]:
    """Return the names of links."""
    return [one.name for one in links]


def test_members_lines_name_who_holds_what() -> None:
    """Members stand by position and condition, each name opening its statement."""
    made = desk(
        says("president", "2023-05-01", "for", condition="vote"),
        says("stranger", "2023-05-01", "leans-for"),
        says("fr", "2020-05-01", "against"),
        conditions={"vote": "parliament votes"},
    )
    here = made.here("organizations/pact.html")
    found = members_lines_view(made, here, "pact")
    (row,) = found.rows
    line = made.analysis.line("ro", "sea-wall")

    assert found.number == "3 member countries on record on 1 January 2024."
    assert names(found.uncertain) == ["Denmark"]
    assert names(found.untouched) == ["Toll"]
    assert named(row.holders_for) == {
        "will build if parliament votes": ["Romania"],
        "may build": ["Bulgaria"],
    }
    assert named(row.outdated) == {"will not build": ["France"]}
    assert (row.holders_open, row.holders_against, row.silent, row.not_asked) == ((), (), (), ())
    assert line is not None
    assert row.holders_for[0].members[0].url == here.statement(line.evidence.statement)


def test_a_topic_counts_by_organization() -> None:
    """Each organization stands with its counts in words, the largest first, as a link."""
    made = desk(says("president", "2023-05-01"), says("it", "2023-05-01", "unclear"))
    found = topic_roll_up_views(made, made.here("topics/sea-wall.html"), "sea-wall")

    assert [(one.organization.name, one.organization.url, one.words) for one in found] == [
        (
            "Pact",
            "../organizations/pact.html#members-lines",
            "3 member countries on record: will build: 1; no statement found: 2.",
        ),
        (
            "European Union",
            "../countries/eu.html#members-lines",
            "2 member countries on record: will build: 1; unclear: 1.",
        ),
        (
            "Club",
            "../organizations/club.html#members-lines",
            "1 member country on record: no statement found: 1.",
        ),
    ]
    assert topic_roll_up_views(made, made.here("topics/toll.html"), "toll") == ()


def test_members_stand_by_what_is_known_of_the_day() -> None:
    """Members, uncertain, later and former ones are apart, each once with all its dates."""
    made = desk(says("president", "2023-05-01"))
    found = memberships_view(made, made.here("organizations/pact.html"), "pact")

    assert [(one.member.name, one.dates) for one in found.now] == [
        ("Bulgaria", "through another member"),
        ("Club", "since 2012"),
        ("France", "1999 to 2005, since 2010"),
        ("Romania", "since 2004"),
    ]
    assert [(one.member.name, one.dates) for one in found.uncertain] == [
        ("Denmark", "from 2004, end unknown")
    ]
    assert [(one.member.name, one.dates) for one in found.later] == [("Norway", "since 2025")]
    assert [(one.member.name, one.dates) for one in found.former] == [("Italy", "2004 to 2015")]


def test_the_page_of_an_organization() -> None:
    """It has the lines and the members; one that nobody joined has neither table nor number."""
    made = desk(says("president", "2023-05-01"))
    pages = {}
    for id_ in ("pact", "reef-ngo"):
        here = made.here(f"organizations/{id_}.html")
        view = organization_view(made, here, id_)
        page = Page(here.address, "organization.md.jinja", view, view.title, True)
        pages[id_] = render_page(make_environment(), page)
    shown = Shown(pages["pact"])

    assert "## Members&#39; lines { #members-lines }" in pages["pact"]
    assert "✓ will build: Romania" in shown.texts("td")
    assert "Membership uncertain on that day, and not counted: Denmark." in shown.text
    assert "On 1 January 2024." in shown.text
    assert "Former members." in shown.text
    assert "members-lines" not in pages["reef-ngo"]
    assert "nothing yet: Statements, Posts, Members" in unescape(pages["reef-ngo"])


def test_the_page_of_the_european_union() -> None:
    """Its members' lines stand on its page; on the page of another country there are none."""
    made = desk(says("president", "2023-05-01"))
    pages = {}
    for code in ("eu", "ro"):
        here = made.here(f"countries/{code}.html")
        view = country_view(made, here, code)
        page = Page(here.address, "country.md.jinja", view, view.title, True)
        pages[code] = render_page(make_environment(), page)

    assert "✓ will build: Romania" in Shown(pages["eu"]).texts("td")
    assert "2 member countries on record on 1 January 2024." in Shown(pages["eu"]).text
    assert "members-lines" not in pages["ro"]


@given(corpora())
def test_every_member_stands_in_each_row_once(corpus: Corpus) -> None:
    """A row names exactly the members, and a name without a statement is silent or not asked."""
    actors = [*ACTORS, *MEMBERS]
    made = Desk(
        analyse(
            Corpus(
                articles=corpus.articles,
                actors=actors,
                topics=corpus.topics,
                briefing=corpus.briefing,
            )
        )
    )
    here = made.here("organizations/pact.html")
    for row in members_lines_view(made, here, "pact").rows:
        topic = next(one for one in made.corpus.topics if one.title == row.topic.name)
        roll_up = made.analysis.roll_ups["pact", topic.id]
        held = (row.holders_for, row.holders_open, row.holders_against, row.outdated)
        spoken = [link for groups in held for group in groups for link in group.members]

        assert sorted(names((*spoken, *row.silent, *row.not_asked))) == sorted(
            here.actor(code).name for code in roll_up.members
        )
        assert all("#" in str(link.url) for link in spoken)
        assert len(row.silent) == roll_up.counts[MemberGroup.NO_STATEMENT]
