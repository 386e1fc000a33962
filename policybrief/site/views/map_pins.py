"""Where the signs on a map stand, so that none hides another."""

from __future__ import annotations

import math
from collections.abc import Iterable, Iterator, Mapping
from typing import Final

import attrs
from markupsafe import Markup

from policybrief.maps import BaseMap

_RADIUS: Final = 6.0
_ACROSS: Final = 45
"""A sign has this radius at least; not more of them than that stand side by side in a picture."""
_FARTHEST: Final = 2.2
"""How many times its radius a sign may be moved; one without room there is left out."""
_TURNS: Final = 12


@attrs.frozen
class MapPinView:
    """Where the sign of a country stands.

    Attributes:
        x: Where from the left.
        y: Where from the top.
        from_x: The point in the country from where a line leads to it.
        from_y: The same from the top.
        moved: Whether it had to be moved, so that such a line is needed.
        ring: Whether it wears the colour itself, as the shape is too small to be seen.
    """

    x: Markup
    y: Markup
    from_x: Markup
    from_y: Markup
    moved: bool
    ring: bool


def sign_radius(base: BaseMap) -> float:
    """Return how large a sign is on a map."""
    return max(_RADIUS, base.width / _ACROSS / 2)


def sign_scale(radius: float) -> float:
    """Return how many times larger than drawn a sign of some radius is."""
    return radius / _RADIUS


def pin_views(base: BaseMap, codes: Iterable[str], radius: float) -> Mapping[str, MapPinView]:
    """Return where the signs stand: at the country's point, or as near as there is room.

    Of two that need the same room, the one that comes first in *codes* has it.
    """
    taken: list[tuple[float, float]] = []
    found = {}
    for code in codes:
        shape = base.countries[code]
        for x, y in _around(base, *shape.at, radius):
            if all(math.dist((x, y), other) >= 2.1 * radius for other in taken):
                break
        else:
            continue
        taken.append((x, y))
        moved = math.dist((x, y), shape.at) > radius / 2
        found[code] = MapPinView(
            x=short_number(x),
            y=short_number(y),
            from_x=short_number(shape.at[0]),
            from_y=short_number(shape.at[1]),
            moved=moved,
            ring=shape.small or moved,
        )
    return found


def _around(base: BaseMap, x: float, y: float, radius: float) -> Iterator[tuple[float, float]]:
    """Yield points with room for a sign: the given one, then on wider circles around it."""
    left, right, top, low = (
        radius + 1,
        base.width - radius - 1,
        radius + 1,
        base.height - radius - 1,
    )
    yield min(max(x, left), right), min(max(y, top), low)
    for step in range(1, round(2 * _FARTHEST) + 1):
        far = step * radius / 2
        for turn in range(_TURNS):
            angle = 2 * math.pi * turn / _TURNS
            at = (round(x + far * math.cos(angle), 1), round(y + far * math.sin(angle), 1))
            if left <= at[0] <= right and top <= at[1] <= low:
                yield at


def short_number(number: float) -> Markup:
    """Return a number of a picture with at most one digit behind the point."""
    return Markup(f"{number:.1f}".removesuffix(".0"))
