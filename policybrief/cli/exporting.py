"""``policybrief export``: the corpus as data."""

from __future__ import annotations

import sys
from pathlib import Path

import click

from policybrief.cli.group import FOLDER, as_of_option, main
from policybrief.errors import PolicybriefError
from policybrief.pipeline import exporting
from policybrief.writing.formats import FORMATS, PDF


@main.command(short_help="Write the corpus in FOLDER as data.")
@click.argument("folder", type=FOLDER)
@click.option(
    "--format",
    "format_",
    metavar="NAME",
    default="json",
    show_default=True,
    help=f"The format: {', '.join((*FORMATS, PDF))}, or one of another package.",
)
@click.option(
    "--out",
    type=click.Path(),
    help="File, folder or .zip file to write to; a folder when it ends in a slash.",
)
@click.option("--country", metavar="COUNTRY", help="The one country that a PDF is about.")
@as_of_option
def export(
    folder: Path, format_: str, out: str | None, country: str | None, as_of: str | None
) -> None:
    """Write the corpus in FOLDER, with everything computed, as data.

    Without --out it is printed, when it is one file. A format of several files goes to a folder,
    or into one .zip file. A PDF needs: pip install 'policybrief[pdf]'.

    \b
    Example:
      policybrief export my-briefing --format json --out ledger.json
      policybrief export my-briefing --format pdf --country ro --out romania.pdf
      policybrief export my-briefing --format csv --out ledger.zip
    """
    if out is not None and out != "-":
        for path in exporting.write_export(folder, out, format_, as_of=as_of, country=country):
            click.echo(path)
        return
    files = exporting.export_files(folder, format_, as_of=as_of, country=country)
    text = all(exporting.is_text(content) for content in files.values())
    if len(files) != 1 or (_is_terminal() and not text):
        names = ", ".join(files)
        raise PolicybriefError(f"'{format_}' cannot be printed ({names}); say where to with --out")
    for content in files.values():
        click.echo(content, nl=False)


def _is_terminal() -> bool:
    return sys.stdout is not None and sys.stdout.isatty()
