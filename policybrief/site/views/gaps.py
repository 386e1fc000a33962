"""The page of gaps: the coders' work list."""

from __future__ import annotations

from typing import Final

import attrs

from policybrief.analysis.gaps import Gap, GapKind, find_gaps
from policybrief.analysis.words import day_words, listed, plain_date_words
from policybrief.languages import _, in_row, ngettext, sorting_key
from policybrief.site.addresses import Here, Link
from policybrief.site.desk import Desk
from policybrief.site.views.lines import line_view
from policybrief.site.views.statements import spoken_words

_MOST: Final = 60


@attrs.frozen
class GapView:
    """One thing that is missing.

    Attributes:
        place: The page or the statement that opens.
        about: Further links: the topic of a line, the countries that are silent.
        note: What to know of it.
    """

    place: Link
    about: tuple[Link, ...]
    note: str


@attrs.frozen
class GapGroupView:
    """All gaps of one kind.

    Attributes:
        id: Its anchor.
        title: Its name.
        number: How many there are.
        closes: What would close each of them.
        gaps: The gaps, at most sixty.
        more: How many more there are.
        by_country: The same by country, where it helps: country and topics.
    """

    id: str
    title: str
    number: int
    closes: str
    gaps: tuple[GapView, ...]
    more: int
    by_country: tuple[GapView, ...]


@attrs.frozen
class GapsView:
    """What the template ``gaps.md.jinja`` sees.

    Attributes:
        title: Title of the page.
        as_of: The date of all lines, in words.
        lead: How many gaps there are, in a sentence.
        groups: The gaps by kind, in the order in which a coder would look at them.
        nothing: The kinds of which there is none, in words; empty when there is some of each.
    """

    title: str
    as_of: str
    lead: str
    groups: tuple[GapGroupView, ...]
    nothing: str


def gaps_view(desk: Desk, here: Here) -> GapsView:
    """Return the page of gaps."""
    found: dict[GapKind, list[Gap]] = {kind: [] for kind in GapKind}
    for gap in find_gaps(desk.analysis):
        found[gap.kind].append(gap)
    none = [_lower(_(kind.title)) for kind, gaps in found.items() if not gaps]
    empty = not (desk.corpus.live_articles or desk.corpus.live_topics)
    return GapsView(
        title=_("Gaps"),
        as_of=day_words(desk.at),
        lead=_lead(empty, sum(len(gaps) for gaps in found.values())),
        groups=tuple(_group(desk, here, kind, gaps) for kind, gaps in found.items() if gaps),
        nothing="" if empty else listed(none),
    )


def _lead(empty: bool, number: int) -> str:
    if number:
        return ngettext(
            "{n} gap: what is missing, weak or old, and what would close it.",
            "{n} gaps: what is missing, weak or old, and what would close it.",
            number,
        )
    if empty:
        return _("There is no article and no topic yet, so nothing can be missing.")
    return _("Nothing is missing here.")


def _lower(title: str) -> str:
    return title[:1].lower() + title[1:]


def _group(desk: Desk, here: Here, kind: GapKind, gaps: list[Gap]) -> GapGroupView:
    by_country: tuple[GapView, ...] = ()
    if kind is GapKind.SILENT:
        by_country = _silent(here, gaps, by_topic=False)
        views = _silent(here, gaps, by_topic=True)
    else:
        views = tuple(_gap(desk, here, gap) for gap in gaps[:_MOST])
    number = len(views) if kind is GapKind.SILENT else len(gaps)
    return GapGroupView(
        id=kind.value,
        title=_(kind.title),
        number=len(gaps),
        closes=_(kind.closes),
        gaps=views[:_MOST],
        more=max(number - _MOST, 0),
        by_country=by_country[:_MOST],
    )


def _silent(here: Here, gaps: list[Gap], *, by_topic: bool) -> tuple[GapView, ...]:
    """Return who is silent on each topic, or on what each country is silent."""
    found: dict[Link, list[Link]] = {}
    for gap in gaps:
        assert gap.topic is not None
        assert gap.country is not None
        topic, country = here.topic(gap.topic), here.actor(gap.country)
        place, about = (topic, country) if by_topic else (country, topic)
        found.setdefault(place, []).append(about)
    views = [GapView(place, tuple(sorted(about, key=_name)), "") for place, about in found.items()]
    return tuple(sorted(views, key=lambda one: _name(one.place)))


def _name(link: Link) -> tuple[str, str]:
    return sorting_key(link.name)


def _gap(desk: Desk, here: Here, gap: Gap) -> GapView:
    """Return a gap with the page that it opens: the statement, else the article, else the other."""
    note = gap.because or ""
    statement = desk.corpus.statement_by_id.get(gap.statement or "")
    if gap.country is not None and gap.topic is not None and statement is not None:
        standing = desk.analysis.standing(gap.country, gap.topic)
        line = line_view(desk, here, standing, why=False)
        said = _(
            "{position}, {date}",
            position=line.position.words,
            date=plain_date_words(statement.said),
        )
        name = _("{country}: {topic}", country=line.country.name, topic=line.topic.name)
        place = Link(name, here.statement(statement))
        return GapView(place, (), in_row((said, note)) if note else said)
    if statement is not None:
        name = spoken_words(here, statement)
        place = Link(name, here.statement(statement))
        return GapView(place, (here.article(statement.article),), note)
    if gap.article is not None:
        return GapView(here.article(gap.article), (), note)
    if gap.country is not None:
        return GapView(here.actor(gap.country), (), note)
    assert gap.topic is not None
    return GapView(here.topic(gap.topic), (), note)
