"""The words in an SQLite database: its rows, and its file as it stands, freed pages included."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterator
from contextlib import closing
from pathlib import Path
from typing import Final

from policybrief.verifying.archives import Unopened

SQLITE: Final = b"SQLite format 3\0"

_STEPS: Final = 50_000_000
_EACH: Final = 10_000


def rows_in(source: bytes | Path) -> Iterator[list[object]]:
    """Yield the rows of each table, and what made the tables.

    Args:
        source: A database, or its file, which is only read.

    Raises:
        Unopened: When the database cannot be read to its end.
    """
    steps = 0

    def count() -> int:
        nonlocal steps
        steps += _EACH
        return 1 if steps > _STEPS else 0

    try:
        with closing(_connected(source)) as connection:
            connection.set_progress_handler(count, _EACH)
            connection.execute("PRAGMA trusted_schema = OFF")
            connection.text_factory = _text
            made = connection.execute("SELECT name, sql, rootpage, type FROM sqlite_master")
            tables = made.fetchall()
            yield [text for row in tables for text in row]
            for name, _, page, kind in tables:
                if kind == "table" and page:  # a virtual one has no page: its words stand in others
                    quoted = str(name).replace('"', '""')
                    for row in connection.execute(f'SELECT * FROM "{quoted}"'):
                        yield list(row)
    except (sqlite3.Error, ValueError, MemoryError, OverflowError) as error:
        raise Unopened(f"it is a broken database ({error})") from error


def _connected(source: bytes | Path) -> sqlite3.Connection:
    if isinstance(source, Path):
        return sqlite3.connect(f"{source.absolute().as_uri()}?mode=ro&immutable=1", uri=True)
    connection = sqlite3.connect(":memory:")
    # One that is written ahead of its log cannot be opened in memory: its head says that it is not.
    connection.deserialize(source[:18] + b"\1\1" + source[20:])
    return connection


def _text(raw: bytes) -> str:
    return raw.decode("utf-8", "replace")


def encoding_of(content: bytes) -> str:
    """Return the encoding of the texts in a database, as its head says."""
    number = int.from_bytes(content[56:60], "big")
    return {2: "utf-16-le", 3: "utf-16-be"}.get(number, "utf-8")
