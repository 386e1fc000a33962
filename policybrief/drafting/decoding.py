"""Bytes of somebody's file to text, and what had to be changed on the way."""

from __future__ import annotations

import codecs
import re
from typing import Final

import attrs
from charset_normalizer import from_bytes

from policybrief.errors import PolicybriefError
from policybrief.models.marks import MAX_MARKS, crowds

_MARKS: Final = (
    (codecs.BOM_UTF8, "utf-8"),
    (codecs.BOM_UTF32_LE, "utf-32"),
    (codecs.BOM_UTF32_BE, "utf-32"),
    (codecs.BOM_UTF16_LE, "utf-16"),
    (codecs.BOM_UTF16_BE, "utf-16"),
)
_BREAK: Final = re.compile("[\x0b\x0c]")
_CONTROL: Final = re.compile(
    "[\x00-\x08\x0e-\x1f\x7f\ud800-\udfff\ufdd0\ufffe\uffff]|(?<!^)(?<!\n)\ufeff"
)
_MOST_CONTROLS: Final = 0.02


@attrs.frozen(kw_only=True)
class Decoded:
    """A text that a corpus can hold.

    Attributes:
        text: The text, without a byte order mark.
        content: What to write: the bytes as they are, where nothing had to be changed.
        notes: What had to be changed, for a human.
    """

    text: str
    content: bytes
    notes: tuple[str, ...] = ()


def decode(raw: bytes, name: str) -> Decoded:
    """Return the text that *raw* holds.

    UTF-8 is kept byte for byte. Another encoding is guessed from what it says, and told.

    Args:
        raw: The content of a file.
        name: What messages call the file.

    Raises:
        PolicybriefError: When it is no text.
    """
    text, encoding = _decoded(raw, name)
    notes = []
    if encoding != "utf-8":
        notes.append(
            f"the text was read as {encoding} and written as UTF-8; look whether letters with "
            "marks are right"
        )
    controls = len(_CONTROL.findall(text))
    if "\0" in text or controls > max(3, len(text) * _MOST_CONTROLS):
        raise PolicybriefError(f"{name} is no text: it has bytes that no text has")
    if next(crowds(text), None) is not None:
        raise PolicybriefError(
            f"{name} has more than {MAX_MARKS} combining marks on one letter; delete them"
        )
    clean = _CONTROL.sub("", _BREAK.sub("\n", text)).removeprefix("\ufeff")
    if clean != text.removeprefix("\ufeff"):
        notes.append("characters that cannot be seen were taken out of the text")
    if not any(letter.isalnum() for letter in clean):
        raise PolicybriefError(f"{name} has no words")
    return Decoded(
        text=clean, content=raw if not notes else clean.encode("utf-8"), notes=tuple(notes)
    )


def _decoded(raw: bytes, name: str) -> tuple[str, str]:
    for mark, encoding in _MARKS:
        if raw.startswith(mark):
            try:
                return raw.decode(encoding), encoding
            except UnicodeDecodeError as error:
                raise PolicybriefError(f"{name} is no text in {encoding}") from error
    try:
        return raw.decode("utf-8"), "utf-8"
    except UnicodeDecodeError:
        best = None if b"\0" in raw else from_bytes(raw).best()
    if best is None:
        raise PolicybriefError(f"{name} is no text, or one in an encoding that is not known")
    return str(best), best.encoding.replace("_", "-")
