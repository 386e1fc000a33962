"""The map of a topic."""

from __future__ import annotations

import datetime
import itertools
import math
from html import unescape
from typing import Any

from hypothesis import given

from policybrief.analysis.ledger import Analysis, analyse
from policybrief.analysis.standing import Silence
from policybrief.maps import shipped_map
from policybrief.models.corpus import Corpus
from policybrief.models.topic import Topic
from policybrief.site.desk import Desk
from policybrief.site.figure_files import figure_files
from policybrief.site.templates import make_environment
from policybrief.site.views.topic_map import TopicMapView, topic_map_figures, topic_map_view
from tests.analysis.tiny import analysed, says
from tests.strategies import corpora


def topic(*asked: str) -> Topic:
    """Return a topic that some countries are asked."""
    return Topic(
        id="sea-wall",
        title="Sea wall",
        proposition="It is built.",
        labels={"for": "would build", "against": "will not build"},
        asked_of=asked,
    )


def some(*sayings: dict[str, Any], asked: tuple[str, ...] = (), **rest: Any) -> Analysis:
    """Return the analysis of one topic."""
    return analysed(*sayings, topics=(topic(*asked),), **rest)


def drawn(analysis: Analysis) -> TopicMapView:
    """Return the map of the topic."""
    desk = Desk(analysis)
    found = topic_map_view(desk, "sea-wall", desk.here("topics/sea-wall.html"))
    assert found is not None
    return found


def html(view: TopicMapView, **more: bool) -> str:
    """Return a map as it is printed."""
    template = make_environment().get_template("_figure_map.jinja")
    return unescape(template.render(figure=view, **more))


def look(view: TopicMapView, words: str) -> tuple[str, bool, bool, bool]:
    """Return style, hatching, age and pattern of the entry with some words."""
    (one,) = (entry for entry in view.entries if entry.words == words)
    return one.style, one.conditional, one.outdated, bool(one.pattern)


@given(corpora())
def test_every_country_asked_or_heard_is_shown_once(corpus: Corpus) -> None:
    """Each stands on the map or beside it, in one entry of the legend, and says its position."""
    analysis = analyse(corpus)
    desk = Desk(analysis)
    for one in corpus.live_topics:
        view = topic_map_view(desk, one.id, desk.here(f"topics/{one.id}.html"))
        standings = [
            each
            for each in analysis.by_topic.get(one.id, ())
            if each.silence is not Silence.NOT_ASKED
        ]
        if view is None:
            assert not any(each.country in shipped_map("world").countries for each in standings)
            continue
        names = sorted(desk.here("index.html").actor(each.country).name for each in standings)
        shown = [each.words.partition(":")[0] for each in view.countries]

        assert sorted([*shown, *(each.name for each in view.outside)]) == names
        assert sum(each.number for each in view.entries) == len(names)
        assert [each.entry for each in view.countries] == sorted(
            each.entry for each in view.countries
        )


def test_what_differs_looks_different() -> None:
    """For, leaning, open, against, unclear, silent, out of date and conditional: eight looks."""
    sayings = [
        says(code, "2023-12-01", position)
        for code, position in (
            ("fr", "for"),
            ("es", "leans-for"),
            ("pt", "open"),
            ("it", "leans-against"),
            ("at", "against"),
            ("de", "unclear"),
        )
    ]
    view = drawn(
        some(
            *sayings,
            says("be", "2023-12-01", "for", condition="vote"),
            says("se", "2019-12-01", "for"),
            asked=("fi",),
            conditions={"vote": "parliament votes"},
        )
    )
    looks = [
        (one.style, one.conditional, one.outdated, bool(one.pattern), one.sign)
        for one in view.entries
    ]

    assert len(set(looks)) == len(looks) == 9
    assert look(view, "would build") == ("for", False, False, False)
    assert look(view, "would build if parliament votes") == ("for", True, False, True)
    assert look(view, "unclear") == ("unclear", False, False, True)
    assert look(view, "no statement found") == ("silent", False, False, True)
    assert look(view, "out of date") == ("outdated", False, True, False)


