"""Addresses that lead to the very words, as the specification of text fragments writes them."""

from __future__ import annotations

import re
from urllib.parse import unquote

import pytest
from hypothesis import given
from hypothesis import strategies as st

from policybrief.models.words import fragments
from policybrief.sharing.text_fragments import fragment_url

PAGE = "https://example.org/a"
TERM = r"(?:[A-Za-z0-9._~]|%[0-9A-F]{2})+"
DIRECTIVES = re.compile(rf"text={TERM}(?:,{TERM})?(?:&text={TERM}(?:,{TERM})?)*")


def terms(url: str) -> list[list[str]]:
    """Return the words of each directive: all of them, or the first and the last ones."""
    directives = url.partition(":~:")[2].split("&")
    return [[unquote(one) for one in each.removeprefix("text=").split(",")] for each in directives]


@pytest.mark.parametrize(
    ("quote", "fragment"),
    [
        ("no troops", "#:~:text=no%20troops"),
        ("yes, a twenty-first & last", "#:~:text=yes%2C%20a%20twenty%2Dfirst%20%26%20last"),
        ("«мир»", "#:~:text=%C2%ABmir%C2%BB".replace("mir", "%D0%BC%D0%B8%D1%80")),
        ("no troops [...] joint programs", "#:~:text=no%20troops&text=joint%20programs"),
        ("no troops […] joint programs", "#:~:text=no%20troops&text=joint%20programs"),
        (
            "one two three four five six seven eight nine ten eleven twelve thirteen",
            "#:~:text=one%20two%20three%20four%20five,nine%20ten%20eleven%20twelve%20thirteen",
        ),
    ],
)
def test_the_words_stand_in_the_address(quote, fragment):
    """In percent encoding, marks of the syntax too; long ones by their ends."""
    assert fragment_url(PAGE, quote) == PAGE + fragment


@pytest.mark.parametrize(
    ("url", "found"),
    [
        (f"{PAGE}#part", f"{PAGE}#part:~:text=now"),
        (f"{PAGE}#", f"{PAGE}#:~:text=now"),
        (f"{PAGE}?q=1#part:~:text=then", f"{PAGE}?q=1#part:~:text=now"),
        (f"{PAGE}#:~:text=then", f"{PAGE}#:~:text=now"),
    ],
)
def test_a_fragment_of_its_own_stays(url, found):
    """Only another directive gives way."""
    assert fragment_url(url, "now") == found


def test_no_words_no_directive():
    """An address stays as it is."""
    assert fragment_url(PAGE, " [...] ") == PAGE


@given(st.text() | st.lists(st.sampled_from(["a", "b-c", "d,e", "&", "[...]", "–"])).map(" ".join))
def test_any_quote_makes_an_address_of_its_own_words(quote):
    """Nothing that means something to an address is left, and no word is there that it has not."""
    url = fragment_url(PAGE, quote)
    if url == PAGE:
        assert not fragments(quote)
        return

    assert DIRECTIVES.fullmatch(url.partition(":~:")[2])
    safe = quote.encode("utf-8", "replace").decode()
    for passage, found in zip(fragments(safe), terms(url), strict=True):
        words = passage.split()
        assert passage.startswith(found[0])
        assert passage.endswith(found[-1])
        assert sum(len(one.split()) for one in found) <= len(words)
