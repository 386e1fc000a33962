"""The id that a statement gives itself, and the one that it joins."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest

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


TWO = {
    "briefing.yml": "title: Test\ncontact: desk@example.org\n",
    "articles/a.md": (
        "---\ntitle: A\nstatements:\n  - speaker: {name: Ana Example, of: is}\n"
        "    quote: words as said\n    id: s1\n---\nThe words as said.\n"
    ),
    "articles/b.md": (
        "---\ntitle: B\nstatements:\n  - speaker: {name: Ana Example, of: is}\n"
        "    quote: words as said\n    id: s2\n    same_as: s1\n---\nThe words as said.\n"
    ),
}


@pytest.mark.parametrize(
    ("old", "new", "message"),
    [
        ("same_as: s1", "same_as: s2", "'s2' leads back to the statement itself"),
        ("Ana Example", "Bo Example", "'s1' is by another speaker, 'ana-example'"),
        (
            "same_as: s1\n",
            "same_as: s3\n  - speaker: {name: Ana Example, of: is}\n"
            "    quote: The words\n    id: s3\n",
            "'s3' is a statement of the same article",
        ),
    ],
)
def test_an_utterance_has_other_accounts(
    corpus_dir: Callable[[dict[str, str]], Path], old: str, new: str, message: str
) -> None:
    """`same_as` names another account, by the same speaker, in another article."""
    folder = corpus_dir({**TWO, "articles/b.md": TWO["articles/b.md"].replace(old, new)})

    found = policybrief.find_problems(folder)

    assert [(one.code, one.message) for one in found] == [("bad-same-as", message)]


def test_a_second_account_is_fine(corpus_dir: Callable[[dict[str, str]], Path]) -> None:
    """Two articles may report one utterance."""
    assert policybrief.find_problems(corpus_dir(TWO)) == []
