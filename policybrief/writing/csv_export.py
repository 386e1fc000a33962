"""The ledger as CSV files with CSV on the Web metadata.

A cell that a spreadsheet would take for a formula is dangerous: `=cmd()` runs on the computer of
whoever opens the file. So a text that begins with one of `=+-@`, even behind spaces or quotation
marks, with a tab, a line end or `'` has a `'` in front, and an empty text, which would be no value
at all, is `'` alone. Whoever reads the files takes one `'` away from the front of a text; then
nothing is lost. Numbers are left as they are.

Source: Model for Tabular Data and Metadata on the Web, Metadata Vocabulary for Tabular Data, W3C
Recommendations, 2015.
"""

from __future__ import annotations

import csv
import io
import json
from collections.abc import Iterable, Iterator, Mapping
from typing import Any, Final

from policybrief.analysis.ledger import Analysis
from policybrief.models.cells import armoured
from policybrief.sharing.json_text import encoded, json_scalar, json_text
from policybrief.writing.files import Files, whole
from policybrief.writing.kept_records import at_once
from policybrief.writing.kept_rows import KeptRows, kept_rows
from policybrief.writing.records import Record
from policybrief.writing.table import Column, Kind, Table
from policybrief.writing.tables import KEYS, TABLES

METADATA: Final = "csv-metadata.json"
"""Name of the file that describes the others."""

_RULE: Final = (
    "A text that begins with = + - @ (in full width too, and behind spaces or quotation marks), a "
    "tab, a line end or ' has ' in front, and an empty text is ' alone: take one ' away from the "
    "front. An empty cell is no value."
)
_WORDS: Final = frozenset(("text", "day"))
_DATATYPES: Final[Mapping[Kind, str]] = {
    "text": "string",
    "integer": "integer",
    "number": "number",
    "boolean": "boolean",
    "day": "date",
}


def export_csv(analysis: Analysis) -> Mapping[str, bytes]:
    """Return the tables and their metadata, by name of file."""
    return whole(csv_files(kept_rows(analysis)))


def csv_files(rows: KeptRows) -> Files:
    """Yield the tables and their metadata, part by part, in any order they are asked for."""
    yield METADATA, (json_text(_metadata(rows.settings)).encode("utf-8"),)
    for table in TABLES:
        yield f"{table.name}.csv", encoded(_lines(table, rows))


def read_tables(files: Mapping[str, bytes]) -> dict[str, list[Record]]:
    """Return the rows of the tables, as `export_csv` made them, by table and column.

    Args:
        files: The files by name; those that are no tables of ours are left out.
    """
    found: dict[str, list[Record]] = {}
    for table in TABLES:
        content = files.get(f"{table.name}.csv")
        if content is not None:
            kinds = {column.name: column.kind for column in table.columns}
            text = io.StringIO(content.decode("utf-8"), newline="")
            found[table.name] = [
                {name: _value(kinds.get(name, "text"), cell) for name, cell in row.items()}
                for row in csv.DictReader(text)
            ]
    return found


def _value(kind: Kind, cell: str) -> Any:
    if cell == "":
        return None
    if kind in _WORDS:
        return cell.removeprefix("'")
    return json.loads(cell)


def _cells(kind: Kind, column: Iterable[Any]) -> list[str]:
    """Return the values of a column as cells."""
    write = armoured if kind in _WORDS else json_scalar
    return ["" if value is None else write(value) for value in column]


def _lines(table: Table, rows: KeptRows) -> Iterator[str]:
    out = io.StringIO(newline="")
    writer = csv.writer(out, lineterminator="\r\n")
    writer.writerow(column.name for column in table.columns)
    kinds = [column.kind for column in table.columns]
    for some in at_once(rows.of(table)):
        writer.writerows(zip(*map(_cells, kinds, zip(*some, strict=True)), strict=True))
        yield out.getvalue()
        out.seek(0)
        out.truncate()
    yield out.getvalue()


def _metadata(settings: Record) -> Record:
    return {
        "@context": ["http://www.w3.org/ns/csvw", {"@language": settings["language"]}],
        "dc:title": settings["title"],
        "dc:description": _RULE,
        "dialect": {"encoding": "utf-8", "lineTerminators": ["\r\n"], "header": True},
        "tables": [_described(table) for table in TABLES],
    }


def _described(table: Table) -> Record:
    return {
        "url": f"{table.name}.csv",
        "dc:description": table.words,
        "tableSchema": {
            "columns": [_column(column) for column in table.columns],
            "primaryKey": list(table.key),
            "foreignKeys": [
                {
                    "columnReference": list(one.columns),
                    "reference": {
                        "resource": f"{one.table}.csv",
                        "columnReference": list(KEYS[one.table]),
                    },
                }
                for one in table.references
                if not any(
                    column.name in one.columns for column in table.columns if not column.required
                )
            ],
        },
    }


def _column(column: Column) -> Record:
    described: Record = {
        "name": column.name,
        "titles": column.name,
        "datatype": _DATATYPES[column.kind],
        "null": "",
        "required": column.required,
    }
    if column.refers is not None and not column.required:
        # A foreign key may have no empty cell, so it is said in words only.
        described["dc:references"] = f"{column.refers}.csv"
    return described
