"""What stands in folders, and waiting until it is another thing.

A look at the files decides whether something changed; the system's notices only say when to look.
So a notice that is lost, doubled or about a file that nobody reads does no harm, and where the
system gives none, looking every half second does.
"""

from __future__ import annotations

import os
import re
import threading
import time
from collections.abc import Callable, Collection, Mapping
from pathlib import Path
from types import TracebackType
from typing import Any, Final

from watchdog.events import EVENT_TYPE_CLOSED_NO_WRITE, EVENT_TYPE_OPENED, FileSystemEventHandler
from watchdog.observers import Observer

Files = Mapping[str, tuple[int, int, int]]
"""Time of the last change, size and number of each file, by path."""

_PASSED_BY: Final = re.compile(r"\..*|.*~|#.*#|.*\.(?:sw[a-z]|tmp|temp|part|crdownload)|4913|~\$.*")
_FOLDERS_PASSED_BY: Final = frozenset(["__pycache__", "node_modules"])
_READING: Final = (EVENT_TYPE_OPENED, EVENT_TYPE_CLOSED_NO_WRITE)
_QUIET: Final = 0.1
_LONGEST: Final = 5.0
_LOOK_EVERY: Final = 0.5
_LOOK_ANYWAY: Final = 2.0


def look(folders: Collection[Path], marker: str, files: Collection[Path] = ()) -> Files:
    """Return what stands in *folders*, without what editors put there for a moment, and *files*.

    Hidden, temporary and swap files are passed by, and folders that hold a file *marker*: a site
    that was built there.
    """
    found: dict[str, tuple[int, int, int]] = {}
    for top in folders:
        for where, below, names in os.walk(top):
            if marker in names:
                below.clear()
                continue
            below[:] = [
                one for one in below if not _passed_by(one) and one not in _FOLDERS_PASSED_BY
            ]
            for name in names:
                if _passed_by(name):
                    continue
                path = os.path.join(where, name)
                found[path] = _state(path)
    found.update((str(path), _state(str(path))) for path in files)
    return found


def _state(path: str) -> tuple[int, int, int]:
    try:
        state = os.stat(path)
    except OSError:
        return (0, 0, 0)  # a link that leads nowhere, or gone by now
    return (state.st_mtime_ns, state.st_size, state.st_ino)


def _passed_by(name: str) -> bool:
    return _PASSED_BY.fullmatch(name) is not None


class _Notice(FileSystemEventHandler):
    """Wakes somebody when a file is written, made, moved or deleted."""

    def __init__(self, wake: Callable[[], None]) -> None:
        self._wake = wake

    def on_any_event(self, event: Any) -> None:
        if event.event_type not in _READING:
            self._wake()


class Watch:
    """Waits for changes in folders; a context manager.

    Args:
        folders: The folders, which may go and come back.
        marker: Name of the file that tells a site from a source.
        notices: Whether to ask the system for notices.
        files: Returns the files elsewhere that are watched too, whenever they are looked at.
    """

    def __init__(
        self,
        folders: Collection[Path],
        marker: str,
        *,
        notices: bool = True,
        files: Callable[[], Collection[Path]] = tuple,
    ) -> None:
        self._files = files
        self._folders = tuple(folders)
        self._marker = marker
        self._notices = notices
        self._observer: Any = None
        self._woken = threading.Event()
        self._ended = threading.Event()
        self._seen: Files = {}

    def __enter__(self) -> Watch:
        if self._notices:
            self._observer = _observer(self._folders, self._woken.set)
        self.now()
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        self.end()
        if self._observer is not None:
            self._observer.stop()
            self._observer.join()

    def end(self) -> None:
        """Let `changed` return False, now and always."""
        self._ended.set()
        self._woken.set()

    def now(self) -> None:
        """Take what stands there now as seen."""
        self._seen = self._look()

    def _look(self) -> Files:
        return look(self._folders, self._marker, self._files())

    def changed(self) -> bool:
        """Wait until something is another than when it was last seen, and quiet again.

        Returns:
            True after a change, False at the end of the watch.
        """
        while not self._ended.is_set():
            told = self._woken.is_set() and self._grew_quiet()
            self._woken.clear()
            seen = self._look()
            if seen != self._seen:
                self._seen = seen if told else self._settled(seen)
                return not self._ended.is_set()
            self._woken.wait(_LOOK_EVERY if self._observer is None else _LOOK_ANYWAY)
        return False

    def _grew_quiet(self) -> bool:
        """Wait until no notice comes for a moment, so that a save of several files is one change.

        Returns:
            False when notices do not end.
        """
        begun = time.monotonic()
        while time.monotonic() - begun < _LONGEST:
            self._woken.clear()
            if not self._woken.wait(_QUIET):
                return True
        return False

    def _settled(self, seen: Files) -> Files:
        """Wait until two looks agree, where no notice tells of a change."""
        begun = time.monotonic()
        while not self._ended.wait(_QUIET):
            before, seen = seen, self._look()
            if before == seen or time.monotonic() - begun > _LONGEST:
                break
        return seen


def _observer(folders: Collection[Path], wake: Callable[[], None]) -> Any:
    """Return what gives notices of the system, or None where it has none left to give."""
    observer = Observer()
    try:
        for folder in folders:
            if folder.is_dir():
                observer.schedule(_Notice(wake), str(folder), recursive=True)
        observer.start()
    except OSError:
        observer.unschedule_all()
        return None
    return observer
