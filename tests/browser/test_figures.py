"""Maps and networks in a browser: by ear, by keyboard, by night and in few colours."""

from __future__ import annotations

import pytest

from policybrief.models.topic import Topic
from policybrief.site.desk import Desk
from policybrief.site.figure_files import figure_files
from policybrief.site.templates import make_environment
from tests.analysis.tiny import analysed, says
from tests.browser.conftest import served, tab

pytestmark = pytest.mark.browser

FIGURES = (
    "figures/topics/wall-map.html",
    "figures/alignment-network.html",
    "figures/alignment/pairs.html",
    "figures/countries.html",
    "figures/topics.html",
    "figures/topics/wall-months.html",
)
TOPICS = [
    Topic(id=id_, title=id_, proposition="It is built.", asked_of=["ro", "pl"])
    for id_ in ("wall", "toll", "pier")
]


@pytest.fixture(scope="module")
def figures(tmp_path_factory):
    """Give the address of a folder with a map and a network."""
    folder = tmp_path_factory.mktemp("figures")
    sayings = [
        says(code, "2023-12-01", position, topic=topic.id, condition=condition)
        for code, position, condition in (
            ("fr", "for", None),
            ("es", "leans-for", "vote"),
            ("it", "unclear", None),
            ("at", "against", None),
            ("mt", "open", None),
            ("us", "for", None),
        )
        for topic in TOPICS
    ]
    old = says("se", "2018-12-01", "for", topic="wall")
    analysis = analysed(*sayings, old, topics=TOPICS, conditions={"vote": "a vote is held"})
    for address, content in figure_files(Desk(analysis), make_environment()):
        file = folder / address
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_bytes(content)
    with served(folder) as base:
        yield base


@pytest.mark.long
@pytest.mark.parametrize("address", FIGURES)
@pytest.mark.parametrize("night", [False, True], ids=["light", "dark"])
def test_a_figure_is_accessible(browser, figures, address, night):
    """Axe finds nothing, by day or by night."""
    from axe_playwright_python.sync_playwright import Axe

    with tab(browser, figures) as watched:
        page = watched.go(address)
        if night:
            page.evaluate("document.body.dataset.mdColorScheme = 'slate'")
            page.add_style_tag(
                content="body { background: #1e2129 } .pb-alone * { color: #fff !important }"
            )
        found = Axe().run(page)

        assert [one["id"] for one in found.response["violations"]] == []
        assert watched.outside == []


def test_a_map_is_walked_by_keyboard(browser, figures):
    """Tab goes through the countries from for to against, and shows where it is."""
    with tab(browser, figures) as watched:
        page = watched.go(FIGURES[0])
        names = []
        for _ in range(8):
            page.keyboard.press("Tab")
            names.append(
                page.evaluate("document.activeElement.querySelector('title')?.textContent || ''")
            )
            if len(names) == 1:
                stroke = page.evaluate(
                    "getComputedStyle(document.activeElement.querySelector('circle')).strokeWidth"
                )
                assert stroke == "9px"

        assert [name.partition(":")[0] for name in names[:7]] == [
            *("France", "Spain", "Malta", "Austria", "Italy", "Sweden", "Poland"),
        ]
        assert names[1] == "Spain: leans towards if a vote is held, December 2023"


@pytest.mark.parametrize("address", FIGURES)
@pytest.mark.parametrize("width", [360, 1440])
def test_a_figure_fits_the_screen(browser, figures, address, width):
    """It never scrolls sideways."""
    with tab(browser, figures, viewport={"width": width, "height": 700}) as watched:
        page = watched.go(address)

        assert page.evaluate("document.documentElement.scrollWidth - innerWidth") <= 0


def test_a_map_is_drawn_in_few_colours(browser, figures):
    """Where the reader's own colours hold, shapes have outlines and signs have ink."""
    with tab(browser, figures, forced_colors="active") as watched:
        page = watched.go(FIGURES[0])
        ink, paper = page.evaluate(
            "[['.pb-map-sign', 'stroke'], ['.pb-map-disc', 'fill']].map(([one, what]) =>"
            " getComputedStyle(document.querySelector(one))[what])"
        )

        assert ink != paper
