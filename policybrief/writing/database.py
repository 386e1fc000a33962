"""An SQLite database as bytes, the same from each version of SQLite."""

from __future__ import annotations

import contextlib
import io
import sqlite3
import tempfile
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import IO, Final

from policybrief.keeping import pieces

_COUNTERS: Final = (slice(24, 28), slice(92, 96))
"""Where the header counts how often the file was changed; that of a database in memory has 0."""

_VERSION: Final = slice(96, 100)
"""Where the header says which version of SQLite wrote last; no version reads it."""

_PRAGMAS: Final = ("journal_mode = OFF", "synchronous = OFF", "locking_mode = EXCLUSIVE")
"""Nobody else sees the file, and nobody mends it."""


def database_parts(fill: Callable[[sqlite3.Connection], None]) -> Iterator[bytes]:
    """Yield the bytes of a database part by part, without what tells one making from another.

    Args:
        fill: Fills the database, which is empty.
    """
    try:
        file = _filled(fill)
    except (OSError, sqlite3.OperationalError):  # there is no room on the disk
        with contextlib.closing(sqlite3.connect(":memory:", isolation_level=None)) as connection:
            fill(connection)
            file = io.BytesIO(connection.serialize())
    with file:
        parts = pieces(file)
        yield _plain(next(parts))
        yield from parts


def _filled(fill: Callable[[sqlite3.Connection], None]) -> IO[bytes]:
    """Return a database in a file that nobody else sees."""
    with (
        tempfile.TemporaryDirectory(prefix="policybrief-", ignore_cleanup_errors=True) as folder,
        contextlib.ExitStack() as held,
    ):
        path = Path(folder) / "database"
        connection = held.enter_context(
            contextlib.closing(sqlite3.connect(path, isolation_level=None))
        )
        for pragma in _PRAGMAS:
            connection.execute(f"PRAGMA {pragma}")
        file = path.open("rb")
        held.callback(file.close)
        with contextlib.suppress(OSError):  # some systems keep a file that is open
            path.unlink()
        fill(connection)
        connection.close()
        held.pop_all()
        return file


def _plain(part: bytes) -> bytes:
    """Return the first part of a database without the numbers of its making."""
    header = bytearray(part)
    for place in (*_COUNTERS, _VERSION):
        header[place] = bytes(4)
    return bytes(header)
