"""Corrections: what the editors had published, and what was wrong with it."""

from __future__ import annotations

import re
from typing import Final

import attrs

from policybrief.models.dates import EdtfDate, edtf
from policybrief.models.texts import is_text
from policybrief.problems import Located

_PLAIN: Final = re.compile(r"\d{4}(?:-(?:0[1-9]|1[0-2])(?:-\d\d)?)?")


def is_plain(date: EdtfDate) -> bool:
    """Say whether a date is one day, month or year, with no mark of doubt."""
    return _PLAIN.fullmatch(date.text) is not None


@attrs.frozen(kw_only=True)
class Correction(Located):
    """One correction of an article or a statement that had been published.

    Attributes:
        date: When it was corrected: a day, a month or a year.
        what: What was corrected, in a sentence; it is published.
        why: Why it had been wrong, in a sentence; it is published.
    """

    date: EdtfDate = attrs.field(converter=edtf)
    what: str = attrs.field(validator=is_text)
    why: str = attrs.field(validator=is_text)

    @date.validator
    def _is_plain(self, field: attrs.Attribute[EdtfDate], value: EdtfDate) -> None:
        if "date" not in self.broken and not is_plain(value):
            raise ValueError("a correction has a day, a month or a year; write 2026-01-25", field)

    @what.validator
    @why.validator
    def _says_something(self, field: attrs.Attribute[str], value: str) -> None:
        if not value.strip():
            raise ValueError("a correction says what was wrong, and why; write it", field)
