"""The sitemap, as MkDocs writes it; compressed, the same from each version of zlib."""

from __future__ import annotations

import datetime
import struct
import zlib
from collections.abc import Iterable
from pathlib import Path, PurePosixPath
from typing import Final
from urllib.parse import quote, urljoin

from markupsafe import escape

from policybrief.site.files import write_file

_HEADER: Final = b"\x1f\x8b\x08\x00\x00\x00\x00\x00\x00\xff"  # no name, no time, no system
_MOST: Final = 0xFFFF
_NAMESPACE: Final = "http://www.sitemaps.org/schemas/sitemap/0.9"


def sitemap(addresses: Iterable[str], site_url: str | None, day: datetime.date | None) -> str:
    """Return ``sitemap.xml``; without the site's address it lists nothing.

    Args:
        addresses: The pages of the site.
        site_url: Where it will be published.
        day: The as-of date.
    """
    head = f'<?xml version="1.0" encoding="UTF-8"?>\n<urlset xmlns="{_NAMESPACE}">'
    if site_url is None:
        return f"{head}\n</urlset>"
    base = site_url if site_url.endswith("/") else f"{site_url}/"
    changed = (day or datetime.date(1980, 1, 1)).isoformat()
    entries = (
        f"\n    <url>\n         <loc>{escape(urljoin(base, quote(one)))}</loc>\n"
        f"         <lastmod>{changed}</lastmod>\n    </url>"
        for one in sorted(addresses, key=_turn)
    )
    return "".join([head, *entries, "\n</urlset>"])


def _turn(address: str) -> tuple[tuple[bool, bool, str], ...]:
    """Return where a page stands in the walk of a folder: files first, an index before others."""
    path = PurePosixPath(address)
    folders = ((True, False, folder) for folder in path.parent.parts)
    return (*folders, (False, path.stem != "index", path.with_suffix(".md").name))


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
