"""The fast builder: texts joined into shells, on all cores, and tried against MkDocs.

A few pages of each kind are built by MkDocs too, when shells, templates or this library are new;
when one has other bytes, the site is not made here.
"""

from __future__ import annotations

import functools
import shutil
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from pathlib import Path
from typing import Final

import attrs

from policybrief.cache import Cache, hashed
from policybrief.engine.content import Content, PageJob
from policybrief.engine.mkdocs_process import run_mkdocs
from policybrief.engine.project import PAGES, project_files, within
from policybrief.engine.shell import Kind, Shells, drawn_shells, kind_of, listed_in, place_of
from policybrief.engine.sitemap import sitemap
from policybrief.engine.texts import to_html
from policybrief.keeping import Kept
from policybrief.languages import speaking
from policybrief.site.files import write_file
from policybrief.site.templates import Rendered
from policybrief.workers import each

_PAGES_A_JOB: Final = 24


@attrs.frozen
class _Done:
    """What a worker did.

    Attributes:
        left: Pages for which no shell was drawn yet.
        tried: Pages that MkDocs is to build too.
    """

    left: tuple[Rendered, ...] = ()
    tried: tuple[Rendered, ...] = ()


def build_fast(
    content: Content,
    site: Path,
    workshop: Path,
    tell: Callable[[float], None],
    cache: Cache,
    pages: Path | None = None,
) -> str | None:
    """Write the pages and files of a site, and return None when MkDocs would write the same.

    Args:
        content: What the site is made of.
        site: The folder for the site.
        workshop: A folder to work in.
        tell: Called with the share of the work that is done.
        cache: The shells that were drawn before.
        pages: Where the same is written as Markdown too; None for nowhere.

    Returns:
        What differs, if anything does.

    Raises:
        BuildError: When something fails; the message says what.
        OSError: When a file cannot be written.
    """
    project = project_files(
        content.briefing, content.folder, content.sections, drafts=content.drafts
    )
    likely = likely_kinds(content, listed_in(project))
    shells = drawn_shells(project, likely, workshop / "shells", content.day, cache)
    done: list[_Done] = []
    jobs = _jobs(content, shells, site, pages)
    with speaking(content.briefing.language):
        for one in each(jobs, _do):
            done.append(one)
            tell(len(done) / len(jobs))
    left = [page for one in done for page in one.left]
    if left:
        kinds = {kind_of(page, bool(to_html(page.body)[1]), shells.addresses) for page in left}
        shells = drawn_shells(project, kinds, workshop / "more", content.day, cache)
        for page in left:
            write_file(within(site, page.address), shells.page(page))
    _write(shells.files.items(), site)
    _write(_assets(project), site)
    addresses = [page.address for page in content.pages]
    listing = sitemap(addresses, content.briefing.site_url, content.day)
    _write([("sitemap.xml", listing.encode("utf-8")), ("sitemap.xml.gz", b"")], site)
    tried = [page for one in done for page in one.tried]
    key = hashed(shells.key, sorted(map(repr, shells.cut)), content.templates)
    if cache.get("tried", key):
        return None
    difference = _difference(project, tried, shells.addresses, site, workshop / "tried", content)
    if difference is None:
        cache.put("tried", key, True)
    return difference


def likely_kinds(content: Content, addresses: frozenset[str]) -> set[Kind]:
    """Return the kinds that the pages most likely have."""
    found: set[Kind] = set()
    kinds = {
        (place_of(page.address, addresses), page.address != "index.html", page.wide)
        for page in content.pages
    }
    for place, titled, wide in kinds:
        kind = Kind(place=place, titled=titled, wide=wide, listed=True, headed=True)
        found.add(kind)
        if place not in addresses:
            found.add(attrs.evolve(kind, listed=False))
    return found


def _jobs(
    content: Content, shells: Shells, site: Path, project: Path | None
) -> list[Callable[[], _Done]]:
    """Return the work, in parts that can be done beside one another."""
    tried = _to_try(content.pages)
    parts = (
        content.pages[at : at + _PAGES_A_JOB] for at in range(0, len(content.pages), _PAGES_A_JOB)
    )
    return [
        *(functools.partial(_write_made, make, site, project) for make in content.files),
        *(functools.partial(_write_pages, part, shells, site, project, tried) for part in parts),
    ]


def _do(job: Callable[[], _Done]) -> _Done:
    return job()


def _write_pages(
    pages: Sequence[PageJob],
    shells: Shells,
    site: Path,
    project: Path | None,
    tried: frozenset[str],
) -> _Done:
    """Render pages, and write those for which there are shells."""
    left: list[Rendered] = []
    kept: list[Rendered] = []
    for page in pages:
        rendered = page.render()
        if page.address in tried:
            kept.append(attrs.evolve(rendered, files=()))
        try:
            made = shells.page(rendered)
        except KeyError:
            left.append(attrs.evolve(rendered, files=()))
        else:
            write_file(within(site, page.address), made)
        _write(rendered.files, site)
        if project is not None:
            write_file(within(project, rendered.source), rendered.markdown)
            _write(rendered.files, project)
    return _Done(tuple(left), tuple(kept))


def _write_made(
    make: Callable[[], Iterable[tuple[str, bytes | Kept]]], site: Path, project: Path | None
) -> _Done:
    for name, data in make():
        for folder in (site, project):
            if folder is not None:
                write_file(within(folder, name), data)
    return _Done()


def _write(files: Iterable[tuple[str, bytes | Kept]], site: Path) -> None:
    for name, data in files:
        write_file(within(site, name), data)


def _assets(project: Mapping[str, bytes]) -> Iterator[tuple[str, bytes]]:
    """Yield the files of the project that stand in the site as they are."""
    for name, data in project.items():
        if name.startswith(f"{PAGES}/"):
            yield name.removeprefix(f"{PAGES}/"), data


def _to_try(pages: Sequence[PageJob]) -> frozenset[str]:
    """Return the addresses of the pages that MkDocs builds too: two of each template."""
    first: dict[str, str] = {}
    last: dict[str, str] = {}
    for page in pages:
        first.setdefault(page.template, page.address)
        last[page.template] = page.address
    return frozenset([*first.values(), *last.values()])


def _difference(
    project: Mapping[str, bytes],
    tried: Sequence[Rendered],
    addresses: frozenset[str],
    site: Path,
    workshop: Path,
    content: Content,
) -> str | None:
    """Build some pages with MkDocs, and return how one of the site differs from them."""
    texts = {f"{page.removesuffix('.html')}.md": "# Page { #top }\n" for page in addresses}
    texts |= {page.source: page.markdown for page in tried}
    _write(project.items(), workshop / "project")
    _write(
        ((f"{PAGES}/{name}", text.encode("utf-8")) for name, text in texts.items()),
        workshop / "project",
    )
    run_mkdocs(workshop / "project", workshop / "site", content.day)
    differing = [
        page.address
        for page in tried
        if (site / page.address).read_bytes() != (workshop / "site" / page.address).read_bytes()
    ]
    shutil.rmtree(workshop)  # the disk may be small
    return f"MkDocs writes {differing[0]} otherwise" if differing else None
