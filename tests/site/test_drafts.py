"""Drafts reach no build and no export, unless they are asked for below a banner."""

from __future__ import annotations

import json
from collections.abc import Mapping
from pathlib import Path

import pytest

from policybrief import analyse, build_site, load_corpus
from tests.site.builds import Shown
from tests.site.corpora import QUIET, write
from tests.site.held import GIVEN_AWAY, HELD, SEEN, exports, says, texts

DRAFTS: Mapping[str, str] = {
    "articles/murk-article.md": """\
        ---
        title: The murky article
        publisher: daily
        date: 2026-02-20
        draft: true
        note: Murky note.
        statements:
          - speaker: murk-person
            quote: >-
              the murk itself
            stances: {pier: against}
          - speaker: ada-brook
            quote: >-
              a murky promise
            gist: Murky gist.
            id: murk-promise
            stances: {murk-topic: for, pier: against}
          - speaker: {name: Mara Murk, of: northland, as: murky expert}
            reported: Mara was murky
            gist: Murky Mara.
        facts:
          - {subject: quay, property: depth, value: 77, unit: m, note: Murky depth}
        ---
        "a murky promise", and the murk itself. Mara was murky.
        """,
    "articles/no-ferry.md": """\
        ---
        title: Of a topic
        date: 2025-10-10
        statements:
          - speaker: ada-brook
            quote: >-
              no ferry today
            id: no-ferry
            stances: {murk-topic: for}
            same_as: murk-promise
        ---
        "no ferry today"
        """,
    "topics/murk-topic.md": """\
        ---
        title: The murky topic
        proposition: It is murky.
        draft: true
        keywords: [murk]
        ---
        Murky prose.
        """,
    "actors/murk-person.md": """\
        ---
        name: Murk Person
        kind: person
        aka: [Murky]
        draft: true
        roles: ["minister of murk of northland, 2020-01-01/.."]
        note: Murky.
        ---
        Murky life.
        """,
    "actors/murk-league.md": "---\nname: Murk League\nkind: organization\ndraft: true\n---\n",
    "actors/otto-reed.md": QUIET["actors/otto-reed.md"].replace(
        "kind: person", "kind: person\n        aka: [Murky Otto]\n        draft: true"
    )
    + "        See [it](murk-topic), murky as it is.\n",
    "topics/toll.md": QUIET["topics/toll.md"]
    + "        See [her](murk-person), [it](../topics/murk-topic.md) and [that](murk-article).\n",
}
"""Drafts of every kind, and what refers to them."""

_PUBLIC: Mapping[str, str] = {
    "articles/no-ferry.md": DRAFTS["articles/no-ferry.md"]
    .replace("            stances: {murk-topic: for}\n", "")
    .replace("            same_as: murk-promise\n", ""),
    "topics/toll.md": QUIET["topics/toll.md"] + "        See her, it and that.\n",
}
BANNER = "This build shows unfinished drafts: not for publication."


@pytest.fixture(scope="module")
def folders(tmp_path_factory: pytest.TempPathFactory) -> dict[str, Path]:
    """Return a corpus with drafts, what readers see of it, and one with an embargo too."""
    place = tmp_path_factory.mktemp("drafts")
    secret = HELD["articles/veloxin-pact.md"].replace(
        "publish-after", "draft: true\n        publish-after"
    )
    files = {
        "drafts": {**QUIET, **DRAFTS},
        "public": {**QUIET, **_PUBLIC},
        "secret": {**HELD, "articles/veloxin-pact.md": secret},
    }
    return {name: write(place / name, each) for name, each in files.items()}


@pytest.fixture(scope="module")
def sites(folders: dict[str, Path]) -> dict[str, dict[str, bytes]]:
    """Return every file of four sites, opened; "shown" is the build with drafts."""
    place = folders["drafts"].parent
    built = {
        "drafts": build_site(folders["drafts"], place / "drafts-site"),
        "public": build_site(folders["public"], place / "public-site"),
        "shown": build_site(folders["drafts"], place / "shown-site", drafts=True),
        "secret": build_site(folders["secret"], place / "secret-site", drafts=True),
    }
    return {name: dict(texts(one.site)) for name, one in built.items()}


def pages(site: dict[str, bytes]) -> dict[str, Shown]:
    """Return the pages of a site."""
    return {
        name: Shown(text.decode("utf-8")) for name, text in site.items() if name.endswith(".html")
    }


@pytest.mark.long
def test_a_build_is_the_one_without_drafts(sites):
    """Every byte of every file."""
    with_, without = sites["drafts"], sites["public"]

    assert with_.keys() == without.keys()
    assert [name for name in with_ if with_[name] != without[name]] == []


def test_no_file_names_a_draft(sites, folders):
    """Title, words, prose, id and note of articles, topics and actors."""
    made = sites["drafts"] | dict(exports(folders["drafts"]))

    assert {name.partition("/")[0] for name in made} >= GIVEN_AWAY
    for mark in ("murk", "mara"):
        found = [name for name, text in made.items() if says(text, mark)]
        assert found == [], mark


