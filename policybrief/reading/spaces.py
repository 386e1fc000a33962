"""Spaces that look like plain ones where YAML needs plain ones."""

from __future__ import annotations

import re
from pathlib import PurePosixPath
from typing import Final

import attrs

from policybrief.problems import Fix, Location, Problem, Replacement

_ODD: Final = "\u00a0\u1680\u2000-\u200a\u202f\u205f\u3000"
_MOST: Final = 1_000
"""How many spaces one problem tells of, at the least, before the next begins."""

_ONE = re.compile(f"[\t{_ODD}]")
_SEARCH = re.compile(f"[{_ODD}]|-[ ]*\t")
_LEAD = re.compile(f"(?P<lead>[ \t{_ODD}]*(?:-[ \t{_ODD}]+)*)(?P<key>[\\w.-]+:(?:\\s|$))?")
_BLOCK = re.compile(r"(?P<lead>[ ]*+(?:-[ ]++)*+).*[:-][ ]+[>|][-+0-9]*\s*")


def with_plain_spaces(
    lines: list[str], path: PurePosixPath, first_line: int
) -> tuple[list[str], list[Problem]]:
    """Return *lines* with plain spaces in front of keys and entries, and say where others stood.

    Lines that follow each other are one problem. The words of a block (``>-``) are left alone.
    """
    right: list[str] = []
    problems: list[Problem] = []
    block = None
    odd_above = False
    for at, line in enumerate(lines):
        if block is not None:
            if not line.strip() or len(line) - len(line.lstrip(" ")) > block:
                right.append(line)
                continue
            block = None
        odd = _odd_space(line)
        if odd is not None:
            column, end = odd
            found = [
                Replacement(at + first_line, one.start() + 1, one[0], " ")
                for one in _ONE.finditer(line, 0, end)
            ]
            line = _ONE.sub(" ", line[:end]) + line[end:]
            last = problems[-1] if odd_above else None
            if last is not None and last.fix is not None and len(last.fix.replacements) < _MOST:
                fix = Fix((*last.fix.replacements, *found))
                problems[-1] = attrs.evolve(last, fix=fix)
            else:
                place = Location(path, at + first_line, column + 1)
                message = "a tab or another space that is not plain stands in front of the line"
                hint = "write plain spaces"
                fix = Fix(tuple(found))
                problems.append(Problem(place, "yaml-syntax", message, hint, fix=fix))
        odd_above = odd is not None
        begins = _BLOCK.fullmatch(line)
        if begins is not None:
            block = begins.end("lead")
        right.append(line)
    return right, problems


def has_odd_spaces(text: str) -> bool:
    """Say whether *text* has any space that may have to be replaced."""
    return _SEARCH.search(text) is not None


def _odd_space(line: str) -> tuple[int, int] | None:
    """Return where the first wrong space stands in front of a key or an entry, and their end."""
    match = _LEAD.match(line)
    if match is None or not (match["key"] or "-" in match["lead"]):
        return None
    wrong = re.search(f"[{_ODD}]" + (r"|(?<=-)[ ]*\t" if match["key"] else ""), match["lead"])
    return None if wrong is None else (wrong.end() - 1, match.end("lead"))
