"""Small sites and corpora that are looked at."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from pathlib import Path
from typing import Any, Final

from policybrief import Article, Briefing, Corpus, Problem

TEXT: Final = (
    "Harbour master Edda Quill counted forty barrels of salted herring before the bell rang at "
    "noon. Nobody else on the long quay had noticed that seven of them were empty, and the clerk "
    "who kept the ledger swore by his grandmother that all had been full on the evening before. "
    '"We shall weigh every barrel twice from now on", said the harbour master. '
    "Later that week a storm took the ledger, the clerk and most of the quay out to sea."
)
"""A text that nobody has published."""


def corpus(text: str = TEXT, *, more: Iterable[Article] = (), **settings: Any) -> Corpus:
    """Return a corpus of one article with a private text, and settings of the briefing."""
    article = Article(
        id="herring",
        title="Herring",
        rights=settings.pop("rights", "quote"),
        body=text,
        statements=settings.pop("statements", ()),
    )
    return Corpus(briefing=Briefing(title="Harbours", **settings), articles=[article, *more])


def write_site(folder: Path, files: Mapping[str, str | bytes]) -> Path:
    """Write a site, and return its folder."""
    for name, content in files.items():
        file = folder / name
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_bytes(content.encode() if isinstance(content, str) else content)
    return folder


def codes(problems: Iterable[Problem]) -> list[str]:
    """Return the codes of some problems."""
    return [one.code for one in problems]
