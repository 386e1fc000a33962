"""Pages that other packages add."""

from __future__ import annotations

import re
from collections.abc import Mapping
from pathlib import Path
from typing import Final

import attrs

from policybrief.plugins import PAGES, at_fault, find_plugins, results
from policybrief.problems import Problem
from policybrief.site.desk import Desk
from policybrief.site.plan import Page, addresses_of
from policybrief.site.sections import Section

_ADDRESS: Final = re.compile(r"(?:[a-z0-9][a-z0-9_-]*/)*[a-z0-9][a-z0-9_-]*\.html")
_OF_THE_THEME: Final = "404.html"


@attrs.frozen
class ForeignPages:
    """What other packages add to a site.

    Attributes:
        pages: Their pages; the name of a template begins with that of the plugin.
        plugins: The name of the plugin of each page, by its address.
        templates: The folder of templates of each plugin, by its name; None without one.
        problems: What was wrong with them.
    """

    pages: tuple[Page, ...]
    plugins: Mapping[str, str]
    templates: Mapping[str, Path | None]
    problems: tuple[Problem, ...]

    @property
    def sections(self) -> tuple[Section, ...]:
        """The section of the masthead that lists them; none without pages."""
        listed = tuple((page.title, page.address) for page in self.pages)
        return (Section("More", listed),) if listed else ()


def foreign_pages(desk: Desk) -> ForeignPages:
    """Return the pages of other packages, by the names of their plugins."""
    plugins, unloaded = find_plugins(PAGES)
    problems = list(unloaded)
    found: list[Page] = []
    plugin_of: dict[str, str] = {}
    templates: dict[str, Path | None] = {}
    taken = addresses_of(desk) | {_OF_THE_THEME} if plugins else set()
    for plugin in plugins:
        pages, faults = results(plugin, Page, desk)
        problems += faults
        prefix = plugin.name.replace("/", "-")
        templates[prefix] = plugin.templates
        for page in pages:
            fault = _fault(page, taken)
            if fault is not None:
                problems.append(at_fault(plugin.name, PAGES, fault))
                continue
            taken.add(page.address)
            plugin_of[page.address] = plugin.name
            found.append(attrs.evolve(page, template=f"{prefix}/{page.template}"))
    return ForeignPages(tuple(found), plugin_of, templates, tuple(problems))


def _fault(page: Page, taken: set[str]) -> str | None:
    """Return what is wrong with a page, or None."""
    if not isinstance(page.address, str) or _ADDRESS.fullmatch(page.address) is None:
        return f"gave a page with the address {page.address!r}; write it like 'ports/index.html'"
    if page.address in taken:
        return f"gave a page with an address that is taken: {page.address}"
    if not isinstance(page.template, str) or not isinstance(page.title, str):
        return f"gave a page without a title or a template: {page.address}"
    if not attrs.has(type(page.view)):
        return f"gave a page whose view is no attrs class: {page.address}"
    return None
