"""Figures and tables that stand on a page, and by themselves for who wants to take them along.

Each has a frame: a title that says the finding, its source, the as-of date, and links to its data
(CSV), to the picture (SVG) and to a snippet of HTML to embed. The template of a figure is rendered
once for the page and once for each file. In a file, links lead to the site wherever the file is.
The picture is its first ``<svg>``, rendered with ``alone`` set, so that what stands in words around
it can be made part of it.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from typing import Any, Final
from urllib.parse import quote, urlsplit

import attrs

from policybrief.site.addresses import Here

FOLDER: Final = "figures/"
"""Where the files stand, relative to the site's root."""


@attrs.frozen
class Figure:
    """A figure or table that also stands by itself.

    Attributes:
        name: Its place among the figures, without suffix: ``topics/troops-in-ukraine-map``.
        template: Name of its template, which sees the view as ``figure``.
        make: Makes the view for one page; the view has a field ``frame``.
        rows: Makes its data: the names of the columns, then the rows.
        picture: Whether the template's first element is an ``<svg>``.
    """

    name: str
    template: str
    make: Callable[[Here], Any]
    rows: Callable[[], Iterable[Sequence[str]]]
    picture: bool = True

    @property
    def address(self) -> str:
        """Where its files stand, relative to the site's root, without suffix."""
        return f"{FOLDER}{self.name}"


def table_figure(
    name: str,
    template: str,
    make: Callable[[Here], Any],
    rows: Callable[[Any], Iterable[Sequence[str]]],
    here: Here,
) -> Figure:
    """Return a table that stands by itself, with its data read off what its page shows.

    Args:
        name: Its place among the figures.
        template: Name of its template.
        make: Makes the view for one page.
        rows: Reads the data off the view: the names of the columns, then the rows.
        here: The page that shows it.
    """
    return Figure(name, template, make, lambda: rows(make(here)), picture=False)


def stands_alone(here: Here) -> bool:
    """Say whether a page is the file of a figure, and not a page of the site."""
    return here.address.startswith(FOLDER)


def site_address(url: str | None) -> str:
    """Return the address of a site with a slash at its end; nothing for none of the web."""
    try:
        scheme = urlsplit((url or "").strip()).scheme.lower()
    except ValueError:
        return ""
    if url is None or scheme not in ("http", "https"):
        return ""
    return quote(url.strip().rstrip("/"), safe="/:?@!$&*+,;=%~._-[]") + "/"
