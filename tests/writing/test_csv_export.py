"""Tables as CSV: valid for a foreign reader, harmless in a spreadsheet, and with nothing lost."""

from __future__ import annotations

import argparse
import csv
import io
from collections.abc import Mapping
from pathlib import Path

import pytest
from csvw import TableGroup
from csvw.__main__ import csvwvalidate
from hypothesis import given
from hypothesis import strategies as st

from policybrief import PolicybriefError, analyse, read_tables, write_export
from policybrief.writing.csv_export import METADATA, armoured, export_csv
from policybrief.writing.csv_export import read_tables as read_files
from policybrief.writing.json_export import as_document
from policybrief.writing.tables import TABLES
from tests.writing.corpora import nasty, nasty_corpus, quiet

BOTH = pytest.mark.parametrize("made", [quiet, nasty])


def written(folder: Path, files: Mapping[str, bytes]) -> Path:
    folder.mkdir()
    for name, content in files.items():
        (folder / name).write_bytes(content)
    return folder / METADATA


def valid(metadata: Path) -> bool:
    """Say whether a validator that is not ours finds nothing wrong, as strict as it can be."""
    options = argparse.Namespace(url=str(metadata), verbose=True, lax=False)
    return csvwvalidate(options, test=True) == 0


@BOTH
def test_a_foreign_validator_finds_nothing_wrong(made, tmp_path):
    """Types, required cells, primary and foreign keys hold."""
    assert valid(written(tmp_path / "out", export_csv(made())))


def test_the_validator_sees_a_broken_reference(tmp_path):
    """Without the topics the stances refer to nothing, so the test above can fail."""
    files = dict(export_csv(quiet()))
    files["topics.csv"] = files["topics.csv"].partition(b"\r\n")[0] + b"\r\n"

    assert not valid(written(tmp_path / "out", files))


@BOTH
def test_reading_back_loses_nothing(made):
    """Our reader gives the rows of the document, value for value."""
    document = as_document(made())
    back = read_files(export_csv(made()))

    for table in TABLES:
        names = [column.name for column in table.columns]
        assert back[table.name] == [
            dict(zip(names, row, strict=True)) for row in table.rows(document)
        ]


@BOTH
def test_a_foreign_reader_gives_the_same_values(made, tmp_path):
    """It sees every row and value; only the mark in front of risky texts is to be taken off."""
    group = TableGroup.from_file(written(tmp_path / "out", export_csv(made())))
    document = as_document(made())

    for table in TABLES:
        (found,) = (one for one in group.tables if str(one.url) == f"{table.name}.csv")
        rows = list(found.iterdicts())
        wanted = list(table.rows(document))
        assert len(rows) == len(wanted)
        for row, values in zip(rows, wanted, strict=True):
            for column, value in zip(table.columns, values, strict=True):
                cell = row[column.name]
                if column.kind == "day" and cell is not None:
                    cell = cell.isoformat()[:10]
                assert cell == (armoured(value) if isinstance(value, str) else value)


@BOTH
def test_no_cell_is_a_formula(made):
    """No cell but a number begins as a formula does."""
    for name, content in export_csv(made()).items():
        if name != METADATA:
            for row in csv.reader(io.StringIO(content.decode(), newline="")):
                assert not [cell for cell in row if cell.startswith(tuple("=+@\t\r\n＝＋－＠"))]
                assert not [cell for cell in row if cell[:1] == "-" and not cell[1:].isdigit()]


@given(st.lists(st.text(), min_size=1))
def test_any_text_comes_back(texts):
    """Armoured, written and read by the csv module, and with one mark taken off, it is the same."""
    out = io.StringIO(newline="")
    csv.writer(out, lineterminator="\r\n").writerow(map(armoured, texts))

    (row,) = csv.reader(io.StringIO(out.getvalue(), newline=""))

    assert [cell.removeprefix("'") for cell in row] == texts
    assert all(cell and not cell.startswith(("=", "+", "-", "@", "\t", "\r")) for cell in row)


BEFORE = ("", " ", "  ", "\u00a0", "\u3000", '"', "“", " '", "\ufeff", "\u200b")
FORMULAS = ("=1+1", "+1", "-1+1", "@SUM(1)", "＝1+1", "＋1", "－1", "＠SUM(1)")


@pytest.mark.parametrize("before", BEFORE)
@pytest.mark.parametrize("formula", FORMULAS)
def test_a_formula_behind_spaces_or_marks_is_none(before, formula):
    """Some programs pass spaces and quotation marks over before they look for a formula."""
    assert armoured(before + formula) == f"'{before}{formula}"


@pytest.mark.parametrize("text", ["650", "a-b", "1 = 1", "“quoted”", " a", "–5", "x@example.org"])
def test_other_texts_stand_as_they_are(text):
    """No mark is put before what no program computes."""
    assert armoured(text) == text


def test_a_folder_and_a_zip_file_hold_the_same(tmp_path):
    """The reader reads both; the same corpus gives the same bytes."""
    corpus = quiet().corpus
    write_export(corpus, tmp_path / "folder", "csv")
    write_export(corpus, tmp_path / "one.zip", "csv")
    write_export(corpus, tmp_path / "two.zip", "csv")

    assert read_tables(tmp_path / "folder") == read_tables(tmp_path / "one.zip")
    assert (tmp_path / "one.zip").read_bytes() == (tmp_path / "two.zip").read_bytes()


@pytest.mark.parametrize("made", ["nothing", "text", "empty"])
def test_what_is_no_export_is_refused(made, tmp_path):
    """The message says what cannot be read."""
    place = tmp_path / made
    if made == "text":
        place.write_text("no zip")
    if made == "empty":
        place.mkdir()

    with pytest.raises(PolicybriefError, match=made):
        read_tables(place)


def test_the_order_of_the_records_does_not_matter():
    """A corpus whose articles and topics come in another order gives the same bytes."""
    assert export_csv(analyse(nasty_corpus(backwards=True))) == export_csv(nasty())
