"""A build in another process, which can be stopped, and which leaves this one free to answer."""

from __future__ import annotations

import contextlib
import json
import pickle
import subprocess
import sys
from pathlib import Path
from typing import Any, Final

from policybrief.engine.mkdocs_process import import_path
from policybrief.errors import BuildError
from policybrief.pipeline.building import Built

_CHILD: Final = Path(__file__).with_name("building_child.py")


class BuildApart:
    """A build that has begun in another process."""

    def __init__(self, source: Path, site: Path, **options: Any) -> None:
        """Begin it.

        Args:
            source: The folder of the corpus.
            site: The folder for the site.
            options: Those of `build_site`.
        """
        pipe = subprocess.PIPE
        self._child = subprocess.Popen(
            [sys.executable, "-P", str(_CHILD), json.dumps(import_path())],
            stdin=pipe,
            stdout=pipe,
            start_new_session=True,  # Ctrl-C is for this process, which puts things away in order
        )
        assert self._child.stdin is not None
        with contextlib.suppress(BrokenPipeError):
            self._child.stdin.write(pickle.dumps((source.absolute(), site.absolute(), options)))
            self._child.stdin.flush()  # it stays open: its end is ours

    def result(self) -> Built:
        """Wait for its end, and return what it made.

        Raises:
            PolicybriefError: Whatever `build_site` raises.
            OSError: When a file cannot be written.
            BuildError: When it was stopped.
        """
        assert self._child.stdout is not None
        assert self._child.stdin is not None
        told = self._child.stdout.read()
        code = self._child.wait()
        self._child.stdout.close()
        with contextlib.suppress(BrokenPipeError):
            self._child.stdin.close()
        try:
            went_well, found = pickle.loads(told)
        except Exception as error:
            raise BuildError(f"the process that built was ended, with code {code}") from error
        if not went_well:
            raise found
        built: Built = found
        return built

    def stop(self) -> None:
        """Let it put its things away and end; `result` then raises."""
        self._child.terminate()
