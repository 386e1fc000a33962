"""The corrections as feeds: Atom and JSON Feed.

Ids are names made from the address of the site (its title where it has none) and the id of the
correction, so that they stay when words are mended. Times are midnight of the first day that a date
may mean: nothing is dated ahead, and nothing asks the clock. Without an address of the site, links
in the Atom feed are relative to it, and items of the JSON feed have none.

Source: RFC 4287, The Atom Syndication Format, 2005; JSON Feed, version 1.1, 2020.
"""

from __future__ import annotations

import datetime
import json
import uuid
from collections.abc import Mapping
from typing import Any, Final
from urllib.parse import quote
from xml.etree import ElementTree

import attrs

from policybrief.analysis.corrections import Corrected
from policybrief.analysis.ledger import Analysis
from policybrief.analysis.words import capital, listed, on_date_words, one_line, sentence
from policybrief.languages import _
from policybrief.models.dates import EdtfDate
from policybrief.writing.citations import safe_url, speaker_name

ATOM: Final = "corrections.xml"
JSON_FEED: Final = "corrections.json"
PAGE: Final = "corrections.html"
_NAMESPACE: Final = "http://www.w3.org/2005/Atom"
_NEVER: Final = datetime.date(1980, 1, 1)


@attrs.frozen
class _Entry:
    id: str
    title: str
    words: str
    address: str
    updated: str


def correction_feeds(analysis: Analysis) -> Mapping[str, bytes]:
    """Return the feeds of corrections by the names of their files, the newest first."""
    entries = [_entry(analysis, one) for one in analysis.corrections]
    days = [_first_day(one.correction.date) for one in analysis.corrections]
    updated = _moment(max(days, default=analysis.at or _NEVER))
    return {
        ATOM: _atom(analysis, entries, updated),
        JSON_FEED: _json(analysis, entries),
    }


def _entry(analysis: Analysis, one: Corrected) -> _Entry:
    corpus = analysis.corpus
    article = corpus.article_by_id[one.article]
    statements = [corpus.statement_by_id[id_] for id_ in one.statements]
    gone = article.withdrawn is not None
    where = _("an article that was withdrawn") if gone else _("“{title}”", title=article.title)
    if any(each.withdrawn is not None for each in statements):
        title = _("A statement that was withdrawn, in {article}", article=where)
    elif statements:
        speakers = [speaker_name(corpus, each) for each in statements]
        title = _(
            "{speakers}, in {article}",
            speakers=listed(list(dict.fromkeys(speakers))),
            article=where,
        )
    else:
        title = capital(where)
    page = f"articles/{quote(article.id, safe='')}.html"
    anchor = statements[0].id if statements else "corrections"
    when = on_date_words(one.correction.date)
    words = f"{sentence(one.correction.what)} {sentence(one.correction.why)}"
    said = _("Corrected {when}: {words}", when=when, words=words)
    return _Entry(
        id=_name(analysis, one.id),
        title=one_line(title),
        words=said,
        address=f"{page}#{quote(anchor, safe='')}",
        updated=_moment(_first_day(one.correction.date)),
    )


def _atom(analysis: Analysis, entries: list[_Entry], updated: str) -> bytes:
    briefing = analysis.corpus.briefing
    base = _base(analysis)
    feed = ElementTree.Element("feed", {"xmlns": _NAMESPACE, "xml:lang": briefing.language})
    _add(feed, "id", _name(analysis, PAGE))
    _add(feed, "title", _title(analysis))
    _add(feed, "updated", updated)
    _add(_add(feed, "author"), "name", one_line(briefing.title) or "?")
    _add(feed, "link", rel="alternate", type="text/html", href=base + PAGE)
    if base:
        _add(feed, "link", rel="self", type="application/atom+xml", href=base + ATOM)
    for one in entries:
        entry = _add(feed, "entry")
        _add(entry, "id", one.id)
        _add(entry, "title", one.title)
        _add(entry, "updated", one.updated)
        _add(entry, "link", rel="alternate", type="text/html", href=base + one.address)
        _add(entry, "content", one.words, type="text")
    ElementTree.indent(feed)
    written: bytes = ElementTree.tostring(feed, encoding="utf-8", xml_declaration=True)
    return written + b"\n"


def _add(
    parent: ElementTree.Element, tag: str, text: str | None = None, **fields: str
) -> ElementTree.Element:
    made = ElementTree.SubElement(parent, tag, fields)
    made.text = text
    return made


def _json(analysis: Analysis, entries: list[_Entry]) -> bytes:
    briefing = analysis.corpus.briefing
    base = _base(analysis)
    found: dict[str, Any] = {
        "version": "https://jsonfeed.org/version/1.1",
        "title": _title(analysis),
        "language": briefing.language,
    }
    if base:
        found |= {"home_page_url": base + PAGE, "feed_url": base + JSON_FEED}
    found["items"] = [
        {
            "id": one.id,
            **({"url": base + one.address} if base else {}),
            "title": one.title,
            "content_text": one.words,
            "date_published": one.updated,
        }
        for one in entries
    ]
    return (json.dumps(found, ensure_ascii=False, indent=2) + "\n").encode("utf-8")


def _title(analysis: Analysis) -> str:
    return _("{title}: corrections", title=one_line(analysis.corpus.briefing.title))


def _base(analysis: Analysis) -> str:
    """Return the address of the site with a slash at its end, or nothing."""
    base = safe_url(analysis.corpus.briefing.site_url)
    return "" if base is None else f"{base.rstrip('/')}/"


def _name(analysis: Analysis, of: str) -> str:
    briefing = analysis.corpus.briefing
    site = (briefing.site_url or "").partition("://")[2].rstrip("/") or briefing.title
    return uuid.uuid5(uuid.NAMESPACE_URL, f"{site}/{of}").urn


def _first_day(date: EdtfDate) -> datetime.date:
    assert date.earliest is not None  # a day, a month and a year have one
    return date.earliest


def _moment(day: datetime.date) -> str:
    return f"{day.isoformat()}T00:00:00Z"
