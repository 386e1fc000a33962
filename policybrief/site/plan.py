"""Which pages a site has, and which template and view make each."""

from __future__ import annotations

import functools
from collections.abc import Callable, Iterator
from typing import Final

import attrs

from policybrief.site.addresses import Here
from policybrief.site.cards import Card
from policybrief.site.desk import Desk
from policybrief.site.drawing import drawn_cards
from policybrief.site.sections import Tab, tabs
from policybrief.site.views.actor import person_view
from policybrief.site.views.alignment import alignment_view
from policybrief.site.views.article import article_view
from policybrief.site.views.changes import changes_view
from policybrief.site.views.cite import CiteView, cite_view
from policybrief.site.views.codebook import codebook_view
from policybrief.site.views.corrections import corrections_view
from policybrief.site.views.country import country_view
from policybrief.site.views.downloads import data_view
from policybrief.site.views.events import event_view, events_view
from policybrief.site.views.facts import facts_view
from policybrief.site.views.front import front_view
from policybrief.site.views.gaps import gaps_view
from policybrief.site.views.head import HeadView, head_view
from policybrief.site.views.indexes import (
    countries_view,
    organizations_view,
    people_view,
    sources_of_year_view,
    sources_view,
    topics_view,
)
from policybrief.site.views.matrix import matrix_part_view, matrix_view
from policybrief.site.views.organization import organization_view
from policybrief.site.views.prose import about_view, method_view
from policybrief.site.views.publishers import publisher_view, publishers_view
from policybrief.site.views.search import search_view
from policybrief.site.views.statements_list import statements_of_year_view, statements_view
from policybrief.site.views.timeline import timeline_view
from policybrief.site.views.topic import topic_view


@attrs.frozen
class Page:
    """One page of the site.

    Attributes:
        address: Where its HTML will stand, relative to the site's root.
        template: Name of its template.
        view: What the template sees.
        title: Its title.
        wide: Whether it is shown without a table of contents beside it.
        tabs: The pages of the section that it opens.
        draft: Whether it is of a draft, which it then says.
        about: Field of `Addresses` and id of the record that it is of; None for other pages.
        head: What its head says to machines; None for nothing.
        cite: How it is cited and followed; None for a page that is not.
    """

    address: str
    template: str
    view: object
    title: str
    wide: bool = False
    tabs: tuple[Tab, ...] = ()
    draft: bool = False
    about: tuple[str, str] | None = None
    head: HeadView | None = None
    cite: CiteView | None = None

    @property
    def source(self) -> str:
        """Where its Markdown stands, relative to the project's pages."""
        return self.address.removesuffix(".html") + ".md"


_Single = tuple[str, str, Callable[[Desk, Here], object], bool]
_Each = tuple[str, str, str, Callable[[Desk, Here, str], object], bool]

_SINGLE: Final[tuple[_Single, ...]] = (
    ("index.html", "index.md.jinja", front_view, True),
    ("countries/index.html", "countries.md.jinja", countries_view, True),
    ("matrix.html", "matrix.md.jinja", matrix_view, True),
    ("alignment.html", "alignment.md.jinja", alignment_view, True),
    ("topics/index.html", "topics.md.jinja", topics_view, True),
    ("changes.html", "changes.md.jinja", changes_view, False),
    ("timeline.html", "timeline.md.jinja", timeline_view, False),
    ("corrections.html", "corrections.md.jinja", corrections_view, False),
    ("events/index.html", "list.md.jinja", events_view, True),
    ("people/index.html", "list.md.jinja", people_view, True),
    ("organizations/index.html", "list.md.jinja", organizations_view, True),
    ("articles/index.html", "articles.md.jinja", sources_view, True),
    ("publishers/index.html", "publishers.md.jinja", publishers_view, True),
    ("statements/index.html", "statements.md.jinja", statements_view, False),
    ("facts.html", "facts.md.jinja", facts_view, False),
    ("method.html", "method.md.jinja", method_view, False),
    ("codebook.html", "codebook.md.jinja", codebook_view, False),
    ("gaps.html", "gaps.md.jinja", gaps_view, False),
    ("data.html", "data.md.jinja", data_view, True),
    ("about.html", "about.md.jinja", about_view, False),
    ("search.html", "search.md.jinja", search_view, True),
)
"""Address, template and view of each page that a site has once, and whether it is wide."""

