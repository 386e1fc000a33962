"""``briefing.lock.json`` to pins."""

from __future__ import annotations

import json
import os
from collections.abc import Mapping
from pathlib import Path, PurePosixPath
from typing import Any, Final, NoReturn

import attrs

from policybrief.cache import NO_CACHE, Cache, hashed
from policybrief.hints import short
from policybrief.models.ids import is_slug
from policybrief.models.pins import (
    LOCK,
    LOCK_VERSION,
    Pin,
    PinnedStretch,
    PinnedWords,
    is_outside,
)
from policybrief.problems import Location, Problem
from policybrief.reading.json_places import find_double, find_places, line_and_column
from policybrief.reading.plain_files import UnusualFileError, read_plain

MAX_LOCK_BYTES: Final = 16_000_000
"""How large the file may be."""

_MOST_FAULTS: Final = 20
_HINT: Final = "run 'policybrief pin' where the texts are, which writes the file"
_AFTER_MERGE: Final = (
    "take one version of the file, whole, then run 'policybrief pin' where the texts are"
)


@attrs.frozen
class Lock:
    """What the lock file holds.

    Attributes:
        pins: The pins by the ids of their articles.
        broken: Whether some of the file could not be read, so that more may be pinned.
    """

    pins: Mapping[str, Pin] = attrs.field(factory=dict)
    broken: bool = False


class _FaultError(ValueError):
    """What is wrong with the file, and where: the steps to a value."""

    def __init__(self, message: str, *steps: str | int) -> None:
        super().__init__(message)
        self.steps = steps


class _DoubleError(ValueError):
    """A key stands twice in one object."""


def read_lock(folder: Path, cache: Cache = NO_CACHE) -> tuple[Lock, list[Problem]]:
    """Return the pins of a folder, which may have none, and what is wrong with their file.

    Args:
        folder: The folder.
        cache: What was read before.
    """
    file = folder / LOCK
    if not os.path.lexists(file):
        return Lock(), []
    try:
        raw = read_plain(file, MAX_LOCK_BYTES)
    except UnusualFileError as error:
        hint = "put an ordinary file in its place"
        return _nothing(Problem(_place(), "unreadable-file", str(error), hint))
    except OSError as error:
        message = f"the file cannot be read: {(error.strerror or 'unknown fault').lower()}"
        return _nothing(Problem(_place(), "unreadable-file", message, "check its permissions"))
    if len(raw) > MAX_LOCK_BYTES:
        message = f"the file is larger than {MAX_LOCK_BYTES:,} bytes"
        return _nothing(Problem(_place(), "file-too-large", message, _HINT))
    key = hashed(raw) if cache.keeps else b""
    kept: tuple[Lock, list[Problem]] | None = cache.get("lock", key)
    if kept is None:
        kept = parse_lock(raw)
        cache.put("lock", key, kept)
    return kept[0], list(kept[1])


def outside_texts(folder: Path) -> tuple[Path, ...]:
    """Return the files outside of a folder that are pinned."""
    paths = {PurePosixPath(pin.text) for pin in read_lock(folder)[0].pins.values()}
    return tuple(folder / path for path in sorted(paths) if is_outside(path))


def parse_lock(raw: bytes) -> tuple[Lock, list[Problem]]:
    """Return the pins that a lock file holds, and what is wrong with it; it never raises."""
    try:
        text = raw.decode("utf-8").removeprefix("\ufeff")
    except UnicodeDecodeError as error:
        before = raw[: error.start].decode("utf-8")
        place = _place(*line_and_column(before, len(before)))
        message = f"byte {raw[error.start]:02X} is not UTF-8"
        return _nothing(Problem(place, "not-utf-8", message, _HINT))
    try:
        document = json.loads(text, object_pairs_hook=_object, parse_constant=_no_constant)
    except json.JSONDecodeError as error:
        message = f"the file is no JSON: {error.msg[:1].lower()}{error.msg[1:]}"
        hint = _AFTER_MERGE if "<<<<<<<" in text else _HINT
        return _nothing(Problem(_place(error.lineno, error.colno), "bad-lock", message, hint))
    except _DoubleError:
        key, offset = find_double(text) or ("?", 0)
        place = _place(*line_and_column(text, offset))
        message = f"'{_shown(key)}' stands twice"
        return _nothing(Problem(place, "bad-lock", message, _AFTER_MERGE))
    except (ValueError, RecursionError) as error:
        message = "its values are nested too deep"
        if isinstance(error, ValueError):
            message = f"the file is no JSON: {short(str(error).partition(';')[0])}"
        return _nothing(Problem(_place(), "bad-lock", message, _HINT))
    return _structured(document, text)


