"""No word of the interface stands outside a message: in a template, or in what makes a view."""

from __future__ import annotations

import ast
import re
from collections.abc import Iterator
from pathlib import Path
from typing import Final

import jinja2
import pytest

from policybrief.engine.project import theme_environment
from tests.languages.messages import KEYWORDS, PACKAGE, templates, theme_parts

_OPEN: Final = "\x00"
_LETTERS: Final = re.compile(r"[^\W\d_]{2,}")
_SPOKEN: Final = ("alt", "aria-label", "aria-description", "data-label", "placeholder", "title")
_ATTRIBUTE: Final = re.compile(rf'\b(?:{"|".join(_SPOKEN)})="([^"]*)"')
_NO_WORDS: Final = re.compile(
    r"(?s)<(script|style|code)\b.*?</\1>|<!--.*?-->|<[^>]*>|&[#\w]+;|\{ *[#.:][^}\n]*\}"
    r'|\b[\w-]+="[^"]*"'
)
"""Markup, attributes that a macro gives to a tag, and code."""

_NAMES: Final = frozenset(["Atom", "CSV", "HTML", "JSON", "SVG", "PDF", "policybrief"])
"""Names of things, which are the same in every language."""

_VIEWS: Final = [
    *sorted((PACKAGE / "site" / "views").glob("*.py")),
    *sorted((PACKAGE / "writing").glob("brief*.py")),
    *(PACKAGE / "site" / name for name in ("addresses.py", "mentions.py", "sections.py")),
    *(PACKAGE / "writing" / name for name in ("citations.py", "feeds.py")),
    *(PACKAGE / "analysis" / name for name in ("dating.py", "gaps.py", "rules.py", "words.py")),
]
_SENTENCE: Final = re.compile(r"[^\W\d_]{2,},? [^\W\d_]{2,}|^[A-Z][a-z]{3,}$")
_NO_SENTENCE: Final = re.compile(r"pb-|\|[A-Z]|[<>\\]|^[a-z ]+=|://|^https?")
_ALLOWED: Final = frozenset(
    [
        *("Facebook", "Telegram", "Europe", "within a phrase", "this cell needs a topic"),
        *("United States", "Atom", "JSON Feed", "Text"),
        *("no statement found", "out of date"),  # in data, which has English
    ]
)
"""What looks like a sentence and is none of the interface."""

_OURS: Final = frozenset([*KEYWORDS, "Rule"])


def bare(environment: jinja2.Environment, source: str) -> list[str]:
    """Return the words of a template that are no message."""
    text, depth = "", 0
    for _line, kind, value in environment.lex(source):
        if kind == "data":
            text += value
        elif kind in ("variable_begin", "block_begin"):
            text += _OPEN
            depth += 1
    text = text.replace("JSON Feed", "")
    attributes = _ATTRIBUTE.findall(text)
    words = _LETTERS.findall(" ".join([*attributes, _NO_WORDS.sub(" ", text)]))
    return [one for one in words if one not in _NAMES]


@pytest.mark.parametrize("path", templates(), ids=lambda path: path.name)
def test_each_word_of_a_template_is_a_message(path: Path):
    """Between the tags, and in what a screen reader reads out."""
    assert bare(jinja2.Environment(autoescape=True), path.read_text(encoding="utf-8")) == []


@pytest.mark.parametrize("path", theme_parts(), ids=lambda path: f"{path.parent.name}-{path.name}")
def test_each_word_of_the_theme_is_a_message(path: Path):
    """The words in double square brackets are; the rest is the theme's."""
    text = path.read_text(encoding="utf-8")
    left = "".join(
        value if kind == "data" else _OPEN for _line, kind, value in theme_environment().lex(text)
    )

    assert bare(jinja2.Environment(autoescape=True), left) == []


@pytest.mark.parametrize(
    ("source", "words"),
    [
        ("## Positions { #positions }", ["Positions"]),
        ('## {{ _("Positions") }} { #positions }', []),
        ('<a href="{{ url }}" title="Read on">{{ name }}</a>', ["Read", "on"]),
        ('<td data-label="{{ _("Topic") }}" class="pb wide">&nbsp;{{ n }}</td>', []),
        ("{% if a %}and{% endif %}", ["and"]),
    ],
)
def test_bare_words_are_seen(source: str, words: list[str]):
    """In headings, attributes and text."""
    assert bare(jinja2.Environment(autoescape=True), source) == words


def literals(tree: ast.AST) -> Iterator[str]:
    """Yield the text in code that is neither a message nor documentation."""
    for node in ast.iter_child_nodes(tree):
        match node:
            case ast.Call(func=ast.Name(id=name) | ast.Attribute(attr=name)) if name in _OURS:
                for keyword in node.keywords:
                    yield from literals(keyword)
            case ast.Raise() | ast.Assert() | ast.Expr(value=ast.Constant()):
                pass
            case ast.Constant(value=str(text)):
                yield text
            case _:
                yield from literals(node)


def sentences(source: str) -> list[str]:
    """Return the text in code that looks like a sentence, or a word that begins one."""
    return [
        text
        for text in literals(ast.parse(source))
        if _SENTENCE.search(text) and not _NO_SENTENCE.search(text) and text not in _ALLOWED
    ]


@pytest.mark.parametrize("path", _VIEWS, ids=lambda path: path.name)
def test_each_sentence_of_a_view_is_a_message(path: Path):
    """What looks like a sentence is translated, or stands in the list of what is none."""
    assert sentences(path.read_text(encoding="utf-8")) == []


@pytest.mark.parametrize(
    ("source", "found"),
    [
        ('"""What it is for."""\nx = _("two words")', []),
        ('x = "two words"', ["two words"]),
        ('x = f"{n} of the {m}"', [" of the "]),
        ('x = "Positions"', ["Positions"]),
        ('x = "pb-wide pb-quiet"', []),
        ('x = _("{who} said", who="the author")', ["the author"]),
    ],
)
def test_sentences_are_seen(source: str, found: list[str]):
    """In plain and formatted text, and in the values of a message."""
    assert sentences(source) == found
