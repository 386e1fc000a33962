"""Which figures and tables also stand by themselves."""

from __future__ import annotations

from collections.abc import Iterator

from policybrief.site.desk import Desk
from policybrief.site.figures import Figure
from policybrief.site.views.agreement import agreement_figures
from policybrief.site.views.alignment import alignment_figures
from policybrief.site.views.facts import facts_figures
from policybrief.site.views.front import front_figure
from policybrief.site.views.index_figures import index_figures
from policybrief.site.views.matrix import matrix_figures
from policybrief.site.views.network import network_figures
from policybrief.site.views.position_timeline import timeline_figures
from policybrief.site.views.positions import positions_figure
from policybrief.site.views.publishers import publishers_figures
from policybrief.site.views.rollup import members_figures
from policybrief.site.views.salience import salience_figures
from policybrief.site.views.topic_map import topic_map_figures
from policybrief.site.views.topic_table import topic_figures


def plan_figures(desk: Desk) -> Iterator[Figure]:
    """Yield every figure that a page of the site shows, in a fixed order."""
    if desk.analysis.lines:
        yield front_figure(desk)
    if desk.analysis.countries and desk.corpus.live_topics:
        yield from matrix_figures(desk)
    for code in sorted({line.country for line in desk.analysis.lines}):
        yield positions_figure(desk, code)
    yield from timeline_figures(desk)
    yield from topic_figures(desk)
    yield from topic_map_figures(desk)
    yield from network_figures(desk)
    yield from alignment_figures(desk)
    yield from index_figures(desk)
    yield from publishers_figures(desk)
    yield from members_figures(desk)
    yield from salience_figures(desk)
    yield from facts_figures(desk)
    yield from agreement_figures(desk)
