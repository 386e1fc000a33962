"""Several files as one, the same bytes each time."""

from __future__ import annotations

import io
import zipfile
from collections.abc import Mapping
from typing import Final

_NO_TIME: Final = (1980, 1, 1, 0, 0, 0)
"""The earliest time that a zip file can hold, in the place of today's."""


def zipped(files: Mapping[str, bytes]) -> bytes:
    """Return a zip file that holds *files*, by name.

    They are not compressed: versions of zlib give other bytes for the same file.
    """
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w") as archive:
        for name, content in sorted(files.items()):
            entry = zipfile.ZipInfo(name, _NO_TIME)
            entry.compress_type = zipfile.ZIP_STORED
            entry.create_system = 3
            entry.external_attr = 0o644 << 16
            archive.writestr(entry, content)
    return out.getvalue()
