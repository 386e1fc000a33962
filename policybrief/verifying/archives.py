"""What is packed into one file: zip, gzip, bzip2 and xz, opened as far as is safe."""

from __future__ import annotations

import bz2
import lzma
import zipfile
import zlib
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import IO, Any, Final

import attrs

MAX_DEPTH: Final = 4
"""How deep an archive may stand in another."""

MAX_MEMBERS: Final = 20_000
"""How many files of one archive are opened."""

MAX_RATIO: Final = 200
"""How many times longer than its packed form a file may become, once it has a megabyte."""

IN_MEMORY: Final = 1 << 20
"""How long a file in a long archive may be that is unpacked in memory."""

_MEGABYTE: Final = 1 << 20
_BLOCK: Final = 1 << 18

_ZIP: Final = (b"PK\x03\x04", b"PK\x05\x06")
_END_OF_ZIP: Final = b"PK\x05\x06"
_TAIL: Final = 66_000

_LOCKED: Final = {
    b"7z\xbc\xaf\x27\x1c": "a 7z archive",
    b"Rar!\x1a\x07": "a RAR archive",
    b"\x28\xb5\x2f\xfd": "packed with zstd",
    b"LZIP": "packed with lzip",
    b"\x04\x22\x4d\x18": "packed with lz4",
}


class Unopened(Exception):  # noqa: N818 - it says what was found, and is caught beside it
    """Something packed that was not opened, or not to its end; the message says why."""


@attrs.define
class Budget:
    """How much may still be unpacked of one file.

    Attributes:
        left: How many bytes.
    """

    left: int = 1 << 30

    def spend(self, number: int) -> None:
        """Take *number* bytes off."""
        self.left -= number
        if self.left < 0:
            raise Unopened("it unpacks to more than a gigabyte")


def locked(content: bytes) -> str | None:
    """Return what *content* is when it is packed in a way that cannot be opened here."""
    return next((what for mark, what in _LOCKED.items() if content.startswith(mark)), None)


def is_zip(content: bytes) -> bool:
    """Say whether *content* is a zip file, or ends in one."""
    return content.startswith(_ZIP) or _END_OF_ZIP in content[-_TAIL:]


def is_zip_file(file: Path) -> bool:
    """Say the same of a long file."""
    with file.open("rb") as opened:
        if opened.read(4).startswith(_ZIP):
            return True
        opened.seek(max(0, file.stat().st_size - _TAIL))
        return _END_OF_ZIP in opened.read()


def members(
    source: Path | IO[bytes], budget: Budget, place: Path | None = None
) -> Iterator[tuple[str, bytes | Path | Unopened]]:
    """Yield name and content of each file in a zip, or why it was not opened.

    Args:
        source: The zip.
        budget: How much may be unpacked.
        place: Where a long file is unpacked to; it stays until the next is asked for. None to
            unpack all in memory.

    Raises:
        Unopened: When the zip as a whole cannot be read.
    """
    try:
        with zipfile.ZipFile(source) as archive:
            infos = archive.infolist()
            if archive.comment:
                yield "its comment", archive.comment
            for info in infos[:MAX_MEMBERS]:
                if info.comment or info.extra:
                    yield info.filename, info.comment + b" " + info.extra
                if not info.is_dir():
                    yield info.filename, _member(archive, info, budget, place)
            if len(infos) > MAX_MEMBERS:
                raise Unopened(f"it holds more than {MAX_MEMBERS} files")
    except (zipfile.BadZipFile, OSError, ValueError, NotImplementedError) as error:
        raise Unopened(f"it is a broken zip file ({error})") from error


def _member(
    archive: zipfile.ZipFile, info: zipfile.ZipInfo, budget: Budget, place: Path | None
) -> bytes | Path | Unopened:
    try:
        with archive.open(info) as file:
            if place is not None and info.file_size > IN_MEMORY:
                with place.open("wb") as unpacked_to:
                    for block in _blocks(file, max(info.compress_size, 1), budget):
                        unpacked_to.write(block)
                return place
            return b"".join(_blocks(file, max(info.compress_size, 1), budget))
    except Unopened as error:
        return error
    except RuntimeError:
        return Unopened("it is encrypted")
    except (zipfile.BadZipFile, zlib.error, lzma.LZMAError, OSError, EOFError) as error:
        return Unopened(f"it is broken ({error})")
    except (NotImplementedError, ValueError) as error:
        return Unopened(f"it is packed in a way that cannot be opened ({error})")


def _blocks(file: IO[bytes], packed: int, budget: Budget) -> Iterator[bytes]:
    length = 0
    while block := file.read(_BLOCK):
        budget.spend(len(block))
        length += len(block)
        yield block
        _refuse_bomb(length, packed)


def _refuse_bomb(length: int, packed: int) -> None:
    if length > _MEGABYTE and length > MAX_RATIO * packed:
        raise Unopened(f"it unpacks to more than {MAX_RATIO} times its length")


def unpacker(content: bytes) -> Callable[[], Any] | None:
    """Return what unpacks *content*, when it is packed as one stream."""
    if content.startswith(b"\x1f\x8b"):
        return lambda: zlib.decompressobj(31)
    if content.startswith(b"BZh"):
        return bz2.BZ2Decompressor
    if content.startswith(b"\xfd7zXZ\0"):
        return lambda: lzma.LZMADecompressor(memlimit=1 << 28)
    return None


def unpacked(
    content: bytes,
    budget: Budget,
    make: Callable[[], Any] = zlib.decompressobj,
    *,
    many: bool = False,
) -> bytes:
    """Return what is packed in *content*.

    Args:
        content: The packed bytes.
        budget: How much may be unpacked.
        make: What unpacks a stream.
        many: Whether one stream may follow another; else what follows the first is left out.

    Raises:
        Unopened: When it is broken, or too much.
    """
    found = bytearray()
    rest = content
    try:
        while rest:
            stream = make()
            while not stream.eof:
                block = stream.decompress(rest, _BLOCK)
                rest = getattr(stream, "unconsumed_tail", b"")
                budget.spend(len(block))
                found += block
                _refuse_bomb(len(found), len(content))
                if not block and not rest and not stream.eof:
                    raise Unopened("it is cut short")
            rest = stream.unused_data.lstrip(b"\0") if many else b""
    except (zlib.error, lzma.LZMAError, OSError, EOFError, ValueError) as error:
        raise Unopened(f"it is broken ({error})") from error
    return bytes(found)
