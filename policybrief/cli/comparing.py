"""``policybrief diff``: what changed."""

from __future__ import annotations

from pathlib import Path

import click

from policybrief.cli.group import FOLDER, as_of_option, main
from policybrief.pipeline import comparing
from policybrief.pipeline.comparing import BRIEFS


@main.command(short_help="Say what changed in FOLDER.")
@click.argument("folder", type=FOLDER)
@click.option("--since", metavar="DATE", help="What is dated after this day.")
@click.option("--from", "other", metavar="NAME", help="A release of it, or an earlier copy.")
@click.option("--until", metavar="DATE", help="The last day. [default: the as-of day]")
@click.option("--country", metavar="COUNTRY", help="Only what concerns this country.")
@click.option("--topic", metavar="TOPIC", help="Only what concerns this topic, by its id.")
@as_of_option
@click.option(
    "--format",
    "format_",
    type=click.Choice(list(BRIEFS)),
    default="text",
    show_default=True,
    help="The format.",
)
def diff(
    folder: Path,
    since: str | None,
    other: str | None,
    until: str | None,
    country: str | None,
    topic: str | None,
    as_of: str | None,
    format_: str,
) -> None:
    """Say what changed in FOLDER since a day, a release, or an earlier copy of it.

    A month or a year stands for its last day. A NAME with a slash is a folder; any other is a
    release where there is one. Changes exit 0, as none do.

    \b
    Example:
      policybrief diff my-briefing --since 2025-12-31
      policybrief diff my-briefing --from january
      policybrief diff my-briefing --from ../last-month --format markdown
    """
    copy = {} if other is None else comparing.earlier_copy(folder, other)
    found = comparing.diff(
        folder, since=since, until=until, country=country, topic=topic, as_of=as_of, **copy
    )
    click.echo(comparing.brief(found, format_), nl=False)
