"""What pages say of themselves to machines: true, escaped, and read back by those who read it."""

from __future__ import annotations

import json
import re
from collections.abc import Mapping
from typing import Any

import pytest
import yaml
from rdflib import Graph, Literal, URIRef
from rdflib.namespace import RDF

from policybrief import Article, Briefing, Corpus, Statement, analyse, read_corpus
from policybrief.pipeline.building import rendered_pages
from policybrief.site.desk import Desk
from policybrief.site.plan import Page, plan_pages
from policybrief.site.views.head import HeadView
from tests.site.attacks import PAYLOADS, RUN, attacked
from tests.site.builds import Shown, files_of
from tests.site.corpora import QUIET, SECRETS, write

pytestmark = pytest.mark.filterwarnings("ignore:ConjunctiveGraph is deprecated")

SCHEMA = "https://schema.org/"
HOME = "https://example.org/harbours/"
BOTH = pytest.mark.parametrize("files", [QUIET, attacked()], ids=["quiet", "attacked"])


def pages(files: Mapping[str, str], folder) -> dict[str, Page]:
    """Return the pages of a corpus by address."""
    desk = Desk(analyse(read_corpus(write(folder, files))[0]))
    return {page.address: page for page in plan_pages(desk)}


def head(page: Page) -> HeadView:
    """Return the head of a page."""
    assert page.head is not None
    return page.head


def graph(page: Page) -> Graph:
    """Return what a page says as JSON-LD; rdflib asks nobody for the context."""
    found = Graph()
    found.parse(data=str(head(page).structured), format="json-ld", publicID=HOME + page.address)
    return found


def types(of: Graph) -> set[str]:
    """Return the types of all things in a graph."""
    return {str(one).removeprefix(SCHEMA) for one in of.objects(None, RDF.type)}


def heads(rendered: str) -> str:
    """Return the markup that stands in the front matter of a page."""
    front = yaml.safe_load(rendered.split("\n---\n")[0].removeprefix("---\n"))
    return str(front["head"])


@BOTH
def test_every_page_says_what_it_is(files, tmp_path):
    """In words of schema.org, with nothing fetched and nothing empty."""
    for address, page in pages(files, tmp_path).items():
        found = graph(page)
        assert "WebPage" in types(found), address
        assert "WebSite" in types(found), address
        assert {str(one) for one in found.predicates()} - {str(RDF.type)} == {
            str(one) for one in found.predicates() if str(one).startswith(SCHEMA)
        }
        assert '""' not in re.sub(r'\\"', "", str(head(page).structured)), address
        assert json.loads(head(page).structured)["@context"] == {"@vocab": SCHEMA}


@pytest.mark.parametrize(
    ("address", "kinds"),
    [
        ("index.html", {"WebPage", "Report", "WebSite"}),
        ("countries/northland.html", {"WebPage", "ProfilePage", "WebSite", "Country"}),
        ("topics/pier.html", {"WebPage", "WebSite", "DefinedTerm"}),
        ("events/opening.html", {"WebPage", "WebSite", "Event"}),
        ("publishers/daily.html", {"WebPage", "WebSite", "Organization"}),
        ("articles/taken-back.html", {"WebPage", "WebSite", "Article", "Quotation", "Person"}),
        ("data.html", {"WebPage", "WebSite", "Dataset"}),
        (
            "people/ada-brook.html",
            {
                *("WebPage", "ProfilePage", "WebSite", "Person", "Role", "Occupation"),
                "AdministrativeArea",
            },
        ),
        (
            "organizations/port-ministry.html",
            {"WebPage", "ProfilePage", "WebSite", "GovernmentOrganization", "Organization"},
        ),
        (
            "articles/pier-with-a-price.html",
            {"WebPage", "WebSite", "NewsArticle", "Organization", "Quotation", "Person"},
        ),
    ],
)
def test_what_a_page_is_about(address, kinds, tmp_path):
    """Each kind of record is a thing of its kind."""
    assert types(graph(pages(QUIET, tmp_path)[address])) == kinds


def test_a_quotation_is_one_that_the_page_shows(tmp_path):
    """Its words, who spoke, when, and the article that it was found in."""
    found = graph(pages(QUIET, tmp_path)["articles/pier-with-a-price.html"])
    quotation = URIRef(f"{HOME}articles/pier-with-a-price.html#brook-will-build")
    said = {
        str(key).removeprefix(SCHEMA): value for key, value in found.predicate_objects(quotation)
    }
    source = said["citation"]

    assert said["text"] == Literal("We will build it, stone by stone")
    assert said["dateCreated"] == Literal("2025-11-02")
    assert (source, URIRef(SCHEMA + "headline"), Literal("A pier with a price")) in found
    assert (source, URIRef(SCHEMA + "url"), Literal("https://example.org/a/1?x=1&y=2")) in found
    assert len(list(found.subjects(RDF.type, URIRef(SCHEMA + "Quotation")))) == 3


