"""From an analysis to what its site is made of."""

from __future__ import annotations

import functools
from pathlib import Path

import attrs
import jinja2

from policybrief.analysis.ledger import Analysis
from policybrief.cache import hashed
from policybrief.engine.content import Content, PageJob
from policybrief.errors import BuildError, CorpusError
from policybrief.languages import speaking
from policybrief.plugins import PAGES, at_fault
from policybrief.site.citing import cite_files
from policybrief.site.desk import Desk, Download
from policybrief.site.drawing import card_files
from policybrief.site.feeds import feeds_files
from policybrief.site.figure_files import figure_files
from policybrief.site.foreign import ForeignPages, foreign_pages
from policybrief.site.plan import Page, Planned, planned_pages
from policybrief.site.search_records import search_parts
from policybrief.site.templates import (
    Rendered,
    compile_templates,
    make_environment,
    rendered,
    templates_folder,
)
from policybrief.writing.feeds import correction_feeds


def desk_of(analysis: Analysis, downloads: tuple[Download, ...]) -> tuple[Desk, ForeignPages]:
    """Return what pages are made from, with the pages of other packages when all are sound.

    Names of countries are in the language of the briefing.
    """
    with speaking(analysis.corpus.briefing.language):
        desk = Desk(analysis, downloads)
        return desk, _foreign(desk)


def _foreign(desk: Desk) -> ForeignPages:
    found = foreign_pages(desk)
    if found.problems:
        raise CorpusError(found.problems)
    return found


def content_of(
    desk: Desk,
    foreign: ForeignPages,
    templates: Path | None,
    folder: Path | None,
    *,
    drafts: bool = False,
    ahead: bool = False,
) -> Content:
    """Return what the site of a desk is made of.

    Args:
        desk: The desk.
        foreign: The pages of other packages.
        templates: A folder of templates that override ours.
        folder: The folder of the corpus; None for a corpus made in Python.
        drafts: Whether drafts are shown.
        ahead: Whether all pages will be rendered, so that templates are compiled now.
    """
    environment = make_environment(templates, foreign.templates)
    if ahead:
        compile_templates(environment)
    with speaking(desk.corpus.briefing.language):
        planned = planned_pages(desk)
    pages = [
        PageJob(
            address=one.address,
            template=one.template,
            wide=one.wide,
            render=functools.partial(_rendered, desk, environment, one),
        )
        for one in planned
    ]
    pages += [
        PageJob(
            address=one.address,
            template=one.template,
            wide=one.wide,
            render=functools.partial(_rendered_foreign, environment, one, foreign),
        )
        for one in foreign.pages
    ]
    return Content(
        briefing=desk.corpus.briefing,
        folder=folder,
        day=desk.at,
        sections=foreign.sections,
        drafts=drafts,
        templates=_templates_key(templates_folder(), templates, *foreign.templates.values()),
        pages=pages,
        files=(
            lambda: ((one.address, one.kept) for one in desk.downloads),
            lambda: correction_feeds(desk.analysis).items(),
            functools.partial(figure_files, desk, environment),
            functools.partial(card_files, desk),
            functools.partial(feeds_files, desk),
        ),
        records=functools.partial(search_parts, desk),
    )


def _templates_key(*folders: Path | None) -> bytes:
    """Return a hash of all templates in some folders."""
    files = [
        (at, path.relative_to(folder).as_posix(), path.read_bytes())
        for at, folder in enumerate(folders)
        if folder is not None
        for path in sorted(folder.rglob("*.jinja"))
        if path.is_file()
    ]
    return hashed(files)


def _rendered(desk: Desk, environment: jinja2.Environment, planned: Planned) -> Rendered:
    """Render a page of ours, with how it is cited."""
    page = planned.make()
    made = rendered(environment, page)
    if page.cite is None:
        return made
    return attrs.evolve(made, files=tuple(cite_files(desk, page.address, page.title, page.about)))


def _rendered_foreign(
    environment: jinja2.Environment, page: Page, foreign: ForeignPages
) -> Rendered:
    """Render a page of another package, or tell what it did wrong."""
    try:
        return rendered(environment, page)
    except BuildError as error:
        name = foreign.plugins[page.address]
        raise CorpusError([at_fault(name, PAGES, f"failed: {error}")]) from error
