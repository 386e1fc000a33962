"""Exports on disk: to a file, a folder or a zip file, each in one step."""

from __future__ import annotations

import contextlib
import io
import zipfile
from pathlib import Path

import pytest
from click.testing import CliRunner

from policybrief import (
    Article,
    Briefing,
    Corpus,
    PolicybriefError,
    export,
    export_files,
    write_export,
)
from policybrief.cli import main
from policybrief.writing.formats import FORMATS
from tests.site.corpora import QUIET, write
from tests.writing.corpora import quiet

CORPUS = quiet().corpus


def run(*arguments: object):
    return CliRunner().invoke(main, ["export", *map(str, arguments)])


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    return write(tmp_path / "corpus", QUIET)


def test_one_file(tmp_path):
    """It is written to the name that is given; a folder gets it under its own name."""
    (tmp_path / "there").mkdir()

    assert write_export(CORPUS, tmp_path / "my.json") == (tmp_path / "my.json",)
    assert write_export(CORPUS, tmp_path / "there", "dna") == (tmp_path / "there/ledger.dna",)
    assert (tmp_path / "my.json").read_text(encoding="utf-8") == export(CORPUS)


def test_several_files(tmp_path):
    """They go to a folder, which is made, or into one zip file."""
    files = export_files(CORPUS, "graphml")
    paths = write_export(CORPUS, tmp_path / "new/out", "graphml")
    write_export(CORPUS, tmp_path / "out.zip", "graphml")

    assert {path.name: path.read_bytes() for path in paths} == files
    with zipfile.ZipFile(tmp_path / "out.zip") as archive:
        assert {name: archive.read(name) for name in archive.namelist()} == files
        assert {one.date_time for one in archive.infolist()} == {(1980, 1, 1, 0, 0, 0)}


def test_the_one_file_with_that_ending(tmp_path):
    """A database alone; but of two networks a name cannot choose one."""
    (path,) = write_export(CORPUS, tmp_path / "my.db", "sqlite")

    assert path.read_bytes() == export_files(CORPUS, "sqlite")["ledger.db"]
    with pytest.raises(PolicybriefError, match=r"actors-topics\.graphml"):
        write_export(CORPUS, tmp_path / "my.graphml", "graphml")


def test_a_file_is_no_folder(tmp_path):
    """What stands there stays."""
    (tmp_path / "notes").write_text("mine")

    with pytest.raises(PolicybriefError, match="folder"):
        write_export(CORPUS, tmp_path / "notes", "csv")
    assert (tmp_path / "notes").read_text() == "mine"


def test_nothing_else_in_a_folder_is_touched(tmp_path):
    """Files of others stay, ours are replaced, and nothing is left over."""
    (tmp_path / "notes.txt").write_text("mine")
    (tmp_path / "topics.csv").write_text("old")

    paths = write_export(CORPUS, tmp_path, "csv")

    assert (tmp_path / "notes.txt").read_text() == "mine"
    assert (tmp_path / "topics.csv").read_bytes().startswith(b"id,title")
    assert {path.name for path in tmp_path.iterdir()} == {*(one.name for one in paths), "notes.txt"}


def test_a_write_that_fails_leaves_the_old_file(tmp_path, monkeypatch):
    """Until the new file is whole the old one stands, and no part of the new one is left."""
    file = tmp_path / "my.json"
    file.write_text("old")

    def refuse(*_: object) -> None:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr("os.replace", refuse)

    with pytest.raises(OSError, match="No space"):
        write_export(CORPUS, file)
    assert file.read_text() == "old"
    assert [path.name for path in tmp_path.iterdir()] == ["my.json"]


def test_modes_and_links_are_kept(tmp_path):
    """A link stays one, and what it leads to is replaced with its mode."""
    real = tmp_path / "real.json"
    real.write_text("old")
    real.chmod(0o640)
    (tmp_path / "link.json").symlink_to(real)

    write_export(CORPUS, tmp_path / "link.json")

    assert (tmp_path / "link.json").is_symlink()
    assert real.read_text(encoding="utf-8") == export(CORPUS)
    assert real.stat().st_mode & 0o777 == 0o640


def test_text_is_printed(folder):
    """Letter for letter, whatever the format."""
    for name in ("json", "popolo", "annotations", "bibtex", "csl"):
        assert run(folder, "--format", name).stdout_bytes.decode() == export(CORPUS, name)


def test_a_database_goes_through_a_pipe_but_not_to_a_terminal(folder, monkeypatch):
    """A terminal would show rubbish: the message says what to do."""
    piped = run(folder, "--format", "dna")

    monkeypatch.setattr("policybrief.cli.exporting._is_terminal", lambda: True)
    refused = run(folder, "--format", "dna")

    assert piped.stdout_bytes == export_files(CORPUS, "dna")["ledger.dna"]
    assert refused.exit_code == 2
    assert "--out" in refused.stderr
    assert refused.stdout == ""
    assert run(folder, "--format", "json").exit_code == 0


@pytest.mark.parametrize("name", ["csv", "sqlite", "graphml"])
def test_several_files_are_not_printed(name, folder):
    """Not through a pipe either."""
    result = run(folder, "--format", name)

    assert (result.exit_code, result.stdout) == (2, "")
    assert "--out" in result.stderr


def test_the_paths_that_were_written_are_printed(folder, tmp_path):
    """One on a line."""
    result = run(folder, "--format", "graphml", "--out", tmp_path / "out")

    assert result.stdout.split() == [
        str(tmp_path / "out" / name) for name in ("actors-topics.graphml", "countries.graphml")
    ]


def test_a_slash_at_the_end_means_a_folder(folder, tmp_path):
    """Also where there is none yet, and for a format of one file."""
    result = run(folder, "--format", "json", "--out", f"{tmp_path}/new/")

    assert result.stdout.split() == [str(tmp_path / "new" / "ledger.json")]
    assert (tmp_path / "new" / "ledger.json").is_file()
    assert write_export(folder, f"{tmp_path}/more.zip/", "bibtex") == (
        tmp_path / "more.zip" / "sources.bib",
    )


def test_misuse_exits_2(folder, tmp_path):
    """An unknown format, and a file where a folder is needed."""
    (tmp_path / "notes").write_text("mine")

    assert run(folder, "--format", "docx").exit_code == 2
    assert run(folder, "--format", "csv", "--out", tmp_path / "notes").exit_code == 2


@pytest.mark.parametrize("name", FORMATS)
def test_half_a_letter_is_refused_in_words(name):
    """A corpus made in Python can hold what no file can; a format leaves it out or says so."""
    broken = Article(id="a", title="half \ud800", date="2025", body="")
    corpus = Corpus(articles=[broken], briefing=Briefing(title="Half \ud800", contact="a desk"))

    with contextlib.suppress(PolicybriefError):
        export_files(corpus, name)


def test_a_zip_file_can_hold_one_file(tmp_path):
    """The ending decides, for each format alike."""
    write_export(CORPUS, tmp_path / "my.zip")

    with zipfile.ZipFile(io.BytesIO((tmp_path / "my.zip").read_bytes())) as archive:
        assert archive.namelist() == ["ledger.json"]
