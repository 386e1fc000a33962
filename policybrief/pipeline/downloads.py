"""The files that a site offers of its data: each format of the export, made beside one another."""

from __future__ import annotations

import functools
from collections.abc import Callable, Iterable, Mapping
from typing import NamedTuple, TypeAlias

from policybrief.analysis.ledger import Analysis
from policybrief.errors import CorpusError
from policybrief.keeping import Kept, Store, keep
from policybrief.plugins import EXPORTS, at_fault
from policybrief.site.desk import Download
from policybrief.workers import each
from policybrief.writing.archive import zip_parts
from policybrief.writing.files import Files
from policybrief.writing.formats import (
    FORMATS,
    OF_DOCUMENT,
    Format,
    document_formats,
    formats,
)

_Making: TypeAlias = Callable[[], Iterable[tuple[Format, Files]]]


class _Written(NamedTuple):
    """A file of a format, and its bytes, or their place in the store of its job."""

    format: str
    name: str
    content: tuple[int, int] | bytes


def make_downloads(analysis: Analysis) -> tuple[Download, ...]:
    """Return the files that the site offers: each format of the export, under ``data/``.

    Raises:
        CorpusError: When a format of another package fails, or gives a file that is there already.
    """
    known = formats()
    ours = _ours(analysis)
    found: dict[str, Download] = {}
    for one in known.values():
        files = ours[one.name] if one.name in ours else _kept(Store(), one, one.parts(analysis))
        for name, content in sorted(files.items()):
            if name in found:
                fault = f"gives the file '{name}', which another export gives"
                raise CorpusError([at_fault(one.name, EXPORTS, fault)])
            found[name] = Download(f"data/{name}", one.name, one.words, content)
    return tuple(found.values())


def _ours(analysis: Analysis) -> Mapping[str, Mapping[str, Kept]]:
    """Return the files of our formats, by format and name."""
    _compute(analysis)
    makings: list[_Making] = [functools.partial(document_formats, analysis)]
    makings += [
        functools.partial(_alone, one, analysis)
        for one in FORMATS.values()
        if one.name not in OF_DOCUMENT
    ]
    jobs = [(Store(), making) for making in makings]
    found: dict[str, dict[str, Kept]] = {}
    for (store, _), written in zip(jobs, each(jobs, _write), strict=True):
        for one in written:
            content = one.content
            kept = keep(content) if isinstance(content, bytes) else Kept(store, *content)
            found.setdefault(one.format, {})[one.name] = kept
    return found


def _compute(analysis: Analysis) -> None:
    """Compute what most formats need, and pages after them: copies of this process have it too."""
    _ = (analysis.standings, analysis.evidence_by_statement, analysis.occasions)


def _alone(one: Format, analysis: Analysis) -> Iterable[tuple[Format, Files]]:
    return ((one, one.parts(analysis)),)


def _write(job: tuple[Store, _Making]) -> list[_Written]:
    """Write the files of some formats to a store, whose file other processes have too."""
    store, making = job
    found: list[_Written] = []
    for one, files in making():
        for name, kept in _kept(store, one, files).items():
            content = kept.content() if store.in_memory else (kept.start, kept.size)
            found.append(_Written(one.name, name, content))
    return found


def _kept(store: Store, one: Format, files: Files) -> dict[str, Kept]:
    """Return the files of a format as the site offers them."""
    if one.together:
        files = ((f"ledger-{one.name}.zip", zip_parts(files)),)
    return {name: store.keep(parts) for name, parts in files}
