from __future__ import annotations

import pytest

from policybrief.site.links_of_site import dead_links


@pytest.fixture
def dead(tmp_path):
    """Return what is dead on a site of an index, a page "a/b.html" and a picture."""

    def look(body: str, address: str = "a/b.html") -> list[str]:
        pages = {"index.html": '<h1 id="top">x</h1><p id="späte">y</p>', "a/b.html": "<p>x</p>"}
        pages[address] = f'<p id="here">{body}</p>'
        for name, html in pages.items():
            file = tmp_path / name
            file.parent.mkdir(parents=True, exist_ok=True)
            file.write_text(html, encoding="utf-8")
        (tmp_path / "a/picture.png").write_bytes(b"x")
        (tmp_path / "a/empty").mkdir(exist_ok=True)
        return [str(one) for one in dead_links(tmp_path)]

    return look


@pytest.mark.parametrize(
    "link",
    [
        *("../index.html", "../index.html#top", "..", "../", "../#top", "b.html", "#here", "", "#"),
        *("picture.png", "./b.html#here", "../a/b.html?x=1#here", "../index.html#sp%C3%A4te"),
        *("https://example.org/x#y", "//example.org/x", "mailto:desk@example.org"),
    ],
)
def test_a_link_that_leads_somewhere_is_silent(dead, link):
    """Pages, anchors, folders with an index, files and other sites are found."""
    assert dead(f'<a href="{link}">x</a>') == []


@pytest.mark.parametrize(
    "link",
    [
        *("c.html", "../index.html#bottom", "#nowhere", "../../index.html", "../../..", "../c/"),
        *("empty/", "/index.html", "/etc/passwd", "http://[", "b.html#here%20", "picture.jpg"),
    ],
)
def test_a_dead_link_is_found(dead, link):
    """A page, an anchor or a file that is not there is named with the page that links to it."""
    assert dead(f'<a href="{link}">x</a>') == [f"a/b.html: '{link}' leads nowhere"]


@pytest.mark.parametrize(
    "body",
    ['<img src="no.png">', '<script src="no.js"></script>', '<link href="no.css">'],
)
def test_pictures_scripts_and_styles_are_looked_at(dead, body):
    """A file that a page loads must be there as well."""
    assert len(dead(body)) == 1


def test_each_dead_link_of_a_page_is_named_once(dead):
    """A link that stands twice is one mistake."""
    assert len(dead('<a href="x.html">x</a><a href="x.html">y</a>')) == 1


def test_the_page_for_missing_pages_is_left_out(dead):
    """Its addresses begin at the root, for the host to resolve."""
    assert dead('<a href="/nowhere.html">x</a>', "404.html") == []


def test_the_quiet_site_has_no_dead_link(quiet_site):
    """Every link and anchor of a built site leads somewhere."""
    assert list(dead_links(quiet_site.site)) == []
