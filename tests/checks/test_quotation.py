"""No more of an article is published than the budget allows."""

from __future__ import annotations

from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from policybrief.models.article import Article, Ignored
from policybrief.models.briefing import Briefing, Quotation
from policybrief.models.corpus import Corpus
from policybrief.models.fact import Fact
from policybrief.models.source import Publisher
from policybrief.models.statement import Statement
from policybrief.problems import Problem
from tests.checks.each import of_quotation
from tests.reading.corpora import ARTICLE, BRIEFING, VALID, changed, look_at, write

WORDS = [f"w{number}" for number in range(100)]
TEXT = " ".join(WORDS)


def piece(first: int, number: int) -> str:
    """Return a stretch of the text of a hundred words."""
    return " ".join(WORDS[first : first + number])


def quote(first: int, number: int, **more: Any) -> Statement:
    return Statement(speaker="ro", quote=piece(first, number), **more)


def problems(*statements: Statement, quotation: Quotation | None = None, **more: Any) -> Any:
    """Return what is wrong with the quotes of an article of a hundred words."""
    budget = quotation or Quotation(always=0)
    article = Article(**{"id": "a", "title": "A", "body": TEXT, "statements": statements, **more})
    briefing = Briefing(title="B", quotation=budget)
    publishers = [Publisher(id="free", name="Free", rights="licensed")]
    found = of_quotation(Corpus(articles=[article], briefing=briefing, publishers=publishers))
    return list(found)


def codes(found: list[Problem]) -> list[str]:
    return [one.code for one in found]


def test_a_quote_has_as_many_words_as_it_may() -> None:
    """One word more than that is one too many, and the message says so."""
    budget = Quotation(words=10, share=1)

    assert problems(quote(0, 10), quotation=budget) == []
    (problem,) = problems(quote(0, 12), quotation=budget)
    assert problem.code == "quote-too-long"
    assert "has 12 words, 2 more than the 10 that a quote may have" in problem.message


def test_what_is_left_out_does_not_count() -> None:
    """A gap shortens a quote, and its words are not published."""
    gap = Statement(speaker="ro", quote=f"{piece(0, 5)} [...] {piece(45, 5)}")

    assert problems(gap, quotation=Quotation(words=10, share=0.1, always=0)) == []
    assert codes(problems(gap, quotation=Quotation(words=9, share=0.09, always=0))) == [
        "quote-too-long",
        "quoted-too-much",
    ]


def test_the_share_is_that_of_all_quotes() -> None:
    """It names the share, the limit, the excess, and the quote that goes over."""
    assert problems(quote(0, 12), quote(50, 13)) == []

    (problem,) = problems(quote(0, 12), quote(50, 13), quote(90, 4))

    assert problem.code == "quoted-too-much"
    assert "have 29 of its 100 words (29 %), 4 more than the 25 (25 %)" in problem.message
    assert "of 3, the longest: 'w50 w51" in problem.hint
    assert "(13 words)" in problem.hint


def test_the_default_allows_eighty_words_and_a_quarter() -> None:
    """Nothing need be written for a budget to hold."""
    body = " ".join(f"v{number}" for number in range(324))
    words = body.split()
    expected = {80: [], 81: ["quote-too-long"], 82: ["quote-too-long", "quoted-too-much"]}

    for number, wrong in expected.items():
        one = Statement(speaker="ro", quote=" ".join(words[:number]))
        assert codes(problems(one, body=body, quotation=Quotation())) == wrong


@given(
    st.lists(st.tuples(st.integers(0, 99), st.integers(1, 15)), max_size=8),
    st.integers(0, 100),
)
def test_each_word_of_the_text_counts_once(pieces: list[tuple[int, int]], percent: int) -> None:
    """However quotes overlap, the words of the text that they cover are counted."""
    covered = {at for first, number in pieces for at in range(first, min(first + number, 100))}

    found = problems(
        *(quote(*one) for one in pieces), quotation=Quotation(share=percent / 100, always=0)
    )

    assert codes(found) == (["quoted-too-much"] if len(covered) > percent else [])
    if found:
        assert f"have {len(covered)} of its 100 words" in found[0].message


@pytest.mark.parametrize(
    "more",
    [
        {"rights": "licensed"},
        {"rights": "open"},
        {"rights": "private"},
        {"publisher": "free"},
    ],
)
def test_rights_that_need_no_budget(more: dict[str, str]) -> None:
    """What may be published whole has no budget; of what is private nothing is published."""
    assert problems(quote(0, 90), **more) == []


def test_an_article_for_quotes_of_a_free_publisher_has_a_budget() -> None:
    """Its own rights count."""
    found = problems(quote(0, 90), publisher="free", rights="quote")

    assert codes(found) == ["quote-too-long", "quoted-too-much"]


