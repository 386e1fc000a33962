"""A file of the site to the texts in it, whatever it is packed in."""

from __future__ import annotations

import base64
import binascii
import io
import re
import tempfile
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import Final

import attrs

from policybrief.verifying.archives import (
    MAX_DEPTH,
    Budget,
    Unopened,
    is_zip,
    is_zip_file,
    locked,
    members,
    unpacked,
    unpacker,
)
from policybrief.verifying.databases import SQLITE, encoding_of, rows_in
from policybrief.verifying.decoding import (
    decoded,
    encoding_of_text,
    text_of,
    texts_in_file,
    texts_of_bytes,
)
from policybrief.verifying.images import words_in_image
from policybrief.verifying.pdf import streams_in
from policybrief.verifying.readings import TAG

WHOLE: Final = 1 << 26
"""How long a file may be that is read at once because of what it is."""

LONG: Final = 1 << 21
"""How long any other may be; a longer one is read in parts."""

_MOST_CODED: Final = 1 << 24
_ROWS: Final = 1 << 20
_BEFORE_CODED: Final = 300
_DATA: Final = re.compile(
    r"data:[^\"'()<>\s,]{0,200}?;base64,((?:[A-Za-z0-9+/=_-]|%[0-9A-Fa-f]{2}|\s)+)"
)
_CODED: Final = re.compile(r";base64,(?:[A-Za-z0-9+/=_-]|%[0-9A-Fa-f]{2}|\s)*+")


@attrs.frozen
class Piece:
    """A text in a file.

    Attributes:
        text: The text.
        inside: What of the file it is ("'a.csv'"); empty where it is the file itself.
        placed: Whether it is the file as it stands, so that its lines are the file's.
    """

    text: str
    inside: str = ""
    placed: bool = False


@attrs.frozen
class LongPiece:
    """A long text in a file.

    Attributes:
        chunks: The text, cut anywhere.
        inside: What of the file it is; empty where it is the file itself.
        placed: Whether it is the file as it stands, so that its lines are the file's.
    """

    chunks: Iterator[str]
    inside: str = ""
    placed: bool = False


@attrs.frozen
class Unsearched:
    """A part of a file in which nothing was looked for.

    Attributes:
        why: Why not.
        inside: What of the file it is; empty for all of it.
        partly: Whether what stands in it as it is was looked through all the same.
    """

    why: str
    inside: str = ""
    partly: bool = False


def pieces_of(content: bytes, source: Path | None = None) -> Iterator[Piece | Unsearched]:
    """Yield every text in a file, and what could not be opened.

    Args:
        content: What stands in the file.
        source: The file itself, where a database can be read from it.
    """
    yield from _pieces(content, "", Budget(), 0, source)


def pieces_of_file(file: Path) -> Iterator[Piece | LongPiece | Unsearched]:
    """Yield the texts in a file that may be too long to be read at once."""
    yield from _in_file(file, "", Budget(), 0)


def _in_file(
    file: Path, inside: str, budget: Budget, depth: int
) -> Iterator[Piece | LongPiece | Unsearched]:
    if file.stat().st_size <= LONG:
        yield from _pieces(file.read_bytes(), inside, budget, depth, file)
        return
    with file.open("rb") as opened:
        head = opened.read(100)
    found = encoding_of_text(file)
    if found is not None:
        yield LongPiece(decoded(file, *found), inside, placed=depth == 0)
        yield from _embedded_in(decoded(file, *found), inside, budget, depth)
        if not head.startswith(b"%PDF"):
            return
    elif head.startswith(SQLITE):
        yield LongPiece(decoded(file, encoding_of(head)), inside)
        yield from _rows(file, inside, budget, depth)
    else:
        yield from (LongPiece(one, inside) for one in texts_in_file(file))
    is_plain = head.startswith(b"PK") or file.stat().st_size > WHOLE
    if is_plain and depth < MAX_DEPTH and is_zip_file(file):
        yield from _in_zip(file, inside, budget, depth)
    elif file.stat().st_size <= WHOLE:
        yield from _packed(file.read_bytes(), inside, budget, depth)
    elif locked(head) or unpacker(head) or head.startswith((b"%PDF", b"\x89PNG")):
        yield Unsearched(f"it is packed and longer than {WHOLE >> 20} MB", inside, partly=True)


def _in_zip(
    file: Path, inside: str, budget: Budget, depth: int
) -> Iterator[Piece | LongPiece | Unsearched]:
    """Yield the texts in a long zip, of which the long files are unpacked on the disk."""
    with tempfile.TemporaryDirectory(prefix="policybrief-") as folder:
        try:
            for name, found in members(file, budget, Path(folder, "member")):
                where = " in ".join(one for one in (f"'{name}'", inside) if one)
                if isinstance(found, Unopened):
                    yield Unsearched(str(found), where)
                elif isinstance(found, Path):
                    yield from _in_file(found, where, budget, depth + 1)
                else:
                    yield from _pieces(found, where, budget, depth + 1)
        except Unopened as error:
            yield Unsearched(str(error), inside)


