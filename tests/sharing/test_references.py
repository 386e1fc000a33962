"""A reference with an author, a note and a container, in each format."""

from __future__ import annotations

import json

import pytest
import rispy
from hypothesis import given
from hypothesis import strategies as st
from pybtex.database import parse_string

from policybrief.models.article import Article
from policybrief.models.corpus import Corpus
from policybrief.models.dates import EdtfDate
from policybrief.sharing.bibtex import bibtex
from policybrief.sharing.csl import csl
from policybrief.sharing.references import Reference, ReferenceKind, article_reference
from policybrief.sharing.ris import ris
from tests.writing.corpora import NASTY


def reference(**fields: str) -> Reference:
    """Return a statement as it is cited."""
    given = {"title": "Statement", "author": "Ada Brook", "note": "Source: a paper", **fields}
    return Reference(
        key="a-1",
        kind=ReferenceKind.PAGE,
        container="Bay brief",
        date=EdtfDate.parse("2025-11-02"),
        url="https://example.org/a.html#a-1",
        lang="en",
        **given,
    )


def test_every_format_names_who_spoke():
    """As one name that nothing takes apart."""
    one = [reference(author="Brook, Ada and Sons")]
    (entry,) = parse_string(bibtex(one), "bibtex").entries.values()
    (record,) = rispy.loads(ris(one))
    (item,) = json.loads(csl(one))

    assert [str(each) for each in entry.persons["author"]] == ["{Brook, Ada and Sons}"]
    assert entry.fields["organization"] == "{Bay brief}"
    assert record["authors"] == ["Brook, Ada and Sons"]
    assert record["secondary_title"] == "Bay brief"
    assert item["author"] == [{"literal": "Brook, Ada and Sons"}]
    assert item["container-title"] == "Bay brief"


@pytest.mark.parametrize("field", ["title", "author", "note"])
@given(text=st.sampled_from(NASTY) | st.text(st.characters(codec="utf-8"), min_size=1))
def test_any_text_stays_in_its_field(field, text):
    """No text ends an entry, begins another, or adds a field."""
    plain, hostile = [reference()], [reference(**{field: f"x{text}"})]

    for write, read in (
        (bibtex, lambda one: parse_string(one, "bibtex").entries.values()),
        (ris, rispy.loads),
        (csl, json.loads),
    ):
        (before,), (after,) = read(write(plain)), read(write(hostile))
        keys = [sorted(getattr(one, "fields", one)) for one in (before, after)]
        assert keys[0] == keys[1]


@pytest.mark.parametrize(
    ("translated", "note"),
    [
        (None, None),
        ("machine", "Machine translation"),
        ("machine from ro", "Machine translation from Romanian"),
        ("by hand", "Translation: by hand"),
    ],
)
def test_how_a_text_was_translated_is_said_in_words(translated: str | None, note: str | None):
    """A note says it, and not what the file writes."""
    article = Article(id="a", title="A", lang="en", translated=translated)

    assert article_reference(Corpus(articles=[article]), article).note == note
