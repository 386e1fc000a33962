"""The feeds of a site are valid, short, stay the same, and hold what pages show and no more."""

from __future__ import annotations

import json
import re
from typing import Any
from urllib.parse import unquote, urljoin
from xml.etree import ElementTree

import attrs
import pytest

from policybrief import (
    Article,
    Briefing,
    Corpus,
    Correction,
    Person,
    Statement,
    Topic,
    analyse,
    read_corpus,
)
from policybrief.site.desk import Desk
from policybrief.site.feeds import MOST, feeds_files
from policybrief.site.plan import addresses_of, plan_pages
from tests.site.attacks import attacked
from tests.site.corpora import QUIET, SECRETS, write

ATOM = "{http://www.w3.org/2005/Atom}"


def corpus(*statements: Statement, **settings: Any) -> Corpus:
    """Return a corpus on a pier, of one article."""
    article = Article(id="quay", title="The quay", date="2026-01-20", statements=statements)
    return Corpus(
        articles=[article],
        actors=[Person(id="ada", name="Ada Brook", roles=["president of ro, 2020-01-01/.."])],
        topics=[Topic(id="pier", title="The pier", proposition="It is built.")],
        briefing=Briefing(**{"title": "Bay brief", **settings}),
    )


def said(day: str | None, quote: str = "we pay", position: str = "for", **more: Any) -> Statement:
    """Return a statement of a president."""
    return Statement(speaker="ada", quote=quote, said=day, stances={"pier": position}, **more)


def feeds(of: Corpus) -> dict[str, bytes]:
    """Return the files of all feeds."""
    return dict(feeds_files(Desk(analyse(of))))


def entries(files: dict[str, bytes], name: str) -> list[ElementTree.Element]:
    """Return the entries of an Atom feed."""
    return ElementTree.fromstring(files[f"{name}.xml"]).findall(f"{ATOM}entry")


def texts(found: list[ElementTree.Element], tag: str) -> list[str]:
    """Return the texts of a field of entries."""
    return [one.findtext(f"{ATOM}{tag}") or "" for one in found]


def valid(files: dict[str, bytes], pages: set[str], base: str = "") -> None:
    """Assert what RFC 4287 and JSON Feed 1.1 ask, that both agree, and that links lead on."""
    names = {name.rpartition(".")[0] for name in files}
    assert files.keys() == {f"{name}{suffix}" for name in names for suffix in (".xml", ".json")}
    for name in names:
        root = ElementTree.fromstring(files[f"{name}.xml"])
        feed = json.loads(files[f"{name}.json"])
        found = root.findall(f"{ATOM}entry")
        for element in (root, *found):
            for tag in ("id", "title", "updated"):
                (one,) = element.findall(f"{ATOM}{tag}")
                assert one.text
            assert re.fullmatch(r"\d{4}-\d\d-\d\dT00:00:00Z", element.findtext(f"{ATOM}updated"))
            (link,) = element.findall(f"{ATOM}link[@rel='alternate']")
            there = urljoin(f"{base or 'https://x.example/'}{name}.xml", link.get("href"))
            address = unquote(there.removeprefix(base or "https://x.example/"))
            assert address.partition("#")[0] in pages, address
        assert len(found) <= MOST
        assert len({*texts(found, "id")}) == len(found)
        updated = texts(found, "updated")
        assert updated == sorted(updated, reverse=True)
        assert feed["version"] == "https://jsonfeed.org/version/1.1"
        assert feed["title"] == root.findtext(f"{ATOM}title")
        for item, entry in zip(feed["items"], found, strict=True):
            assert item["id"] == entry.findtext(f"{ATOM}id")
            assert item["content_text"] == entry.findtext(f"{ATOM}content")
            assert item.get("date_modified", item["date_published"]) == entry.findtext(
                f"{ATOM}updated"
            )


