"""Dates and roles are blamed only where they surely do not fit."""

from __future__ import annotations

import pytest

from policybrief.models.actor import Person
from policybrief.models.article import Article
from policybrief.models.briefing import Briefing
from policybrief.models.corpus import Corpus
from policybrief.models.source import Event
from policybrief.models.statement import Statement
from tests.checks.each import of_dates_and_roles


def overlaps(first: str, second: str, *, same: bool = False, title: str = "president") -> list[str]:
    """Return the codes of a post that two, or one, hold from when to when."""
    ada, bo = f"{title} of is, {first}", f"{title} of is, {second}"
    people = [
        Person(id="ada", name="Ada", roles=[ada, bo] if same else [ada]),
        Person(id="bo", name="Bo", roles=[] if same else [bo]),
    ]
    return [one.code for one in of_dates_and_roles(Corpus(actors=people))]


@pytest.mark.parametrize("same", [True, False])
@pytest.mark.parametrize(
    ("first", "second"),
    [
        ("1994/2011", "2011/.."),
        ("2015/2020-05", "2020-05/.."),
        ("2015/2020-05-10~", "2020-05-07~/.."),
        ("2015/2020~", "2019/.."),
        ("2015/2018", "2018/.."),
        ("2015/2020-05-10", "2020-05-10/.."),
        ("2015/", "2016/.."),
        ("2015/..", "/2020"),
    ],
)
def test_terms_that_may_follow_each_other(first, second, same):
    """A month or year that both share, dates that are about, and one day are no overlap."""
    assert overlaps(first, second, same=same) == []


@pytest.mark.parametrize("same", [True, False])
@pytest.mark.parametrize(
    ("first", "second"),
    [
        ("2015/2020", "2018/.."),
        ("2015/2020-05-10", "2020-05-07/.."),
        ("2015/..", "2016/.."),
        ("2010~/2020~", "2015/2018"),
        ("../2020", "2015/.."),
    ],
)
def test_terms_that_overlap(first, second, same):
    """More than one day that both surely held."""
    assert overlaps(first, second, same=same) == ["role-overlap"]


def test_a_post_for_several():
    """Two may be co-president; one person may not be it twice."""
    spans = ("2015/2020", "2018/..")

    assert "role-overlap" not in overlaps(*spans, title="co-president")


@pytest.mark.parametrize(
    ("said", "published", "wrong"),
    [
        ("2026-01-21~", "2026-01-20", False),
        ("2026-01-19", "2026-01-18~", False),
        ("2026-01-19", "2026-01-18?", False),
        ("2026-01-21%", "2026-01-20", False),
        ("2026-01-21", "2026-01-20", True),
        ("2026-06~", "2026-01-20", True),
        ("2027-01-21~", "2026-01-20", True),
        ("2026-12-19", "2026-01-18~", True),
    ],
)
def test_dates_that_are_about(said, published, wrong):
    """They excuse a near miss, and no more."""
    statement = Statement(speaker="is", quote="yes", said=said)
    article = Article(id="a", title="A", date=published, statements=[statement])
    found = [one.code for one in of_dates_and_roles(Corpus(articles=[article]))]

    assert found == ["said-after-published"] * wrong


def test_a_date_that_is_too_late_is_one_problem():
    """The event is not blamed as well."""
    statement = Statement(speaker="is", quote="yes", said="2026-02-01", event="summit")
    corpus = Corpus(
        articles=[Article(id="a", title="A", date="2026-01-20", statements=[statement])],
        events=[Event(id="summit", title="Summit", date="2026-01-19")],
    )

    assert [one.code for one in of_dates_and_roles(corpus)] == ["said-after-published"]


def test_a_role_of_a_single_day():
    """The hint says how a post that is still held is written."""
    ada = Person(id="ada", name="Ada", roles=["president of is, 2022-02-01"])
    statement = Statement(speaker="ada", quote="yes", said="2023", stances={"toll": "for"})
    corpus = Corpus(actors=[ada], articles=[Article(id="a", title="A", statements=[statement])])
    (problem,) = of_dates_and_roles(corpus)

    assert problem.code == "no-role-on-day"
    assert problem.hint == "write '2022-02-01/..' in actors/ada.md when the post is still held"


@pytest.mark.parametrize(
    ("as_of", "found"),
    [("2025-12-31", ["as-of-before-newest"]), ("2026-01", []), ("2026-01-20", []), (None, [])],
)
def test_a_day_before_the_newest_article(as_of, found):
    """What was said later does not count, so it is said; drafts and vague dates are no reason."""
    articles = [
        Article(id="a", title="A", date="2025-11-20"),
        Article(id="b", title="B", date="2026-01-20"),
        Article(id="c", title="C", date="2026-05-20", draft=True),
        Article(id="d", title="D", date="2025/2027"),
    ]
    corpus = Corpus(articles=articles, briefing=Briefing(title="B", as_of=as_of))
    problems = list(of_dates_and_roles(corpus))

    assert [one.code for one in problems] == found
    assert all("the newest of 2026-01-20" in one.message for one in problems)
