"""Words that were said stand between the marks that the messages of their page use."""

from __future__ import annotations

import re
from collections.abc import Mapping

import pytest

from policybrief.languages import _, speaking, spoken
from policybrief.site.templates import templates_folder


def marks(sheet: str, selector: str) -> Mapping[str, str]:
    """Return the marks of each language, opening and closing, by a style sheet."""
    text = (templates_folder() / sheet).read_text(encoding="utf-8")
    rule = re.compile(
        rf'^{selector}(?::lang\((\w+)\))? {{ quotes: "([^"]+)" "([^"]+)"', re.MULTILINE
    )
    return {
        lang or "en": f"{opening}{{words}}{closing}".replace("\\a0", "\u00a0")
        for lang, opening, closing in rule.findall(text)
    }


@pytest.mark.parametrize(
    ("sheet", "selector"),
    [
        ("assets/policybrief.css", "html"),
        ("assets/figures.css", r"\.pb-alone"),
        ("_document_style.jinja", "html"),
    ],
)
def test_marks_are_those_of_the_messages(sheet: str, selector: str) -> None:
    """Each language of the interface has its own, on pages, in snippets and in documents."""
    found = {}
    for language in spoken():
        with speaking(language):
            found[language] = _("“{words}”")

    assert marks(sheet, selector) == found
