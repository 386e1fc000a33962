"""``policybrief serve``: the site on this computer, with live reload."""

from __future__ import annotations

import contextlib
import time
import webbrowser
from pathlib import Path

import click

from policybrief.cache import cache_file
from policybrief.cli.group import (
    ANY_FOLDER,
    FOLDER,
    as_of_option,
    cache_option,
    drafts_option,
    main,
)
from policybrief.cli.printing import in_sight, print_problems
from policybrief.pipeline.serving import Server
from policybrief.pipeline.serving import serve as serve_folder
from policybrief.serving.state import Rebuilt


@main.command(short_help="Show the site of FOLDER while you write.")
@click.argument("folder", type=FOLDER)
@click.option(
    "--port",
    type=click.IntRange(0, 65535),
    default=8000,
    show_default=True,
    help="Port; 0 picks one that is free.",
)
@click.option("--host", default="127.0.0.1", show_default=True, help="Address to bind to.")
@click.option(
    "--site",
    metavar="SITE",
    type=ANY_FOLDER,
    help="Folder for the site. [default: a temporary one]",
)
@click.option("--open", "open_", is_flag=True, help="Open the front page in a browser.")
@as_of_option
@drafts_option
@cache_option
def serve(
    folder: Path,
    port: int,
    host: str,
    site: Path | None,
    open_: bool,
    as_of: str | None,
    drafts: bool,
    cache: bool,
) -> None:
    """Serve the site of FOLDER on this computer, and make it again at each change.

    A change is seen at once, before the whole site is built and verified behind it. While a file is
    broken, the last good site stays, and its pages show what is wrong. Ctrl-C ends it.

    \b
    Example:
      policybrief serve my-briefing
      policybrief serve my-briefing --port 0 --open
    """

    def ready(server: Server) -> None:
        if not server.local:
            click.echo(f"warning: other computers can read this site at {host}", err=True)
        click.echo(f"{server.address}  (Ctrl-C ends it)")
        if open_:
            webbrowser.open(server.address)

    serve_folder(
        folder,
        host=host,
        port=port,
        site=site,
        as_of=as_of,
        drafts=drafts,
        cache=cache_file(folder) if cache else None,
        ready=ready,
        told=_print,
    )


def _print(rebuilt: Rebuilt) -> None:
    """Print one line for what happened, below its problems; when nobody reads it, serving goes on.

    The warnings of a corpus stand once, above its build.
    """
    with contextlib.suppress(OSError):
        if rebuilt.complete:
            print_problems(rebuilt.problems)
        if rebuilt.failure is not None:
            click.echo(in_sight(rebuilt.failure), err=True)
        click.echo(f"{time.strftime('%H:%M:%S')} {in_words(rebuilt)}")


def in_words(rebuilt: Rebuilt) -> str:
    """Return what happened, on one line."""
    if rebuilt.good:
        warnings = len(rebuilt.problems)
        said = f", {_number(warnings, 'warning')}" if warnings else ""
        pages = _number(rebuilt.pages or 0, "page")
        if not rebuilt.complete:
            return f"{pages} can be seen after {rebuilt.seconds:.1f} s, the site is being built"
        return f"{pages} in {rebuilt.seconds:.1f} s{said}"
    errors = len(rebuilt.errors)
    what = _number(errors, "error") if errors else "the build failed"
    return f"{what}, " + ("the last good site stays" if rebuilt.shown else "no site yet")


def _number(count: int, what: str) -> str:
    return f"{count} {what}" if count == 1 else f"{count} {what}s"
