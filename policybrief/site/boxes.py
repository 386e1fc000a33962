"""Points with names below them, moved apart until no name hides another."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final

import attrs

_ABOVE: Final = 8.0
_BELOW: Final = 20.0
_MOST_ROUNDS: Final = 400
_GAP: Final = 1.0


@attrs.frozen
class Box:
    """A point with its name below it.

    Attributes:
        x: The point from the left.
        y: The point from the top.
        width: How wide the name is.
    """

    x: float
    y: float
    width: float

    @property
    def left(self) -> float:
        """Where it begins."""
        return self.x - self.width / 2

    @property
    def right(self) -> float:
        """Where it ends."""
        return self.x + self.width / 2

    @property
    def top(self) -> float:
        """Where it begins from the top."""
        return self.y - _ABOVE

    @property
    def bottom(self) -> float:
        """Where it ends below."""
        return self.y + _BELOW

    def moved(self, across: float, down: float) -> Box:
        """Return it elsewhere."""
        return attrs.evolve(self, x=self.x + across, y=self.y + down)


def overlap(one: Box, other: Box) -> tuple[float, float]:
    """Return how far two boxes lie in each other, across and down; 0 or less when they do not."""
    return (
        min(one.right, other.right) - max(one.left, other.left),
        min(one.bottom, other.bottom) - max(one.top, other.top),
    )


def apart(boxes: Sequence[Box]) -> tuple[Box, ...]:
    """Return boxes of which none lies in another.

    Two that do are pushed apart the shorter way, each by half; after many rounds, down only, which
    always comes to an end.
    """
    found = list(boxes)
    for _round in range(_MOST_ROUNDS):
        if not _pushed(found):
            return tuple(found)
    order = sorted(range(len(found)), key=lambda at: (found[at].y, at))
    for place, at in enumerate(order):
        for above in order[:place]:
            across, down = overlap(found[above], found[at])
            if across > 0 and down > 0:
                found[at] = found[at].moved(0, found[above].bottom + _GAP - found[at].top)
    return tuple(found)


def _pushed(boxes: list[Box]) -> bool:
    pushed = False
    for i in range(len(boxes)):
        for j in range(i):
            across, down = overlap(boxes[j], boxes[i])
            if across <= 0 or down <= 0:
                continue
            pushed = True
            if down <= across:
                way = (down + _GAP) / 2 * (1 if boxes[i].y >= boxes[j].y else -1)
                boxes[i], boxes[j] = boxes[i].moved(0, way), boxes[j].moved(0, -way)
            else:
                way = (across + _GAP) / 2 * (1 if boxes[i].x >= boxes[j].x else -1)
                boxes[i], boxes[j] = boxes[i].moved(way, 0), boxes[j].moved(-way, 0)
    return pushed
