"""The files of figures: data and snippets to take along."""

from __future__ import annotations

import re
from html.parser import HTMLParser

import pytest

from policybrief.analysis.ledger import Analysis
from policybrief.site.desk import Desk
from policybrief.site.figure_files import figure_files
from policybrief.site.figures import site_address
from policybrief.site.templates import make_environment
from tests.analysis.tiny import analysed, says


def files(analysis: Analysis) -> dict[str, str]:
    """Return the files of an analysis' figures by address."""
    made = figure_files(Desk(analysis), make_environment())
    return {address: content.decode() for address, content in made}


def some(**briefing: str) -> Analysis:
    """Return the analysis of one statement."""
    return analysed(says("president", "2023-05-01"), **briefing)


class Parts(HTMLParser):
    """The tags of some HTML, and the targets of its links."""

    def __init__(self, text: str) -> None:
        super().__init__()
        self.tags: list[str] = []
        self.targets: list[str] = []
        self.feed(text)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.tags.append(tag)
        self.targets += [value or "" for name, value in attrs if name in ("href", "src")]


def test_tables_can_be_taken_along() -> None:
    """The table of the front page, the matrix and each topic's table have data and a snippet."""
    assert set(files(some())) >= {
        "figures/matrix.csv",
        "figures/matrix.html",
        "figures/topics/sea-wall-positions.csv",
        "figures/topics/sea-wall-positions.html",
        "figures/where-countries-stand.csv",
        "figures/where-countries-stand.html",
    }


@pytest.mark.parametrize(
    ("site_url", "begins"),
    [("https://example.org/bay", "https://example.org/bay/"), (None, "../")],
)
def test_a_snippet_stands_by_itself(site_url: str | None, begins: str) -> None:
    """It fetches nothing and runs nothing; its links lead to the site wherever it is shown."""
    for address, text in files(some(site_url=site_url)).items():
        if not address.endswith(".html"):
            continue
        parts = Parts(text)
        style = text[text.index("<style>") : text.index("</style>")]

        assert not {"script", "link", "img", "iframe"} & set(parts.tags)
        assert "url(" not in style
        assert "@import" not in style
        assert parts.targets
        for target in parts.targets:
            within = target.startswith("#") and f'id="{target[1:]}"' in text
            elsewhere = target.startswith(begins) or (site_url is None and ":" not in target)
            assert within or elsewhere


def test_the_style_of_a_snippet_touches_nothing_else() -> None:
    """Every rule is for a class of ours, so that it can be pasted into any page."""
    text = files(some())["figures/matrix.html"]
    style = text[text.index("<style>") + 7 : text.index("</style>")]
    bare = re.sub(r"/\*.*?\*/", "", style, flags=re.DOTALL)
    selectors = re.findall(r"(?:^|[{}])\s*([^{}@]+?)\s*\{", bare)

    assert selectors
    for selector in selectors:
        for one in re.split(r",(?![^(]*\))", selector):
            assert ".pb-" in one


def test_code_to_embed_needs_an_address() -> None:
    """With a site's address a page shows the code for a frame; without one it does not."""
    (with_one, without) = (
        next(iter(_frames(some(site_url=url)))) for url in ("https://example.org/bay/", None)
    )

    assert with_one.startswith('<iframe src="https://example.org/bay/figures/')
    assert without == ""


def _frames(analysis: Analysis) -> list[str]:
    from policybrief.site.plan_figures import plan_figures

    desk = Desk(analysis)
    return [one.make(desk.here("index.html")).frame.embed for one in plan_figures(desk)]


@pytest.mark.parametrize(
    ("url", "found"),
    [
        ("https://example.org", "https://example.org/"),
        ("https://example.org/a b/", "https://example.org/a%20b/"),
        ('https://example.org/"><script>', "https://example.org/%22%3E%3Cscript%3E/"),
        ("javascript:alert(1)", ""),
        ("ftp://example.org/", ""),
        (None, ""),
    ],
)
def test_only_addresses_of_the_web_stand_before_links(url: str | None, found: str) -> None:
    """Anything else is left out, and what is no part of an address is encoded."""
    assert site_address(url) == found
