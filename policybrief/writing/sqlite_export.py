"""The ledger as an SQLite database, and what Datasette shows of it.

The tables are those of the CSV files, with their keys. `statements_fts` finds statements by their
words and gist, whatever the case and the diacritics.
"""

from __future__ import annotations

import functools
import sqlite3
from collections.abc import Iterator, Mapping
from typing import Final

from policybrief.analysis.ledger import Analysis
from policybrief.sharing.json_text import json_text
from policybrief.writing.database import database_parts
from policybrief.writing.files import Files, whole
from policybrief.writing.kept_rows import KeptRows, kept_rows
from policybrief.writing.records import Record
from policybrief.writing.table import Kind, Table
from policybrief.writing.tables import KEYS, TABLES

DATABASE: Final = "ledger.db"
METADATA: Final = "metadata.json"

_AFFINITIES: Final[Mapping[Kind, str]] = {
    "text": "TEXT",
    "integer": "INTEGER",
    "number": "NUMERIC",
    "boolean": "INTEGER",
    "day": "TEXT",
}

_VIEWS: Final[Mapping[str, tuple[str, str]]] = {
    "lines_in_words": (
        "Each line with the names, the words and the article it rests on.",
        "SELECT lines.country, actors.name AS country_name, lines.topic, topics.title, "
        "lines.position, labels.label, lines.condition, lines.act, lines.since, lines.grade, "
        "lines.stale, lines.lapsed, lines.past_holder, statements.speaker_name, lines.holder, "
        "statements.words, statements.gist, statements.said, lines.statement, "
        "articles.title AS article_title, articles.url "
        "FROM lines JOIN actors ON actors.id = lines.country "
        "JOIN topics ON topics.id = lines.topic "
        "JOIN statements ON statements.id = lines.statement "
        "JOIN articles ON articles.id = statements.article "
        "LEFT JOIN labels ON labels.topic = lines.topic AND labels.position = lines.position "
        "ORDER BY lines.country, lines.topic",
    ),
    "silences": (
        "Each country and topic without a line, and why. Silence is not neutrality.",
        "SELECT lines.country, actors.name AS country_name, lines.topic, topics.title, "
        "lines.silence FROM lines JOIN actors ON actors.id = lines.country "
        "JOIN topics ON topics.id = lines.topic WHERE lines.silence IS NOT NULL "
        "ORDER BY lines.country, lines.topic",
    ),
}


def export_sqlite(analysis: Analysis) -> Mapping[str, bytes]:
    """Return the database and Datasette's metadata, by name of file."""
    return whole(sqlite_files(kept_rows(analysis)))


def sqlite_files(rows: KeptRows) -> Files:
    """Yield the database and Datasette's metadata, part by part."""
    yield DATABASE, database_parts(functools.partial(_fill, rows))
    yield METADATA, (json_text(_metadata(rows.settings)).encode("utf-8"),)


def _fill(rows: KeptRows, connection: sqlite3.Connection) -> None:
    """Fill the database; no page of it holds a time or anything left over."""
    for table in TABLES:
        connection.execute(_create(table))
    connection.execute("BEGIN")
    connection.execute("PRAGMA defer_foreign_keys = ON")
    for table in TABLES:
        marks = ", ".join("?" * len(table.columns))
        connection.executemany(f'INSERT INTO "{table.name}" VALUES ({marks})', rows.of(table))
    connection.execute(
        "CREATE VIRTUAL TABLE statements_fts USING fts5(words, gist, "
        "content='statements', tokenize='unicode61 remove_diacritics 2')"
    )
    connection.execute("INSERT INTO statements_fts(statements_fts) VALUES ('rebuild')")
    for name, (_, select) in _VIEWS.items():
        connection.execute(f"CREATE VIEW {name} AS {select}")
    connection.execute("COMMIT")


def _create(table: Table) -> str:
    return f'CREATE TABLE "{table.name}" (\n  ' + ",\n  ".join(_definitions(table)) + "\n)"


def _definitions(table: Table) -> Iterator[str]:
    for column in table.columns:
        needed = " NOT NULL" if column.required else ""
        yield f'"{column.name}" {_AFFINITIES[column.kind]}{needed}'
    yield f"PRIMARY KEY ({_names(table.key)})"
    for one in table.references:
        target = f'"{one.table}" ({_names(KEYS[one.table])})'
        yield f"FOREIGN KEY ({_names(one.columns)}) REFERENCES {target}"


def _names(names: tuple[str, ...]) -> str:
    return ", ".join(f'"{name}"' for name in names)


def _metadata(settings: Record) -> Record:
    """Return what Datasette says of the database and its tables."""
    tables: Record = {table.name: {"description": table.words} for table in TABLES}
    tables["statements"] |= {"fts_table": "statements_fts", "label_column": "gist"}
    tables["actors"]["label_column"] = "name"
    for name in ("topics", "articles", "events"):
        tables[name]["label_column"] = "title"
    tables |= {name: {"description": words} for name, (words, _) in _VIEWS.items()}
    return {
        "title": settings["title"],
        "description": "Positions with the statements they rest on.",
        "source_url": settings["site_url"],
        "databases": {DATABASE.partition(".")[0]: {"tables": tables}},
    }
