"""Cells of a spreadsheet, as which a text must not be run.

A cell that a spreadsheet would take for a formula is dangerous: `=cmd()` runs on the computer of
whoever opens the file.
"""

from __future__ import annotations

import csv
import io
from collections.abc import Iterable, Sequence
from typing import Final

_BEGINS: Final = frozenset("=+-@＝＋－＠")
_RISKY: Final = ("\t", "\r", "\n", "'")
_PASSED_OVER: Final = " \t\r\n\v\f\u00a0\u2009\u200b\u202f\u3000\ufeff\"'“”„«»‘’"
"""What stands before a formula without making it a text, in one spreadsheet or another."""


def armoured(text: str) -> str:
    """Return *text* as a cell that no spreadsheet runs and that is not empty."""
    if text[:1].isalnum():
        return text
    bare = text.lstrip(_PASSED_OVER)
    return f"'{text}" if not text or text.startswith(_RISKY) or bare[:1] in _BEGINS else text


def csv_of(rows: Iterable[Sequence[str]]) -> bytes:
    """Return rows of text as a CSV file (UTF-8) that no spreadsheet runs; "" stays empty."""
    out = io.StringIO()
    writer = csv.writer(out, lineterminator="\n")
    writer.writerows([armoured(cell) if cell else cell for cell in row] for row in rows)
    return out.getvalue().encode("utf-8")
