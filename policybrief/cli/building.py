"""``policybrief build``: the site."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import click
from rich.console import Console
from rich.progress import BarColumn, Progress, TextColumn

from policybrief.cache import cache_file
from policybrief.cli.group import (
    ANY_FOLDER,
    FOLDER,
    as_of_option,
    backend_option,
    cache_option,
    drafts_option,
    main,
    workers_option,
)
from policybrief.cli.printing import print_problems
from policybrief.engine.builder import BUILDERS, Builder
from policybrief.pipeline.building import STAGES, Built, build_site
from policybrief.spreading import Backend


@main.command(short_help="Build the site of FOLDER.")
@click.argument("folder", type=FOLDER)
@click.option("--site", metavar="SITE", type=ANY_FOLDER, required=True, help="Folder for the site.")
@click.option(
    "--project",
    metavar="FOLDER",
    type=ANY_FOLDER,
    help="Folder to keep the site's MkDocs project in. [default: none; with mkdocs, SITE-mkdocs]",
)
@click.option(
    "--builder",
    type=click.Choice(BUILDERS),
    default=BUILDERS[0],
    show_default=True,
    help="How pages are made; both give the same site.",
)
@click.option(
    "--in-place",
    is_flag=True,
    help="Change only the files that differ, instead of exchanging the folder for a new one.",
)
@as_of_option
@drafts_option
@cache_option
@backend_option
@workers_option
def build(
    folder: Path,
    site: Path,
    project: Path | None,
    builder: Builder,
    in_place: bool,
    as_of: str | None,
    drafts: bool,
    cache: bool,
    backend: Backend,
    workers: int | None,
) -> None:
    """Check the corpus in FOLDER, compute where everybody stands, and build the site.

    The site also opens from disk. When something is wrong, the last good site stays. What a build
    left that was killed is mended first.

    \b
    Example:
      policybrief build my-briefing --site site
      policybrief build my-briefing --site preview --drafts
      policybrief build my-briefing --site /srv/shared/site --in-place
    """
    built = _with_progress(
        lambda tell: build_site(
            folder,
            site,
            project=project,
            progress=tell,
            builder=builder,
            cache=cache_file(folder) if cache else None,
            in_place=in_place,
            as_of=as_of,
            drafts=drafts,
            backend=backend,
            workers=workers,
        )
    )
    if built.difference is not None:
        click.echo(f"note: {built.difference}, so MkDocs built all pages", err=True)
    print_problems(built.problems)
    click.echo(f"{built.pages} pages. Open {built.site / 'index.html'}")


def _with_progress(work: Callable[[Callable[[str, float], None]], Built]) -> Built:
    """Do *work*, with its stages shown on a terminal."""
    console = Console(stderr=True)
    if not console.is_terminal:
        return work(lambda stage, share: None)
    columns = TextColumn("{task.description}"), BarColumn()
    # no thread that draws: beside one, the process cannot be copied to use all cores
    with Progress(*columns, console=console, transient=True, auto_refresh=False) as progress:
        task = progress.add_task("starting", total=len(STAGES))

        def tell(stage: str, share: float) -> None:
            done = STAGES.index(stage) + share
            progress.update(task, description=stage, completed=done, refresh=True)

        return work(tell)
