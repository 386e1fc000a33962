"""Every table of a page can be taken along: its rows as data, and a snippet of the same rows."""

from __future__ import annotations

import csv
import re
from html import unescape
from typing import Final

import pytest

from policybrief.analysis.ledger import Analysis, analyse
from policybrief.models.actor import Country
from policybrief.models.article import Article
from policybrief.models.briefing import Briefing
from policybrief.models.corpus import Corpus
from policybrief.models.fact import Fact
from policybrief.models.source import Event, Publisher
from policybrief.models.topic import Topic
from policybrief.pipeline.building import rendered_pages
from policybrief.site.desk import Desk
from policybrief.site.figure_files import figure_files
from policybrief.site.plan_figures import plan_figures
from policybrief.site.templates import make_environment, templates_folder
from tests.analysis.tiny import date, says, tiny

NO_DATA: Final = frozenset({"codebook.md.jinja", "data.md.jinja", "_document.jinja"})
"""Templates with tables that define words, list files, or are a document to take along."""

TOPICS: Final = [
    Topic(id=id_, title=id_.title(), proposition="It is built.", asked_of=["ro", "it"])
    for id_ in ("wall", "toll", "pier")
]
PAGES: Final = {
    "agreement": "method",
    "agreement/wall": "method",
    "alignment/pairs": "alignment",
    "countries": "countries/index",
    "countries/ro-months": "countries/ro",
    "events": "events/index",
    "facts/first": "articles/first",
    "members/pact": "organizations/pact",
    "organizations": "organizations/index",
    "people": "people/index",
    "publishers": "publishers/index",
    "topics": "topics/index",
    "topics/wall-months": "topics/wall",
}
"""The page of each table, without suffix."""


@pytest.fixture(scope="module")
def analysis() -> Analysis:
    """Return a briefing in which every table has a row."""
    sayings = [
        says(who, "2023-05-01", stand, topic=topic.id, article=f"{who}-{topic.id}", **coding)
        for who, stand in (("president", "for"), ("fr", "against"), ("es", "for"))
        for topic in TOPICS
        for coding in [
            {"coded": "ab", "codings": [{"coded": "cd", "stances": {topic.id: "open"}}]}
            if who == "president"
            else {}
        ]
    ]
    members = [Country(id=code, memberships=["pact, 2004/.."]) for code in ("ro", "fr", "it")]
    made = tiny(*sayings, topics=TOPICS, actors=members, site_url="https://example.org/bay/")
    facts = [Fact(article="first", subject="wall", property="length", value=650, unit="km")]
    return analyse(
        Corpus(
            articles=[
                *made.articles,
                Article(id="first", title="First", publisher="daily", facts=facts),
            ],
            actors=made.actors,
            topics=made.topics,
            publishers=[Publisher(id="daily", name="Daily")],
            events=[Event(id="meeting", title="Meeting")],
            briefing=made.briefing,
        ),
        date("2024-01-01"),
    )


@pytest.fixture(scope="module")
def files(analysis: Analysis) -> dict[str, str]:
    """Return the files of all figures, by address."""
    made = figure_files(Desk(analysis), make_environment())
    return {address: content.decode() for address, content in made}


@pytest.fixture(scope="module")
def pages(analysis: Analysis) -> dict[str, str]:
    """Return the source of all pages, by address without suffix."""
    return {address.removesuffix(".md"): text for address, text in rendered_pages(analysis)}


def test_every_table_is_one_to_take_along() -> None:
    """A table stands in the template of a figure, or it is none of data."""
    with_table = {
        path.name
        for path in templates_folder().glob("*.jinja")
        if "<table" in path.read_text(encoding="utf-8")
    }
    used = {
        name: path.name
        for path in templates_folder().glob("*.jinja")
        for name in re.findall(r'include "(_\w+\.jinja)"', path.read_text(encoding="utf-8"))
    }
    bare = {name for name in with_table - NO_DATA if name not in used and name != "_macros.jinja"}

    assert bare == set()
    assert "<table" not in _outside_line_table()


