"""A small corpus without problems, and ways to break it."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path
from typing import Any

from policybrief.checks.run import check_corpus
from policybrief.models.corpus import Corpus
from policybrief.problems import Problem, in_order
from policybrief.reading.folder import read_corpus
from policybrief.reading.placed import Row, Table, Text

BRIEFING = "briefing.yml"
ARTICLE = "articles/bridge.md"
TOPIC = "topics/bridge-toll.md"
PERSON = "actors/ada-brook.md"
BODY = """\
The toll comes next year, said President Ada Brook. "We will build it, stone by stone, and nobody
pays twice," she told the press. Denmark has shown interest in the bridge.

The bridge is 650 metres long. A port clerk called it a folly.
"""
VALID: Mapping[str, str] = {
    BRIEFING: "title: Bridges\ncontact: desk@example.org\nconditions: {funding: money is there}\n",
    "publishers/daily.md": "---\nname: The Daily\n---\n",
    "events/opening.md": "---\ntitle: The opening\n---\n",
    "topics/rent-cap.md": "---\ntitle: Rent cap\nproposition: Rents are capped.\n---\n",
    TOPIC: """\
---
title: Bridge toll
proposition: Cars pay a toll.
question: Would it raise a toll?
labels: {for: wants a toll}
asked_of: [ro, dk]
keywords: [toll, bridge]
---
See [rents](rent-cap).
""",
    PERSON: """\
---
name: Ada Brook
kind: person
country: ro
aka: [President Brook]
roles:
  - president of ro, 2024-05-26/..
---
""",
    "actors/port-ministry.md": """\
---
name: Port Ministry
kind: organization
type: ministry
country: ro
memberships:
  - eu, 2004-05-01/..
---
""",
    ARTICLE: f"""\
---
title: A bridge with a price
publisher: daily
url: https://example.org/a/1
date: 2025-04-28
lang: en
rights: quote
statements:
  - speaker: ada-brook
    quote: >-
      We will build it [...] nobody pays twice
    said: 2025-04-27
    via: press-conference
    stances:
      bridge-toll: for
      rent-cap: {{position: open, if: funding, act: offers}}
  - speaker: [dk, port-ministry]
    reported: has shown interest in the bridge
    gist: Denmark and the ministry were said to look at the bridge.
    event: opening
    stances:
      bridge-toll: leans-for
facts:
  - {{subject: bridge, property: length, value: 650, unit: m, quote: 650 metres long}}
---
{BODY}""",
}


def changed(path: str, old: str, new: str) -> dict[str, str]:
    """Return the valid corpus with *old* replaced in one file."""
    assert VALID[path].count(old) >= 1, f"{old!r} is not in {path}"
    return {**VALID, path: VALID[path].replace(old, new, 1)}


def write(root: Path, files: Mapping[str, str | bytes]) -> Path:
    """Write *files* letter for letter."""
    for name, content in files.items():
        file = root / name
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_bytes(content.encode() if isinstance(content, str) else content)
    return root


def look_at(root: Path) -> tuple[Corpus, list[Problem]]:
    """Return the corpus of a folder, and everything that is wrong with it."""
    corpus, problems = read_corpus(root)
    return corpus, in_order([*problems, *check_corpus(corpus)])


def found(problems: list[Problem]) -> list[str]:
    """Return place and code of each problem: ``articles/a.md:2:1 unknown-field``."""
    return [f"{one.location} {one.code}" for one in problems]


def known(value: Any) -> Any:
    """Return everything that is known of a placed value."""
    if isinstance(value, Table):
        entries = [(known(key), known(one)) for key, one in value.items()]
        return type(value), value.line, value.column, value.lost, entries
    if isinstance(value, Row):
        entries = [known(one) for one in value]
        return type(value), value.line, value.column, value.empty, value.in_brackets, entries
    if isinstance(value, Text):
        return type(value), str(value), value.line, value.column
    return value
