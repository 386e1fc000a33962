"""Bytes to the texts that they can be."""

from __future__ import annotations

import codecs
import re
from collections.abc import Iterator
from typing import Final

from policybrief.verifying.readings import TAG

# Runs of what people write: noise has few that are so long, and no words in them.
_LETTERS: Final = (
    "[\t\n\r -~\u00a0-\u11ff\u1780-\u17ff\u1e00-\u1fff\u2000-\u206f\u3000-\u30ff\u4e00-\u9fff"
    "\uac00-\ud7a3\uff00-\uffef]"
)
_ANY: Final = re.compile(f"{_LETTERS}{{8,}}")
_ANY_LONG: Final = re.compile(f"{_LETTERS}{{16,}}")
_LATIN: Final = re.compile("[\t\n\r -~\u00a0\u00ad\u00c0-\u024f\u2010-\u2026]{11,}")

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
    """Yield every text that *content*, which is no plain text, can hold, without the noise.

    They are UTF-8, Windows-1252 (of which Latin-1 is a part), and UTF-16 from either byte on.
    """
    found = [
        _ANY.findall(content.decode("utf-8", "replace")),
        _LATIN.findall(content.decode("cp1252", "replace")),
    ]
    if b"\0" in content:
        found.append(_LATIN.findall(content.replace(b"\0", b"").decode("cp1252", "replace")))
    for encoding in ("utf-16-le", "utf-16-be"):
        for start in (0, 1):
            found.append(_ANY_LONG.findall(content[start:].decode(encoding, "replace")))
    yield from (TAG.join(words) for words in found if words)
