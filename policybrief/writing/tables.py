"""The ledger as tables, for the formats that have rows: one for each kind of record.

The columns are the keys of the JSON document. A list is a table of its own, so that a cell holds
one value.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import Final

from policybrief.writing.computed_tables import COMPUTED_TABLES
from policybrief.writing.record_tables import RECORD_TABLES
from policybrief.writing.table import Table

TABLES: Final[tuple[Table, ...]] = (*RECORD_TABLES, *COMPUTED_TABLES)
"""The tables, each after those that it refers to."""

KEYS: Final[Mapping[str, tuple[str, ...]]] = {table.name: table.key for table in TABLES}
"""The key of each table, by its name."""
