"""Keeping what was published."""

from __future__ import annotations

import datetime
from pathlib import Path, PurePosixPath
from typing import Final

import attrs

from policybrief.analysis.ledger import analyse
from policybrief.engine.locks import locked
from policybrief.errors import PolicybriefError
from policybrief.hints import short
from policybrief.models.ids import RESERVED, is_slug
from policybrief.models.release import RECORD, RELEASES
from policybrief.pipeline.loading import checked
from policybrief.problems import Problem
from policybrief.reading.published import published_files
from policybrief.reading.releases import next_number
from policybrief.writing.releases import keep_release, release_record

_LOCK: Final = ".lock"
"""A file in the folder of releases: never two at once, as one clears away what another left."""


@attrs.frozen(kw_only=True)
class Released:
    """What a release kept.

    Attributes:
        name: Its name.
        number: Which release it is, counted from 1.
        folder: Its folder.
        as_of: The date of its lines; None when nothing has one.
        articles: How many articles it has.
        statements: How many published statements.
        problems: The warnings.
    """

    name: str
    number: int
    folder: Path
    as_of: datetime.date | None
    articles: int
    statements: int
    problems: tuple[Problem, ...]


def release(folder: Path | str, name: str) -> Released:
    """Keep what is published of a folder in its ``releases/NAME/``: the files, and a record.

    Nothing is overwritten, and nothing is left when it fails or is killed. Drafts, texts that may
    not be published and templates are not kept.

    Args:
        folder: The folder of the corpus.
        name: A name like an id: lower-case letters, digits and hyphens.

    Raises:
        CorpusError: When the corpus has errors.
        PolicybriefError: When there is such a release, the name cannot be one, another release is
            being made, or *folder* is not a folder.
    """
    root = Path(folder)
    if not is_slug(name) or name in RESERVED:
        raise PolicybriefError(
            f"'{short(name)}' cannot be the name of a release; use lower-case letters, digits and "
            "hyphens"
        )
    target = root / RELEASES / name
    corpus, problems = checked(root)
    _refuse_taken(target)
    analysis = analyse(corpus)
    files = dict(published_files(root, analysis.corpus))
    target.parent.mkdir(exist_ok=True)
    with locked(target.parent / _LOCK, target.parent, "folder"):
        number = next_number(root)
        files[PurePosixPath(RECORD)] = release_record(analysis, name, number, files)
        try:
            keep_release(target, files)
        except FileExistsError:
            _refuse_taken(target)
            raise
    return Released(
        name=name,
        number=number,
        folder=target,
        as_of=analysis.at,
        articles=len(analysis.corpus.live_articles),
        statements=len(analysis.corpus.published),
        problems=problems,
    )


def _refuse_taken(target: Path) -> None:
    """Refuse a name that is taken, and a folder of releases that is none."""
    if target.exists() or target.is_symlink():
        raise PolicybriefError(f"{target} is there already; choose another name")
    releases = target.parent
    if releases.is_symlink() or (releases.exists() and not releases.is_dir()):
        raise PolicybriefError(f"{releases} is not a folder of its own; put one in its place")