def test_nothing_private_is_said(tmp_path):
    """What no page shows is in no head either."""
    for page in pages(QUIET, tmp_path).values():
        for words in SECRETS.values():
            assert words not in f"{page.head}"


def test_hostile_text_ends_no_script_and_no_attribute(tmp_path):
    """It comes back letter for letter, and adds no tag."""
    corpus = read_corpus(write(tmp_path, attacked()))[0]
    rendered = dict(rendered_pages(analyse(corpus)))

    for source, text in rendered.items():
        markup = heads(text)
        shown = Shown(markup)
        assert {*shown.tags} <= {"meta", "link", "script"}, source
        assert shown.tags.count("script") == 1, source
        (script,) = re.findall(r'<script type="application/ld\+json">(.*?)</script>', markup)
        assert "<" not in script
        assert ">" not in script
        assert RUN in json.dumps(json.loads(script)) or RUN not in script
        assert {key for _, key, _ in shown.attributes} <= {
            *("name", "content", "property", "rel", "href", "type", "title")
        }, source
    (title,) = re.findall(r'"name":"((?:[^"\\]|\\.)*)","inL', heads(rendered["topics/pier.md"]))[:1]
    for one in PAYLOADS:
        words = " ".join(re.sub("[\u202a-\u202e\u2066-\u2069]", "", one).split())
        assert words in json.loads(f'"{title}"'), one


@BOTH
def test_metas_are_as_the_formats_ask(files, tmp_path):
    """One value each, dates with strokes for Highwire, and no author where nobody is named."""
    for address, page in pages(files, tmp_path).items():
        metas = dict(head(page).metas)
        assert len(metas) == len(head(page).metas)
        assert metas["citation_title"] == metas["DC.title"], address
        assert re.fullmatch(r"\d{4}/\d\d/\d\d", metas["citation_publication_date"]), address
        assert metas["citation_publication_date"].replace("/", "-") == metas["DC.date"]
        assert metas["citation_public_url"] == metas["DC.identifier"] == head(page).url
        assert "citation_author" not in metas
        assert ("DC.source" in metas) == (
            page.about is not None
            and page.about[0] == "articles"
            and not page.address.startswith("articles/gone")
        ) or "withdrawn" in str(head(page).title)
        assert 0 < len(head(page).description) < 1_000


def test_without_an_address_nothing_is_absolute():
    """No page guesses where it will stand."""
    article = Article(
        id="quay", title="The quay", statements=[Statement(speaker="ro", quote="yes")]
    )
    desk = Desk(analyse(Corpus(articles=[article], briefing=Briefing(title="Bay brief"))))

    for page in plan_pages(desk):
        assert head(page).url == head(page).picture == ""
        assert "citation_public_url" not in dict(head(page).metas)
        assert "http" not in re.sub("https://schema.org/", "", str(head(page).structured))


@pytest.mark.parametrize(
    ("language", "locale"),
    [("en", "en_US"), ("ro", "ro_RO"), ("uk", "uk_UA"), ("fr", "fr_FR"), ("pt-BR", "pt_BR")],
)
def test_a_locale_has_a_country(language, locale):
    """Open Graph asks for one; it is the one where most speakers of the language live."""
    corpus = Corpus(briefing=Briefing(title="Bay brief", language=language))
    page = next(plan_pages(Desk(analyse(corpus))))

    assert head(page).locale == locale


def test_the_built_site_has_them_in_its_heads(quiet_site):
    """Each page once: a description, its address, and the feeds that it names."""
    for name, content in files_of(quiet_site.site):
        if name.endswith(".html") and name != "404.html" and not name.startswith("figures/"):
            page = Shown(content.decode("utf-8"))
            counted: dict[str, Any] = {}
            for tag, key, value in page.attributes:
                counted[f"{tag} {key} {value}"] = counted.get(f"{tag} {key} {value}", 0) + 1
            assert counted["meta name description"] == 1, name
            assert counted["link rel canonical"] == 1, name
            assert counted["meta property og:title"] == 1, name
            assert counted["script type application/ld+json"] == 1, name
            assert ("meta", "content", HOME + name) in page.attributes, name
            assert counted["footer id cite"] == 1, name
