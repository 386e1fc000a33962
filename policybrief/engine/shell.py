"""The shells of pages: all that the theme puts around a page's text, drawn once by MkDocs.

A shell is the same for all pages of one kind but for a few values: title, markup of the head,
table of contents, address and text. MkDocs builds a small project whose pages hold a mark for each
of them, and what it wrote is cut at the marks. So the theme's own templates decide how a page
looks, and a page costs no more than joining strings.
"""

from __future__ import annotations

import datetime
import functools
import re
import shutil
from collections.abc import Callable, Collection, Iterable, Mapping, Sequence
from importlib.metadata import version
from pathlib import Path
from typing import Any, Final
from urllib.parse import quote

import attrs
import jinja2
import yaml

from policybrief.cache import Cache, hashed
from policybrief.engine.mkdocs_process import import_path, run_mkdocs
from policybrief.engine.project import PAGES, THEME
from policybrief.engine.texts import Heading, to_html
from policybrief.errors import BuildError
from policybrief.site.files import write_file
from policybrief.site.templates import Rendered

_CONTENTS: Final = "partials/toc.html"
"""The theme's template of a table of contents."""

_MARK: Final = re.compile("PBMARK(TITLE|HEAD|CONTENTS|FIRST|ADDRESS|TEXT)")
_TEXT: Final = re.compile(r"<p>PBMARKBEGIN</p>.*<p>PBMARKEND</p>", re.DOTALL)
_PACKAGES: Final = ("mkdocs", "mkdocs-material", "jinja2", "markdown", "pyyaml")
_OF_THE_SITE: Final = frozenset(["sitemap.xml", "sitemap.xml.gz"])


@attrs.frozen
class Kind:
    """What a page's shell depends on.

    Attributes:
        place: The address of a page that the masthead lists; of others, its folder.
        titled: Whether it has a title of its own.
        wide: Whether it is shown without a table of contents beside it.
        listed: Whether it has a table of contents.
        headed: Whether it has markup for its head.
    """

    place: str
    titled: bool
    wide: bool
    listed: bool
    headed: bool


@attrs.frozen
class Shells:
    """The shells of the pages of a site, and what the theme itself puts into it.

    Attributes:
        key: A hash of all that they were drawn from.
        cut: Of each kind, literal text and names of values in turn.
        files: Path and content of the theme's own files, ``404.html`` among them.
        addresses: The pages that the masthead lists.
        contents: Draws a table of contents; None where they are kept.
    """

    key: bytes
    cut: Mapping[Kind, tuple[str, ...]]
    files: Mapping[str, bytes]
    addresses: frozenset[str]
    contents: Callable[[tuple[Heading, ...]], str] | None = None

    def page(self, rendered: Rendered) -> bytes:
        """Return a page as MkDocs would write it.

        Raises:
            KeyError: When no shell of its kind was drawn.
        """
        text, headings = to_html(rendered.body)
        values = {
            "TITLE": rendered.title or "",
            "HEAD": rendered.head or "",
            "CONTENTS": "" if self.contents is None else self.contents(headings),
            "FIRST": headings[0].id if headings else "",
            "ADDRESS": quote(rendered.address),
            "TEXT": text,
        }
        parts = list(self.cut[kind_of(rendered, bool(headings), self.addresses)])
        parts[1::2] = [values[name] for name in parts[1::2]]
        return "".join(parts).encode("utf-8", "xmlcharrefreplace")


def kind_of(rendered: Rendered, listed: bool, addresses: Collection[str]) -> Kind:
    """Return the kind of a page.

    Args:
        rendered: The page.
        listed: Whether it has a table of contents.
        addresses: The pages that the masthead lists.
    """
    address = rendered.address
    return Kind(
        place=place_of(address, addresses),
        titled=rendered.title is not None,
        wide=rendered.wide,
        listed=listed,
        headed=rendered.head is not None,
    )


def place_of(address: str, addresses: Collection[str]) -> str:
    """Return the `Kind.place` of a page."""
    return address if address in addresses else address[: address.rfind("/") + 1]


def listed_in(project: Mapping[str, bytes]) -> frozenset[str]:
    """Return the pages that the masthead of a project lists."""
    return frozenset(_addresses(yaml.safe_load(project["mkdocs.yml"])["nav"]))


def _key(project: Mapping[str, bytes], day: datetime.date | None) -> bytes:
    """Return a hash of all that shells are drawn from: settings, theme, packages, day."""
    versions = [(one, version(one)) for one in _PACKAGES]
    return hashed(versions, day, sorted(_of_the_theme(project).items()))


def drawn_shells(
    project: Mapping[str, bytes],
    kinds: Iterable[Kind],
    workshop: Path,
    day: datetime.date | None,
    cache: Cache,
) -> Shells:
    """Return the shells of these kinds, and of others that were kept; draw those that were not.

    Args and errors are those of `draw_shells`; *cache* is where they are kept.
    """
    key = _key(project, day)
    kept: Shells | None = cache.get("shells", key)
    missing = set(kinds) - (set() if kept is None else kept.cut.keys())
    if not missing and kept is not None:
        return attrs.evolve(kept, contents=contents_of(project))
    drawn = draw_shells(project, missing, workshop, day)
    if kept is not None:
        drawn = attrs.evolve(drawn, cut={**kept.cut, **drawn.cut})
    cache.put("shells", key, attrs.evolve(drawn, contents=None))
    return drawn


