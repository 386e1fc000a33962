"""The sections of the site: what the masthead lists, and what stands beside each other in one."""

from __future__ import annotations

from typing import Final

import attrs
from markupsafe import Markup

from policybrief.site.addresses import Here


@attrs.frozen
class Section:
    """One entry of the masthead.

    Attributes:
        title: Its title.
        pages: Title and address of its pages; the first opens from the masthead.
    """

    title: str
    pages: tuple[tuple[str, str], ...]


SECTIONS: Final = (
    Section("Home", (("Home", "index.html"),)),
    Section(
        "Countries",
        (
            ("Countries", "countries/index.html"),
            ("Matrix", "matrix.html"),
            ("Alignment", "alignment.html"),
            ("Organizations", "organizations/index.html"),
            ("People", "people/index.html"),
        ),
    ),
    Section("Topics", (("Topics", "topics/index.html"),)),
    Section(
        "Changes",
        (
            ("Changes", "changes.html"),
            ("Timeline", "timeline.html"),
            ("Events", "events/index.html"),
            ("Corrections", "corrections.html"),
        ),
    ),
    Section(
        "Sources",
        (
            ("Articles", "articles/index.html"),
            ("Publishers", "publishers/index.html"),
            ("Statements", "statements/index.html"),
            ("Facts", "facts.html"),
        ),
    ),
    Section(
        "Method",
        (
            ("Method", "method.html"),
            ("Codebook", "codebook.html"),
            ("Gaps", "gaps.html"),
            ("Data", "data.html"),
            ("About", "about.html"),
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
        addresses = [address for _, address in section.pages]
        if len(addresses) > 1 and here.address in addresses:
            return tuple(
                Tab(title, here.url(address), address == here.address)
                for title, address in section.pages
            )
    return ()
