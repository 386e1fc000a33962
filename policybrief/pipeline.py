"""From a folder to problems, to a corpus, to a site: what the command line calls."""

from __future__ import annotations

import os
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Final

import attrs

from policybrief.analysis.standing import Analysis, analyse
from policybrief.checks.run import check_corpus
from policybrief.drafting.starter import write_starter
from policybrief.errors import BuildError, CorpusError, PolicybriefError
from policybrief.hints import did_you_mean
from policybrief.models.corpus import Corpus
from policybrief.problems import Location, Problem, has_errors, in_order
from policybrief.reading.folder import read_corpus
from policybrief.site.builder import build_project, check_target
from policybrief.site.desk import Desk
from policybrief.site.plan import plan_pages
from policybrief.site.templates import (
    make_environment,
    render_page,
    template_names,
    templates_folder,
)
from policybrief.version import __version__
from policybrief.writing.json_export import export_json

Progress = Callable[[str], None]

_READ: Final = ("articles", "actors", "topics", "publishers", "events", "texts", "templates")
"""The folders of a corpus that are read."""

STAGES: Final = ("reading and checking", "computing the lines", "rendering and building")
"""The stages of a build, as `build_site` tells them."""

FORMATS: Final = ("json",)
"""The formats of `export`."""


@attrs.frozen(kw_only=True)
class Built:
    """What a build made.

    Attributes:
        site: The folder of the site; open its ``index.html``.
        project: The folder of the MkDocs project that it was built from.
        pages: How many pages it has.
        problems: The warnings.
    """

    site: Path
    project: Path
    pages: int
    problems: tuple[Problem, ...]


def find_problems(folder: Path | str) -> list[Problem]:
    """Return everything that is wrong with the corpus in *folder*, in order of place.

    Raises:
        PolicybriefError: When *folder* is not a folder.
    """
    return _look_at(Path(folder))[1]


def load_corpus(folder: Path | str) -> Corpus:
    """Return the corpus in *folder*.

    Raises:
        CorpusError: When it has errors; `CorpusError.problems` holds all of them.
        PolicybriefError: When *folder* is not a folder.
    """
    return _checked(folder)[0]


def _look_at(folder: Path) -> tuple[Corpus, list[Problem]]:
    corpus, found = read_corpus(folder)
    return corpus, in_order([*found, *check_corpus(corpus), *_stray_templates(folder)])


def _stray_templates(folder: Path) -> Iterator[Problem]:
    """Yield the page templates of *folder* that override none of ours."""
    known = template_names()
    for file in sorted((folder / "templates").glob("*.md.jinja")):
        if file.name not in known:
            yield Problem(
                Location(f"templates/{file.name}"),
                "stray-template",
                "no page uses a template of this name",
                did_you_mean(file.name, known) or "'policybrief templates list' names them",
            )


def _checked(source: Corpus | Path | str) -> tuple[Corpus, tuple[Problem, ...]]:
    if isinstance(source, Corpus):
        corpus, problems = source, check_corpus(source)
    else:
        corpus, problems = _look_at(Path(source))
    if has_errors(problems):
        raise CorpusError(problems)
    return corpus, tuple(problems)


