"""The corpora that every format is tried on: a quiet one, and one of nasty texts."""

from __future__ import annotations

import functools
import tempfile
from pathlib import Path
from typing import Final

from policybrief import (
    Analysis,
    Article,
    Briefing,
    Corpus,
    Country,
    Event,
    Fact,
    Organization,
    Person,
    Publisher,
    Role,
    Statement,
    Topic,
    analyse,
    load_corpus,
)
from policybrief.models.statement import Speaker, SpeakerKind
from tests.analysis.tiny import analysed, says
from tests.site.corpora import QUIET, write

NASTY: Final = (
    "=cmd|' /C calc'!A0",
    "+1-2",
    "-2+3",
    "@SUM(A1)",
    "'quoted' from the front",
    "\tbehind a tab",
    "two\nlines, and \"both\" 'marks'; \r\nand; a third\rwith a return",
    "a bell \x07 rings",
    "emoji 👩‍👩‍👧 and 🏴󠁧󠁢󠁳󠁣󠁴󠁿",
    "שלום עולם \u202eright to left",
    "a\u0301 is NFD and á NFC",
    r"\textbf{a} & b % c $d$ #e _f ~g ^h {i} \\",
    "<script>alert(1)</script> &amp; ]]>",
    "long " * 400 + "end",
    "true",
    "007",
    "1e5",
    " spaces around ",
)
"""Texts that one format or another takes for something else."""


@functools.cache
def quiet() -> Analysis:
    """Return the analysis of the quiet corpus of the site's tests."""
    return analyse(load_corpus(write(Path(tempfile.mkdtemp()) / "corpus", QUIET)))


@functools.cache
def nasty() -> Analysis:
    """Return the analysis of a corpus with each nasty text wherever a text can stand."""
    return analyse(nasty_corpus())


@functools.cache
def retold() -> Analysis:
    """Return the analysis of one utterance in two articles, the first of which only reports it."""
    gist = "He was for it."
    return analysed(
        says("premier", "2023-05-05", "leans-for", reported=True, gist=gist, id="loose"),
        says("premier", "2023-05-06", id="firm", same_as="loose"),
    )


@functools.cache
def of_a_draft() -> Analysis:
    """Return the analysis of two published accounts of what a draft gives first."""
    return analysed(
        says("premier", "2023-05-05", id="hush-id", article="hush", draft=True),
        says("premier", "2023-05-06", id="second", same_as="hush-id"),
        says("premier", "2023-05-06", id="third", same_as="second"),
    )


def nasty_corpus(*, backwards: bool = False) -> Corpus:
    """Return the corpus of nasty texts, its records in either order."""
    articles = [_article(number, text) for number, text in enumerate(NASTY)]
    topics = [_topic(number, text) for number, text in enumerate(NASTY)]
    if backwards:
        articles.reverse()
        topics.reverse()
    return Corpus(
        briefing=Briefing(
            title=NASTY[0], site_url="https://example.org/n/", conditions={"ferry": NASTY[6]}
        ),
        articles=articles,
        topics=topics,
        actors=[
            Country(id="northland", name=NASTY[8]),
            Organization(id="tide-party", name=NASTY[0], type="party", country="northland"),
            *(_person(number, text) for number, text in enumerate(NASTY)),
        ],
        publishers=[Publisher(id="daily", name=NASTY[11], note=NASTY[6])],
        events=[Event(id="opening", title=NASTY[12], place=NASTY[9], date="2025-10~")],
    )


def _person(number: int, text: str) -> Person:
    role = Role(title="president", of="northland", span="2020-01/..", note=text, source=text)
    return Person(id=f"person-{number}", name=text, aka=[text, ""], roles=[role], note=text)


def _topic(number: int, text: str) -> Topic:
    return Topic(
        id=f"topic-{number}",
        title=text,
        proposition=text,
        labels={"for": text},
        asked_of=["northland", "is"],
        keywords=[text],
        note="",
    )


def _article(number: int, text: str) -> Article:
    stances = {
        f"topic-{number}": {"position": "for", "condition": "ferry"},
        "topic-0": {"position": "leans-against", "act": "offers"},
        "topic-1": "unclear",
    }
    said = {"gist": text, "via": text, "note": text, "to": [text], "event": "opening"}
    unnamed = Speaker(kind=SpeakerKind.UNNAMED, name=text, of="northland")
    return Article(
        id=f"article-{number}",
        title=text,
        publisher="daily" if number % 2 else None,
        url="https://example.org/a?b={1}&c=%7e 2",
        date="2025-11~",
        body=f"So it went:\n\n{text}\n\nand that was all.",
        note=text,
        statements=[
            Statement(
                speaker=f"person-{number}", quote=text, said="2025-11-02", stances=stances, **said
            ),
            Statement(
                speaker=unnamed, reported="that was all", stances={"topic-0": "open"}, **said
            ),
            Statement(speaker="northland", reported="So it went", **said),
        ],
        facts=[
            Fact(subject="pier", property="length", value=number, unit="m", note=text),
            Fact(subject="pier", property="name", value=text),
        ],
    )
