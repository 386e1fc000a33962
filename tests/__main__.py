"""Everything that must pass, in one command: ``python -m tests``.

Installs Debian's Chromium for the browser tests and Pango for those of the PDF where it can, then
runs the linters, the type checker, the import contract and pytest with branch coverage, in two
processes. What follows the command goes to pytest.
"""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from ctypes.util import find_library
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
PANGO = [
    *("libpango-1.0-0", "libpangoft2-1.0-0", "libharfbuzz-subset0"),
    *("fonts-dejavu-core", "fonts-liberation"),
]
"""Debian's packages of what WeasyPrint lays out with, and of letters."""
AT_ONCE = ["--numprocesses=2", "--dist=loadfile"]


def install_packages() -> None:
    """Install what tests need of Debian where the system lets us; otherwise say what is skipped."""
    wanted = [] if _has_chromium() else ["chromium"]
    wanted += [] if find_library("pango-1.0") and find_library("harfbuzz-subset") else PANGO
    if not wanted:
        return
    apt = shutil.which("apt-get")
    if apt is not None and os.geteuid() == 0:
        environment = {**os.environ, "DEBIAN_FRONTEND": "noninteractive"}
        for command in ([apt, "update", "-qq"], [apt, "install", "-y", "-qq", *wanted]):
            subprocess.run(command, env=environment, check=False, stdout=subprocess.DEVNULL)
    if not _has_chromium():
        print("no Chromium here: the browser tests will be SKIPPED", flush=True)
    if not find_library("pango-1.0"):
        print("no Pango here: the tests of the PDF will fail", flush=True)


def _has_chromium() -> bool:
    return any(shutil.which(name) for name in ("chromium", "chromium-browser", "google-chrome"))


def main() -> int:
    """Run every step, also after one has failed, and return 0 when all passed."""
    install_packages()
    python = [sys.executable, "-m"]
    scripts = Path(sys.executable).parent
    steps = [
        [*python, "ruff", "check", "."],
        [*python, "ruff", "format", "--check", "."],
        [*python, "mypy"],
        [str(scripts / "lint-imports"), "--no-cache"],
        [*python, "pytest", *AT_ONCE, "--cov", "--cov-report=term", *sys.argv[1:]],
    ]
    failed = []
    for step in steps:
        print("\n$", " ".join(step[2:] if step[:2] == python else step), flush=True)
        if subprocess.run(step, cwd=ROOT, check=False).returncode != 0:
            failed.append(step)
    for step in failed:
        print("FAILED:", " ".join(step), file=sys.stderr)
    return 1 if failed else 0


if __name__ == "__main__":
    sys.exit(main())
