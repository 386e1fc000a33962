"""Articles that are there twice are found, and different ones are left alone."""

from __future__ import annotations

import pytest

from policybrief.checks.doubles import plain_url
from policybrief.checks.run import check_corpus
from policybrief.models.article import Article
from policybrief.models.briefing import Briefing
from policybrief.models.corpus import Corpus
from policybrief.models.source import Event
from tests.reading.corpora import look_at, write

BRIEFING = Briefing(title="Bay", contact="desk@example.org")
LONG = "The wall is built of stone. " * 6


def codes(*articles: Article, events: tuple[Event, ...] = ()) -> list[str]:
    return [
        one.code
        for one in check_corpus(Corpus(articles=articles, events=events, briefing=BRIEFING))
    ]


@pytest.mark.parametrize(
    "other",
    [
        "http://example.org/a/1",
        "https://www.example.org/a/1/",
        "https://EXAMPLE.org/a/1#top",
        "https://example.org/a/1?utm_source=x&fbclid=y",
    ],
)
def test_one_address(other):
    """Scheme, "www.", a slash at the end, a plain fragment and tracking marks do not count."""
    one = Article(id="one", title="One", url="https://example.org/a/1")

    assert codes(one, Article(id="two", title="Two", url=other)) == ["same-url"]


@pytest.mark.parametrize(
    "other",
    [
        "https://example.org/a/2",
        "https://example.org/A/1",
        "https://example.org/a/1?page=2",
        "https://m.example.org/a/1",
        "https://example.org/a/1#2",
        "https://example.org/a/1#page=4",
        "https://example.org/a/1#/article",
    ],
)
def test_two_addresses(other):
    """Everything else does."""
    one = Article(id="one", title="One", url="https://example.org/a/1")

    assert codes(one, Article(id="two", title="Two", url=other)) == []


def test_an_address_that_is_none():
    """What cannot be taken apart is compared as it stands."""
    assert plain_url("https://[half") == "https://[half"


def test_one_text():
    """White space does not count; an address that is the same is said once."""
    one = Article(id="one", title="One", body=LONG, url="https://example.org/a")
    two = Article(id="two", title="Two", body=LONG.replace(" ", "\n"))
    three = Article(id="three", title="Three", body=LONG, url="https://example.org/a")

    assert codes(one, two) == ["same-text"]
    assert codes(one, three) == ["same-url"]


def test_two_texts():
    """Short texts may be the same, and one letter makes another text."""
    one = Article(id="one", title="One", body=LONG)

    assert codes(one, Article(id="two", title="Two", body=LONG + "No.")) == []
    assert codes(*(Article(id=id_, title=id_, body="To follow.") for id_ in ("one", "two"))) == []


@pytest.mark.parametrize(
    ("one", "other", "found"),
    [
        ("sea-wall", "sea_wall", ["ids-alike"]),
        ("sea-wall", "seawall", ["ids-alike"]),
        ("wall-1-1", "wall_1_1", ["ids-alike"]),
        ("wall-1-1", "wall-11", []),
        ("sea-wall", "sea-walls", []),
    ],
)
def test_ids(one, other, found):
    """Ids that differ in hyphens and underscores only are alike; between digits they matter."""
    events = tuple(Event(id=id_, title=id_) for id_ in (one, other))

    assert codes(events=events) == found


def test_a_copy_that_was_looked_at(tmp_path):
    """``reviewed`` silences warnings about its own file."""
    copy = f"---\ntitle: {{}}\n{{}}---\n{LONG}\n"
    files = {
        "briefing.yml": "title: Bay\ncontact: desk@example.org\n",
        "articles/one.md": copy.format("One", ""),
        "articles/two.md": copy.format("Two", "reviewed: [same-text]\n"),
    }

    assert look_at(write(tmp_path, files))[1] == []
