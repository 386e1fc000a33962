"""``policybrief check --fix``: what was changed, what is left, and the exit code."""

from __future__ import annotations

import json
from pathlib import Path

from click.testing import CliRunner, Result

from policybrief import cli
from tests.reading.corpora import ARTICLE, VALID, changed, write

WRONG = changed(ARTICLE, "act: offers", "act: Offer")
LEFT = {**WRONG, ARTICLE: WRONG[ARTICLE].replace("date: 2025-04-28", "date: soon")}
CHANGE = f"{ARTICLE}:16:52: fixed: 'Offer' -> 'offers' [unknown-act]\n"


def check(folder: Path, *options: str) -> Result:
    return CliRunner().invoke(cli.main, ["check", str(folder), *options])


def test_fix_mends_and_says_so(tmp_path: Path) -> None:
    """Each change is a line, and a corpus that is clean afterwards exits 0."""
    result = check(write(tmp_path, WRONG), "--fix")

    assert (result.exit_code, result.stdout) == (0, CHANGE)
    assert result.stderr == "1 place(s) fixed\n0 error(s), 0 warning(s)\n"
    assert (tmp_path / ARTICLE).read_text("utf-8") == VALID[ARTICLE]


def test_fix_twice(tmp_path: Path) -> None:
    """The second run has nothing to do."""
    check(write(tmp_path, WRONG), "--fix")
    result = check(tmp_path, "--fix")

    assert (result.exit_code, result.stdout) == (0, "")
    assert result.stderr.startswith("0 place(s) fixed\n")


def test_what_is_left_is_printed(tmp_path: Path) -> None:
    """Errors that remain are listed below the changes and exit 1."""
    result = check(write(tmp_path, LEFT), "--fix")

    assert result.exit_code == 1
    assert result.stdout.startswith(f"{CHANGE}{ARTICLE}:5:7: error: ")


def test_other_formats_keep_to_their_form(tmp_path: Path) -> None:
    """JSON is nothing but the list of what is left, without a key for fixes."""
    result = check(write(tmp_path, LEFT), "--fix", "--format", "json")

    (problem,) = json.loads(result.stdout)
    assert sorted(problem) == ["code", "column", "hint", "line", "message", "path", "severity"]
    assert CHANGE in result.stderr


def test_a_diff_writes_nothing(tmp_path: Path) -> None:
    """``--diff`` and ``--dry-run`` are one: the changes as a diff, and nothing else."""
    write(tmp_path, LEFT)
    results = [check(tmp_path, "--fix", option) for option in ("--diff", "--dry-run")]

    assert results[0].stdout == results[1].stdout
    assert results[0].stdout.startswith(f"--- a/{ARTICLE}\n+++ b/{ARTICLE}\n")
    assert results[0].stderr == "1 place(s) would be fixed, 1 problem(s) would be left\n"
    assert results[0].exit_code == 1
    assert (tmp_path / ARTICLE).read_text("utf-8") == LEFT[ARTICLE]


def test_a_diff_needs_fix(tmp_path: Path) -> None:
    """It is misuse to ask for a diff of nothing."""
    result = check(write(tmp_path, VALID), "--diff")

    assert result.exit_code == 2
    assert "need --fix" in result.stderr
