"""The releases of a folder, or what is wrong with them.

A release may have been edited by hand or come from anywhere: nothing in one makes the reader raise,
and what is wrong with one is a warning, as the briefing itself does not need it.
"""

from __future__ import annotations

import datetime
import json
import re
from collections.abc import Iterator
from pathlib import Path
from typing import Any, Final

import attrs

from policybrief.errors import PolicybriefError
from policybrief.hints import did_you_mean, short
from policybrief.models.corpus import Corpus
from policybrief.models.ids import is_slug
from policybrief.models.release import FORMAT, RECORD, RELEASES, Release, ReleasedStatement
from policybrief.models.stance import Stance
from policybrief.models.statement import Statement
from policybrief.models.topic import Topic
from policybrief.problems import Location, Problem
from policybrief.reading.folder import read_corpus

MAX_BYTES: Final = 32_000_000
"""How large the record of one release may be."""

_HASH: Final = re.compile(r"[0-9a-f]{64}")
_HINT: Final = "take it back from version control, or delete the folder of the release"


class _WrongError(Exception):
    """A record is not what it must be; says what, and where if that is known."""

    def __init__(self, message: str, line: int = 1, column: int = 1) -> None:
        super().__init__(message)
        self.message, self.line, self.column = message, line, column


def find_releases(folder: Path) -> tuple[tuple[Release, ...], tuple[Problem, ...]]:
    """Return the releases of a folder, the newest last, and a warning for each that is broken."""
    found: list[Release] = []
    problems: list[Problem] = []
    for path in _folders(folder):
        try:
            found.append(_read(path))
        except _WrongError as wrong:
            place = Location(f"{RELEASES}/{_shown(path.name)}/{RECORD}", wrong.line, wrong.column)
            problems.append(Problem(place, "broken-release", wrong.message, _HINT))
    return tuple(sorted(found, key=lambda one: (one.number, one.name))), tuple(problems)


def release_names(folder: Path) -> tuple[str, ...]:
    """Return the names of the releases of a folder, broken ones included."""
    return tuple(path.name for path in _folders(folder))


def next_number(folder: Path) -> int:
    """Return the number of the next release: above all that are known, and above their count."""
    known, _ = find_releases(folder)
    return max([len(_folders(folder)), *(one.number for one in known)]) + 1


def read_release(folder: Path, name: str) -> Release:
    """Return one release of a folder.

    Raises:
        PolicybriefError: When there is none of this name, or it is broken.
    """
    known = release_names(folder)
    if name not in known:
        near = did_you_mean(name, known)
        there = f"there are: {', '.join(known)}" if known else "there is none yet"
        raise PolicybriefError(f"there is no release '{short(name)}'; {near or there}")
    path = folder / RELEASES / name
    try:
        return _read(path)
    except _WrongError as wrong:
        raise PolicybriefError(f"{path / RECORD}: {wrong.message}; {_HINT}") from wrong


def read_released_corpus(folder: Path, release: Release) -> tuple[Corpus, list[Problem]]:
    """Return what a release published, and what is wrong with its files.

    Its words were verified when it was made, and its texts are not there: statements stand in the
    order that they had in them. Those that were not published are left out, and of those that were
    withdrawn what they refer to, as that need not be in it. Topics that were left out are there by
    name alone.
    """
    corpus, problems = read_corpus(folder / RELEASES / release.name, texts=False)
    places = {one.id: one.place for one in release.statements}
    articles = [
        attrs.evolve(
            article,
            statements=sorted(
                (_as_released(one) for one in article.statements if one.id in places),
                key=lambda one: places[one.id],
            ),
        )
        for article in corpus.articles
    ]
    known = corpus.topic_by_id
    statements = [one for article in articles for one in article.statements]
    named = sorted({each.topic for one in statements for each in _stances(one)} - known.keys())
    drafts = [
        Topic(id=id_, title=id_, proposition="?", draft=True) for id_ in named if is_slug(id_)
    ]
    return attrs.evolve(corpus, articles=articles, topics=[*corpus.topics, *drafts]), problems


def _as_released(statement: Statement) -> Statement:
    if statement.withdrawn is None:
        return statement
    return attrs.evolve(statement, event=None, stances=(), codings=())


