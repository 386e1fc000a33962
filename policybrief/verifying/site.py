"""A built site to everything that is wrong with it."""

from __future__ import annotations

import json
import posixpath
import re
from array import array
from collections.abc import Iterator, Sequence
from functools import partial
from pathlib import Path
from typing import Final
from urllib.parse import SplitResult, urlsplit

import attrs

from policybrief.analysis.public import public_corpus
from policybrief.cache import NO_CACHE, Cache, hashed
from policybrief.models.corpus import Corpus
from policybrief.problems import Location, Problem, Severity, in_order
from policybrief.verifying.contents import (
    WHOLE,
    embedded,
    pieces_of,
    pieces_of_long,
)
from policybrief.verifying.decoding import text_of
from policybrief.verifying.leaks import Secrets
from policybrief.verifying.links_of_site import MISSING_PAGE, SiteMap
from policybrief.verifying.page import Address, Finding, read_page
from policybrief.verifying.search import Search, Spot, leak_problems, unsearched_problem
from policybrief.verifying.styles import addresses_in
from policybrief.verifying.theme import is_asset, theme_version
from policybrief.verifying.walking import Walk, shown, unreadable
from policybrief.workers import each

_PAGES: Final = (".html", ".htm", ".xhtml", ".xht")
_AT_ONCE: Final = 2048
"""Of how many files what they are is in memory."""

_A_JOB: Final = 64
_MANIFESTS: Final = (".webmanifest",)
_FEED: Final = re.compile(r"<(?:[a-z]+:)?(?:urlset|sitemapindex|rss|feed|RDF)[\s>]")
_FEED_ADDRESS: Final = re.compile(
    r"<(?:loc|link|url|guid)(?:\s[^<>]*)?>\s*(?:<!\[CDATA\[)?\s*([^<\s\]]+)"
    r"|<[^<>]*?\s(?:href|url|src)=[\"']([^\"']+)"
)

