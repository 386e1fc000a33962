"""One file of a site to what is found in it."""

from __future__ import annotations

import hashlib
import json
import re
from collections.abc import Container, Iterator
from pathlib import Path
from typing import Final
from urllib.parse import SplitResult

import attrs

from policybrief.cache import hashed
from policybrief.problems import Location, Problem
from policybrief.verifying.contents import (
    LONG,
    WHOLE,
    embedded,
    pieces_of,
    pieces_of_file,
)
from policybrief.verifying.dead_ends import packed
from policybrief.verifying.decoding import beginning_of, text_of
from policybrief.verifying.glance import Glance, glance
from policybrief.verifying.leaks import Secrets
from policybrief.verifying.page import Address, Finding, Page, read_page
from policybrief.verifying.search import Search, Spot, unsearched_problem
from policybrief.verifying.styles import addresses_in
from policybrief.verifying.theme import is_asset, theme_version
from policybrief.verifying.walking import shown, unreadable

_PAGES: Final = (".html", ".htm", ".xhtml", ".xht")
_PART: Final = 1 << 20
_OWN: Final = re.compile(r"#[\w.-]+")
_HEAD: Final = 4096
_BEGINNING: Final = 4 * _HEAD
_MANIFESTS: Final = (".webmanifest",)
_FEED: Final = re.compile(r"<(?:[a-z]+:)?(?:urlset|sitemapindex|rss|feed|RDF)[\s>]")
_FEED_ADDRESS: Final = re.compile(
    r"<(?:loc|link|url|guid)(?:\s[^<>]*)?>\s*(?:<!\[CDATA\[)?\s*([^<\s\]]+)"
    r"|<[^<>]*?\s(?:href|url|src)=[\"']([^\"']+)"
)

_HINTS: Final = {
    "active-content": "take it out; pages of a briefing hold no scripts and frames but the theme's",
    "foreign-request": "take it out: readers are not to be told of elsewhere",
    "image-without-text": "say in 'alt' what it shows; 'alt=\"\"' for one that only decorates",
    "duplicate-anchor": "give one of the two another id",
}


@attrs.frozen
class Given:
    """What is known before a file is looked at, the same for all.

    Attributes:
        root: The folder of the site.
        home: Where the site will be published; None when that is not known.
        secrets: What must not stand there; None when no words are looked for.
        clean: Parts of pages that hold none of it, as other pages have shown; more are added.
    """

    root: Path
    home: SplitResult | None
    secrets: Secrets | None
    clean: set[str] = attrs.field(factory=set)


@attrs.define
class Looked:
    """What one file is by itself; where its addresses lead, only all files together say.

    Attributes:
        problems: What is wrong with it.
        spots: The private words in it.
        anchors: The names that links to it can lead to, packed; None of what is no page.
        addresses: Its addresses, but those of its own anchors: how each is written, and whether it
            is loaded.
    """

    problems: list[Problem] = attrs.field(factory=list)
    spots: list[tuple[Location, Spot]] = attrs.field(factory=list)
    anchors: bytes | None = None
    addresses: list[tuple[str, bool]] = attrs.field(factory=list)

    def __bool__(self) -> bool:
        """Say whether there is anything to know."""
        return bool(self.problems or self.spots or self.addresses or self.anchors is not None)


def key_of(given: Given, path: str) -> bytes | None:
    """Return a hash of all that decides what a file is; None when it cannot be read."""
    content = hashlib.sha256()
    try:
        with (given.root / path).open("rb") as file:
            while part := file.read(_PART):
                content.update(part)
    except OSError:
        return None
    secrets = None if given.secrets is None else given.secrets.key
    return hashed(path, content.digest(), secrets, given.home, theme_version())


def look_at_file(given: Given, path: str) -> Looked:
    """Return what is found in one file of a site.

    Args:
        given: What is known of the site.
        path: The path of the file, relative to the site.
    """
    looked = Looked()
    file = given.root / path
    location = Location(shown(path))
    search = None if given.secrets is None else Search(given.secrets, given.clean)
    try:
        size = file.stat().st_size
        if size > (WHOLE if _is_read_whole(given, file) else LONG):
            _look_at_long(looked, file, path, search)
        else:
            content = file.read_bytes()
            if is_asset(file.name, content):
                return looked
            _look_at_content(looked, given, path, content, search)
    except OSError as error:
        looked.problems.append(unreadable(path, f"{error.strerror or error}"))
        return looked
    if search is not None:
        search.text(shown(path), "its name", placed=False)
        for spot in search.spots:
            place = location if spot.place is None else Location(location.path, *spot.place)
            looked.spots.append((place, spot))
    return looked


def _is_read_whole(given: Given, file: Path) -> bool:
    """Say whether more than words is looked for in a file: addresses and tags."""
    if file.name.lower().endswith((*_PAGES, *_MANIFESTS, ".svg", ".css")):
        return True
    if given.home is None:
        return False
    with file.open("rb") as opened:
        return _FEED.search(beginning_of(opened.read(_BEGINNING)), 0, _HEAD) is not None


