"""The map of a topic: where each country stands, by colour, pattern and sign."""

from __future__ import annotations

import math
import textwrap
from collections.abc import Iterable, Iterator, Mapping, Sequence
from functools import partial
from typing import Final

import attrs
from markupsafe import Markup

from policybrief.analysis.standing import Standing
from policybrief.analysis.words import listed, month_words
from policybrief.languages import N_, _, ngettext
from policybrief.maps import MAPS, BaseMap, shipped_map
from policybrief.models.stance import Position
from policybrief.models.topic import PLAIN_LABELS
from policybrief.site.addresses import Here
from policybrief.site.desk import Desk
from policybrief.site.figures import Figure
from policybrief.site.views.frame import FrameView, frame_view
from policybrief.site.views.statements import position_view

NOTICE: Final = N_(
    "Boundaries are as Visionscarto drew them after Natural Earth; "
    "they say nothing of ours on the status of any territory."
)
"""What stands under a map of the library."""

_RADIUS: Final = 6.0
_ACROSS: Final = 45
"""A sign has this radius at least; not more of them than that stand side by side in a picture."""
_FARTHEST: Final = 2.2
"""How many times its radius a sign may be moved; one without room there is left out."""
_OUTSIDE: Final = 3
"""One in so many countries may lie outside of the closer map."""
_TURNS: Final = 12
_LINE_HEIGHT: Final = 12
_LETTERS: Final = 0.19
_TITLE_LETTERS: Final = 0.17
"""How many letters of the legend and of the title fit into a unit of a picture's width."""
_SIGN_PATHS: Final[Mapping[str, str]] = {
    "for": "M-3 .3-.9 2.6 3.1-2.4",
    "leans-for": "M-3 .3-.9 2.6 3.1-2.4",
    "open": "M0-3a3 3 0 1 0 0 6a3 3 0 1 0 0-6zM0-3a3 3 0 0 1 0 6z",
    "leans-against": "M-2.4-2.4 2.4 2.4M2.4-2.4-2.4 2.4",
    "against": "M-2.4-2.4 2.4 2.4M2.4-2.4-2.4 2.4",
    "unclear": "M-1.9-1.6a1.9 1.9 0 1 1 2.9 1.7Q0 .6 0 1.4M0 3v.3",
    "silent": "M-2.6 0h5.2",
}
_STYLES: Final = (*(one.value for one in Position), "silent")


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

    x: str
    y: str
    from_x: str
    from_y: str
    moved: bool
    ring: bool


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
class MapEntryView:
    """One entry of the legend: what countries with one look have in common.

    Attributes:
        style: A class for the colour.
        sign: The path of the sign.
        conditional: Whether it depends on a condition.
        outdated: Whether it is out of date or lapsed.
        words: What it means.
        number: How many countries.
        names: Their names, as a list in words.
        pattern: Id of the pattern that fills it; empty when a colour does.
        lines: The same in lines of a picture that stands alone: how far down, and the words.
    """

    style: str
    sign: Markup
    conditional: bool
    outdated: bool
    words: str
    number: int
    names: str
    pattern: str
    lines: tuple[tuple[int, str], ...]


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
    width: str
    height: str
    land: Markup
    countries: tuple[MapCountryView, ...]
    radius: str
    ring: str
    scale: str
    entries: tuple[MapEntryView, ...]
    outside: tuple[OutsideView, ...]
    notice: str
    lines: tuple[tuple[int, str], ...]
    tall: int


