"""A built site to everything that is wrong with it."""

from __future__ import annotations

import json
import posixpath
import re
from collections.abc import Iterator
from pathlib import Path
from typing import Final
from urllib.parse import SplitResult, urlsplit

import attrs

from policybrief.analysis.public import public_corpus
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

_PAGES: Final = (".html", ".htm", ".xhtml", ".xht")
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


@attrs.define
class _Visit:
    """What is found while the files of a site are read."""

    walk: Walk
    home: SplitResult | None
    secrets: Secrets | None
    problems: list[Problem] = attrs.field(factory=list)
    spots: list[tuple[Location, Spot]] = attrs.field(factory=list)
    anchors: dict[str, frozenset[str]] = attrs.field(factory=dict)
    addresses: dict[str, list[Address]] = attrs.field(factory=dict)
    clean: set[str] = attrs.field(factory=set)


def look_at_site(
    site: Path, corpus: Corpus | None = None, *, trusted: bool = False, drafts: bool = False
) -> list[Problem]:
    """Return everything that is wrong with the files of a site, in order of place.

    Args:
        site: The folder of the site.
        corpus: The corpus of which nothing private may stand there; None to look for no words.
        trusted: Whether templates or plugins of the owner made pages: what else they put there is
            a warning then.
        drafts: Whether the site may show drafts.
    """
    public = None if corpus is None else public_corpus(corpus, drafts=drafts)[0]
    secrets = None if corpus is None or public is None else Secrets(corpus, public)
    url = None if corpus is None else corpus.briefing.site_url
    visit = _Visit(Walk(site), _home(url), secrets if secrets else None)
    for path in visit.walk:
        _visit_file(visit, path)
    _visit_addresses(visit)
    if public is not None:
        visit.problems += leak_problems(visit.spots, public)
    return in_order(
        attrs.evolve(one, severity=Severity.WARNING) if trusted and one.code in _OWNERS else one
        for one in (*visit.problems, *visit.walk.problems)
    )


def _home(url: str | None) -> SplitResult | None:
    try:
        parts = None if url is None else urlsplit(url)
    except ValueError:
        return None
    if parts is None or not parts.netloc:
        return None
    return parts if parts.path.endswith("/") else parts._replace(path=f"{parts.path}/")


def _visit_file(visit: _Visit, path: str) -> None:
    file = visit.walk.root / path
    location = Location(shown(path))
    search = None if visit.secrets is None else Search(visit.secrets, visit.clean)
    text: str | None = None
    try:
        if file.stat().st_size > WHOLE:
            if path.lower().endswith(_PAGES):
                visit.problems.append(
                    Problem(
                        location,
                        "unsearched-file",
                        f"the page is longer than {WHOLE >> 20} MB, so its tags were not looked at",
                        "split the page",
                    )
                )
            if search is not None:
                for one in search.pieces(pieces_of_long(file)):
                    visit.problems.append(unsearched_problem(location, one))
        else:
            content = file.read_bytes()
            if is_asset(file.name, content):
                return
            text = _visit_content(visit, path, content, search)
    except OSError as error:
        visit.problems.append(unreadable(path, f"{error.strerror or error}"))
        return
    if search is not None:
        search.text(shown(path), "its name", placed=False)
        for spot in search.spots:
            place = location
            if spot.at is not None and text is not None:
                place = _place(location, text, spot.at)
            visit.spots.append((place, spot))


def _visit_content(visit: _Visit, path: str, content: bytes, search: Search | None) -> str | None:
    """Look at a file, and return its text when it is one."""
    text = text_of(content)
    name = path.lower()
    if name.endswith(_PAGES):
        if text is None:
            text = content.decode("utf-8", "replace")
            _search(visit, path, content, search)
        _visit_page(visit, path, text, search, drawing=False)
        return text
    if text is not None:
        if name.endswith(".svg"):
            _visit_page(visit, path, text, None, drawing=True)
        elif name.endswith(".css"):
            visit.addresses[path] = [
                Address(url, at, loaded=True) for url, at in addresses_in(text)
            ]
        elif name.endswith(_MANIFESTS):
            visit.addresses[path] = list(_manifest_addresses(text))
        elif visit.home is not None and _FEED.search(text, 0, 4096):
            visit.addresses[path] = [
                Address(match[match.lastindex or 0].replace("&amp;", "&"), match.start())
                for match in _FEED_ADDRESS.finditer(text)
            ]
    _search(visit, path, content, search)
    return text


def _search(visit: _Visit, path: str, content: bytes, search: Search | None) -> None:
    if search is not None:
        location = Location(shown(path))
        for one in search.pieces(pieces_of(content, visit.walk.root / path)):
            visit.problems.append(unsearched_problem(location, one))


def _visit_page(
    visit: _Visit, path: str, text: str, search: Search | None, *, drawing: bool
) -> None:
    page = read_page(text, drawing=drawing)
    location = Location(shown(path))
    visit.anchors[path] = frozenset(page.anchors)
    known: dict[tuple[str, bool], Address] = {}
    for address in page.addresses:
        known.setdefault((address.url, address.loaded), address)
    visit.addresses[path] = list(known.values())
    for finding in page.findings:
        visit.problems.append(
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
            visit.problems.append(unsearched_problem(location, one))


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


def _visit_addresses(visit: _Visit) -> None:
    """Look where each address leads, now that all pages are known."""
    known = SiteMap(
        visit.walk.has_file,
        visit.walk.has_folder,
        visit.anchors,
        visit.home,
    )
    sound: set[tuple[str, str, bool]] = set()
    for path, addresses in visit.addresses.items():
        text: str | None = None
        folder = "" if path == MISSING_PAGE else f"{posixpath.dirname(path)}/"
        for address in addresses:
            key = (folder, address.url, address.loaded)
            if key in sound:
                continue
            fault = known.fault(path, address.url, loaded=address.loaded)
            if fault is None and folder and address.url.strip()[:1] not in ("", "#", "?"):
                sound.add(key)
            if fault is None:
                continue
            if text is None:
                text = _text_again(visit.walk.root / path)
            location = _place(Location(shown(path)), text, address.at)
            visit.problems.append(Problem(location, fault.code, fault.message, fault.hint))


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
