"""What was computed before, kept in one file: safe to delete, and never believed across versions.

A key is a hash of everything that a value was computed from, so that nothing has to be declared out
of date. A value is pickled: whoever can write the file can run code as you, so it stands in your
own cache folder and never in a corpus.
"""

from __future__ import annotations

import contextlib
import functools
import hashlib
import os
import pickle
import sqlite3
import sys
from collections.abc import Hashable, Iterator
from importlib.metadata import version
from pathlib import Path
from types import TracebackType
from typing import Any, Final

import platformdirs

from policybrief.version import __version__

VARIABLE: Final = "POLICYBRIEF_CACHE"
"""The environment variable that names the folder for caches."""

_PACKAGE: Final = Path(__file__).resolve().parent
_PACKAGES: Final = (
    *("anyascii", "attrs", "babel", "jinja2", "markdown", "nh3"),
    *("python-frontmatter", "pyyaml", "rapidfuzz"),
)
_WAIT: Final = 5.0
_TABLE: Final = (
    "CREATE TABLE IF NOT EXISTS kept (kind TEXT, key BLOB, value BLOB, PRIMARY KEY (kind, key))"
)
_MOST_WAITING: Final = 1 << 23
"""How many bytes of new values wait in memory before they are written."""


class Cache:
    """A file of computed values, by kind and key; a context manager.

    Whatever is wrong with the file, it is as if nothing had been kept: it never makes a command
    fail. When it is closed, values of a kind that was asked for, and that nobody asked for, go.
    """

    def __init__(self, path: Path | None) -> None:
        """Open the file, or begin it.

        Args:
            path: The file; None to keep nothing.
        """
        self._path = path
        self._asked: dict[str, set[bytes]] = {}
        self._there: dict[str, set[bytes]] = {}
        self._new: dict[tuple[str, bytes], bytes] = {}
        self._waiting = 0
        self._named: dict[int, tuple[object, bytes]] = {}
        self._file = None if path is None else _opened(path)

    def __repr__(self) -> str:
        """Return what it keeps things in."""
        return f"Cache({self._path!r})"

    @property
    def live(self) -> bool:
        """Whether it gives back the very objects that were put in, and knows states of files."""
        return False

    @property
    def keeps(self) -> bool:
        """Whether there is a file: without one no key needs to be computed."""
        return self._file is not None

    def get(self, kind: str, key: bytes) -> Any:
        """Return the value that was kept; None when there is none."""
        if self._file is None:
            return None
        self._asked.setdefault(kind, set()).add(key)
        if (kind, key) in self._new:
            return pickle.loads(self._new[kind, key])
        try:
            if key not in self._keys_there(self._file, kind):
                return None
            row = self._file.execute(
                "SELECT value FROM kept WHERE kind = ? AND key = ?", (kind, key)
            ).fetchone()
            return None if row is None else pickle.loads(row[0])
        except Exception:  # what another version, or a torn disk, left there
            return None

    def _keys_there(self, file: sqlite3.Connection, kind: str) -> set[bytes]:
        """Return the keys of a kind that the file had when it was first asked for them."""
        if kind not in self._there:
            rows = file.execute("SELECT key FROM kept WHERE kind = ?", (kind,))
            self._there[kind] = {key for (key,) in rows}
        return self._there[kind]

    def keys(self, kind: str) -> frozenset[bytes]:
        """Return the keys of all values of a kind."""
        found = {key for one, key in self._new if one == kind}
        if self._file is not None:
            with contextlib.suppress(sqlite3.Error):
                found |= self._keys_there(self._file, kind)
        self._asked.setdefault(kind, set())
        return frozenset(found)

    def keep(self, kind: str, key: bytes) -> None:
        """Keep a value without looking at it: its key says enough."""
        self._asked.setdefault(kind, set()).add(key)

    def put(self, kind: str, key: bytes, value: object, pickled: bytes | None = None) -> None:
        """Keep a value that `get` did not find.

        Args:
            kind: Its kind.
            key: Its key.
            value: The value.
            pickled: The same, pickled, when that is at hand.
        """
        if self._file is not None:
            content = pickle.dumps(value, 5) if pickled is None else pickled
            self._new[kind, key] = content
            self._waiting += len(content)
            if self._waiting > _MOST_WAITING:
                self._write(self._file)

    def name(self, value: object, key: bytes) -> None:
        """Take note, until the next `save`, by what key it is known what *value* was made of."""
        if self.keeps:
            self._named[id(value)] = value, key

    def key_of(self, value: object) -> bytes | None:
        """Return the key that a value was named by since the last `save`."""
        return self._named.get(id(value), (None, None))[1]

    def key_in(self, kind: str, path: str, state: Hashable) -> bytes | None:
        """Return the key of a file in a state that it had before; None when it is not known.

        A file is not believed to be the same by its state alone: None.
        """
        return None

    def keep_key(self, kind: str, path: str, state: Hashable, key: bytes) -> None:
        """Keep the key of a file in a state."""

    def save(self) -> None:
        """Write what is new, and forget what nobody asked for since the last time."""
        if self._file is not None:
            self._write(self._file)
            self._forget(self._file)
        self._asked.clear()
        self._named.clear()

    def _write(self, file: sqlite3.Connection) -> None:
        with contextlib.suppress(sqlite3.Error), file:
            rows = ((kind, key, value) for (kind, key), value in self._new.items())
            file.executemany("INSERT OR REPLACE INTO kept VALUES (?, ?, ?)", rows)
        for kind, key in self._new:
            if kind in self._there:
                self._there[kind].add(key)
        self._new.clear()
        self._waiting = 0

    def _forget(self, file: sqlite3.Connection) -> None:
        with contextlib.suppress(sqlite3.Error), file:
            for kind, asked in self._asked.items():
                there = self._keys_there(file, kind)
                gone = there - asked
                file.executemany(
                    "DELETE FROM kept WHERE kind = ? AND key = ?", ((kind, key) for key in gone)
                )
                there -= gone

    def close(self) -> None:
        """Save, and close the file."""
        self.save()
        if self._file is not None:
            self._file.close()
            self._file = None

    def __enter__(self) -> Cache:
        """Return it."""
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        """Close it."""
        self.close()


