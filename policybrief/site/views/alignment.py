"""Who stands near whom: alignment as pages show it."""

from __future__ import annotations

import math
from collections import Counter
from collections.abc import Iterator, Sequence
from functools import partial
from typing import Final

import attrs
from markupsafe import Markup

from policybrief.analysis.alignment import FEWEST_TOPICS, Alignment, nearest_first
from policybrief.analysis.line import Line
from policybrief.analysis.words import day_words
from policybrief.languages import N_, _, ngettext, rounded, sorting_key
from policybrief.site.addresses import Here, Link
from policybrief.site.desk import Desk
from policybrief.site.figures import Figure, table_figure
from policybrief.site.views.frame import FrameView, frame_view
from policybrief.site.views.network import NetworkView, network_view
from policybrief.site.views.statements import PositionView, position_view

MOST_PAIRS: Final = 60
"""Up to this number the page shows every pair; beyond it, half as many from either end."""

MOST_NEIGHBOURS: Final = 5
"""How many of the nearest, and of the farthest, a country's page shows."""

_PAGE: Final = "alignment.html"
_MOST_TOPICS: Final = 5
_MOST_SHORT: Final = 20
_APART: Final = (
    N_("the same"),
    N_("one step apart"),
    N_("two steps apart"),
    N_("three steps apart"),
    N_("opposed"),
)


@attrs.frozen
class ComparedView:
    """What two countries say on one topic.

    Attributes:
        topic: The topic.
        a: The position of the one.
        a_statement: Permalink of the statement it rests on.
        b: The position of the other.
        b_statement: Permalink of the statement it rests on.
        apart: How far apart they are, in words.
    """

    topic: Link
    a: PositionView
    a_statement: Markup
    b: PositionView
    b_statement: Markup
    apart: str


@attrs.frozen
class PairView:
    """Two countries that are compared.

    Attributes:
        a: The one.
        b: The other; on a country's own page the one that it is compared with.
        value: The alignment as a number ("0.81"); empty when there is none.
        percent: The same from 0 to 100, for a bar.
        words: On how many topics they agree, or why there is no alignment.
        topics: The topics in common, the farthest apart first, at most five.
        more: How many more there are, in words; empty when none.
    """

    a: Link
    b: Link
    value: str
    percent: int
    words: str
    topics: tuple[ComparedView, ...]
    more: str


@attrs.frozen
class NeighboursView:
    """The countries that stand nearest to one country, and farthest from it.

    Attributes:
        nearest: The nearest first, at most five.
        farthest: The farthest first, at most five; none of the nearest.
        why_none: Why there is neither, in a sentence; empty when there is one.
    """

    nearest: tuple[PairView, ...]
    farthest: tuple[PairView, ...]
    why_none: str


@attrs.frozen
class NeighbourRowView:
    """One country with those nearest to it and farthest from it.

    Attributes:
        country: The country, as a link to that section of its page.
        nearest: The three nearest, each with its value.
        farthest: The three farthest, each with its value.
    """

    country: Link
    nearest: tuple[tuple[Link, str], ...]
    farthest: tuple[tuple[Link, str], ...]


@attrs.frozen
class PairsView:
    """The pairs of one list, as one that also stands by itself.

    Attributes:
        pairs: The pairs.
        frame: What stands around them.
    """

    pairs: tuple[PairView, ...]
    frame: FrameView


@attrs.frozen
class NeighboursTableView:
    """The nearest and the farthest of each country, as a table that also stands by itself.

    Attributes:
        rows: The countries, by name.
        frame: What stands around it.
    """

    rows: tuple[NeighbourRowView, ...]
    frame: FrameView


@attrs.frozen
class AlignmentView:
    """What the template ``alignment.md.jinja`` sees.

    Attributes:
        title: Its title.
        as_of: The date of all lines, in words.
        found: How many pairs have an alignment, in a sentence.
        network: Who stands near whom as a picture; None with too few countries.
        fewest: The fewest topics that two countries must have in common.
        pairs: The pairs, the nearest first; the nearest half where there are too many. None
            without a pair.
        farthest: The farthest pairs, the farthest first; None unless there are too many.
        left_out: How many pairs stand between these two, in a sentence; empty when none.
        by_country: Each country with its nearest and farthest; None unless there are too many.
        short: The pairs that are one topic short of an alignment, at most twenty.
        without: How many pairs have how many topics in common and no alignment, in words.
    """

    title: str
    as_of: str
    found: str
    network: NetworkView | None
    fewest: int
    pairs: PairsView | None
    farthest: PairsView | None
    left_out: str
    by_country: NeighboursTableView | None
    short: tuple[PairView, ...]
    without: tuple[str, ...]


