"""Which pages a site has, and which template and view make each."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from typing import Final

import attrs

from policybrief.site.addresses import Here
from policybrief.site.desk import Desk
from policybrief.site.sections import Tab, tabs
from policybrief.site.views.actor import organization_view, person_view
from policybrief.site.views.article import article_view
from policybrief.site.views.country import country_view
from policybrief.site.views.front import front_view
from policybrief.site.views.indexes import (
    countries_view,
    organizations_view,
    people_view,
    sources_view,
    statements_view,
    topics_view,
)
from policybrief.site.views.prose import about_view, method_view
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
    """

    address: str
    template: str
    view: object
    title: str
    wide: bool = False
    tabs: tuple[Tab, ...] = ()

    @property
    def source(self) -> str:
        """Where its Markdown stands, relative to the project's pages."""
        return self.address.removesuffix(".html") + ".md"


_SINGLE: Final[tuple[tuple[str, str, Callable[[Desk, Here], object], bool], ...]] = (
    ("index.html", "index.md.jinja", front_view, True),
    ("countries/index.html", "countries.md.jinja", countries_view, True),
    ("topics/index.html", "topics.md.jinja", topics_view, True),
    ("people/index.html", "list.md.jinja", people_view, True),
    ("organizations/index.html", "list.md.jinja", organizations_view, True),
    ("articles/index.html", "articles.md.jinja", sources_view, True),
    ("statements/index.html", "statements.md.jinja", statements_view, False),
    ("method.html", "method.md.jinja", method_view, False),
    ("about.html", "about.md.jinja", about_view, False),
)
"""Address, template and view of each page that a site has once, and whether it is wide."""

_EACH: Final[tuple[tuple[str, str, str, Callable[[Desk, Here, str], object], bool], ...]] = (
    ("actors", "countries/", "country.md.jinja", country_view, True),
    ("actors", "people/", "person.md.jinja", person_view, False),
    ("actors", "organizations/", "organization.md.jinja", organization_view, False),
    ("topics", "topics/", "topic.md.jinja", topic_view, True),
    ("articles", "articles/", "article.md.jinja", article_view, False),
)
"""Field of `Addresses`, folder, template and view of records' pages; whether they are wide."""

TEMPLATES: Final = tuple(sorted({row[1] for row in _SINGLE} | {row[2] for row in _EACH}))
"""The names of the page templates."""


def plan_pages(desk: Desk) -> Iterator[Page]:
    """Yield every page of the site, in a fixed order."""
    for address, template, make_single, wide in _SINGLE:
        here = desk.here(address)
        yield _page(here, template, make_single(desk, here), wide)
    for field, folder, template, make, wide in _EACH:
        for id_, address in sorted(getattr(desk.addresses, field).items()):
            if address.startswith(folder):
                here = desk.here(address)
                yield _page(here, template, make(desk, here, id_), wide)


def _page(here: Here, template: str, view: object, wide: bool) -> Page:
    title = getattr(view, "title", here.address)
    return Page(here.address, template, view, title, wide, tabs(here))
