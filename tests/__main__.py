"""Everything that must pass, in one command: ``python -m tests``.

Installs Debian's Chromium for the browser tests where it can, then runs the linters, the type
checker, the import contract and pytest with branch coverage, in two processes. What follows the
command goes to pytest.
"""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
AT_ONCE = ["--numprocesses=2", "--dist=loadfile"]


def install_chromium() -> None:
    """Install Chromium where the system lets us; otherwise say that browser tests are skipped."""
    if any(shutil.which(name) for name in ("chromium", "chromium-browser", "google-chrome")):
        return
    apt = shutil.which("apt-get")
    if apt is not None and os.geteuid() == 0:
        environment = {**os.environ, "DEBIAN_FRONTEND": "noninteractive"}
        for command in ([apt, "update", "-qq"], [apt, "install", "-y", "-qq", "chromium"]):
            subprocess.run(command, env=environment, check=False, stdout=subprocess.DEVNULL)
    if shutil.which("chromium") is None:
        print("no Chromium here: the browser tests will be SKIPPED", flush=True)


def main() -> int:
    """Run every step, also after one has failed, and return 0 when all passed."""
    install_chromium()
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
