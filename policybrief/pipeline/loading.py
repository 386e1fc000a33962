"""From a folder to problems and a corpus."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

from policybrief.checks.run import check_corpus
from policybrief.errors import CorpusError
from policybrief.hints import did_you_mean
from policybrief.models.corpus import Corpus
from policybrief.plugins import CHECKS, failed, find_plugins
from policybrief.problems import Location, Problem, has_errors, in_order
from policybrief.reading.folder import read_corpus
from policybrief.site.templates import template_names


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
    return checked(folder)[0]


def _look_at(folder: Path) -> tuple[Corpus, list[Problem]]:
    corpus, found = read_corpus(folder)
    stray = _stray_templates(folder)
    return corpus, in_order([*found, *check_corpus(corpus), *_plugin_problems(corpus), *stray])


def _plugin_problems(corpus: Corpus) -> Iterator[Problem]:
    """Yield what the checks of other packages find."""
    plugins, problems = find_plugins(CHECKS)
    yield from problems
    for plugin in plugins:
        try:
            yield from plugin.call(corpus)
        except Exception as error:
            yield failed(plugin, CHECKS, error)


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


def checked(source: Corpus | Path | str) -> tuple[Corpus, tuple[Problem, ...]]:
    """Return the corpus in a folder, or the given one, with its warnings.

    Raises:
        CorpusError: When it has errors.
        PolicybriefError: When *source* is not a folder.
    """
    if isinstance(source, Corpus):
        corpus, problems = source, in_order([*check_corpus(source), *_plugin_problems(source)])
    else:
        corpus, problems = _look_at(Path(source))
    if has_errors(problems):
        raise CorpusError(problems)
    return corpus, tuple(problems)
