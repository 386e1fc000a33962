"""The list of all statements, each with the nearest that agree and disagree."""

from __future__ import annotations

import attrs
from markupsafe import Markup

from policybrief.analysis.nearest import Nearest
from policybrief.analysis.words import counted
from policybrief.models.statement import Statement
from policybrief.site.addresses import UNDATED, Here, Link
from policybrief.site.desk import Desk
from policybrief.site.views.statements import StatementView, said_words, statement_view


@attrs.frozen
class NearView:
    """A statement that is near another one in time.

    Attributes:
        speaker: Who spoke.
        date: When, as a link to the statement.
    """

    speaker: Link
    date: Link


@attrs.frozen
class NearestView:
    """The nearest statements of others on one topic.

    Attributes:
        topic: The topic.
        agrees: The nearest on the same side, if there is one.
        disagrees: The nearest on the other side, if there is one.
    """

    topic: Link
    agrees: NearView | None
    disagrees: NearView | None


@attrs.frozen
class ListedView:
    """A statement in a list.

    Attributes:
        statement: The statement.
        nearest: The nearest statements of others, for each stance that is on a side.
    """

    statement: StatementView
    nearest: tuple[NearestView, ...]


@attrs.frozen
class YearView:
    """A year in the list of all years.

    Attributes:
        year: The year in words.
        url: The page that has its statements; None for the page itself.
        number: How many statements there are, in words.
    """

    year: str
    url: Markup | None
    number: str


@attrs.frozen
class StatementsView:
    """What the template ``statements.md.jinja`` sees.

    Attributes:
        title: Title of the page.
        lead: What is listed, in a sentence.
        pages: All years, when each has a page of its own; else empty.
        years: The statements by year, newest first: the anchor, the year in words, and they.
    """

    title: str
    lead: str
    pages: tuple[YearView, ...]
    years: tuple[tuple[str, str, tuple[ListedView, ...]], ...]


def statements_view(desk: Desk, here: Here) -> StatementsView:
    """Return the list of all statements; of the newest year where each year has a page."""
    older = desk.addresses.years
    here_too = {year: group for year, group in _years(desk).items() if year not in older}
    return _list(desk, here, "Statements", here_too)


def statements_of_year_view(desk: Desk, here: Here, year: str) -> StatementsView:
    """Return the list of the statements of one year, or of those without a date."""
    title = "Statements without a date" if year == UNDATED else f"Statements of {year}"
    return _list(desk, here, title, {year: _years(desk)[year]})


def _years(desk: Desk) -> dict[str, list[Statement]]:
    """Return all statements by year, newest first."""
    years: dict[str, list[Statement]] = {}
    for statement in desk.newest_first:
        year = UNDATED if statement.day is None else str(statement.day.year)
        years.setdefault(year, []).append(statement)
    return years


def _list(desk: Desk, here: Here, title: str, years: dict[str, list[Statement]]) -> StatementsView:
    number = counted(len(desk.newest_first), "statement")
    shown = counted(sum(len(group) for group in years.values()), "statement")
    lead = f"{shown} of {len(desk.newest_first):,}, newest first."
    if shown == number:
        lead = f"{number}, newest first." if years else "What was said, newest first."
    return StatementsView(
        title=title,
        lead=lead,
        pages=_pages(desk, here),
        years=tuple(
            (year, _words(year), tuple(listed_view(desk, here, one) for one in group))
            for year, group in years.items()
        ),
    )


def _words(year: str) -> str:
    return "Without a date" if year == UNDATED else year


def _pages(desk: Desk, here: Here) -> tuple[YearView, ...]:
    older = desk.addresses.years
    if not older:
        return ()
    found = []
    for year, group in _years(desk).items():
        address = older.get(year, "statements/index.html")
        url = None if address == here.address else here.url(address)
        found.append(YearView(_words(year), url, counted(len(group), "statement")))
    return tuple(found)


def listed_view(desk: Desk, here: Here, statement: Statement) -> ListedView:
    """Return a statement with the nearest of others."""
    near = desk.nearest.get(statement.id, ())
    return ListedView(
        statement_view(desk, here, statement),
        tuple(_nearest(here, one) for one in near if one.agrees or one.disagrees),
    )


def _nearest(here: Here, one: Nearest) -> NearestView:
    return NearestView(here.topic(one.topic), _near(here, one.agrees), _near(here, one.disagrees))


def _near(here: Here, statement: Statement | None) -> NearView | None:
    if statement is None:
        return None
    return NearView(
        here.speaker(statement.speaker),
        Link(said_words(statement.said), here.statement(statement)),
    )
