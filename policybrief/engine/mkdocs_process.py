"""From a project on disk to HTML, by MkDocs in another process."""

from __future__ import annotations

import datetime
import json
import os
import re
import subprocess
import sys
from collections.abc import Mapping
from pathlib import Path
from typing import Final

from policybrief.engine.mkdocs_child import FAULT
from policybrief.errors import BuildError

_CHILD: Final = Path(__file__).with_name("mkdocs_child.py")
_NEEDED: Final = frozenset(
    [
        *("PATH", "HOME", "TEMP", "TMP", "TMPDIR", "SYSTEMROOT", "WINDIR", "USERPROFILE"),
        *("LD_LIBRARY_PATH", "DYLD_LIBRARY_PATH", "DYLD_FALLBACK_LIBRARY_PATH"),
    ]
)
"""What a program needs of its surroundings; nothing else can change what it writes."""

_MOST_LINES: Final = 20
_ASIDE: Final = re.compile(r"INFO +-|Aborted with|\s*$")


def run_mkdocs(project: Path, site: Path, day: datetime.date | None) -> None:
    """Build *project* into *site* with MkDocs in strict mode.

    Args:
        project: The folder with ``mkdocs.yml``.
        site: The folder to write to.
        day: What stands for today.

    Raises:
        BuildError: When MkDocs finds something wrong.
    """
    # -P: a file "mkdocs.py" in the current folder is not what we mean
    command = [sys.executable, "-P", str(_CHILD), json.dumps(import_path()), "build", "--strict"]
    command += ["--config-file", str(project / "mkdocs.yml"), "--site-dir", str(site.absolute())]
    pipe = subprocess.PIPE
    with subprocess.Popen(
        command, env=_surroundings(day), stdin=pipe, stdout=pipe, stderr=subprocess.STDOUT
    ) as child:
        assert child.stdout is not None
        try:
            said = child.stdout.read().decode("utf-8", "replace")
            code = child.wait()
        except BaseException:
            child.kill()
            raise
    if code != 0:
        raise BuildError(_complaint(code, said))


def import_path() -> list[str]:
    """Return where this process imports from, the current folder last: it may hold anything."""
    here = os.getcwd()
    paths = [os.path.abspath(one) for one in sys.path]
    return sorted(paths, key=lambda one: one == here)


def _surroundings(day: datetime.date | None) -> Mapping[str, str]:
    moment = datetime.datetime.combine(day or datetime.date(1980, 1, 1), datetime.time())
    seconds = max(int(moment.replace(tzinfo=datetime.UTC).timestamp()), 0)
    return {
        **{name: value for name, value in os.environ.items() if name.upper() in _NEEDED},
        "NO_MKDOCS_2_WARNING": "1",
        "SOURCE_DATE_EPOCH": str(seconds),
        "PYTHONHASHSEED": "0",
        "PYTHONNOUSERSITE": "1",
        "PYTHONUTF8": "1",
        "TZ": "UTC",
    }


def _complaint(code: int, said: str) -> str:
    """Return what MkDocs said is wrong, in a few lines."""
    lines = [line.rstrip() for line in said.splitlines() if not _ASIDE.match(line)]
    if code == FAULT and lines:
        return f"MkDocs could not build the site: {lines[-1]}"
    if code < 0:
        return f"MkDocs could not build the site: it was ended by signal {-code}"
    if len(lines) > _MOST_LINES:
        lines[_MOST_LINES:] = [f"... and {len(lines) - _MOST_LINES} more lines"]
    return "\n".join(["MkDocs could not build the site:", *lines])
