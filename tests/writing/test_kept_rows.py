"""The rows that are kept are those of the document."""

from __future__ import annotations

import pytest

from policybrief.writing import kept_records
from policybrief.writing.json_export import as_document
from policybrief.writing.kept_records import KeptRecords
from policybrief.writing.kept_rows import kept_rows
from policybrief.writing.tables import TABLES
from tests.writing.corpora import nasty, quiet, retold


@pytest.mark.parametrize("number", [1, 2, 256])
@pytest.mark.parametrize("made", [quiet, nasty, retold])
def test_they_are_those_of_the_document(made, number, monkeypatch):
    """However many records are taken at once; each table says rightly which part it needs."""
    monkeypatch.setattr(kept_records, "AT_ONCE", number)
    document = as_document(made())

    rows = kept_rows(made())

    for table in TABLES:
        assert list(rows.of(table)) == list(table.rows(document)), table.name


def test_records_are_counted_and_gone_through_again():
    """Those that come later stand after the others."""
    kept = KeptRecords(iter(range(600)))
    kept.add([])
    kept.add([600])

    assert len(kept) == 601
    assert list(kept) == list(kept) == list(range(601))
