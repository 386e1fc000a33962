"""From content to a new site, and into its place."""

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
    """What a builder made; it is not in place yet.

    Attributes:
        site: The folder of the new site, in a workshop.
        project: The folder of the MkDocs project, likewise; None when none is kept.
        pages: How many pages there are.
        builder: Which builder made them.
        difference: Why it was not the fast one, when that was asked for; else None.
    """

    site: Path
    project: Path | None
    pages: int
    builder: Builder
    difference: str | None = None

    def put(self, site: Place, project: Place | None) -> None:
        """Put everything in place; the project first: it is only what the site was made from.

        Raises:
            OSError: When it cannot be done.
        """
        if project is not None and self.project is not None:
            project.put(self.project)
        site.put(self.site)


def make(
    content: Content,
    site: Place,
    project: Place | None,
    manifest: Callable[[int], Mapping[str, Any]],
    *,
    builder: Builder = "fast",
    tell: Callable[[float], None] = lambda share: None,
    cache: Cache = NO_CACHE,
) -> Made:
    """Make the site, and the MkDocs project with it; what stands in the places still stands.

    Args:
        content: What the site is made of.
        site: The place of the site.
        project: The place of the MkDocs project; None to keep none.
        manifest: Called with the number of pages; returns what the marker says.
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
    return Made(
        site=fresh,
        project=kept,
        pages=len(content.pages),
        builder=builder,
        difference=difference,
    )


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
