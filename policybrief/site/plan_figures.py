"""Which figures and tables also stand by themselves."""

from __future__ import annotations

from collections.abc import Iterator

from policybrief.site.desk import Desk
from policybrief.site.figures import Figure
from policybrief.site.views.matrix import matrix_figure
from policybrief.site.views.network import network_figures
from policybrief.site.views.topic_map import topic_map_figures


def plan_figures(desk: Desk) -> Iterator[Figure]:
    """Yield every figure of the site, in a fixed order."""
    yield matrix_figure(desk)
    yield from topic_map_figures(desk)
    yield from network_figures(desk)
