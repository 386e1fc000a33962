"""The search as one bundle or several, of which only those are made that are not there yet.

A bundle is what Pagefind searches in at once. A small briefing has one. In a large one the records
of each year have one of their own, or of each quarter or month where there are many; all that has
no date is in the first, with the program that searches. The browser puts them together.
"""

from __future__ import annotations

import hashlib
import json
import os
import shutil
import tempfile
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from functools import partial
from pathlib import Path
from typing import IO, Final

import attrs

from policybrief.engine.pagefind_service import program, version
from policybrief.engine.search_bundle import make_bundle, message_of
from policybrief.site.files import copy_file, write_file
from policybrief.site.search_records import Record
from policybrief.workers import each

BUNDLE: Final = "pagefind"
"""The folder of the site that holds the search."""

LIST: Final = "bundles.json"
"""The file that names the other bundles, the newest first."""

MADE_FROM: Final = "made-from.json"
"""The file of a bundle that tells what it was made from."""

MOST: Final = 4_000
"""How many records are in one bundle, but for a single month and what has no date."""

_FORM: Final = "1"
"""Changes when other files are made of the same records."""

_FOLDERS: Final = ("filter", "fragment", "index")
_STRETCHES: Final[tuple[Callable[[str], str], ...]] = (
    lambda month: month[:4],
    lambda month: f"{month[:4]}-q{(int(month[5:7]) + 2) // 3}",
    lambda month: month,
)
"""A month to the name of the bundle that it is in: by year, by quarter, or its own."""


@attrs.frozen
class Written:
    """What was written.

    Attributes:
        records: How many records the search holds.
        made: The names of the bundles that were made; the first has none.
        kept: Those that were there already.
    """

    records: int
    made: tuple[str, ...]
    kept: tuple[str, ...]


def write_bundles(
    folder: Path,
    parts: Sequence[Callable[[], Iterable[Record]]],
    previous: Path | None = None,
    most: int = MOST,
) -> Written:
    """Write the files that a browser searches in.

    The same records in the same order give the same bytes, whatever was there before. What is in
    *folder* already stays when it would be made again. Records and bundles are made on all cores.

    Args:
        folder: The folder for them, ``pagefind`` at the root of the site.
        parts: What is to be found; each part gives some records.
        previous: Where an earlier search is; of it a bundle is taken whose records are the same.
            Files are linked where the disk can do that, so they are never to be written to.
        most: How many records are in one bundle, but for a single month.

    Raises:
        BuildError: When Pagefind is not there, or fails.
        OSError: When a file cannot be written.
    """
    with tempfile.TemporaryFile() as file:
        spool = _Spool(file)
        for messages in each(parts, _messages):
            for month, message in messages:
                spool.add(month, message)
        file.flush()
        numbers = {month: len(places) for month, places in spool.places.items()}
        found, bundles = program(), split(numbers, most)
        write = partial(_write_bundle, spool, folder, previous, found, version(found))
        named = list(bundles.items())
        made = list(each(named, write))
    write_file(folder / LIST, json.dumps([name for name in bundles if name]))
    _remove_others(folder, bundles)
    return Written(
        sum(numbers.values()),
        tuple(name for (name, _), new in zip(named, made, strict=True) if new),
        tuple(name for (name, _), new in zip(named, made, strict=True) if not new),
    )


def _messages(part: Callable[[], Iterable[Record]]) -> list[tuple[str, bytes]]:
    """Return what Pagefind is told of each record, with the month that it is of."""
    return [(record.date[:7], message_of(record)) for record in part()]


def _write_bundle(
    spool: _Spool,
    folder: Path,
    previous: Path | None,
    program: str,
    of: str,
    bundle: tuple[str, Sequence[str]],
) -> bool:
    """Write a bundle, and say whether it had to be made.

    Args:
        spool: The messages.
        folder: The folder of all bundles.
        previous: Where an earlier search is.
        program: Where Pagefind is.
        of: Its version.
        bundle: The name of the bundle, and its months.
    """
    name, months = bundle
    key, target = _key(of, spool.messages(months)), folder / name
    if _was_made(target, key):
        return False
    _clear(target)
    made = previous is None or not _was_made(previous / name, key)
    if previous is not None and not made:
        _take(previous / name, target)
    else:
        files = make_bundle(program, folder.parent, spool.messages(months), name)
        for path, content in sorted(files.items()):
            write_file(target / path, content)
    write_file(target / MADE_FROM, json.dumps({"key": key, "files": _listing(target)}))
    return made


