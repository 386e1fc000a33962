"""The example briefing: what it must show, and that its words are its own."""

from __future__ import annotations

import json
import os
import re
from collections.abc import Mapping
from functools import cache
from pathlib import Path
from typing import Any

import pytest

import policybrief
from policybrief.models.words import Passage, fragments

SEEDS = Path(__file__).resolve().parent.parent / "seeds"
SOURCES = os.environ.get("POLICYBRIEF_SOURCES")
SOURCE_OF = {
    "romania-quarantine": "000",
    "coalition-without-troops": "001",
    "allied-forces-letter": "002",
    "harris-in-bucharest": "003",
    "calls-from-kyiv": "004",
}
needs_sources = pytest.mark.skipif(
    SOURCES is None, reason="POLICYBRIEF_SOURCES does not name the folder of the source texts"
)


@cache
def ledger() -> Mapping[str, Any]:
    document: Mapping[str, Any] = json.loads(policybrief.export(SEEDS))
    return document


def line(country: str, topic: str) -> Mapping[str, Any]:
    found = [one for one in ledger()["lines"] if (one["country"], one["topic"]) == (country, topic)]
    assert len(found) == 1, f"{country} on {topic}: {len(found)} lines"
    return found[0]


@cache
def source(article: str) -> Passage:
    assert SOURCES is not None
    (file,) = Path(SOURCES).glob(f"{SOURCE_OF[article]}_*.txt")
    return Passage(file.read_text(encoding="utf-8"))


def test_it_checks_clean() -> None:
    """The example has not even a warning that it need not have."""
    assert [str(one) for one in policybrief.find_problems(SEEDS)] == []


def test_romania_keeps_its_troops_at_home() -> None:
    """Against from April 2025 to January 2026, from paraphrase to quote, without a shift."""
    found = line("ro", "troops-in-ukraine")

    assert found["position"] == "against"
    assert found["since"] == "../2025-04~"
    assert found["speaker"] == "nicusor-dan"
    assert found["grade"] == "quoted"
    assert not found["thin"]
    assert not found["stale"]
    first = found["considered"][0]["statement"]
    grades = {one["id"]: one["grade"] for one in ledger()["statements"]}
    assert grades[first] in ("reported", "paraphrased")
    assert ledger()["shifts"] == []


def test_fota_disagrees() -> None:
    """Iulian Fota stands among the other voices of Romania, disagreeing, and is no dissent."""
    voices = {
        one["speaker"]: one["agrees"]
        for one in ledger()["other_voices"]
        if (one["country"], one["topic"]) == ("ro", "troops-in-ukraine")
    }

    assert voices["iulian-fota"] is False
    assert ledger()["dissent"] == []


def test_romania_lets_allied_forces_in() -> None:
    """For allied forces on its soil, under a former president."""
    found = line("ro", "allied-forces")

    assert found["position"] == "for"
    assert found["speaker"] == "klaus-iohannis"
    assert found["past_holder"]


@pytest.mark.parametrize("country", ["dk", "be", "es", "lt"])
def test_four_are_ready_if_a_ceasefire_holds(country: str) -> None:
    """Ready to send troops if a ceasefire holds, on a report that names no speaker."""
    found = line(country, "troops-in-ukraine")

    assert found["position"] == "leans-for"
    assert found["condition"] == "ceasefire"
    assert found["grade"] == "reported"
    assert found["thin"]


@pytest.mark.parametrize("country", ["fr", "gb"])
def test_france_and_britain_would_send(country: str) -> None:
    """For, on reports in two articles."""
    assert line(country, "troops-in-ukraine")["position"] == "for"


def test_bulgaria_has_not_ruled_it_out() -> None:
    """Open, by its parliament."""
    found = line("bg", "troops-in-ukraine")

    assert found["position"] == "open"
    assert found["speaker"] == "national-assembly-of-bulgaria"
    assert found["grade"] == "paraphrased"


@pytest.mark.parametrize("topic", ["direct-involvement", "troops-in-ukraine"])
def test_the_united_states_of_2022_are_out_of_date(topic: str) -> None:
    """Against in 2022, stale; the guarantee of 2026 makes no shift of it."""
    found = line("us", topic)

    assert found["position"] == "against"
    assert found["stale"]
    assert line("us", "security-guarantees")["position"] == "for"


def test_russia_has_no_line() -> None:
    """What others say about Russia is not Russia's line."""
    assert [one for one in ledger()["lines"] if one["country"] == "ru" and one["position"]] == []


def test_the_border_is_no_conflict() -> None:
    """650 km by one source, with "longest border" beside it as another property."""
    border = [one for one in ledger()["facts"] if one["subject"] == "ro-ua-border"]

    assert {one["property"] for one in border} >= {"length", "rank"}
    (length,) = [one for one in border if one["property"] == "length"]
    assert (length["value"], length["unit"]) == (650, "km")
    assert ledger()["conflicts"] == []


def test_quotes_are_short() -> None:
    """No quote is longer than twelve words."""
    quotes = [one["words"] for one in ledger()["statements"] if one["words"] is not None]
    quotes += [one["quote"] for one in ledger()["facts"] if one["quote"] is not None]

    assert quotes
    assert [one for one in quotes if len(" ".join(fragments(one)).split()) > 12] == []


def test_every_article_has_a_source() -> None:
    """The example covers the five sources, each with one article."""
    assert {one["id"] for one in ledger()["articles"]} == set(SOURCE_OF)


@needs_sources
def test_every_quote_stands_in_its_source() -> None:
    """A quote is verbatim in the source, not only in our own report."""
    corpus = policybrief.load_corpus(SEEDS)
    quotes = [(one.article, one.quote) for one in corpus.statements if one.quote is not None]
    quotes += [
        (fact.article, fact.quote)
        for article in corpus.articles
        for fact in article.facts
        if fact.quote is not None
    ]

    missing = [(article, quote) for article, quote in quotes if not source(article).find(quote)]

    assert missing == []


@needs_sources
def test_no_other_words_of_a_source_stand_here() -> None:
    """No run of eight words of a source stands in any file of the example, but for quotes."""
    corpus = policybrief.load_corpus(SEEDS)
    allowed = {one.quote for one in corpus.statements if one.quote is not None}
    allowed |= {fact.quote for article in corpus.articles for fact in article.facts if fact.quote}
    runs = {run for article in SOURCE_OF for run in _runs(source(article).text, 8)}

    taken = {}
    for file in sorted(SEEDS.rglob("*")):
        if file.is_file() and file.suffix in (".md", ".yml"):
            found = _runs(file.read_text(encoding="utf-8"), 8) & runs
            taken.update({run: file.name for run in found if not _within(run, allowed)})

    assert taken == {}


def _words(text: str) -> list[str]:
    return re.findall(r"\w+", text.casefold())


def _runs(text: str, length: int) -> set[tuple[str, ...]]:
    words = _words(text)
    return {tuple(words[at : at + length]) for at in range(len(words) - length + 1)}


def _within(run: tuple[str, ...], quotes: set[str]) -> bool:
    return any(run in _runs(part, len(run)) for quote in quotes for part in fragments(quote))
