"""``policybrief export``: the corpus as data."""

from __future__ import annotations

from pathlib import Path

import click

from policybrief.cli.group import FOLDER, main
from policybrief.pipeline import exporting
from policybrief.writing.formats import FORMATS


@main.command()
@click.argument("folder", type=FOLDER)
@click.option(
    "--format",
    "format_",
    type=click.Choice(list(FORMATS)),
    default="json",
    show_default=True,
    help="The format.",
)
@click.option("--out", type=click.Path(dir_okay=False, path_type=Path), help="File to write to.")
def export(folder: Path, format_: str, out: Path | None) -> None:
    """Write the corpus in FOLDER, with everything computed, as data.

    Without --out it is printed.

    \b
    Example:
      policybrief export my-briefing --format json --out ledger.json
    """
    text = exporting.export(folder, format_)
    if out is None or str(out) == "-":
        click.echo(text, nl=False)
        return
    out.write_text(text, encoding="utf-8", newline="\n")
    click.echo(out)
