"""Where to put things that are more or less far from each other."""

from __future__ import annotations

import math
import random

import networkx as nx
import pytest
from hypothesis import given
from hypothesis import strategies as st

from policybrief.analysis.layout import Point, stress, stress_layout


def complete(size: int, seed: int) -> list[list[float | None]]:
    """Return distances between all of some things, drawn by lot."""
    lot = random.Random(seed)
    found: list[list[float | None]] = [[0.0] * size for _ in range(size)]
    for i in range(size):
        for j in range(i):
            found[i][j] = found[j][i] = lot.uniform(0.2, 1.0)
    return found


@st.composite
def distances(draw: st.DrawFn) -> list[list[float | None]]:
    """Some distances, of which some are not known."""
    size = draw(st.integers(0, 7))
    found: list[list[float | None]] = [[0.0] * size for _ in range(size)]
    for i in range(size):
        for j in range(i):
            found[i][j] = found[j][i] = draw(st.none() | st.floats(0.1, 2))
    return found


@given(distances())
def test_any_distances_have_a_layout(wanted: list[list[float | None]]) -> None:
    """There is a finite point for each, around the middle, and the same each time."""
    points = stress_layout(wanted)

    assert len(points) == len(wanted)
    assert all(math.isfinite(x) and math.isfinite(y) for x, y in points)
    assert points == stress_layout(wanted)
    assert abs(sum(x for x, _ in points)) < 1e-6


def test_what_can_be_drawn_exactly_is() -> None:
    """A square with its diagonals keeps its distances."""
    corners = [(0.0, 0.0), (1.0, 0.0), (1.0, 1.0), (0.0, 1.0)]
    wanted = [[math.dist(a, b) for b in corners] for a in corners]

    assert stress(wanted, stress_layout(wanted)) < 1e-6


def test_two_groups_stand_apart() -> None:
    """Those near each other are nearer than those who are not, and lie across."""
    wanted = [
        [0.0 if i == j else 0.2 if i % 2 == j % 2 else 1.0 for j in range(6)] for i in range(6)
    ]
    points = stress_layout(wanted)

    within = max(math.dist(points[i], points[j]) for i in range(6) for j in range(i % 2, 6, 2))
    between = min(math.dist(points[i], points[i + 1]) for i in range(5))
    assert within < between
    assert {x < 0 for x, _ in points[::2]} == {True}
    assert {x > 0 for x, _ in points[1::2]} == {True}


@pytest.mark.parametrize("seed", range(4))
def test_it_is_no_worse_than_the_layouts_of_networkx(seed: int) -> None:
    """The stress is well below that of a circle, and not above that of a spring layout."""
    wanted = complete(12, seed)
    graph = nx.Graph()
    graph.add_weighted_edges_from(
        (i, j, 1 / (wanted[i][j] or 1)) for i in range(12) for j in range(i)
    )
    ours = stress(wanted, stress_layout(wanted))
    others = [nx.circular_layout(graph), nx.spring_layout(graph, seed=seed)]

    assert ours < 0.6 * best_scale(wanted, others[0])
    assert ours <= best_scale(wanted, others[1])


def test_it_is_no_worse_than_kamada_and_kawai() -> None:
    """Where SciPy is there, networkx's own layout by stress is at most a twentieth better."""
    pytest.importorskip("scipy")
    for seed in range(3):
        wanted = complete(10, seed)
        graph = nx.complete_graph(10)
        known = {i: {j: wanted[i][j] for j in range(10)} for i in range(10)}
        other = nx.kamada_kawai_layout(graph, dist=known)

        assert stress(wanted, stress_layout(wanted)) <= 1.05 * best_scale(wanted, other)


def best_scale(wanted: list[list[float | None]], layout: dict[int, list[float]]) -> float:
    """Return the stress of a layout of networkx at the scale that suits it best."""
    points: list[Point] = [(layout[i][0], layout[i][1]) for i in range(len(wanted))]
    return min(
        stress(wanted, [(x * scale, y * scale) for x, y in points])
        for scale in (step / 50 for step in range(1, 150))
    )
