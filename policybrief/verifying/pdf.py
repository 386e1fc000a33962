"""The words in a PDF, where its streams are packed in the usual way and its letters are letters."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Final

from policybrief.verifying.archives import Budget, Unopened, unpacked

_STREAM: Final = re.compile(rb"stream\r?\n")
_STRING: Final = re.compile(
    rb"\((?P<plain>(?:[^\\()]|\\.|\((?:[^\\()]|\\.)*+\))*+)\)|<(?P<hex>[0-9A-Fa-f\s]+)>",
    re.DOTALL,
)
_ESCAPE: Final = re.compile(rb"\\(?:([0-7]{1,3})|\r?\n|(.))", re.DOTALL)
_NAMED: Final = {b"n": b"\n", b"r": b"\r", b"t": b"\t", b"b": b"\b", b"f": b"\f"}


def streams_in(content: bytes, budget: Budget) -> Iterator[bytes | Unopened]:
    """Yield the document and each of its streams, unpacked, and the words that it draws."""
    if b"/Encrypt" in content:
        yield Unopened("it is encrypted")
    yield _strings(content)
    for match in _STREAM.finditer(content):
        end = content.find(b"endstream", match.end())
        packed = content[match.end() : end if end >= 0 else len(content)]
        if not packed.startswith((b"\x78", b"\x68", b"\x58", b"\x48", b"\x18", b"\x08")):
            continue
        try:
            stream = unpacked(packed, budget)
        except Unopened as error:
            if "more than" in str(error):
                yield error
                return
            continue  # a picture that only begins like a packed stream, or a broken one
        yield stream
        yield _strings(stream)


def _strings(content: bytes) -> bytes:
    """Return the strings of a document one behind the other; a word may be several of them."""
    found: list[bytes] = []
    for match in _STRING.finditer(content):
        if match["plain"] is not None:
            found.append(_ESCAPE.sub(_escaped, match["plain"]))
        else:
            digits = b"".join(match["hex"].split())
            found.append(bytes.fromhex((digits + b"0" * (len(digits) % 2)).decode("ascii")))
    return b"\x1f".join(found)


def _escaped(match: re.Match[bytes]) -> bytes:
    if match[1] is not None:
        return bytes([int(match[1], 8) & 255])
    return b"" if match[2] is None else _NAMED.get(match[2], match[2])
