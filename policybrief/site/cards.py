"""What the share card of a page says: its title, and where things stand, in a few lines."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence

import attrs

from policybrief.analysis.standing import Standing
from policybrief.analysis.words import day_words, listed, one_line, titled
from policybrief.languages import _, ngettext, pair, sorting_key
from policybrief.models.stance import Position
from policybrief.site.desk import Desk
from policybrief.site.views.statements import PositionView, position_view

MOST_ROWS = 4


@attrs.frozen
class CardRow:
    """One line of a card.

    Attributes:
        position: A position with its sign and words.
        label: What it is on: a topic, or the countries that hold it.
        label_first: Whether the label stands in front.
    """

    position: PositionView
    label: str
    label_first: bool


@attrs.frozen
class Card:
    """A share card.

    Attributes:
        page: Address of the page that it stands for.
        site: Title of the briefing.
        title: Title of the page.
        lead: A sentence below the title; may be empty.
        rows: Where things stand, at most `MOST_ROWS`.
        foot: What it rests on, and at which date.
    """

    page: str
    site: str
    title: str
    lead: str
    rows: tuple[CardRow, ...]
    foot: str

    @property
    def address(self) -> str:
        """Where the picture stands, relative to the site's root."""
        return f"cards/{self.page.removesuffix('.html')}.png"

    @property
    def words(self) -> str:
        """The card in words, for who does not see it."""
        rows = (pair(row.label, row.position.words) for row in self.rows)
        return ". ".join(one for one in (self.title, self.lead, *rows, self.foot) if one)


def cards(desk: Desk) -> Iterator[Card]:
    """Yield the card of the front page, of each country and of each topic."""
    for card in _cards(desk):
        yield attrs.evolve(card, title=titled(card.title, drafts=desk.analysis.drafts is not None))


def _cards(desk: Desk) -> Iterator[Card]:
    addresses = desk.addresses
    yield _front(desk)
    weight = Counter(line.topic for line in desk.analysis.lines)
    for code, address in sorted(addresses.actors.items()):
        if address.startswith("countries/"):
            yield _country(desk, code, address, weight)
    for id_, address in sorted(addresses.topics.items()):
        yield _topic(desk, id_, address)


def _front(desk: Desk) -> Card:
    numbers = (
        ngettext("{n} country", "{n} countries", len(desk.analysis.countries)),
        ngettext("{n} topic", "{n} topics", len(desk.corpus.live_topics)),
        ngettext("{n} article", "{n} articles", len(desk.corpus.live_articles)),
    )
    return Card(
        page="index.html",
        site="",
        title=one_line(desk.corpus.briefing.title),
        lead=" · ".join(numbers),
        rows=(),
        foot=_foot(desk, len(desk.corpus.published)),
    )


def _country(desk: Desk, code: str, address: str, weight: Counter[str]) -> Card:
    standings = desk.analysis.by_country.get(code, ())
    current = [one for one in standings if one.line is not None and one.line.current]
    current.sort(key=lambda one: (not _clear(one), -weight[one.topic], one.topic))
    rows = tuple(
        CardRow(_position(desk, one), one_line(desk.corpus.topic_by_id[one.topic].title), True)
        for one in current[:MOST_ROWS]
    )
    return Card(
        page=address,
        site=one_line(desk.corpus.briefing.title),
        title=one_line(desk.addresses.names.get(code, code)),
        lead="" if rows else _("No current position found."),
        rows=rows,
        foot=_foot(desk, _number(desk, standings)),
    )


def _topic(desk: Desk, id_: str, address: str) -> Card:
    topic = desk.corpus.topic_by_id[id_]
    standings = desk.analysis.by_topic.get(id_, ())
    held: dict[PositionView, list[str]] = {}
    for one in standings:
        if one.line is not None and one.line.current:
            name = desk.addresses.names.get(one.country, one.country)
            held.setdefault(_position(desk, one), []).append(one_line(name))
    order = [one.value for one in Position]
    rows = tuple(
        CardRow(position, listed(sorted(names, key=sorting_key)), False)
        for position, names in sorted(
            held.items(),
            key=lambda pair: (order.index(pair[0].style), -len(pair[1]), pair[0].words),
        )
    )
    return Card(
        page=address,
        site=one_line(desk.corpus.briefing.title),
        title=one_line(topic.title),
        lead=one_line(topic.question or topic.proposition),
        rows=rows[:MOST_ROWS],
        foot=_foot(desk, _number(desk, standings)),
    )


def _number(desk: Desk, standings: Sequence[Standing]) -> int:
    """Return how many statements some standings rest on."""
    memory = desk.corpus.memory
    return len(frozenset[str]().union(*(memory.of(_statements, one) for one in standings)))


def _statements(standing: Standing) -> frozenset[str]:
    return frozenset(one.statement.id for one in standing.evidence)


def _clear(one: Standing) -> bool:
    return one.line is not None and one.line.position.number is not None


def _position(desk: Desk, one: Standing) -> PositionView:
    assert one.line is not None
    return position_view(desk, one.topic, one.line.position, one.line.condition, None)


def _foot(desk: Desk, statements: int) -> str:
    number = ngettext("{n} statement", "{n} statements", statements)
    if desk.at is None:
        return number
    return _("{statements}, at {day}", statements=number, day=day_words(desk.at))
