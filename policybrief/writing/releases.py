"""A release on disk: the files that were published, and a record of what stood in them.

Everything is written beside the place where it will stand and moved there in one step, so that a
release that is killed leaves nothing under its name; the next one takes away what it left.
"""

from __future__ import annotations

import hashlib
import json
import os
import shutil
import tempfile
from collections.abc import Iterator, Mapping
from pathlib import Path, PurePosixPath
from typing import Final

from policybrief.analysis.ledger import Analysis
from policybrief.models.article import Article
from policybrief.models.release import FORMAT
from policybrief.models.words import words_hash
from policybrief.version import __version__
from policybrief.writing.records import Record, day_text
from policybrief.writing.rights import published_or_withdrawn

_UNFINISHED: Final = ".making-"


def release_record(
    analysis: Analysis, name: str, number: int, files: Mapping[PurePosixPath, bytes]
) -> bytes:
    """Return the record of a release as JSON, with each statement on a line of its own.

    It holds no words and asks no clock: the same corpus gives the same bytes.

    Args:
        analysis: What was published.
        name: Name of the release.
        number: Which release it is, counted from 1.
        files: The content of each file that is kept.
    """
    corpus = analysis.corpus
    statements = list(_statements(analysis))
    head: Record = {
        "format": FORMAT,
        "name": name,
        "number": number,
        "made_by": f"policybrief {__version__}",
        "as_of": day_text(analysis.at),
        "corpus": files_hash(files),
        "counts": {
            "articles": len(corpus.live_articles),
            "statements": len(corpus.published),
            "withdrawn": len(statements) - len(corpus.published),
            "corrections": len(analysis.corrections),
        },
    }
    lines = ",\n".join(f"    {json.dumps(one, ensure_ascii=False)}" for one in statements)
    opened = json.dumps(head, ensure_ascii=False, indent=2).removesuffix("\n}")
    listed = f"[\n{lines}\n  ]" if lines else "[]"
    return f'{opened},\n  "statements": {listed}\n}}\n'.encode()


def files_hash(files: Mapping[PurePosixPath, bytes]) -> str:
    """Return the SHA-256 of some files, names included, whatever their order."""
    found = hashlib.sha256()
    for path in sorted(files, key=str):
        found.update(hashlib.sha256(str(path).encode()).digest())
        found.update(hashlib.sha256(files[path]).digest())
    return found.hexdigest()


def _statements(analysis: Analysis) -> Iterator[Record]:
    """Yield the statements that have a permalink, by article, with their place in its text."""
    corpus = analysis.corpus
    places = {
        id_: place
        for article in (*corpus.live_articles, *corpus.withdrawn_articles)
        for place, id_ in enumerate(_in_order_of_text(article))
    }
    for one in sorted(published_or_withdrawn(analysis), key=lambda one: (one.article, one.id)):
        published = one.id in corpus.published_ids
        yield {
            "id": one.id,
            "article": one.article,
            "speaker": one.speaker.key,
            "words": words_hash(one.words) if published else None,
            "published": published,
            "quoted": corpus.quote_of(one) is not None,
            "place": places[one.id],
        }


def _in_order_of_text(article: Article) -> list[str]:
    """Return the ids of the statements of an article as their words follow each other."""
    offsets = {one.id: article.offset_of(one) for one in article.statements}
    known = {id_: -1 if offset is None else offset for id_, offset in offsets.items()}
    return sorted(known, key=lambda id_: known[id_])


def keep_release(target: Path, files: Mapping[PurePosixPath, bytes]) -> None:
    """Write the files of a release into the folder *target*, all of them or none.

    Raises:
        FileExistsError: When there is such a folder.
        OSError: When they cannot be written.
    """
    target.parent.mkdir(exist_ok=True)
    for left in target.parent.glob(f"{_UNFINISHED}*"):
        if left.is_dir() and not left.is_symlink():
            shutil.rmtree(left)
    if target.exists() or target.is_symlink():
        raise FileExistsError(str(target))
    fresh = Path(tempfile.mkdtemp(prefix=_UNFINISHED, dir=target.parent))
    try:
        for path, content in files.items():
            file = fresh / path
            file.parent.mkdir(parents=True, exist_ok=True)
            file.write_bytes(content)
        fresh.chmod(0o777 & ~_umask())
        fresh.rename(target)
    except BaseException:
        shutil.rmtree(fresh, ignore_errors=True)
        raise


def _umask() -> int:
    """Return what the system takes from the permissions of new folders."""
    now = os.umask(0)
    os.umask(now)
    return now