NO_CACHE: Final = Cache(None)
"""A cache that keeps nothing."""


class LiveCache(Cache):
    """A cache for a process that stays: it gives back the very objects that were put in it.

    What it gives is never to be changed. At the end of each round, `save` forgets what was not
    asked for in it. With a file, that holds the same for the next process.
    """

    def __init__(self, path: Path | None = None) -> None:
        """Begin, with what a file keeps when there is one.

        Args:
            path: The file; None to keep everything in memory alone.
        """
        super().__init__(path)
        self._objects: dict[str, dict[bytes, Any]] = {}
        self._keys: dict[tuple[str, str], tuple[Hashable, bytes]] = {}

    @property
    def live(self) -> bool:
        """Whether it gives back the very objects that were put in: always."""
        return True

    @property
    def keeps(self) -> bool:
        """Whether keys need to be computed: always."""
        return True

    def get(self, kind: str, key: bytes) -> Any:
        """Return the object that was kept; None when there is none."""
        objects = self._objects.setdefault(kind, {})
        found = objects.get(key)
        if found is None:
            found = super().get(kind, key)
            if found is not None:
                objects[key] = found
        self._asked.setdefault(kind, set()).add(key)
        return found

    def keys(self, kind: str) -> frozenset[bytes]:
        """Return the keys of all objects of a kind."""
        return super().keys(kind) | self._objects.get(kind, {}).keys()

    def put(self, kind: str, key: bytes, value: object, pickled: bytes | None = None) -> None:
        """Keep an object that `get` did not find."""
        self._objects.setdefault(kind, {})[key] = value
        super().put(kind, key, value, pickled)

    def key_in(self, kind: str, path: str, state: Hashable) -> bytes | None:
        """Return the key of a file in the state that it had last; None for any other."""
        known = self._keys.get((kind, path))
        return known[1] if known is not None and known[0] == state else None

    def keep_key(self, kind: str, path: str, state: Hashable, key: bytes) -> None:
        """Keep the key of a file in a state, in place of that of an earlier one."""
        self._keys[kind, path] = state, key

    def save(self) -> None:
        """Write what is new where there is a file, and forget what nobody asked for."""
        for kind, asked in self._asked.items():
            objects = self._objects.get(kind, {})
            for key in objects.keys() - asked:
                del objects[key]
        self._keys = {
            (kind, path): known
            for (kind, path), known in self._keys.items()
            if known[1] in self._asked.get(kind, ())
        }
        super().save()


def cache_file(folder: Path) -> Path | None:
    """Return the file that keeps what was computed for a corpus; None where there can be none.

    It stands in the folder that `VARIABLE` names, or in your own folder for caches.

    Args:
        folder: The folder of the corpus.
    """
    named = os.environ.get(VARIABLE)
    base = Path(named) if named else platformdirs.user_cache_path("policybrief")
    place = hashlib.sha256(os.fsencode(os.path.realpath(folder))).hexdigest()[:16]
    try:
        base.mkdir(mode=0o700, parents=True, exist_ok=True)
    except OSError:
        return None
    return base / f"{place}.db"


def hashed(*parts: object) -> bytes:
    """Return a key: a hash of texts and bytes, and of the version that computes with them."""
    found = hashlib.sha256(_version())
    for part in parts:
        if isinstance(part, bytes):
            kind, content = b"b", part
        elif isinstance(part, str):
            kind, content = b"t", part.encode("utf-8", "surrogatepass")
        else:
            kind, content = b"r", repr(part).encode("utf-8", "surrogatepass")
        found.update(kind + len(content).to_bytes(8, "little") + content)
    return found.digest()


@functools.cache
def _version() -> bytes:
    """Return what tells one state of the library, and of what it rests on, from another.

    It does so between two commits of the library too.
    """
    states = [
        (path.relative_to(_PACKAGE).as_posix(), state.st_size, state.st_mtime_ns)
        for path in _sources()
        for state in [path.stat()]
    ]
    versions = [(one, version(one)) for one in _PACKAGES]
    return repr((__version__, sys.version_info[:3], versions, states)).encode()


def _sources() -> Iterator[Path]:
    yield from sorted(_PACKAGE.rglob("*.py"))


def _opened(path: Path) -> sqlite3.Connection | None:
    """Return the file, begun anew when it is none of ours."""
    for _attempt in range(2):
        try:
            file = sqlite3.connect(path, timeout=_WAIT, check_same_thread=False)
            file.execute(_TABLE)
        except sqlite3.DatabaseError:
            with contextlib.suppress(OSError):
                path.unlink()
        else:
            return file
    return None
