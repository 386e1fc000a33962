"""Web Annotations as rdflib reads them, without the network."""

from __future__ import annotations

import json
import socket
from typing import Any

import attrs
import pytest
from rdflib import RDF, Graph, Namespace

from policybrief import Rights, analyse
from policybrief.models.words import fragments
from policybrief.site.desk import Desk
from policybrief.writing.annotations import CONTEXT, export_annotations
from tests.analysis.tiny import analysed, says
from tests.writing.corpora import nasty, nasty_corpus, quiet

BOTH = pytest.mark.parametrize("made", [quiet, nasty])
OA = Namespace("http://www.w3.org/ns/oa#")
AS = Namespace("https://www.w3.org/ns/activitystreams#")


@pytest.fixture(autouse=True)
def _no_network(monkeypatch: pytest.MonkeyPatch) -> None:
    def refuse(*_: object, **__: object) -> None:
        raise AssertionError("the network was asked")

    monkeypatch.setattr(socket, "socket", refuse)


def graph(made: Any) -> Graph:
    return Graph().parse(data=export_annotations(made()), format="json-ld")


def items(analysis: Any) -> list[dict[str, Any]]:
    found: list[dict[str, Any]] = json.loads(export_annotations(analysis))["first"]["items"]
    return found


@pytest.mark.filterwarnings("ignore::DeprecationWarning")
@BOTH
def test_each_published_quote_is_an_annotation(made):
    """Its exact words, in order, are those of the quote; nothing else is annotated."""
    corpus = made().corpus
    found = graph(made)
    quoted = [one for one in corpus.published if corpus.quote_of(one) is not None]
    exact = sorted(str(one) for one in found.objects(predicate=OA.exact))

    assert len(set(found.subjects(RDF.type, OA.Annotation))) == len(quoted)
    assert exact == sorted(part for one in quoted for part in fragments(one.words))
    assert {int(one) for one in found.objects(predicate=AS.totalItems)} == {len(quoted)}


@BOTH
def test_positions_lead_to_the_words(made):
    """Start and end are offsets in the normalised text of the article."""
    corpus = made().corpus
    by_end = {item["id"].rpartition("#")[2]: item for item in items(made())}

    checked = 0
    for statement in corpus.published:
        if corpus.quote_of(statement) is not None:
            normal = corpus.article_by_id[statement.article].passage.normal
            for target in by_end[statement.id]["target"]:
                quoted, *positions = target["selector"]
                for position in positions:
                    assert normal[position["start"] : position["end"]] == quoted["exact"]
                    checked += 1
    assert checked


@BOTH
def test_every_key_has_a_meaning(made):
    """No key is left out of the graph: the context knows all of them."""

    def keys(value: Any) -> set[str]:
        if isinstance(value, dict):
            return set(value).union(*map(keys, value.values()))
        return set().union(*map(keys, value)) if isinstance(value, list) else set()

    document = json.loads(export_annotations(made()))
    del document["@context"]

    assert keys(document) <= CONTEXT.keys()
    bodies = {one["purpose"] for item in document["first"]["items"] for one in item["body"]}
    assert bodies == {"describing", "identifying", "tagging"} or made is quiet


def test_stances_are_tags():
    """Topic and position; a topic that is a draft is not named."""
    (item,) = (one for one in items(quiet()) if one["id"].endswith("#brook-will-build"))

    first, second = (one for one in item["body"] if one["purpose"] == "tagging")

    assert first["value"] == "pier: for"
    assert second["value"] == "toll: open (offers; if the ferry runs again)"
    stance = {key: second[key] for key in ("topic", "position", "condition", "act")}
    assert stance == {"topic": "toll", "position": "open", "condition": "ferry", "act": "offers"}


def test_a_tag_says_whose_stance_it_is():
    """A stance that one ascribes to another is read as that one's, and names both."""
    said = says("minister", "2023-05-05", "against", of="president", until="2024")
    own = says("premier", "2023-05-06", condition="none")
    ascribed, plain = items(analysed(said, own, bodies=_bodies("words 0", "words 1")))

    tag = ascribed["body"][-1]
    assert tag["value"] == "sea-wall: against (New, as Min says; until 2024)"
    assert tag["of"] == "president"
    assert ascribed["said"] == "2023-05-05"
    assert plain["body"][-1]["value"] == "sea-wall: for (without the earlier condition)"
    assert "of" not in plain["body"][-1]


def test_gist_translation_and_language_are_told_apart():
    """The gist and the translation are in the briefing's language, the words in their own."""
    fields = {"gist": "She agreed.", "translation": "We agree", "lang": "is"}
    (item,) = items(analysed(says("premier", "2023", **fields), bodies=_bodies("words 0")))

    described = {
        one["kind"]: (one["value"], one["language"])
        for one in item["body"]
        if one["purpose"] == "describing"
    }
    assert described == {"gist": ("She agreed.", "en"), "translation": ("We agree", "en")}
    assert [target["language"] for target in item["target"]] == ["is"]


def _bodies(*words: str) -> dict[str, str]:
    return {f"article-{at}": f"So: {one}." for at, one in enumerate(words)}


def test_a_permalink_is_that_of_the_site():
    """The id of each annotation is the address that the site has for the statement."""
    analysis = quiet()
    here = Desk(analysis).here("index.html")
    base = analysis.corpus.briefing.site_url
    addresses = {f"{base}{here.statement(one)}" for one in analysis.corpus.published}

    assert {item["id"] for item in items(analysis)} <= addresses


def test_an_article_without_an_address_is_its_page():
    """Its text does not stand there, so the words alone are a selector."""
    corpus = quiet().corpus
    bare = attrs.evolve(corpus, articles=[attrs.evolve(one, url=None) for one in corpus.articles])
    here = Desk(analyse(bare)).here("index.html")
    pages = {
        f"{corpus.briefing.site_url}{here.article(one.id).url}" for one in corpus.live_articles
    }

    found = items(analyse(bare))
    assert found
    for item in found:
        page = item["id"].partition("#")[0]
        assert page in pages
        for target in item["target"]:
            assert target["source"] == page
            assert [one["type"] for one in target["selector"]] == ["TextQuoteSelector"]


def test_without_address_and_site_the_target_is_a_name():
    """It means the article itself, in whose text positions are counted."""
    corpus = quiet().corpus
    bare = attrs.evolve(
        corpus,
        articles=[attrs.evolve(one, url=None) for one in corpus.articles],
        briefing=attrs.evolve(corpus.briefing, site_url=None),
    )
    articles = {one.id: f"urn:policybrief:article:{one.article}" for one in corpus.published}

    found = items(analyse(bare))
    assert found
    for item in found:
        id_ = item["id"].removeprefix("urn:policybrief:")
        for target in item["target"]:
            assert target["source"] == articles[id_]
            assert len(target["selector"]) == 2


def test_private_words_are_not_annotated():
    """Nothing is left when every article is private."""
    corpus = quiet().corpus
    private = [attrs.evolve(one, rights=Rights.PRIVATE) for one in corpus.articles]

    assert items(analyse(attrs.evolve(corpus, articles=private))) == []


def test_the_same_corpus_gives_the_same_bytes():
    """Whatever the order of its records."""
    assert export_annotations(analyse(nasty_corpus(backwards=True))) == export_annotations(nasty())
