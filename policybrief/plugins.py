"""Checks, pages and exports that other packages add, found by their entry points."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from importlib.metadata import EntryPoint, entry_points
from typing import Any, Final

import attrs

from policybrief.problems import NOWHERE, Problem

CHECKS: Final = "policybrief.checks"
PAGES: Final = "policybrief.pages"
EXPORTS: Final = "policybrief.exports"

GROUPS: Final = (CHECKS, PAGES, EXPORTS)
"""The groups of entry points: each names a plain function."""


@attrs.frozen
class Plugin:
    """A function that another package adds.

    Attributes:
        name: The name of its entry point.
        group: One of the `GROUPS`.
        call: The function.
    """

    name: str
    group: str
    call: Callable[..., Any]


def find_plugins(group: str) -> tuple[tuple[Plugin, ...], tuple[Problem, ...]]:
    """Return the plugins of *group* by name, and a problem for each that cannot be loaded."""
    found: list[Plugin] = []
    problems: list[Problem] = []
    for point in sorted(entry_points(group=group), key=lambda one: (one.name, one.value)):
        try:
            call = point.load()
            if not callable(call):
                raise TypeError(f"{point.value} is no function")
        except Exception as error:
            problems.append(failed(point, group, error))
        else:
            found.append(Plugin(point.name, group, call))
    return tuple(found), tuple(problems)


def failed(plugin: Plugin | EntryPoint, group: str, error: Exception) -> Problem:
    """Return the problem that *plugin* raised *error*."""
    kind = group.rpartition(".")[2].removesuffix("s")
    said = f"{type(error).__name__}: {error}" if str(error) else type(error).__name__
    return Problem(
        NOWHERE,
        "failing-plugin",
        f"the {kind} '{plugin.name}' of another package failed: {' '.join(said.split())}",
        "mend or uninstall the package that provides it",
    )


def collect(plugins: Iterable[Plugin], *values: Any) -> Iterator[tuple[Plugin, list[Any], Any]]:
    """Call each plugin, and yield it with what it returned and the problem when it failed."""
    for plugin in plugins:
        try:
            returned = plugin.call(*values)
            yield plugin, [] if returned is None else list(returned), None
        except Exception as error:
            yield plugin, [], failed(plugin, plugin.group, error)
