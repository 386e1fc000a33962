"""The code blocks of a page, and what running them gives.

A page is a story in one folder. A block with a title is a file, a ``console`` block is commands
(``$ ...``) with what they print, a ``pycon`` block is Python with what it prints. All blocks of a
page share the folder and the Python names.
"""

from __future__ import annotations

import contextlib
import doctest
import io
import os
import re
import subprocess
import sys
import traceback
from pathlib import Path
from typing import Any, Final

import attrs

HOME: Final = "/home/you"
"""What pages show in the place of the folder that they are run in."""

RUN: Final = frozenset(["console", "pycon"])
SHOWN: Final = frozenset(["text", "html", "sh", "json", "yaml", "markdown", "jinja", "python"])
_FENCE = re.compile(r"(?P<marks>`{3,})(?P<language>\w*)(?P<rest>[^`]*)")
_TITLE = re.compile(r'\btitle="([^"]+)"')
_CHECKER = doctest.OutputChecker()


@attrs.frozen
class Block:
    """A code block.

    Attributes:
        line: The line of the page on which its text begins.
        language: Its language.
        title: Its title, which is the name of a file; None without one.
        text: Its text.
    """

    line: int
    language: str
    title: str | None
    text: str


def blocks_of(page: str) -> list[Block]:
    """Return the fenced code blocks of *page*."""
    found: list[Block] = []
    lines = page.split("\n")
    at = 0
    while at < len(lines):
        fence = _FENCE.fullmatch(lines[at].rstrip())
        at += 1
        if fence is None:
            continue
        end = lines.index(fence["marks"], at)
        title = _TITLE.search(fence["rest"])
        text = "".join(f"{line}\n" for line in lines[at:end])
        found.append(Block(at + 1, fence["language"], title[1] if title else None, text))
        at = end + 1
    return found


def run_page(page: str, folder: Path) -> str:
    """Run the blocks of *page* in *folder*, and return the page with what they really print."""
    lines = page.split("\n")
    made: list[str] = []
    names: dict[str, Any] = {}
    at = 0
    for block in blocks_of(page):
        start = block.line - 1
        made += lines[at:start]
        at = start + block.text.count("\n")
        if block.title is not None:
            file = folder / block.title
            file.parent.mkdir(parents=True, exist_ok=True)
            file.write_text(block.text, encoding="utf-8", newline="\n")
        if block.title is None and block.language in RUN:
            run = _run_console if block.language == "console" else _run_python
            made += run(block.text, folder, names).removesuffix("\n").split("\n")
        else:
            made += lines[start:at]
    return "\n".join([*made, *lines[at:]])


def _agreed(wanted: str, got: str) -> str:
    """Return what the page says when it agrees, with "..." for anything; else what was printed."""
    return wanted if _CHECKER.check_output(wanted, got, doctest.ELLIPSIS) else got


def _run_console(text: str, folder: Path, names: dict[str, Any]) -> str:
    made = ""
    for part in re.split(r"(?m)^(?=\$ )", text):
        if not part:
            continue
        command, _, wanted = part.partition("\n")
        done = subprocess.run(
            command.removeprefix("$ "),
            shell=True,
            cwd=folder,
            env={
                **os.environ,
                "PATH": f"{Path(sys.executable).parent}{os.pathsep}{os.environ['PATH']}",
                "COLUMNS": "80",
            },
            stdout=subprocess.PIPE,
            stderr=subprocess.STDOUT,
            text=True,
            check=False,
        )
        got = done.stdout.replace(str(folder), HOME)
        assert "Traceback (most" not in got, got  # no command of ours ever prints one
        made += f"{command}\n{_agreed(wanted, got)}"
    return made


def _run_python(text: str, folder: Path, names: dict[str, Any]) -> str:
    made = ""
    for example in doctest.DocTestParser().get_examples(text):
        out = io.StringIO()
        with contextlib.redirect_stdout(out):
            try:
                exec(compile(example.source, "<docs>", "single"), names)
            except Exception as error:
                shown = "".join(traceback.format_exception_only(error))
                shown = shown.removeprefix(f"{type(error).__module__}.")
                print(f"Traceback (most recent call last):\n    ...\n{shown}", end="")
        source = example.source.rstrip("\n").split("\n")
        made += f">>> {source[0]}\n" + "".join(f"... {line}".rstrip() + "\n" for line in source[1:])
        made += _agreed(example.want, out.getvalue().replace(str(folder), HOME))
    return made
