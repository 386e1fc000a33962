"""Several files as one, the same bytes each time."""

from __future__ import annotations

import zipfile
from collections.abc import Iterator, Mapping
from typing import Final

from policybrief.keeping import Scratch, pieces
from policybrief.writing.files import Files

_NO_TIME: Final = (1980, 1, 1, 0, 0, 0)
"""The earliest time that a zip file can hold, in the place of today's."""


def zipped(files: Mapping[str, bytes]) -> bytes:
    """Return a zip file that holds *files*, by name.

    They are not compressed: versions of zlib give other bytes for the same file.
    """
    return b"".join(zip_parts((name, (content,)) for name, content in files.items()))


def zip_parts(files: Files) -> Iterator[bytes]:
    """Yield the same part by part."""
    with Scratch() as out:
        with zipfile.ZipFile(out, "w") as archive:
            for name, parts in sorted(files, key=lambda one: one[0]):
                entry = zipfile.ZipInfo(name, _NO_TIME)
                entry.compress_type = zipfile.ZIP_STORED
                entry.create_system = 3
                entry.external_attr = 0o644 << 16
                with archive.open(entry, "w") as file:
                    for part in parts:
                        file.write(part)
        out.seek(0)
        yield from pieces(out)
