"""The sections of the site: what the masthead lists, and what stands beside each other in one."""

from __future__ import annotations

from typing import Final

import attrs
from markupsafe import Markup

from policybrief.languages import N_, _
from policybrief.site.addresses import Here


@attrs.frozen
class Section:
    """One entry of the masthead.

    Attributes:
        title: Its title, a message.
        pages: Title, a message, and address of its pages; the first opens from the masthead.
    """

    title: str
    pages: tuple[tuple[str, str], ...]


SECTIONS: Final = (
    Section(N_("Home"), ((N_("Home"), "index.html"),)),
    Section(
        N_("Countries"),
        (
            (N_("Countries"), "countries/index.html"),
            (N_("Matrix"), "matrix.html"),
            (N_("Alignment"), "alignment.html"),
            (N_("Organizations"), "organizations/index.html"),
            (N_("People"), "people/index.html"),
        ),
    ),
    Section(N_("Topics"), ((N_("Topics"), "topics/index.html"),)),
    Section(
        N_("Changes"),
        (
            (N_("Changes"), "changes.html"),
            (N_("Timeline"), "timeline.html"),
            (N_("Events"), "events/index.html"),
            (N_("Corrections"), "corrections.html"),
        ),
    ),
    Section(
        N_("Sources"),
        (
            (N_("Articles"), "articles/index.html"),
            (N_("Publishers"), "publishers/index.html"),
            (N_("Statements"), "statements/index.html"),
            (N_("Facts"), "facts.html"),
        ),
    ),
    Section(
        N_("Method"),
        (
            (N_("Method"), "method.html"),
            (N_("Codebook"), "codebook.html"),
            (N_("Gaps"), "gaps.html"),
            (N_("Data"), "data.html"),
            (N_("About"), "about.html"),
        ),
    ),
)
"""The sections, in the order of the masthead."""


@attrs.frozen
class Tab:
    """A page beside the one that is shown.

    Attributes:
        title: Its title.
        url: Its address, relative to the page that is shown.
        current: Whether it is the one that is shown.
    """

    title: str
    url: Markup
    current: bool


def tabs(here: Here) -> tuple[Tab, ...]:
    """Return the pages of the section that a page opens; none for other pages."""
    for section in SECTIONS:
        addresses = [address for _title, address in section.pages]
        if len(addresses) > 1 and here.address in addresses:
            return tuple(
                Tab(_(title), here.url(address), address == here.address)
                for title, address in section.pages
            )
    return ()
