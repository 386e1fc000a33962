"""What a table of positions shows, in a sentence to stand above it."""

from __future__ import annotations

from collections import Counter
from collections.abc import Collection, Iterable

from policybrief.analysis.line import Line
from policybrief.analysis.words import listed
from policybrief.languages import _, ngettext, number
from policybrief.models.stance import Side
from policybrief.models.topic import Topic

_MOST_NAMED = 3


def opposed_words(topics: Iterable[Topic], lines: Iterable[Line]) -> str:
    """Return on which topics countries take opposite sides.

    Only current lines count, and only topics on which at least two countries have one.
    """
    compared, opposed = _opposed(topics, lines)
    if not compared:
        return _("Where countries stand")
    if not opposed:
        return ngettext(
            "Countries take no opposite sides on the {n} topic that two or more have spoken on",
            "Countries take no opposite sides on the {n} topics that two or more have spoken on",
            len(compared),
        )
    if len(opposed) > _MOST_NAMED:
        return ngettext(
            "Countries take opposite sides on {n} of {of} topics",
            "Countries take opposite sides on {n} of {of} topics",
            len(opposed),
            of=number(len(compared)),
        )
    return ngettext(
        "Countries take opposite sides on {n} topic: {topics}",
        "Countries take opposite sides on {n} topics: {topics}",
        len(opposed),
        topics=listed(opposed),
    )


def members_words(organization: str, topics: Iterable[Topic], lines: Iterable[Line]) -> str:
    """Return on how many topics the members of an organization take opposite sides."""
    compared, opposed = _opposed(topics, lines)
    if not compared:
        return _("{organization}: where its members stand", organization=organization)
    if not opposed:
        return _("{organization}: no members on opposite sides", organization=organization)
    return ngettext(
        "{organization}: members on opposite sides of {n} of {of} topics",
        "{organization}: members on opposite sides of {n} of {of} topics",
        len(opposed),
        of=number(len(compared)),
        organization=organization,
    )


def _opposed(topics: Iterable[Topic], lines: Iterable[Line]) -> tuple[list[str], list[str]]:
    """Return the titles of topics with several current lines, and of those with both sides."""
    held: dict[str, list[Side | None]] = {}
    for line in lines:
        if line.current:
            held.setdefault(line.topic, []).append(line.position.side)
    compared = [one for one in topics if len(held.get(one.id, ())) > 1]
    opposed = [one for one in compared if {Side.FOR, Side.AGAINST} <= set(held[one.id])]
    return [one.title for one in compared], [one.title for one in opposed]


def sides_words(topic: Topic, lines: Collection[Line]) -> str:
    """Return how many countries are on which side of a topic, and how many lines are old."""
    sides = Counter(line.position.side for line in lines if line.current)
    old = sum(1 for line in lines if not line.current)
    counts = [
        *([ngettext("{n} for", "{n} for", sides[Side.FOR])] if sides[Side.FOR] else []),
        *(
            [ngettext("{n} against", "{n} against", sides[Side.AGAINST])]
            if sides[Side.AGAINST]
            else []
        ),
        *(
            [ngettext("{n} on neither side", "{n} on neither side", sides[None])]
            if sides[None]
            else []
        ),
        *([ngettext("{n} out of date", "{n} out of date", old)] if old else []),
    ]
    if not counts:
        return _("{topic}: no position found", topic=topic.title)
    return _("{topic}: {counts}", topic=topic.title, counts=listed(counts))
