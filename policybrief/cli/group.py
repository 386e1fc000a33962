"""The group of commands, and how what the library raises becomes a message and an exit code."""

from __future__ import annotations

import importlib
import io
import sys
from collections.abc import Mapping
from pathlib import Path
from typing import Any, Final

import click

from policybrief.cli.printing import in_sight, print_problems
from policybrief.cli.stopping import stoppable
from policybrief.errors import CorpusError, PolicybriefError
from policybrief.version import __version__

FOLDER: Final = click.Path(exists=True, file_okay=False, path_type=Path)
"""A folder that is there."""

ANY_FOLDER: Final = click.Path(path_type=Path)
"""A folder that may not be there yet."""

as_of_option: Final = click.option(
    "--as-of",
    metavar="DATE",
    help="The as-of day, in place of the briefing's; it says which embargoes are over.",
)
"""The option of commands that publish."""

drafts_option: Final = click.option(
    "--drafts", is_flag=True, help="Show drafts too, below a banner that says so."
)
"""The option of commands that make the site."""

cache_option: Final = click.option(
    "--cache/--no-cache",
    default=True,
    help="Keep what was read and drawn, to do only what changed the next time. [default: cache]",
)
"""The option of commands that read a whole folder."""

backend_option: Final = click.option(
    "--backend",
    type=click.Choice(["processes", "dask", "ray"]),
    default="processes",
    show_default=True,
    help="Where many articles are read and checked: on this machine, or on a cluster.",
)
"""The option of commands that may use a cluster."""

workers_option: Final = click.option(
    "--workers",
    type=click.IntRange(min=1),
    metavar="NUMBER",
    help="How many workers read and check.  [default: all cores, or all of the cluster]",
)
"""The number of workers of such a command."""


_MODULES: Final[Mapping[str, str]] = {
    "build": "building",
    "check": "checking",
    "diff": "comparing",
    "export": "exporting",
    "new": "starting",
    "pin": "pinning",
    "release": "releasing",
    "serve": "serving",
    "templates": "starting",
    "verify": "verifying",
}
"""The modules that hold the commands; only that of the command that runs is imported."""


class _Group(click.Group):
    """Turns what the library raises, and signals, into a message and an exit code."""

    def list_commands(self, ctx: click.Context) -> list[str]:
        """Return the names of all commands."""
        return sorted(_MODULES)

    def get_command(self, ctx: click.Context, name: str) -> click.Command | None:
        """Return a command; its module adds it to the group."""
        if name in _MODULES:
            importlib.import_module(f"policybrief.cli.{_MODULES[name]}")
        return super().get_command(ctx, name)

    def main(self, *args: Any, **kwargs: Any) -> Any:
        """Run the command, and print what any text or name of a file holds."""
        if isinstance(sys.stdout, io.TextIOWrapper):
            encoding = None if sys.stdout.isatty() else "utf-8"
            sys.stdout.reconfigure(encoding=encoding, errors="backslashreplace")
        return super().main(*args, **kwargs)

    def invoke(self, ctx: click.Context) -> Any:
        with stoppable() as told:
            try:
                result = self._answer(ctx)
            except KeyboardInterrupt as error:
                if told.number is None:
                    raise
                raise click.exceptions.Exit(128 + told.number) from error
            if told.must_say:
                raise click.exceptions.Exit(128 + (told.number or 0))
            return result

    def _answer(self, ctx: click.Context) -> Any:
        try:
            return super().invoke(ctx)
        except CorpusError as error:
            print_problems(error.problems)
            raise click.exceptions.Exit(1) from error
        except PolicybriefError as error:
            click.echo(in_sight(f"policybrief: {error}"), err=True)
            raise click.exceptions.Exit(2) from error
        except BrokenPipeError:
            raise
        except OSError as error:
            place = f"{error.filename}: " if error.filename else ""
            click.echo(in_sight(f"policybrief: {place}{error.strerror or error}"), err=True)
            raise click.exceptions.Exit(2) from error


@click.group(cls=_Group, context_settings={"help_option_names": ["-h", "--help"]})
@click.version_option(__version__, prog_name="policybrief")
def main() -> None:
    """Turn coded news articles into accountable positions, and publish them as a site.

    Exit codes: 0 clean, 1 problems in the corpus or on the site, 2 misuse and builds that fail.

    \b
    Example:
      policybrief new my-briefing
      policybrief build my-briefing --site site
    """
