from __future__ import annotations

import json
import os
import re
import subprocess
import sys

import pytest
from click.testing import CliRunner

from policybrief.cli import main
from policybrief.pipeline.finding import find_problems
from policybrief.problems import MAX_MESSAGE, Location, Problem
from tests.reading.corpora import ARTICLE, BRIEFING, TOPIC, VALID, write

UNSEEN = re.compile(
    "[\x00-\x09\x0b-\x1f\x7f-\x9f\u200b\u200e\u200f\u2028-\u202e\u2066-\u2069\ufeff]"
)
ORDERS = (
    "\x1b[2J\x1b[31mred",
    "\x1b]0;title\x07",
    "a\rb",
    "\x9b31m",
    "a\u202egnp.exe",
    "\u2066x\u2069",
    "x\u2028::error::y",
    "\x08\x08\x08",
)
NAMES = (
    "a\x1b[31mb.md",
    "a\n::error file=x::b.md",
    "a\u202eb.md",
    "A%0Ab.md",
    "a\rb.md",
    "a:b,c.md",
)


def _values(order: str) -> str:
    """Return an article in which fields of many kinds are wrong, with *order* in each."""
    as_yaml = json.dumps(f"x{order}")  # every character as an escape that YAML knows
    fields = ("date", "lang", "publisher", "text", "url", "rights", "nobody", "draft")
    lines = "\n".join(f"{one}: {as_yaml}" for one in fields)
    raw = "\n".join(f"{one}{order}: x{order}" for one in ("a", "b"))
    return f"---\ntitle: x\n{lines}\n{raw}\n---\n"


@pytest.mark.parametrize("order", ORDERS)
@pytest.mark.parametrize("kind", ["text", "json", "github"])
def test_no_value_gives_orders_to_a_terminal(order, kind, tmp_path):
    """What cannot be seen is printed as an escape, whichever field or key holds it."""
    write(tmp_path, {**VALID, ARTICLE: _values(order), BRIEFING: f"title: x\n{order}: y\n"})

    result = CliRunner().invoke(main, ["check", str(tmp_path), "--format", kind])

    assert result.exit_code == 1
    assert UNSEEN.findall(result.output) == []
    if kind == "github":
        lines = [one for one in result.stdout.splitlines() if one]
        assert all(re.match("::(error|warning) file=[^:]*,line=", one) for one in lines)
    if kind == "text":
        starts = ("articles/", "briefing.yml:", "  hint: ")
        assert all(one.startswith(starts) for one in result.stdout.splitlines() if one)


@pytest.mark.parametrize("name", NAMES)
@pytest.mark.parametrize("kind", ["text", "json", "github"])
def test_no_name_of_a_file_gives_orders(name, kind, tmp_path):
    """Nor does the name of a file, whether it is read or not."""
    write(tmp_path, VALID)
    for folder in ("articles", "topics", "actors"):
        (tmp_path / folder / name).write_text(VALID[TOPIC], encoding="utf-8")
        (tmp_path / folder / f"{name}.txt").write_text("x", encoding="utf-8")

    result = CliRunner().invoke(main, ["check", str(tmp_path), "--format", kind])

    assert result.exit_code == 1
    assert UNSEEN.findall(result.output) == []
    if kind == "github":
        for line in result.stdout.splitlines():
            assert re.match("::(error|warning) file=[^:]*,line=[0-9]+,col=[0-9]+,title=", line)
    if kind == "json":
        paths = {one["path"] for one in json.loads(result.stdout)}
        assert any(name.removesuffix(".md")[-1] in path for path in paths)


def test_the_paths_of_problems_are_those_of_files(tmp_path):
    """Programs find the file by the path, whatever its name."""
    write(tmp_path, {**VALID, "topics/a\x1bb.md": VALID[TOPIC]})

    paths = {one.location.path for one in find_problems(tmp_path)}

    assert any((tmp_path / path).is_file() and "\x1b" in path.name for path in paths)


def test_other_commands_print_no_orders(tmp_path):
    """Refused commands, and what a draft guesses from somebody's text, are printed alike."""
    write(tmp_path / "corpus", VALID)
    (tmp_path / "in\x1b[31m.txt").write_text(
        "A \x1b[2Jtitle\u202e of it\n\nBy \x1b[31mAda Brook\n\nWords of an article.\n"
    )
    calls = [
        ["new", "article", str(tmp_path / "in\x1b[31m.txt"), "--into", str(tmp_path / "corpus")],
        ["new", "article", str(tmp_path / "no\x1b[31m.txt"), "--into", str(tmp_path / "corpus")],
        ["diff", str(tmp_path / "corpus"), "--since", "20\x1b[31m"],
        ["diff", str(tmp_path / "corpus"), "--since", "2020", "--topic", "x\x1b[31m"],
        ["build", str(tmp_path / "corpus"), "--site", str(tmp_path / "corpus" / "x\x1b[31m")],
    ]
    (tmp_path / "corpus" / "x\x1b[31m").write_text("a file")

    for call in calls:
        result = CliRunner().invoke(main, call)
        assert result.exception is None or isinstance(result.exception, SystemExit)
        assert "\x1b" not in result.output, call
        assert "\u202e" not in result.output, call


def test_a_message_is_no_longer_than_anybody_reads():
    """A value of a million letters does not fill the terminal."""
    problem = Problem(Location("x.md"), "bad-date", "x" * 1_000_000, "y" * 1_000_000)

    assert len(problem.message) == len(problem.hint) == MAX_MESSAGE


@pytest.mark.parametrize("encoding", ["utf-8", "cp1252"])
def test_any_name_and_any_letter_can_be_printed(encoding, tmp_path):
    """A name that is no text, and letters that the system's encoding lacks, are printed."""
    root = os.fsencode(tmp_path) + b"/\xff\xc8\x99"
    command = [sys.executable, "-m", "policybrief"]
    environment = {**os.environ, "PYTHONIOENCODING": encoding}
    done = subprocess.run(
        [*command, "new", root], env=environment, capture_output=True, check=False
    )

    assert (done.returncode, done.stderr) == (0, b"")
    assert b"\\udcff\xc8\x99/briefing.yml" in done.stdout
