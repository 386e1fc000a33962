"""One hash for many files, which anybody can compute again."""

from __future__ import annotations

import hashlib
from collections.abc import Mapping


def sha256(content: bytes) -> str:
    """Return the SHA-256 of *content* in hexadecimal digits."""
    return hashlib.sha256(content).hexdigest()


def digest(files: Mapping[str, str]) -> str:
    """Return the SHA-256 of what ``sha256sum`` prints for *files*, in order of the bytes of paths.

    Args:
        files: The SHA-256 of each file, by its path; "/" stands between folders.
    """
    paths = sorted((path.encode("utf-8", "surrogateescape"), path) for path in files)
    return sha256(b"".join(b"%s  %s\n" % (files[path].encode(), name) for name, path in paths))