@pytest.mark.parametrize("files", [QUIET, attacked()], ids=["quiet", "attacked"])
def test_all_feeds_of_a_corpus_are_valid(files, tmp_path):
    """Whatever it holds; and each page that names feeds names some that are there."""
    of = read_corpus(write(tmp_path, files))[0]
    desk = Desk(analyse(of))
    made = dict(feeds_files(desk))
    named = set()
    for page in plan_pages(desk):
        assert page.head is not None
        for feed in page.head.feeds:
            for url in (feed.atom, feed.json):
                place = urljoin(f"https://x.example/{page.address}", str(url))
                named.add(place.removeprefix("https://x.example/"))

    valid(made, addresses_of(desk), (of.briefing.site_url or "").rstrip("/") + "/")
    assert named == {*made, "corrections.xml", "corrections.json"}
    assert made == dict(feeds_files(Desk(analyse(of))))


def test_nothing_private_is_told(tmp_path):
    """Neither private words, nor what is a draft or withdrawn."""
    of = read_corpus(write(tmp_path, QUIET))[0]
    text = b"".join(feeds(of).values()).decode()

    for words in SECRETS.values():
        assert words not in text


def test_without_an_address_links_are_relative():
    """Those of Atom to the feed, wherever it stands; JSON items have none."""
    made = feeds(corpus(said("2026-01-02")))
    (entry,) = entries(made, "feeds/topics/pier")

    href = entry.find(f"{ATOM}link").get("href")
    assert href.startswith("../../articles/quay.html#quay-ada-")
    assert "url" not in json.loads(made["feeds/topics/pier.json"])["items"][0]


def test_an_entry_says_who_when_what_and_what_shows_it():
    """In sentences, with the position in the title."""
    made = feeds(corpus(said("2026-01-02", gist="She will pay.")))
    (entry,) = entries(made, "feeds/countries/ro")

    assert entry.findtext(f"{ATOM}title") == "Ada Brook on The pier: for"
    assert entry.findtext(f"{ATOM}content") == (
        "Ada Brook, president of Romania. When: 2 January 2026. She will pay. "
        "In words: “we pay”. Evidence: Quoted. Source: “The quay”, 20 January 2026."
    )


def test_the_newest_come_first_and_the_rest_is_left_out():
    """A feed has at most fifty entries, however many statements there are."""
    many = [said(f"20{10 + n // 12:02}-{n % 12 + 1:02}", f"we pay {n}") for n in range(80)]
    made = feeds(corpus(*many))

    for name in ("feeds/all", "feeds/countries/ro", "feeds/topics/pier"):
        found = entries(made, name)
        assert len(found) == MOST
        assert "we pay 79" in (found[0].findtext(f"{ATOM}content") or "")


def test_what_nobody_can_date_is_in_no_feed():
    """A statement without a date of an article without one."""
    of = corpus(said(None))
    of = attrs.evolve(of, articles=[attrs.evolve(of.articles[0], date=None)])
    undated = attrs.evolve(of.articles[0].statements[0], said=None, day=None)
    of = attrs.evolve(of, articles=[attrs.evolve(of.articles[0], statements=[undated])])

    assert entries(feeds(of), "feeds/all") == []


def test_a_correction_is_an_update():
    """The entry keeps its id and the day it was said."""
    made = feeds(corpus(said("2026-01-02")))
    mended = feeds(
        corpus(said("2026-01-02", corrections=[Correction(date="2026-01-25", what="A.", why="B.")]))
    )
    (before,), (after,) = (entries(one, "feeds/all") for one in (made, mended))

    assert texts([before], "id") == texts([after], "id")
    assert texts([after], "updated") == ["2026-01-25T00:00:00Z"]
    assert texts([after], "published") == ["2026-01-02T00:00:00Z"]


def test_a_shift_is_told():
    """From which position to which."""
    made = feeds(corpus(said("2025-01-02"), said("2026-01-02", "never", "against")))
    (entry,) = entries(made, "feeds/shifts")

    assert entry.findtext(f"{ATOM}title") == "Romania on The pier: from “for” to “against”"
    assert "In words: “never”." in (entry.findtext(f"{ATOM}content") or "")
