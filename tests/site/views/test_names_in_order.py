"""Names stand in the order of their letters, wherever a page lists them."""

from __future__ import annotations

from policybrief import (
    Article,
    Briefing,
    Corpus,
    Country,
    Organization,
    Person,
    Statement,
    Topic,
    analyse,
)
from policybrief.site.desk import Desk
from policybrief.site.views.gaps import gaps_view
from policybrief.site.views.indexes import countries_view
from policybrief.site.views.organization import organization_view
from policybrief.site.views.rollup import topic_roll_up_views

NAMES = {"ro": "Zedland", "md": "Åstan", "bg": "anaria", "gr": "Östmark"}
ORDER = ["anaria", "Åstan", "Östmark", "Zedland"]


def desk() -> Desk:
    """Return four countries with names that bytes would put in another order."""
    says = [
        Statement(id=code, speaker=code, reported="Yes.", stances={"pier": "for"}) for code in NAMES
    ]
    countries = [
        Country(id=code, name=name, memberships=["pact, 2001/.."]) for code, name in NAMES.items()
    ]
    pact = Organization(id="pact", name="Pact", type="alliance")
    people = [
        Person(id=f"person-{code}", name=name, roles=["secretary general of pact, 2021/.."])
        for code, name in NAMES.items()
    ]
    pier, quay = (
        Topic(id=id_, title=id_.capitalize(), proposition="Yes.", asked_of=list(NAMES))
        for id_ in ("pier", "quay")
    )
    return Desk(
        analyse(
            Corpus(
                briefing=Briefing(title="Harbours", as_of="2025-06-01"),
                topics=[pier, quay],
                actors=[*countries, pact, *people],
                articles=[Article(id="news", title="News", date="2025-05-01", statements=says)],
            )
        )
    )


def test_names_stand_by_their_letters() -> None:
    """Countries, members, holders, and who is silent: Å with A, case or not."""
    shown = desk()
    here = shown.here("index.html")

    names = [one.country.name for one in countries_view(shown, here).countries]
    assert names == ORDER
    organization = organization_view(shown, here, "pact")
    assert [one.member.name for one in organization.members.now] == ORDER
    assert [person.name for person, _role in organization.people] == ORDER
    (roll_up,) = topic_roll_up_views(shown, here, "pier")
    (holders,) = roll_up.holders_for
    assert [one.name for one in holders.members] == ORDER
    (silent,) = (one for one in gaps_view(shown, here).groups if one.by_country)
    assert [one.place.name for one in silent.by_country] == ORDER
