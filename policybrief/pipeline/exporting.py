"""A corpus with everything computed, as data."""

from __future__ import annotations

import os
import tempfile
import zipfile
from collections.abc import Mapping
from pathlib import Path
from typing import Any, Final

import jinja2

from policybrief.analysis.ledger import analyse
from policybrief.errors import BuildError, PolicybriefError
from policybrief.models.asked import a_country
from policybrief.models.collection import Day
from policybrief.models.corpus import Corpus
from policybrief.pipeline.loading import checked
from policybrief.site.desk import Desk
from policybrief.site.pdf import document_html, logo_address, pdf_of
from policybrief.site.templates import make_environment
from policybrief.writing import csv_export
from policybrief.writing.archive import zipped
from policybrief.writing.formats import PDF, find_format

_SLASHES: Final = tuple(one for one in (os.sep, os.altsep) if one)


def export(
    source: Corpus | Path | str,
    format: str = "json",  # noqa: A002 - the option's word
    *,
    as_of: Day | None = None,
) -> str:
    """Return the corpus with everything computed, as text.

    Args:
        source: A folder, or a corpus made in Python.
        format: Name of a format that is one file of text; for the others there is `export_files`.
        as_of: The as-of day, in place of the briefing's.

    Raises:
        CorpusError: When the corpus has errors.
        PolicybriefError: When there is no such format, it is no text, or *source* is not a folder.
    """
    files = export_files(source, format, as_of=as_of)
    if len(files) == 1:
        (content,) = files.values()
        if is_text(content):
            return content.decode("utf-8")
    names = ", ".join(files)
    raise PolicybriefError(f"'{format}' is not one text but: {names}; write it to a file or folder")


def export_files(
    source: Corpus | Path | str,
    format: str = "json",  # noqa: A002
    *,
    as_of: Day | None = None,
    country: str | None = None,
) -> Mapping[str, bytes]:
    """Return the corpus with everything computed, as files by name.

    Args:
        source: A folder, or a corpus made in Python.
        format: Name of the format.
        as_of: The as-of day, in place of the briefing's.
        country: The one country that a PDF is about, by its code or name.

    Raises:
        CorpusError: When the corpus has errors.
        PolicybriefError: When there is no such format, *source* is not a folder, or a PDF cannot be
            made.
    """
    if format == PDF:
        return {"briefing.pdf": _pdf(source, as_of, country)}
    if country is not None:
        raise PolicybriefError(
            f"'{format}' is always of the whole briefing; a country is for a PDF"
        )
    found = find_format(format)
    try:
        return found.files(analyse(checked(source, as_of=as_of)[0]))
    except UnicodeEncodeError as error:
        raise PolicybriefError(f"a text has a letter that is none: {error.reason}") from error


def write_export(
    source: Corpus | Path | str,
    out: Path | str,
    format: str = "json",  # noqa: A002
    *,
    as_of: Day | None = None,
    country: str | None = None,
) -> tuple[Path, ...]:
    """Write the corpus with everything computed, and return the paths of what was written.

    Each file is replaced in one step; nothing else in a folder is touched.

    Args:
        source: A folder, or a corpus made in Python.
        out: Where to: a name that ends in ".zip" for a zip file of all files; the name of a file,
            for a format of one file or for the one file with that ending; else a folder, as is
            text that ends in a slash.
        format: Name of the format.
        as_of: The as-of day, in place of the briefing's.
        country: The one country that a PDF is about, by its code or name.

    Raises:
        CorpusError: When the corpus has errors.
        PolicybriefError: When there is no such format, *source* is not a folder, several files
            would have to go into one, or a PDF cannot be made.
        OSError: When a file cannot be written.
    """
    target = Path(out)
    files = export_files(source, format, as_of=as_of, country=country)
    if str(out).endswith(_SLASHES):
        files_at = {target / name: content for name, content in files.items()}
    else:
        files_at = dict(_placed(files, target, format))
    for path, content in files_at.items():
        replace_file(path, content)
    return tuple(files_at)


def _pdf(source: Corpus | Path | str, as_of: Day | None, country: str | None) -> bytes:
    """Return the briefing as a PDF, from the templates of the folder where it has some."""
    analysis = analyse(checked(source, as_of=as_of)[0])
    code = None if country is None else a_country(country, analysis.corpus)
    desk = Desk(analysis)
    if code is not None and code not in desk.addresses.actors:
        raise PolicybriefError(f"'{country}' is nowhere in the briefing")
    folder = None if isinstance(source, Corpus) else Path(source)
    overrides = None if folder is None else folder / "templates"
    logo = "" if folder is None else logo_address(analysis.corpus.briefing, folder)
    try:
        html = document_html(desk, make_environment(overrides), code, logo)
    except jinja2.TemplateError as error:
        raise BuildError(f"{error.__class__.__name__}: {error}") from error
    return pdf_of(html)


def _placed(files: Mapping[str, bytes], target: Path, format_: str) -> Mapping[Path, bytes]:
    """Return the files by the path that each is written to."""
    if not target.is_dir():
        if target.suffix == ".zip":
            return {target: zipped(files)}
        if len(files) == 1:
            return dict.fromkeys((target,), *files.values())
        alike = [content for name, content in files.items() if Path(name).suffix == target.suffix]
        if len(alike) == 1:
            return {target: alike[0]}
        if alike or target.exists():
            names = ", ".join(files)
            raise PolicybriefError(
                f"'{format_}' is several files ({names}); write them to a folder, or to a name "
                "that ends in .zip"
            )
    return {target / name: content for name, content in files.items()}


def replace_file(path: Path, content: bytes) -> None:
    """Put *content* where *path* leads to, in one step; into a device or a pipe it is written."""
    real = Path(os.path.realpath(path))
    try:
        if path.exists() and not path.is_file() and not path.is_dir():
            path.write_bytes(content)
            return
        real.parent.mkdir(parents=True, exist_ok=True)
        mode = real.stat().st_mode & 0o777 if real.exists() else 0o666 & ~_umask()
        handle, fresh = tempfile.mkstemp(prefix=".policybrief-", dir=real.parent)
        try:
            with os.fdopen(handle, "wb") as file:
                file.write(content)
            os.chmod(fresh, mode)
            os.replace(fresh, real)
        except BaseException:
            os.unlink(fresh)
            raise
    except OSError as error:  # a full disk is told without a name
        raise OSError(error.errno, error.strerror, str(path)) from error


def _umask() -> int:
    mask = os.umask(0o022)
    os.umask(mask)
    return mask


def is_text(content: bytes) -> bool:
    """Say whether *content* can be printed: UTF-8 without null bytes."""
    try:
        return "\0" not in content.decode("utf-8")
    except UnicodeDecodeError:
        return False


def read_tables(path: Path | str) -> Mapping[str, list[dict[str, Any]]]:
    """Return the rows of an export as CSV, by table, each by column, with nothing lost.

    Args:
        path: The folder or the zip file that it was written to.

    Raises:
        PolicybriefError: When there are no tables of ours at *path*.
    """
    place = Path(path)
    try:
        if place.is_dir():
            files = {file.name: file.read_bytes() for file in place.glob("*.csv")}
        else:
            with zipfile.ZipFile(place) as archive:
                files = {name: archive.read(name) for name in archive.namelist()}
        tables = csv_export.read_tables(files)
    except (OSError, ValueError, zipfile.BadZipFile) as error:
        raise PolicybriefError(f"{place} cannot be read: {error}") from error
    if not tables:
        raise PolicybriefError(f"{place} holds no tables of an export as CSV")
    return tables
