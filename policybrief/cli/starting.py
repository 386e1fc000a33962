"""``policybrief new`` and ``policybrief templates``: what is written into folders."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

import click

from policybrief.cli.group import ANY_FOLDER, FOLDER, main
from policybrief.cli.printing import in_sight
from policybrief.errors import PolicybriefError
from policybrief.pipeline import starting
from policybrief.pipeline.starting import Drafted
from policybrief.site.templates import template_names


class _New(click.Group):
    """``new article FILE...`` is an article; ``new FOLDER`` is a folder, whatever its name."""

    def resolve_command(
        self, ctx: click.Context, args: list[str]
    ) -> tuple[str | None, click.Command | None, list[str]]:
        if len(args) < 2 or args[0] != "article":
            return ctx.info_name, _folder, args
        return super().resolve_command(ctx, args)


@main.group(
    cls=_New,
    subcommand_metavar="FOLDER | article FILE...",
    short_help="Write a starter, or draft an article.",
)
def new() -> None:
    """Write a starter into FOLDER (one article, one line, one page), or draft an article.

    \b
    Example:
      policybrief new my-briefing
      policybrief new article text.txt --into my-briefing
    """


@click.command()
@click.argument("folder", metavar="FOLDER", type=ANY_FOLDER)
def _folder(folder: Path) -> None:
    for file in starting.new_briefing(folder):
        click.echo(file)
    click.echo(f"Now: policybrief build {folder} --site site")


@new.command()
@click.argument(
    "files",
    metavar="FILE...",
    nargs=-1,
    required=True,
    type=click.Path(exists=True, dir_okay=False, path_type=Path),
)
@click.option(
    "--into",
    metavar="FOLDER",
    type=FOLDER,
    help="The briefing. [default: this folder or one above it]",
)
@click.option("--title", help="Its title.")
@click.option("--publisher", help="Id of its publisher.")
@click.option("--url", help="Where it was published.")
@click.option("--date", help="When it was published: 2025-04-28, 2025-04, 2025-04~.")
@click.option("--lang", help="Its language: en, ro.")
@click.option("--slug", help="Id of the article. [default: made from the title]")
def article(
    files: Sequence[Path],
    into: Path | None,
    title: str | None,
    publisher: str | None,
    url: str | None,
    date: str | None,
    lang: str | None,
    slug: str | None,
) -> None:
    """Draft an article from the text in FILE, with guesses that are marked as such.

    The text is copied to texts/ of the briefing. HTML needs: pip install 'policybrief[ingest]'.

    \b
    Example:
      policybrief new article text.txt --into my-briefing --publisher example-daily
    """
    if len(files) > 1 and (title or url or slug):
        raise PolicybriefError("--title, --url and --slug are for one file")
    folder = into or starting.briefing_around(Path())
    for file in files:
        _print(
            starting.new_article(
                file,
                folder,
                title=title,
                publisher=publisher,
                url=url,
                date=date,
                lang=lang,
                slug=slug,
            )
        )


def _print(drafted: Drafted) -> None:
    """Print what was written and what was guessed."""
    click.echo(drafted.article)
    click.echo(drafted.text)
    for one in drafted.guesses:
        if one.value is None:
            click.echo(in_sight(f"  {one.field}: not guessed; {one.how}"))
        else:
            how = f"  (guessed: {one.how})" if one.how else ""
            click.echo(in_sight(f"  {one.field}: {one.value}{how}"))
    click.echo(f"  {drafted.quoted} passage(s) in quotation marks, {len(drafted.named)} actor(s)")
    for note in drafted.notes:
        click.echo(in_sight(f"  note: {note}"))


@main.group()
def templates() -> None:
    """The templates of the site, and how to override them."""


@templates.command("list")
def list_templates() -> None:
    """Print the names of all templates.

    \b
    Example:
      policybrief templates list
    """
    for name in template_names():
        click.echo(name)


@templates.command("copy")
@click.argument("name")
@click.argument("folder", type=FOLDER)
def copy_template(name: str, folder: Path) -> None:
    """Copy the template NAME into templates/ of FOLDER, to start an override from.

    \b
    Example:
      policybrief templates copy country.md.jinja my-briefing
    """
    click.echo(starting.copy_template(name, folder))
