"""Markdown files with YAML front matter, read through python-frontmatter with a handler of ours.

Only the library's ``split`` and ``load`` steps are used: its ``parse`` strips the text, and words
are verified against the text as it stands.
"""

from __future__ import annotations

import itertools
import re
from pathlib import PurePosixPath
from typing import Final

import attrs
from frontmatter.default_handlers import BaseHandler

from policybrief.hints import UNREADABLE
from policybrief.models.marks import MAX_MARKS, crowds
from policybrief.problems import Fix, Location, Problem
from policybrief.reading.placed import Table
from policybrief.reading.yaml_values import parse_yaml

_FENCE = re.compile(r"^-{3}[^\S\n]*$", re.MULTILINE)
_CONTROL = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\x7f\ud800-\udfff\ufdd0\ufffe\uffff]")
_CONTROL_IN_FIELDS = re.compile(
    f"{_CONTROL.pattern[:-1]}\x80-\x9f\u00ad\u200b\u2028\u2029\u2060\ufeff]"
)
_NOTHING = re.compile("[\x00-\x08\x0e-\x1f\x7f\u00ad\u200b\u2060\ufeff]")
"""What stands for nothing, so that words are the same without it."""
_MOST_CONTROLS: Final = 20


@attrs.frozen
class Source:
    """One file, split.

    Attributes:
        path: Its path in the folder.
        fields: The front matter; None when it could not be read.
        body: The text below it, as it stands.
        body_line: The line on which the body begins.
    """

    path: PurePosixPath
    fields: Table | None
    body: str
    body_line: int


class PlacedHandler(BaseHandler):
    """Front matter between two lines of three hyphens, loaded with the place of each value."""

    def __init__(self, path: PurePosixPath) -> None:
        self.path = path
        self.problems: list[Problem] = []

    def detect(self, text: str) -> bool:
        """Say whether *text* begins with a fence."""
        return _FENCE.match(text) is not None

    def split(self, text: str) -> tuple[str, str]:
        """Return the lines between the fences, and everything below, letter for letter.

        Raises:
            ValueError: When there is no second fence.
        """
        begin = text.find("\n") + 1
        fence = _FENCE.search(text, begin) if begin else None
        if fence is None:
            raise ValueError("no second fence")
        return text[begin : max(fence.start() - 1, begin)], text[fence.end() + 1 :]

    def load(self, fm: str) -> Table | None:  # type: ignore[override]
        """Return the placed values of *fm*; what is wrong with it goes to `problems`."""
        fields, found = parse_yaml(fm, self.path, first_line=2)
        self.problems += found
        return fields


def parse_front_matter(text: str, path: PurePosixPath) -> tuple[Source, list[Problem]]:
    """Split *text* into front matter and body, and say what is wrong with it."""
    text = with_plain_ends(text)
    problems: list[Problem] = []
    handler = PlacedHandler(path)
    if not handler.detect(text):
        problems.append(
            Problem(
                Location(path),
                "no-front-matter",
                "the file does not begin with front matter",
                "begin it with a line '---', the fields, and a line '---'",
            )
        )
        return Source(path, None, text, 1), problems
    try:
        fenced, body = handler.split(text)
    except ValueError:
        problems.append(
            Problem(
                Location(path),
                "open-front-matter",
                "the front matter has no end",
                "put a line '---' below the last field",
            )
        )
        return Source(path, None, "", 1), problems
    body_line = text.count("\n") - body.count("\n") + 1
    body, problems = without_controls(body, path, body_line)
    fenced, found = without_controls(fenced, path, 2, in_fields=True)
    fields = handler.load(fenced)
    return Source(path, fields, body, body_line), [*problems, *found, *handler.problems]


def front_matter_of(text: str) -> str:
    """Return the front matter of a file with both fences, without what stands below it."""
    fenced, _ = PlacedHandler(PurePosixPath()).split(with_plain_ends(text))
    return f"---\n{fenced}\n---\n" if fenced else "---\n---\n"


def _without_crowds(text: str, path: PurePosixPath, first_line: int) -> tuple[str, list[Problem]]:
    """Return *text* without too many marks on one letter, and say where the first stand."""
    parts: list[str] = []
    problems: list[Problem] = []
    done = 0
    for start, end in crowds(text):
        line = first_line + text.count("\n", 0, start)
        place = Location(path, line, start - text.rfind("\n", 0, start))
        message = f"more than {MAX_MARKS} combining marks stand on one letter"
        problems = problems or [Problem(place, "too-many-marks", message, "delete them")]
        parts += [text[done:start], UNREADABLE]
        done = end
    return "".join([*parts, text[done:]]), problems


def with_plain_ends(text: str) -> str:
    """Return *text* without a byte order mark, each line ended by a line feed."""
    return text.removeprefix("\ufeff").replace("\r\n", "\n").replace("\r", "\n")


def without_controls(
    text: str, path: PurePosixPath, first_line: int, *, in_fields: bool = False
) -> tuple[str, list[Problem]]:
    """Return *text* with a mark in the place of each invisible character, and say where they stand.

    Args:
        text: The text.
        path: Its file.
        first_line: The line of the file on which it begins.
        in_fields: Whether it is YAML, in which more characters are invisible.
    """
    text, crowded = _without_crowds(text, path, first_line)
    pattern = _CONTROL_IN_FIELDS if in_fields else _CONTROL
    if text.replace("\n", "").isprintable() or pattern.search(text) is None:
        return text, crowded
    problems = crowded
    for control in itertools.islice(pattern.finditer(text), _MOST_CONTROLS):
        if control[0] == UNREADABLE:
            continue  # the bytes that are not UTF-8 have been reported
        line = first_line + text.count("\n", 0, control.start())
        column = control.start() - text.rfind("\n", 0, control.start())
        message = f"an invisible character stands here (U+{ord(control[0]):04X})"
        place = Location(path, line, column)
        sure = in_fields and _NOTHING.fullmatch(control[0]) is not None
        fix = Fix.at(place, control[0], "") if sure else None
        problems.append(Problem(place, "control-character", message, "delete it", fix=fix))
    return pattern.sub(UNREADABLE, text), problems
