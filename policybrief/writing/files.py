"""The files of a format, each made part by part as it is written."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import TypeAlias

Parts: TypeAlias = Iterable[bytes]
"""The content of a file, in its order."""

Files: TypeAlias = Iterable[tuple[str, Parts]]
"""Name and content of each file; a content can be gone through once."""


def whole(files: Files) -> Mapping[str, bytes]:
    """Return files with their content in memory, by name."""
    return {name: b"".join(parts) for name, parts in files}
