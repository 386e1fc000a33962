"""An id that a statement gives itself."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import policybrief

CORPUS = {
    "briefing.yml": "title: Test\ncontact: desk@example.org\n",
    "articles/a.md": (
        "---\ntitle: A\nstatements:\n  - speaker: {name: Ana Example, of: is}\n"
        "    quote: words as said\n    id: ID\n---\nThe words as said.\n"
    ),
}


def test_it_can_stand_in_an_address(corpus_dir: Callable[[dict[str, str]], Path]) -> None:
    """Spaces and marks are refused, with the nearest id that would do."""
    text = CORPUS["articles/a.md"]
    folder = corpus_dir({**CORPUS, "articles/a.md": text.replace("ID", "on the pier!")})

    found = policybrief.find_problems(folder)

    assert [(one.code, one.location.line, one.hint) for one in found] == [
        ("bad-id", 6, "write 'on-the-pier'")
    ]


def test_it_is_taken_when_it_can(corpus_dir: Callable[[dict[str, str]], Path]) -> None:
    """A fitting id becomes the statement's own."""
    text = CORPUS["articles/a.md"].replace("ID", "on-the-pier")

    corpus = policybrief.load_corpus(corpus_dir({**CORPUS, "articles/a.md": text}))

    assert [one.id for one in corpus.statements] == ["on-the-pier"]
