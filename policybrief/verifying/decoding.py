"""Bytes to the texts that they can be."""

from __future__ import annotations

import codecs
from collections.abc import Iterator
from typing import Final

_MARKS: Final = (
    (codecs.BOM_UTF8, "utf-8"),
    (codecs.BOM_UTF32_LE, "utf-32-le"),
    (codecs.BOM_UTF32_BE, "utf-32-be"),
    (codecs.BOM_UTF16_LE, "utf-16-le"),
    (codecs.BOM_UTF16_BE, "utf-16-be"),
)


def text_of(content: bytes) -> str | None:
    """Return *content* as text when it is UTF-8, or says that it is UTF-16 or UTF-32; or None."""
    for mark, encoding in _MARKS:
        if content.startswith(mark):
            try:
                return content[len(mark) :].decode(encoding)
            except UnicodeDecodeError:
                return None
    try:
        text = content.decode("utf-8")
    except UnicodeDecodeError:
        return None
    return None if "\0" in text else text


def texts_of_bytes(content: bytes) -> Iterator[str]:
    """Yield every text that *content*, which is no plain text, can be.

    They are UTF-8, Windows-1252 (of which Latin-1 is a part), and UTF-16 from either byte on.
    """
    yield content.decode("utf-8", "replace")
    yield content.decode("cp1252", "replace")
    if b"\0" in content:
        yield content.replace(b"\0", b"").decode("cp1252", "replace")
    for encoding in ("utf-16-le", "utf-16-be"):
        for start in (0, 1):
            text = content[start:].decode(encoding, "replace")
            if _may_be_words(text):
                yield text


def _may_be_words(text: str) -> bool:
    """Say whether a text has a run of letters and spaces, as noise read as UTF-16 has not."""
    return text.count(" ") + text.count("\u3001") + text.count("\u3002") > 0
