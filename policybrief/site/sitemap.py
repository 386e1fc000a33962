"""The compressed sitemap, the same from each version of zlib."""

from __future__ import annotations

import struct
import zlib
from pathlib import Path
from typing import Final

from policybrief.site.files import write_file

_HEADER: Final = b"\x1f\x8b\x08\x00\x00\x00\x00\x00\x00\xff"  # no name, no time, no system
_MOST: Final = 0xFFFF


def write_compressed_sitemap(site: Path) -> None:
    """Write ``sitemap.xml.gz`` again from ``sitemap.xml``, where MkDocs made one.

    It is a gzip file whose content is stored: versions of zlib compress to other bytes.
    """
    target = site / "sitemap.xml.gz"
    if target.exists():
        write_file(target, _stored((site / "sitemap.xml").read_bytes()))


def _stored(content: bytes) -> bytes:
    """Return *content* as a gzip file of blocks that are not compressed."""
    pieces = [content[at : at + _MOST] for at in range(0, len(content), _MOST)] or [b""]
    blocks = (
        struct.pack("<BHH", at == len(pieces) - 1, len(piece), len(piece) ^ _MOST) + piece
        for at, piece in enumerate(pieces)
    )
    end = struct.pack("<II", zlib.crc32(content), len(content) & 0xFFFFFFFF)
    return _HEADER + b"".join(blocks) + end
