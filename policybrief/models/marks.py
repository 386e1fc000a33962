"""Letters with more marks on them than any language writes.

To compare texts, marks are brought into one order, which takes a time that grows with the square of
how many stand on one letter.

Source: Unicode Standard Annex #15, Unicode Normalization Forms, Stream-Safe Text Format.
"""

from __future__ import annotations

import unicodedata
from collections.abc import Iterator
from typing import Final

MAX_MARKS: Final = 30
"""How many combining marks one letter may have."""


def crowds(text: str) -> Iterator[tuple[int, int]]:
    """Yield start and end of each run of more than `MAX_MARKS` marks."""
    if text.isascii() or not any(map(unicodedata.combining, text[::MAX_MARKS])):
        return
    done = 0
    for at in range(0, len(text), MAX_MARKS):  # a longer run has one of these in it
        if at < done or not unicodedata.combining(text[at]):
            continue
        start = end = at
        while start > done and unicodedata.combining(text[start - 1]):
            start -= 1
        while end < len(text) and unicodedata.combining(text[end]):
            end += 1
        done = end
        if end - start > MAX_MARKS:
            yield start, end
