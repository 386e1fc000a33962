"""The base maps that come with the library: whose borders they draw, and how heavy they are."""

from __future__ import annotations

import math
import re
from importlib import resources

import pytest

from policybrief.maps import MAPS, BaseMap, parse_base_map, shipped_map

Ring = list[tuple[float, float]]

PLACES = {
    "Simferopol": (45.0, 34.1, "ua"),
    "Sevastopol": (44.6, 33.6, "ua"),
    "Donetsk": (48.0, 37.8, "ua"),
    "Kyiv": (50.4, 30.5, "ua"),
    "Krasnodar": (45.0, 39.0, "ru"),
    "Kaliningrad": (54.7, 21.0, "ru"),
    "Moscow": (55.7, 37.6, "ru"),
    "Pristina": (42.6, 21.1, "xk"),
    "Belgrade": (44.8, 20.5, "rs"),
    "Tiraspol": (46.8, 29.5, "md"),
    "Sukhumi": (43.1, 41.1, "ge"),
    "Kyrenia": (35.25, 33.3, "cy"),
    "Paris": (48.9, 2.3, "fr"),
    "Bucharest": (44.4, 26.1, "ro"),
}
FAR_PLACES = {
    "El Aaiun": (27.0, -13.0, "eh"),
    "Dakhla, inland": (23.5, -14.5, "eh"),
    "Hargeisa": (9.5, 44.1, "so"),
    "Ramallah": (31.9, 35.2, "ps"),
    "Taipei, inland": (24.3, 121.2, "tw"),
    "Beijing": (39.9, 116.4, "cn"),
    "Chukotka, east of 180°": (66.5, -173.0, "ru"),
    "Kansas": (39.0, -98.0, "us"),
    "Alaska": (65.0, -150.0, "us"),
    "Nuuk, inland": (68.0, -45.0, "gl"),
}


def equal_earth(latitude: float, longitude: float) -> tuple[float, float]:
    """Return a place on the map of the world, by the formula that SOURCES.md gives."""
    a, b, c, d = 1.340264, -0.081106, 0.000893, 0.003796
    root = math.sqrt(3) / 2
    east = (math.radians(longitude - 11) + math.pi) % (2 * math.pi) - math.pi
    t = math.asin(root * math.sin(math.radians(latitude)))
    x = east * math.cos(t) / (root * (a + 3 * b * t**2 + t**6 * (7 * c + 9 * d * t**2)))
    y = t * (a + b * t**2 + t**6 * (c + d * t**2))
    return 360 + 133 * x, 178 - 133 * y


def azimuthal(latitude: float, longitude: float) -> tuple[float, float]:
    """Return a place on the map of Europe, by the formula that SOURCES.md gives."""
    north, east = math.radians(latitude), math.radians(longitude - 15)
    middle = math.radians(53)
    cosine = math.sin(middle) * math.sin(north) + math.cos(middle) * math.cos(north) * math.cos(
        east
    )
    k = math.sqrt(2 / (1 + cosine))
    x = k * math.cos(north) * math.sin(east)
    y = k * (
        math.cos(middle) * math.sin(north) - math.sin(middle) * math.cos(north) * math.cos(east)
    )
    return 178 + 485 * x, 184 - 485 * y


def rings(path: str) -> list[Ring]:
    """Return the rings of a path: an absolute point, then steps."""
    found = []
    for part in re.findall(r"M([^z]*)z", path):
        start, _, steps = part.partition("l")
        numbers = [float(one) for one in re.findall(r"-?(?:\d+\.?\d*|\.\d+)", start)]
        ring = [(numbers[0], numbers[1])]
        moves = [float(one) for one in re.findall(r"-?(?:\d+\.?\d*|\.\d+)", steps)]
        for dx, dy in zip(moves[::2], moves[1::2], strict=True):
            ring.append((ring[-1][0] + dx, ring[-1][1] + dy))
        found.append(ring)
    return found


def inside(path: str, x: float, y: float) -> bool:
    """Say whether a point lies in a path, by how often a line from it crosses the path."""
    crossed = 0
    for ring in rings(path):
        for (ax, ay), (bx, by) in zip(ring, [*ring[1:], ring[0]], strict=True):
            if (ay > y) != (by > y) and x < (bx - ax) * (y - ay) / (by - ay) + ax:
                crossed += 1
    return crossed % 2 == 1


def owners(base: BaseMap, point: tuple[float, float]) -> set[str]:
    """Return the countries in whose shapes a point lies."""
    return {code for code, shape in base.countries.items() if inside(shape.path, *point)}


@pytest.mark.parametrize(("latitude", "longitude", "code"), PLACES.values(), ids=PLACES)
def test_a_place_lies_in_its_country_on_both_maps(
    latitude: float, longitude: float, code: str
) -> None:
    """Simferopol and Sevastopol are in Ukraine, Pristina in Kosovo, Kyrenia in Cyprus."""
    assert owners(shipped_map("europe"), azimuthal(latitude, longitude)) == {code}
    assert owners(shipped_map("world"), equal_earth(latitude, longitude)) == {code}


@pytest.mark.parametrize(("latitude", "longitude", "code"), FAR_PLACES.values(), ids=FAR_PLACES)
def test_a_far_place_lies_in_its_country(latitude: float, longitude: float, code: str) -> None:
    """Western Sahara is not Morocco, Hargeisa is in Somalia, Russia is whole at the date line."""
    assert owners(shipped_map("world"), equal_earth(latitude, longitude)) == {code}


@pytest.mark.parametrize("name", MAPS)
def test_a_map_is_light(name: str) -> None:
    """A page carries all of a map and stays under 200 kB, so a map has 60 kB at most."""
    text = (resources.files("policybrief.maps") / f"{name}.json").read_text(encoding="utf-8")

    assert len(text) < 60_000
    assert parse_base_map(text) == shipped_map(name)


@pytest.mark.parametrize("name", MAPS)
def test_every_sign_stands_in_its_country(name: str) -> None:
    """The point of a sign lies in the country's own shape and in no other."""
    base = shipped_map(name)

    for code, shape in base.countries.items():
        assert owners(base, shape.at) <= {code} or shape.path == "", code
        if shape.path:
            assert inside(shape.path, *shape.at), code


def test_small_states_are_there() -> None:
    """Those too small for a shape have a point."""
    assert {"mt", "mc", "li", "sm", "va", "ad", "lu", "xk", "cy"} <= set(
        shipped_map("europe").countries
    )
    assert {"mt", "sg", "bh", "mv", "tv", "xk", "ps"} <= set(shipped_map("world").countries)


def test_nobody_is_on_the_map_of_europe_who_is_mostly_cut_off() -> None:
    """Algeria and Kazakhstan are background there; Russia, cut, is a country."""
    found = set(shipped_map("europe").countries)

    assert "ru" in found
    assert not {"dz", "kz", "gl", "ir"} & found
