"""The page of alignment, and the nearest and farthest on a country's page."""

from __future__ import annotations

import itertools
from collections.abc import Mapping

import pytest
from hypothesis import given
from hypothesis import strategies as st

from policybrief.analysis.ledger import Analysis
from policybrief.models.topic import Topic
from policybrief.site.desk import Desk
from policybrief.site.plan import Page
from policybrief.site.templates import make_environment, render_page
from policybrief.site.views.alignment import (
    MOST_PAIRS,
    alignment_view,
    neighbours_view,
)
from tests.analysis.tiny import analysed, says
from tests.site.builds import Shown

NAMES = ("a", "b", "c", "d")
TOPICS = [Topic(id=name, title=f"Topic {name}", proposition="P.") for name in NAMES]
NUMBERS = ("against", "leans-against", "open", "leans-for", "for")
CODES = ("at", "be", "cz", "de", "ee", "fi", "gr", "hu", "it", "jp", "ke", "lu", "mt", "nl", "om",
         "pl", "qa", "ro")  # fmt: skip


def world(positions: Mapping[str, str]) -> Desk:
    """Return a desk of countries with positions 0 (against) to 4 (for), or none ("-")."""
    sayings = [
        says(code, "2023-05-01", NUMBERS[int(digit)], topic=name)
        for code, digits in positions.items()
        for name, digit in zip(NAMES, digits, strict=False)
        if digit != "-"
    ]
    return Desk(analysed(*sayings, topics=TOPICS))


def rendered(desk: Desk) -> str:
    """Return the page's Markdown."""
    view = alignment_view(desk, desk.here("alignment.html"))
    return render_page(
        make_environment(), Page("alignment.html", "alignment.md.jinja", view, "Alignment", True)
    )


def test_a_pair_says_on_what_two_countries_agree_and_differ() -> None:
    """It has the value, the topics agreed on, and both positions with their statements."""
    desk = world({"at": "4440", "it": "4324"})
    pairs = alignment_view(desk, desk.here("alignment.html")).pairs
    assert pairs is not None
    (pair,) = pairs.pairs

    assert (pair.a.name, pair.b.name) == ("Austria", "Italy")
    assert (pair.value, pair.percent, pair.words) == ("0.56", 56, "agree on 2 of 4 topics")
    assert [(one.topic.name, one.a.style, one.b.style, one.apart) for one in pair.topics] == [
        ("Topic d", "against", "for", "opposed"),
        ("Topic c", "for", "open", "two steps apart"),
        ("Topic b", "for", "leans-for", "one step apart"),
        ("Topic a", "for", "for", "the same"),
    ]
    for one, topic in zip(pair.topics, "dcba", strict=True):
        for code, url in (("at", one.a_statement), ("it", one.b_statement)):
            line = desk.analysis.line(code, topic)
            assert line is not None
            assert url == desk.here("alignment.html").statement(line.evidence.statement)


@pytest.mark.parametrize(
    ("at", "it", "words"),
    [
        ("4444", "4343", "agree on all 4 topics"),
        ("222-", "222-", "agree on all 3 topics"),
        ("444-", "222-", "agree on none of 3 topics"),
        ("44--", "44--", "2 topics in common"),
        ("4---", "4---", "1 topic in common"),
    ],
)
def test_words_of_a_pair(at: str, it: str, words: str) -> None:
    """To agree is to be on one side of a topic, or both open; below three topics, how many."""
    desk = world({"at": at, "it": it})
    found = alignment_view(desk, desk.here("alignment.html"))

    pairs = () if found.pairs is None else found.pairs.pairs

    assert [one.words for one in (*pairs, *found.short)] == ([words] if at[1] != "-" else [])


def test_pairs_without_an_alignment_are_counted() -> None:
    """They stand by how many topics they have in common, and the reason stands with them."""
    shown = Shown(rendered(world({"at": "44--", "it": "44--", "es": "4---", "fr": "---4"})))

    assert "No two countries have 3 topics in common yet." in shown.text
    assert "Too few topics in common: at least 3 are needed." in shown.text
    assert (
        "1 pair with 2 topics in common; 2 pairs with 1 topic in common; "
        "3 pairs with no topic in common. At least 3 are needed." in shown.text
    )
    assert "Austria and Italy 2 topics in common" in shown.text


def test_too_many_pairs_are_shown_from_either_end() -> None:
    """Beyond a number the page has the nearest, the farthest, and each country's neighbours."""
    desk = world({code: f"{at % 5}{at % 3}{at // 5}4" for at, code in enumerate(CODES)})
    found = alignment_view(desk, desk.here("alignment.html"))
    every = sorted(one.value or 0 for one in desk.analysis.alignments)

    assert len(every) > MOST_PAIRS
    assert found.pairs is not None
    assert found.farthest is not None
    assert found.by_country is not None
    assert len(found.pairs.pairs) == len(found.farthest.pairs) == MOST_PAIRS // 2
    assert found.left_out == (
        f"{len(every) - MOST_PAIRS} more pairs stand between these two; each country's page has "
        "its nearest and farthest, and the export has all pairs."
    )
    assert [one.value for one in found.farthest.pairs] == [
        f"{one:.2f}" for one in every[: MOST_PAIRS // 2]
    ]
    assert [one.value for one in found.pairs.pairs] == [
        f"{one:.2f}" for one in every[: -MOST_PAIRS // 2 - 1 : -1]
    ]
    assert len(found.by_country.rows) == len(CODES)
    assert "By country" in rendered(desk)


@given(st.lists(st.text("01234", min_size=4, max_size=4), min_size=1, max_size=14))
def test_nobody_is_both_nearest_and_farthest(positions: list[str]) -> None:
    """Each of the farthest is farther than each of the nearest, and both are in order."""
    desk = world(dict(zip(CODES, positions, strict=False)))
    found = neighbours_view(desk, desk.here("countries/at.html"), "at")
    near = [one.percent for one in found.nearest]
    far = [one.percent for one in found.farthest]

    assert near == sorted(near, reverse=True)
    assert far == sorted(far)
    assert all(low <= high for low, high in itertools.product(far, near))
    assert not {one.b.name for one in found.nearest} & {one.b.name for one in found.farthest}
    assert {one.a.name for one in (*found.nearest, *found.farthest)} <= {"Austria"}
    assert bool(found.why_none) is (len(positions) == 1)


def test_a_country_with_too_few_topics_says_so() -> None:
    """The section is there, with the reason."""
    desk = world({"at": "44--", "it": "444-"})
    found = neighbours_view(desk, desk.here("countries/at.html"), "at")

    assert (found.nearest, found.farthest) == ((), ())
    assert found.why_none == (
        "Too few topics in common: at least 3 are needed; "
        "the most that it shares with another country is 2."
    )


def test_the_page_of_no_pair() -> None:
    """A briefing without any line has a page that says so."""
    shown = Shown(rendered(Desk(Analysis(world({}).corpus, None))))

    assert "No two countries have 3 topics in common yet." in shown.text