def _look_at_long(looked: Looked, file: Path, path: str, search: Search | None) -> None:
    """Look for words alone in a long file, which is read in parts."""
    location = Location(shown(path))
    if path.lower().endswith(_PAGES):
        looked.problems.append(
            Problem(
                location,
                "unsearched-file",
                f"the page is longer than {WHOLE >> 20} MB, so its tags were not looked at",
                "split the page",
            )
        )
    if search is not None:
        for one in search.pieces(pieces_of_file(file)):
            looked.problems.append(unsearched_problem(location, one))


def _look_at_content(
    looked: Looked, given: Given, path: str, content: bytes, search: Search | None
) -> None:
    """Look at a file that is read whole."""
    text = text_of(content)
    name = path.lower()
    if name.endswith(_PAGES):
        if text is None:
            text = content.decode("utf-8", "replace")
            _search(looked, given, path, content, search)
        _look_at_page(looked, given, path, text, search, drawing=False)
        return
    if text is not None:
        if name.endswith(".svg"):
            _look_at_page(looked, given, path, text, None, drawing=True)
        else:
            found = _addresses_in(text, name, given)
            looked.addresses = list(dict.fromkeys((one.url, one.loaded) for one in found))
    _search(looked, given, path, content, search)


def _addresses_in(text: str, name: str, given: Given) -> Iterator[Address]:
    """Yield the addresses in a style sheet, a manifest or a feed."""
    if name.endswith(".css"):
        yield from (Address(url, at, loaded=True) for url, at in addresses_in(text))
    elif name.endswith(_MANIFESTS):
        yield from _manifest_addresses(text)
    elif given.home is not None and _FEED.search(text, 0, _HEAD):
        for match in _FEED_ADDRESS.finditer(text):
            yield Address(match[match.lastindex or 0].replace("&amp;", "&"), match.start())


def _search(looked: Looked, given: Given, path: str, content: bytes, search: Search | None) -> None:
    if search is not None:
        location = Location(shown(path))
        for one in search.pieces(pieces_of(content, given.root / path)):
            looked.problems.append(unsearched_problem(location, one))


def _look_at_page(
    looked: Looked, given: Given, path: str, text: str, search: Search | None, *, drawing: bool
) -> None:
    seen = glance(text, None if search is None else given.clean, drawing=drawing)
    if seen is not None and (search is None or search.glance(seen.shown, seen.others)):
        _take(looked, seen)
        return
    page = read_page(text, drawing=drawing)
    _take(looked, page)
    location = Location(shown(path))
    for finding in page.findings:
        looked.problems.append(
            Problem(
                _place(location, text, finding.at),
                finding.code,
                finding.message,
                _hint(finding, text),
            )
        )
    if search is not None:
        search.slices(text, page.shown)
        search.scattered(text, page.others)
        for one in search.pieces(embedded(text)):
            looked.problems.append(unsearched_problem(location, one))


def _take(looked: Looked, page: Page | Glance) -> None:
    """Take over anchors and addresses of a page."""
    anchors = page.anchors
    looked.anchors = packed(anchors)
    looked.addresses = [one for one in page.addresses if not _is_here(one[0], anchors)]


def _is_here(url: str, anchors: Container[str]) -> bool:
    """Say whether an address surely leads to an anchor of its own page."""
    return url[:1] == "#" and _OWN.fullmatch(url) is not None and url[1:] in anchors


def addresses_again(given: Given, path: str) -> Iterator[tuple[str, bool, Location]]:
    """Yield the addresses in a file once more, each with its place.

    Args:
        given: What is known of the site.
        path: The path of the file, relative to the site.
    """
    try:
        content = (given.root / path).read_bytes()
    except OSError:
        return
    text, name = text_of(content), path.lower()
    location = Location(shown(path))
    if name.endswith((*_PAGES, ".svg")):
        text = content.decode("utf-8", "replace") if text is None else text
        page = read_page(text, drawing=name.endswith(".svg"))
        for (url, loaded), at in page.addresses.items():
            yield url, loaded, _place(location, text, at)
    elif text is not None:
        for one in _addresses_in(text, name, given):
            yield one.url, one.loaded, _place(location, text, one.at)


def _hint(finding: Finding, text: str) -> str:
    if finding.message.startswith("a script stands"):
        made = re.search(r"mkdocs-material-([\w.]+)", text)
        if made is not None and made[1] != theme_version():
            return (
                f"the site was made with the theme {made[1]}, and {theme_version()} is installed: "
                "verify with the one that it was built with"
            )
    return _HINTS[finding.code]


def _manifest_addresses(text: str) -> Iterator[Address]:
    """Yield the addresses in the manifest of a web application."""
    try:
        manifest = json.loads(text)
    except (ValueError, RecursionError):
        return
    if isinstance(manifest, dict):
        for key in ("icons", "screenshots", "shortcuts"):
            entries = manifest.get(key)
            for one in entries if isinstance(entries, list) else []:
                url = one.get("src", one.get("url")) if isinstance(one, dict) else None
                if isinstance(url, str):
                    yield Address(url, max(text.find(url), 0), loaded=True)
        if isinstance(manifest.get("start_url"), str):
            yield Address(manifest["start_url"], max(text.find(manifest["start_url"]), 0))


def _place(location: Location, text: str, at: int) -> Location:
    """Return line and column of an offset."""
    line = text.count("\n", 0, at) + 1
    return Location(location.path, line, at - text.rfind("\n", 0, at))
