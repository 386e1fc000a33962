"""The words that pictures carry: what PNG packs, and what GIF and JPEG cut into pieces.

Other metadata (WebP, TIFF, EXIF, XMP) stand in the file as they are and need no opening.
"""

from __future__ import annotations

import struct
from collections.abc import Iterator
from typing import Final

from policybrief.verifying.archives import Budget, Unopened, unpacked

_PNG: Final = b"\x89PNG\r\n\x1a\n"


def words_in_image(content: bytes, budget: Budget) -> Iterator[bytes | Unopened]:
    """Yield the parts of a picture that may hold words, unpacked and put together."""
    if content.startswith(_PNG):
        yield from _in_png(content, budget)
    elif content.startswith((b"GIF87a", b"GIF89a")):
        yield _in_gif(content)
    elif content.startswith(b"\xff\xd8\xff"):
        yield _in_jpeg(content)


def _in_png(content: bytes, budget: Budget) -> Iterator[bytes | Unopened]:
    at = len(_PNG)
    while at + 8 <= len(content):
        length, kind = struct.unpack_from(">I4s", content, at)
        chunk = content[at + 8 : at + 8 + length]
        at += 12 + length
        if kind == b"zTXt":
            packed = chunk.partition(b"\0")[2][1:]
        elif kind == b"iTXt":
            keyword, _, rest = chunk.partition(b"\0")
            if rest[:1] != b"\1":
                continue
            tags = rest[2:].split(b"\0", 2)
            packed = tags[2] if len(tags) == 3 else b""
            yield keyword + b" " + b" ".join(tags[:2])
        else:
            continue
        try:
            yield unpacked(packed, budget)
        except Unopened as error:
            yield Unopened(f"a packed text in it cannot be opened: {error}")


def _in_gif(content: bytes) -> bytes:
    """Return the comments and other extensions of a GIF, which are cut into blocks of 255."""
    found: list[bytes] = []
    at = content.find(b"\x21")
    while at >= 0:
        kind = content[at + 1 : at + 2]
        at += 2
        parts: list[bytes] = []
        if kind in (b"\xfe", b"\x01", b"\xff"):
            end = at
            while end < len(content) and content[end]:
                parts.append(content[end + 1 : end + 1 + content[end]])
                end += 1 + content[end]
            found.append(b"".join(parts))
        at = content.find(b"\x21", at)
    return b"\n".join(found)


def _in_jpeg(content: bytes) -> bytes:
    """Return the segments of a JPEG that hold words; a long one is cut after 65,533 bytes."""
    found: list[bytes] = []
    at = 2
    while at + 4 <= len(content) and content[at] == 0xFF:
        marker = content[at + 1]
        if marker == 0xFF:
            at += 1
            continue
        if marker in (0xDA, 0xD9):
            break
        if marker == 0x01 or 0xD0 <= marker <= 0xD8:
            at += 2
            continue
        (length,) = struct.unpack_from(">H", content, at + 2)
        if marker == 0xFE or 0xE0 <= marker <= 0xEF:
            found.append(content[at + 4 : at + 2 + length])
        at += 2 + max(length, 2)
    return b"".join(found)
