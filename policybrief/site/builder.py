"""From a project on disk to a site: MkDocs, the search, a look at all of it, the exchange."""

from __future__ import annotations

import datetime
from collections.abc import Callable, Iterable, Mapping, Sequence
from pathlib import Path
from typing import Any

from policybrief.models.briefing import Briefing
from policybrief.site.marker import write_marker
from policybrief.site.mkdocs_process import run_mkdocs
from policybrief.site.places import FRESH, Place
from policybrief.site.project import write_project
from policybrief.site.search_bundle import Record
from policybrief.site.search_bundles import BUNDLE, write_bundles
from policybrief.site.sections import Section
from policybrief.site.sitemap import write_compressed_sitemap


def build_project(
    pages: Iterable[tuple[str, str]],
    files: Iterable[tuple[str, bytes]],
    briefing: Briefing,
    corpus_folder: Path | None,
    site: Place,
    project: Place,
    manifest: Callable[[int], Mapping[str, Any]],
    day: datetime.date | None,
    more: Sequence[Section] = (),
    inspect: Callable[[Path], None] = lambda site: None,
    *,
    drafts: bool = False,
    records: Iterable[Record] | None = None,
) -> int:
    """Write the project, build it, look at the site, and put both in place.

    Until everything is done, what stood in *site* and *project* still stands. The project comes
    first: it is only what the site was made from.

    Args:
        pages: Path and Markdown of each page.
        files: Path and content of each file that the site offers as it is; asked for behind the
            pages.
        briefing: The settings of the briefing.
        corpus_folder: Where the logo is.
        site: The folder of the site.
        project: The folder of the MkDocs project.
        manifest: Called with the number of pages; returns what the marker says.
        day: The as-of date; no page carries today's.
        more: Sections of pages that other packages add.
        inspect: Looks at the new site before it is put in place; what it raises stops that.
        drafts: Whether drafts are shown; then each page has a banner that says so.
        records: What a search finds; asked for behind the files. None for a site without a search.

    Returns:
        How many pages there are.

    Raises:
        BuildError: When something fails; the message says what.
        OSError: When a file cannot be written.
    """
    fresh_project, fresh_site = project.workshop() / FRESH, site.workshop() / FRESH
    number = write_project(
        fresh_project, pages, files, briefing, corpus_folder, more, drafts=drafts
    )
    run_mkdocs(fresh_project, fresh_site, day)
    write_compressed_sitemap(fresh_site)
    if records is not None:
        write_bundles(fresh_site / BUNDLE, records, previous=site.folder / BUNDLE)
    told = manifest(number)
    for fresh in (fresh_project, fresh_site):
        write_marker(fresh, told)
    inspect(fresh_site)
    for place, fresh in ((project, fresh_project), (site, fresh_site)):
        place.put(fresh)
    return number
