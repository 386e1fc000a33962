"""The network of agreement: countries near each other where they hold the same positions."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from functools import partial
from typing import Final

import attrs
from markupsafe import Markup

from policybrief.analysis.alignment import (
    Alignment,
    in_order_of_agreement,
    nearest_first,
    positions_in_numbers,
)
from policybrief.analysis.layout import stress_layout
from policybrief.analysis.words import listed
from policybrief.languages import _, ngettext, number, rounded, sorting_key
from policybrief.site.addresses import Here
from policybrief.site.boxes import Box, apart
from policybrief.site.desk import Desk
from policybrief.site.figures import Figure
from policybrief.site.views.frame import FrameView, frame_view

NAME: Final = "alignment-network"
MOST_COUNTRIES: Final = 20
"""Beyond this number of countries a network is a ball of wool; those with most positions stay."""
FEWEST_COUNTRIES: Final = 3

_STEPS: Final = (0.9, 0.8, 0.7)
"""From which alignment on a line is thick, middling, thin; below the last there is none."""
_CLOSEST: Final = 0.15
"""How far apart those are drawn who agree on everything, where 1 is opposed on everything."""
_ACROSS: Final = 380
_LETTER: Final = 6.2
_MARGIN: Final = 8
_LINE_HEIGHT: Final = 14


@attrs.frozen
class NodeView:
    """One country in the network.

    Attributes:
        name: Its name.
        url: Address of its page; None when it has none.
        words: Its name and who is near to it, in words.
        x: Where it stands from the left.
        y: The same from the top.
    """

    name: str
    url: Markup | None
    words: str
    x: str
    y: str


@attrs.frozen
class EdgeView:
    """A line between two countries that agree.

    Attributes:
        path: The line.
        step: How thick it is: 0, the thickest, to 2.
    """

    path: Markup
    step: int


@attrs.frozen
class StepView:
    """One entry of the legend.

    Attributes:
        step: How thick its lines are.
        words: What they mean, with how many there are.
        down: Where it stands in a picture that stands alone.
    """

    step: int
    words: str
    down: int


@attrs.frozen
class NetworkView:
    """The network of agreement.

    Attributes:
        frame: What stands around it.
        described: What it shows, in a sentence.
        width: Width of the picture.
        height: Its height.
        tall: Its height with the legend, where it stands alone.
        nodes: The countries, in order of agreement.
        edges: The lines, the thinnest first.
        steps: The legend.
        left_out: Which countries are not drawn, in a sentence; empty when all are.
    """

    frame: FrameView
    described: str
    width: int
    height: int
    tall: int
    nodes: tuple[NodeView, ...]
    edges: tuple[EdgeView, ...]
    steps: tuple[StepView, ...]
    left_out: str


def network_figures(desk: Desk) -> Iterator[Figure]:
    """Yield the network, when there is one."""
    if len(_countries(desk)) >= FEWEST_COUNTRIES:
        yield Figure(
            NAME, "_figure_network.jinja", partial(network_view, desk), partial(_rows, desk)
        )


def network_view(desk: Desk, here: Here) -> NetworkView | None:
    """Return the network of agreement, or None when too few countries can be compared."""
    every = _countries(desk)
    if len(every) < FEWEST_COUNTRIES:
        return None
    codes = _most_heard(desk, every)
    found = {
        (one.a, one.b): one for one in desk.analysis.alignments if one.a in codes and one.b in codes
    }
    boxes = _boxes(here, codes, found)
    places = {code: (box.x, box.y) for code, box in zip(codes, boxes, strict=True)}
    edges = _edges(places, found)
    height = round(max(box.bottom for box in boxes) + _MARGIN)
    steps = _steps(edges, height)
    left = [here.actor(code).name for code in every if code not in codes]
    return NetworkView(
        frame=frame_view(
            desk,
            here,
            NAME,
            _finding(here, found),
            ngettext("{n} article", "{n} articles", len(desk.corpus.live_articles)),
            page="alignment.html",
        ),
        described=_(
            "Countries are near each other where they hold the same positions; a line joins "
            "two that agree, the thicker the more. The pairs stand in the list of pairs."
        ),
        width=round(max(box.right for box in boxes) + _MARGIN),
        height=height,
        tall=height + (len(steps) + 1) * _LINE_HEIGHT,
        nodes=tuple(
            NodeView(
                name=here.actor(code).name,
                url=here.actor(code).url,
                words=_node_words(here, code, found),
                x=f"{box.x:.1f}",
                y=f"{box.y:.1f}",
            )
            for code, box in zip(codes, boxes, strict=True)
        ),
        edges=edges,
        steps=steps,
        left_out=ngettext(
            "Not drawn is {n} country with fewer positions: {names}.",
            "Not drawn are {n} countries with fewer positions: {names}.",
            len(left),
            names=listed(sorted(left, key=sorting_key)),
        )
        if left
        else "",
    )


def _countries(desk: Desk) -> tuple[str, ...]:
    """Return the countries that can be compared with another, in order of agreement."""
    compared = {code for one in desk.analysis.alignments for code in (one.a, one.b)}
    return tuple(code for code in in_order_of_agreement(desk.analysis.lines) if code in compared)


def _most_heard(desk: Desk, every: Sequence[str]) -> tuple[str, ...]:
    """Return the countries that are drawn: those with most positions."""
    positions = positions_in_numbers(desk.analysis.lines)
    most = sorted(every, key=lambda code: (-len(positions[code]), code))[:MOST_COUNTRIES]
    return tuple(code for code in every if code in most)


def _boxes(
    here: Here, codes: Sequence[str], found: Mapping[tuple[str, str], Alignment]
) -> tuple[Box, ...]:
    """Return where the countries stand with their names, so that no name hides another."""

    def far(one: str, other: str) -> float | None:
        pair = found.get((min(one, other), max(one, other)))
        if pair is None or pair.value is None:
            return None if one != other else 0.0
        return _CLOSEST + (1 - _CLOSEST) * (1 - pair.value)

    points = stress_layout([[far(one, other) for other in codes] for one in codes])
    across = max(x for x, _y in points) - min(x for x, _y in points) or 1.0
    widths = [len(here.actor(code).name) * _LETTER + 6 for code in codes]
    scale = max(_ACROSS - max(widths), 100) / across
    boxes = apart(
        [Box(x * scale, y * scale, width) for (x, y), width in zip(points, widths, strict=True)]
    )
    left, top = min(box.left for box in boxes), min(box.top for box in boxes)
    return tuple(box.moved(_MARGIN - left, _MARGIN - top) for box in boxes)


def _step(one: Alignment) -> int | None:
    value = one.value or 0
    return next((at for at, least in enumerate(_STEPS) if value >= least), None)


def _edges(
    places: Mapping[str, tuple[float, float]], found: Mapping[tuple[str, str], Alignment]
) -> tuple[EdgeView, ...]:
    edges = []
    for (a, b), one in found.items():
        step = _step(one)
        if step is not None:
            (ax, ay), (bx, by) = places[a], places[b]
            edges.append(EdgeView(Markup(f"M{ax:.1f} {ay:.1f}L{bx:.1f} {by:.1f}"), step))
    return tuple(sorted(edges, key=lambda edge: (-edge.step, edge.path)))


def _steps(edges: Sequence[EdgeView], height: int) -> tuple[StepView, ...]:
    found: list[StepView] = []
    for step, least in enumerate(_STEPS):
        pairs = sum(1 for edge in edges if edge.step == step)
        if pairs:
            most = 1.0 if step == 0 else _STEPS[step - 1]
            words = ngettext(
                "alignment from {least} to {most}: {n} pair",
                "alignment from {least} to {most}: {n} pairs",
                pairs,
                least=rounded(least, 2),
                most=rounded(most, 2) if step == 0 else rounded(most - 0.01, 2),
            )
            found.append(StepView(step, words, height + (len(found) + 1) * _LINE_HEIGHT))
    return tuple(found)


def _finding(here: Here, found: Mapping[tuple[str, str], Alignment]) -> str:
    near = sum(1 for one in found.values() if _step(one) is not None)
    least = rounded(_STEPS[-1], 2)
    said = ngettext(
        "{near} of {n} pair of countries stands near each other, with an alignment of "
        "{least} or more",
        "{near} of {n} pairs of countries stand near each other, with an alignment of "
        "{least} or more",
        len(found),
        near=number(near),
        least=least,
    )
    farthest = nearest_first(found.values())[-1]
    if (farthest.value or 0) >= _STEPS[-1]:
        return said
    names = sorted((here.actor(farthest.a).name, here.actor(farthest.b).name), key=sorting_key)
    return _(
        "{near}; {a} and {b} are among the farthest apart",
        near=said,
        a=names[0],
        b=names[1],
    )


def _node_words(here: Here, code: str, found: Mapping[tuple[str, str], Alignment]) -> str:
    near = [
        _(
            "{country} {value}",
            country=here.actor(one.other(code)).name,
            value=rounded(one.value or 0, 2),
        )
        for one in nearest_first(one for pair, one in found.items() if code in pair)
        if _step(one) is not None
    ]
    name = here.actor(code).name
    if not near:
        return _("{country}: near no other country", country=name)
    return _("{country}: near {others}", country=name, others=listed(near))


def _rows(desk: Desk) -> Iterator[tuple[str, ...]]:
    """Yield the pairs that can be compared, the nearest first, in codes."""
    yield ("a", "b", "alignment", "topics")
    for one in nearest_first(desk.analysis.alignments):
        yield (one.a, one.b, f"{one.value:.4f}", str(len(one.topics)))
