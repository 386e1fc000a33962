"""A corpus with an embargoed article, what rests on it alone, and the corpus that readers see.

`HELD` is `SEEN` with the article, with records that were written for it, and with links to them
from what is public. Whatever is made of the two must be the same, byte for byte.
"""

from __future__ import annotations

import functools
import gzip
import html
import io
import re
import sqlite3
import zipfile
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Final
from unittest import mock
from urllib.parse import unquote

from policybrief import export_files
from policybrief.pipeline import exporting
from policybrief.writing.formats import FORMATS, PDF
from tests.site.corpora import QUIET

_ABOUT: Final = """\
    ## Who we are

    A desk that follows harbours, and {link}.
    Then {other}
    {html}
    """
_TOPIC: Final = QUIET["topics/pier.md"].replace(
    "The pier matters to [Ada Brook](ada-brook).",
    "The pier matters to [Ada Brook](ada-brook), TOLD.",
)
_LIVE: Final = """\
    ---
    title: What the harbour said
    publisher: daily
    date: 2025-12-01
    reviewed: [pier{topic}]
    statements:
      - speaker: ada-brook
        quote: >-
          the crane stays where it is
        id: live-crane
        said: 2025-11-30{first}
      - speaker: otto-reed
        quote: >-
          nobody moves it
        id: live-nobody{second}
    ---
    She said "the crane stays where it is" and he said "nobody moves it".
    """
_AGAIN: Final = """\
    ---
    title: What the harbour said again
    date: 2025-12-02
    statements:
      - speaker: ada-brook
        quote: >-
          the crane stays where it is
        id: again-crane
        said: 2025-11-30
        same_as: {same}
    ---
    Once more: "the crane stays where it is".
    """

SEEN: Final[Mapping[str, str]] = {
    **QUIET,
    "about.md": _ABOUT.format(
        link="reads the paper", other="[this][1] too\n\n    [1]: #", html='<a href="#">here</a>'
    ),
    "topics/pier.md": _TOPIC.replace("TOLD", "as we were told"),
    "articles/harbour-said.md": _LIVE.format(topic="", first="", second=""),
    "articles/harbour-said-again.md": _AGAIN.format(same="live-crane"),
}
"""What readers see."""

_SECRETS: Final[Mapping[str, str]] = {
    "articles/veloxin-pact.md": """\
        ---
        title: The Veloxin pact
        publisher: veloxin-wire
        url: https://example.org/veloxin
        date: 2026-01-20
        publish-after: 2026-01-31
        rights: open
        note: Veloxin noted.
        statements:
          - speaker: vela-oxin
            quote: >-
              the Veloxin crane goes to sea
            gist: Veloxin gisted.
            translation: Veloxin translated.
            id: veloxin-crane
            event: veloxin-summit
            to: [veloxin-guild, Veloxin friends]
            stances:
              veloxin-crane-topic: {position: for, if: veloxin-treaty}
              pier: against
          - speaker: ada-brook
            quote: >-
              the crane stays where it is
            id: veloxin-stays
            said: 2025-11-29
            stances: {toll: for}
          - speaker: {name: Velma Oxin, of: tuvalu, as: Veloxin expert}
            reported: Velma Oxin agreed
            gist: Velma gisted.
            stances: {toll: for}
          - speaker: {unnamed: Veloxin official, of: northland}
            quote: >-
              a Veloxin whisper
            stances: {toll: for}
        facts:
          - {subject: quay, property: depth, value: 77, unit: m, note: Veloxin depth}
          - {subject: veloxin-crane, property: height, value: 99, unit: m}
        ---
        "the Veloxin crane goes to sea", said Vela Oxin. "the crane stays where it is", said Ada
        Brook. Velma Oxin agreed. "a Veloxin whisper" was heard. Veronica Oxin said nothing.
        """,
    "actors/vela-oxin.md": """\
        ---
        name: Vela Oxin
        kind: person
        aka: [Veloxin herself]
        roles:
          - head of cranes of veloxin-guild, 2020-01-01/..
          - minister of cranes of northland, 2020-01-01/..
        ---
        Vela's prose.
        """,
    "actors/veronica-oxin.md": """\
        ---
        name: Veronica Oxin
        kind: person
        country: northland
        ---
        Named in the text alone.
        """,
    "actors/veloxin-guild.md": """\
        ---
        name: Veloxin Guild
        kind: organization
        type: ngo
        country: tuvalu
        memberships: ["veloxin-union, 2004-03-29/.."]
        ---
        """,
    "actors/veloxin-union.md": "---\nname: Veloxin Union\nkind: organization\n---\n",
    "publishers/veloxin-wire.md": "---\nname: Veloxin Wire\ncountry: tuvalu\n---\nVeloxin prose.\n",
    "events/veloxin-summit.md": "---\ntitle: Veloxin summit\ndate: 2026-01-19\n---\nVeloxin.\n",
    "topics/veloxin-crane-topic.md": """\
        ---
        title: The Veloxin crane
        proposition: The Veloxin crane goes to sea.
        asked_of: [northland, tuvalu, veloxin-union]
        ---
        About [her](vela-oxin).
        """,
}
"""What is embargoed, and what was written for it."""

