"""From a corpus to a site."""

from __future__ import annotations

import os
from collections.abc import Callable, Iterator, Mapping, Sequence
from pathlib import Path
from typing import Final

import attrs
import jinja2

from policybrief.analysis.ledger import Analysis, analyse
from policybrief.errors import BuildError, CorpusError, SiteError
from policybrief.languages import each_speaking, speaking
from policybrief.models.collection import Day
from policybrief.models.corpus import Corpus
from policybrief.pipeline.loading import checked
from policybrief.pipeline.manifest import LEDGER, manifest
from policybrief.pipeline.verifying import inspected
from policybrief.plugins import EXPORTS, GROUPS, PAGES, at_fault
from policybrief.problems import Problem, has_errors
from policybrief.site.builder import build_project
from policybrief.site.desk import Desk, Download
from policybrief.site.figure_files import figure_files
from policybrief.site.foreign import ForeignPages, foreign_pages
from policybrief.site.marker import check_kind
from policybrief.site.places import Place, holding
from policybrief.site.plan import plan_pages
from policybrief.site.templates import make_environment, render_page
from policybrief.writing.archive import zipped
from policybrief.writing.feeds import correction_feeds
from policybrief.writing.formats import Format, formats

Progress = Callable[[str], None]

_READ: Final = (
    "articles",
    "actors",
    "topics",
    "publishers",
    "events",
    "texts",
    "templates",
    "releases",
)
"""The folders of a corpus that are read, or that keep what was published."""

STAGES: Final = (
    *("reading and checking", "computing the lines", "rendering and building"),
    "verifying the site",
)
"""The stages of a build, as `build_site` tells them."""


@attrs.frozen(kw_only=True)
class Built:
    """What a build made.

    Attributes:
        site: The folder of the site; open its ``index.html``.
        project: The folder of the MkDocs project that it was built from.
        pages: How many pages it has.
        problems: The warnings, first of the corpus and then of the site.
    """

    site: Path
    project: Path
    pages: int
    problems: tuple[Problem, ...]


def build_site(
    source: Corpus | Path | str,
    site: Path | str,
    *,
    project: Path | str | None = None,
    templates: Path | str | None = None,
    progress: Progress | None = None,
    in_place: bool = False,
    as_of: Day | None = None,
    drafts: bool = False,
) -> Built:
    """Check, compute, render, build and verify the site.

    When anything fails, what stood in the folders before still stands. What a build left that was
    killed is mended first.

    Args:
        source: A folder, or a corpus made in Python.
        site: The folder for the site; it is made, or replaced when it was made here.
        project: The folder for the MkDocs project; by default beside the site, "SITE-mkdocs".
        templates: A folder of templates that override ours; by default "templates" in the folder.
        progress: Called with the name of each of the `STAGES` as it begins.
        in_place: Whether the folders are changed file by file, so that what stays the same is not
            touched; else new ones take their place. A mount point is always changed in place.
        as_of: The as-of day, in place of the briefing's; it says which embargoes are over.
        drafts: Whether drafts are shown; then a banner on each page says so.

    Raises:
        CorpusError: When the corpus has errors, or a plugin fails.
        SiteError: When the site that was built must not be published.
        BuildError: When the site cannot be built, or another build has one of the folders.
        PolicybriefError: When *source* is not a folder.
    """
    target = Path(os.path.abspath(site))
    check_kind(target, "site")
    workshop = (
        target.with_name(f"{target.name}-mkdocs") if project is None else Path(project).absolute()
    )
    folder = None if isinstance(source, Corpus) else Path(source)
    overrides = Path(templates) if templates is not None else None
    if overrides is None and folder is not None:
        overrides = folder / "templates"
    keep_apart(folder, target, workshop)
    with (
        holding(target, "site", in_place=in_place) as site_place,
        holding(workshop, "project", in_place=in_place) as project_place,
    ):
        tell = progress or (lambda stage: None)
        return _built(
            source, folder, overrides, site_place, project_place, tell, as_of=as_of, drafts=drafts
        )


