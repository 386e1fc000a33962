"""Pagefind, the program that makes the search: where it is, and how it is talked to."""

from __future__ import annotations

import base64
import contextlib
import importlib
import json
import os
import shutil
import subprocess
import threading
from collections.abc import Iterable, Mapping
from pathlib import Path
from queue import SimpleQueue
from types import TracebackType
from typing import Any, Final

from policybrief.errors import BuildError

_NEEDED: Final = (
    *("PATH", "HOME", "TEMP", "TMP", "TMPDIR", "SYSTEMROOT", "WINDIR"),
    *("LD_LIBRARY_PATH", "DYLD_LIBRARY_PATH"),
)
"""What a program needs of its surroundings."""

_PART: Final = 1 << 16
_AHEAD: Final = 64
"""How many messages are sent before their answers are looked at."""

_ENDED: Final = "Pagefind ended before the search was written"


def program() -> str:
    """Return where it is.

    Raises:
        BuildError: When it is not there.
    """
    try:
        module: Any = importlib.import_module("pagefind_bin")
    except ImportError:
        found = shutil.which("pagefind")
        if found is None:
            raise BuildError(
                "the search needs Pagefind, which is not installed: pip install pagefind_bin"
            ) from None
        return found
    return str(module.get_executable())


def version(of: str) -> str:
    """Return the version of a program that `program` returned, as it says it.

    Raises:
        BuildError: When it cannot be started.
    """
    try:
        answer = subprocess.run(
            [of, "--version"],
            env=_surroundings(),
            stdin=subprocess.DEVNULL,
            stdout=subprocess.PIPE,
            stderr=subprocess.DEVNULL,
            check=False,
        )
    except OSError as error:
        raise BuildError(f"Pagefind could not be started: {error}") from error
    return answer.stdout.decode("utf-8", "replace").strip()


def _surroundings() -> dict[str, str]:
    return {name: os.environ[name] for name in _NEEDED if name in os.environ}


class Service:
    """Pagefind as a process that answers one message at a time.

    A message is JSON in base64 and ends with a comma. Its own package for Python waits a tenth of
    a second for each answer, which is hours for a large briefing.
    """

    def __init__(self, program: str, folder: Path) -> None:
        """Start it.

        Args:
            program: The program.
            folder: An existing folder, in which it runs.
        """
        try:
            self._child = subprocess.Popen(
                [program, "--service"],
                cwd=folder,
                env=_surroundings(),
                stdin=subprocess.PIPE,
                stdout=subprocess.PIPE,
                stderr=subprocess.DEVNULL,
            )
        except OSError as error:
            raise BuildError(f"Pagefind could not be started: {error}") from error
        self._sent = 0
        self._answers: SimpleQueue[bytes] = SimpleQueue()
        self._reader = threading.Thread(target=self._read, daemon=True)
        self._reader.start()

    def __enter__(self) -> Service:
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        if error is not None:
            self._child.kill()
        assert self._child.stdin is not None
        assert self._child.stdout is not None
        with contextlib.suppress(OSError):  # it ended before it had read all
            self._child.stdin.close()
        self._child.wait()
        self._reader.join()
        self._child.stdout.close()

    def ask(self, **message: Any) -> Mapping[str, Any]:
        """Send a message, and return the answer.

        Raises:
            BuildError: When it cannot do what is asked.
        """
        self._send(json.dumps(message).encode("ascii"))
        return self._take(1)

    def tell(self, messages: Iterable[bytes]) -> None:
        """Send messages that are JSON already; while it works on one the next are sent.

        Raises:
            BuildError: When it cannot do what one of them asks.
        """
        waiting = 0
        for message in messages:
            self._send(message)
            waiting += 1
            if waiting == _AHEAD:
                self._take(waiting // 2)
                waiting -= waiting // 2
        self._take(waiting)

    def _send(self, message: bytes) -> None:
        self._sent += 1
        whole = b'{"message_id": %d, "payload": %s}' % (self._sent, message)
        assert self._child.stdin is not None
        try:
            self._child.stdin.write(base64.b64encode(whole) + b",")
        except OSError as error:
            raise BuildError(_ENDED) from error

    def _take(self, number: int) -> Mapping[str, Any]:
        """Wait for some answers, and return the last."""
        found: Mapping[str, Any] = {}
        assert self._child.stdin is not None
        try:
            self._child.stdin.flush()
            for _ in range(number):
                found = json.loads(base64.b64decode(self._answers.get()))["payload"]
                if found.get("type") == "Error":
                    told = found.get("message")
                    raise BuildError(f"Pagefind could not write the search: {told}")
        except (OSError, ValueError, KeyError, TypeError) as error:
            raise BuildError(_ENDED) from error
        return found

    def _read(self) -> None:
        """Take its answers, so that it never waits for somebody to do that; the last is empty."""
        read: Any = self._child.stdout
        rest: list[bytes] = []
        try:
            while part := read.read1(_PART):
                first, *others = part.split(b",")
                rest.append(first)
                for other in others:
                    self._answers.put(b"".join(rest))
                    rest = [other]
        finally:
            self._answers.put(b"")
