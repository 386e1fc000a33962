"""The feeds of corrections are valid, stay the same, and hold no mark-up of a corpus."""

from __future__ import annotations

import json
import re
from typing import Any
from xml.etree import ElementTree

import attrs
import pytest
from hypothesis import given
from hypothesis import strategies as st

from policybrief import Article, Briefing, Corpus, Correction, Statement, analyse
from policybrief.writing.feeds import correction_feeds
from tests.writing.corpora import NASTY

ATOM = "{http://www.w3.org/2005/Atom}"
MOMENT = re.compile(r"\d{4}-\d\d-\d\dT00:00:00Z")


def corpus(*corrections: Correction, title: str = "The quay", **settings: Any) -> Corpus:
    """Return a corpus of an article and a statement that were corrected."""
    statement = Statement(speaker="Romania", quote="we pay", corrections=corrections)
    article = Article(
        id="quay", title=title, date="2026-01-20", statements=[statement], corrections=corrections
    )
    return Corpus(articles=[article], briefing=Briefing(**{"title": "Bay brief", **settings}))


def feeds(of: Corpus) -> tuple[ElementTree.Element, dict[str, Any], bytes]:
    """Return both feeds, read back, and all their bytes."""
    made = correction_feeds(analyse(of))
    atom = ElementTree.fromstring(made["corrections.xml"])
    return atom, json.loads(made["corrections.json"]), b"".join(made.values())


def one(date: str = "2026-01-25", what: str = "A word was lost", why: str = "A slip") -> Correction:
    """Return a correction."""
    return Correction(date=date, what=what, why=why)


def valid(atom: ElementTree.Element, feed: dict[str, Any]) -> None:
    """Assert what RFC 4287 and JSON Feed 1.1 ask of every feed of ours."""
    for element in (atom, *atom.iter(f"{ATOM}entry")):
        for name in ("id", "title", "updated"):
            (found,) = element.findall(f"{ATOM}{name}")
            assert found.text
        assert MOMENT.fullmatch(element.findtext(f"{ATOM}updated") or "")
        assert re.fullmatch(r"urn:uuid:[0-9a-f-]{36}", element.findtext(f"{ATOM}id") or "")
        (alternate,) = element.findall(f"{ATOM}link[@rel='alternate']")
        assert alternate.get("href")
    assert atom.findtext(f"{ATOM}author/{ATOM}name")
    entries = atom.findall(f"{ATOM}entry")
    ids = [entry.findtext(f"{ATOM}id") for entry in entries]
    assert len(set(ids)) == len(ids)
    days = [entry.findtext(f"{ATOM}updated") or "" for entry in entries]
    assert days == sorted(days, reverse=True)
    assert not days or atom.findtext(f"{ATOM}updated") == days[0]
    assert feed["version"] == "https://jsonfeed.org/version/1.1"
    assert feed["title"] == atom.findtext(f"{ATOM}title")
    assert [item["id"] for item in feed["items"]] == ids
    assert [item["date_published"] for item in feed["items"]] == days
    for item, entry in zip(feed["items"], entries, strict=True):
        assert item["content_text"] == entry.findtext(f"{ATOM}content")
        assert "content_html" not in item


@pytest.mark.parametrize("url", [None, "https://example.org/bay", "https://example.org/bay/"])
def test_links_are_absolute_where_the_site_has_an_address(url):
    """Without one, those of Atom are relative to the feed, and JSON items have none."""
    atom, feed, _ = feeds(corpus(one(), one("2026-02"), site_url=url))
    valid(atom, feed)
    hrefs = [element.get("href") or "" for element in atom.iter(f"{ATOM}link")]

    base = "" if url is None else "https://example.org/bay/"
    assert f"{base}articles/quay.html#corrections" in hrefs
    assert any(href.startswith(f"{base}articles/quay.html#quay-ro-") for href in hrefs)
    assert [item.get("url") for item in feed["items"]] == (
        [None] * 4 if url is None else [href for href in hrefs if "articles" in href]
    )
    assert ("feed_url" in feed) == (url is not None)