def split(numbers: Mapping[str, int], most: int = MOST) -> Mapping[str, Sequence[str]]:
    """Return the months that are in each bundle, by its name: the first one, then the newest.

    Args:
        numbers: How many records each month has ("2026-01"); those without a date, the empty one.
        most: How many records are in one bundle, but for a single month.
    """
    if sum(numbers.values()) <= most:
        return {"": sorted(numbers)}
    found: dict[str, list[str]] = {"": [""]}
    for month in sorted(numbers, reverse=True):
        if month:
            found.setdefault(_bundle_of(month, numbers, most), []).append(month)
    return found


def _bundle_of(month: str, numbers: Mapping[str, int], most: int) -> str:
    *wide, narrow = (stretch(month) for stretch in _STRETCHES)
    for stretch, name in zip(_STRETCHES, wide, strict=False):
        within = (number for one, number in numbers.items() if one and stretch(one) == name)
        if sum(within) <= most:
            return name
    return narrow


class _Spool:
    """Messages on the disk, so that those of a large briefing need no memory.

    Attributes:
        places: Where the messages of each month begin and end.
    """

    def __init__(self, file: IO[bytes]) -> None:
        """Begin with none.

        Args:
            file: An empty file; written, it can be read in copies of this process.
        """
        self._file = file
        self._end = 0
        self.places: dict[str, list[tuple[int, int]]] = {}

    def add(self, month: str, message: bytes) -> None:
        """Put the message of a record behind the others."""
        begin, self._end = self._end, self._end + self._file.write(message)
        self.places.setdefault(month, []).append((begin, self._end))

    def messages(self, months: Iterable[str]) -> Iterator[bytes]:
        """Yield the messages of some months, in the order in which they came."""
        for begin, end in sorted(place for month in months for place in self.places.get(month, ())):
            yield self._read(begin, end - begin)

    def _read(self, begin: int, size: int) -> bytes:
        if hasattr(os, "pread"):  # copies of a process share where they are in a file
            return os.pread(self._file.fileno(), size, begin)
        self._file.seek(begin)
        return self._file.read(size)


def _key(of: str, messages: Iterable[bytes]) -> str:
    found = hashlib.sha256(f"{_FORM} {of}\n".encode())
    for message in messages:
        found.update(message + b"\n")
    return found.hexdigest()


def _was_made(bundle: Path, key: str) -> bool:
    """Say whether a bundle was made from what has this key, and has all its files still."""
    try:
        told = json.loads((bundle / MADE_FROM).read_bytes())
        return bool(told == {"key": key, "files": _listing(bundle)})
    except (OSError, ValueError):
        return False


def _files(bundle: Path) -> Iterator[tuple[str, os.DirEntry[str]]]:
    """Yield the files of a bundle with their names in it, in no order."""
    for within in ("", *_FOLDERS):
        if not (bundle / within).is_dir():
            continue
        with os.scandir(bundle / within) as found:
            for one in found:
                if not one.is_dir() and one.name not in (LIST, MADE_FROM):
                    yield (f"{within}/{one.name}" if within else one.name), one


def _listing(bundle: Path) -> str:
    """Return a hash of the names and sizes of a bundle's files."""
    found = sorted(f"{name} {one.stat().st_size}" for name, one in _files(bundle))
    return hashlib.sha256("\n".join(found).encode("utf-8", "surrogateescape")).hexdigest()


def _take(bundle: Path, target: Path) -> None:
    """Give the files of a bundle a second place."""
    for within in _FOLDERS:
        (target / within).mkdir(parents=True, exist_ok=True)
    for name, one in _files(bundle):
        try:
            os.link(one.path, target / name)
        except OSError:  # another disk, or one without links
            copy_file(Path(one.path), target / name)


def _clear(bundle: Path) -> None:
    (bundle / MADE_FROM).unlink(missing_ok=True)
    for _, one in list(_files(bundle)):
        os.unlink(one.path)


def _remove_others(folder: Path, bundles: Iterable[str]) -> None:
    """Remove bundles that were made earlier under names that there are no longer."""
    names = {*bundles, *_FOLDERS}
    for one in list(folder.iterdir()):
        if one.name not in names and (one / MADE_FROM).is_file():
            shutil.rmtree(one)
