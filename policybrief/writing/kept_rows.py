"""The rows of all tables, made while the document goes by, and kept out of memory.

A document may be larger than everything it is made from, and several formats need all of it. Each
of its records is made once, and let go.
"""

from __future__ import annotations

from collections import deque
from collections.abc import Iterator
from typing import Any, Final

from policybrief.analysis.ledger import Analysis
from policybrief.keeping import Store
from policybrief.writing.json_export import document_parts
from policybrief.writing.kept_records import KeptRecords, at_once
from policybrief.writing.records import Record
from policybrief.writing.table import Table
from policybrief.writing.tables import TABLES

_LONG: Final = frozenset(("articles", "facts", "history", "lines", "statements"))
"""The lists of which each record gives rows by itself, wherever it stands: not all are held."""


class KeptRows:
    """The rows of all tables.

    Attributes:
        settings: The parts of the document that are no lists.
    """

    def __init__(self, parts: Record) -> None:
        """Prepare for a document.

        Args:
            parts: Its parts, as `document_parts` gives them.
        """
        self._parts = parts
        self.settings = {key: one for key, one in parts.items() if not isinstance(one, Iterator)}
        store = Store()
        self._rows = {table.name: KeptRecords(store=store) for table in TABLES}
        self._tables: dict[str | None, list[Table]] = {}
        for table in TABLES:
            self._tables.setdefault(table.records.section, []).append(table)
        for name in (None, *self.settings):
            self._keep(name, self.settings)

    def noted(self) -> Record:
        """Return the parts again: as their lists are gone through, the rows are kept."""
        return {
            name: self._noted(name, one) if isinstance(one, Iterator) else one
            for name, one in self._parts.items()
        }

    def of(self, table: Table) -> Iterator[list[Any]]:
        """Yield the rows of a table, when all lists have been gone through."""
        return iter(self._rows[table.name])

    def _noted(self, name: str, records: Iterator[Record]) -> Iterator[Record]:
        for some in at_once(records) if name in _LONG else (list(records),):
            self._keep(name, {name: some})
            yield from some

    def _keep(self, name: str | None, part: Record) -> None:
        for table in self._tables.get(name, ()):
            for some in at_once(table.rows(part)):
                self._rows[table.name].add(some)


def kept_rows(analysis: Analysis) -> KeptRows:
    """Return the rows of all tables of the ledger."""
    found = KeptRows(document_parts(analysis))
    for part in found.noted().values():
        if isinstance(part, Iterator):
            deque(part, maxlen=0)
    return found
