"""Large contents, kept out of memory until they are written.

A build has the exports in hand from its beginning to its end, and they may be larger than all the
rest. A file that nobody else sees holds them; it is gone with what holds it, however that ends.
"""

from __future__ import annotations

import os
import tempfile
import weakref
from typing import IO, Final

import attrs

LARGE: Final = 1 << 20
"""A content of so many bytes is kept in a file."""


@attrs.frozen(eq=False, repr=False)
class Kept:
    """Bytes that can be asked for again.

    Attributes:
        size: How many bytes there are.
    """

    size: int
    _small: bytes | None
    _file: IO[bytes] | None

    def content(self) -> bytes:
        """Return the bytes; another process that holds them too is not disturbed."""
        if self._small is not None or self._file is None:
            return self._small or b""
        parts: list[bytes] = []
        at = 0
        while at < self.size:
            part = _read(self._file, self.size - at, at)
            if not part:
                raise OSError("a file of the build was cut short")
            parts.append(part)
            at += len(part)
        return parts[0] if len(parts) == 1 else b"".join(parts)


def keep(content: bytes) -> Kept:
    """Keep some bytes: in a file where they are many, and one can be made."""
    if len(content) < LARGE:
        return Kept(len(content), content, None)
    try:
        file = tempfile.TemporaryFile()  # noqa: SIM115 - closed with what holds it
        file.write(content)
        file.flush()
    except OSError:
        return Kept(len(content), content, None)
    kept = Kept(len(content), None, file)
    weakref.finalize(kept, file.close)
    return kept


def _read(file: IO[bytes], size: int, at: int) -> bytes:
    """Return some bytes of a file from a place on, without moving where others read, if it can."""
    if hasattr(os, "pread"):
        return os.pread(file.fileno(), size, at)
    file.seek(at)
    return file.read(size)