def test_the_title_says_the_finding() -> None:
    """How many hold which position, in the topic's own words; of a single country, its name."""
    many = some(*(says(code, "2023-12-01", "against") for code in ("fr", "es")), asked=("fi",))
    one = some(says("fr", "2023-12-01"))
    none = some(asked=("fr",))

    assert drawn(many).frame.title == (
        "Sea wall: of 2 countries with a current position, 2 will not build"
    )
    assert drawn(one).frame.title == "Sea wall: only France has a current position, “would build”"
    assert drawn(none).frame.title == "Sea wall: no country has a current position"


def test_a_link_says_where_a_country_stands() -> None:
    """Its name is the country, the position and the month; it leads to the country's page."""
    page = html(drawn(some(says("fr", "2023-12-01"), says("es", "2019-05-01"))))

    assert (
        '<a class="pb-map-country" href="../countries/fr.html">'
        "<title>France: would build, December 2023</title>"
    ) in page
    assert page.count("<a class=") == 2
    assert "May 2019, out of date" in page


def test_a_briefing_on_europe_gets_a_map_of_europe() -> None:
    """The closer map is taken while one country in three at most lies outside, which is listed."""
    near = drawn(some(asked=("fr", "es", "us")))
    far = drawn(some(asked=("fr", "us")))

    assert near.width == "400"
    assert [(one.name, one.words) for one in near.outside] == [
        ("United States", "no statement found")
    ]
    assert far.width == "720"
    assert not far.outside
    assert drawn(some(asked=("mt",))).countries[0].path == ""


def test_nothing_on_a_map_is_no_map() -> None:
    """A topic without countries, or with the European Union alone, has neither map nor files."""
    for analysis in (some(), some(says("eu", "2023-12-01"))):
        desk = Desk(analysis)

        assert topic_map_view(desk, "sea-wall", desk.here("topics/sea-wall.html")) is None
        assert not list(topic_map_figures(desk))


def test_no_sign_hides_another() -> None:
    """Signs stay within the picture, apart from each other, and near their countries."""
    for name in ("europe", "world"):
        view = drawn(some(asked=tuple(sorted(set(shipped_map(name).countries) - {"us"}))))
        pins = [one.pin for one in view.countries if one.pin is not None]
        places = [(float(pin.x), float(pin.y)) for pin in pins]
        radius = float(view.radius)

        assert all(math.dist(*two) >= 2 * radius for two in itertools.combinations(places, 2))
        assert all(radius < x < float(view.width) - radius for x, _ in places)
        for pin in pins:
            moved = math.dist((float(pin.x), float(pin.y)), (float(pin.from_x), float(pin.from_y)))
            assert moved < 4 * radius


def test_the_picture_alone_has_title_legend_and_borders_in_it() -> None:
    """The file needs no page around it; on the page these stand in words below."""
    analysis = some(says("fr", "2023-12-01"), asked=("es",))
    files = dict(figure_files(Desk(analysis), make_environment()))
    picture = unescape(files["figures/topics/sea-wall-map.svg"].decode())

    assert picture.startswith("<svg")
    assert picture.count("<svg") == picture.count("</svg>") == 1
    assert "would build (1): France" in picture
    assert "Visionscarto" in picture
    assert ".pb-map-land" in picture
    assert "/*" not in picture
    page = html(drawn(analysis))
    assert "<text" not in page
    assert "would build (1): France" in page


def test_the_data_is_in_codes() -> None:
    """A row for each country asked or heard, with state, day and condition."""
    analysis = some(
        says("fr", "2023-12-01", condition="vote"),
        says("be", "2019-12-01", "against"),
        says("se", "2023-12-01", until="2023-12-24"),
        asked=("es",),
        conditions={"vote": "parliament votes"},
    )
    (figure,) = topic_map_figures(Desk(analysis))

    assert [tuple(row) for row in figure.rows()] == [
        ("country", "name", "topic", "position", "meaning", "condition", "day", "state"),
        ("be", "Belgium", "sea-wall", "against", "against", "", "2019-12-01", "out of date"),
        ("es", "Spain", "sea-wall", "", "", "", "", "no statement found"),
        ("fr", "France", "sea-wall", "for", "for", "vote", "2023-12-01", "current"),
        ("se", "Sweden", "sea-wall", "for", "for", "", "2023-12-01", "lapsed"),
    ]
    assert datetime.date(2024, 1, 1) == analysis.at
