"""``policybrief release``: what was published is kept."""

from __future__ import annotations

from pathlib import Path

import click

from policybrief.analysis.words import day_words
from policybrief.cli.group import FOLDER, main
from policybrief.cli.printing import print_problems
from policybrief.languages import ngettext
from policybrief.pipeline import releasing, starting


@main.command(short_help="Keep what is published of FOLDER.")
@click.argument("name")
@click.argument("folder", required=False, type=FOLDER)
def release(name: str, folder: Path | None) -> None:
    """Keep what is published of FOLDER as releases/NAME in it.

    FOLDER is this folder or the briefing around it, where none is given. From then on, 'check' says
    which published quotes changed without a correction, and 'diff --from NAME' what changed since.

    \b
    Example:
      policybrief release january my-briefing
      policybrief diff my-briefing --from january
    """
    kept = releasing.release(folder or starting.briefing_around(Path(), "behind the name"), name)
    print_problems(kept.problems)
    at = "" if kept.as_of is None else f", at {day_words(kept.as_of)}"
    click.echo(
        f"{kept.folder}: release {kept.number} with "
        f"{ngettext('{n} article', '{n} articles', kept.articles)} and "
        f"{ngettext('{n} statement', '{n} statements', kept.statements)}{at}"
    )