def draw_shells(
    project: Mapping[str, bytes], kinds: Iterable[Kind], workshop: Path, day: datetime.date | None
) -> Shells:
    """Let MkDocs draw the shells of these kinds, and all for pages that no masthead lists.

    Args:
        project: Path and content of the project's files that no page makes.
        kinds: What kinds of pages there are.
        workshop: A folder to work in; it is gone afterwards.
        day: The as-of date.

    Raises:
        BuildError: When MkDocs finds something wrong.
    """
    addresses = listed_in(project)
    theme = _of_the_theme(project)
    for name, content in {**theme, f"{THEME}/{_CONTENTS}": b"PBMARKCONTENTS"}.items():
        write_file(workshop / "project" / name, content)
    sources = _marked_pages(kinds, addresses)
    for address, (_kind, text) in sources.items():
        source = address.removesuffix(".html") + ".md"
        write_file(workshop / "project" / PAGES / source, text)
    made = workshop / "site"
    run_mkdocs(workshop / "project", made, day)
    cut = {}
    for address, (kind, _text) in sources.items():
        if kind is not None:
            whole = (made / address).read_text(encoding="utf-8")
            if len(_TEXT.findall(whole)) != 1:
                raise BuildError(f"the theme does not show the text of a page like '{address}'")
            whole = _TEXT.sub("PBMARKTEXT", whole)
            if kind.place != address:
                whole = whole.replace(quote(address), "PBMARKADDRESS")
            cut[kind] = tuple(_MARK.split(whole))
    contents = contents_of(project)
    files = {
        path.relative_to(made).as_posix(): path.read_bytes()
        for path in sorted(made.rglob("*"))
        if path.is_file()
    }
    shutil.rmtree(workshop)  # the disk may be small
    for name in (*sources, *_OF_THE_SITE):
        files.pop(name, None)
    for name in (one for one in files if one.endswith(".html")):
        files[name] = files[name].replace(b"PBMARKCONTENTS", contents(()).encode("utf-8"))
    return Shells(_key(project, day), cut, files, addresses, contents)


def contents_of(project: Mapping[str, bytes]) -> Callable[[tuple[Heading, ...]], str]:
    """Return what draws a table of contents: the theme's own template of it."""
    ours = tuple(
        (name.removeprefix(f"{THEME}/"), content.decode("utf-8"))
        for name, content in project.items()
        if name.startswith(f"{THEME}/") and name.endswith(".html")
    )
    return _contents_of(project["mkdocs.yml"], ours)


@functools.lru_cache(maxsize=2)
def _contents_of(
    written: bytes, ours: tuple[tuple[str, str], ...]
) -> Callable[[tuple[Heading, ...]], str]:
    """Return the same by the project's settings, and names and templates of its own theme."""
    settings = yaml.safe_load(written)
    loaders = [jinja2.DictLoader(dict(ours)), jinja2.FileSystemLoader(theme_folder())]
    environment = jinja2.Environment(loader=jinja2.ChoiceLoader(loaders), auto_reload=False)
    template = environment.from_string(
        f'{{% import "partials/language.html" as lang with context %}}{{% include "{_CONTENTS}" %}}'
    )
    config = {"theme": settings["theme"], "mdx_configs": {}}

    @functools.lru_cache(maxsize=1024)
    def draw(headings: tuple[Heading, ...]) -> str:
        return template.render(page={"toc": headings}, config=config)

    return draw


def theme_folder() -> Path:
    """Return the folder of the theme's templates; nothing of the theme is imported."""
    for folder in import_path():
        found = Path(folder, "material", "templates")
        if found.is_dir():
            return found
    raise BuildError("the theme is missing; install mkdocs-material again")


def _of_the_theme(project: Mapping[str, bytes]) -> Mapping[str, bytes]:
    """Return the files of a project that shells are drawn from."""
    return {name: project[name] for name in project if not name.startswith(f"{PAGES}/")}


def _addresses(nav: Sequence[Any]) -> list[str]:
    """Return the pages that a navigation lists."""
    found: list[str] = []
    for entry in nav:
        for target in entry.values():
            if isinstance(target, str):
                found.append(target.removesuffix(".md") + ".html")
            else:
                found += _addresses(target)
    return found


def _marked_pages(
    kinds: Iterable[Kind], addresses: Collection[str]
) -> dict[str, tuple[Kind | None, str]]:
    """Return kind and Markdown of each page of the small project, by address."""
    found: dict[str, tuple[Kind | None, str]] = {}
    for number, kind in enumerate(sorted(set(kinds), key=repr)):
        is_listed = kind.place in addresses
        address = kind.place if is_listed else f"{kind.place}pbshell-{number}.html"
        if address in found:
            raise BuildError(f"two pages have the address '{address}'")
        found[address] = (kind, _marked(kind))
    for address in addresses:
        found.setdefault(address, (None, "# Page { #top }\n"))
    return found


def _marked(kind: Kind) -> str:
    """Return the Markdown of a page with a mark for each value."""
    marked = Rendered(
        source="",
        template="",
        title="PBMARKTITLE" if kind.titled else None,
        wide=kind.wide,
        head="PBMARKHEAD" if kind.headed else None,
        body="\n\n".join(
            [
                "<p>PBMARKBEGIN</p>",
                "# Page { #top }",
                *(["## Heading { #PBMARKFIRST }"] if kind.listed else []),
                "<p>PBMARKEND</p>\n",
            ]
        ),
    )
    return marked.markdown
