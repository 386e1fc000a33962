"""One utterance in several articles."""

from __future__ import annotations

from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from policybrief.analysis.utterances import (
    ComparedAccounts,
    FoundIn,
    WordRun,
    compare_accounts,
    fullest,
    words_given,
)
from policybrief.models.article import Article
from policybrief.models.corpus import Corpus
from policybrief.models.statement import Statement


def statement(words: str, **fields: Any) -> Statement:
    kind = "reported" if fields.pop("reported", False) else "quote"
    return Statement(speaker="ada-brook", **{kind: words}, **fields)


def compared(
    one: Statement | str, other: Statement | str, *articles: dict[str, Any]
) -> ComparedAccounts:
    """Return the comparison of two statements, each in an article of its own."""
    both = [statement(each) if isinstance(each, str) else each for each in (one, other)]
    made = Corpus(
        articles=[
            Article(
                **(
                    {"id": f"article-{at}", "title": "A", "statements": [each]}
                    | (articles[at] if at < len(articles) else {})
                )
            )
            for at, each in enumerate(both)
        ]
    )
    return compare_accounts(made, *made.statements)


@pytest.mark.parametrize(
    ("one", "other", "wording"),
    [
        ("We will build it.", "we will build it", "same"),
        ("“We” will build it – now", '"we" will build it, now', "same"),
        ("we won’t", "we won't", "same"),
        ("build it", "We will build it now", "more"),
        ("we [...] build it", "We will build it now", "more"),
        ("build [...] we", "We will build it now", "other"),
        ("We will build it now", "will build", "less"),
        ("We will build it now", "we [...] now", "less"),
        ("We will build it", "We shall build it", "other"),
        ("we build it", "rebuild it", "other"),
        (statement("they will build", reported=True), "We will build it", "reported"),
        ("We will build it", statement("they will build", reported=True), "reported"),
        ("We will build it", statement("Noi construim", lang="ro"), "languages"),
        (statement("colour", lang="en-GB"), statement("colour", lang="en-US"), "same"),
    ],
)
def test_wordings(one: Statement | str, other: Statement | str, wording: str) -> None:
    """The same words, more, less or others; case and marks play no part."""
    turned = {"more": "less", "less": "more"}.get(wording, wording)

    assert compared(one, other).wording.value == wording
    assert compared(other, one).wording.value == turned


def test_the_language_is_the_articles_unless_the_words_have_their_own() -> None:
    """A text without a language is in that of the briefing."""
    words = "da", "da"

    assert compared(*words, {"lang": "ro"}, {"lang": "ro"}).wording.value == "same"
    assert compared(*words, {"lang": "ro"}, {}).wording.value == "languages"
    assert compared(*words, {"lang": "en"}, {}).wording.value == "same"


def test_a_translation_that_differs_is_not_compared() -> None:
    """The words of a translator are not the speaker's; words that are the same are."""
    translated = {"translated": "machine from ro"}

    assert compared("we build", "we construct", {}, translated).wording.value == "translated"
    assert compared("we build", "we construct", {}, translated).runs == ()
    assert compared("we build", "we build", {}, translated).wording.value == "same"


def test_what_differs_is_told_word_for_word() -> None:
    """Words of both, of the first and of the second, in order."""
    both, first, second = FoundIn.BOTH, FoundIn.FIRST, FoundIn.SECOND

    assert compared("We will build the wall", "We will surely build a wall.").runs == (
        WordRun(both, "We will"),
        WordRun(second, "surely"),
        WordRun(both, "build"),
        WordRun(first, "the"),
        WordRun(second, "a"),
        WordRun(both, "wall"),
    )


_QUOTES = st.lists(
    st.sampled_from(["we", "Will", "build,", "it", "–", "[...]", "now."]), min_size=1, max_size=8
).map(" ".join)


@given(_QUOTES, _QUOTES)
def test_no_word_is_lost(one: str, other: str) -> None:
    """The changes hold every word of both, whatever they are."""
    found = compared(one, other)
    first = [change for change in found.runs if change.found_in is not FoundIn.SECOND]
    second = [change for change in found.runs if change.found_in is not FoundIn.FIRST]
    marks = "–", "[...]"

    kept = " ".join(change.words for change in first).split()
    assert kept == [word for word in one.split() if word not in marks]
    assert len(" ".join(change.words for change in second).split()) == len(
        [word for word in other.split() if word not in marks]
    )


def test_who_quotes_the_most() -> None:
    """The longest quote; a report quotes nothing, and of two that are as long none is."""
    long, short = statement("we will build it"), statement("build it – now")
    report = statement("they said that they would surely build it", reported=True)

    assert fullest([report, short, long]) is long
    assert fullest([long, statement("it will be built")]) is None
    assert fullest([report]) is None
    assert fullest([]) is None
    assert words_given(short) == 3
