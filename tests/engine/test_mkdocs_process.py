"""MkDocs runs in a process of its own."""

from __future__ import annotations

import datetime
import os
import re
import signal
import subprocess
import sys
import time
from pathlib import Path

import pytest

from policybrief.engine import mkdocs_process
from policybrief.engine.mkdocs_process import run_mkdocs
from policybrief.errors import BuildError
from tests.site.corpora import write

PROJECT = {"docs/index.md": "# Harbours\n", "mkdocs.yml": "site_name: Harbours\n"}


def run(place: Path) -> str:
    """Build the project in *place*, and return the front page."""
    run_mkdocs(place, place / "site", datetime.date(2026, 1, 31))
    return (place / "site/index.html").read_text(encoding="utf-8")


@pytest.mark.parametrize(
    ("changes", "told"),
    [
        ({"mkdocs.yml": "site_name: x\ntheme: nothing\n"}, "Unrecognised theme name: 'nothing'"),
        ({"docs/index.md": "# x\n\n[a](nowhere.md)\n"}, "contains a link 'nowhere.md'"),
        ({"mkdocs.yml": "site_name: [\n"}, "error parsing the configuration file"),
        ({"mkdocs.yml": "plugins: [nothing]\nsite_name: x\n"}, '"nothing" plugin is not installed'),
    ],
)
def test_what_mkdocs_finds_is_told(tmp_path: Path, changes: dict[str, str], told: str) -> None:
    """Its own words, in a few lines, and no traceback."""
    write(tmp_path, {**PROJECT, **changes})

    with pytest.raises(BuildError) as error:
        run(tmp_path)

    assert told in str(error.value)
    assert "Traceback" not in str(error.value)
    assert "INFO" not in str(error.value)
    assert len(str(error.value).splitlines()) < 6


def test_a_fault_of_the_disk_is_told_with_the_file(tmp_path: Path) -> None:
    """Not with a traceback."""
    write(tmp_path, {**PROJECT, "site": "a file"})

    with pytest.raises(BuildError) as error:
        run(tmp_path)

    assert re.fullmatch(
        f"MkDocs could not build the site: {tmp_path}/site.*: (Not a directory|File exists)",
        str(error.value),
    )


def test_any_other_fault_is_one_line(tmp_path: Path) -> None:
    """A theme that fails is told by the error that it raised."""
    write(tmp_path, {**PROJECT, "theme/main.html": "{{ nothing.at.all }}"})
    write(tmp_path, {"mkdocs.yml": "site_name: x\ntheme: {name: mkdocs, custom_dir: theme}\n"})

    with pytest.raises(BuildError) as error:
        run(tmp_path)

    assert str(error.value) == (
        "MkDocs could not build the site: UndefinedError: 'nothing' is undefined"
    )


def test_the_surroundings_change_nothing(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Neither variables, nor files that Python or MkDocs would pick up, reach it."""
    write(tmp_path, PROJECT)
    before = run(tmp_path)
    bad = "raise SystemExit('picked up')\n"
    names = ("sitecustomize.py", "usercustomize.py", "mkdocs.py", "jinja2.py", "json.py")
    write(tmp_path / "hooks", dict.fromkeys(names, bad))
    write(tmp_path / "hooks", {"material/__init__.py": bad})
    hooks = str(tmp_path / "hooks")
    for name, value in {
        "PYTHONPATH": hooks,
        "PYTHONUSERBASE": hooks,
        "PYTHONSTARTUP": f"{hooks}/json.py",
        "PYTHONWARNINGS": "error",
        "PYTHONOPTIMIZE": "2",
        "PYTHONHASHSEED": "11",
        "PYTHONUTF8": "0",
        "MKDOCS_CONFIG_FILE": "nothing.yml",
        "MKDOCS_STRICT": "0",
        "SOURCE_DATE_EPOCH": "9",
        "READTHEDOCS": "True",
        "CI": "true",
        "LC_ALL": "C",
        "TZ": "Asia/Tokyo",
    }.items():
        monkeypatch.setenv(name, value)
    monkeypatch.chdir(tmp_path / "hooks")

    assert run(tmp_path) == before


@pytest.mark.skipif(os.name == "nt", reason="there is no SIGKILL")
def test_it_ends_with_the_process_that_started_it(tmp_path: Path) -> None:
    """Killed alone, the parent takes MkDocs with it at once."""
    slow = """
import time
from pathlib import Path

class cli:
    def main(arguments, prog_name):
        for at in range(6000):
            Path(arguments[-1]).write_text(str(at))
            time.sleep(0.01)
"""
    write(tmp_path / "fake", {"mkdocs/__init__.py": "", "mkdocs/__main__.py": slow})
    start = (
        f"import sys; sys.path.insert(0, {str(tmp_path / 'fake')!r})\n"
        "from pathlib import Path\n"
        "from policybrief.engine.mkdocs_process import run_mkdocs\n"
        f"run_mkdocs(Path('x'), Path({str(tmp_path / 'tick')!r}), None)\n"
    )
    parent = subprocess.Popen([sys.executable, "-c", start])
    tick = tmp_path / "tick"
    end = time.monotonic() + 60
    while not tick.exists() and time.monotonic() < end:
        time.sleep(0.02)
    parent.send_signal(signal.SIGKILL)
    parent.wait()
    time.sleep(0.3)
    last = tick.read_text()
    time.sleep(0.3)

    assert tick.read_text() == last


def test_a_killed_mkdocs_is_told(tmp_path: Path) -> None:
    """The system may end it, for want of memory for instance."""
    assert mkdocs_process._complaint(-9, "") == (
        "MkDocs could not build the site: it was ended by signal 9"
    )


def test_many_words_are_cut() -> None:
    """A fault on each of a thousand pages is told for the first few."""
    said = "\n".join(f"WARNING -  {at}" for at in range(1000))

    lines = mkdocs_process._complaint(1, said).splitlines()

    assert (len(lines), lines[-1]) == (22, "... and 980 more lines")
