"""From content to a site: pages, the search, a look at all of it, the exchange."""

from __future__ import annotations

import shutil
from collections.abc import Callable, Mapping
from pathlib import Path
from typing import Any, Final, Literal

import attrs

from policybrief.cache import NO_CACHE, Cache
from policybrief.engine.content import Content
from policybrief.engine.fast import build_fast
from policybrief.engine.marker import write_marker
from policybrief.engine.mkdocs_process import run_mkdocs
from policybrief.engine.places import FRESH, Place
from policybrief.engine.project import PAGES, project_files, within
from policybrief.engine.search_bundles import BUNDLE, write_bundles
from policybrief.engine.sitemap import write_compressed_sitemap
from policybrief.errors import BuildError
from policybrief.languages import speaking
from policybrief.site.files import write_file

Builder = Literal["fast", "mkdocs"]

BUILDERS: Final[tuple[Builder, ...]] = ("fast", "mkdocs")
"""The builders: both write the same bytes."""


@attrs.frozen(kw_only=True)
class Made:
    """What a builder made.

    Attributes:
        pages: How many pages there are.
        builder: Which builder made them.
        difference: Why it was not the fast one, when that was asked for; else None.
    """

    pages: int
    builder: Builder
    difference: str | None = None


def build(
    content: Content,
    site: Place,
    project: Place | None,
    manifest: Callable[[int], Mapping[str, Any]],
    inspect: Callable[[Path], None] = lambda site: None,
    *,
    builder: Builder = "fast",
    tell: Callable[[float], None] = lambda share: None,
    cache: Cache = NO_CACHE,
) -> Made:
    """Build the site, look at it, and put it in place, and the MkDocs project with it.

    Until everything is done, what stood in *site* and *project* still stands. The project comes
    first: it is only what the site was made from.

    Args:
        content: What the site is made of.
        site: The folder of the site.
        project: The folder of the MkDocs project; None to keep none.
        manifest: Called with the number of pages; returns what the marker says.
        inspect: Looks at the new site before it is put in place; what it raises stops that.
        builder: Which builder to use; both write the same bytes.
        tell: Called with the share of the pages that are done.
        cache: What was drawn before.

    Raises:
        BuildError: When something fails; the message says what.
        OSError: When a file cannot be written.
    """
    if builder not in BUILDERS:
        raise BuildError(f"there is no builder '{builder}'; there are {', '.join(BUILDERS)}")
    fresh = site.workshop() / FRESH
    kept = None if project is None else project.workshop() / FRESH
    difference = None
    if builder == "fast":
        pages = None if kept is None else kept / PAGES
        difference = build_fast(content, fresh, site.workshop(), tell, cache, pages)
        if difference is not None:
            builder = "mkdocs"
            for one in (fresh, kept):
                if one is not None:
                    shutil.rmtree(one)
        elif kept is not None:
            _write_rest(content, kept)
    if builder == "mkdocs":
        written = kept or site.workshop() / "project"
        write_project(content, written)
        run_mkdocs(written, fresh, content.day)
    write_compressed_sitemap(fresh)
    with speaking(content.briefing.language):
        if content.records is not None:
            write_bundles(fresh / BUNDLE, content.records(), previous=site.folder / BUNDLE)
    told = manifest(len(content.pages))
    for one in (fresh, kept):
        if one is not None:
            write_marker(one, told)
    inspect(fresh)
    if project is not None and kept is not None:
        project.put(kept)
    site.put(fresh)
    return Made(pages=len(content.pages), builder=builder, difference=difference)


def write_project(content: Content, folder: Path) -> None:
    """Write a plain MkDocs project, which any builder can read.

    Args:
        content: What the site is made of.
        folder: An empty folder, or one that does not exist yet.
    """
    base = folder / PAGES
    with speaking(content.briefing.language):
        for job in content.pages:
            rendered = job.render()
            write_file(within(base, rendered.source), rendered.markdown)
            for name, data in rendered.files:
                write_file(within(base, name), data)
        for make in content.files:
            for name, given in make():
                write_file(within(base, name), given)
    _write_rest(content, folder)


def _write_rest(content: Content, folder: Path) -> None:
    """Write what is in a project besides the pages and the files that they come with."""
    for name, data in project_files(
        content.briefing, content.folder, content.sections, drafts=content.drafts
    ).items():
        write_file(folder / name, data)
