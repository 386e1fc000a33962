"""``policybrief check``: every problem of a corpus."""

from __future__ import annotations

from pathlib import Path

import click

from policybrief.cli.group import FOLDER, main
from policybrief.cli.printing import PRINTERS
from policybrief.pipeline.loading import find_problems
from policybrief.problems import has_errors


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
def check(folder: Path, format_: str) -> None:
    """Say everything that is wrong with the corpus in FOLDER.

    Warnings alone exit 0.

    \b
    Example:
      policybrief check my-briefing
      policybrief check my-briefing --format github
    """
    problems = find_problems(folder)
    PRINTERS[format_](problems, folder)
    if has_errors(problems):
        raise click.exceptions.Exit(1)
