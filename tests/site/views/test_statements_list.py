"""The list of statements."""

from __future__ import annotations

from policybrief.analysis.ledger import analyse
from policybrief.site.desk import Desk
from policybrief.site.plan import plan_pages
from policybrief.site.statement_pages import PAGED
from policybrief.site.views.all_statements import statements_url
from policybrief.site.views.statements_list import (
    StatementsView,
    listed_view,
    statements_view,
)
from tests.analysis.tiny import date, says, tiny


def desk(*sayings: dict[str, object]) -> Desk:
    """Return a desk with *sayings*."""
    return Desk(analyse(tiny(*sayings), date("2026-01-01")))


def lists(made: Desk) -> dict[str, StatementsView]:
    """Return the lists of statements by address."""
    return {
        page.address: page.view
        for page in plan_pages(made)
        if isinstance(page.view, StatementsView)
    }


def many(number: int) -> Desk:
    """Return a desk with so many statements: of 2025, 2023, and one without a date."""
    sayings = [says("president", f"202{5 - 2 * (at % 2)}-03-01") for at in range(number - 1)]
    return desk(*sayings, says("minister", None))


def test_a_few_statements_stand_on_one_page_by_year():
    """Newest first; those without a date last."""
    view = lists(many(PAGED))["statements/index.html"]

    assert [(anchor, year) for anchor, year, _ in view.years] == [
        ("2025", "2025"),
        ("2023", "2023"),
        ("undated", "Without a date"),
    ]
    assert view.pages == ()
    assert view.lead == f"{PAGED} statements, newest first."


def test_many_statements_have_a_page_for_each_year():
    """The newest year is on the index; each statement stands once, and the pages are linked."""
    made = many(PAGED + 1)

    views = lists(made)

    assert list(views) == [
        "statements/index.html",
        "statements/2023.html",
        "statements/undated.html",
    ]
    ids = [one.id for view in views.values() for *_, group in view.years for one in group]
    assert sorted(ids) == sorted(one.id for one in made.corpus.published)
    index = views["statements/index.html"]
    assert [(one.year, one.url) for one in index.pages] == [
        ("2025", None),
        ("2023", "2023.html"),
        ("Without a date", "undated.html"),
    ]
    assert views["statements/2023.html"].pages[0].url == "index.html"
    assert views["statements/2023.html"].title == "Statements of 2023"
    assert (
        views["statements/2023.html"].lead
        == f"{PAGED // 2} statements of {PAGED + 1}, newest first."
    )


def test_an_empty_list_says_so():
    """No number is said of nothing."""
    made = desk()

    assert statements_view(made, made.here("statements/index.html")).years == ()


def test_a_statement_leads_to_the_nearest_of_others():
    """One click from it to who agrees and who does not."""
    made = desk(
        says("president", "2025-01-01", "for", id="here"),
        says("minister", "2025-01-03", "against", id="there"),
        says("senator", "2024-01-03", "unclear", id="unclear"),
    )
    here = made.here("statements/index.html")

    (near,) = listed_view(made, here, made.corpus.statement_by_id["here"]).nearest

    assert near.topic.name == "Sea wall"
    assert near.agrees is None
    assert near.disagrees is not None
    assert near.disagrees.speaker.name == "Min"
    assert near.disagrees.date.url == "../articles/article-1.html#there"
    assert listed_view(made, here, made.corpus.statement_by_id["unclear"]).nearest == ()


def test_a_long_year_is_parted():
    """No page is longer than a phone can take; each statement stands on one of them."""
    made = desk(*(says("president", "2025-03-01") for _ in range(2 * PAGED + 1)))

    views = lists(made)

    assert list(views) == [
        "statements/index.html",
        "statements/2025-2.html",
        "statements/2025-3.html",
    ]
    assert [sum(len(group) for *_, group in one.years) for one in views.values()] == [
        *(PAGED, PAGED, 1),
    ]
    assert views["statements/2025-2.html"].title == "Statements of 2025, part 2"


def test_a_link_narrows_the_list_or_the_search():
    """A list of several pages cannot be narrowed as a whole; the search can."""
    few, more = many(3), many(PAGED + 1)

    here = few.here("countries/np.html")
    assert statements_url(few, here, country="np") == "../statements/index.html?country=np"
    url = statements_url(more, more.here("countries/np.html"), country="np", topic="a&b")
    assert url == "../search.html?kind=statement&amp;country=np&amp;topic=a%26b"
