"""A text should be the one that was coded."""

from __future__ import annotations

from collections.abc import Iterator

from policybrief.hints import UNREADABLE
from policybrief.models.article import Article
from policybrief.models.corpus import Corpus
from policybrief.problems import Problem


def check_text(frame: Corpus, article: Article) -> Iterator[Problem]:
    """Yield that the text of an article is not the one whose hash it notes."""
    broken = {"text", "text_hash", "*"} & article.broken
    if article.text_hash is None or broken or UNREADABLE in article.passage.normal:
        return
    hashed = article.passage.hash
    if article.unseen and article.pin is not None:
        hashed = article.pin.hash
    elif article.pin is not None and article.pin.hash != hashed:
        return  # a change since it was pinned is reported as such
    if article.text_hash != hashed:
        yield Problem(
            article.place_of("text_hash"),
            "text-changed",
            "the text is not the one of which 'text_hash' was made",
            f"look at the statements again, then write 'text_hash: {hashed}'",
        )
