"""The database: sound, the same each time, and complete; Datasette shows it."""

from __future__ import annotations

import asyncio
import json
import sqlite3
from concurrent.futures import ThreadPoolExecutor
from contextlib import closing
from pathlib import Path

import pytest

from policybrief import analyse
from policybrief.writing.json_export import as_document
from policybrief.writing.sqlite_export import DATABASE, METADATA, export_sqlite
from policybrief.writing.tables import TABLES
from tests.writing.corpora import nasty, nasty_corpus, quiet

BOTH = pytest.mark.parametrize("made", [quiet, nasty])


def opened(made, folder: Path) -> sqlite3.Connection:
    file = folder / DATABASE
    file.write_bytes(export_sqlite(made())[DATABASE])
    return sqlite3.connect(file)


@BOTH
def test_the_file_is_sound(made, tmp_path):
    """SQLite finds no damage and no reference that leads nowhere."""
    with closing(opened(made, tmp_path)) as database:
        assert database.execute("PRAGMA integrity_check").fetchall() == [("ok",)]
        assert database.execute("PRAGMA foreign_key_check").fetchall() == []
        keys = database.execute("SELECT count(*) FROM pragma_foreign_key_list('statements')")
        assert keys.fetchone()[0] == 6


@BOTH
def test_every_value_is_there(made, tmp_path):
    """Each table holds the rows of the document."""
    document = as_document(made())
    with closing(opened(made, tmp_path)) as database:
        for table in TABLES:
            rows = database.execute(f'SELECT * FROM "{table.name}" ORDER BY rowid').fetchall()
            assert rows == [tuple(row) for row in table.rows(document)]


def test_statements_are_found_whatever_the_diacritics(tmp_path):
    """The index finds words and gists, and joins their rows."""
    found = (
        "SELECT statements.id FROM statements_fts JOIN statements "
        "ON statements.rowid = statements_fts.rowid WHERE statements_fts MATCH ?"
    )
    with closing(opened(quiet, tmp_path)) as database:
        assert database.execute(found, ("STÖNE",)).fetchall() == [("brook-will-build",)]
    with closing(opened(nasty, tmp_path)) as database:
        assert len(database.execute(found, ("A NFD",)).fetchall()) == 3


@BOTH
def test_the_views_show_lines_and_silences(made, tmp_path):
    """Each pair of country and topic stands in one of the two."""
    with closing(opened(made, tmp_path)) as database:
        (lines,) = database.execute("SELECT count(*) FROM lines_in_words").fetchone()
        (silences,) = database.execute("SELECT count(*) FROM silences").fetchone()
        (all_,) = database.execute("SELECT count(*) FROM lines").fetchone()

    assert lines == len(made().lines) > 0
    assert lines + silences == all_


def test_the_same_corpus_gives_the_same_bytes():
    """Whatever the order of its records."""
    assert export_sqlite(analyse(nasty_corpus(backwards=True))) == export_sqlite(nasty())


@pytest.mark.filterwarnings("ignore")
def test_datasette_shows_the_tables(tmp_path):
    """It takes the metadata, serves rows, and searches."""
    datasette = pytest.importorskip("datasette.app")
    files = export_sqlite(quiet())
    (tmp_path / DATABASE).write_bytes(files[DATABASE])

    async def look() -> tuple[list[dict[str, object]], list[dict[str, object]], str]:
        app = datasette.Datasette(
            [], immutables=[str(tmp_path / DATABASE)], metadata=json.loads(files[METADATA])
        )
        await app.invoke_startup()
        lines = await app.client.get("/ledger/lines.json?_shape=array")
        hits = await app.client.get("/ledger/statements.json?_shape=array&_search=stone")
        page = await app.client.get("/ledger/lines_in_words")
        assert {lines.status_code, hits.status_code, page.status_code} == {200}
        return lines.json(), hits.json(), page.text

    with ThreadPoolExecutor() as elsewhere:  # a browser test may have left a loop in this thread
        lines, hits, page = elsewhere.submit(asyncio.run, look()).result()

    assert len(lines) == len(quiet().standings)
    assert [one["id"] for one in hits] == ["brook-will-build"]
    assert "the names, the words and the article" in page
