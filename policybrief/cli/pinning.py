"""``policybrief pin``: where quotes stand in texts that stay on this machine."""

from __future__ import annotations

from pathlib import Path

import click

from policybrief.cli.group import FOLDER, main
from policybrief.pipeline import pinning


@main.command(short_help="Pin texts that stay on this machine.")
@click.argument("folder", type=FOLDER)
@click.option("--accept", is_flag=True, help="Take texts that have changed since they were pinned.")
def pin(folder: Path, accept: bool) -> None:
    """Write briefing.lock.json, so that machines without the texts can check and build.

    It pins the words of each article with 'text:', inside FOLDER and outside. The file holds
    numbers and hashes, and no word of a text: commit it. A text that has changed is not taken
    without --accept; what has changed is printed.

    \b
    Example:
      policybrief pin my-briefing
      policybrief pin my-briefing --accept
    """
    done = pinning.pin_texts(folder, accept=accept)
    for what, ids in (
        ("pinned", done.added),
        ("updated", done.updated),
        ("dropped", done.dropped),
        ("kept, as the text is not here", done.kept),
    ):
        for id_ in ids:
            click.echo(f"{id_}: {what}")
    click.echo(f"{done.articles} article(s) with {done.passages} passage(s) pinned", err=True)
