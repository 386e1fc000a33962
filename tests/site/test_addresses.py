from __future__ import annotations

import pytest
from markupsafe import Markup

from policybrief import (
    Article,
    Corpus,
    Country,
    Organization,
    Person,
    Speaker,
    SpeakerKind,
    Statement,
    Topic,
    analyse,
)
from policybrief.site.desk import Desk
from policybrief.site.plan import plan_pages
from tests.site.builds import Shown

SAID = Statement(speaker=Speaker(kind=SpeakerKind.NAMED, name="Iva Stone", of="is"), quote="never")
CORPUS = Corpus(
    actors=[
        Person(id="ada", name="Ada", roles=["president of ro, 2020/.."]),
        Organization(id="league", name="League"),
        Country(id="northland", name="Northland"),
    ],
    topics=[Topic(id="pier", title="Pier", proposition="It is built.", asked_of=["no"])],
    articles=[
        Article(id="news", title="News", statements=[SAID]),
        Article(id="unready", title="Unready", draft=True, statements=[SAID]),
    ],
)
DESK = Desk(analyse(CORPUS))


def test_everything_has_a_page_at_a_file():
    """Kinds have folders of their own; countries and speakers without a file have pages too."""
    found = {page.address for page in plan_pages(DESK)}

    assert found >= {
        "index.html",
        "people/ada.html",
        "people/iva-stone.html",
        "organizations/league.html",
        "countries/northland.html",
        "countries/ro.html",
        "countries/is.html",
        "countries/no.html",
        "topics/pier.html",
        "articles/news.html",
    }
    assert "articles/unready.html" not in found


def test_every_page_has_one_address():
    """No two pages stand at one place."""
    addresses = [page.address for page in plan_pages(DESK)]

    assert len(addresses) == len(set(addresses))


@pytest.mark.parametrize(
    ("page", "target", "link"),
    [
        ("index.html", "topics/pier.html", "topics/pier.html"),
        ("topics/pier.html", "index.html", "../index.html"),
        ("topics/pier.html", "topics/index.html", "index.html"),
        ("people/ada.html", "countries/ro.html", "../countries/ro.html"),
    ],
)
def test_a_link_is_relative_to_its_page(page, target, link):
    """The site works below any address and from disk."""
    assert DESK.here(page).url(target) == link


def test_a_statement_is_an_anchor_on_its_article():
    """Its permalink leads to its article, and is only the anchor on that page itself."""
    statement = CORPUS.articles[0].statements[0]

    anchor = f"#{statement.id}"
    assert DESK.here("index.html").statement(statement) == f"articles/news.html{anchor}"
    assert DESK.here("articles/news.html").statement(statement) == anchor


def test_who_has_no_page_has_no_address():
    """A name without a page is shown without a link."""
    here = DESK.here("index.html")

    assert here.actor("nobody").url is None
    assert here.topic("nothing").url is None
    assert here.article("unready").url is None
    assert here.speaker(Speaker(kind=SpeakerKind.UNNAMED, name="a clerk")).url is None


@pytest.mark.parametrize("anchor", ['"><script>', "x y", "<b>", "'onclick=x"])
def test_an_address_cannot_leave_its_attribute(anchor):
    """An anchor made from a text of the corpus ends no attribute and begins no tag."""
    link = DESK.here("index.html").url("articles/index.html", anchor)

    page = Shown(f'<a href="{link}">x</a>')
    assert isinstance(link, Markup)
    assert page.tags == ["a"]
    assert [name for _, name, _ in page.attributes] == ["href"]
