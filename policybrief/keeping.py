"""Large contents, kept out of memory until they are written.

A build has the exports in hand from its beginning to its end, and they may be larger than all the
rest. A file that nobody else sees holds them; it is gone with what holds it, however that ends.
"""

from __future__ import annotations

import hashlib
import io
import os
import tempfile
from collections.abc import Iterable, Iterator
from typing import IO, Any, Final

import attrs

LARGE: Final = 1 << 20
"""A content of so many bytes is kept in a file."""

_PIECE: Final = 1 << 18


class Scratch(io.RawIOBase):
    """A file that nobody else sees, or memory where none can be made or no more goes in."""

    def __init__(self, *, in_memory: bool = False) -> None:
        """Open the file.

        Args:
            in_memory: Whether to do without one.
        """
        self._file: IO[bytes] = io.BytesIO() if in_memory else _file()

    @property
    def in_memory(self) -> bool:
        """Whether there is no file."""
        return isinstance(self._file, io.BytesIO)

    def seekable(self) -> bool:
        """Return True."""
        return True

    def seek(self, place: int, whence: int = os.SEEK_SET) -> int:
        """Go to a place, and return it."""
        return self._file.seek(place, whence)

    def tell(self) -> int:
        """Return where it is."""
        return self._file.tell()

    def read(self, size: int = -1) -> bytes:
        """Return what comes next."""
        return self._file.read(size)

    def write(self, content: Any) -> int:
        """Write all of some bytes."""
        rest = memoryview(content)
        size = rest.nbytes
        while rest:
            try:
                rest = rest[self._file.write(rest) :]
            except OSError:
                if self.in_memory:
                    raise
                self._to_memory()
        return size

    def read_at(self, place: int, size: int) -> bytes:
        """Return bytes of a place; other processes are not disturbed, where the system can."""
        if isinstance(self._file, io.BytesIO):
            return bytes(self._file.getbuffer()[place : place + size])
        if hasattr(os, "pread"):
            return os.pread(self._file.fileno(), size, place)
        self._file.seek(place)
        return self._file.read(size)

    def close(self) -> None:
        """Let the file go."""
        self._file.close()
        super().close()

    def _to_memory(self) -> None:
        """Take everything back into memory: the disk is full."""
        file, place = self._file, self._file.tell()
        file.seek(0)
        self._file = io.BytesIO()
        self._file.writelines(pieces(file))
        self._file.seek(place)
        file.close()


class Store:
    """Many contents, one after the other in a file that nobody else sees.

    A process that was copied has the same file: what one writes there, the other can read.
    """

    def __init__(self, *, in_memory: bool = False) -> None:
        """Open the file.

        Args:
            in_memory: Whether to do without one.
        """
        self._file = Scratch(in_memory=in_memory)

    @property
    def in_memory(self) -> bool:
        """Whether there is no file, and other processes have nothing of it."""
        return self._file.in_memory

    def keep(self, parts: Iterable[bytes]) -> Kept:
        """Keep a content, written part by part as it is made."""
        start = self._file.seek(0, os.SEEK_END)
        size = sum(map(self._file.write, parts))
        return Kept(self, start, size)

    def pieces(self, start: int, size: int) -> Iterator[bytes]:
        """Yield some bytes from a place on, never many at once."""
        end = start + size
        while start < end:
            part = self._file.read_at(start, min(_PIECE, end - start))
            if not part:
                raise OSError("a file of the build was cut short")
            yield part
            start += len(part)


@attrs.frozen(eq=False, repr=False)
class Kept:
    """Bytes that can be asked for again.

    Attributes:
        store: Where they are.
        start: The place of the first there.
        size: How many there are.
    """

    store: Store
    start: int
    size: int

    def parts(self) -> Iterator[bytes]:
        """Yield the bytes, never many at once."""
        return self.store.pieces(self.start, self.size)

    def content(self) -> bytes:
        """Return the bytes."""
        return b"".join(self.parts())

    def sha256(self) -> str:
        """Return their SHA-256 in hexadecimal digits."""
        found = hashlib.sha256()
        for part in self.parts():
            found.update(part)
        return found.hexdigest()


def keep(content: bytes | Kept) -> Kept:
    """Keep some bytes: in a file where they are many, and one can be made."""
    if isinstance(content, Kept):
        return content
    return Store(in_memory=len(content) < LARGE).keep((content,))


def pieces(file: IO[bytes] | Scratch) -> Iterator[bytes]:
    """Yield what is left of a file, never much at once."""
    while part := file.read(_PIECE):
        yield part


def _file() -> IO[bytes]:
    try:
        return tempfile.TemporaryFile(buffering=0)
    except OSError:
        return io.BytesIO()
