"""A corpus in which statements and a whole article were taken down.

`taken` gives it with any words for what is gone; whatever is made of it must not depend on them.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import Final

from tests.site.corpora import QUIET

OF_A_LIST: Final = "Sarabandish"
"""A word that two speakers of a list are said to have used; their ids come from their words."""

_TAKEN: Final[Mapping[str, str]] = {
    "articles/tide-table.md": """\
        ---
        title: The tide table
        publisher: daily
        date: 2025-10-01
        rights: open
        statements:
          - speaker: ada-brook
            quote: >-
              GONE for ever, and the quay is ours [...] for good
            gist: GONE gisted.
            translation: GONE translated.
            note: GONE noted.
            to: [GONE friends]
            about: [GONE things]
            via: GONE letter
            event: opening
            stances: {pier: {position: against, if: ferry}, toll: for}
            withdrawn: She never said it.
            id: table-gone
          - speaker: {name: Greta Gone, of: northland, as: GONE expert}
            quote: >-
              a GONE whisper
            stances: {pier: against}
            withdrawn: She asked for it.
            id: table-greta
          - speaker: {unnamed: GONE official, of: northland}
            reported: >-
              GONE officials were sure
            gist: GONE officials.
            stances: {pier: against}
            withdrawn: The source asked for it.
            id: table-official
          - speaker: ada-brook
            quote: >-
              the quay is ours
            said: 2025-09-30
            id: table-quay
            stances: {pier: for}
          - speaker: [otto-reed, southland]
            quote: >-
              a Sarabandish dance
            withdrawn: Nobody danced.
            stances: {toll: for}
        ---
        Ada Brook said: "GONE for ever, and the quay is ours, GONE or not, for good." A friend heard
        a GONE whisper, and GONE officials were sure. There was "a Sarabandish dance".
        """,
    "articles/another-table.md": """\
        ---
        title: Another table
        date: 2025-10-02
        rights: open
        statements:
          - speaker: ada-brook
            quote: >-
              the quay is ours
            same_as: table-gone
            id: another-account
        ---
        She said "the quay is ours".
        """,
    "articles/third-table.md": """\
        ---
        title: A third table
        date: 2025-10-02
        statements:
          - speaker: ada-brook
            quote: >-
              the quay is ours
            same_as: table-gone
            id: third-account
            stances: {pier: for}
        ---
        She said "the quay is ours".
        """,
    "articles/withdrawn-whole.md": """\
        ---
        title: GONE is the title
        publisher: gone-wire
        url: https://example.org/GONE
        archived: https://web.example/GONE
        archived_on: 2026-01-31
        date: 2026-01-30
        lang: ro
        translated: machine from ro
        rights: open
        note: GONE article.
        withdrawn: A court ordered it.
        statements:
          - speaker: mia-south
            quote: >-
              we GONE it all
            gist: GONE south.
            stances: {pier: for}
            id: whole-south
          - speaker: {name: Gina Gone, of: northland, as: GONE poet}
            reported: Gina was GONE
            gist: GONE poems.
            withdrawn: Her own reason.
            id: whole-gina
        facts:
          - {subject: quay, property: depth, value: 31337, unit: m, note: GONE deep, quote: GONE or}
        ---
        "we GONE it all", GONE or not. Gina was GONE.
        """,
    "actors/mia-south.md": """\
        ---
        name: Mia South
        kind: person
        roles:
          - prime minister of southland, 2020-01-01/..
        ---
        She wrote [something](withdrawn-whole) and [more](articles/tide-table.md#table-gone).
        """,
}


def taken(words: str) -> Mapping[str, str]:
    """Return the corpus, with *words* for what was taken down."""
    return {**QUIET, **{name: text.replace("GONE", words) for name, text in _TAKEN.items()}}


def before(words: str) -> Mapping[str, str]:
    """Return the same before anything was taken down."""
    return {
        name: "\n".join(
            line
            for line in text.split("\n")
            if "withdrawn:" not in line or "reed-withdrawn" in text
        )
        for name, text in taken(words).items()
    }
