"""The network of agreement."""

from __future__ import annotations

import itertools
from html import unescape

import pytest
from hypothesis import given
from hypothesis import strategies as st

from policybrief.analysis.ledger import Analysis
from policybrief.models.topic import Topic
from policybrief.site.boxes import Box, apart, overlap
from policybrief.site.desk import Desk
from policybrief.site.figure_files import figure_files
from policybrief.site.templates import make_environment
from policybrief.site.views.network import (
    MOST_COUNTRIES,
    NetworkView,
    network_figures,
    network_view,
)
from tests.analysis.tiny import analysed, says

TOPICS = tuple(
    Topic(id=id_, title=id_, proposition="It is built.") for id_ in ("wall", "toll", "pier", "tide")
)
MANY = (
    *("at", "be", "bg", "cy", "cz", "de", "dk", "ee", "es", "fi", "fr"),
    *("gr", "hr", "hu", "ie", "it", "lt", "lu", "lv", "mt", "nl", "pl"),
)
NUMBERS = {2: "for", 1: "leans-for", 0: "open", -1: "leans-against", -2: "against"}


def held(**positions: tuple[int, ...]) -> Analysis:
    """Return the analysis of countries that hold positions on the topics."""
    return analysed(
        *(
            says(code, "2023-12-01", NUMBERS[one], topic=topic.id)
            for code, each in positions.items()
            for topic, one in zip(TOPICS, each, strict=False)
        ),
        topics=TOPICS,
    )


def drawn(analysis: Analysis) -> NetworkView:
    """Return the network."""
    desk = Desk(analysis)
    found = network_view(desk, desk.here("alignment.html"))
    assert found is not None
    return found


TWO_GROUPS = {
    "fr": (2, 2, 2),
    "es": (2, 2, 2),
    "it": (2, 2, 1),
    "se": (-2, -2, -2),
    "fi": (-2, -2, -1),
}


def test_who_agrees_is_joined_and_near() -> None:
    """Lines join those who agree, the thicker the more; the groups stand apart."""
    view = drawn(held(**TWO_GROUPS))
    x = {node.name: float(node.x) for node in view.nodes}

    assert sorted(edge.step for edge in view.edges) == [0, 0, 0, 0]
    near, far = {x["France"], x["Spain"], x["Italy"]}, {x["Sweden"], x["Finland"]}
    assert max(near) < min(far) or max(far) < min(near)
    words = {node.name: node.words for node in view.nodes}
    assert words["Spain"] == "Spain: near France 1.00 and Italy 0.92"


def test_the_title_says_the_finding() -> None:
    """How many pairs are near each other, and two of the farthest apart."""
    assert drawn(held(**TWO_GROUPS)).frame.title == (
        "4 of 10 pairs of countries stand near each other, with an alignment of 0.70 or more; "
        "France and Sweden are among the farthest apart"
    )
    assert drawn(held(fr=(2, 2, 2), es=(2, 2, 2), it=(2, 2, 2))).frame.title == (
        "3 of 3 pairs of countries stand near each other, with an alignment of 0.70 or more"
    )


def test_a_line_is_as_thick_as_the_alignment() -> None:
    """Nine tenths, eight tenths and seven tenths are the steps; the legend counts them."""
    view = drawn(held(fr=(2, 2, 2), es=(2, 2, 2), it=(2, 2, 0), pt=(2, 0, 1), at=(-2, -2, -2)))

    assert [(one.step, one.words) for one in view.steps] == [
        (0, "alignment from 0.90 to 1.00: 1 pair"),
        (1, "alignment from 0.80 to 0.89: 2 pairs"),
        (2, "alignment from 0.70 to 0.79: 3 pairs"),
    ]
    assert next(node.words for node in view.nodes if node.name == "Austria") == (
        "Austria: near no other country"
    )


def test_two_countries_are_no_network() -> None:
    """Nothing is drawn of nobody, or of one pair; nor is there a file."""
    for analysis in (held(), held(fr=(2, 2, 2), es=(2, 2, 2)), held(fr=(2,), es=(2,), it=(2,))):
        desk = Desk(analysis)

        assert network_view(desk, desk.here("alignment.html")) is None
        assert list(network_figures(desk)) == []


def test_those_with_most_positions_are_drawn() -> None:
    """There are twenty at most, and the page says who is left out."""
    many = dict.fromkeys(MANY, (2, 2, 2, 2)) | {"pt": (2, 2, 2), "ro": (2, 2, 2)}
    view = drawn(held(**many))

    assert len(view.nodes) == MOST_COUNTRIES
    assert view.left_out.startswith("Not drawn are 4 countries with fewer positions: ")
    assert "Portugal and Romania" in view.left_out


def test_the_picture_alone_has_its_legend() -> None:
    """The file needs no page around it; its links lead to the countries."""
    files = dict(figure_files(Desk(held(**TWO_GROUPS)), make_environment()))
    picture = unescape(files["figures/alignment-network.svg"].decode())

    assert picture.count("<svg") == 1
    assert "alignment from 0.90 to 1.00: 4 pairs" in picture
    assert 'href="../countries/fr.html"' in picture
    assert files["figures/alignment-network.csv"].decode().splitlines()[:2] == [
        "a,b,alignment,topics",
        "es,fr,1.0000,3",
    ]


@given(
    st.lists(st.builds(Box, st.floats(-50, 50), st.floats(-50, 50), st.floats(10, 90)), max_size=20)
)
def test_no_name_ever_hides_another(boxes: list[Box]) -> None:
    """Any boxes end up beside each other, also those that stood at one place."""
    for one, other in itertools.combinations(apart(boxes), 2):
        assert min(overlap(one, other)) < 1e-6


@pytest.mark.parametrize("size", [3, 20])
def test_names_of_those_who_agree_on_everything_can_be_read(size: int) -> None:
    """Countries at one place are drawn beside each other, within the picture."""
    view = drawn(held(**dict.fromkeys(MANY[:size], (2, 2, 2))))

    assert len({(node.x, node.y) for node in view.nodes}) == size
    assert all(0 < float(node.x) < view.width for node in view.nodes)
    assert all(0 < float(node.y) < view.height for node in view.nodes)
