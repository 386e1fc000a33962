"""The formats of the export."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Final

import attrs

from policybrief.analysis.standing import Analysis
from policybrief.writing.json_export import export_json


@attrs.frozen
class Format:
    """One format in which a corpus is exported.

    Attributes:
        name: Its name on the command line.
        words: What it is, in a sentence.
        files: Makes the content of each of its files, by name.
    """

    name: str
    words: str
    files: Callable[[Analysis], Mapping[str, bytes]]


def _json(analysis: Analysis) -> Mapping[str, bytes]:
    return {"ledger.json": export_json(analysis).encode("utf-8")}


FORMATS: Final[Mapping[str, Format]] = {
    one.name: one for one in (Format("json", "Everything, in one JSON document.", _json),)
}
"""The formats, by name."""
