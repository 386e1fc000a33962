"""Sites that several tests look at, each built once."""

from __future__ import annotations

import functools
import gzip
import json
import re
from collections.abc import Iterator
from html.parser import HTMLParser
from pathlib import Path
from typing import Any

import attrs
import pytest

from policybrief import build_site
from policybrief.site.figures import FOLDER
from tests.site.attacks import attacked
from tests.site.corpora import QUIET, hostile, write

_VOID = "br hr img input link meta wbr source area base col embed track"


@attrs.frozen
class BuiltFolder:
    """A corpus folder and what was built from it.

    Attributes:
        root: The corpus.
        site: The site.
        project: The MkDocs project.
    """

    root: Path
    site: Path
    project: Path

    @property
    def addresses(self) -> list[str]:
        """The addresses of all pages of the site but the one for missing pages."""
        files = (file.relative_to(self.site).as_posix() for file in self.site.rglob("*.html"))
        others = ("404.html", FOLDER)
        return sorted(name for name in files if not name.startswith(others))

    @property
    def snippets(self) -> list[str]:
        """The addresses of the figures that stand by themselves."""
        files = (self.site / FOLDER).rglob("*.html")
        return sorted(file.relative_to(self.site).as_posix() for file in files)


def built(name: str, factory: pytest.TempPathFactory) -> BuiltFolder:
    """Return the site of the quiet, hostile or attacked corpus; one build serves all tests."""
    place = factory.getbasetemp() / name
    return _built(name, place)


@functools.cache
def _built(name: str, place: Path) -> BuiltFolder:
    files = {"quiet": lambda: QUIET, "hostile": hostile, "attacked": attacked}[name]()
    root = write(place / "corpus", files)
    made = build_site(root, place / "site", project=place / "site-mkdocs")
    return BuiltFolder(root, made.site, place / "site-mkdocs")


class Shown(HTMLParser):
    """What a reader sees of some HTML: texts by tag, class or id, and the tags used."""

    VOID = frozenset(_VOID.split())

    def __init__(self, html: str) -> None:
        super().__init__(convert_charrefs=True)
        self.tags: list[str] = []
        self.attributes: list[tuple[str, str, str]] = []
        self._open: list[tuple[str, int, frozenset[str]]] = []
        self._found: list[tuple[frozenset[str], list[str]]] = []
        self._texts: list[list[str]] = []
        self._all: list[str] = []
        self.feed(html)
        self.close()

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.tags.append(tag)
        self.attributes += [(tag, name, value or "") for name, value in attrs]
        if tag in self.VOID:
            return
        named = dict(attrs)
        names = {tag, *(f".{one}" for one in (named.get("class") or "").split())}
        if named.get("id"):
            names.add(f"#{named['id']}")
        self._found.append((frozenset(names), text := []))
        self._texts.append(text)
        self._open.append((tag, len(self._texts), frozenset(names)))

    def handle_endtag(self, tag: str) -> None:
        while any(one[0] == tag for one in self._open):
            self._texts.pop()
            if self._open.pop()[0] == tag:
                break

    def handle_data(self, data: str) -> None:
        self._all.append(data)
        for text in self._texts:
            text.append(data)

    @property
    def text(self) -> str:
        """All of the text, with white space made one."""
        return _one_line("".join(self._all))

    def texts(self, name: str) -> list[str]:
        """Return the text of each element with this tag, ".class" or "#id"."""
        return [_one_line(text) for text in self.raw_texts(name)]

    def raw_texts(self, name: str) -> list[str]:
        """Return the same with its white space."""
        return ["".join(text) for names, text in self._found if name in names]


def without_drawings(html: str) -> str:
    """Return *html* with what stands in the library's own drawings, but not as drawings.

    Their ``<svg>`` and ``<title>`` are made spans; all other tags in them stay.
    """

    def plain(drawing: re.Match[str]) -> str:
        return re.sub(r"<(/?)(?:svg|title)\b[^>]*>", r"<\1span>", drawing[0])

    return re.sub(r'<svg\b[^>]*\bclass="pb-[^>]*>.*?</svg>', plain, html, flags=re.DOTALL)


def shown(text: str) -> str:
    """Return what a page must show of *text*: its visible letters, on one line."""
    invisible = "[\u200b\u202a-\u202e\u2060-\u2069\ufeff\ufffe\uffff\ud800-\udfff]"
    control = "[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x84\x86-\x9f]"
    return _one_line(re.sub(f"{invisible}|{control}", "", text))


def _one_line(text: str) -> str:
    """Return *text* with all white space made one, but for the spaces that break no line."""
    return re.sub(r"[^\S\u00a0\u202f]+", " ", text).strip()


def found_in(site: Path) -> dict[str, dict[str, Any]]:
    """Return everything that the search of a site finds, by its address."""
    found = {}
    for file in sorted((site / "pagefind").rglob("*.pf_fragment")):
        content = gzip.decompress(file.read_bytes())
        record = json.loads(content.removeprefix(b"pagefind_dcd"))
        found[record["url"]] = record
    return found


def files_of(folder: Path) -> Iterator[tuple[str, bytes]]:
    """Yield path and content of every file below *folder*, in order."""
    for file in sorted(path for path in folder.rglob("*") if path.is_file()):
        yield file.relative_to(folder).as_posix(), file.read_bytes()