_EACH: Final[tuple[_Each, ...]] = (
    ("actors", "countries/", "country.md.jinja", country_view, True),
    ("actors", "people/", "person.md.jinja", person_view, True),
    ("actors", "organizations/", "organization.md.jinja", organization_view, True),
    ("topics", "topics/", "topic.md.jinja", topic_view, True),
    ("articles", "articles/", "article.md.jinja", article_view, False),
    ("events", "events/", "event.md.jinja", event_view, False),
    ("publishers", "publishers/", "publisher.md.jinja", publisher_view, False),
    ("matrices", "matrix-", "matrix.md.jinja", matrix_part_view, True),
    ("article_years", "articles-", "articles.md.jinja", sources_of_year_view, True),
    ("years", "statements/", "statements.md.jinja", statements_of_year_view, False),
)
"""Field of `Addresses`, folder, template and view of records' pages; whether they are wide."""

TEMPLATES: Final = tuple(sorted({row[1] for row in _SINGLE} | {row[2] for row in _EACH}))
"""The names of the page templates."""


@attrs.frozen
class Planned:
    """A page that is not made yet.

    Attributes:
        address: Where its HTML will stand.
        template: Name of its template.
        wide: Whether it is shown without a table of contents beside it.
        make: Makes it.
    """

    address: str
    template: str
    wide: bool
    make: Callable[[], Page]


def planned_pages(desk: Desk) -> tuple[Planned, ...]:
    """Return every page of the site, in a fixed order, not made yet."""
    cards = desk.once(drawn_cards)
    found: list[Planned] = []
    for single in _SINGLE:
        make = functools.partial(_single, desk, single, cards.get(single[0]))
        found.append(Planned(single[0], single[1], single[3], make))
    for each in _EACH:
        for id_, address in sorted(getattr(desk.addresses, each[0]).items()):
            if address.startswith(each[1]):
                make = functools.partial(_each, desk, each, id_, address, cards.get(address))
                found.append(Planned(address, each[2], each[4], make))
    return tuple(found)


def plan_pages(desk: Desk) -> Iterator[Page]:
    """Yield every page of the site, in a fixed order."""
    return (planned.make() for planned in planned_pages(desk))


def _single(desk: Desk, row: _Single, card: Card | None) -> Page:
    address, template, make, wide = row
    here = desk.here(address)
    return _page(desk, here, template, make(desk, here), wide, None, card)


def _each(desk: Desk, row: _Each, id_: str, address: str, card: Card | None) -> Page:
    field, _folder, template, make, wide = row
    here = desk.here(address)
    page = _page(desk, here, template, make(desk, here, id_), wide, (field, id_), card)
    is_draft = (field.removesuffix("s"), id_) in (desk.analysis.drafts or ())
    return attrs.evolve(page, draft=True) if is_draft else page


def addresses_of(desk: Desk) -> set[str]:
    """Return the addresses of all pages that `plan_pages` yields."""
    found = {row[0] for row in _SINGLE}
    for field, folder, *_ in _EACH:
        addresses = getattr(desk.addresses, field).values()
        found.update(one for one in addresses if one.startswith(folder))
    return found


def _page(
    desk: Desk,
    here: Here,
    template: str,
    view: object,
    wide: bool,
    about: tuple[str, str] | None,
    card: Card | None,
) -> Page:
    """Return a page, with what every page has: tabs, a head, and how it is cited.

    Args:
        desk: The desk.
        here: The page.
        template: Name of its template.
        view: What the template sees.
        wide: Whether it is shown without a table of contents beside it.
        about: Field of `Addresses` and id of the record that it is of; None for other pages.
        card: Its share card, if it has one.
    """
    title = getattr(view, "title", here.address)
    return Page(
        here.address,
        template,
        view,
        title,
        wide,
        tabs(here),
        about=about,
        head=head_view(desk, here, title, about, card),
        cite=cite_view(desk, here, title, about),
    )
