"""Marks between words, with the spaces that a language sets before them."""

from __future__ import annotations

import re

import pytest

from policybrief.languages import in_row, pair, speaking
from policybrief.pipeline.building import rendered_pages
from policybrief.site.templates import templates_folder
from tests.analysis.tiny import analysed, says


@pytest.mark.parametrize(
    ("language", "named", "row"),
    [
        ("en", "Wall: for", "old; thin"),
        ("ro", "Wall: for", "old; thin"),
        ("uk", "Wall: for", "old; thin"),
        ("fr", "Wall\u00a0: for", "old\u202f; thin"),
    ],
)
def test_marks_have_the_spaces_of_their_language(language: str, named: str, row: str) -> None:
    """French sets a space before a colon and a semicolon, at which no line ends."""
    with speaking(language):
        assert pair("Wall", "for") == named
        assert in_row(["old", "thin"]) == row


def test_templates_write_no_mark_between_words_themselves() -> None:
    """A colon or semicolon between two values is that of the language."""
    written = [
        (path.name, line)
        for path in templates_folder().glob("*.jinja")
        for line in path.read_text(encoding="utf-8").splitlines()
        if re.search(r"(}}|%}|>)[:;] ?({{|{%|<)", line) and "font-family" not in line
    ]

    assert written == []


def test_a_name_that_is_a_link_keeps_its_mark() -> None:
    """Where the link is the name, the space before the colon stays behind it."""
    analysis = analysed(says("president", "2023-05-01", gist="It is built."), language="fr")
    pages = dict(rendered_pages(analysis))

    assert "New</a>&#160;&#58; " in pages["people/president.md"]