def _embedded_in(
    chunks: Iterable[str], inside: str, budget: Budget, depth: int
) -> Iterator[Piece | Unsearched]:
    """Yield what stands in a long text as a ``data:`` address."""
    rest = ""
    for chunk in chunks:
        rest += chunk
        end = 0
        begun = rest.rfind(";base64,")
        if begun >= 0 and (coded := _CODED.match(rest, begun)):
            end = coded.end()
            if end > len(rest) - 3 and len(rest) < _MOST_CODED:
                continue  # it may go on
            yield from embedded(rest, inside, budget, depth)
        rest = rest[max(end, len(rest) - _BEFORE_CODED) :]
    yield from embedded(rest, inside, budget, depth)


def _pieces(
    content: bytes, inside: str, budget: Budget, depth: int, source: Path | None = None
) -> Iterator[Piece | Unsearched]:
    text = text_of(content)
    if text is not None:
        yield Piece(text, inside, placed=depth == 0)
        yield from embedded(text, inside, budget, depth)
        if not content.startswith(b"%PDF"):
            return
    elif content.startswith(SQLITE):
        yield Piece(content.decode(encoding_of(content), "replace"), inside)
        yield from _rows(source or content, inside, budget, depth)
    else:
        yield from (Piece(one, inside) for one in texts_of_bytes(content))
    yield from _packed(content, inside, budget, depth)


def _packed(
    content: bytes, inside: str, budget: Budget, depth: int
) -> Iterator[Piece | Unsearched]:
    """Yield the texts in what is packed in a file."""
    if depth >= MAX_DEPTH:
        if locked(content) or is_zip(content) or unpacker(content):
            yield Unsearched(f"it is packed more than {MAX_DEPTH} times", inside)
        return
    what = locked(content)
    if what is not None:
        yield Unsearched(f"it is {what}, which cannot be opened here", inside)
    for part in _opened(content, budget):
        if isinstance(part, Unopened):
            yield Unsearched(str(part), inside)
        else:
            name, found = part
            where = " in ".join(one for one in (name, inside) if one)
            if isinstance(found, Unopened):
                yield Unsearched(str(found), where)
            else:
                yield from _pieces(found, where, budget, depth + 1)


def _opened(content: bytes, budget: Budget) -> Iterator[tuple[str, bytes | Unopened] | Unopened]:
    """Yield name and content of what is packed in a file."""
    try:
        make = unpacker(content)
        if make is not None:
            yield "", unpacked(content, budget, make, many=True)
        elif content.startswith(b"%PDF"):
            yield from (("", one) for one in streams_in(content, budget))
        else:
            yield from (("", one) for one in words_in_image(content, budget))
        if make is None and is_zip(content):
            for name, found in members(io.BytesIO(content), budget):
                assert not isinstance(found, Path)
                yield f"'{name}'", found
    except Unopened as error:
        yield error


def embedded(
    text: str, inside: str = "", budget: Budget | None = None, depth: int = 0
) -> Iterator[Piece | Unsearched]:
    """Yield what stands in a text as a ``data:`` address."""
    if ";base64," not in text or depth >= MAX_DEPTH:
        return
    where = " in ".join(one for one in ("a data: address", inside) if one)
    for match in _DATA.finditer(text):
        coded = re.sub(r"\s|%0[AaDd]|%20", "", match[1]).replace("%3D", "=").replace("%2B", "+")
        coded = re.sub("%2[fF]", "/", coded).replace("-", "+").replace("_", "/").rstrip("=")
        coded = coded[:-1] if len(coded) % 4 == 1 else coded
        try:
            raw = base64.b64decode(coded + "=" * (-len(coded) % 4))
        except (binascii.Error, ValueError):
            continue
        yield from _pieces(raw, where, budget or Budget(), depth + 1)


def _rows(
    source: bytes | Path, inside: str, budget: Budget, depth: int
) -> Iterator[Piece | Unsearched]:
    """Yield the texts in the rows of a database, many in one piece."""
    texts: list[str] = []
    size = 0
    try:
        for row in rows_in(source):
            for value in row:
                if isinstance(value, bytes):
                    yield from _pieces(value, inside, budget, depth + 1)
                elif isinstance(value, str):
                    texts.append(value)
                    size += len(value)
            if size > _ROWS:
                yield Piece(_joined(texts), inside)
                texts, size = [], 0
    except Unopened as error:
        yield Unsearched(str(error), inside, partly=True)
    yield Piece(_joined(texts), inside)


def _joined(texts: Iterable[str]) -> str:
    return f" {TAG} ".join(texts)
