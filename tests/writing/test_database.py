"""A database as bytes, wherever it was made."""

from __future__ import annotations

import sqlite3
import tempfile

import pytest

from policybrief.writing.database import database_parts


def fill(connection: sqlite3.Connection) -> None:
    connection.execute("CREATE TABLE one (id PRIMARY KEY, text)")
    connection.execute("BEGIN")
    rows = ((number, "word " * 50) for number in range(3000))
    connection.executemany("INSERT INTO one VALUES (?, ?)", rows)
    connection.execute("COMMIT")


def test_a_file_and_memory_give_the_same_bytes(monkeypatch):
    """Without room on the disk it is made in memory."""
    made = b"".join(database_parts(fill))

    def full(*_args: object, **_rest: object) -> None:
        raise OSError("no space left on device")

    monkeypatch.setattr(tempfile, "TemporaryDirectory", full)

    assert b"".join(database_parts(fill)) == made
    assert len(made) > 700_000


def test_a_mistake_of_ours_is_told():
    """It is no want of room."""

    def wrong(connection: sqlite3.Connection) -> None:
        connection.execute("SELECT one FROM nowhere")

    with pytest.raises(sqlite3.OperationalError, match="nowhere"):
        b"".join(database_parts(wrong))