def test_nothing_yet():
    """An empty feed is a feed; its day is the as-of date, or one that is never today's."""
    for of, day in ((corpus(), "2026-01-20"), (Corpus(), "1980-01-01")):
        atom, feed, _ = feeds(of)
        valid(atom, feed)

        assert feed["items"] == []
        assert atom.findtext(f"{ATOM}updated") == f"{day}T00:00:00Z"


def test_ids_stay():
    """Whatever is mended in the words, added elsewhere or changed in how the site is reached."""
    before, _, _ = feeds(corpus(one(), site_url="http://example.org/bay"))
    after, _, _ = feeds(
        corpus(
            one(what="A whole line was lost."), one("2026-03"), site_url="https://example.org/bay/"
        )
    )
    other, _, _ = feeds(corpus(one(), site_url="https://example.net/"))

    def ids(atom: ElementTree.Element) -> set[str | None]:
        return {element.text for element in atom.iter(f"{ATOM}id")}

    assert len(ids(before)) == 3
    assert ids(before) < ids(after)
    assert not ids(before) & ids(other)


def test_without_an_address_the_title_names_the_site():
    """Nothing else of the corpus is in the id of its feed."""
    one_site, _, _ = feeds(corpus(one()))
    other, _, _ = feeds(corpus(one(), title="Other words"))

    assert one_site.findtext(f"{ATOM}id") == other.findtext(f"{ATOM}id")


def test_words_of_a_withdrawn_statement_are_not_told():
    """Neither what was said nor by whom; only what the editors say of it."""
    of = corpus()
    withdrawn = Statement(
        speaker="Romania",
        quote="secret words",
        gist="secret gist",
        note="secret note",
        withdrawn="It was by somebody else.",
        corrections=[one(what="It was taken down.")],
    )
    of = attrs.evolve(of, articles=[attrs.evolve(of.articles[0], statements=[withdrawn])])
    atom, feed, raw = feeds(of)
    valid(atom, feed)

    assert b"secret" not in raw
    assert b"Romania" not in raw
    assert "It was taken down. A slip." in feed["items"][0]["content_text"]


def test_a_withdrawn_article_has_no_title():
    """It is called what it is, and not quoted."""
    of = corpus(one())
    of = attrs.evolve(of, articles=[attrs.evolve(of.articles[0], withdrawn="It was taken back.")])
    _, feed, _ = feeds(of)

    assert [entry["title"] for entry in feed["items"]] == [
        "An article that was withdrawn",
        "A statement that was withdrawn, in an article that was withdrawn",
    ]


@pytest.mark.parametrize(
    "text", ["<b>bold</b> & co", "]]><script>alert(1)</script>", "a\x0bb", "\ud800"]
)
def test_mark_up_is_text(text):
    """What stands in a correction or a title is shown letter for letter, controls left out."""
    written = f"Begin {text} end"
    atom, feed, raw = feeds(corpus(one(what=written, why=written), title=written))
    valid(atom, feed)

    kept = text.replace("\x0b", "").replace("\ud800", "")
    assert " ".join(f"Begin {kept} end".split()) in (
        atom.findtext(f"{ATOM}entry/{ATOM}content") or ""
    )
    assert {element.tag.removeprefix(ATOM) for element in atom.iter()} <= {
        *("feed", "id", "title", "updated", "author", "name", "link", "entry", "content")
    }
    assert b"<script" not in raw.partition(b"{")[0]


@given(st.sampled_from(NASTY) | st.text(), st.sampled_from(NASTY) | st.text())
def test_any_text_makes_a_valid_feed(words, title):
    """Whatever a corpus holds, both feeds can be read, and come out the same twice."""
    of = corpus(one(what=f"A{words}", why=f"B{words}"), title=f"C{title}")
    atom, feed, raw = feeds(of)
    valid(atom, feed)

    assert raw == feeds(attrs.evolve(of))[2]
