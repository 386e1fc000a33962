"""Feeds as Atom and as JSON Feed.

Times are midnight of a day: nothing is dated ahead, and nothing asks the clock. Without an address
of the site, links in an Atom feed are relative to it, and items of a JSON feed have none.

Source: RFC 4287, The Atom Syndication Format, 2005; JSON Feed, version 1.1, 2020.
"""

from __future__ import annotations

import datetime
from collections.abc import Mapping
from typing import Any, Final
from xml.etree import ElementTree

import attrs

from policybrief.analysis.words import one_line
from policybrief.models.briefing import Briefing
from policybrief.sharing.addresses import lasting_name, site_address
from policybrief.sharing.json_text import json_text

ATOM: Final = ".xml"
JSON_FEED: Final = ".json"
NEVER: Final = datetime.date(1980, 1, 1)
"""The day of a feed that has none: never today's."""

_NAMESPACE: Final = "http://www.w3.org/2005/Atom"


@attrs.frozen(kw_only=True)
class Entry:
    """One entry of a feed.

    Attributes:
        id: A name that stays.
        title: Its title.
        words: What it says.
        address: Where it leads, relative to the site's root.
        day: The day it is of.
        mended: The day it was last corrected; None when it never was.
    """

    id: str
    title: str
    words: str
    address: str
    day: datetime.date
    mended: datetime.date | None = None

    @property
    def updated(self) -> datetime.date:
        """The day it last changed."""
        return self.day if self.mended is None else max(self.day, self.mended)


@attrs.frozen(kw_only=True)
class Feed:
    """A feed, before it is written.

    Attributes:
        address: Where it stands, relative to the site's root, without suffix.
        title: Its title.
        page: The page that shows the same, relative to the site's root.
        entries: Its entries, the newest first.
        day: The day of a feed without entries.
    """

    address: str
    title: str
    page: str
    entries: tuple[Entry, ...]
    day: datetime.date | None

    @property
    def updated(self) -> datetime.date:
        """The day it last changed."""
        return max((one.updated for one in self.entries), default=self.day or NEVER)


def feed_files(feed: Feed, briefing: Briefing) -> Mapping[str, bytes]:
    """Return a feed in both formats, by the names of its files."""
    return {
        feed.address + ATOM: _atom(feed, briefing),
        feed.address + JSON_FEED: _json(feed, briefing),
    }


def _atom(feed: Feed, briefing: Briefing) -> bytes:
    base = site_address(briefing)
    there = base or "../" * feed.address.count("/")
    root = ElementTree.Element("feed", {"xmlns": _NAMESPACE, "xml:lang": briefing.language})
    _add(root, "id", lasting_name(briefing, _named(feed)))
    _add(root, "title", one_line(feed.title))
    _add(root, "updated", _moment(feed.updated))
    _add(_add(root, "author"), "name", one_line(briefing.title) or "?")
    _add(root, "link", rel="alternate", type="text/html", href=there + feed.page)
    if base:
        address = base + feed.address + ATOM
        _add(root, "link", rel="self", type="application/atom+xml", href=address)
    for one in feed.entries:
        entry = _add(root, "entry")
        _add(entry, "id", one.id)
        _add(entry, "title", one_line(one.title))
        _add(entry, "updated", _moment(one.updated))
        if one.updated != one.day:
            _add(entry, "published", _moment(one.day))
        _add(entry, "link", rel="alternate", type="text/html", href=there + one.address)
        _add(entry, "content", one_line(one.words), type="text")
    ElementTree.indent(root)
    written: bytes = ElementTree.tostring(root, encoding="utf-8", xml_declaration=True)
    return written + b"\n"


def _named(feed: Feed) -> str:
    """Return what the name of a feed is made from: its address, for most of them."""
    return feed.page if feed.address == feed.page.removesuffix(".html") else feed.address


def _add(
    parent: ElementTree.Element, tag: str, text: str | None = None, **fields: str
) -> ElementTree.Element:
    made = ElementTree.SubElement(parent, tag, fields)
    made.text = text
    return made


def _json(feed: Feed, briefing: Briefing) -> bytes:
    base = site_address(briefing)
    found: dict[str, Any] = {
        "version": "https://jsonfeed.org/version/1.1",
        "title": one_line(feed.title),
        "language": briefing.language,
    }
    if base:
        found["home_page_url"] = base + feed.page
        found["feed_url"] = base + feed.address + JSON_FEED
    found["items"] = [
        {
            "id": one.id,
            **({"url": base + one.address} if base else {}),
            "title": one_line(one.title),
            "content_text": one_line(one.words),
            "date_published": _moment(one.day),
            **({"date_modified": _moment(one.updated)} if one.updated != one.day else {}),
        }
        for one in feed.entries
    ]
    return json_text(found).encode("utf-8")


def _moment(day: datetime.date) -> str:
    return f"{day.isoformat()}T00:00:00Z"