def _built(
    source: Corpus | Path | str,
    folder: Path | None,
    overrides: Path | None,
    site: Place,
    project: Place,
    tell: Progress,
    *,
    as_of: Day | None,
    drafts: bool,
) -> Built:
    """Build into two folders that are held."""
    tell(STAGES[0])
    corpus, problems = checked(source, GROUPS, as_of)
    tell(STAGES[1])
    analysis = analyse(corpus, drafts=drafts)
    tell(STAGES[2])
    downloads = make_downloads(analysis)
    ledger = next(one.content for one in downloads if one.address == LEDGER)
    desk, foreign = _desk(analysis, downloads)
    found: list[Problem] = []

    def inspect(made: Path) -> None:
        tell(STAGES[3])
        found.extend(inspected(made, corpus, overrides, drafts=drafts))
        if has_errors(found):
            raise SiteError(found)

    number = build_project(
        _rendered(desk, foreign, overrides),
        each_speaking(analysis.corpus.briefing.language, _files(desk, foreign, overrides)),
        analysis.corpus.briefing,
        folder,
        site,
        project,
        lambda pages: manifest(analysis, ledger, folder, overrides, pages),
        analysis.at,
        foreign.sections,
        inspect,
        drafts=drafts,
    )
    return Built(
        site=site.folder, project=project.folder, pages=number, problems=(*problems, *found)
    )


def rendered_pages(
    analysis: Analysis, templates: Path | None = None, downloads: Sequence[Download] = ()
) -> Iterator[tuple[str, str]]:
    """Return path and Markdown of each page of the site, one after the other.

    Args:
        analysis: What `analyse` returned.
        templates: A folder of templates that override ours.
        downloads: The files that the data page offers.

    Raises:
        BuildError: When a template of ours fails.
        CorpusError: When a plugin that adds pages fails, or one of its templates.
    """
    desk, foreign = _desk(analysis, tuple(downloads))
    return _rendered(desk, foreign, templates)


def _desk(analysis: Analysis, downloads: tuple[Download, ...]) -> tuple[Desk, ForeignPages]:
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


def _rendered(
    desk: Desk, foreign: ForeignPages, templates: Path | None
) -> Iterator[tuple[str, str]]:
    environment = make_environment(templates, foreign.templates)
    yield from each_speaking(desk.corpus.briefing.language, _all_pages(desk, foreign, environment))


def _all_pages(
    desk: Desk, foreign: ForeignPages, environment: jinja2.Environment
) -> Iterator[tuple[str, str]]:
    for page in plan_pages(desk):
        yield page.source, render_page(environment, page)
    for page in foreign.pages:
        try:
            rendered = render_page(environment, page)
        except BuildError as error:
            name = foreign.plugins[page.address]
            raise CorpusError([at_fault(name, PAGES, f"failed: {error}")]) from error
        yield page.source, rendered


def _files(
    desk: Desk, foreign: ForeignPages, templates: Path | None
) -> Iterator[tuple[str, bytes]]:
    """Yield path and content of each file of the site that is no page."""
    yield from ((one.address, one.content) for one in desk.downloads)
    yield from correction_feeds(desk.analysis).items()
    environment = make_environment(templates, foreign.templates)
    yield from figure_files(desk, environment)


def make_downloads(analysis: Analysis) -> tuple[Download, ...]:
    """Return the files that the site offers: each format of the export, under ``data/``.

    Raises:
        CorpusError: When a format of another package fails, or gives a file that is there already.
    """
    found: dict[str, Download] = {}
    for one in formats().values():
        for name, content in sorted(_offered(one, analysis).items()):
            if name in found:
                fault = f"gives the file '{name}', which another export gives"
                raise CorpusError([at_fault(one.name, EXPORTS, fault)])
            found[name] = Download(f"data/{name}", one.name, one.words, content)
    return tuple(found.values())


def _offered(one: Format, analysis: Analysis) -> Mapping[str, bytes]:
    files = one.files(analysis)
    return {f"ledger-{one.name}.zip": zipped(files)} if one.together else files


def keep_apart(folder: Path | None, target: Path, workshop: Path) -> None:
    """Refuse folders that would overwrite one another; a corpus may hold its own site."""
    site, project = _real(target), _real(workshop)
    overwritten = [
        ("the site", site, project, "the project"),
        ("the project", project, site, "the site"),
    ]
    if folder is not None:
        corpus = _real(folder)
        overwritten += [
            ("the site", site, corpus, "the corpus"),
            ("the project", project, corpus, "the corpus"),
        ]
        read = [corpus / one for one in _READ]
        for name, one in (("the site", site), ("the project", project)):
            if any(one == other or other in one.parents for other in read):
                raise BuildError(f"{name} cannot be in {one}: the corpus is read from there")
    for name, one, other, lost in overwritten:
        if one == other or one in other.parents:
            raise BuildError(f"{name} cannot be in {one}: it would overwrite {lost}")


def _real(folder: Path) -> Path:
    return Path(os.path.realpath(folder))
