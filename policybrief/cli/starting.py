"""``policybrief new`` and ``policybrief templates``: what is written into folders."""

from __future__ import annotations

from pathlib import Path

import click

from policybrief.cli.group import ANY_FOLDER, FOLDER, main
from policybrief.pipeline import starting
from policybrief.site.templates import template_names


@main.command()
@click.argument("folder", type=ANY_FOLDER)
def new(folder: Path) -> None:
    """Write a starter into FOLDER: one article, one line, one page.

    \b
    Example:
      policybrief new my-briefing
    """
    for file in starting.new_briefing(folder):
        click.echo(file)
    click.echo(f"Now: policybrief build {folder} --site site")


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
