"""Bytes to the texts that they can be."""

from __future__ import annotations

import codecs
import re
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import Final

from policybrief.verifying.readings import TAG

# Runs of what people write: noise has few that are so long, and no words in them.
_LETTERS: Final = (
    "[\t\n\r -~\u00a0-\u11ff\u1780-\u17ff\u1e00-\u1fff\u2000-\u206f\u3000-\u30ff\u4e00-\u9fff"
    "\uac00-\ud7a3\uff00-\uffef]"
)
_ANY: Final = re.compile(f"{_LETTERS}{{8,}}")
_ANY_LONG: Final = re.compile(f"{_LETTERS}{{16,}}")
_LATIN_LETTERS: Final = "[\t\n\r -~\u00a0\u00ad\u00c0-\u024f\u2010-\u2026]"
_LATIN: Final = re.compile(f"{_LATIN_LETTERS}{{11,}}")

_PART: Final = 1 << 17
_LONGEST: Final = 1 << 20

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


def beginning_of(head: bytes) -> str:
    """Return what a text begins with, of which *head* is the beginning, cut anywhere."""
    for mark, encoding in _MARKS:
        if head.startswith(mark):
            return head[len(mark) :].decode(encoding, "replace")
    return head.decode("utf-8", "replace")


def encoding_of_text(file: Path) -> tuple[str, int] | None:
    """Return the encoding of a file that `text_of` would read as a text, and where that begins."""
    with file.open("rb") as opened:
        head = opened.read(4)
    marks = ((encoding, len(mark)) for mark, encoding in _MARKS if head.startswith(mark))
    encoding, skip = next(marks, ("utf-8", 0))
    try:
        for text in decoded(file, encoding, skip, errors="strict"):
            if not skip and "\0" in text:
                return None
    except UnicodeDecodeError:
        return None
    return encoding, skip


def decoded(file: Path, encoding: str, skip: int = 0, errors: str = "replace") -> Iterator[str]:
    """Yield the text in a long file, in parts.

    Args:
        file: The file.
        encoding: Its encoding.
        skip: How many bytes are left out before it.
        errors: What becomes of what is no text.
    """
    decoder = codecs.getincrementaldecoder(encoding)(errors)
    for part in _parts(file, skip):
        yield decoder.decode(part)
    yield decoder.decode(b"", final=True)


def _parts(file: Path, skip: int = 0) -> Iterator[bytes]:
    with file.open("rb") as opened:
        opened.seek(skip)
        while part := opened.read(_PART):
            yield part


def texts_in_file(file: Path) -> Iterator[Iterator[str]]:
    """Yield what `texts_of_bytes` yields, of a long file and each in parts."""
    yield _words(decoded(file, "utf-8"), _LETTERS, 8)
    yield _words(decoded(file, "cp1252"), _LATIN_LETTERS, 11)
    if any(b"\0" in part for part in _parts(file)):
        bare = (part.replace(b"\0", b"").decode("cp1252", "replace") for part in _parts(file))
        yield _words(bare, _LATIN_LETTERS, 11)
    for encoding in ("utf-16-le", "utf-16-be"):
        for start in (0, 1):
            yield _words(decoded(file, encoding, start), _LETTERS, 16)


def _words(chunks: Iterable[str], letters: str, least: int) -> Iterator[str]:
    """Yield the runs of letters in a text that have a length, each with a mark behind it.

    A run that may go on in the next chunk waits for it.
    """
    runs, noise = re.compile(f"{letters}{{{least},}}"), re.compile(f"[^{letters[1:]}")
    rest = ""
    for chunk in chunks:
        text = rest + chunk
        end = _behind_last(noise, text)
        rest = text[end:]
        found = runs.findall(text, 0, end)
        if found:
            yield TAG.join([*found, ""])
        if len(rest) > _LONGEST:
            yield rest[:-least]
            rest = rest[-least:]
    yield from runs.findall(rest)


def _behind_last(pattern: re.Pattern[str], text: str) -> int:
    """Return where the last match of one letter ends; 0 where there is none."""
    size = 256
    while True:
        start = max(0, len(text) - size)
        ends = [match.end() for match in pattern.finditer(text, start)]
        if ends or start == 0:
            return ends[-1] if ends else 0
        size *= 16


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