HELD: Final[Mapping[str, str]] = {
    **SEEN,
    **_SECRETS,
    "briefing.yml": QUIET["briefing.yml"].replace(
        "the ferry runs again}", "the ferry runs again, veloxin-treaty: the Veloxin treaty holds}"
    ),
    "about.md": _ABOUT.format(
        link="[reads the paper](articles/veloxin-pact.md)",
        other="[this][1] too\n\n    [1]: <veloxin-pact>",
        html='<a href="veloxin-crane-topic">here</a>',
    ),
    "topics/pier.md": _TOPIC.replace(
        "TOLD",
        "[as we](../articles/veloxin-pact.md#veloxin-crane) [were told](veloxin-crane-topic)",
    ),
    "articles/harbour-said.md": _LIVE.format(
        topic=", veloxin-crane-topic", first="\n        same_as: veloxin-stays", second=""
    ),
    "articles/harbour-said-again.md": _AGAIN.format(same="veloxin-stays"),
}
"""The same with what is embargoed."""

MARKS: Final = ("velox", "vela-", "vela oxin", "velma", "veronica", "tuvalu", "oxin", '"tv"')
"""What no file may hold of it, in lower case."""

GIVEN_AWAY: Final = frozenset(
    {*("articles", "cards", "cite", "data", "feeds", "figures", "pagefind", "statements")}
)
"""Folders of a site that hold what articles say, or what is made of it; there are others."""


def texts(folder: Path) -> Iterator[tuple[str, bytes]]:
    """Yield name and content of everything that a build or an export of *folder* gives away.

    Args:
        folder: A folder of files; zip files and databases are opened.
    """
    for file in sorted(path for path in folder.rglob("*") if path.is_file()):
        yield from opened(file.relative_to(folder).as_posix(), file.read_bytes())


def opened(name: str, content: bytes) -> Iterator[tuple[str, bytes]]:
    """Yield a file, and everything that is in it."""
    yield name, content
    if content[:2] == b"PK":
        with zipfile.ZipFile(io.BytesIO(content)) as archive:
            for inner in archive.namelist():
                yield from opened(f"{name}/{inner}", inner.encode() + archive.read(inner))
    if content[:2] == b"\x1f\x8b":
        yield from opened(f"{name}/unpacked", gzip.decompress(content))
    if content[:6] == b"SQLite":
        database = sqlite3.connect(":memory:")
        database.deserialize(content)
        yield f"{name}/dump", "\n".join(database.iterdump()).encode("utf-8", "replace")
        database.close()


def exports(folder: Path, **options: str) -> Iterator[tuple[str, bytes]]:
    """Yield every export of a corpus, opened; of a PDF the document that is laid out."""
    with mock.patch.object(exporting, "pdf_of", str.encode):
        for format_ in (*FORMATS, PDF):
            for name, content in export_files(folder, format_, **options).items():
                yield from opened(f"{format_}/{name}", content)


def says(content: bytes, words: str) -> bool:
    """Say whether a file holds *words*, whatever the case, also with letters written as escapes.

    Args:
        content: The file.
        words: The words, in lower case.
    """
    return any(words in one for one in _readings(content))


@functools.lru_cache(maxsize=4096)
def _readings(content: bytes) -> frozenset[str]:
    """Return the text of a file as it stands, and with JSON, HTML and addresses decoded."""
    text = content.decode("utf-8", "replace")
    plain = re.sub(r"\\u([0-9a-fA-F]{4})", lambda found: chr(int(found[1], 16)), text)
    decoded = unquote(html.unescape(plain))
    return frozenset(one.casefold() for one in (text, plain, decoded, text.replace("\0", "")))