def _nothing(problem: Problem) -> tuple[Lock, list[Problem]]:
    return Lock(broken=True), [problem]


def _place(line: int = 1, column: int = 1) -> Location:
    return Location(PurePosixPath(LOCK), line, column)


def _object(pairs: list[tuple[str, Any]]) -> dict[str, Any]:
    made = dict(pairs)
    if len(made) != len(pairs):
        raise _DoubleError
    return made


def _no_constant(name: str) -> NoReturn:
    raise ValueError(f"{name} is no number")


def _structured(document: Any, text: str) -> tuple[Lock, list[Problem]]:
    faults: list[_FaultError] = []
    pins: dict[str, Pin] = {}
    try:
        for id_, one in _articles(document).items():
            try:
                if not is_slug(id_):
                    raise _FaultError(f"'{_shown(id_)}' is no id of an article", "articles", id_)
                pins[id_] = _pin(one, "articles", id_)
            except _FaultError as fault:
                faults += [fault] if len(faults) < _MOST_FAULTS else []
    except _FaultError as fault:
        faults.append(fault)
    places = find_places(text, [one.steps for one in faults]) if faults else {}
    problems = [
        Problem(
            _place(*line_and_column(text, places.get(one.steps, 0))), "bad-lock", str(one), _HINT
        )
        for one in faults
    ]
    return Lock(pins, broken=bool(faults)), problems


def _articles(document: Any) -> Mapping[str, Any]:
    if not isinstance(document, dict):
        raise _FaultError("the file holds no object")
    version = document.get("schema_version")
    if "schema_version" not in document:
        raise _FaultError("the file has no 'schema_version'")
    if type(version) is not int or version != LOCK_VERSION:
        message = f"the file has version {_shown(str(version))}, and {LOCK_VERSION} is known"
        raise _FaultError(message, "schema_version")
    fields = _fields(document, {"schema_version", "articles"})
    return _fields(fields["articles"], None, "articles")


def _shown(key: str) -> str:
    """Return a key of the file for a message: short, and with nothing in it that is invisible."""
    return json.dumps(short(key))[1:-1]


def _fields(value: Any, keys: set[str] | None, *steps: str | int) -> Mapping[str, Any]:
    """Return *value* when it is an object with these keys, or with any."""
    name = f"'{_shown(str(steps[-1]))}'" if steps else "the file"
    if not isinstance(value, dict):
        raise _FaultError(f"{name} is no object", *steps)
    for key in value if keys is not None else ():
        if key not in (keys or ()):
            raise _FaultError(f"unknown key '{_shown(key)}'", *steps, key)
    for key in sorted(keys or ()):
        if key not in value:
            raise _FaultError(f"{name} has no '{key}'", *steps)
    return value


def _pin(value: Any, *steps: str | int) -> Pin:
    fields = _fields(value, {"text", "hash", "length", "words", "ignore", "quotes"}, *steps)
    made: Pin = _made(
        Pin,
        {
            **fields,
            "ignore": _several(PinnedStretch, fields["ignore"], *steps, "ignore"),
            "quotes": _several(PinnedWords, fields["quotes"], *steps, "quotes"),
        },
        *steps,
    )
    return made


def _several(cls: type[Any], value: Any, *steps: str | int) -> tuple[Any, ...]:
    if not isinstance(value, list):
        raise _FaultError(f"'{steps[-1]}' is no list", *steps)
    keys = {field.name for field in attrs.fields(cls)}
    return tuple(
        _made(cls, _entry(one, keys, *steps, at), *steps, at) for at, one in enumerate(value)
    )


def _entry(value: Any, keys: set[str], *steps: str | int) -> Mapping[str, Any]:
    if not isinstance(value, dict):
        raise _FaultError(f"an entry of '{steps[-2]}' is no object", *steps)
    missing = sorted(keys - value.keys())
    if missing:
        raise _FaultError(f"an entry of '{steps[-2]}' has no '{missing[0]}'", *steps)
    return _fields(value, keys, *steps)


def _made(cls: Any, fields: Mapping[str, Any], *steps: str | int) -> Any:
    try:
        return cls(**fields)
    except ValueError as error:
        message, *field = error.args
        more = [field[0].name] if field and isinstance(field[0], attrs.Attribute) else []
        raise _FaultError(str(message), *steps, *more) from None
