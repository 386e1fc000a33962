"""No export of a corpus that carries every attack is broken by one, or does what it says."""

from __future__ import annotations

import functools
import json
import re
import sqlite3
import tempfile
from pathlib import Path
from xml.etree import ElementTree

import markdown
import pytest
import rispy

from policybrief import analyse, brief, diff, load_corpus
from policybrief.writing.formats import FORMATS
from tests.site.attacks import attacked
from tests.site.builds import Shown
from tests.site.corpora import write

ENTITY = re.compile(rb"<!(?:DOCTYPE|ENTITY)", re.IGNORECASE)
UNSEEN = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\u2028\u2029\u202a-\u202e\u2066-\u2069]")


@functools.cache
def corpus():
    """Return the attacked corpus."""
    return load_corpus(write(Path(tempfile.mkdtemp()) / "corpus", attacked()))


@functools.cache
def exported(name):
    """Return the files of one format."""
    return dict(FORMATS[name].files(analyse(corpus())))


@pytest.mark.parametrize("name", list(FORMATS))
def test_every_file_is_what_its_name_says(name):
    """JSON is JSON, XML is XML without entities, a database is sound."""
    for file, content in exported(name).items():
        assert re.fullmatch(r"[a-z0-9][a-z0-9._-]*", file)
        if file.endswith((".json", ".jsonld")):
            json.loads(content)
        elif file.endswith((".graphml", ".xml")):
            assert ENTITY.search(content) is None
            ElementTree.fromstring(content)
        elif file.endswith((".db", ".dna", ".sqlite")):
            connection = sqlite3.connect(":memory:")
            connection.deserialize(content)
            assert connection.execute("PRAGMA integrity_check").fetchone() == ("ok",)
            assert connection.execute("PRAGMA foreign_key_check").fetchall() == []
            connection.close()


def test_a_reference_manager_sees_no_more_articles():
    """No title ends a record or begins another."""
    (text,) = (content.decode("utf-8") for content in exported("ris").values())
    lines = [line for line in text.split("\n") if line]

    assert all(re.match(r"[A-Z][A-Z0-9]  - ", line) for line in lines)
    assert sum(line.startswith("TY  - ") for line in lines) == len(corpus().live_articles)
    assert [one["id"] for one in rispy.loads(text)] == ["news", "notes"]


def test_bibtex_has_an_entry_for_each_article():
    """Braces, backslashes and at signs of a title stay in it."""
    (text,) = (content.decode("utf-8") for content in exported("bibtex").values())

    entries = re.findall(r"^@\w+\{([^,]+),$", text, re.MULTILINE)
    assert entries == ["news", "notes"]
    assert text.count("{") == text.count("}")
    assert re.search(r"(?<!\\)\\input", text) is None


@pytest.mark.parametrize("kind", ["text", "markdown", "json"])
def test_a_brief_holds_no_orders(kind):
    """Neither control characters nor markup of a text are in a brief."""
    made = brief(diff(corpus(), since="2020"), kind)

    assert UNSEEN.findall(made) == []
    if kind == "json":
        json.loads(made)
    if kind == "markdown":
        page = Shown(markdown.markdown(made, extensions=["tables", "fenced_code", "attr_list"]))
        assert set(page.tags) <= {"h1", "h2", "p", "ul", "li", "strong", "a"}
        addresses = [value for tag, key, value in page.attributes if (tag, key) == ("a", "href")]
        assert all(one.startswith(("https://example.org/", "http://")) for one in addresses)
        assert {key for _, key, _ in page.attributes} <= {"href"}
