"""``policybrief check``: every problem of a corpus, and those that it can mend."""

from __future__ import annotations

import sys
from pathlib import Path
from typing import TYPE_CHECKING

import click

from policybrief.cache import cache_file
from policybrief.cli.group import FOLDER, backend_option, cache_option, main, workers_option
from policybrief.cli.printing import PRINTERS, in_sight
from policybrief.pipeline.finding import find_problems
from policybrief.problems import Problem, has_errors

if TYPE_CHECKING:
    from policybrief.spreading import Backend


@main.command()
@click.argument("folder", type=FOLDER)
@click.option(
    "--format",
    "format_",
    type=click.Choice(["text", "json", "github"]),
    default="text",
    show_default=True,
    help="How problems are printed; 'github' makes annotations in its checks.",
)
@click.option("--fix", is_flag=True, help="Mend what is safe to mend, and say what is left.")
@click.option(
    "--diff", "--dry-run", "diff", is_flag=True, help="With --fix: show the changes, write nothing."
)
@cache_option
@backend_option
@workers_option
def check(
    folder: Path,
    format_: str,
    fix: bool,
    diff: bool,
    cache: bool,
    backend: Backend,
    workers: int | None,
) -> None:
    """Say everything that is wrong with the corpus in FOLDER.

    Warnings alone exit 0.

    \b
    Example:
      policybrief check my-briefing
      policybrief check my-briefing --fix --diff
      policybrief check my-briefing --format github
    """
    if diff and not fix:
        raise click.UsageError("--diff and --dry-run need --fix")
    kept = cache_file(folder) if cache else None
    if fix:
        problems = _fix(folder, format_, write=not diff)
    else:
        problems = find_problems(folder, cache=kept, backend=backend, workers=workers)
    if not diff:
        PRINTERS[format_](problems, folder)
    if has_errors(problems):
        raise click.exceptions.Exit(1)


def _fix(folder: Path, format_: str, *, write: bool) -> list[Problem]:
    """Mend the folder, print what was or would be changed, and return what is left."""
    from policybrief.pipeline.fixing import fix_problems

    fixed = fix_problems(folder, write=write)
    if write:
        for change in fixed.changes:
            click.echo(in_sight(change), err=format_ != "text")
        click.echo(f"{len(fixed.changes)} place(s) fixed", err=True)
    else:
        # A patch keeps every byte; on a terminal it is to be read.
        click.echo(in_sight(fixed.diff) if sys.stdout.isatty() else fixed.diff, nl=False)
        click.echo(
            f"{len(fixed.changes)} place(s) would be fixed, "
            f"{len(fixed.problems)} problem(s) would be left",
            err=True,
        )
    return list(fixed.problems)
