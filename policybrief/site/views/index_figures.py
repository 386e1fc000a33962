"""The tables of the lists, which also stand by themselves."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from functools import partial
from typing import Final

from policybrief.site.addresses import Here
from policybrief.site.desk import Desk
from policybrief.site.figures import Figure, table_figure
from policybrief.site.views.events import events_view
from policybrief.site.views.indexes import (
    CountriesView,
    ListView,
    TopicsView,
    countries_view,
    organizations_view,
    people_view,
    topics_view,
)

_LISTS: Final[tuple[tuple[str, Callable[[Desk, Here], ListView], tuple[str, ...]], ...]] = (
    ("events", events_view, ("event", "date", "place", "said")),
    ("people", people_view, ("name", "post", "statements")),
    ("organizations", organizations_view, ("name", "type", "country", "statements")),
)
"""Folder, view and names of the columns of each list that is a plain table."""


def index_figures(desk: Desk) -> Iterator[Figure]:
    """Yield the table of each list that has an entry."""
    if desk.analysis.countries:
        make = partial(countries_view, desk)
        here = desk.here("countries/index.html")
        yield table_figure("countries", "_countries_table.jinja", make, _countries, here)
    if desk.corpus.live_topics:
        here = desk.here("topics/index.html")
        make_topics = partial(topics_view, desk)
        yield table_figure("topics", "_topics_table.jinja", make_topics, _topics, here)
    for name, view, columns in _LISTS:
        here = desk.here(f"{name}/index.html")
        if view(desk, here).entries:
            rows = partial(_entries, columns)
            yield table_figure(name, "_list_table.jinja", partial(view, desk), rows, here)


def _countries(view: CountriesView) -> Iterator[tuple[str, ...]]:
    yield ("country", "topic", "position", "words", "current", "silence")
    for entry in view.countries:
        for line in entry.lines:
            position = line.position
            yield (
                *(entry.country.name, line.topic.name, position.style, position.words),
                *("no" if line.stale else "yes", entry.silent),
            )
        if not entry.lines:
            yield entry.country.name, "", "", "", "", entry.silent


def _topics(view: TopicsView) -> Iterator[tuple[str, ...]]:
    yield ("topic", "question", "position", "words", "countries", "silence")
    for entry in view.topics:
        for position, number in entry.counts:
            yield (
                *(entry.topic.name, entry.question, position.style, position.words),
                *(str(number), entry.silent),
            )
        if not entry.counts:
            yield entry.topic.name, entry.question, "", "", "", entry.silent


def _entries(columns: tuple[str, ...], view: ListView) -> Iterator[tuple[str, ...]]:
    yield columns
    for entry in view.entries:
        yield entry.link.name, *entry.notes
