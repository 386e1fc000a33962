"""The ``policybrief`` command."""

from __future__ import annotations

import json
import signal
import sys
from collections.abc import Callable
from pathlib import Path
from typing import Any

import click
from rich.console import Console
from rich.progress import BarColumn, Progress, TextColumn

from policybrief import pipeline
from policybrief.errors import CorpusError, PolicybriefError
from policybrief.problems import Problem, Severity, has_errors
from policybrief.site.templates import template_names
from policybrief.version import __version__

_FOLDER = click.Path(exists=True, file_okay=False, path_type=Path)
_ANY_FOLDER = click.Path(path_type=Path)


class _Group(click.Group):
    """Turns what the library raises into a message and an exit code."""

    def invoke(self, ctx: click.Context) -> Any:
        try:
            return super().invoke(ctx)
        except CorpusError as error:
            _print_problems(error.problems)
            raise click.exceptions.Exit(1) from error
        except PolicybriefError as error:
            click.echo(f"policybrief: {error}", err=True)
            raise click.exceptions.Exit(2) from error
        except BrokenPipeError:
            raise
        except OSError as error:
            place = f"{error.filename}: " if error.filename else ""
            click.echo(f"policybrief: {place}{error.strerror or error}", err=True)
            raise click.exceptions.Exit(2) from error


@click.group(cls=_Group, context_settings={"help_option_names": ["-h", "--help"]})
@click.version_option(__version__, prog_name="policybrief")
def main() -> None:
    """Turn coded news articles into accountable positions, and publish them as a site.

    Exit codes: 0 clean, 1 problems in the corpus, 2 misuse.

    \b
    Example:
      policybrief new my-briefing
      policybrief build my-briefing --site site
    """


@main.command()
@click.argument("folder", type=_ANY_FOLDER)
def new(folder: Path) -> None:
    """Write a starter into FOLDER: one article, one line, one page.

    \b
    Example:
      policybrief new my-briefing
    """
    for file in pipeline.new_briefing(folder):
        click.echo(file)
    click.echo(f"Now: policybrief build {folder} --site site")


@main.command()
@click.argument("folder", type=_FOLDER)
@click.option(
    "--format",
    "format_",
    type=click.Choice(["text", "json", "github"]),
    default="text",
    show_default=True,
    help="How problems are printed; 'github' makes annotations in its checks.",
)
def check(folder: Path, format_: str) -> None:
    """Say everything that is wrong with the corpus in FOLDER.

    Warnings alone exit 0.

    \b
    Example:
      policybrief check my-briefing
      policybrief check my-briefing --format github
    """
    problems = pipeline.find_problems(folder)
    _PRINTERS[format_](problems, folder)
    if has_errors(problems):
        raise click.exceptions.Exit(1)


@main.command()
@click.argument("folder", type=_FOLDER)
@click.option("--site", type=_ANY_FOLDER, required=True, help="Folder for the site.")
@click.option(
    "--project",
    type=_ANY_FOLDER,
    help="Folder for the MkDocs project that the site is built from. [default: SITE-mkdocs]",
)
def build(folder: Path, site: Path, project: Path | None) -> None:
    """Check the corpus in FOLDER, compute where everybody stands, and build the site.

    The site also opens from disk. When something is wrong, the last good site stays.

    \b
    Example:
      policybrief build my-briefing --site site
    """
    built = _with_progress(
        lambda tell: pipeline.build_site(folder, site, project=project, progress=tell)
    )
    _print_problems(built.problems)
    click.echo(f"{built.pages} pages. Open {built.site / 'index.html'}")


@main.command()
@click.argument("folder", type=_FOLDER)
@click.option(
    "--format",
    "format_",
    type=click.Choice(pipeline.FORMATS),
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
    text = pipeline.export(folder, format_)
    if out is None or str(out) == "-":
        click.echo(text, nl=False)
        return
    out.write_text(text, encoding="utf-8", newline="\n")
    click.echo(out)


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
@click.argument("folder", type=_FOLDER)
def copy_template(name: str, folder: Path) -> None:
    """Copy the template NAME into templates/ of FOLDER, to start an override from.

    \b
    Example:
      policybrief templates copy country.md.jinja my-briefing
    """
    click.echo(pipeline.copy_template(name, folder))


def _with_progress(work: Callable[[Callable[[str], None]], pipeline.Built]) -> pipeline.Built:
    """Do *work*, with its stages shown on a terminal; being told to stop leaves nothing behind."""
    signal.signal(signal.SIGTERM, lambda number, frame: sys.exit(128 + number))
    console = Console(stderr=True)
    if not console.is_terminal:
        return work(lambda stage: None)
    columns = TextColumn("{task.description}"), BarColumn()
    with Progress(*columns, console=console, transient=True) as progress:
        task = progress.add_task("starting", total=len(pipeline.STAGES))

        def tell(stage: str) -> None:
            progress.update(task, description=stage, completed=pipeline.STAGES.index(stage))

        return work(tell)


def _print_problems(problems: Any) -> None:
    for problem in problems:
        click.echo(problem, err=True)


def _print_text(problems: list[Problem], folder: Path) -> None:
    for problem in problems:
        click.echo(problem)
    errors = sum(1 for one in problems if one.severity is Severity.ERROR)
    click.echo(f"{errors} error(s), {len(problems) - errors} warning(s)", err=True)


def _print_json(problems: list[Problem], folder: Path) -> None:
    records = [
        {
            "path": str(one.location.path),
            "line": one.location.line,
            "column": one.location.column,
            "severity": one.severity.value,
            "code": one.code,
            "message": one.message,
            "hint": one.hint,
        }
        for one in problems
    ]
    click.echo(json.dumps(records, ensure_ascii=False, indent=2))


def _print_github(problems: list[Problem], folder: Path) -> None:
    """Print workflow commands; paths are relative to the folder that the command runs in."""
    for one in problems:
        hint = "" if one.hint is None else f"\nhint: {one.hint}"
        path = (folder / one.location.path).as_posix()
        place = f"file={_property(path)},line={one.location.line},col={one.location.column}"
        title = _property(one.code)
        message = (one.message + hint).replace("%", "%25").replace("\r", "%0D")
        click.echo(f"::{one.severity.value} {place},title={title}::" + message.replace("\n", "%0A"))


def _property(text: str) -> str:
    for letter, code in (("%", "%25"), ("\r", "%0D"), ("\n", "%0A"), (":", "%3A"), (",", "%2C")):
        text = text.replace(letter, code)
    return text


_PRINTERS = {"text": _print_text, "json": _print_json, "github": _print_github}

if __name__ == "__main__":
    sys.exit(main())
