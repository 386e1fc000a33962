"""What the README says is true."""

from __future__ import annotations

import os
import re
import subprocess
import sys
from pathlib import Path

import policybrief

ROOT = Path(__file__).resolve().parent.parent
README = (ROOT / "README.md").read_text(encoding="utf-8")


def block(language: str, number: int = 0) -> str:
    return re.findall(rf"```{language}\n(.*?)```", README, re.DOTALL)[number]


def test_the_python_prints_what_its_comments_say(tmp_path: Path) -> None:
    """Each printed line stands in the comment beside the call."""
    code = block("python").replace('"site"', repr(str(tmp_path / "site")))

    done = subprocess.run(
        [sys.executable, "-c", code], cwd=ROOT, capture_output=True, text=True, check=True
    )

    said = re.findall(r"print\(.*?\) *# (.*)", code)
    printed = done.stdout.splitlines()
    assert said
    assert [one for one in said if one not in printed] == []
    assert (tmp_path / "site" / "index.html").is_file()


def test_the_article_reads(tmp_path: Path) -> None:
    """The article is right but for the topic, which the README does not show."""
    (tmp_path / "articles").mkdir()
    (tmp_path / "articles" / "island.md").write_text(block("markdown"), encoding="utf-8")
    (tmp_path / "briefing.yml").write_text("title: T\ncontact: a@b.example\n", encoding="utf-8")

    found = policybrief.find_problems(tmp_path)

    assert [one.code for one in found] == ["unknown-topic"]


def test_ci_runs_the_test_command() -> None:
    """CI passes by the very command that the README gives."""
    assert block("sh", 1).strip() in (ROOT / ".ci" / "run").read_text(encoding="utf-8")


def test_the_first_command_says_where_to_look(tmp_path: Path) -> None:
    """Its last part builds the example and names the page to open."""
    command = block("sh").strip().split(" && ")[-1].replace("--site site", f"--site {tmp_path}/s")

    done = subprocess.run(
        [sys.executable, "-m", "policybrief", *command.split()[1:]],
        cwd=ROOT,
        capture_output=True,
        text=True,
        check=True,
        env={**os.environ, "PYTHONUTF8": "1"},
    )

    assert str(tmp_path / "s" / "index.html") in done.stdout
    assert (tmp_path / "s" / "index.html").is_file()
