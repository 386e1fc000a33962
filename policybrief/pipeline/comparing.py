"""What changed: between two dates of a corpus, or between two copies of it."""

from __future__ import annotations

import datetime
import os
from collections.abc import Callable, Mapping
from pathlib import Path, PurePosixPath
from typing import Any, Final

import attrs

from policybrief.analysis.comparison import Comparison, compare
from policybrief.analysis.ledger import Analysis
from policybrief.analysis.public import public_corpus
from policybrief.analysis.turns import is_by
from policybrief.checks.run import check_released
from policybrief.errors import CorpusError, PolicybriefError
from policybrief.hints import did_you_mean, short
from policybrief.languages import speaking
from policybrief.models.asked import a_country
from policybrief.models.collection import Day, last_day
from policybrief.models.corpus import Corpus
from policybrief.models.release import RELEASES
from policybrief.models.statements import TOPIC
from policybrief.pipeline.loading import checked
from policybrief.problems import Problem, has_errors, in_order
from policybrief.reading.releases import read_release, read_released_corpus, release_names
from policybrief.writing.brief import Brief, make_brief
from policybrief.writing.brief_json import as_json
from policybrief.writing.brief_text import as_markdown, as_text


def _told(comparison: Comparison, write: Callable[[Brief], str]) -> str:
    """Return a brief in the language of the briefing."""
    with speaking(comparison.after.corpus.briefing.language):
        return write(make_brief(comparison))


BRIEFS: Final[Mapping[str, Callable[[Comparison], str]]] = {
    "text": lambda comparison: _told(comparison, as_text),
    "markdown": lambda comparison: _told(comparison, as_markdown),
    "json": as_json,
}
"""What writes a comparison, by format."""


def diff(
    source: Corpus | Path | str,
    *,
    since: Day | None = None,
    other: Corpus | Path | str | None = None,
    since_release: str | None = None,
    until: Day | None = None,
    country: str | None = None,
    topic: str | None = None,
    as_of: Day | None = None,
) -> Comparison:
    """Return what changed in a corpus since a day, or since an earlier copy of it.

    A month or a year stands for its last day, as everywhere. Since a day: what is dated after it;
    when nothing is, nothing changed.

    Args:
        source: A folder, or a corpus made in Python.
        since: The day to start from; give either this, *other* or *since_release*.
        other: The earlier copy: a folder or a corpus.
        since_release: The name of a release of the folder, as the earlier copy.
        until: The day to end at; by default the as-of date. What is dated after it is no part of
            the earlier copy either.
        country: A country; then only what concerns it.
        topic: Id of a topic; then only what concerns it.
        as_of: The as-of day of *source*, in place of the briefing's. It says which embargoes are
            over; what *source* embargoes is no part of the earlier copy either.

    Raises:
        CorpusError: When either has errors; of two folders, each problem names its own.
        PolicybriefError: When the days, the country or the topic cannot be.
    """
    if [since, other, since_release].count(None) != 2:
        raise PolicybriefError(
            "say since when: either a day, an earlier copy of the corpus, or a release"
        )
    corpus = _checked(source, named=other is not None, as_of=as_of)
    public, _ = public_corpus(corpus)
    last = None if until is None else last_day(until)
    earlier = None if other is None else _checked(other, named=True)
    if since_release is not None:
        earlier = _released(source, since_release)
    if earlier is not None:
        known, _ = public_corpus(earlier, newer=corpus)
        before = Analysis(known, _earlier(earlier.as_of, last))
    else:
        assert since is not None
        start = last_day(since)
        if last is not None and start > last:
            raise PolicybriefError(f"nothing lies between {start} and {last}")
        before = Analysis(public, start)
        last = last or max(start, corpus.as_of or start)
    found = compare(before, Analysis(public, last or corpus.as_of))
    if until is not None and last is not None:
        told = tuple(one for one in found.corrections if is_by(one.correction, last))
        found = attrs.evolve(found, corrections=told)
    code = None if country is None else a_country(country, public)
    return found.about(country=code, topic=None if topic is None else TOPIC(topic, public))


def brief(comparison: Comparison, format: str = "text") -> str:  # noqa: A002 - the option's word
    """Return a comparison as a text that can be sent: sentences, each with its evidence.

    Args:
        comparison: What `diff` or `compare` returned.
        format: "text", "markdown" or "json".

    Raises:
        PolicybriefError: When there is no such format.
    """
    if format not in BRIEFS:
        raise PolicybriefError(f"there is no format '{format}'; use one of: {', '.join(BRIEFS)}")
    return BRIEFS[format](comparison)


def earlier_copy(folder: Path, name: str) -> Mapping[str, Any]:
    """Return what `diff` is to compare a folder with: a release of it, or another folder.

    A path with a slash is a folder; any other name is a release where there is one.

    Raises:
        PolicybriefError: When there is neither.
    """
    path = Path(name)
    separators = [one for one in (os.sep, os.altsep) if one is not None]
    alone = not any(one in name for one in separators)
    releases = release_names(folder)
    if alone and name in releases:
        return {"since_release": name}
    if path.is_dir():
        return {"other": path}
    if not alone:
        raise PolicybriefError(f"there is no folder {short(name)}")
    there = f"the releases are: {', '.join(releases)}" if releases else "it has no releases yet"
    raise PolicybriefError(
        f"there is neither a release nor a folder '{short(name)}'; "
        f"{did_you_mean(name, releases) or there}"
    )


def _released(source: Corpus | Path | str, name: str) -> Corpus:
    """Return what a release of a folder published."""
    if isinstance(source, Corpus):
        raise PolicybriefError("a corpus made in Python has no releases; name its folder")
    folder = Path(source)
    found, problems = read_released_corpus(folder, read_release(folder, name))
    problems = in_order([*problems, *check_released(found)])
    if has_errors(problems):
        place = Path(RELEASES) / name
        raise CorpusError([_in_folder(place, one) for one in problems])
    return found


def _earlier(one: datetime.date | None, other: datetime.date | None) -> datetime.date | None:
    """Return the earlier of two days; None is no day."""
    return min((day for day in (one, other) if day is not None), default=None)


def _checked(source: Corpus | Path | str, *, named: bool, as_of: Day | None = None) -> Corpus:
    """Return a corpus without errors; when *named*, its problems say in which folder they are."""
    try:
        return checked(source, as_of=as_of)[0]
    except CorpusError as error:
        if isinstance(source, Corpus) or not named:
            raise
        raise CorpusError([_in_folder(Path(source), one) for one in error.problems]) from error


def _in_folder(folder: Path, problem: Problem) -> Problem:
    path = PurePosixPath(folder.as_posix()) / problem.location.path
    return attrs.evolve(problem, location=attrs.evolve(problem.location, path=path))