def test_of_a_draft_actor_who_spoke_name_and_posts_stay(sites, folders):
    """They make the line; other names and prose are left out."""
    shown = pages(sites["drafts"])["people/otto-reed.html"]

    assert shown.texts("h1") == ["Otto Reed"]
    assert "Minister of ports" in shown.text
    assert "Murky" not in shown.text
    assert analyse(load_corpus(folders["drafts"])).corpus.actor("murk-league") is None


def test_drafts_are_shown_when_they_are_asked_for(sites):
    """Each has its page, with its words, also in the files of the site."""
    shown = pages(sites["shown"])

    assert "a murky promise" in shown["articles/murk-article.html"].text
    assert "Murky prose." in shown["topics/murk-topic.html"].text
    assert "Murky life." in shown["people/murk-person.html"].text
    assert "organizations/murk-league.html" in shown
    assert "Murky Otto" in shown["people/otto-reed.html"].text
    assert says(sites["shown"]["data/ledger.json"], "murky promise")


def test_every_page_has_a_banner_then(sites):
    """On top, with a role, kept out of search engines; no other build has one."""
    for name, shown in pages(sites["shown"]).items():
        assert shown.texts(".pb-drafts") == [BANNER], name
        assert ("p", "role", "note") in shown.attributes, name
        assert ("meta", "content", "noindex") in shown.attributes, name
        if not name.startswith("figures/"):
            title = shown.text.index("Harbours of the north", 60)
            assert shown.text.index(BANNER) < title, name
    for name, shown in pages(sites["drafts"]).items():
        assert shown.texts(".pb-drafts") == [], name
        assert ("meta", "content", "noindex") not in shown.attributes, name


def test_what_can_be_taken_along_says_that_it_is_a_draft(sites):
    """The titles of feeds, and each picture; in no other build does one."""
    for name, marked in (("shown", True), ("drafts", False)):
        titles = [
            json.loads(text)["title"]
            for file, text in sites[name].items()
            if file.startswith(("feeds/", "corrections")) and file.endswith(".json")
        ]
        pictures = [
            text.decode("utf-8")
            for file, text in sites[name].items()
            if file.startswith("figures/") and file.endswith(".svg")
        ]

        assert len(titles) > 3
        assert pictures
        assert {one.startswith("Draft: ") for one in titles} == {marked}
        assert {">Draft</text></svg>" in one for one in pictures} == {marked}


def test_the_search_index_holds_no_banner(sites):
    """Nobody finds every page by it."""
    fragments = (
        content.decode("utf-8")
        for name, content in sites["shown"].items()
        if name.startswith("pagefind/fragment/") and name.endswith("/unpacked")
    )
    index = " ".join(fragments)

    assert "unfinished drafts" not in index
    assert "left out of any build for readers" not in index
    assert "murky promise" in index


def test_each_draft_has_a_mark_of_its_own(sites):
    """Its page, and no other, says that it is one, whatever the template."""
    marked = {name for name, shown in pages(sites["shown"]).items() if shown.texts(".pb-draft")}

    assert marked == {
        "articles/murk-article.html",
        "articles/not-ready.html",
        "topics/murk-topic.html",
        "topics/unready.html",
        "people/murk-person.html",
        "people/otto-reed.html",
        "people/silent-draft.html",
        "organizations/murk-league.html",
    }


def test_the_manifest_says_it(sites):
    """A machine can tell the two builds apart."""
    assert json.loads(sites["shown"]["policybrief.json"])["drafts"] is True
    assert json.loads(sites["drafts"]["policybrief.json"])["drafts"] is False


def test_an_embargo_holds_there_too(sites):
    """Also for a draft."""
    ours = {name: text for name, text in sites["secret"].items() if "assets/" not in name}

    assert [name for name, text in ours.items() if says(text, "velox")] == []


def test_a_draft_lifts_no_embargo(tmp_path):
    """Its date is shown, and ends nothing."""
    undated = {"briefing.yml": SEEN["briefing.yml"].replace("as_of: 2026-01-31", "window: 24")}
    late = DRAFTS["articles/murk-article.md"].replace("2026-02-20", "2027-02-20")
    late = late.replace("murk-topic: for, ", "").replace(
        "speaker: murk-person", "speaker: ada-brook"
    )
    files = {
        **HELD,
        "briefing.yml": HELD["briefing.yml"].replace("as_of: 2026-01-31", "window: 24"),
    }
    assert undated["briefing.yml"] != SEEN["briefing.yml"]
    corpus = load_corpus(write(tmp_path, {**files, "articles/murk-article.md": late}))

    with_, without = analyse(corpus, drafts=True), analyse(corpus)

    assert str(with_.at) == "2027-02-20"
    assert str(without.at) < "2026-01-31"
    for one in (with_, without):
        assert "veloxin-pact" not in one.corpus.article_by_id
    assert ("article", "murk-article") in (with_.drafts or ())
    assert without.drafts is None
