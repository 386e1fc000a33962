"""The list of all statements, each with the nearest that agree and disagree."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

import attrs
from markupsafe import Markup

from policybrief.analysis.evidence import grade_of
from policybrief.analysis.nearest import Nearest
from policybrief.analysis.words import GRADES, capital, plain_date_words
from policybrief.languages import _, ngettext, number
from policybrief.models.statement import Statement
from policybrief.site.addresses import Here, Link
from policybrief.site.article_pages import ArticlePage
from policybrief.site.desk import Desk
from policybrief.site.search_records import statement_filters, year_of
from policybrief.site.statement_pages import StatementPage
from policybrief.site.views.choices import ChoiceView, choices
from policybrief.site.views.statements import (
    PositionView,
    StatementView,
    is_inferred,
    speaker_view,
    stance_position,
    statement_view,
)
from policybrief.site.views.tongues import Tongue, tongue_of
from policybrief.site.year_pages import UNDATED


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
class SaidView:
    """A statement in the list of all, in a few lines.

    Attributes:
        id: Its id, which is its anchor.
        url: Its permalink.
        date: When, in words.
        inferred: Whether the date was inferred.
        speaker: Who spoke.
        capacity: In what capacity, in words.
        capacity_of: The country or organization of that post, to stand behind these words.
        country: The country that it speaks for, or belongs to.
        quote: The words, when they are quoted and may be published.
        tongue: The language of the quote, when it is known.
        gist: What was said, in one sentence of the editors; empty where it is not written.
        positions: What it means: each topic and the position.
        grade: The evidence grade in words.
        grade_style: A class for the grade.
        found: What it is found under, by the name of the filter; values are parted by spaces.
    """

    id: str
    url: Markup
    date: str
    inferred: bool
    speaker: Link
    capacity: str
    capacity_of: Link | None
    country: Link | None
    quote: str | None
    tongue: Tongue | None
    gist: str
    positions: tuple[tuple[Link, PositionView], ...]
    grade: str
    grade_style: str
    found: tuple[tuple[str, str], ...]


@attrs.frozen
class YearView:
    """A page of the list of all statements.

    Attributes:
        year: The year in words, and which part of it.
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
        choices: What the list is narrowed by.
        pages: All pages, when there are several; else empty.
        search: The search page, which looks through the statements of all pages.
        years: The statements by year, newest first: the anchor, the year in words, and they.
    """

    title: str
    lead: str
    choices: tuple[ChoiceView, ...]
    pages: tuple[YearView, ...]
    search: Markup
    years: tuple[tuple[str, str, tuple[SaidView, ...]], ...]


def statements_view(desk: Desk, here: Here) -> StatementsView:
    """Return the list of all statements; the newest of them where it has several pages."""
    return _list(desk, here, _("Statements"), 0)


def statements_of_year_view(desk: Desk, here: Here, key: str) -> StatementsView:
    """Return a further page of the list: the statements of one year, or a part of them."""
    at = next(at for at, page in enumerate(desk.statement_pages) if page.key == key)
    words = year_words(desk.statement_pages[at])
    title = _("Statements of {year}", year=words)
    if desk.statement_pages[at].year == UNDATED:
        title = _("Statements without a date")
    return _list(desk, here, title, at)


def _list(desk: Desk, here: Here, title: str, at: int) -> StatementsView:
    page, total = desk.statement_pages[at], len(desk.newest_first)
    lead = ngettext("{n} statement, newest first.", "{n} statements, newest first.", total)
    if not total:
        lead = _("What was said, newest first.")
    elif len(page.statements) < total:
        lead = ngettext(
            "{n} statement of {all}, newest first.",
            "{n} statements of {all}, newest first.",
            len(page.statements),
            all=number(total),
        )
    years: dict[str, list[SaidView]] = {}
    filters = [statement_filters(desk, one) for one in page.statements]
    for statement, found in zip(page.statements, filters, strict=True):
        said = said_view(desk, here, statement, found)
        years.setdefault(year_of(statement), []).append(said)
    return StatementsView(
        title=title,
        lead=lead,
        choices=choices(desk, here, filters),
        pages=year_views(here, desk.once(_pages)),
        search=here.url("search.html"),
        years=tuple(
            (year, _("Without a date") if year == UNDATED else year, tuple(group))
            for year, group in years.items()
        ),
    )


def year_words(page: StatementPage | ArticlePage) -> str:
    """Return the year of a page in words, and which part of it."""
    if page.year == UNDATED:
        return _("Without a date")
    if page.part == 1:
        return page.year
    return _("{year}, part {part}", year=page.year, part=number(page.part))


def _pages(desk: Desk) -> Sequence[tuple[str, str, str]]:
    return [
        (
            page.address,
            year_words(page),
            ngettext("{n} statement", "{n} statements", len(page.statements)),
        )
        for page in desk.statement_pages
    ]


def year_views(here: Here, pages: Sequence[tuple[str, str, str]]) -> tuple[YearView, ...]:
    """Return a link to each page of a list that has several.

    Args:
        here: The page that shows them.
        pages: The address of each, its year in words, and how much stands on it, in words.
    """
    if len(pages) == 1:
        return ()
    return tuple(
        YearView(year, None if address == here.address else here.url(address), number)
        for address, year, number in pages
    )


def said_view(
    desk: Desk, here: Here, statement: Statement, found: Mapping[str, tuple[str, ...]]
) -> SaidView:
    """Return a statement in a few lines.

    Args:
        desk: Where it is from.
        here: The page.
        statement: The statement.
        found: What it is found under, by the name of the filter.
    """
    speaker, quote, grade = (
        speaker_view(desk, here, statement),
        desk.quote(statement),
        grade_of(desk.corpus, statement),
    )
    return SaidView(
        id=statement.id,
        url=here.statement(statement),
        date=capital(plain_date_words(statement.said)),
        inferred=is_inferred(statement.said),
        speaker=speaker.speaker,
        capacity=speaker.capacity,
        capacity_of=speaker.capacity_of,
        country=speaker.country,
        quote=quote,
        tongue=tongue_of(desk, statement),
        gist="" if quote is not None else statement.gist or _("words not published"),
        positions=tuple(
            (here.topic(one.topic), stance_position(desk, one)) for one in statement.stances
        ),
        grade=GRADES[grade],
        grade_style=grade.value,
        found=tuple((name, " ".join(values)) for name, values in found.items()),
    )


def listed_view(desk: Desk, here: Here, statement: Statement) -> ListedView:
    """Return a statement with the nearest of others."""
    near = desk.neighbours.of(statement)
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
        Link(plain_date_words(statement.said), here.statement(statement)),
    )
