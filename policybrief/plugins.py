"""Checks, pages and exports that other packages add, found by their entry points."""

from __future__ import annotations

import importlib
import re
from collections.abc import Callable
from importlib.metadata import EntryPoint, entry_points
from pathlib import Path
from typing import Any, Final, TypeVar

import attrs

from policybrief.problems import NOWHERE, Fix, Location, Problem, Severity

CHECKS: Final = "policybrief.checks"
PAGES: Final = "policybrief.pages"
EXPORTS: Final = "policybrief.exports"

GROUPS: Final = (CHECKS, PAGES, EXPORTS)
"""The groups of entry points: each names a plain function."""

_CONTROLS: Final = re.compile("[\x00-\x1f\x7f-\x9f\u2028\u2029]")
_T = TypeVar("_T")


@attrs.frozen
class Plugin:
    """A function that another package adds.

    Attributes:
        name: The name of its entry point.
        group: One of the `GROUPS`.
        call: The function.
        templates: The folder ``templates`` beside its module; None without one.
    """

    name: str
    group: str
    call: Callable[..., Any]
    templates: Path | None = None


def find_plugins(group: str) -> tuple[tuple[Plugin, ...], tuple[Problem, ...]]:
    """Return the plugins of *group* by name, and a problem for each that cannot be loaded."""
    found: dict[str, Plugin] = {}
    problems: list[Problem] = []
    for point in sorted(entry_points(group=group), key=lambda one: (one.name, one.value)):
        try:
            call = point.load()
            if not callable(call):
                raise TypeError(f"{point.value} is no function")
            if point.name in found:
                raise ValueError("another package has one of this name")
            found[point.name] = Plugin(point.name, group, call, _templates(point))
        except KeyboardInterrupt:
            raise
        except BaseException as error:
            problems.append(failed(point, group, error))
    return tuple(found.values()), tuple(problems)


def _templates(point: EntryPoint) -> Path | None:
    """Return the folder of templates beside the module that a plugin stands in."""
    file = importlib.import_module(point.module).__file__
    folder = None if file is None else Path(file).resolve().parent / "templates"
    return folder if folder is not None and folder.is_dir() else None


def failed(plugin: Plugin | EntryPoint, group: str, error: BaseException) -> Problem:
    """Return the problem that *plugin* raised *error*."""
    said = f"{type(error).__name__}: {error}" if str(error) else type(error).__name__
    return at_fault(plugin.name, group, f"failed: {said}")


def at_fault(name: str, group: str, fault: str) -> Problem:
    """Return the problem of a plugin, by its name and what it did, on one line."""
    kind = group.rpartition(".")[2].removesuffix("s")
    return Problem(
        NOWHERE,
        "failing-plugin",
        _one_line(f"the {kind} '{name}' of another package {fault}"),
        "mend or uninstall the package that provides it",
    )


def results(plugin: Plugin, wanted: type[_T], *values: object) -> tuple[list[_T], list[Problem]]:
    """Call *plugin*, and return what it gave and what was wrong with it.

    What it gave before it failed is kept, and so is everything beside what is none of *wanted*.

    Args:
        plugin: The plugin.
        wanted: What it should give, one after the other.
        values: What it is called with.
    """
    found: list[_T] = []
    problems: dict[Problem, None] = {}
    try:
        returned = plugin.call(*values)
        if returned is None:
            raise TypeError("it returned None; yield what it finds, or return a list")
        for one in returned:
            if isinstance(one, wanted) and (not isinstance(one, Problem) or _is_sound(one)):
                safe: Any = _made_safe(one) if isinstance(one, Problem) else one
                found.append(safe)
            else:
                fault = f"gave something that is no {wanted.__name__}: {type(one).__name__}"
                problems[at_fault(plugin.name, plugin.group, fault)] = None
    except KeyboardInterrupt:
        raise
    except BaseException as error:
        problems[failed(plugin, plugin.group, error)] = None
    return found, list(problems)


def _is_sound(problem: Problem) -> bool:
    """Say whether a problem can be sorted and printed."""
    place = problem.location
    return (
        isinstance(place, Location)
        and all(type(one) is int for one in (place.line, place.column))
        and isinstance(problem.code, str)
        and isinstance(problem.message, str)
        and isinstance(problem.hint, str | None)
        and isinstance(problem.severity, Severity)
        and isinstance(problem.fix, Fix | None)
    )


def _made_safe(problem: Problem) -> Problem:
    """Return a problem whose place is in the folder and whose words are on one line each.

    One with a place outside of the folder stands nowhere, and mends nothing.
    """
    place = problem.location
    inside = not place.path.is_absolute() and ".." not in place.path.parts
    place = Location(_one_line(str(place.path)), max(place.line, 1), max(place.column, 1))
    return attrs.evolve(
        problem,
        location=place if inside else NOWHERE,
        code=_one_line(problem.code),
        message=_one_line(problem.message),
        hint=None if problem.hint is None else _one_line(problem.hint),
        fix=problem.fix if inside and place == problem.location else None,
    )


def _one_line(text: str) -> str:
    """Return *text* on one line, without what would end it or steer a terminal."""
    return " ".join(_CONTROLS.sub(" ", text).split())
