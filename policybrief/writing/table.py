"""A table: its columns, its key, what it refers to, and where its rows come from."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any, Literal, TypeAlias

import attrs

from policybrief.writing.records import Record
from policybrief.writing.table_rows import Rows

Kind: TypeAlias = Literal["text", "integer", "number", "boolean", "day"]


@attrs.frozen
class Column:
    """A column of a table.

    Attributes:
        name: Its name.
        kind: What its cells hold.
        refers: Name of the table whose first column it refers to.
        required: Whether every row has a value.
    """

    name: str
    kind: Kind = "text"
    refers: str | None = None
    required: bool = False


@attrs.frozen
class Reference:
    """Columns that together refer to the key of another table.

    Attributes:
        columns: Their names.
        table: Name of the other table.
    """

    columns: tuple[str, ...]
    table: str


@attrs.frozen
class Table:
    """A table.

    Attributes:
        name: Its name.
        words: What a row is, in a sentence.
        columns: Its columns.
        key: Names of the columns that together name a row; they stand first.
        records: Its rows in a document, by column.
        joint: References of several columns; those of one column stand with it.
    """

    name: str
    words: str
    columns: tuple[Column, ...]
    key: tuple[str, ...]
    records: Rows
    joint: tuple[Reference, ...] = ()

    @property
    def references(self) -> tuple[Reference, ...]:
        """What its columns refer to, alone and together."""
        alone = (Reference((one.name,), one.refers) for one in self.columns if one.refers)
        return (*alone, *self.joint)

    def rows(self, document: Record) -> Iterator[list[Any]]:
        """Yield the rows, in the order of the columns.

        Args:
            document: The document, or as much of it as `records` needs.
        """
        names = [column.name for column in self.columns]
        for record in self.records.make(document):
            yield [record[name] for name in names]


def columns(written: str) -> tuple[Column, ...]:
    """Return columns written as ``name``, ``name:kind`` or ``name>table``; ``!`` where required."""
    found: list[Column] = []
    for word in written.split():
        name, _, table = word.rstrip("!").partition(">")
        name, _, kind = name.partition(":")
        found.append(Column(name, kind or "text", table or None, word.endswith("!")))  # type: ignore[arg-type]
    return tuple(found)
