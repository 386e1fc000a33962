"""Every internal link and anchor of a built site must lead somewhere.

MkDocs checks links in Markdown only; our pages hold theirs in HTML, so they are checked here.
"""

from __future__ import annotations

import posixpath
from collections.abc import Iterator
from html.parser import HTMLParser
from pathlib import Path
from urllib.parse import unquote, urlsplit

import attrs


@attrs.frozen
class DeadLink:
    """A link that leads nowhere.

    Attributes:
        page: Address of the page that has it.
        target: Where it is meant to lead.
    """

    page: str
    target: str

    def __str__(self) -> str:
        return f"{self.page}: '{self.target}' leads nowhere"


class _Collector(HTMLParser):
    def __init__(self) -> None:
        super().__init__(convert_charrefs=True)
        self.links: list[str] = []
        self.anchors: set[str] = set()

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        for name, value in attrs:
            if value is None:
                continue
            if name == "id" or (name == "name" and tag == "a"):
                self.anchors.add(value)
            elif (name == "href" and tag in ("a", "link", "area")) or name == "src":
                self.links.append(value)


def dead_links(site: Path) -> Iterator[DeadLink]:
    """Yield the internal links of the HTML files below *site* that lead nowhere."""
    pages: dict[str, _Collector] = {}
    for file in sorted(site.rglob("*.html")):
        collector = _Collector()
        collector.feed(file.read_text(encoding="utf-8"))
        pages[file.relative_to(site).as_posix()] = collector
    for address, collector in pages.items():
        if address == "404.html":  # its links are absolute, for the host to resolve
            continue
        for link in dict.fromkeys(collector.links):
            if not _leads_somewhere(site, pages, address, link):
                yield DeadLink(address, link)


def _leads_somewhere(site: Path, pages: dict[str, _Collector], address: str, link: str) -> bool:
    try:
        parts = urlsplit(link)
    except ValueError:  # "http://[": it leads nowhere in any browser
        return False
    if parts.scheme or parts.netloc:
        return True
    path = unquote(parts.path)
    if path.startswith("/"):  # the site may stand below the root, and opens from disk
        return False
    target = posixpath.normpath(posixpath.join(posixpath.dirname(address), path))
    target = address if path == "" else target
    if target == ".." or target.startswith("../"):
        return False
    if target == "." or (site / target).is_dir():
        target = posixpath.normpath(posixpath.join(target, "index.html"))
    if target not in pages:
        return (site / target).is_file()
    anchor = unquote(parts.fragment)
    return not anchor or anchor in pages[target].anchors
