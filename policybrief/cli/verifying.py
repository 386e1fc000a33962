"""``policybrief verify``: whether anything private, dead, foreign or active is on a site."""

from __future__ import annotations

from pathlib import Path

import click

from policybrief.cli.group import FOLDER, main
from policybrief.cli.printing import PRINTERS
from policybrief.pipeline.verifying import verify_site
from policybrief.problems import has_errors


@main.command(short_help="Say everything that is wrong with a built site.")
@click.argument("site", type=FOLDER)
@click.option(
    "--against",
    metavar="FOLDER",
    type=FOLDER,
    help="The briefing it was built from; without it no words are looked for.",
)
@click.option(
    "--format",
    "format_",
    type=click.Choice(list(PRINTERS)),
    default="text",
    show_default=True,
    help="How problems are printed; 'github' makes annotations in its checks.",
)
def verify(site: Path, against: Path | None, format_: str) -> None:
    """Say everything that is wrong with the built site in SITE.

    Private words outside published quotes, dead links and anchors, requests to other hosts,
    pictures without words, scripts. Warnings alone exit 0. 'build' does the same as its last step.

    \b
    Example:
      policybrief verify site --against my-briefing
    """
    problems = verify_site(site, against)
    PRINTERS[format_](problems, site)
    if has_errors(problems):
        raise click.exceptions.Exit(1)
