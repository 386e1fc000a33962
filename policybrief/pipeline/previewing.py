"""The pages of a folder, each drawn when somebody looks at it.

A build makes every page, file and check of a site. Somebody who corrects a quotation wants to see
one page, at once: here a folder is read again, only its changed files are parsed, and a page is
drawn when it is asked for. It has the bytes that a build gives it.
"""

from __future__ import annotations

import posixpath
import tempfile
import threading
from collections.abc import Iterable, Mapping
from functools import cached_property
from pathlib import Path
from typing import Final

import attrs

from policybrief.analysis.ledger import analyse
from policybrief.cache import NO_CACHE, Cache
from policybrief.collecting import (
    keep_nothing,
    keep_what_is_there,
    look_through_everything,
    without_collector,
)
from policybrief.engine.content import Content, PageJob
from policybrief.engine.fast import likely_kinds
from policybrief.engine.project import PAGES as PAGES_FOLDER
from policybrief.engine.project import project_files
from policybrief.engine.shell import Kind, Shells, drawn_shells, kind_of, listed_in
from policybrief.engine.texts import to_html
from policybrief.languages import speaking
from policybrief.models.collection import Day
from policybrief.pipeline.contents import content_of, desk_of
from policybrief.pipeline.loading import checked
from policybrief.plugins import GROUPS
from policybrief.problems import Problem
from policybrief.remembering import Memory

_OF_A_BUILD: Final = frozenset(["data.html"])
"""Pages that tell of files which only a build makes."""

_ROUNDS: Final = 16
"""After how many readings it is forgotten what none of them asked for, and garbage looked for."""


class Drawing:
    """The pages of one state of a folder.

    Attributes:
        pages: How many there are.
        problems: The warnings of the corpus.
        site_url: Where the briefing says that it will be published.
    """

    def __init__(
        self, content: Content, shells: Shells, problems: tuple[Problem, ...], kinds: set[Kind]
    ) -> None:
        """Take in what pages are made of.

        Args:
            content: What the site is made of.
            shells: The shells that pages most likely need.
            problems: The warnings of the corpus.
            kinds: Where other kinds of pages are noted, once one is asked for.
        """
        self.pages = len(content.pages)
        self.problems = problems
        self.site_url = content.briefing.site_url
        self._jobs = {one.address: one for one in content.pages}
        self._folders = {posixpath.dirname(one) for one in self._jobs}
        self._content = content
        self._shells = shells
        self._kinds = kinds
        self._lock = threading.Lock()

    def file(self, address: str) -> bytes | None:
        """Return a page, or a file that belongs to all; None for what only a build makes.

        Args:
            address: Where it stands, relative to the site's root.

        Raises:
            PolicybriefError: When the page cannot be drawn.
        """
        job = self._jobs.get(address)
        if job is None:
            return self._files.get(address)
        if address in _OF_A_BUILD:
            return None
        with self._lock, speaking(self._content.briefing.language):
            return self._page(job)

    def is_missing(self, address: str) -> bool:
        """Say whether there is no page at an address, whatever an earlier build left there.

        Figures that stand by themselves are no pages, and have a folder of their own.
        """
        return posixpath.dirname(address) in self._folders and (
            address.endswith(".html") and address not in self._jobs
        )

    def _page(self, job: PageJob) -> bytes:
        rendered = job.render()
        try:
            return self._shells.page(rendered)
        except KeyError:
            listed = bool(to_html(rendered.body)[1])
            kind = kind_of(rendered, listed, self._shells.addresses)
            self._kinds.add(kind)
            more = _shells(self._content, self._project, {kind}, NO_CACHE)
            self._shells = attrs.evolve(more, cut={**self._shells.cut, **more.cut})
            return self._shells.page(rendered)

    @cached_property
    def _project(self) -> Mapping[str, bytes]:
        content = self._content
        return project_files(
            content.briefing, content.folder, content.sections, drafts=content.drafts
        )

    @cached_property
    def _files(self) -> Mapping[str, bytes]:
        ours = {
            name.removeprefix(f"{PAGES_FOLDER}/"): data
            for name, data in self._project.items()
            if name.startswith(f"{PAGES_FOLDER}/")
        }
        return {**self._shells.files, **ours}


def _shells(
    content: Content, project: Mapping[str, bytes], kinds: Iterable[Kind], cache: Cache
) -> Shells:
    with tempfile.TemporaryDirectory(prefix="policybrief-shells-") as workshop:
        return drawn_shells(project, kinds, Path(workshop, "shells"), content.day, cache)


class Preview:
    """A folder that is read again and again, of which little changes between two readings."""

    def __init__(
        self,
        folder: Path,
        *,
        templates: Path | None = None,
        as_of: Day | None = None,
        drafts: bool = False,
        cache: Cache,
    ) -> None:
        """Begin with nothing.

        Args:
            folder: The folder of the corpus.
            templates: A folder of templates that override ours; by default "templates" in it.
            as_of: The as-of day, in place of the briefing's.
            drafts: Whether drafts are shown.
            cache: Where what was read and drawn is kept.
        """
        self._folder = folder
        self._templates = folder / "templates" if templates is None else templates
        self._as_of = as_of
        self._drafts = drafts
        self._cache = cache
        self._memory = Memory()
        self._kinds: set[Kind] = set()
        self._rounds = 0

    def read(self) -> Drawing:
        """Read the folder as it is now, and return its pages.

        Raises:
            CorpusError: When the corpus has errors, or a plugin fails.
            PolicybriefError: When the folder is none.
            BuildError: When the theme cannot be drawn.
        """
        with without_collector():
            drawing = self._read()
            keep_what_is_there()
        return drawing

    def tidy(self) -> None:
        """Write what is new to the cache, and forget what is old, once nobody waits."""
        self._cache.save()
        self._rounds += 1
        if self._rounds % _ROUNDS == 0:
            self._memory.end_round()
            look_through_everything()

    def forget(self) -> None:
        """End: nothing that it made is kept from Python's search for garbage any more."""
        keep_nothing()

    def _read(self) -> Drawing:
        corpus, problems = checked(self._folder, GROUPS, self._as_of, self._cache, self._memory)
        analysis = analyse(corpus, drafts=self._drafts)
        desk, foreign = desk_of(analysis, ())
        content = content_of(desk, foreign, self._templates, self._folder, drafts=self._drafts)
        project = project_files(
            content.briefing, content.folder, content.sections, drafts=content.drafts
        )
        kinds = likely_kinds(content, listed_in(project)) | self._kinds
        return Drawing(
            content, _shells(content, project, kinds, self._cache), problems, self._kinds
        )
