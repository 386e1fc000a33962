"""From a corpus to a site."""

from __future__ import annotations

import contextlib
import functools
import os
from collections.abc import Callable, Iterator, Sequence
from pathlib import Path
from typing import Final

import attrs

from policybrief.analysis.ledger import Analysis, analyse
from policybrief.cache import Cache
from policybrief.collecting import what_is_there_stays, without_collector
from policybrief.engine.builder import Builder, Made, make
from policybrief.engine.marker import check_kind
from policybrief.engine.places import Place, holding
from policybrief.errors import BuildError, SiteError
from policybrief.languages import each_speaking
from policybrief.models.collection import Day
from policybrief.models.corpus import Corpus
from policybrief.pipeline.contents import content_of, desk_of
from policybrief.pipeline.downloads import make_downloads
from policybrief.pipeline.loading import also_read, checked
from policybrief.pipeline.manifest import LEDGER, manifest
from policybrief.pipeline.unchanged import Besides, for_the_same, installed, state_of
from policybrief.pipeline.verifying import inspected
from policybrief.plugins import GROUPS
from policybrief.problems import Problem, has_errors
from policybrief.site.desk import Download
from policybrief.spreading import Backend, spreading
from policybrief.workers import prepare

Progress = Callable[[str, float], None]
"""Called with one of the `STAGES` and how much of it is done, from 0 to 1."""

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
        project: The folder of the MkDocs project; None when none was kept.
        pages: How many pages it has.
        problems: The warnings, first of the corpus and then of the site.
        builder: Which builder made it.
        difference: Why it was not the fast one, when that was asked for; else None.
        site_url: Where the briefing says that it will be published.
    """

    site: Path
    project: Path | None
    pages: int
    problems: tuple[Problem, ...]
    builder: Builder = "fast"
    difference: str | None = None
    site_url: str | None = None


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
    builder: Builder = "fast",
    cache: Path | str | None = None,
    backend: Backend = "processes",
    workers: int | None = None,
) -> Built:
    """Check, compute, render, build and verify the site.

    When anything fails, what stood in the folders before still stands. What a build left that was
    killed is mended first. With a cache, a site that stands there as it was built is left as it is
    when nothing changed of what it was built of.

    Args:
        source: A folder, or a corpus made in Python.
        site: The folder for the site; it is made, or replaced when it was made here.
        project: The folder for the MkDocs project; by default the builder "mkdocs" keeps it beside
            the site, "SITE-mkdocs", and the fast one keeps none.
        templates: A folder of templates that override ours; by default "templates" in the folder.
        progress: Called with the name of each of the `STAGES` as it begins, and with how much of it
            is done, from 0 to 1.
        in_place: Whether the folders are changed file by file, so that what stays the same is not
            touched; else new ones take their place. A mount point is always changed in place.
        as_of: The as-of day, in place of the briefing's; it says which embargoes are over.
        drafts: Whether drafts are shown; then a banner on each page says so.
        builder: "fast" joins texts into the theme's shells, and tries some pages of each kind
            against MkDocs; where they differ, MkDocs builds all, as "mkdocs" always does. Both
            write the same bytes.
        cache: A file that keeps what was read and drawn, so that next time only what changed is
            done again; safe to delete. None keeps nothing.
        backend: Where many articles are read and checked: "processes" on this machine, "dask" or
            "ray" on a cluster.
        workers: How many workers read and check; by default all cores, or all of the cluster.

    Raises:
        CorpusError: When the corpus has errors, or a plugin fails.
        SiteError: When the site that was built must not be published.
        BuildError: When the site cannot be built, or another build has one of the folders.
        PolicybriefError: When *source* is not a folder.
    """
    target = Path(os.path.abspath(site))
    check_kind(target, "site")
    workshop = None if project is None else Path(project).absolute()
    if workshop is None and builder == "mkdocs":
        workshop = target.with_name(f"{target.name}-mkdocs")
    folder = None if isinstance(source, Corpus) else Path(source)
    overrides = Path(templates) if templates is not None else None
    if overrides is None and folder is not None:
        overrides = folder / "templates"
    keep_apart(folder, target, workshop)
    with contextlib.ExitStack() as held:
        site_place = held.enter_context(holding(target, "site", in_place=in_place))
        project_place = None
        if workshop is not None:
            project_place = held.enter_context(holding(workshop, "project", in_place=in_place))
        kept = held.enter_context(Cache(None if cache is None else Path(cache)))
        order = _Order(
            source=source,
            folder=folder,
            overrides=overrides,
            site=site_place,
            project=project_place,
            tell=progress or (lambda stage, share: None),
            as_of=as_of,
            drafts=drafts,
            builder=builder,
            backend=backend,
            workers=workers,
            cache=kept,
        )
        if folder is None or templates is not None or workshop is not None:
            return _built(order)[0]
        return _of_the_same(folder, target, order)


@attrs.frozen(kw_only=True)
class _Order:
    """What `build_site` was asked for, with the places and the cache that it holds.

    Attributes:
        folder: The folder of the corpus; None for one that was made in Python.
        overrides: The folder of templates that override ours; None for none.
    """

    source: Corpus | Path | str
    folder: Path | None
    overrides: Path | None
    site: Place
    project: Place | None
    tell: Progress
    as_of: Day | None
    drafts: bool
    builder: Builder
    backend: Backend
    workers: int | None
    cache: Cache


def _of_the_same(folder: Path, site: Path, order: _Order) -> Built:
    """Build a site, unless it stands there as it was built of the very same."""

    def make_it() -> tuple[tuple[Built, bytes], Besides]:
        built, corpus = _built(order)
        return (built, state_of(site)), also_read(folder, corpus)

    def holds(kept: tuple[Built, bytes]) -> bool:
        return state_of(site) == kept[1]

    options = (str(site), installed(), str(order.as_of), order.drafts)
    return for_the_same(folder, order.cache, "built", make_it, *options, holds=holds)[0]


def _built(order: _Order) -> tuple[Built, Corpus]:
    """Build into the places, and return the corpus too.

    What was computed is let go before the site is verified, so that both need memory in turn.
    """
    made, corpus, problems = _made(order)
    order.tell(STAGES[3], 0.0)
    found = inspected(made.site, corpus, order.overrides, drafts=order.drafts, cache=order.cache)
    if has_errors(found):
        raise SiteError(found)
    made.put(order.site, order.project)
    built = Built(
        site=order.site.folder,
        project=None if order.project is None else order.project.folder,
        pages=made.pages,
        problems=(*problems, *found),
        builder=made.builder,
        difference=made.difference,
        site_url=corpus.briefing.site_url,
    )
    return built, corpus


def _made(order: _Order) -> tuple[Made, Corpus, tuple[Problem, ...]]:
    """Make the site, and return the corpus and its warnings too."""
    tell, folder, overrides = order.tell, order.folder, order.overrides
    with without_collector():
        tell(STAGES[0], 0.0)
        with spreading(order.backend, order.workers) as spread:
            corpus, problems = checked(
                order.source, GROUPS, order.as_of, order.cache, spread=spread
            )
        tell(STAGES[1], 0.0)
        analysis = analyse(corpus, drafts=order.drafts)
        prepare(analysis.corpus, analysis)
        tell(STAGES[2], 0.0)
        downloads = make_downloads(analysis)
        ledger = next(one.kept.sha256() for one in downloads if one.address == LEDGER)
        desk, foreign = desk_of(analysis, downloads)
        desk.prepare()
        content = content_of(desk, foreign, overrides, folder, drafts=order.drafts, ahead=True)
    with what_is_there_stays():
        made = make(
            content,
            order.site,
            order.project,
            lambda pages: manifest(analysis, ledger, folder, overrides, pages),
            builder=order.builder,
            tell=functools.partial(tell, STAGES[2]),
            cache=order.cache,
        )
    return made, corpus, problems


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
    desk, foreign = desk_of(analysis, tuple(downloads))
    content = content_of(desk, foreign, templates, None)
    made = (page.render() for page in content.pages)
    pages = ((one.source, one.markdown) for one in made)
    return each_speaking(analysis.corpus.briefing.language, pages)


def keep_apart(folder: Path | None, target: Path, workshop: Path | None) -> None:
    """Refuse folders that would overwrite one another; a corpus may hold its own site."""
    made = {"the site": _real(target)}
    if workshop is not None:
        made["the project"] = _real(workshop)
    corpus = None if folder is None else _real(folder)
    for name, one in made.items():
        if corpus is not None:
            read = [corpus / part for part in _READ]
            if any(one == other or other in one.parents for other in read):
                raise BuildError(f"{name} cannot be in {one}: the corpus is read from there")
        for lost, other in (*made.items(), ("the corpus", corpus)):
            if other is not None and lost != name and (one == other or one in other.parents):
                raise BuildError(f"{name} cannot be in {one}: it would overwrite {lost}")


def _real(folder: Path) -> Path:
    return Path(os.path.realpath(folder))
