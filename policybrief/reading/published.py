"""What of a folder's files is published: what a release keeps."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from pathlib import Path, PurePosixPath

from policybrief.models.article import Article, Rights
from policybrief.models.corpus import Corpus
from policybrief.reading.front_matter import front_matter_of

_SINGLE = ("briefing.yml", "about.md")


def published_files(folder: Path, corpus: Corpus) -> Mapping[PurePosixPath, bytes]:
    """Return the content of each file of a corpus that is published, by its path in the folder.

    Drafts, files in ``texts/`` and templates are not among them. Of an article that was withdrawn
    or whose text may not be published, and of an actor whose prose is a draft, it is the front
    matter alone.

    Args:
        folder: The folder.
        corpus: What was read from it, as it may be published.

    Raises:
        OSError: When a file cannot be read.
    """
    found = {}
    for path, whole in _paths(folder, corpus):
        raw = (folder / path).read_bytes()
        found[path] = raw if whole else front_matter_of(raw.decode("utf-8")).encode("utf-8")
    return found


def _paths(folder: Path, corpus: Corpus) -> Iterator[tuple[PurePosixPath, bool]]:
    """Yield the path of each file, and whether all of it is published."""
    for name in _SINGLE:
        if (folder / name).is_file():
            yield PurePosixPath(name), True
    for article in (*corpus.live_articles, *corpus.withdrawn_articles):
        yield article.location.path, _whole(corpus, article)
    for actor in corpus.actors:
        yield actor.location.path, not actor.draft
    for one in (*corpus.live_topics, *corpus.publishers, *corpus.events):
        yield one.location.path, True


def _whole(corpus: Corpus, article: Article) -> bool:
    """Say whether the body of an article is notes, or a text that may be published."""
    return article.text is not None or corpus.rights(article) in (Rights.OPEN, Rights.LICENSED)
