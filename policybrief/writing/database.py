"""An SQLite database as bytes, the same from each version of SQLite."""

from __future__ import annotations

import sqlite3
from typing import Final

_VERSION: Final = slice(96, 100)
"""Where the header says which version of SQLite wrote last; no version reads it."""


def serialized(connection: sqlite3.Connection) -> bytes:
    """Return the bytes of a database, without the number of the version that made them."""
    content = connection.serialize()
    return b"".join((content[: _VERSION.start], bytes(4), memoryview(content)[_VERSION.stop :]))