def alignment_view(desk: Desk, here: Here) -> AlignmentView:
    """Return the page of alignment."""
    found = nearest_first(desk.analysis.alignments)
    many = len(found) > MOST_PAIRS
    half = MOST_PAIRS // 2
    none = [one for one in desk.analysis.pairs if one.value is None]
    short = [one for one in none if len(one.topics) == FEWEST_TOPICS - 1]
    return AlignmentView(
        title=_("Alignment"),
        as_of=day_words(desk.at),
        found=ngettext(
            "{n} pair of countries can be compared.",
            "{n} pairs of countries can be compared.",
            len(found),
        )
        if found
        else ngettext(
            "No two countries have {n} topic in common yet.",
            "No two countries have {n} topics in common yet.",
            FEWEST_TOPICS,
        ),
        network=network_view(desk, here),
        fewest=FEWEST_TOPICS,
        pairs=_nearest_pairs(desk, here) if found else None,
        farthest=_farthest_pairs(desk, here) if many else None,
        left_out=_left_out(len(found) - 2 * half) if many else "",
        by_country=_by_country(desk, here) if many else None,
        short=tuple(pair_view(desk, here, one) for one in short[:_MOST_SHORT]),
        without=_without(none),
    )


def alignment_figures(desk: Desk) -> Iterator[Figure]:
    """Yield the lists of pairs, and who is nearest to whom, as what stands by itself."""
    here, pairs = desk.here(_PAGE), "_pairs_list.jinja"
    found = len(desk.analysis.alignments)
    if found:
        make = partial(_nearest_pairs, desk)
        yield table_figure("alignment/pairs", pairs, make, _pair_rows, here)
    if found > MOST_PAIRS:
        make = partial(_farthest_pairs, desk)
        yield table_figure("alignment/farthest", pairs, make, _pair_rows, here)
        yield table_figure(
            "alignment/by-country",
            "_neighbours_table.jinja",
            partial(_by_country, desk),
            _neighbour_rows,
            here,
        )


