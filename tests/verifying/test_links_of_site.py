from __future__ import annotations

import pytest

from policybrief import verify_site
from policybrief.verifying.site import look_at_site
from tests.verifying.sites import codes, corpus, write_site


@pytest.fixture
def dead(tmp_path):
    """Return what is dead on a site of an index, a page "a/b.html" and a picture."""

    def look(body: str, address: str = "a/b.html", home: str | None = None) -> list[str]:
        pages = {"index.html": '<h1 id="top">x</h1><p id="späte">y</p>', "a/b.html": "<p>x</p>"}
        pages[address] = f'<p id="here">{body}</p>'
        write_site(tmp_path, {**pages, "a/picture.png": b"x"})
        (tmp_path / "a/empty").mkdir(exist_ok=True)
        found = look_at_site(tmp_path, None if home is None else corpus(site_url=home))
        assert all(str(one.location.path) == address for one in found)
        return [f"{one.code} {one.message}" for one in found]

    return look


@pytest.mark.parametrize(
    "link",
    [
        *("../index.html", "../index.html#top", "..", "../", "../#top", "b.html", "#here", "", "#"),
        *("picture.png", "./b.html#here", "../a/b.html?x=1#here", "../index.html#sp%C3%A4te"),
        *("https://example.org/x#y", "//example.org/x", "mailto:desk@example.org", "tel:1"),
        *("#TOP", " ../index.html ", "..\\index.html", "../ind\nex.html", "b.html#here:~:text=x"),
    ],
)
def test_a_link_that_leads_somewhere_is_silent(dead, link):
    """Pages, anchors, folders with an index, files and other sites are found, as browsers do."""
    assert dead(f'<a href="{link}">x</a>') == []


@pytest.mark.parametrize(
    "link",
    [
        *("c.html", "../../index.html", "../../..", "../c/", "b.html/", "%00"),
        *("empty/", "/index.html", "/etc/passwd", "http://[", "https:nowhere", "picture.jpg"),
    ],
)
def test_a_dead_link_is_found(dead, link):
    """A page or a file that is not there is named with the page that links to it."""
    assert dead(f'<a href="{link}">x</a>') == [f"dead-link '{link}' leads nowhere"]


@pytest.mark.parametrize("link", ["../index.html#bottom", "#nowhere", "b.html#here%20"])
def test_a_dead_anchor_is_found(dead, link):
    """A place that is not on a page is named likewise."""
    assert dead(f'<a href="{link}">x</a>') == [
        f"dead-anchor '{link}' leads to a place that is not on the page"
    ]


@pytest.mark.parametrize(
    "body",
    [
        *('<img alt="" src="no.png">', '<script src="no.js"></script>', '<link href="no.css">'),
        '<img alt="" srcset="picture.png 1x, no.png 2x">',
        '<video poster="no.png"></video>',
        '<form action="no.html"></form>',
        '<svg aria-hidden="true"><use href="no.svg#x"/></svg>',
        '<svg aria-hidden="true"><image xlink:href="no.svg"/></svg>',
        '<svg aria-hidden="true"><rect fill="url(#no)"/></svg>',
        '<div style="background: url(no.png)">x</div>',
        "<style>@import 'no.css';</style>",
        '<link rel="manifest" href="no.webmanifest">',
        '<source srcset="no.png">',
        "<noscript><img alt='' src=no.png></noscript>",
    ],
)
def test_what_a_page_loads_is_looked_at(dead, body):
    """A file that a page loads must be there as well, however it is named."""
    (found,) = dead(body)

    assert found.startswith(("dead-link", "dead-anchor"))


def test_each_dead_link_of_a_page_is_named_once(dead):
    """A link that stands twice is one mistake."""
    assert len(dead('<a href="x.html">x</a><a href="x.html">y</a>')) == 1


def test_the_page_for_missing_pages_begins_at_the_root(dead):
    """Its addresses are for the host to resolve; they are looked at where the root is known."""
    home = "https://example.org/brief/"

    assert dead('<a href="/nowhere.html">x</a>', "404.html") == []
    assert dead('<a href="/brief/a/b.html">x</a>', "404.html", home) == []
    assert len(dead('<a href="/brief/nowhere.html">x</a>', "404.html", home)) == 1
    assert len(dead('<a href="/a/b.html">x</a>', "404.html", home)) == 1


def test_at_the_root_of_a_host_others_may_stand_beside_the_site(dead):
    """As the articles of a newspaper, to which its briefing links."""
    assert dead('<a href="https://example.org/news/1">x</a>', home="https://example.org/") == []


@pytest.mark.parametrize(
    ("link", "number"),
    [
        ("https://example.org/brief/a/b.html#here", 0),
        ("https://EXAMPLE.org:443/brief/", 0),
        ("https://example.org/brief/nowhere.html", 1),
        ("https://example.org/brief/a/b.html#nowhere", 1),
        ("https://example.org/elsewhere.html", 0),
        ("https://example.com/brief/nowhere.html", 0),
    ],
)
def test_full_addresses_of_the_site_are_looked_at(dead, link, number):
    """Where `site_url` is known, an address below it must lead somewhere too."""
    assert len(dead(f'<a href="{link}">x</a>', home="https://example.org/brief/")) == number
    assert len(dead(f'<link rel="canonical" href="{link}">', home="https://example.org/brief")) == (
        number
    )


@pytest.mark.parametrize(
    ("name", "text"),
    [
        ("sitemap.xml", "<urlset><url><loc>{}</loc></url></urlset>"),
        ("feed.xml", "<rss><channel><item><link>{}</link></item></channel></rss>"),
        ("feed.atom", '<feed><entry><link href="{}"/></entry></feed>'),
        ("app.webmanifest", '{{"icons": [{{"src": "{}"}}]}}'),
        ("look.css", "a {{ background: url('{}') }}"),
        ("mark.svg", '<svg xmlns="http://www.w3.org/2000/svg"><use href="{}"/></svg>'),
    ],
)
def test_addresses_in_other_files_are_looked_at(tmp_path, name, text):
    """Sitemap, feeds, manifests, style sheets and drawings lead nowhere else either."""
    home = "https://example.org/brief/"
    for target, found in (("index.html", []), ("nowhere.html", ["dead-link"])):
        write_site(tmp_path, {"index.html": "x", name: text.format(home + target)})

        assert codes(look_at_site(tmp_path, corpus(site_url=home))) == found


def test_the_place_is_line_and_column(tmp_path):
    """The problem names the place at which the address stands."""
    write_site(tmp_path, {"index.html": '<p>\n\n  <a class="x" href="no.html">x</a>'})

    (found,) = verify_site(tmp_path)
    assert str(found.location) == "index.html:3:22"


def test_an_id_stands_once_on_a_page(tmp_path):
    """A link to an id that is there twice could lead to either."""
    write_site(tmp_path, {"index.html": '<p id="a">x</p><p id="b">x</p>\n<p id="a">y</p>'})

    (found,) = verify_site(tmp_path)
    assert (found.code, str(found.location)) == ("duplicate-anchor", "index.html:2:8")


def test_the_quiet_site_is_clean(quiet_site):
    """Nothing is wrong with a built site."""
    assert verify_site(quiet_site.site, quiet_site.root) == []
