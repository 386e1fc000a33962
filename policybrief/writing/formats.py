"""The formats of the export: ours, and those of other packages."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Mapping
from typing import Any, Final

import attrs

from policybrief.analysis.ledger import Analysis
from policybrief.errors import CorpusError, PolicybriefError
from policybrief.languages import N_
from policybrief.plugins import EXPORTS, Plugin, at_fault, failed, find_plugins
from policybrief.problems import Problem
from policybrief.sharing.json_text import json_parts
from policybrief.writing.annotations import annotation_parts
from policybrief.writing.bibtex import export_bibtex
from policybrief.writing.csl import export_csl
from policybrief.writing.csv_export import csv_files
from policybrief.writing.dna_export import dna_parts
from policybrief.writing.files import Files, Parts, whole
from policybrief.writing.graphml import graphml_files
from policybrief.writing.json_export import document_parts
from policybrief.writing.kept_rows import KeptRows, kept_rows
from policybrief.writing.popolo import popolo_parts
from policybrief.writing.ris import export_ris
from policybrief.writing.sqlite_export import sqlite_files


@attrs.frozen
class Format:
    """One format in which a corpus is exported.

    Attributes:
        name: Its name on the command line.
        words: What it is, in a sentence, a message.
        parts: Makes its files, each part by part.
        together: Whether the site offers its files as one zip file.
    """

    name: str
    words: str
    parts: Callable[[Analysis], Files]
    together: bool = False

    def files(self, analysis: Analysis) -> Mapping[str, bytes]:
        """Return the content of each of its files, by name."""
        return whole(self.parts(analysis))


def _one(name: str, words: str, file: str, make: Callable[[Analysis], Parts]) -> Format:
    """Return a format of one file."""
    return Format(name, words, lambda analysis: ((file, make(analysis)),))


def _text(name: str, words: str, file: str, make: Callable[[Analysis], str]) -> Format:
    """Return a format of one file, a short text."""
    return _one(name, words, file, lambda analysis: (make(analysis).encode("utf-8"),))


def _content(made: str | bytes) -> bytes:
    return made.encode("utf-8") if isinstance(made, str) else made


_OURS: Final = (
    _one(
        "json",
        N_("Everything, in one JSON document."),
        "ledger.json",
        lambda analysis: json_parts(document_parts(analysis)),
    ),
    Format(
        "csv",
        N_("Tables as CSV files with CSVW metadata."),
        lambda analysis: csv_files(kept_rows(analysis)),
        together=True,
    ),
    Format(
        "sqlite",
        N_("The tables as a database for Datasette."),
        lambda analysis: sqlite_files(kept_rows(analysis)),
    ),
    Format("graphml", N_("Networks of actors, topics and countries."), graphml_files),
    _one(
        "popolo",
        N_("People, organizations, posts and speeches as Popolo JSON."),
        "popolo.json",
        popolo_parts,
    ),
    _one(
        "annotations",
        N_("The published quotes as Web Annotations in JSON-LD."),
        "annotations.jsonld",
        annotation_parts,
    ),
    _one("dna", N_("A database of the Discourse Network Analyzer."), "ledger.dna", dna_parts),
    _text("bibtex", N_("The articles as BibTeX entries."), "sources.bib", export_bibtex),
    _text("ris", N_("The articles as RIS records."), "sources.ris", export_ris),
    _text("csl", N_("The articles as CSL-JSON."), "sources.csl.json", export_csl),
)
FORMATS: Final[Mapping[str, Format]] = {one.name: one for one in _OURS}
"""Our formats, by name."""

PDF: Final = "pdf"
"""The format that is laid out from the site's templates; it is made on demand only."""

_FILE: Final = re.compile(r"[\w-][\w.-]*")


OF_DOCUMENT: Final = ("json", "csv", "sqlite")
"""The formats that are made from the whole document."""


def document_formats(analysis: Analysis) -> Iterator[tuple[Format, Files]]:
    """Yield the formats that are made from the document, which is made once for all of them.

    The files of each must be taken before those of the next.
    """
    rows = KeptRows(document_parts(analysis))
    yield FORMATS["json"], (("ledger.json", json_parts(rows.noted())),)
    yield FORMATS["csv"], csv_files(rows)
    yield FORMATS["sqlite"], sqlite_files(rows)


def formats() -> Mapping[str, Format]:
    """Return our formats and those of other packages, by name.

    Raises:
        CorpusError: When a format of another package cannot be loaded, or has a name that is taken.
    """
    plugins, problems = find_exports()
    if problems:
        raise CorpusError(problems)
    return dict(FORMATS) | {plugin.name: _foreign(plugin) for plugin in plugins}


def find_exports() -> tuple[tuple[Plugin, ...], tuple[Problem, ...]]:
    """Return the exports of other packages, and a problem for each that cannot be one."""
    plugins, problems = find_plugins(EXPORTS)
    taken = tuple(
        at_fault(one.name, EXPORTS, "has the name of another export")
        for one in plugins
        if one.name in FORMATS or one.name == PDF
    )
    return plugins, (*problems, *taken)


def find_format(name: str) -> Format:
    """Return the format of this name; other packages are asked when it is none of ours.

    Raises:
        CorpusError: When the formats of other packages cannot be loaded.
        PolicybriefError: When there is no such format.
    """
    known = FORMATS.get(name) or formats().get(name)
    if known is None:
        names = ", ".join((*formats(), PDF))
        raise PolicybriefError(f"there is no format '{name}'; use one of: {names}")
    return known


def _foreign(plugin: Plugin) -> Format:
    """Return the format that a function of another package makes."""
    said = (plugin.call.__doc__ or "").strip().partition("\n")[0]

    def files(analysis: Analysis) -> Files:
        try:
            made = _checked(plugin.name, plugin.call(analysis))
            return [(name, (content,)) for name, content in made.items()]
        except KeyboardInterrupt:
            raise
        except BaseException as error:
            raise CorpusError([failed(plugin, EXPORTS, error)]) from error

    return Format(plugin.name, said or f"The format '{plugin.name}' of another package.", files)


def _checked(name: str, made: Any) -> Mapping[str, bytes]:
    """Return what a function of another package made as files, or say what it is not."""
    if isinstance(made, str | bytes):
        return {f"ledger.{name}": _content(made)}
    if not isinstance(made, Mapping) or not made:
        raise TypeError("it returned neither text nor bytes nor files by name")
    for file, content in made.items():
        if not isinstance(file, str) or _FILE.fullmatch(file) is None:
            raise ValueError(f"{file!r} is no name of a file")
        if not isinstance(content, str | bytes):
            raise TypeError(f"the content of {file} is neither text nor bytes")
    return {file: _content(content) for file, content in made.items()}
