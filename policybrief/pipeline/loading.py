"""From a folder to problems and a corpus.

What few corpora need is imported only for these: what draws a site, for the names of templates, and
what compares with a release.
"""

from __future__ import annotations

import os
from collections.abc import Collection, Iterator, Mapping
from pathlib import Path, PurePosixPath

from policybrief.cache import NO_CACHE, Cache
from policybrief.checks.run import check_corpus
from policybrief.checks.silence import without_silenced
from policybrief.errors import CorpusError
from policybrief.hints import did_you_mean
from policybrief.models.collection import Day
from policybrief.models.corpus import Corpus
from policybrief.models.pins import is_outside, plain_path
from policybrief.models.release import RELEASES
from policybrief.plugins import CHECKS, EXPORTS, GROUPS, PAGES, find_plugins, results
from policybrief.problems import Location, Problem, has_errors, in_order
from policybrief.reading.folder import read_articles, read_corpus
from policybrief.reading.inside import printable
from policybrief.reading.lock import read_lock
from policybrief.reading.plain_files import fault_of
from policybrief.reading.record_files import stray_folders
from policybrief.reading.releases import find_releases
from policybrief.remembering import NO_MEMORY, Memory
from policybrief.spreading import HERE, Spread
from policybrief.writing.formats import find_exports


def load_corpus(folder: Path | str) -> Corpus:
    """Return the corpus in *folder*.

    Raises:
        CorpusError: When it has errors; `CorpusError.problems` holds all of them.
        PolicybriefError: When *folder* is not a folder.
    """
    return checked(folder)[0]


def look_at(
    folder: Path,
    changed: Mapping[PurePosixPath, bytes] | None = None,
    groups: Collection[str] = GROUPS,
    as_of: Day | None = None,
    cache: Cache = NO_CACHE,
    memory: Memory = NO_MEMORY,
    spread: Spread = HERE,
) -> tuple[Corpus, list[Problem]]:
    """Return the corpus in *folder* and everything that is wrong with it.

    Args:
        folder: The folder.
        changed: What files are to hold in place of what stands on the disk.
        groups: The groups of plugins that must be loadable.
        as_of: The as-of day, in place of the briefing's.
        cache: What was read before.
        memory: What was computed before.
        spread: Where articles are read and checked.
    """
    corpus, found = read_corpus(folder, changed, cache=cache, memory=memory, spread=spread)
    corpus = corpus if as_of is None else corpus.with_as_of(as_of)
    found += check_corpus(corpus, spread, cache)
    found += [*_plugin_problems(corpus, groups), *_template_problems(folder)]
    found += _since_release(folder, corpus)
    return corpus, in_order(without_silenced(corpus, found))


def also_read(folder: Path, corpus: Corpus) -> tuple[list[str], list[str]]:
    """Return what is looked at besides the folders of records: files that are named, and folders.

    Those are the newest release, and folders whose names are nearly right.
    """
    pins = read_lock(folder)[0].pins
    texts = {plain_path(one.text): one.id for one in corpus.articles if one.text is not None}
    files = {
        text for text, id_ in texts.items() if id_ in pins or not is_outside(PurePosixPath(text))
    }
    logo = corpus.briefing.look.logo
    if logo is not None and not is_outside(PurePosixPath(plain_path(logo))):
        files.add(logo)
    releases, _problems = find_releases(folder)
    folders = [f"{RELEASES}/{one.name}" for one in releases[-1:]]
    return sorted(files), [*folders, *(name for name, _ in stray_folders(folder))]


def _plugin_problems(corpus: Corpus, groups: Collection[str]) -> Iterator[Problem]:
    """Yield what the checks of other packages find, and the plugins that cannot be loaded."""
    plugins, problems = find_plugins(CHECKS)
    yield from problems
    if PAGES in groups:
        yield from find_plugins(PAGES)[1]
    if EXPORTS in groups:
        yield from find_exports()[1]
    for plugin in plugins:
        found, faults = results(plugin, Problem, corpus)
        yield from (*found, *faults)


def _since_release(folder: Path, corpus: Corpus) -> Iterator[Problem]:
    """Yield what is wrong with releases, and what changed silently since the newest."""
    releases, problems = find_releases(folder)
    yield from problems
    if releases:
        from policybrief.checks.releases import changed_statements, check_release

        newest = releases[-1]
        changed = changed_statements(corpus, newest)
        if changed:
            articles = {one.article for one in changed}
            earlier = read_articles(folder / RELEASES / newest.name, articles)
            yield from check_release(corpus, newest, changed, earlier)


def _template_problems(folder: Path) -> Iterator[Problem]:
    """Yield the templates of *folder* that cannot be read, and those that override none of ours."""
    try:
        names = sorted(os.listdir(folder / "templates"))
    except (FileNotFoundError, NotADirectoryError):
        return
    except OSError as error:
        message = f"the folder cannot be read: {(error.strerror or str(error)).lower()}"
        yield Problem(Location("templates"), "unreadable-file", message, "check its permissions")
        return
    names = [name for name in names if name.endswith(".jinja")]
    if not names:
        return
    from policybrief.site.templates import template_names

    known = template_names()
    for name in names:
        place = Location(f"templates/{printable(name)}")
        fault = fault_of(folder / "templates" / name)
        if fault is not None:
            message, hint = f"the file cannot be read: {fault}", "check its permissions"
            yield Problem(place, "unreadable-file", message, hint)
        elif name.endswith(".md.jinja") and name not in known:
            yield Problem(
                place,
                "stray-template",
                "no page uses a template of this name",
                did_you_mean(name, known) or "'policybrief templates list' names them",
            )


def checked(
    source: Corpus | Path | str,
    groups: Collection[str] = (CHECKS,),
    as_of: Day | None = None,
    cache: Cache = NO_CACHE,
    memory: Memory = NO_MEMORY,
    spread: Spread = HERE,
) -> tuple[Corpus, tuple[Problem, ...]]:
    """Return the corpus in a folder, or the given one, with its warnings.

    Args:
        source: A folder, or a corpus made in Python.
        groups: The groups of plugins that must be loadable.
        as_of: The as-of day, in place of the briefing's.
        cache: What was read before.
        memory: What was computed before.
        spread: Where articles are read and checked.

    Raises:
        CorpusError: When it has errors.
        PolicybriefError: When *source* is not a folder, or *as_of* no date.
    """
    if isinstance(source, Corpus):
        corpus = source if as_of is None else source.with_as_of(as_of)
        found = [*check_corpus(corpus, spread), *_plugin_problems(corpus, groups)]
        problems = in_order(without_silenced(corpus, found))
    else:
        corpus, problems = look_at(
            Path(source), groups=groups, as_of=as_of, cache=cache, memory=memory, spread=spread
        )
    if has_errors(problems):
        raise CorpusError(problems)
    return corpus, tuple(problems)