def _stances(statement: Statement) -> Iterator[Stance]:
    yield from statement.stances
    for one in statement.codings:
        yield from one.stances


def _folders(folder: Path) -> list[Path]:
    """Return the folders of releases, those that are being made left out."""
    try:
        found = sorted((folder / RELEASES).iterdir())
    except OSError:
        return []
    return [path for path in found if path.is_dir() and not path.name.startswith(".")]


def _read(path: Path) -> Release:
    """Return the release in a folder, or say what is wrong with its record."""
    if path.is_symlink():
        raise _WrongError("the release is a link to another folder")
    if not is_slug(path.name):
        raise _WrongError(f"'{short(_shown(path.name))}' cannot be the name of a release")
    try:
        if not (path / RECORD).is_file() or (path / RECORD).is_symlink():
            raise _WrongError(f"the release has no file {RECORD}")
        with (path / RECORD).open("rb") as file:
            raw = file.read(MAX_BYTES + 1)
    except OSError as error:
        reason = (error.strerror or "unknown fault").lower()
        raise _WrongError(f"the file cannot be read: {reason}") from error
    if len(raw) > MAX_BYTES:
        raise _WrongError(f"the file is larger than {MAX_BYTES:,} bytes")
    return _release(_parsed(raw), path.name)


def _parsed(raw: bytes) -> Any:
    try:
        return json.loads(raw.decode("utf-8"))
    except UnicodeDecodeError as error:
        raise _WrongError("the file is not UTF-8") from error
    except json.JSONDecodeError as error:
        raise _WrongError("the file is not JSON", error.lineno, error.colno) from error
    except (RecursionError, ValueError) as error:
        raise _WrongError("the file is nested too deeply, or holds a number too long") from error


def _release(record: Any, name: str) -> Release:
    """Return the release that a record tells of."""
    if not isinstance(record, dict):
        raise _WrongError("the record is not a mapping")
    if type(record.get("format")) is not int or record["format"] != FORMAT:
        raise _WrongError("the record has a format that this version does not read")
    if record.get("name") != name:
        raise _WrongError("the record is that of a release with another name")
    number = record.get("number")
    if type(number) is not int or not 1 <= number <= 1_000_000:
        raise _WrongError("'number' is not a number from 1 to 1,000,000")
    statements = record.get("statements")
    if not isinstance(statements, list):
        raise _WrongError("'statements' is not a list")
    found = tuple(_statement(one, place) for place, one in enumerate(statements, 1))
    if len({one.id for one in found}) < len(found):
        raise _WrongError("two of the statements have the same id")
    corpus = record.get("corpus")
    if not isinstance(corpus, str) or _HASH.fullmatch(corpus) is None:
        raise _WrongError("'corpus' is not a hash")
    return Release(
        name=name,
        number=number,
        as_of=_day(record.get("as_of")),
        corpus=corpus,
        statements=found,
    )


def _day(value: Any) -> datetime.date | None:
    try:
        return None if value is None else datetime.date.fromisoformat(value)
    except (TypeError, ValueError) as error:
        raise _WrongError("'as_of' is not a day") from error


def _statement(record: Any, place: int) -> ReleasedStatement:
    """Return one statement of a record."""
    if not isinstance(record, dict):
        raise _WrongError(f"statement {place} is not a mapping")
    for key in ("id", "article", "speaker"):
        value = record.get(key)
        if not isinstance(value, str) or not 0 < len(value) <= 1000:
            raise _WrongError(f"statement {place} has no '{key}'")
    for key in ("published", "quoted"):
        if not isinstance(record.get(key), bool):
            raise _WrongError(f"'{key}' of statement {place} is neither true nor false")
    words = record.get("words")
    hashed = isinstance(words, str) and _HASH.fullmatch(words) is not None
    if not hashed and (words is not None or record["published"]):
        raise _WrongError(f"'words' of statement {place} is not a hash")
    if type(record.get("place")) is not int:
        raise _WrongError(f"'place' of statement {place} is not a number")
    keys = [field.name for field in attrs.fields(ReleasedStatement)]
    return ReleasedStatement(**{key: record[key] for key in keys})


def _shown(name: str) -> str:
    """Return a name with bytes that are no text shown as escapes."""
    return name.encode("utf-8", "backslashreplace").decode("utf-8")
