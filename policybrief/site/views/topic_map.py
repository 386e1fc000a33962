"""The map of a topic: where each country stands, by colour, pattern and sign."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from functools import partial
from typing import Final

import attrs
from markupsafe import Markup

from policybrief.analysis.standing import Silence
from policybrief.analysis.words import listed
from policybrief.languages import N_, _, ngettext
from policybrief.maps import MAPS, BaseMap, shipped_map
from policybrief.models.stance import Position
from policybrief.models.topic import PLAIN_LABELS
from policybrief.site.addresses import Here
from policybrief.site.desk import Desk
from policybrief.site.figures import Figure
from policybrief.site.looks import Look, look_of
from policybrief.site.views.frame import FrameView, frame_view
from policybrief.site.views.map_legend import (
    LINE_HEIGHT,
    MapEntryView,
    entry_views,
    title_below,
)
from policybrief.site.views.map_pins import (
    MapPinView,
    pin_views,
    short_number,
    sign_radius,
    sign_scale,
)

NOTICE: Final = N_(
    "Boundaries are as Visionscarto drew them after Natural Earth; "
    "they say nothing of ours on the status of any territory."
)
"""What stands under a map of the library."""

_OUTSIDE: Final = 3
"""One in so many countries may lie outside of the closer map."""


@attrs.frozen
class MapCountryView:
    """One country on the map.

    Attributes:
        url: Address of its page; None when it has none.
        words: Its name, its position, and when.
        path: Its shape; empty when it is too small for one.
        pin: Where its sign stands; None where there is no room for it.
        entry: Which entry of the legend it belongs to, from 0.
    """

    url: Markup | None
    words: str
    path: Markup
    pin: MapPinView | None
    entry: int


@attrs.frozen
class OutsideView:
    """A country that has no place on the map.

    Attributes:
        name: Its name.
        url: Address of its page; None when it has none.
        words: Its position, and when.
    """

    name: str
    url: Markup | None
    words: str


@attrs.frozen
class TopicMapView:
    """The map of a topic.

    Attributes:
        frame: What stands around it.
        described: What it shows, in a sentence.
        width: Width of the picture.
        height: Its height.
        land: Path of all that is only background.
        countries: The countries asked or heard, in the order of the legend, then by name.
        radius: How large a sign is.
        ring: How large the ring of one is that wears the colour itself.
        scale: How many times larger than drawn a sign is.
        entries: The legend.
        outside: The countries that have no place on it.
        notice: Whose boundaries these are.
        lines: Its title in lines of a picture that stands alone: how far down, and the words.
        tall: The height of such a picture, with the legend.
    """

    frame: FrameView
    described: str
    width: Markup
    height: Markup
    land: Markup
    countries: tuple[MapCountryView, ...]
    radius: Markup
    ring: Markup
    scale: Markup
    entries: tuple[MapEntryView, ...]
    outside: tuple[OutsideView, ...]
    notice: str
    lines: tuple[tuple[int, str], ...]
    tall: int


def topic_map_figures(desk: Desk) -> Iterator[Figure]:
    """Yield the map of each topic that has one."""
    for topic in desk.corpus.live_topics:
        if topic_map_view(desk, topic.id, desk.here("index.html")) is not None:
            yield Figure(
                f"topics/{topic.id}-map",
                "_figure_map.jinja",
                partial(topic_map_view, desk, topic.id),
                partial(_rows, desk, topic.id),
            )


def topic_map_view(desk: Desk, id_: str, here: Here) -> TopicMapView | None:
    """Return the map of a topic, or None when none of its countries has a place on a map."""
    looks = sorted(
        (
            look_of(desk, here, one)
            for one in desk.analysis.by_topic.get(id_, ())
            if one.silence is not Silence.NOT_ASKED
        ),
        key=lambda one: one.order,
    )
    base = _base_map(desk, [one.code for one in looks])
    on_map = [one for one in looks if one.code in base.countries]
    if not on_map:
        return None
    name = f"topics/{id_}-map"
    frame = frame_view(
        desk, here, name, _finding(desk, id_), _source(desk), page=desk.addresses.topics[id_]
    )
    lines = title_below(base, frame.title)
    entries = entry_views(frame.id, base, looks, len(lines) + 0.5)
    keys = list(dict.fromkeys(one.entry for one in looks))
    radius = sign_radius(base)
    pins = pin_views(base, [one.code for one in on_map], radius)
    shown = frozenset(one.code for one in on_map)
    return TopicMapView(
        frame=frame,
        described=_described(looks),
        width=short_number(base.width),
        height=short_number(base.height),
        land=Markup(
            base.land
            + "".join(one.path for code, one in base.countries.items() if code not in shown)
        ),
        countries=tuple(
            MapCountryView(
                url=here.actor(one.code).url,
                words=_("{country}: {position}", country=one.name, position=one.said),
                path=Markup(base.countries[one.code].path),
                pin=pins.get(one.code),
                entry=keys.index(one.entry),
            )
            for one in on_map
        ),
        radius=short_number(radius),
        ring=short_number(1.4 * radius),
        scale=short_number(sign_scale(radius)),
        entries=entries,
        outside=tuple(
            OutsideView(one.name, here.actor(one.code).url, one.said)
            for one in looks
            if one.code not in base.countries
        ),
        notice=_(NOTICE) if base.notice is None else base.notice,
        lines=lines,
        tall=entries[-1].lines[-1][0] + 2 * LINE_HEIGHT,
    )


def _base_map(desk: Desk, codes: Sequence[str]) -> BaseMap:
    """Return the closest map that has nearly all of the countries, else the last one."""
    most = len(codes) // _OUTSIDE
    for name in MAPS:
        base = desk.corpus.maps.get(name) or shipped_map(name)
        if sum(1 for code in codes if code not in base.countries) <= most:
            break
    return base


def _finding(desk: Desk, id_: str) -> str:
    """Return what the map shows: how many countries hold which position."""
    topic = desk.corpus.topic_by_id[id_]
    lines = [
        one.line
        for one in desk.analysis.by_topic.get(id_, ())
        if one.line is not None and one.line.current
    ]
    counts: dict[str, int] = {}
    for position in Position:
        number = sum(1 for line in lines if line.position is position)
        label = topic.label(position)
        if number:
            counts[label] = counts.get(label, 0) + number
    if not counts:
        return _("{topic}: no country has a current position", topic=topic.title)
    if len(lines) == 1:
        name, label = desk.here("index.html").actor(lines[0].country).name, next(iter(counts))
        return _(
            "{topic}: only {country} has a current position, “{label}”",
            topic=topic.title,
            country=name,
            label=label,
        )
    held = listed([_("{n} {label}", n=n, label=label) for label, n in counts.items()])
    return ngettext(
        "{topic}: of {n} country with a current position, {held}",
        "{topic}: of {n} countries with a current position, {held}",
        len(lines),
        topic=topic.title,
        held=held,
    )


def _source(desk: Desk) -> str:
    return ngettext("{n} article", "{n} articles", len(desk.corpus.live_articles))


def _described(looks: Sequence[Look]) -> str:
    return ngettext(
        "A map with {n} country, filled by its position and marked with a sign; "
        "other countries were not asked.",
        "A map with {n} countries, each filled by its position and marked with a sign; "
        "other countries were not asked.",
        len(looks),
    )


def _rows(desk: Desk, id_: str) -> Iterator[tuple[str, ...]]:
    """Yield the data of a map, in codes and English."""
    yield ("country", "name", "topic", "position", "meaning", "condition", "day", "state")
    for one in sorted(desk.analysis.by_topic.get(id_, ()), key=lambda one: one.country):
        name, line = desk.here("index.html").actor(one.country).name, one.line
        if line is None:
            state = "no statement found"
            yield (one.country, name, id_, "", "", "", "", state)
            continue
        day = line.evidence.day
        yield (
            one.country,
            name,
            id_,
            line.position.value,
            PLAIN_LABELS[line.position],
            line.condition or "",
            "" if day is None else day.isoformat(),
            "lapsed" if line.lapsed else "out of date" if line.stale else "current",
        )
