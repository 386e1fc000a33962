"""One target under atheris: ``python -m tests.fuzz NAME SECONDS``."""

from __future__ import annotations

import sys
import tempfile
from pathlib import Path

import atheris

with atheris.instrument_imports(include=["policybrief", "markdown", "frontmatter"]):
    from tests.fuzz.targets import SEEDS, TARGETS


def main() -> None:
    """Fuzz one target until the time is over or something is raised."""
    name, seconds = sys.argv[1], int(sys.argv[2])
    with tempfile.TemporaryDirectory() as folder:
        for at, seed in enumerate(SEEDS):
            Path(folder, str(at)).write_bytes(seed)
        limits = [
            f"-max_total_time={seconds}",
            "-max_len=2000",
            "-timeout=60",
            "-rss_limit_mb=2500",
        ]
        atheris.Setup([sys.argv[0], folder, f"-artifact_prefix={folder}/", *limits], TARGETS[name])
        atheris.Fuzz()


if __name__ == "__main__":
    main()
