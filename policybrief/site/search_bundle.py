"""Records to the files that a browser searches in, by Pagefind."""

from __future__ import annotations

import base64
import contextlib
import importlib
import json
import os
import shutil
import subprocess
from collections.abc import Iterable, Mapping
from pathlib import Path
from types import TracebackType
from typing import IO, Any, Final

import attrs

from policybrief.errors import BuildError
from policybrief.site.files import write_file
from policybrief.site.search_order import in_order

BUNDLE: Final = "pagefind"
"""The folder of the site that holds the search."""

LANGUAGE: Final = "unknown"
"""All records are of one language, so that one search finds them all."""

_INTERFACES: Final = (
    *("pagefind-ui", "pagefind-modular-ui", "pagefind-component-ui"),
    "pagefind-highlight",
)
"""What Pagefind writes besides and no page of ours loads."""

_NEEDED: Final = (
    *("PATH", "HOME", "TEMP", "TMP", "TMPDIR", "SYSTEMROOT", "WINDIR"),
    *("LD_LIBRARY_PATH", "DYLD_LIBRARY_PATH"),
)
"""What a program needs of its surroundings."""

_PART: Final = 1 << 16


@attrs.frozen(kw_only=True)
class Record:
    """One thing that a search finds.

    Attributes:
        url: Where it stands, relative to the site's root.
        content: What is searched, and what an excerpt is cut from.
        meta: What a result shows, by name; it is searched too.
        filters: What the results can be narrowed by, by name.
        date: Its day in ISO format, by which results can be sorted; empty without one.
    """

    url: str
    content: str
    meta: Mapping[str, str]
    filters: Mapping[str, tuple[str, ...]]
    date: str = ""


def write_bundle(folder: Path, records: Iterable[Record]) -> int:
    """Write the files that a browser searches in, and return how many records they hold.

    The same records in the same order give the same bytes.

    Args:
        folder: The folder for them, ``pagefind`` at the root of the site.
        records: What is to be found.

    Raises:
        BuildError: When Pagefind is not there, or fails.
    """
    number = 0
    with _Service(_program(), folder.parent) as service:
        index = service.ask(
            type="NewIndex", config={"keep_index_url": True, "force_language": LANGUAGE}
        )["index_id"]
        for record in records:
            number += 1
            service.ask(
                type="AddRecord",
                index_id=index,
                url=record.url,
                content=_clean(record.content) or _clean(record.meta.get("title", "")),
                language=LANGUAGE,
                meta={name: _clean(text) for name, text in record.meta.items() if text},
                filters={name: sorted(map(_clean, all_)) for name, all_ in record.filters.items()},
                sort={"date": record.date or "0000"},
            )
        # Not "WriteFiles": it answers before all of them are on the disk.
        answer = service.ask(type="GetFiles", index_id=index)
    try:
        given = {one["path"]: base64.b64decode(one["content"]) for one in answer["files"]}
        files = in_order({name: given[name] for name in given if not _is_interface(name)})
    except (ValueError, KeyError, StopIteration) as error:
        raise BuildError(f"the search that Pagefind made cannot be read: {error}") from error
    for name, content in sorted(files.items()):
        write_file(folder / name, content)
    return number


def _is_interface(name: str) -> bool:
    return name.partition(".")[0] in _INTERFACES


def _clean(text: str) -> str:
    """Return text on one line, in letters that can be written as UTF-8."""
    return " ".join(text.encode("utf-8", "replace").decode("utf-8").split())


def _program() -> str:
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


class _Service:
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
                env={name: os.environ[name] for name in _NEEDED if name in os.environ},
                stdin=subprocess.PIPE,
                stdout=subprocess.PIPE,
                stderr=subprocess.DEVNULL,
            )
        except OSError as error:
            raise BuildError(f"Pagefind could not be started: {error}") from error
        self._sent = 0
        self._rest = b""

    def __enter__(self) -> _Service:
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        if error is not None:
            self._child.kill()
        for pipe in (self._child.stdin, self._child.stdout):
            assert pipe is not None
            with contextlib.suppress(OSError):  # it ended before it had read all
                pipe.close()
        self._child.wait()

    def ask(self, **message: Any) -> Mapping[str, Any]:
        """Send a message, and return the answer.

        Raises:
            BuildError: When it cannot do what is asked.
        """
        self._sent += 1
        whole = json.dumps({"message_id": self._sent, "payload": message})
        written: IO[bytes] | None = self._child.stdin
        assert written is not None
        try:
            written.write(base64.b64encode(whole.encode("ascii")) + b",")
            written.flush()
            answer = json.loads(base64.b64decode(self._answer()))["payload"]
        except (OSError, ValueError, KeyError, TypeError) as error:
            raise BuildError("Pagefind ended before the search was written") from error
        if answer.get("type") == "Error":
            raise BuildError(f"Pagefind could not write the search: {answer.get('message')}")
        found: Mapping[str, Any] = answer
        return found

    def _answer(self) -> bytes:
        read: Any = self._child.stdout
        parts = [self._rest]
        while b"," not in parts[-1]:
            part = read.read1(_PART)
            if not part:
                raise OSError("no answer")
            parts.append(part)
        answer, _, self._rest = b"".join(parts).partition(b",")
        return answer