def build_site(
    source: Corpus | Path | str,
    site: Path | str,
    *,
    project: Path | str | None = None,
    templates: Path | str | None = None,
    progress: Progress | None = None,
) -> Built:
    """Check, compute, render and build the site.

    When anything fails, what stood in the folders before still stands.

    Args:
        source: A folder, or a corpus made in Python.
        site: The folder for the site; it is made, or replaced when it was made here.
        project: The folder for the MkDocs project; by default beside the site, "SITE-mkdocs".
        templates: A folder of templates that override ours; by default "templates" in the folder.
        progress: Called with the name of each of the `STAGES` as it begins.

    Raises:
        CorpusError: When the corpus has errors.
        BuildError: When the site cannot be built.
        PolicybriefError: When *source* is not a folder.
    """
    tell = progress or (lambda stage: None)
    target = Path(os.path.abspath(site))
    workshop = (
        target.with_name(f"{target.name}-mkdocs") if project is None else Path(project).absolute()
    )
    folder = None if isinstance(source, Corpus) else Path(source)
    _keep_apart(folder, target, workshop)
    check_target(target, "site")
    check_target(workshop, "project")
    tell(STAGES[0])
    corpus, problems = _checked(source)
    overrides = Path(templates) if templates is not None else None
    if overrides is None and folder is not None:
        overrides = folder / "templates"
    tell(STAGES[1])
    analysis = analyse(corpus)
    tell(STAGES[2])
    number = build_project(
        rendered_pages(analysis, overrides),
        corpus.briefing,
        folder,
        target,
        workshop,
        _manifest(analysis),
        analysis.at,
    )
    return Built(site=target, project=workshop, pages=number, problems=problems)


def rendered_pages(analysis: Analysis, templates: Path | None = None) -> Iterator[tuple[str, str]]:
    """Yield path and Markdown of each page of the site.

    Args:
        analysis: What `analyse` returned.
        templates: A folder of templates that override ours.

    Raises:
        BuildError: When a template fails.
    """
    environment = make_environment(templates)
    for page in plan_pages(Desk(analysis)):
        yield page.source, render_page(environment, page)


def _keep_apart(folder: Path | None, target: Path, workshop: Path) -> None:
    """Refuse folders that would overwrite one another; a corpus may hold its own site."""
    site, project = target.resolve(), workshop.resolve()
    overwritten = [
        ("the site", site, project, "the project"),
        ("the project", project, site, "the site"),
    ]
    if folder is not None:
        corpus = folder.resolve()
        overwritten += [
            ("the site", site, corpus, "the corpus"),
            ("the project", project, corpus, "the corpus"),
        ]
        read = [corpus / one for one in _READ]
        for name, one in (("the site", site), ("the project", project)):
            if any(one == other or other in one.parents for other in read):
                raise BuildError(f"{name} cannot be in {one}: the corpus is read from there")
    for name, one, other, lost in overwritten:
        if one == other or one in other.parents:
            raise BuildError(f"{name} cannot be in {one}: it would overwrite {lost}")


def _manifest(analysis: Analysis) -> dict[str, object]:
    corpus = analysis.corpus
    return {
        "made_by": f"policybrief {__version__}",
        "as_of": None if analysis.at is None else analysis.at.isoformat(),
        "articles": len(corpus.live_articles),
        "statements": len(corpus.published),
        "lines": len(analysis.lines),
    }


def export(source: Corpus | Path | str, format: str = "json") -> str:  # noqa: A002 - the option's word
    """Return the corpus with everything computed, as text in one of `FORMATS`.

    Raises:
        CorpusError: When the corpus has errors.
        PolicybriefError: When there is no such format, or *source* is not a folder.
    """
    if format not in FORMATS:
        raise PolicybriefError(f"there is no format '{format}'; use one of: {', '.join(FORMATS)}")
    return export_json(analyse(_checked(source)[0]))


def new_briefing(folder: Path | str) -> list[Path]:
    """Write a starter folder that checks clean and builds, and return its files.

    Raises:
        PolicybriefError: When *folder* is not empty.
    """
    return write_starter(Path(folder))


def copy_template(name: str, folder: Path | str) -> Path:
    """Copy one of our templates into ``templates/`` of *folder*, to start an override from.

    Returns:
        The copy.

    Raises:
        PolicybriefError: When there is no such template, or the copy is there already.
    """
    if name not in template_names():
        known = ", ".join(template_names())
        raise PolicybriefError(f"there is no template '{name}'; there are: {known}")
    target = Path(folder) / "templates" / name
    if target.exists():
        raise PolicybriefError(f"{target} is there already")
    target.parent.mkdir(parents=True, exist_ok=True)
    target.write_bytes((templates_folder() / name).read_bytes())
    return target
