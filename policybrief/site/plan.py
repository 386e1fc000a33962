"""Which pages a site has, and which template and view make each."""

from __future__ import annotations

from collections.abc import Callable, Iterator

import attrs

from policybrief.site.addresses import Here
from policybrief.site.desk import Desk
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
    """

    address: str
    template: str
    view: object
    title: str
    wide: bool = False

    @property
    def source(self) -> str:
        """Where its Markdown stands, relative to the project's pages."""
        return self.address.removesuffix(".html") + ".md"


_SINGLE: tuple[tuple[str, str, Callable[[Desk, Here], object], bool], ...] = (
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

_KINDS: tuple[tuple[str, str, Callable[[Desk, Here, str], object], bool], ...] = (
    ("countries/", "country.md.jinja", country_view, True),
    ("people/", "person.md.jinja", person_view, False),
    ("organizations/", "organization.md.jinja", organization_view, False),
)

TEMPLATES: tuple[str, ...] = tuple(
    sorted(
        {template for _, template, _, _ in (*_SINGLE, *_KINDS)}
        | {"topic.md.jinja", "article.md.jinja"}
    )
)
"""The names of the page templates."""


def plan_pages(desk: Desk) -> Iterator[Page]:
    """Yield every page of the site, in a fixed order."""
    for address, template, single, wide in _SINGLE:
        yield _page(address, template, single(desk, desk.here(address)), wide)
    for id_, address in sorted(desk.addresses.actors.items()):
        for folder, template, make, wide in _KINDS:
            if address.startswith(folder):
                yield _page(address, template, make(desk, desk.here(address), id_), wide)
    for id_, address in sorted(desk.addresses.topics.items()):
        yield _page(address, "topic.md.jinja", topic_view(desk, desk.here(address), id_), True)
    for id_, address in sorted(desk.addresses.articles.items()):
        yield _page(address, "article.md.jinja", article_view(desk, desk.here(address), id_), False)


def _page(address: str, template: str, view: object, wide: bool) -> Page:
    return Page(address, template, view, getattr(view, "title", address), wide)
