from __future__ import annotations

import attrs
import pytest

from policybrief import (
    Article,
    Briefing,
    Corpus,
    Country,
    Event,
    Organization,
    Person,
    Publisher,
    Statement,
    Topic,
    analyse,
    check_corpus,
    verify_site,
)
from policybrief.pipeline.building import rendered_pages
from policybrief.problems import has_errors
from tests.site.builds import OUR_FIGURE, Shown, files_of
from tests.site.corpora import ATTACKS

BAD = '"><script>window.__pwned=1</script>'
SAID = Statement(speaker="ada", quote="we will", stances={"pier": "for"}, about="ro", to="ro")
CORPUS = Corpus(
    briefing=Briefing(title="Harbours", contact="desk@example.org"),
    publishers=[Publisher(id="daily", name="Daily")],
    events=[Event(id="opening", title="Opening")],
    topics=[Topic(id="pier", title="Pier", proposition="It is built.", asked_of=["ro"])],
    actors=[
        Person(id="ada", name="Ada", roles=["president of ro, 2020/.."]),
        Organization(id="league", name="League", country="ro"),
        Country(id="northland", name="Northland"),
    ],
    articles=[
        Article(
            id="news",
            title="News",
            date="2025",
            publisher="daily",
            rights="open",
            statements=[SAID],
            body='"we will"',
        )
    ],
)


def _with_article(**fields: object) -> Corpus:
    article = attrs.evolve(CORPUS.articles[0], **fields)
    return attrs.evolve(CORPUS, articles=[article])


CHANGED = {
    "id of a statement": _with_article(statements=[attrs.evolve(SAID, id=BAD)]),
    "id of an article": _with_article(id=BAD, statements=[SAID]),
    "id of a speaker": attrs.evolve(
        _with_article(statements=[attrs.evolve(SAID, speaker=BAD)]),
        actors=[Person(id=BAD, name="x", roles=["president of ro, 2020/.."])],
    ),
    "id of a topic": attrs.evolve(
        _with_article(statements=[attrs.evolve(SAID, stances={BAD: "for"})]),
        topics=[Topic(id=BAD, title="x", proposition="x", asked_of=["ro"])],
    ),
    "id of an organization": attrs.evolve(CORPUS, actors=[Organization(id=BAD, name="x")]),
    "id of a country": attrs.evolve(CORPUS, actors=[Country(id=BAD, name="x")]),
    "id of a publisher": attrs.evolve(
        _with_article(publisher=BAD), publishers=[Publisher(id=BAD, name="x")]
    ),
    "unknown publisher": _with_article(publisher=BAD),
    "unknown event": _with_article(statements=[attrs.evolve(SAID, event=BAD)]),
    "about": _with_article(statements=[attrs.evolve(SAID, about=(BAD,))]),
    "to": _with_article(statements=[attrs.evolve(SAID, to=(BAD,))]),
    "language of an article": _with_article(lang=BAD),
    "language of a statement": _with_article(statements=[attrs.evolve(SAID, lang=BAD)]),
    "address of an article": _with_article(url=f"https://example.org/{BAD}"),
    "address of a publisher": attrs.evolve(
        CORPUS, publishers=[Publisher(id="daily", name="x", url=BAD)]
    ),
    "address for contact": attrs.evolve(
        CORPUS, briefing=Briefing(title="x", contact=f"https://example.org/{BAD}")
    ),
    "mail address for contact": attrs.evolve(
        CORPUS, briefing=Briefing(title="x", contact=f"a@b{BAD}")
    ),
}


@pytest.mark.parametrize("where", CHANGED)
def test_an_id_is_refused_or_harmless(where):
    """A text that becomes an address is an error in the corpus, or stays in its attribute."""
    corpus = CHANGED[where]

    refused = has_errors(check_corpus(corpus))

    if not refused:
        for source, text in rendered_pages(analyse(corpus)):
            assert "script" not in Shown(text.partition("\n---\n")[2]).tags, source


def test_the_hostile_site_has_no_markup_of_the_corpus(hostile_site):
    """No page holds a tag, a handler or an address that a field of the corpus brought."""
    for name, content in files_of(hostile_site.project):
        if name.endswith(".md"):
            text = content.decode("utf-8").partition("\n---\n")[2]
            page = Shown(text)
            beside_figures = Shown(OUR_FIGURE.sub("", text))
            names = {attribute for _, attribute, _ in page.attributes}
            schemes = {
                value.partition(":")[0] for _, key, value in page.attributes if key == "href"
            }
            assert not {"script", "img", "iframe", "style"} & set(page.tags), name
            assert not {"svg", "title"} & set(beside_figures.tags), name
            assert not [one for one in names if one.startswith("on")], name
            assert "javascript" not in {one.strip().lower() for one in schemes}, name


def test_the_hostile_site_holds_no_foreign_file(hostile_site):
    """A snippet in a text includes nothing."""
    for name, content in files_of(hostile_site.site):
        if name.endswith(".html"):
            assert b"quotation:" not in content, name


def test_the_hostile_site_verifies_clean(hostile_site):
    """Whatever the texts hold, every link leads somewhere, and nothing acts or gets out."""
    assert verify_site(hostile_site.site, hostile_site.root) == []


def test_a_hostile_name_reads_as_it_was_written(hostile_site):
    """Nothing is taken away from a name either."""
    page = Shown((hostile_site.site / "people/ada-brook.html").read_text(encoding="utf-8"))

    (title,) = page.texts("h1")
    for attack in ATTACKS:
        assert " ".join(attack.split()) in title
