"""Where to put things that are more or less far from each other.

Stress majorisation after Gansner, Koren and North (2004): the stress of a layout is the weighted
sum of squared differences between the distances that are wanted and those that are drawn. Each
point in turn moves to where the others want it, which never makes the stress grow. It starts from
a circle in the given order, so that the same distances always give the same layout.
"""

from __future__ import annotations

import math
from collections.abc import Sequence
from typing import Final

Point = tuple[float, float]
Distances = Sequence[Sequence[float | None]]

_ROUNDS: Final = 300
_SMALL: Final = 1e-6
_UNSURE: Final = 0.1
"""How much a distance weighs that is only known by way of others."""


def stress_layout(wanted: Distances) -> tuple[Point, ...]:
    """Return a point for each row: the longer side lies across, the first one is on the left.

    Args:
        wanted: How far each two are to be apart, more than 0 off the diagonal; None where nothing
            is known, which takes the shortest way by others, or is as far as the farthest.
    """
    size = len(wanted)
    if size < 2:
        return ((0.0, 0.0),) * size
    ways = _shortest_ways(wanted)
    weights = [
        [(1.0 if wanted[i][j] is not None else _UNSURE) / ways[i][j] ** 2 if i != j else 0.0
         for j in range(size)]
        for i in range(size)
    ]  # fmt: skip
    half = max(max(row) for row in ways) / 2
    points = [
        (half * math.cos(2 * math.pi * at / size), half * math.sin(2 * math.pi * at / size))
        for at in range(size)
    ]
    for _round in range(_ROUNDS):
        moved = 0.0
        for i in range(size):
            point = _wanted_point(i, points, ways[i], weights[i])
            moved = max(moved, math.dist(point, points[i]))
            points[i] = point
        if moved < _SMALL * half:
            break
    return _lying(points)


def stress(wanted: Distances, points: Sequence[Point]) -> float:
    """Return the stress of a layout, over the distances that are known."""
    total = 0.0
    for i in range(len(points)):
        for j in range(i):
            far = wanted[i][j]
            if far is not None:
                total += (math.dist(points[i], points[j]) - far) ** 2 / far**2
    return total


def _wanted_point(
    i: int, points: Sequence[Point], far: Sequence[float], weights: Sequence[float]
) -> Point:
    """Return where the others want a point: the mean of where each of them wants it."""
    x = y = 0.0
    own_x, own_y = points[i]
    for j, (other_x, other_y) in enumerate(points):
        if i == j:
            continue
        apart = math.dist(points[i], points[j])
        # Two at one place are pushed apart in a direction that depends on their order alone.
        angle = i - j
        across = (own_x - other_x) / apart if apart > _SMALL else math.cos(angle)
        up = (own_y - other_y) / apart if apart > _SMALL else math.sin(angle)
        x += weights[j] * (other_x + far[j] * across)
        y += weights[j] * (other_y + far[j] * up)
    return x / sum(weights), y / sum(weights)


def _shortest_ways(wanted: Distances) -> list[list[float]]:
    size = len(wanted)
    ways = [
        [0.0 if i == j else math.inf if far is None else far for j, far in enumerate(row)]
        for i, row in enumerate(wanted)
    ]
    for by in range(size):
        for i in range(size):
            for j in range(size):
                ways[i][j] = min(ways[i][j], ways[i][by] + ways[by][j])
    farthest = max((far for row in ways for far in row if far < math.inf), default=0.0) or 1.0
    return [[min(far, farthest) for far in row] for row in ways]


def _lying(points: Sequence[Point]) -> tuple[Point, ...]:
    """Return the points around their middle, turned and mirrored into one of many equal ways."""
    size = len(points)
    middle = (sum(x for x, _ in points) / size, sum(y for _, y in points) / size)
    around = [(x - middle[0], y - middle[1]) for x, y in points]
    xx, yy, xy = (sum(p[a] * p[b] for p in around) for a, b in ((0, 0), (1, 1), (0, 1)))
    angle = 0.5 * math.atan2(2 * xy, xx - yy)
    cosine, sine = math.cos(angle), math.sin(angle)
    turned = [(x * cosine + y * sine, y * cosine - x * sine) for x, y in around]
    left = -1 if turned[0][0] > 0 else 1
    top = -1 if turned[0][1] > 0 else 1
    return tuple((left * x, top * y) for x, y in turned)