@pytest.mark.parametrize(
    "statement",
    [
        Statement(speaker="ro", reported=piece(0, 90), gist="It spoke."),
        quote(0, 90, withdrawn="Coded by mistake."),
    ],
)
def test_what_is_not_published_does_not_count(statement: Statement) -> None:
    """Reports and withdrawn statements publish no words."""
    assert problems(statement) == []


def test_drafts_count_as_if_they_were_published() -> None:
    """Nobody learns of an excess on the day of publication."""
    assert codes(problems(quote(0, 90), draft=True)) == ["quote-too-long", "quoted-too-much"]


def test_the_quotes_of_facts_count() -> None:
    """They are published like those of statements."""
    fact = Fact(subject="bridge", property="length", value=1, quote=piece(50, 20))

    assert problems(quote(0, 5), facts=[fact]) == []
    assert codes(problems(quote(0, 6), facts=[fact])) == ["quoted-too-much"]
    long = Fact(subject="bridge", property="length", value=1, quote=piece(0, 81))
    assert codes(problems(facts=[long], quotation=Quotation(share=1))) == ["quote-too-long"]


def test_the_title_and_what_is_ignored_are_no_part_of_the_text() -> None:
    """The share is that of the article proper."""
    teaser = f"{TEXT} Read more about {' '.join(f'x{number}' for number in range(300))}"
    more = {"title": TEXT, "body": teaser, "ignore": [Ignored(start="Read more")]}

    assert problems(quote(0, 25), **more) == []
    assert codes(problems(quote(0, 26), **more)) == ["quoted-too-much"]


def test_a_short_text_may_be_quoted() -> None:
    """Fifteen words of any text, or as many as the briefing says, but no more than of a quote."""
    body = piece(0, 20)

    assert problems(quote(0, 15), body=body, quotation=Quotation()) == []
    (problem,) = problems(quote(0, 16), body=body, quotation=Quotation())
    assert "1 more than the 15 that may be quoted" in problem.message
    assert codes(problems(quote(0, 6), body=body, quotation=Quotation(always=0))) == [
        "quoted-too-much"
    ]
    few = Quotation(words=4, always=50)
    assert codes(problems(quote(0, 4), quote(8, 2), body=body, quotation=few)) == [
        "quoted-too-much"
    ]


@pytest.mark.parametrize("share", [0.29, 0.57, 0.58, 1.0, 0.0])
def test_a_share_is_what_is_written(share: float) -> None:
    """29 % of a hundred words are 29, whatever a computer makes of 0.29."""
    assert Quotation(share=share, always=0).allowed(100) == round(share * 100)


@pytest.mark.parametrize(
    "wrong",
    [{"words": 0}, {"words": True}, {"share": 1.1}, {"share": float("nan")}, {"always": -1}],
)
def test_a_budget_that_is_none(wrong: dict[str, Any]) -> None:
    """Python code is told at once."""
    with pytest.raises(ValueError, match=r"words|share"):
        Quotation(**wrong)


def test_the_place_is_that_of_the_first_quote_that_goes_over(tmp_path: Any) -> None:
    """Quotes count in the order of the file, those of facts behind those of statements."""
    files = changed(BRIEFING, "contact:", "quotation: {share: 10%, always: 0}\ncontact:")
    _, found = look_at(write(tmp_path, files))

    assert [(str(one.location), one.code) for one in found] == [
        (f"{ARTICLE}:10:12", "quoted-too-much")
    ]


def test_a_list_of_speakers_has_one_quote(tmp_path: Any) -> None:
    """It is one problem, and its words count once."""
    shared = VALID[ARTICLE].replace("speaker: ada-brook", "speaker: [ada-brook, dk, port-ministry]")
    files = {**VALID, ARTICLE: shared}
    assert look_at(write(tmp_path, files))[1] == []

    files[BRIEFING] += "quotation: {words: 6}\n"
    _, found = look_at(write(tmp_path, files))
    assert codes(found) == ["quote-too-long"]


def test_what_could_not_be_read_makes_no_second_problem(tmp_path: Any) -> None:
    """A slip in the budget, in rights or in words is one problem."""
    tight = "quotation: {words: 3, share: 1%, always: 0}\n"
    for path, old, new in (
        (BRIEFING, "words: 3", "words: few"),
        (ARTICLE, "rights: quote", "rights: some"),
    ):
        files = {**VALID, BRIEFING: VALID[BRIEFING] + tight}
        files[path] = files[path].replace(old, new)
        _, found = look_at(write(tmp_path, files))
        assert len(found) == 1, found
