"""A piece of work in a process of its own, with an end to its time and its memory."""

from __future__ import annotations

import os
import resource
import subprocess
import sys
from pathlib import Path
from textwrap import dedent

ROOT = Path(__file__).resolve().parent.parent


def bounded(code: str, *arguments: str, seconds: int = 60, megabytes: int = 2_000) -> str:
    """Return what *code* prints; fail when it raises, takes too long or too much memory.

    Args:
        code: Python.
        *arguments: What it finds in ``sys.argv[1:]``.
        seconds: How long it may take.
        megabytes: How much memory it may have.
    """

    def limit() -> None:
        most = megabytes * 1_000_000
        resource.setrlimit(resource.RLIMIT_AS, (most, most))

    done = subprocess.run(
        [sys.executable, "-c", dedent(code), *arguments],
        cwd=ROOT,
        env={**os.environ, "PYTHONPATH": str(ROOT)},
        capture_output=True,
        text=True,
        timeout=seconds,
        preexec_fn=limit,
        check=False,
    )
    assert done.returncode == 0, done.stderr[-2_000:]
    return done.stdout
