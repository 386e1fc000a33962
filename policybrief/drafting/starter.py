"""A starter folder that checks clean and builds."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path
from typing import Final

from policybrief.errors import PolicybriefError

FILES: Final[Mapping[str, str]] = {
    "briefing.yml": """\
title: My briefing
language: en
contact: desk@example.org
window: 24 months
conditions:
  ceasefire: a ceasefire holds
""",
    "about.md": """\
This briefing keeps track of who said what, and where countries stand.
""",
    "articles/example-article.md": """\
---
title: An example article
date: 2026-01-15
lang: en
rights: quote
statements:
  - speaker: example-person
    quote: >-
      we will take part in the exercise
    via: press-conference
    stances:
      joint-exercise: for
---
At a press conference the president of the invented country said: "This year
we will take part in the exercise with our neighbours." Delete this file when you have
articles of your own.
""",
    "actors/example-person.md": """\
---
name: Example Person
kind: person
roles:
  - president of example-country, 2025-05-26/..
---
An invented person; delete this file when you have actors of your own.
""",
    "actors/example-country.md": """\
---
name: Example Country
kind: country
---
An invented country. Real countries need no file: `ro`, `Romania` and `ROU` are known.
""",
    "topics/joint-exercise.md": """\
---
title: Joint exercise
proposition: The country takes part in the joint exercise.
question: Will it take part in the joint exercise?
labels: {for: takes part, open: has not decided, against: stays away}
asked_of: [example-country]
keywords: [exercise]
include: Sending troops or observers.
exclude: Statements about exercises of others.
---
Why this topic matters, in your own words.
""",
    ".gitignore": """\
texts/
/site/
""",
}
"""The files of the starter, by path."""


def write_starter(folder: Path) -> list[Path]:
    """Write the starter into *folder*, and return its files.

    ``texts/`` is for source texts that are not ours to publish; git is told to leave it out.

    Raises:
        PolicybriefError: When *folder* is a file, or not empty.
    """
    if folder.exists() and (not folder.is_dir() or any(folder.iterdir())):
        what = "not empty" if folder.is_dir() else "no folder"
        raise PolicybriefError(f"{folder} is there already and {what}; choose another")
    written = []
    for name, text in FILES.items():
        file = folder / name
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_text(text, encoding="utf-8", newline="\n")
        written.append(file)
    (folder / "texts").mkdir()
    return written
