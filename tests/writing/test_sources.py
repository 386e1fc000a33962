"""The articles as bibliography: BibTeX as pybtex reads it, RIS as rispy does, and CSL-JSON."""

from __future__ import annotations

import json
import re

import pytest
import rispy
from pybtex.database import parse_string

from policybrief import Article, Briefing, Corpus, analyse
from policybrief.writing.bibtex import export_bibtex
from policybrief.writing.csl import export_csl
from policybrief.writing.ris import export_ris
from tests.writing.corpora import nasty, quiet

BOTH = pytest.mark.parametrize("made", [quiet, nasty])


def plain(field: str) -> str:
    """Return what TeX would set."""
    names = {
        "textbackslash{}": "\\",
        "textbraceleft{}": "{",
        "textbraceright{}": "}",
        "textasciitilde{}": "~",
        "textasciicircum{}": "^",
    }
    text = field.removeprefix("{").removesuffix("}") if field.startswith("{") else field
    assert not re.search(r"(?<!\\)[&%$#_~^]", text)
    return re.sub(r"\\(text[a-z]+\{\}|[&%$#_])", lambda match: names.get(match[1], match[1]), text)


@BOTH
def test_each_article_is_an_entry(made):
    """Its title, publisher, date and language come back; its key is its id."""
    corpus = made().corpus
    entries = parse_string(export_bibtex(made()), "bibtex").entries

    assert sorted(entries) == sorted(one.id for one in corpus.live_articles)
    for article in corpus.live_articles:
        entry = entries[article.id]
        assert entry.type == ("online" if article.publisher is None else "article")
        assert plain(entry.fields["title"]) == " ".join(article.title.replace("\x07", " ").split())
        if article.publisher is not None:
            name = corpus.publisher_by_id[article.publisher].name
            assert plain(entry.fields["journal"]) == name
        if article.date is not None:
            assert entry.fields["date"] == article.date.text
        assert entry.fields.get("language") == article.lang


def test_keys_are_unique():
    """Ids that differ only in letters that a key cannot have get a number."""
    articles = [Article(id=id_, title=id_) for id_ in ("a b", "a-b", "a,b")]
    text = export_bibtex(analyse(Corpus(articles=articles, briefing=Briefing(title="Keys"))))

    assert sorted(parse_string(text, "bibtex").entries) == ["a-b", "a-b-2", "a-b-3"]


def test_an_address_cannot_end_its_field():
    """Braces, blanks and backslashes in it are percent-encoded."""
    entries = parse_string(export_bibtex(nasty()), "bibtex").entries

    assert {one.fields["url"] for one in entries.values()} == {
        "https://example.org/a?b=%7B1%7D&c=%7e%202"
    }


@BOTH
def test_ris_holds_the_same_articles(made):
    """Titles, publishers, addresses and the days of dates come back."""
    corpus = made().corpus
    entries = {one["id"]: one for one in rispy.loads(export_ris(made()))}

    assert entries.keys() == {one.id for one in corpus.live_articles}
    for article in corpus.live_articles:
        entry = entries[article.id]
        assert entry["title"] == " ".join(article.title.replace("\x07", " ").split())
        assert entry.get("urls", [None]) == [article.url]
        assert entry["type_of_reference"] == ("ELEC" if article.publisher is None else "NEWS")
        if article.date is not None and not article.date.span:
            plain_date = article.date.text.rstrip("~?%").replace("-", "/")
            assert entry["date"].rstrip("/") == plain_date


@BOTH
def test_csl_holds_the_same_articles(made):
    """Titles stand letter for letter, and each date has its parts."""
    corpus = made().corpus
    entries = {one["id"]: one for one in json.loads(export_csl(made()))}

    assert entries.keys() == {one.id for one in corpus.live_articles}
    for article in corpus.live_articles:
        entry = entries[article.id]
        assert entry["title"] == article.title
        assert entry.get("URL") == article.url
        if article.date is None:
            assert "issued" not in entry
        else:
            plain = article.date.text.rstrip("~?%")
            assert entry["issued"]["date-parts"] == [[int(one) for one in plain.split("-")]]
            assert entry["issued"].get("circa", False) == (plain != article.date.text)


@pytest.mark.parametrize(
    ("date", "issued"),
    [
        ("2025", {"date-parts": [[2025]]}),
        ("2025-04-08", {"date-parts": [[2025, 4, 8]]}),
        ("2025-04?", {"date-parts": [[2025, 4]], "circa": True}),
        ("2025-04-XX", {"date-parts": [[2025, 4]]}),
        ("2025-XX-XX", {"date-parts": [[2025]]}),
        ("0987", {"date-parts": [[987]]}),
        ("2025-23", {"date-parts": [[2025]], "season": 3}),
        ("2025-04-08/2025-05", {"date-parts": [[2025, 4, 8], [2025, 5]]}),
        ("2024~/2025", {"date-parts": [[2024], [2025]], "circa": True}),
        ("2025-21/2025-23", {"raw": "2025-21/2025-23"}),
        ("2025-04/..", {"raw": "2025-04/.."}),
        ("/2025-04", {"raw": "/2025-04"}),
        ("201X", {"raw": "201X"}),
    ],
)
def test_a_date_is_as_precise_in_csl_as_it_is_known(date, issued):
    """In parts, as citeproc reads them; as it is written where they cannot say it."""
    corpus = Corpus(
        articles=[Article(id="a", title="A", date=date)], briefing=Briefing(title="Dates")
    )
    (entry,) = json.loads(export_csl(analyse(corpus)))

    assert entry["issued"] == issued