@attrs.frozen
class _Look:
    """What is said of one country, and how it looks."""

    code: str
    name: str
    style: str
    conditional: bool
    outdated: bool
    words: str
    month: str

    @property
    def entry(self) -> tuple[str, bool, bool, str]:
        words = _("out of date") if self.outdated else self.words
        style = "outdated" if self.outdated else self.style
        return style, self.conditional and not self.outdated, self.outdated, words

    @property
    def order(self) -> tuple[bool, bool, int, bool, str, str]:
        if self.outdated:
            return False, True, 0, False, "", self.name
        style = _STYLES.index(self.style)
        return self.style == "silent", False, style, self.conditional, self.words, self.name

    @property
    def said(self) -> str:
        parts = [self.words, self.month, _("out of date") if self.outdated else ""]
        return ", ".join(part for part in parts if part)


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
    standings = desk.analysis.by_topic.get(id_, ())
    looks = sorted((_look(desk, here, one) for one in standings), key=lambda one: one.order)
    base = _base_map([one.code for one in looks])
    on_map = [one for one in looks if one.code in base.countries]
    if not on_map:
        return None
    name = f"topics/{id_}-map"
    frame = frame_view(desk, here, name, _finding(desk, id_), _source(desk))
    lines = _lines(base, 0, frame.title, _TITLE_LETTERS)
    entries = _entries(frame.id, base, looks, len(lines) + 0.5)
    keys = list(dict.fromkeys(one.entry for one in looks))
    radius = max(_RADIUS, base.width / _ACROSS / 2)
    pins = _pins(base, [one.code for one in on_map], radius)
    shown = frozenset(one.code for one in on_map)
    return TopicMapView(
        frame=frame,
        described=_described(looks),
        width=_short(base.width),
        height=_short(base.height),
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
        radius=_short(radius),
        ring=_short(1.4 * radius),
        scale=_short(radius / _RADIUS),
        entries=entries,
        outside=tuple(
            OutsideView(one.name, here.actor(one.code).url, one.said)
            for one in looks
            if one.code not in base.countries
        ),
        notice=_(NOTICE) if base.notice is None else base.notice,
        lines=lines,
        tall=entries[-1].lines[-1][0] + 2 * _LINE_HEIGHT,
    )


def _look(desk: Desk, here: Here, standing: Standing) -> _Look:
    line, name = standing.line, here.actor(standing.country).name
    if line is None:
        return _Look(standing.country, name, "silent", False, False, _("no statement found"), "")
    said = position_view(desk, standing.topic, line.position, line.condition, line.not_restated)
    return _Look(
        code=standing.country,
        name=name,
        style=said.style,
        conditional=said.conditional,
        outdated=not line.current,
        words=said.words,
        month=month_words(line.evidence.day),
    )


def _base_map(codes: Sequence[str]) -> BaseMap:
    """Return the closest map that has nearly all of the countries, else the last one."""
    most = len(codes) // _OUTSIDE
    for name in MAPS:
        base = shipped_map(name)
        if sum(1 for code in codes if code not in base.countries) <= most:
            break
    return base


def _lines(base: BaseMap, after: float, text: str, letters: float) -> tuple[tuple[int, str], ...]:
    """Return a text in lines below a picture, each with how far down; *after* lines above it."""
    top = base.height + _LINE_HEIGHT * (after + 1.5)
    wrapped = textwrap.wrap(text, round(base.width * letters)) or [""]
    return tuple((round(top + _LINE_HEIGHT * at), line) for at, line in enumerate(wrapped))


def _entries(
    prefix: str, base: BaseMap, looks: Iterable[_Look], after: float
) -> tuple[MapEntryView, ...]:
    groups: dict[tuple[str, bool, bool, str], list[_Look]] = {}
    for one in looks:
        groups.setdefault(one.entry, []).append(one)
    found = []
    for number, ((style, conditional, outdated, words), group) in enumerate(groups.items()):
        names = listed([one.name for one in group])
        text = _("{words} ({n}): {names}", words=words, n=len(group), names=names)
        lines = _lines(base, after, text, _LETTERS)
        after += len(lines)
        patterned = conditional or style in ("silent", "unclear")
        found.append(
            MapEntryView(
                style=style,
                sign=Markup(_SIGN_PATHS[group[0].style]) if not outdated else Markup("M0-3v3h2.5"),
                conditional=conditional,
                outdated=outdated,
                words=words,
                number=len(group),
                names=names,
                pattern=f"{prefix}-{number}" if patterned else "",
                lines=lines,
            )
        )
    return tuple(found)


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


def _described(looks: Sequence[_Look]) -> str:
    return ngettext(
        "A map with {n} country, filled by its position and marked with a sign; "
        "other countries were not asked.",
        "A map with {n} countries, each filled by its position and marked with a sign; "
        "other countries were not asked.",
        len(looks),
    )


def _pins(base: BaseMap, codes: Iterable[str], radius: float) -> Mapping[str, MapPinView]:
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
            x=_short(x),
            y=_short(y),
            from_x=_short(shape.at[0]),
            from_y=_short(shape.at[1]),
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


def _short(number: float) -> str:
    return f"{number:.1f}".removesuffix(".0")


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
