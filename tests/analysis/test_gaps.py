"""What is missing, weak or old."""

from __future__ import annotations

import attrs
import pytest
from hypothesis import given

from policybrief.analysis.gaps import Gap, GapKind, find_gaps
from policybrief.analysis.ledger import analyse
from policybrief.models.article import Article
from policybrief.models.corpus import Corpus
from policybrief.models.statement import Statement
from policybrief.models.topic import Topic
from tests.analysis.tiny import WALL, date, says, tiny
from tests.strategies import corpora


def gaps(corpus: Corpus, kind: str, at: str = "2024-01-01") -> list[Gap]:
    """Return the gaps of one kind."""
    found = find_gaps(analyse(corpus, date(at)))
    return [one for one in found if one.kind.value == kind]


@pytest.mark.parametrize("kind", GapKind)
def test_each_kind_says_what_would_close_it(kind):
    """A coder is told what to do, in a sentence."""
    assert kind.title
    assert kind.closes.endswith(".")


def test_a_country_that_was_asked_and_is_silent_is_a_gap():
    """It says so too when somebody else of the country spoke."""
    assert gaps(tiny(), "silent") == [Gap(kind=GapKind.SILENT, country="ro", topic="sea-wall")]
    (heard,) = gaps(tiny(says("expert", "2023-01-01")), "silent")
    assert heard.because == "others of the country spoke"
    assert gaps(tiny(says("president", "2023-01-01")), "silent") == []


def test_a_topic_nobody_speaks_to_is_a_gap():
    """One voice is enough, whoever it is; a draft is left out."""
    draft = Topic(id="toll", title="Toll", proposition="It is paid.", draft=True)

    assert [one.topic for one in gaps(tiny(topics=[WALL, draft]), "unspoken")] == ["sea-wall"]
    assert gaps(tiny(says("expert", "2023-01-01")), "unspoken") == []


@pytest.mark.parametrize(
    ("kind", "saying"),
    [
        ("stale", says("premier", "2021-11-01")),
        ("lapsed", says("president", "2023-01-01", until="2023-06-01")),
        ("past-holder", says("old-president", "2022-06-01")),
        ("thin", says("president", "2023-01-01")),
    ],
)
def test_a_weak_line_is_a_gap_and_names_its_statement(kind, saying):
    """The entry opens the statement that the line rests on."""
    (found,) = gaps(tiny({**saying, "id": "it"}), kind)

    assert (found.country, found.topic, found.statement) == ("ro", "sea-wall", "it")


def test_a_strong_line_is_no_gap():
    """Two occasions, a holder in office, a date within the window."""
    corpus = tiny(says("president", "2023-01-01"), says("president", "2023-06-01"))

    for kind in ("stale", "lapsed", "past-holder", "thin", "only-reported", "no-stance", "undated"):
        assert gaps(corpus, kind) == []


def test_a_thin_line_says_why():
    """Once, reported, or both."""
    once = tiny(says("president", "2023-01-01"))
    reported = tiny(
        says("ro", "2023-01-01", reported=True, gist="x"),
        says("ro", "2023-03-01", reported=True, gist="x"),
    )

    assert [one.because for one in gaps(once, "thin")] == ["stated on one occasion"]
    assert [one.because for one in gaps(reported, "thin")] == ["graded reported"]


def test_a_country_of_which_only_reports_exist_is_a_gap():
    """One named speaker closes it, whether or not it makes the line."""
    report = says("ro", "2023-01-01", reported=True, gist="x")

    assert [one.country for one in gaps(tiny(report), "only-reported")] == ["ro"]
    assert gaps(tiny(report, says("expert", "2022-01-01")), "only-reported") == []


def test_articles_and_statements_with_holes_are_gaps():
    """No statement, no address, no publisher; no stance, no date."""
    bare = Article(
        id="bare", title="Bare", body="so it is", statements=[Statement(speaker="x", quote="so")]
    )
    corpus = Corpus(articles=[bare, Article(id="empty", title="Empty"), _full()])

    assert [one.article for one in gaps(corpus, "no-statement")] == ["empty"]
    assert {one.article for one in gaps(corpus, "no-url")} == {"bare", "empty"}
    assert {one.article for one in gaps(corpus, "no-publisher")} == {"bare", "empty"}
    assert [one.article for one in gaps(corpus, "no-stance")] == ["bare"]
    assert [one.article for one in gaps(corpus, "undated")] == ["bare"]


def _full() -> Article:
    return Article(
        id="full",
        title="Full",
        url="https://example.org/1",
        publisher="tide",
        date="2023-01-01",
        statements=[Statement(speaker="x", quote="words", stances={"sea-wall": "for"})],
    )


def test_checking_is_a_gap_only_where_it_is_done():
    """A desk that checks nothing has no list of everything it says."""
    one, other = says("president", "2023-01-01"), says("president", "2023-02-01", id="open")

    assert gaps(tiny(one, other), "unchecked") == []
    found = gaps(tiny({**one, "checked": "cd"}, other), "unchecked")
    assert [gap.statement for gap in found] == ["open"]


def test_of_what_is_kept_back_nothing_is_told():
    """The page is read by everybody; the article is without a statement until one is checked."""
    open_, done = says("president", "2023-01-01"), says("premier", None, id="done", checked="cd")
    corpus = tiny(open_, done, require_checked=True)

    assert gaps(corpus, "unchecked") == gaps(corpus, "no-stance") == []
    assert [gap.statement for gap in gaps(corpus, "undated")] == ["done"]
    (found,) = gaps(corpus, "no-statement")
    assert (found.article, found.because) == ("article-0", "none that is checked")


def test_drafts_and_withdrawn_statements_are_left_out():
    """Neither is part of the briefing."""
    draft = says("president", None, article="draft", draft=True)
    withdrawn = says("president", None, withdrawn="It was wrong.")

    assert gaps(tiny(draft), "undated") == gaps(tiny(draft), "no-url") == []
    assert gaps(tiny(withdrawn), "undated") == []


@given(corpora())
def test_a_gap_never_names_what_is_not_published(corpus):
    """Every statement that a gap names has a permalink, and the kinds stand in their order."""
    analysis = analyse(attrs.evolve(corpus))
    found = find_gaps(analysis)
    order = list(GapKind)

    assert all(one.statement is None or one.statement in corpus.published_ids for one in found)
    assert [order.index(one.kind) for one in found] == sorted(
        order.index(one.kind) for one in found
    )
