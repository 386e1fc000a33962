"""What a site is made of, each part made when it is asked for."""

from __future__ import annotations

import datetime
from collections.abc import Callable, Iterable, Sequence
from pathlib import Path

import attrs

from policybrief.keeping import Kept
from policybrief.models.briefing import Briefing
from policybrief.site.search_records import Record
from policybrief.site.sections import Section
from policybrief.site.templates import Rendered


@attrs.frozen(kw_only=True)
class PageJob:
    """A page that is not rendered yet.

    Attributes:
        address: Where its HTML will stand, relative to the site's root.
        template: Name of its template.
        wide: Whether it is shown without a table of contents beside it.
        render: Renders it, with the files that belong to it.
    """

    address: str
    template: str
    wide: bool
    render: Callable[[], Rendered]


@attrs.frozen(kw_only=True)
class Content:
    """What a site is made of.

    Attributes:
        briefing: The settings of the briefing, in whose language everything is made.
        folder: The folder of the corpus, where the logo is; None for a corpus made in Python.
        day: The as-of date; no page carries today's.
        sections: Sections of pages that other packages add.
        drafts: Whether drafts are shown; then each page has a banner that says so.
        templates: A hash of all templates, the library's and others.
        pages: The pages.
        files: Each gives path and content of files that the site offers as they are.
        records: Gives what a search finds, in parts; None for a site without a search.
    """

    briefing: Briefing
    folder: Path | None = None
    day: datetime.date | None = None
    sections: tuple[Section, ...] = ()
    drafts: bool = False
    templates: bytes = b""
    pages: Sequence[PageJob]
    files: Sequence[Callable[[], Iterable[tuple[str, bytes | Kept]]]] = ()
    records: Callable[[], Sequence[Callable[[], Iterable[Record]]]] | None = None
