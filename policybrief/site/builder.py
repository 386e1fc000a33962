"""From a project on disk to a site: MkDocs, then a look at what it made, then the exchange."""

from __future__ import annotations

import ctypes
import datetime
import json
import os
import subprocess
import sys
import tempfile
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from pathlib import Path
from typing import Any, Final

from policybrief.errors import BuildError
from policybrief.models.briefing import Briefing
from policybrief.site.project import write_project
from policybrief.site.sections import Section

MARKER: Final = "policybrief.json"
"""A file that says that a folder was made here and may be replaced."""

_HERE: Final = -100  # AT_FDCWD
_EXCHANGE: Final = 2  # RENAME_EXCHANGE, RENAME_SWAP


def check_target(folder: Path, what: str) -> None:
    """Refuse to replace a folder that was not made here.

    Raises:
        BuildError: When *folder* is there, is not empty and has no marker.
    """
    if folder.is_symlink():
        raise BuildError(f"{folder} is a link; name the folder itself for the {what}")
    if folder.exists() and not folder.is_dir():
        raise BuildError(f"{folder} is not a folder; choose another for the {what}")
    if folder.is_dir() and any(folder.iterdir()) and not (folder / MARKER).is_file():
        raise BuildError(
            f"{folder} is not empty and was not made by policybrief; choose another folder for "
            f"the {what}, or empty it yourself"
        )


def build_project(
    pages: Iterable[tuple[str, str]],
    files: Mapping[str, bytes],
    briefing: Briefing,
    corpus_folder: Path | None,
    site: Path,
    project: Path,
    manifest: Mapping[str, Any],
    day: datetime.date | None,
    more: Sequence[Section] = (),
    inspect: Callable[[Path], None] = lambda site: None,
    *,
    drafts: bool = False,
) -> int:
    """Write the project, build it, look at the site, and exchange old folders for the new ones.

    Until everything is done, what stood in *site* and *project* still stands.

    Args:
        pages: Path and Markdown of each page.
        files: Path and content of each file that the site offers as it is.
        briefing: The settings of the briefing.
        corpus_folder: Where the logo is.
        site: The folder of the site.
        project: The folder of the MkDocs project.
        manifest: What the marker says of the corpus.
        day: The as-of date; no page carries today's.
        more: Sections of pages that other packages add.
        inspect: Looks at the new site before it is put in place; what it raises stops that.
        drafts: Whether drafts are shown; then each page has a banner that says so.

    Returns:
        How many pages there are.

    Raises:
        BuildError: When something fails; the message says what.
    """
    if project.resolve() in (site.resolve(), *site.resolve().parents):
        raise BuildError(f"the project cannot be in {project}: it would overwrite the site")
    check_target(site, "site")
    check_target(project, "project")
    try:
        for folder in (site, project):
            folder.parent.mkdir(parents=True, exist_ok=True)
        with _workshop(project) as near_project, _workshop(site) as near_site:
            fresh_project, fresh_site = near_project / "project", near_site / "site"
            number = write_project(
                fresh_project, pages, files, briefing, corpus_folder, more, drafts=drafts
            )
            run_mkdocs(fresh_project, fresh_site, day)
            inspect(fresh_site)
            for fresh, target in ((fresh_project, project), (fresh_site, site)):
                _write_marker(fresh, manifest)
                old = exchange(fresh, target)
                if old is not None:
                    _keep_what_is_not_ours(old, target)
    except OSError as error:
        place = f"{error.filename}: " if error.filename else ""
        raise BuildError(f"{place}{error.strerror or error}") from error
    return number


@contextmanager
def _workshop(target: Path) -> Iterator[Path]:
    """Give a folder beside *target*, on the same file system, that is gone afterwards."""
    with tempfile.TemporaryDirectory(prefix=".policybrief-", dir=target.parent) as folder:
        yield Path(folder)


def _write_marker(fresh: Path, manifest: Mapping[str, Any]) -> None:
    """Say that the folder was made here, and what stands in it."""
    made = sorted(path.name for path in fresh.iterdir())
    text = json.dumps({**manifest, "made": made}, indent=2, sort_keys=True) + "\n"
    (fresh / MARKER).write_text(text, encoding="utf-8", newline="\n")


def _keep_what_is_not_ours(old: Path, target: Path) -> None:
    """Move what others put beside our files, such as ``CNAME`` or ``.git``, to the new folder."""
    try:
        made = json.loads((old / MARKER).read_text(encoding="utf-8"))["made"]
    except (OSError, ValueError, KeyError, TypeError):
        return
    for path in sorted(old.iterdir()):
        if path.name not in made and path.name != MARKER and not (target / path.name).exists():
            path.rename(target / path.name)


def run_mkdocs(project: Path, site: Path, day: datetime.date | None) -> None:
    """Build *project* into *site* with MkDocs in strict mode.

    Raises:
        BuildError: When MkDocs finds something wrong.
    """
    moment = datetime.datetime.combine(day or datetime.date(1980, 1, 1), datetime.time())
    seconds = max(int(moment.replace(tzinfo=datetime.UTC).timestamp()), 0)
    environment = {
        **os.environ,
        "NO_MKDOCS_2_WARNING": "1",
        "SOURCE_DATE_EPOCH": str(seconds),
        "PYTHONHASHSEED": "0",
        "TZ": "UTC",
        "PYTHONUTF8": "1",
    }
    # -P: a file "mkdocs.py" in the current folder is not what we mean
    command = [sys.executable, "-P", "-m", "mkdocs", "build", "--strict", "--quiet"]
    command += ["--config-file", str(project / "mkdocs.yml"), "--site-dir", str(site.absolute())]
    done = subprocess.run(command, env=environment, capture_output=True, text=True, check=False)
    if done.returncode != 0:
        said = (done.stderr or done.stdout).strip()
        raise BuildError(f"MkDocs could not build the site:\n{said}")


def exchange(fresh: Path, target: Path) -> Path | None:
    """Put *fresh* where *target* stands; both are on one file system.

    Where the system can, it is one step, so that a killed build leaves one or the other whole.

    Returns:
        Where the old folder stands now; None when there was none.
    """
    if not target.exists():
        fresh.rename(target)
        return None
    if _swap(fresh, target):
        return fresh
    old = fresh.with_name(f"{fresh.name}-old")
    target.rename(old)
    try:
        fresh.rename(target)
    except BaseException:
        old.rename(target)
        raise
    return old


def _swap(one: Path, other: Path) -> bool:
    """Exchange two folders in one step, and say whether the system could."""
    paths = os.fsencode(one), os.fsencode(other)
    try:
        libc = ctypes.CDLL(None)
        if sys.platform == "darwin":
            return bool(libc.renamex_np(*paths, _EXCHANGE) == 0)
        return bool(libc.renameat2(_HERE, paths[0], _HERE, paths[1], _EXCHANGE) == 0)
    except (AttributeError, OSError, TypeError):
        return False