def _outside_line_table() -> str:
    """Return the macros without the one that tables of lines are made with."""
    text = (templates_folder() / "_macros.jinja").read_text(encoding="utf-8")
    return re.sub(r"{% macro line_table.*?{% endmacro %}", "", text, flags=re.DOTALL)


@pytest.mark.parametrize("name", sorted(PAGES))
def test_a_table_has_data_and_a_snippet(
    name: str, files: dict[str, str], pages: dict[str, str]
) -> None:
    """The page links to both, and the snippet leads back to the table on its page."""
    page, anchor = pages[PAGES[name]], f"figure-{name.rpartition('/')[2]}"
    rows = list(csv.reader(files[f"figures/{name}.csv"].splitlines()))

    assert len(rows) > 1
    assert len({len(row) for row in rows}) == 1
    assert f'id="{anchor}"' in page
    for suffix in ("csv", "html"):
        assert re.search(rf'href="[./]*figures/{name}\.{suffix}"', page)
    assert (
        f'href="https://example.org/bay/{PAGES[name]}.html#{anchor}"'
        in files[f"figures/{name}.html"]
    )


@pytest.mark.parametrize("name", sorted(PAGES))
def test_data_and_snippet_say_what_the_page_says(
    name: str, files: dict[str, str], pages: dict[str, str]
) -> None:
    """Each value of the data stands in the snippet, and the snippet's words on the page."""
    snippet, page = _words(files[f"figures/{name}.html"]), _words(pages[PAGES[name]])
    _, *rows = csv.reader(files[f"figures/{name}.csv"].splitlines())
    body = snippet[: snippet.index("Source")]

    assert body.split()[-1] in page
    if not name.endswith("-months"):
        for row in rows:
            assert row[0] in body or (name == "agreement" and not row[0])


def test_names_are_given_once(analysis: Analysis) -> None:
    """No two figures have the same files, and each has a title, a source and a date."""
    desk = Desk(analysis)
    figures = list(plan_figures(desk))

    assert len({one.name for one in figures}) == len(figures)
    for one in figures:
        frame = one.make(desk.here("index.html")).frame
        assert frame.title
        assert frame.source
        assert frame.as_of == "1 January 2024"


def test_titles_say_the_finding(analysis: Analysis) -> None:
    """What a table shows stands above it."""
    desk = Desk(analysis)
    titles = {one.name: one.make(desk.here("index.html")).frame.title for one in plan_figures(desk)}

    assert titles["countries"] == "3 of 4 countries have a current position"
    assert titles["topics"] == "Countries have a current position on 3 of 3 topics"
    assert titles["members/pact"] == "Pact: members on opposite sides of 3 of 3 topics"
    assert titles["people"] == "Most on record: New, 3 statements"
    assert titles["events"] == "Something was said at 0 of 1 event"
    assert titles["publishers"] == "No publisher is recorded for 100% of statements"
    assert titles["topics/wall-months"] == "Wall: most was said in May 2023, 3 statements"
    assert titles["alignment/pairs"] == "Nearest: Romania and Spain, 1.00"
    assert titles["facts/first"] == "First: 1 fact"
    assert titles["agreement"].startswith("Coders give the same position in 0% of 3 pairs")
    assert titles["agreement/wall"] == "Wall: 1 disagreement"


def test_an_empty_briefing_has_no_table() -> None:
    """Nothing is made of nothing."""
    assert list(plan_figures(Desk(analyse(Corpus(briefing=Briefing(title="Bay")))))) == []


def _words(text: str) -> str:
    bare = re.sub(r"<style>.*?</style>|<head>.*?</head>", "", text, flags=re.DOTALL)
    return " ".join(unescape(re.sub(r"<[^>]*>", " ", bare)).split())