_OWNERS: Final = frozenset(("foreign-request", "image-without-text", "active-content"))
"""What the owner of a briefing may put on its pages by templates."""

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
        anchors: The names that links to it can lead to; None of what is no page.
        addresses: Its addresses: how each is written, whether it is loaded, and where it stands.
    """

    problems: list[Problem] = attrs.field(factory=list)
    spots: list[tuple[Location, Spot]] = attrs.field(factory=list)
    anchors: frozenset[str] | None = None
    addresses: list[tuple[str, bool, int]] = attrs.field(factory=list)


@attrs.define
class _Links:
    """The addresses on all pages: each that several pages of a folder share is kept once."""

    keys: dict[tuple[str, str, bool], int] = attrs.field(factory=dict)
    of_pages: dict[str, tuple[array[int], array[int]]] = attrs.field(factory=dict)

    def add(self, path: str, addresses: Sequence[tuple[str, bool, int]]) -> None:
        """Add those of a page."""
        folder = "" if path == MISSING_PAGE else f"{posixpath.dirname(path)}/"
        numbers = array(
            "I",
            (
                self.keys.setdefault((folder, url, loaded), len(self.keys))
                for url, loaded, _at in addresses
            ),
        )
        self.of_pages[path] = numbers, array("I", (at for _url, _loaded, at in addresses))


def look_at_site(
    site: Path,
    corpus: Corpus | None = None,
    *,
    trusted: bool = False,
    drafts: bool = False,
    cache: Cache = NO_CACHE,
) -> list[Problem]:
    """Return everything that is wrong with the files of a site, in order of place.

    Args:
        site: The folder of the site.
        corpus: The corpus of which nothing private may stand there; None to look for no words.
        trusted: Whether templates or plugins of the owner made pages: what else they put there is
            a warning then.
        drafts: Whether the site may show drafts.
        cache: What pages were found to be before.
    """
    public = None if corpus is None else public_corpus(corpus, drafts=drafts)[0]
    secrets = None if corpus is None or public is None else Secrets(corpus, public)
    url = None if corpus is None else corpus.briefing.site_url
    walk = Walk(site)
    given = Given(site, _home(url), secrets if secrets else None)
    problems: list[Problem] = []
    spots: list[tuple[Location, Spot]] = []
    anchors: dict[str, frozenset[str]] = {}
    links = _Links()
    for path, looked in _looked_at(given, list(walk), cache):
        problems += looked.problems
        spots += looked.spots
        if looked.anchors is not None:
            anchors[path] = looked.anchors
        if looked.addresses:
            links.add(path, looked.addresses)
    known = SiteMap(walk.has_file, walk.has_folder, anchors, given.home)
    problems += _dead_ends(links, known, site)
    if public is not None:
        problems += leak_problems(spots, public)
    return in_order(
        attrs.evolve(one, severity=Severity.WARNING) if trusted and one.code in _OWNERS else one
        for one in (*problems, *walk.problems)
    )


def _looked_at(given: Given, paths: Sequence[str], cache: Cache) -> Iterator[tuple[str, Looked]]:
    """Yield each file with what it is, looked at on all cores unless that was done before."""
    for start in range(0, len(paths), _AT_ONCE):
        part = paths[start : start + _AT_ONCE]
        hashes = ((path, _key(given, path)) for path in part if cache.keeps)
        keys = {path: key for path, key in hashes if key is not None}
        found: dict[str, Looked] = {}
        for path, key in keys.items():
            kept = cache.get("looked", key)
            if kept is not None:
                found[path] = kept
        left = [path for path in part if path not in found]
        jobs = [left[at : at + _A_JOB] for at in range(0, len(left), _A_JOB)]
        for job, made in zip(jobs, each(jobs, partial(_look_at_files, given)), strict=True):
            found.update(zip(job, made, strict=True))
        for path in left:
            if path in keys:
                cache.put("looked", keys[path], found[path])
        yield from ((path, found[path]) for path in part)


def _look_at_files(given: Given, paths: Sequence[str]) -> list[Looked]:
    return [look_at_file(given, path) for path in paths]


def _key(given: Given, path: str) -> bytes | None:
    """Return a hash of all that decides what a page is; None of what is looked at each time."""
    if not path.endswith(_PAGES):
        return None
    try:
        content = (given.root / path).read_bytes()
    except OSError:
        return None
    secrets = None if given.secrets is None else given.secrets.key
    return hashed(path, content, secrets, given.home, theme_version())


def _home(url: str | None) -> SplitResult | None:
    try:
        parts = None if url is None else urlsplit(url)
    except ValueError:
        return None
    if parts is None or not parts.netloc:
        return None
    return parts if parts.path.endswith("/") else parts._replace(path=f"{parts.path}/")


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
    text: str | None = None
    try:
        if file.stat().st_size > WHOLE:
            _look_at_long(looked, file, path, search)
        else:
            content = file.read_bytes()
            if is_asset(file.name, content):
                return looked
            text = _look_at_content(looked, given, path, content, search)
    except OSError as error:
        looked.problems.append(unreadable(path, f"{error.strerror or error}"))
        return looked
    if search is not None:
        search.text(shown(path), "its name", placed=False)
        for spot in search.spots:
            place = location
            if spot.at is not None and text is not None:
                place = _place(location, text, spot.at)
            looked.spots.append((place, spot))
    return looked


def _look_at_long(looked: Looked, file: Path, path: str, search: Search | None) -> None:
    """Look at a file that is too long to be read at once."""
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
        for one in search.pieces(pieces_of_long(file)):
            looked.problems.append(unsearched_problem(location, one))


def _look_at_content(
    looked: Looked, given: Given, path: str, content: bytes, search: Search | None
) -> str | None:
    """Look at a file, and return its text when it is one."""
    text = text_of(content)
    name = path.lower()
    if name.endswith(_PAGES):
        if text is None:
            text = content.decode("utf-8", "replace")
            _search(looked, given, path, content, search)
        _look_at_page(looked, path, text, search, drawing=False)
        return text
    if text is not None:
        if name.endswith(".svg"):
            _look_at_page(looked, path, text, None, drawing=True)
        else:
            found = _addresses_in(text, name, given)
            looked.addresses = [(one.url, one.loaded, one.at) for one in found]
    _search(looked, given, path, content, search)
    return text


def _addresses_in(text: str, name: str, given: Given) -> Iterator[Address]:
    """Yield the addresses in a style sheet, a manifest or a feed."""
    if name.endswith(".css"):
        yield from (Address(url, at, loaded=True) for url, at in addresses_in(text))
    elif name.endswith(_MANIFESTS):
        yield from _manifest_addresses(text)
    elif given.home is not None and _FEED.search(text, 0, 4096):
        for match in _FEED_ADDRESS.finditer(text):
            yield Address(match[match.lastindex or 0].replace("&amp;", "&"), match.start())


def _search(looked: Looked, given: Given, path: str, content: bytes, search: Search | None) -> None:
    if search is not None:
        location = Location(shown(path))
        for one in search.pieces(pieces_of(content, given.root / path)):
            looked.problems.append(unsearched_problem(location, one))


def _look_at_page(
    looked: Looked, path: str, text: str, search: Search | None, *, drawing: bool
) -> None:
    page = read_page(text, drawing=drawing)
    location = Location(shown(path))
    looked.anchors = frozenset(page.anchors)
    looked.addresses = [(url, loaded, at) for (url, loaded), at in page.addresses.items()]
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


def _dead_ends(links: _Links, known: SiteMap, site: Path) -> Iterator[Problem]:
    """Yield what is wrong with where each address leads, now that all pages are known."""
    keys = list(links.keys)
    sound = bytearray(len(keys))
    for path, (numbers, places) in links.of_pages.items():
        text: str | None = None
        for number, at in zip(numbers, places, strict=True):
            if sound[number]:
                continue
            folder, url, loaded = keys[number]
            fault = known.fault(path, url, loaded=loaded)
            if fault is None:
                sound[number] = bool(folder) and url.strip()[:1] not in ("", "#", "?")
                continue
            if text is None:
                text = _text_again(site / path)
            location = _place(Location(shown(path)), text, at)
            yield Problem(location, fault.code, fault.message, fault.hint)


def _text_again(file: Path) -> str:
    try:
        content = file.read_bytes()
    except OSError:
        return ""
    text = text_of(content)
    return content.decode("utf-8", "replace") if text is None else text


def _place(location: Location, text: str, at: int) -> Location:
    """Return line and column of an offset."""
    line = text.count("\n", 0, at) + 1
    return Location(location.path, line, at - text.rfind("\n", 0, at))
