"""What was taken down keeps its place, and its words are in nothing that is made of a corpus."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from policybrief import analyse, brief, build_site, diff, export, load_corpus
from tests.site.builds import Shown
from tests.site.corpora import write
from tests.site.held import GIVEN_AWAY, exports, says, texts
from tests.site.taken import OF_A_LIST, before, taken

WORDS = ("Zwieback", "Querulantentum")
"""Two words for what is gone; what is made of a corpus may depend on neither."""


@pytest.fixture(scope="module")
def folders(tmp_path_factory: pytest.TempPathFactory) -> dict[str, Path]:
    """Return the corpus with each of the words, by word, and the one before, as "before"."""
    place = tmp_path_factory.mktemp("taken")
    files = {word: taken(word) for word in WORDS} | {"before": before(WORDS[0])}
    return {name: write(place / name, files) for name, files in files.items()}


@pytest.fixture(scope="module")
def sites(folders: dict[str, Path]) -> dict[str, dict[str, bytes]]:
    """Return every file of the site and of the project of both, opened."""
    found = {}
    for word in WORDS:
        built = build_site(folders[word], folders[word].parent / f"{word}-site", builder="mkdocs")
        found[word] = dict(texts(built.site)) | {
            f"project/{file}": content for file, content in texts(built.project)
        }
    return found


def page(sites: dict[str, dict[str, bytes]], name: str) -> Shown:
    """Return a page of the site."""
    return Shown(sites[WORDS[0]][name].decode("utf-8"))


def test_the_site_does_not_depend_on_the_words(sites):
    """Every byte of every file: pages, search index, downloads, manifest."""
    one, other = (sites[word] for word in WORDS)

    assert one.keys() == other.keys()
    assert [name for name in one if one[name] != other[name]] == []


def test_no_file_holds_the_words(sites):
    """Nor those of a list of speakers, whose ids are made of them."""
    assert {name.partition("/")[0] for name in sites[WORDS[0]]} >= GIVEN_AWAY
    for word in (WORDS[0].casefold(), OF_A_LIST.casefold(), "31337"):
        assert [name for name, text in sites[WORDS[0]].items() if says(text, word)] == []


def test_no_export_depends_on_the_words(folders):
    """Also inside of zip files and databases."""
    one, other = (dict(exports(folders[word])) for word in WORDS)

    assert one == other
    for word in (WORDS[0].casefold(), OF_A_LIST.casefold(), "31337"):
        assert [name for name, text in one.items() if says(text, word)] == []


@pytest.mark.parametrize("format_", ["text", "markdown", "json"])
def test_no_brief_repeats_the_words(folders, format_):
    """Neither since a day, nor from a copy in which they still stood."""
    now = folders[WORDS[0]]
    made = [
        brief(diff(now, since="2025-06-01"), format_),
        brief(diff(now, other=folders["before"]), format_),
    ]

    for word in (WORDS[0].casefold(), OF_A_LIST.casefold(), "31337"):
        assert [text for text in made if says(text.encode(), word)] == []
    assert says(brief(diff(folders["before"], since="2025-06-01"), format_).encode(), "zwieback")


def test_a_brief_says_what_was_withdrawn(folders):
    """Each with its reason; a source is not called what the article called it."""
    text = brief(diff(folders[WORDS[0]], other=folders["before"]))
    plain = " ".join(text.split())

    for reason in ("She never said it", "The source asked for it", "A court ordered it"):
        assert f"was withdrawn: {reason}." in plain
    assert "A statement of an unnamed source was withdrawn" in plain


def test_a_statement_keeps_its_permalink(sites):
    """The anchor stands on the article's page, with the reason and nobody's name."""
    shown = page(sites, "articles/tide-table.html")

    assert shown.texts("#table-gone") == ["This statement was withdrawn: She never said it."]
    assert shown.texts("#table-greta") == ["This statement was withdrawn: She asked for it."]
    listed = [one for one in shown.texts(".pb-statement") if "Nobody danced." in one]
    assert len(listed) == 2
    assert "1 statement, 5 withdrawn" in shown.text


def test_an_article_keeps_its_address(sites):
    """Its page gives the reason, and the anchors of its statements; nothing of the source."""
    shown = page(sites, "articles/withdrawn-whole.html")
    (whole,) = shown.texts("article")
    text, cited, citation = whole.partition("Cite this page")

    assert shown.texts("h1") == ["Withdrawn article"]
    assert "This article was withdrawn: A court ordered it." in text
    assert shown.texts("#whole-south") == ["This statement was withdrawn: A court ordered it."]
    assert shown.texts("#whole-gina") == ["This statement was withdrawn: Her own reason."]
    for word in ("gone-wire", "Publisher", "example.org", "Machine", "January"):
        assert word not in text
    assert cited
    assert "Record of an article that was withdrawn" in citation
    for word in ("gone-wire", "Publisher", "Machine", "web.example"):
        assert word not in citation


def test_links_to_what_was_taken_down_still_lead_there(sites):
    """The prose of others may say that it was there."""
    shown = page(sites, "people/mia-south.html")

    links = [value for tag, name, value in shown.attributes if (tag, name) == ("a", "href")]
    assert "../articles/withdrawn-whole.html" in links


def test_another_account_stays(sites, folders):
    """Of what was withdrawn in one article, the words that others give are theirs."""
    ledger = analyse(load_corpus(folders[WORDS[0]]))
    (utterance,) = (one for one in ledger.utterances if one.id == "table-gone")

    assert [one.id for one in utterance.accounts] == ["another-account", "third-account"]
    for name in ("tide-table", "another-table", "third-table"):
        assert "the quay is ours" in page(sites, f"articles/{name}.html").text


def test_a_text_around_withdrawn_words_is_not_published(sites):
    """Of an open article too: the words stand in it, and around the words of others."""
    shown = page(sites, "articles/tide-table.html")
    open_ = page(sites, "articles/another-table.html")

    assert "quotes only" in shown.text
    assert shown.texts("#text") == shown.texts(".pb-context") == []
    assert open_.texts("#text") != []


def test_an_export_keeps_the_tombstones(folders):
    """Id, article and reason of statements, id and reason of the article."""
    document = json.loads(export(folders[WORDS[0]]))
    statements = {one["id"]: one for one in document["statements"]}
    articles = {one["id"]: one for one in document["articles"]}
    gone = statements["table-gone"]

    assert gone["withdrawn"] == "She never said it."
    assert gone["article"] == "tide-table"
    for key in ("words", "gist", "translation", "note", "via", "event", "speaker_described"):
        assert gone[key] is None, key
    for key in ("to", "about", "stances", "accounts", "nearest"):
        assert gone[key] == [], key
    assert statements["table-official"]["speaker_name"] == "unnamed source"
    assert len({gone["utterance"], statements["table-greta"]["utterance"]}) == 2
    whole = articles.pop("withdrawn-whole")
    assert whole == {
        **dict.fromkeys(("publisher", "url", "archived", "archived_on")),
        **dict.fromkeys(("date", "lang", "translated", "note")),
        "id": "withdrawn-whole",
        "title": "Withdrawn article",
        "rights": "private",
        "withdrawn": "A court ordered it.",
        "statements": ["whole-south", "whole-gina"],
    }
    assert {one["withdrawn"] for one in articles.values()} == {None}
    assert "withdrawn-whole" not in [one["article"] for one in document["facts"]]


def test_what_was_taken_down_counts_for_nothing(folders, tmp_path):
    """The lines are those of a corpus without it, and so are counts and the as-of day."""
    files = {name: text for name, text in taken("x").items() if "withdrawn-whole" not in name}
    files["actors/mia-south.md"] = files["actors/mia-south.md"].replace(
        "](withdrawn-whole)", "](pier)"
    )
    undated = {"briefing.yml": files["briefing.yml"].replace("as_of: 2026-01-31", "window: 24")}
    with_, without = (
        analyse(load_corpus(write(tmp_path / name, {**made, **undated})))
        for name, made in {"with": taken("x"), "without": files}.items()
    )

    assert with_.at == without.at
    assert with_.lines.to_records() == without.lines.to_records()
    assert len(with_.corpus.live_articles) == len(without.corpus.live_articles)
    assert with_.facts == without.facts
