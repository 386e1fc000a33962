"""The valid corpus with its text in a file of its own, and pins of it."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path

from policybrief.analysis.pinning import pin_of
from policybrief.models.article import Article
from policybrief.models.fact import Fact
from policybrief.models.statement import Statement
from policybrief.writing.lock import lock_text
from tests.reading.corpora import ARTICLE, BODY, VALID, write

TEXT = "../archive/bridge.txt"


def with_text(path: str = TEXT, *changes: tuple[str, str]) -> dict[str, str]:
    """Return the valid corpus with the body's place taken by notes, and a text elsewhere."""
    article = VALID[ARTICLE].replace(BODY, "Notes of ours.\n").replace("lang: en", f"text: {path}")
    for old, new in changes:
        assert old in article
        article = article.replace(old, new, 1)
    return {**VALID, ARTICLE: article}


def lock_of(path: str = TEXT, *, body: str = BODY, facts: bool = True) -> str:
    """Return the lock file of that corpus, with or without the words of its fact."""
    article = Article(
        id="bridge",
        title="A bridge",
        text=path,
        source=body,
        statements=[
            Statement(speaker="ada-brook", quote="We will build it [...] nobody pays twice"),
            Statement(speaker="dk", reported="has shown interest in the bridge", gist="It did."),
        ],
        facts=[
            Fact(subject="bridge", property="length", value=650, quote=quote)
            for quote in (["650 metres long"] if facts else [])
        ],
    )
    return lock_text({"bridge": pin_of(article)})


def apart(root: Path, files: Mapping[str, str | bytes], text: str | None = BODY) -> Path:
    """Write a corpus into a folder, and a text beside it; return the folder."""
    if text is not None:
        write(root, {"archive/bridge.txt": text})
    return write(root / "corpus", files)
