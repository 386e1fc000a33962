from __future__ import annotations

from typing import Any

import pytest

from policybrief.models.corpus import Corpus
from policybrief.models.statement import Statement
from tests.analysis.tiny import says, tiny
from tests.checks.each import of_coders
from tests.reading.corpora import ARTICLE, BRIEFING, VALID, changed, found, look_at, write


def codes(corpus: Corpus) -> list[str]:
    """Return the codes of what is wrong with the coders of a corpus."""
    return [one.code for one in of_coders(corpus)]


def one_statement(briefing: dict[str, Any] | None = None, **fields: Any) -> Corpus:
    """Return a corpus with one statement."""
    return tiny(says("president", "2023-01-01", **fields), **(briefing or {}))


@pytest.mark.parametrize(
    ("name", "bad"),
    [
        ("ab", False),
        ("Ada Brook-Wren", False),
        ("ab/cd", False),
        ("Åsa Ø. 李", False),
        ("x" * 60, False),
        ("x" * 61, True),
        (" ", True),
        ("No", True),
        ("todo", True),
        ("true", True),
        ("noa", False),
        ("https://example.org/ab", True),
        ("www.example.org", True),
        ("ab@example.org", True),
        ("javascript://x", True),
        ("ab\ncd", True),
    ],
)
def test_a_coder_has_a_short_name(name: str, bad: bool) -> None:
    """It stands on pages and in exports: no address of a page or a mailbox, nothing long."""
    wanted = ["bad-coder"] * bad

    assert codes(one_statement(coded=name)) == wanted
    assert codes(one_statement(checked=name)) == wanted
    assert codes(one_statement({"coded": name})) == wanted
    assert codes(one_statement({"checked": name})) == wanted
    assert codes(one_statement(coded="first", codings=[{"coded": name, "stances": {}}])) == wanted


@pytest.mark.parametrize(
    ("briefing", "statement", "wrong"),
    [
        ({}, {"coded": "ab", "checked": "cd"}, False),
        ({}, {"coded": "ab", "checked": "ab"}, True),
        ({}, {"coded": "ab", "checked": " AB "}, True),
        ({"coded": "ab"}, {"checked": "ab"}, True),
        ({"checked": "ab"}, {"coded": "ab"}, True),
        ({"coded": "ab", "checked": "ab"}, {}, True),
        ({"coded": "ab", "checked": "ab"}, {"coded": "cd"}, True),
        ({"coded": "ab"}, {"coded": "cd", "checked": "ab"}, False),
        ({"coded": "ab"}, {}, False),
        ({}, {"checked": "ab"}, False),
    ],
)
def test_nobody_checks_what_they_have_coded(
    briefing: dict[str, Any], statement: dict[str, Any], wrong: bool
) -> None:
    """Whoever coded and checked by the statement or by the briefing; once for the briefing."""
    assert codes(one_statement(briefing, **statement)) == ["self-checked"] * wrong


def test_a_default_that_keeps_nothing_back(tmp_path):
    """Each statement counts as checked, so the setting beside it does nothing."""
    both = changed(BRIEFING, "title: Bridges", "title: Bridges\nrequire_checked: true\nchecked: cd")
    _, problems = look_at(write(tmp_path, both))

    assert found(problems) == [f"{BRIEFING}:3:10 checked-by-default"]


def test_what_is_kept_back_is_said_once_for_an_article(tmp_path):
    """A list of speakers is one entry, and stands on one line."""
    required = VALID[BRIEFING] + "require_checked: true\n"
    _, problems = look_at(write(tmp_path, {**VALID, BRIEFING: required}))

    assert found(problems) == [f"{ARTICLE}:9:5 unchecked"]
    assert problems[0].message == (
        "'bridge' has 2 statements that nobody has checked, kept back from all that is published: "
        "lines 9, 17"
    )
    one = VALID[ARTICLE].replace("    via:", "    checked: cd\n    via:")
    _, problems = look_at(write(tmp_path, {**VALID, BRIEFING: required, ARTICLE: one}))

    assert problems[0].message.endswith(
        "a statement that nobody has checked, kept back from all that is published: line 18"
    )


def test_many_lines_are_not_all_named():
    """The message stays one line."""
    many = tiny(*(says("president", "2023-01-01", article="a") for _ in range(3)))
    (problem,) = of_coders(tiny(*_many(), require_checked=True))

    assert "'a' has 30 statements" in problem.message
    assert codes(many) == []


def _many() -> list[dict[str, Any]]:
    return [says("president", "2023-01-01", article="a") for _ in range(30)]


@pytest.mark.parametrize(
    "kept_back",
    [{"draft": True}, {"checked": "cd"}],
)
def test_nothing_waits_that_is_a_draft_or_checked(kept_back: dict[str, Any]) -> None:
    """A draft is reported as one."""
    assert codes(one_statement({"require_checked": True}, **kept_back)) == []


def test_a_withdrawn_statement_waits_too():
    """Its place is not kept before somebody has checked that it was there."""
    corpus = one_statement({"require_checked": True}, withdrawn="It was wrong.")

    assert codes(corpus) == ["unchecked"]


@pytest.mark.parametrize(
    ("first", "others", "wrong"),
    [
        ("ab", ["cd", "ef"], []),
        ("ab", ["ab"], ["double-coding"]),
        ("ab", ["Ab "], ["double-coding"]),
        ("ab", ["cd", "ef", "cd"], ["double-coding"]),
        ("ab", ["ab", "ab"], ["double-coding"] * 2),
        (None, ["cd"], ["no-coder"]),
        (None, ["cd", "cd"], ["no-coder", "double-coding"]),
    ],
)
def test_one_coder_codes_a_statement_once(
    first: str | None, others: list[str], wrong: list[str]
) -> None:
    """Whoever made the first coding is one of them, also where the briefing says who that was."""
    codings = [{"coded": one, "stances": {}} for one in others]

    assert codes(one_statement(coded=first, codings=codings)) == wrong
    assert codes(one_statement({"coded": first}, codings=codings)) == wrong


def test_a_list_of_speakers_has_each_mistake_once(tmp_path):
    """The entry is written once, whomever it names."""
    article = VALID[ARTICLE].replace("    event:", "    coded: a@b\n    checked: a@b\n    event:")
    _, problems = look_at(write(tmp_path, {**VALID, ARTICLE: article}))

    assert [one.code for one in problems] == ["bad-coder", "bad-coder", "self-checked"]


def test_a_statement_that_could_not_be_read_hides_nothing():
    """A stand-in for a name is no name."""
    corpus = one_statement(coded="?", checked="?", broken=frozenset(["coded", "checked"]))

    assert isinstance(corpus.statements[0], Statement)
    assert codes(corpus) == []
