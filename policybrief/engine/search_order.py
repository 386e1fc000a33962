"""The files of a search in an order that does not change from build to build.

Pagefind writes the values of a filter in whatever order its table has them, and names a file after
what is in it. Here they are put in order and named again. What is written anew is not compressed:
what a library makes of it would depend on its version.
"""

from __future__ import annotations

import gzip
import json
from collections.abc import Mapping
from hashlib import sha256
from typing import Any, Final

_MAGIC: Final = b"pagefind_dcd"
_ENTRY: Final = "pagefind-entry.json"
_SHORT: Final = 7
_LONG: Final = 15


def in_order(files: Mapping[str, bytes], name: str = "") -> Mapping[str, bytes]:
    """Return the files of a search with its filters sorted, and what names them named again.

    Args:
        files: The files that Pagefind gives, by their names.
        name: What the id of each record begins with, in place of the language.

    Raises:
        ValueError: When a file is not as Pagefind writes it.
        KeyError: When one is missing.
    """
    made = dict(files)
    told = json.loads(made[_ENTRY])
    for language, one in told["languages"].items():
        meta = made.pop(f"pagefind.{one['hash']}.pf_meta")
        version, pages, chunks, filters, sorts, fields = _read(meta)
        if name:
            pages = [[_renamed(made, page, name), *more] for page, *more in pages]
        renamed = []
        for title, hash_ in sorted(filters):
            _, values = _read(made.pop(f"filter/{hash_}.pf_filter"))
            content = _content([title, sorted(values)])
            new = f"{language}_{_named(content)[:_SHORT]}"
            made[f"filter/{new}.pf_filter"] = content
            renamed.append([title, new])
        content = _content([version, pages, chunks, renamed, sorted(sorts), fields])
        one["hash"] = f"{language}_{_named(content)[:_LONG]}"
        made[f"pagefind.{one['hash']}.pf_meta"] = content
    made[_ENTRY] = json.dumps(told, ensure_ascii=False, sort_keys=True).encode("utf-8")
    return made


def _renamed(made: dict[str, bytes], page: str, name: str) -> str:
    """Give the file of a record another name, and return the record's new id."""
    new = f"{name}_{page.rpartition('_')[2]}"
    made[f"fragment/{new}.pf_fragment"] = made.pop(f"fragment/{page}.pf_fragment")
    return new


def _read(packed: bytes) -> Any:
    content = gzip.decompress(packed)
    if not content.startswith(_MAGIC):
        raise ValueError("a file is not one of Pagefind")
    value, at = _decoded(content, len(_MAGIC))
    if at != len(content):
        raise ValueError("a file goes on behind its end")
    return value


def _content(value: Any) -> bytes:
    found = bytearray(_MAGIC)
    _encode(value, found)
    return bytes(found)


def _named(content: bytes) -> str:
    return sha256(content).hexdigest()


def _decoded(content: bytes, at: int) -> tuple[Any, int]:
    """Return the CBOR value at a place, and where the next begins: numbers, texts and lists."""
    kind, number = content[at] >> 5, content[at] & 31
    at += 1
    if number >= 24:
        if number > 27:
            raise ValueError("CBOR of a kind that Pagefind does not write")
        size = 1 << (number - 24)
        number = int.from_bytes(content[at : at + size], "big")
        at += size
    if kind == 0:
        return number, at
    if kind == 3:
        return content[at : at + number].decode("utf-8"), at + number
    if kind == 4:
        found = []
        for _ in range(number):
            value, at = _decoded(content, at)
            found.append(value)
        return found, at
    raise ValueError("CBOR of a kind that Pagefind does not write")


def _encode(value: Any, found: bytearray) -> None:
    if isinstance(value, int):
        _head(0, value, found)
    elif isinstance(value, str):
        content = value.encode("utf-8")
        _head(3, len(content), found)
        found += content
    else:
        _head(4, len(value), found)
        for one in value:
            _encode(one, found)


def _head(kind: int, number: int, found: bytearray) -> None:
    if number < 24:
        found.append(kind << 5 | number)
        return
    size = 0 if number < 1 << 8 else 1 if number < 1 << 16 else 2 if number < 1 << 32 else 3
    found.append(kind << 5 | 24 + size)
    found += number.to_bytes(1 << size, "big")
