"""One base map, and how its file is read.

The file is JSON: ``width`` and ``height`` of the picture; ``land``, the path of what is only
background; ``countries``, by code, each with ``at``, the point of its sign, and ``d``, its path,
which a country without a shape lacks. ``notice`` says whose boundaries these are. A path begins
each ring at an absolute point, so that paths can be written one after another.
"""

from __future__ import annotations

import json
import math
import re
from collections.abc import Mapping
from typing import Any, Final

import attrs

from policybrief import countries

MAX_CHARACTERS: Final = 150_000
"""How long a file may be: a page carries all of it."""

_PATH: Final = re.compile(r"(?:M[-0-9. ,]*(?:[lLhHvV][-0-9. ,]*)*[zZ])*")
_KEYS: Final = frozenset({"width", "height", "land", "countries", "notice"})
_SHAPE_KEYS: Final = frozenset({"d", "at", "small"})
_LARGEST: Final = 10_000


@attrs.frozen
class Shape:
    """One country on a base map.

    Attributes:
        path: Its path; empty when it is too small for one.
        at: Where its sign stands.
        small: Whether the sign covers most of it.
    """

    path: str
    at: tuple[float, float]
    small: bool


@attrs.frozen
class BaseMap:
    """The shapes of countries, projected beforehand.

    Attributes:
        width: Width of the picture.
        height: Its height.
        land: Path of what is only background.
        countries: The countries by their codes.
        notice: Whose boundaries these are; None for those of the library.
    """

    width: float
    height: float
    land: str = attrs.field(repr=False)
    countries: Mapping[str, Shape] = attrs.field(repr=False)
    notice: str | None = None


def parse_base_map(text: str) -> BaseMap:
    """Return the base map that the text of a file holds.

    Raises:
        ValueError: When it holds none; the message says why.
    """
    if len(text) > MAX_CHARACTERS:
        raise ValueError(f"it is longer than {MAX_CHARACTERS:,} characters")
    try:
        found = json.loads(text)
    except (ValueError, RecursionError) as error:
        raise ValueError("it is no JSON") from error
    table = _table(found, _KEYS, "the file")
    width, height = (_number(table.get(key), f"'{key}'", at_least=1) for key in ("width", "height"))
    notice = table.get("notice")
    if notice is not None and not isinstance(notice, str):
        raise ValueError("'notice' is no text")
    shapes = table.get("countries")
    if not isinstance(shapes, dict):
        raise ValueError("'countries' is no mapping of codes to shapes")
    return BaseMap(
        width=width,
        height=height,
        land=_path(table.get("land", ""), "'land'"),
        countries={code: _shape(code, shape, width, height) for code, shape in shapes.items()},
        notice=notice,
    )


def _shape(code: str, found: object, width: float, height: float) -> Shape:
    if countries.country(code) is None or code != code.lower():
        raise ValueError(f"'{code[:20]}' is no code of a country, such as 'fr'")
    where = f"the shape of '{code}'"
    table = _table(found, _SHAPE_KEYS, where)
    point = table.get("at")
    if not isinstance(point, list) or len(point) != 2:
        raise ValueError(f"{where} has no point 'at': two numbers")
    x, y = (_number(one, f"'at' in {where}", at_least=0) for one in point)
    if x > width or y > height:
        raise ValueError(f"'at' in {where} lies outside of the picture")
    path = _path(table.get("d", ""), f"'d' in {where}")
    return Shape(path, (x, y), not path or table.get("small") is True)


def _table(found: object, keys: frozenset[str], where: str) -> dict[str, Any]:
    if not isinstance(found, dict):
        raise ValueError(f"{where} is no mapping")
    for key in found:
        if key not in keys:
            raise ValueError(f"{where} has an unknown key '{key[:20]}'")
    return found


def _number(found: object, where: str, *, at_least: float) -> float:
    if isinstance(found, bool) or not isinstance(found, int | float):
        raise ValueError(f"{where} is no number")
    if not math.isfinite(found) or not at_least <= found <= _LARGEST:
        raise ValueError(f"{where} is not between {at_least} and {_LARGEST:,}")
    return found


def _path(found: object, where: str) -> str:
    if not isinstance(found, str) or _PATH.fullmatch(found) is None:
        raise ValueError(f"{where} is no path of rings, each 'M x y', lines and 'z'")
    return found
