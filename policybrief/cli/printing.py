"""Problems as text, JSON and annotations."""

from __future__ import annotations

import json
from collections.abc import Callable, Iterable, Mapping
from pathlib import Path
from typing import Final

import click

from policybrief.hints import in_json, visible
from policybrief.problems import Problem, Severity


def in_sight(text: object) -> str:
    """Return *text* for a terminal: line by line, what cannot be seen as escapes.

    Names of files, values and what other programs say may hold orders for a terminal.
    """
    return "\n".join(map(visible, str(text).split("\n")))


def print_problems(problems: Iterable[Problem]) -> None:
    """Print *problems* where errors are printed."""
    for problem in problems:
        click.echo(problem, err=True)


def _print_text(problems: list[Problem], folder: Path) -> None:
    for problem in problems:
        click.echo(problem)
    errors = sum(1 for one in problems if one.severity is Severity.ERROR)
    click.echo(f"{errors} error(s), {len(problems) - errors} warning(s)", err=True)


def _print_json(problems: list[Problem], folder: Path) -> None:
    records = [
        {
            "path": str(one.location.path),
            "line": one.location.line,
            "column": one.location.column,
            "severity": one.severity.value,
            "code": one.code,
            "message": one.message,
            "hint": one.hint,
        }
        for one in problems
    ]
    click.echo(in_json(json.dumps(records, ensure_ascii=False, indent=2)))


def _print_github(problems: list[Problem], folder: Path) -> None:
    """Print workflow commands; paths are relative to the folder that the command runs in."""
    for one in problems:
        hint = "" if one.hint is None else f"\nhint: {one.hint}"
        path = (folder / one.location.path).as_posix()
        place = f"file={_property(path)},line={one.location.line},col={one.location.column}"
        title = _property(one.code)
        message = in_sight(one.message + hint).replace("%", "%25").replace("\r", "%0D")
        click.echo(f"::{one.severity.value} {place},title={title}::" + message.replace("\n", "%0A"))


def _property(text: str) -> str:
    text = visible(text)
    for letter, code in (("%", "%25"), ("\r", "%0D"), ("\n", "%0A"), (":", "%3A"), (",", "%2C")):
        text = text.replace(letter, code)
    return text


PRINTERS: Final[Mapping[str, Callable[[list[Problem], Path], None]]] = {
    "text": _print_text,
    "json": _print_json,
    "github": _print_github,
}
"""What prints the problems of a folder, by format."""
