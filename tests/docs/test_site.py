"""The site of the docs, and what stands beside it."""

from __future__ import annotations

import os
import re
import subprocess
import sys
from pathlib import Path

import pytest
import yaml

from policybrief.analysis.rules import RULES
from tests.docs.blocks import blocks_of
from tests.docs.generate import DOCS

_ROOT = DOCS.parent


def test_the_site_builds_without_a_warning(tmp_path: Path) -> None:
    """Strict mode, so that a dead link or a page out of the navigation fails."""
    done = subprocess.run(
        [sys.executable, "-m", "mkdocs", "build", "--strict", "--site-dir", str(tmp_path / "site")],
        cwd=_ROOT,
        env={**os.environ, "NO_MKDOCS_2_WARNING": "1"},
        capture_output=True,
        text=True,
        check=False,
    )

    assert done.returncode == 0, done.stderr
    assert "WARNING" not in done.stderr
    assert (tmp_path / "site" / "rules" / "index.html").is_file()


def test_each_rule_has_a_heading() -> None:
    """The rules of the code and of the page are the same, in the same order."""
    page = (DOCS / "rules.md").read_text(encoding="utf-8")
    headings = re.findall(r"(?m)^## (.+) \{ #(\S+) \}$", page)

    assert [one for one in headings if one[1] in {rule.id for rule in RULES}] == [
        (rule.title, rule.id) for rule in RULES
    ]


def test_the_first_commands_are_those_of_the_readme() -> None:
    """Who reads both finds the same."""
    readme = (_ROOT / "README.md").read_text(encoding="utf-8")
    if not readme.strip():
        pytest.skip("there is no README yet")
    page = (DOCS / "index.md").read_text(encoding="utf-8")
    commands = next(one.text for one in blocks_of(page) if one.language == "sh")

    assert [line for line in commands.splitlines() if line not in readme] == []


def test_the_workflow_checks_builds_and_deploys() -> None:
    """The ready workflow is YAML, and runs commands that exist."""
    page = (DOCS / "how-to" / "publish.md").read_text(encoding="utf-8")
    block = next(one for one in blocks_of(page) if (one.title or "").startswith(".github/"))
    jobs = yaml.safe_load(block.text)["jobs"]
    runs = " ".join(step.get("run", "") for job in jobs.values() for step in job["steps"])

    assert "policybrief check . --format github" in runs
    assert "policybrief build . --site site" in runs
    assert jobs["deploy"]["needs"] == "build"


def test_the_changelog_names_the_version() -> None:
    """Keep a Changelog: the version that is not released yet stands first."""
    changelog = (_ROOT / "CHANGELOG.md").read_text(encoding="utf-8")
    version = re.search(
        r'(?m)^version = "(.+)"$', (_ROOT / "pyproject.toml").read_text(encoding="utf-8")
    )

    assert version is not None
    assert re.findall(r"(?m)^## \[(.+?)\]", changelog)[0] == version[1]
