"""Pages, sources and statements can be cited: in words, and by files that others can read."""

from __future__ import annotations

import json
import re
from collections.abc import Mapping

import pytest
import rispy
from pybtex.database import parse_string

from policybrief import Article, Briefing, Corpus, Publisher, Statement, analyse, read_corpus
from policybrief.models.statement import Speaker, SpeakerKind
from policybrief.pipeline.building import rendered_pages
from policybrief.site.citing import cite_files
from policybrief.site.desk import Desk
from policybrief.site.plan import plan_pages
from policybrief.site.views.cite import CiteView
from tests.site.attacks import attacked
from tests.site.corpora import QUIET, SECRETS, write

ADA = Speaker(kind=SpeakerKind.NAMED, name="Ada Brook", of="ro")


def desk(files: Mapping[str, str], folder) -> Desk:
    """Return the desk of a corpus."""
    return Desk(analyse(read_corpus(write(folder, files))[0]))


def cited(of: Desk) -> dict[str, bytes]:
    """Return all files by which the pages of a corpus are cited."""
    return {
        name: content
        for page in plan_pages(of)
        for name, content in cite_files(of, page.address, page.title, page.about)
    }


def small(**settings) -> Desk:
    """Return the desk of a corpus of one article with three statements."""
    said = [
        Statement(speaker="Romania", reported="are ready", gist="Romania is ready."),
        Statement(speaker=ADA, quote="we pay", said="2026-01-19"),
        Statement(speaker="author", reported="it is late", gist="It is late."),
    ]
    article = Article(
        id="quay",
        title="The quay",
        publisher="daily",
        url="https://example.org/q",
        date="2026-01-20",
        statements=said,
    )
    briefing = Briefing(**{"title": "Bay brief", **settings})
    daily = Publisher(id="daily", name="The Daily Tide")
    return Desk(analyse(Corpus(articles=[article], publishers=[daily], briefing=briefing)))


def view(of: Desk, address: str) -> CiteView:
    """Return how a page is cited."""
    (found,) = (page.cite for page in plan_pages(of) if page.address == address)
    assert found is not None
    return found


def test_a_page_is_cited_with_the_day_of_its_positions():
    """No clock is asked, and nobody is said to have read it on some day."""
    found = view(small(site_url="https://example.org/bay"), "countries/ro.html")

    assert found.words == "“Romania”, Bay brief, positions at 20 January 2026."
    assert found.permalink == "https://example.org/bay/countries/ro.html"
    assert [link.url for link in found.files] == [
        f"../cite/countries/ro{suffix}" for suffix in (".bib", ".ris", ".json")
    ]


def test_the_front_page_is_the_briefing():
    """Its title stands once."""
    assert view(small(), "index.html").words == "Bay brief, positions at 20 January 2026."


def test_a_page_of_an_article_is_not_the_article():
    """Each has a citation of its own, and so has each statement."""
    found = view(small(), "articles/quay.html")

    assert found.words == "Record of “The quay”, Bay brief, positions at 20 January 2026."
    assert found.source == "“The quay”, The Daily Tide, 20 January 2026."
    assert found.source_url == "https://example.org/q"
    assert found.permalink == ""
    assert [one.words.rpartition(", Bay brief.")[0] for one in found.statements] == [
        "Romania, as reported in “The quay”, by 20 January 2026",
        "Ada Brook, quoted in “The quay”, 19 January 2026",
        "Author of “The quay”, by 20 January 2026",
    ]


def test_who_spoke_is_the_author_of_words_that_are_quoted():
    """And of no others; the source stands in the note."""
    files = cited(small(site_url="https://example.org/bay"))
    page, source, *statements = json.loads(files["cite/articles/quay.json"])

    assert (page["type"], page["container-title"]) == ("webpage", "Bay brief")
    assert (source["type"], source["container-title"]) == ("article-newspaper", "The Daily Tide")
    assert [one.get("author") for one in (page, source, *statements)] == [
        *(None, None, None),
        [{"literal": "Ada Brook"}],
        None,
    ]
    assert all("The Daily Tide" in one["note"] for one in statements)
    assert all(one["URL"].endswith(f"quay.html#{one['id']}") for one in statements)


@pytest.mark.parametrize("files", [QUIET, attacked()], ids=["quiet", "attacked"])
def test_every_page_has_files_that_can_be_read(files, tmp_path):
    """The same entries in each format, whatever the corpus holds."""
    of = desk(files, tmp_path)
    made = cited(of)
    pages = list(plan_pages(of))

    assert {name.rpartition(".")[0] for name in made} == {
        "cite/" + page.address.removesuffix(".html") for page in pages
    }
    for page in pages:
        stem = "cite/" + page.address.removesuffix(".html")
        items = json.loads(made[f"{stem}.json"])
        records = rispy.loads(made[f"{stem}.ris"].decode())
        entries = parse_string(made[f"{stem}.bib"].decode(), "bibtex").entries
        ids = [one["id"] for one in items]
        assert [one["id"] for one in records] == ids
        assert [re.sub(r"[^A-Za-z0-9_.:-]", "-", one) for one in ids] == list(entries)
        for item, record in zip(items, records, strict=True):
            assert record["title"] == " ".join(item["title"].split())
            assert (
                {"id", "type", "title"}
                <= item.keys()
                <= {
                    *("id", "type", "title", "author", "container-title", "issued", "URL"),
                    *("language", "note"),
                }
            )


def test_nothing_private_is_cited(tmp_path):
    """Neither words that may not be published, nor what is withdrawn, embargoed or a draft."""
    text = b"".join(cited(desk(QUIET, tmp_path)).values()).decode()

    for words in SECRETS.values():
        assert words not in text
    assert "reed-withdrawn" not in text


def test_a_draft_is_not_cited(tmp_path):
    """What is unfinished has no citation, and says nothing to machines."""
    corpus = read_corpus(write(tmp_path, QUIET))[0]
    pages = dict(rendered_pages(analyse(corpus, drafts=True)))

    assert 'id="cite"' not in pages["articles/not-ready.md"]
    assert "head:" not in pages["articles/not-ready.md"].split("\n---\n")[0]
    assert 'id="cite"' in pages["index.md"]