def _nearest_pairs(desk: Desk, here: Here) -> PairsView:
    """Return all pairs, the nearest first; the nearest half where there are too many."""
    found = nearest_first(desk.analysis.alignments)
    shown = found if len(found) <= MOST_PAIRS else found[: MOST_PAIRS // 2]
    return _pairs(desk, here, "alignment/pairs", shown, N_("Nearest: {one} and {other}, {value}"))


def _farthest_pairs(desk: Desk, here: Here) -> PairsView:
    """Return the farthest pairs, the farthest first."""
    shown = nearest_first(desk.analysis.alignments)[: -(MOST_PAIRS // 2) - 1 : -1]
    title = N_("Farthest apart: {one} and {other}, {value}")
    return _pairs(desk, here, "alignment/farthest", shown, title)


def _pairs(desk: Desk, here: Here, name: str, shown: Sequence[Alignment], title: str) -> PairsView:
    pairs = tuple(pair_view(desk, here, one) for one in shown)
    first = pairs[0]
    words = _(title, one=first.a.name, other=first.b.name, value=first.value)
    return PairsView(pairs, _frame(desk, here, name, words))


def _frame(desk: Desk, here: Here, name: str, title: str) -> FrameView:
    source = ngettext("{n} article", "{n} articles", len(desk.corpus.live_articles))
    return frame_view(desk, here, name, title, source, picture=False, page=_PAGE)


def _pair_rows(view: PairsView) -> Iterator[tuple[str, ...]]:
    yield ("country", "other", "alignment", "words")
    for one in view.pairs:
        yield one.a.name, one.b.name, one.value, one.words


def _by_country(desk: Desk, here: Here) -> NeighboursTableView:
    title = _("The three nearest and the three farthest countries of each country")
    return NeighboursTableView(_rows(desk, here), _frame(desk, here, "alignment/by-country", title))


def _neighbour_rows(view: NeighboursTableView) -> Iterator[tuple[str, ...]]:
    yield ("country", "which", "other", "alignment")
    for row in view.rows:
        for which, ends in (("nearest", row.nearest), ("farthest", row.farthest)):
            for link, value in ends:
                yield row.country.name, which, link.name, value


def neighbours_view(desk: Desk, here: Here, code: str) -> NeighboursView:
    """Return the countries nearest to one country and farthest from it."""
    near, far = _ends(desk.analysis.aligned_with(code), MOST_NEIGHBOURS)
    why = ""
    if not near:
        common = [len(one.topics) for one in desk.analysis.pairs if code in (one.a, one.b)]
        why = _(
            "Too few topics in common: at least {fewest} are needed; the most that it shares with "
            "another country is {most}.",
            fewest=FEWEST_TOPICS,
            most=max(common, default=0),
        )
    return NeighboursView(
        nearest=tuple(pair_view(desk, here, one, code) for one in near),
        farthest=tuple(pair_view(desk, here, one, code) for one in far),
        why_none=why,
    )


def pair_view(desk: Desk, here: Here, one: Alignment, first: str | None = None) -> PairView:
    """Return two countries that are compared.

    Args:
        desk: The analysis.
        here: The page.
        one: What was computed.
        first: The country whose positions stand first; by default the first by name.
    """
    a, b = sorted(
        (one.a, one.b), key=lambda code: (code != first, sorting_key(here.actor(code).name), code)
    )
    shown = list(one.topics)[:_MOST_TOPICS]
    left = len(one.topics) - len(shown)
    return PairView(
        a=here.actor(a),
        b=here.actor(b),
        value="" if one.value is None else rounded(one.value, 2),
        percent=round(100 * (one.value or 0)),
        words=_words(desk, one, a, b),
        topics=tuple(_compared(desk, here, topic, a, b, one.topics[topic]) for topic in shown),
        more=ngettext("and {n} more topic", "and {n} more topics", left) if left else "",
    )


def _words(desk: Desk, one: Alignment, a: str, b: str) -> str:
    """Return on how many topics two countries agree: on one side of it, or both open."""
    number = len(one.topics)
    if one.value is None:
        return ngettext("{n} topic in common", "{n} topics in common", number)
    same = [
        topic
        for topic in one.topics
        if _line(desk, a, topic).position.side is _line(desk, b, topic).position.side
    ]
    if not same:
        return ngettext("agree on none of {n} topic", "agree on none of {n} topics", number)
    if len(same) == number:
        return ngettext("agree on the one topic", "agree on all {n} topics", number)
    return ngettext(
        "agree on {some} of {n} topic", "agree on {some} of {n} topics", number, some=len(same)
    )


def _line(desk: Desk, country: str, topic: str) -> Line:
    line = desk.analysis.standings[country, topic].line
    assert line is not None
    return line


def _compared(desk: Desk, here: Here, topic: str, a: str, b: str, part: float) -> ComparedView:
    mine, theirs = (_line(desk, code, topic) for code in (a, b))
    held = [
        position_view(desk, topic, line.position, line.condition, line.not_restated)
        for line in (mine, theirs)
    ]
    return ComparedView(
        topic=here.topic(topic),
        a=held[0],
        a_statement=here.statement(mine.evidence.statement),
        b=held[1],
        b_statement=here.statement(theirs.evidence.statement),
        apart=_(_APART[round((1 - part) * (len(_APART) - 1))]),
    )


def _ends(
    found: tuple[Alignment, ...], most: int
) -> tuple[tuple[Alignment, ...], tuple[Alignment, ...]]:
    """Return the nearest, and the farthest that are farther than all of these."""
    near = found[: min(most, math.ceil(len(found) / 2))]
    far = [one for one in reversed(found) if (one.value or 0) < (near[-1].value or 0)]
    return near, tuple(far[:most])


def _rows(desk: Desk, here: Here) -> tuple[NeighbourRowView, ...]:
    rows = []
    for code in sorted(
        desk.analysis.countries, key=lambda code: sorting_key(here.actor(code).name)
    ):
        near, far = _ends(desk.analysis.aligned_with(code), 3)
        if near:
            country = here.actor(code)
            if country.url is not None:
                country = Link(country.name, country.url + "#nearest-and-farthest")
            ends = [
                tuple((here.actor(one.other(code)), rounded(one.value or 0, 2)) for one in end)
                for end in (near, far)
            ]
            rows.append(NeighbourRowView(country, *ends))
    return tuple(rows)


def _without(none: list[Alignment]) -> tuple[str, ...]:
    counts = Counter(len(one.topics) for one in none)
    return tuple(
        _(
            "{pairs} with {topics}",
            pairs=ngettext("{n} pair", "{n} pairs", counts[number]),
            topics=ngettext("{n} topic in common", "{n} topics in common", number)
            if number
            else _("no topic in common"),
        )
        for number in sorted(counts, reverse=True)
    )


def _left_out(pairs: int) -> str:
    return ngettext(
        "{n} more pair stands between these two; each country's page has its nearest and "
        "farthest, and the export has all pairs.",
        "{n} more pairs stand between these two; each country's page has its nearest and "
        "farthest, and the export has all pairs.",
        pairs,
    )
