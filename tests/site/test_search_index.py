"""What the search finds: each thing where it stands, not the lists that repeat it."""

from __future__ import annotations

import json
from html.parser import HTMLParser
from typing import Final

import pytest
from material.plugins.search.plugin import Parser

from tests.site.builds import Shown

EXCLUDED: Final = "data-search-exclude"
HEADINGS: Final = ("h1", "h2", "h3", "h4", "h5", "h6")


class _Nested(HTMLParser):
    """Finds elements of one name inside an element of that name that the search leaves out."""

    def __init__(self, html: str) -> None:
        super().__init__()
        self.marked: set[str] = set()
        self.nested: list[str] = []
        self._open: list[tuple[str, bool]] = []
        self.feed(html)
        self.close()

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        if tag in Shown.VOID:
            return
        if (tag, True) in self._open:
            self.nested.append(tag)
        marked = EXCLUDED in dict(attrs)
        self.marked.update({tag} if marked else ())
        self._open.append((tag, marked))

    def handle_endtag(self, tag: str) -> None:
        while any(one == tag for one, _ in self._open):
            if self._open.pop()[0] == tag:
                break


def entries(site):
    """Return the entries of the search index by their places."""
    text = (site / "search" / "search_index.json").read_text(encoding="utf-8")
    return {one["location"]: one["text"] for one in json.loads(text)["docs"]}


@pytest.fixture(params=["quiet_site", "hostile_site"])
def site(request):
    """Return the one site, then the other."""
    return request.getfixturevalue(request.param)


def test_the_theme_cannot_trip_over_what_is_left_out(site):
    """The theme ends what is left out at the first end tag of its name, so no such tag is in it."""
    marked = set()
    for address in site.addresses:
        found = _Nested((site.site / address).read_text(encoding="utf-8"))
        marked |= found.marked
        assert found.nested == [], address

    assert {"h2", "details"} <= marked <= {*HEADINGS, "details"}


def test_the_theme_trips_over_a_nested_end_tag():
    """This is what the test above guards against; when the theme mends it, both may go."""
    with pytest.raises(ValueError, match="<li>"):
        Parser().feed(f"<div {EXCLUDED}><ul><li><div>words</div></li></ul></div>")


def test_lists_that_repeat_other_pages_are_not_searched(site):
    """Backlinks, sources, timelines, tables of all positions and gaps are in no entry."""
    found = entries(site.site)

    ends = {place.partition("#")[2] for place in found}
    assert not ends & {
        "what-links-here",
        "sources",
        "timeline",
        "salience",
        "where-countries-stand",
    }
    for page in ("timeline.html", "statements/index.html", "gaps.html", "matrix.html"):
        assert found[page]
        assert all("year" not in one for one in found if one.startswith(f"{page}#"))


def test_words_are_found_where_they_stand(quiet_site):
    """A quote is found in its article, and no list of statements stands before it."""
    words = "We will build it, stone by stone"

    places = {
        place.partition("#")[0] for place, text in entries(quiet_site.site).items() if words in text
    }

    assert "articles/pier-with-a-price.html" in places
    assert not {
        one for one in places if one.startswith(("statements/", "timeline", "events/index"))
    }
