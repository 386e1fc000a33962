"""Pinning the texts of a folder, so that machines without them can check and build."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from pathlib import Path

import attrs

from policybrief.analysis.pinning import pin_of, without_unused
from policybrief.checks.pins import changed_text
from policybrief.checks.verbatim import check_words
from policybrief.errors import CorpusError, PolicybriefError
from policybrief.models.article import Article
from policybrief.models.pins import LOCK, Pin, plain_path
from policybrief.pipeline.exporting import replace_file
from policybrief.problems import Problem, Severity, has_errors, in_order
from policybrief.reading.folder import read_corpus
from policybrief.reading.lock import MAX_LOCK_BYTES, read_lock
from policybrief.writing.lock import lock_text


@attrs.frozen(kw_only=True)
class Pinned:
    """What pinning did.

    Attributes:
        lock: The lock file.
        articles: How many articles are pinned.
        passages: How many passages of theirs.
        added: Ids of the articles that were not pinned before.
        updated: Ids of those whose pin has changed.
        dropped: Ids of those that are pinned no more.
        kept: Ids of those whose text is not on this machine, so that their pin was kept.
    """

    lock: Path
    articles: int
    passages: int
    added: tuple[str, ...] = ()
    updated: tuple[str, ...] = ()
    dropped: tuple[str, ...] = ()
    kept: tuple[str, ...] = ()


def pin_texts(folder: Path | str, *, accept: bool = False) -> Pinned:
    """Write ``briefing.lock.json``: where the words of each article with ``text:`` stand.

    The texts are read wherever they are, which only the owner of the folder may want. The file
    holds numbers and hashes, and no word of a text. When anything is wrong, nothing is written.

    Args:
        folder: The folder of the corpus.
        accept: Whether to take texts that have changed since they were pinned.

    Raises:
        CorpusError: When an article or its text cannot be read, words do not stand in their text,
            or a text has changed.
        PolicybriefError: When *folder* is not a folder, or the file cannot be written.
    """
    folder = Path(folder)
    corpus, found = read_corpus(folder, pinning=True)
    lock, of_lock = read_lock(folder)
    named = [one for one in corpus.articles if one.text is not None or "text" in one.broken]
    problems = list(_of_articles(named, found))
    problems += (problem for one in named for problem in check_words(corpus, one))
    if not accept:
        problems += [*of_lock, *_changes(named)]
    if has_errors(problems):
        raise CorpusError(in_order(problems))
    pins = {one.id: _pin(one) for one in sorted(named, key=lambda one: one.id)}
    _write(folder / LOCK, pins)
    before = {id_: pin for id_, pin in lock.pins.items() if id_ in pins}
    return Pinned(
        lock=folder / LOCK,
        articles=len(pins),
        passages=sum(len(pin.quotes) for pin in pins.values()),
        added=tuple(id_ for id_ in pins if id_ not in before),
        updated=tuple(id_ for id_, pin in pins.items() if before.get(id_, pin) != pin),
        dropped=tuple(sorted(lock.pins.keys() - pins.keys())),
        kept=tuple(sorted(one.id for one in named if one.unseen)),
    )


def _of_articles(named: Sequence[Article], found: Iterable[Problem]) -> Iterator[Problem]:
    """Yield the problems of reading that keep an article or its text from being pinned."""
    texts = {plain_path(one.text) for one in named if one.text is not None}
    for problem in found:
        path = problem.location.path
        if path.parts[:1] == ("articles",) or str(path) in texts:
            yield problem


def _changes(named: Iterable[Article]) -> Iterator[Problem]:
    """Yield the texts that have changed since they were pinned; here each is an error."""
    for article in named:
        if article.pin is not None and not article.unseen and "text" not in article.broken:
            now = pin_of(article)
            if now.hash != article.pin.hash:
                for problem in changed_text(article, article.pin, now):
                    yield attrs.evolve(problem, severity=Severity.ERROR)


def _pin(article: Article) -> Pin:
    if article.unseen and article.pin is not None:
        return without_unused(article.pin, article)
    return pin_of(article)


def _write(file: Path, pins: Mapping[str, Pin]) -> None:
    """Write the lock file, in one step, when there is something to write that is new."""
    if file.is_symlink():
        raise PolicybriefError(f"{file} is a symbolic link; put an ordinary file in its place")
    if not pins and not file.exists():
        return
    content = lock_text(pins).encode("utf-8")
    if len(content) > MAX_LOCK_BYTES:
        raise PolicybriefError(f"{file} would be larger than {MAX_LOCK_BYTES:,} bytes")
    if not file.exists() or file.read_bytes() != content:
        replace_file(file, content)
