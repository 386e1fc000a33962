"""Lines that are no YAML, and what they seem to mean.

A parser stops at the first line that it cannot read, and so hides what is wrong below it. Here each
such line is reported once and rewritten so that reading can go on: its value is taken as plain
text, or it is indented as its neighbours, or it is left out. Of the rewritings that help, the one
that lets the parser read furthest wins. What is rewritten is never used as if it were right.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Any, Final

import attrs
import yaml

MAX_DEPTH: Final = 50
"""How deep lists and mappings may be nested."""

LOADER: Final[Any] = getattr(yaml, "CSafeLoader", yaml.SafeLoader)

FOLD_HINT: Final = "write '>-' behind the key and the words on the next line, indented"
_INDENT_HINT: Final = "indent it as the lines beside it"
_CLOSE_HINT: Final = "close it, or " + FOLD_HINT
_FLOW_HINT: Final = "close what was opened, and put a comma between entries"
_MOST_WORK: Final = 20_000_000
_MOST_MENDS: Final = 200
_NEVER: Final = 1 << 60

_ENTRY = re.compile(r"(?P<head>[ ]*(?:-[ ]+)*[\w.-]+:[ ]+|[ ]*(?:-[ ]+)+)(?P<value>[^\s#].*)")
_KEY_LINE = re.compile(r"[ ]*(?:-[ ]+)*[\w.-]+:(?:[ \t].*)?")
_BARE = re.compile(r"(?P<lead>[ ]*(?:-[ ]+)*)(?P<key>[^\W\d][\w-]*)(?P<mark>:?)(?P<rest>.*)")
_CUT = re.compile(r"[:,\[{]\s+(?P<value>#[^\s,\]}]*)")
_BLOCK = re.compile(r".*[:-][ ]+[>|][-+0-9]*\s*")
_DASH = re.compile(r"([ ]*)-([^\s-].*)")

_FAULTS: Final = (
    ("mapping values are not allowed", "a ': ' stands inside a value", FOLD_HINT, False),
    ("cannot start any token", "a value may not begin with this character", FOLD_HINT, False),
    ("expected alphabetic", "a value may not begin with '&', '*' or '!'", FOLD_HINT, False),
    ("end of stream", "a quotation mark is not closed", _CLOSE_HINT, True),
    ("scanning a quoted", "a quotation mark is not closed", _CLOSE_HINT, True),
    ("escape", "a backslash stands within double quotation marks", FOLD_HINT, False),
    ("parsing a flow", "a comma or a closing bracket or brace is missing", _FLOW_HINT, True),
    ("could not find expected ':'", "this is no 'key: value' line", _INDENT_HINT, False),
    ("did not find expected", "a key is expected here", _INDENT_HINT, False),
    ("expected <block end>", "a key is expected here", _INDENT_HINT, False),
)
"""Part of the parser's message, what to say, how to mend it, and whether it began earlier."""


@attrs.frozen
class Fault:
    """Why a text is no YAML; lines and columns count from 0.

    Attributes:
        line: The line on which an editor should look.
        column: The column.
        code: Code of the problem.
        message: What is wrong.
        hint: How to mend it.
        stop: The line on which the parser stopped.
    """

    line: int
    column: int
    code: str
    message: str
    hint: str | None
    stop: int


@attrs.define
class Mended:
    """A text that can be read.

    Attributes:
        lines: The lines, as many as before.
        faults: What was wrong, one fault for each rewriting.
        guessed: The lines whose values are not what was written.
        shifts: By how many columns a line was moved to the right.
        lost: Whether a line was left out, so that fields may seem to be missing.
    """

    lines: list[str]
    faults: list[Fault] = attrs.Factory(list)
    guessed: set[int] = attrs.Factory(set)
    shifts: dict[int, int] = attrs.Factory(dict)
    lost: bool = False


@attrs.frozen
class _Guess:
    """One way of rewriting lines; what it says of the fault wins over the parser's words."""

    changes: dict[int, str]
    guessed: frozenset[int] = frozenset()
    shifts: dict[int, int] = attrs.field(factory=dict)
    lost: bool = False
    place: tuple[int, int] | None = None
    message: str | None = None
    hint: str | None = None


def mend(lines: list[str]) -> Mended | None:
    """Return *lines* so rewritten that they are YAML, or None when that is not possible."""
    result = Mended(list(lines))
    work = 0
    size = sum(map(len, lines)) + len(lines)
    fault = find_fault(result.lines)
    while fault is not None:
        if len(result.faults) >= _MOST_MENDS:
            return None
        best: tuple[int, _Guess, Fault | None] | None = None
        tried: set[tuple[tuple[int, str], ...]] = set()
        for guess in _guesses(result.lines, fault):
            changes = tuple(guess.changes.items())
            if changes in tried or all(result.lines[at] == line for at, line in changes):
                continue
            tried.add(changes)
            work += size
            if work > _MOST_WORK and best is not None:
                break
            rest = find_fault(_changed(result.lines, guess))
            reached = _NEVER if rest is None else rest.stop
            if reached > fault.stop and (best is None or reached > best[0]):
                best = reached, guess, rest
            if rest is None or work > 2 * _MOST_WORK:
                break
        if best is None:
            return None
        _, guess, rest = best
        line, column = guess.place or (fault.line, fault.column)
        column = max(column - result.shifts.get(line, 0), 0)
        result.faults.append(
            attrs.evolve(
                fault,
                line=line,
                column=column,
                message=guess.message or fault.message,
                hint=guess.hint or fault.hint,
            )
        )
        result.lines = _changed(result.lines, guess)
        result.guessed |= guess.guessed
        for at, shift in guess.shifts.items():
            result.shifts[at] = result.shifts.get(at, 0) + shift
        result.lost = result.lost or guess.lost
        fault = rest
    return result


def find_fault(lines: list[str]) -> Fault | None:
    """Return the first reason for which *lines* are no YAML, or no YAML of ours."""
    stack: list[list[int]] = []
    documents = 0
    try:
        event: Any
        for event in yaml.parse("\n".join(lines), Loader=LOADER):
            kind = type(event)
            mark = event.start_mark
            if kind is yaml.MappingStartEvent or kind is yaml.SequenceStartEvent:
                if len(stack) >= MAX_DEPTH:
                    return _too_deep(stack, mark)
                if stack:
                    stack[-1][2] += 1
                stack.append([mark.line, kind is yaml.MappingStartEvent, 0])
            elif kind is yaml.MappingEndEvent or kind is yaml.SequenceEndEvent:
                stack.pop()
            elif kind is yaml.DocumentStartEvent:
                documents += 1
                if documents > 1:
                    message = "a second YAML document begins here"
                    hint = "leave the line '---' out"
                    return Fault(mark.line, 0, "yaml-syntax", message, hint, mark.line)
            elif stack:
                stack[-1][2] += 1
    except yaml.MarkedYAMLError as error:
        if "nesting depth" in (error.problem or ""):
            return _looked_ahead(lines, error.problem_mark or error.context_mark)
        return _cut_by_comment(lines, _fault(error))
    except yaml.YAMLError:
        return Fault(0, 0, "yaml-syntax", "this is no YAML", None, _NEVER)
    return None


def _too_deep(stack: list[list[int]], mark: Any) -> Fault:
    """Return the fault at the outermost of the lists and mappings that hold nothing else."""
    top = len(stack) - 1
    while top > 1 and stack[top - 1][2] <= (2 if stack[top - 1][1] else 1):
        top -= 1
    line = stack[top][0]
    column = mark.column if line == mark.line else 0
    message = f"nested deeper than {MAX_DEPTH} levels"
    return Fault(line, column, "too-deep", message, "write it flatter", mark.line)


def _looked_ahead(lines: list[str], mark: Any) -> Fault:
    """Return the fault for what newer parsers refuse while they look ahead: a thousand brackets."""
    line = lines[mark.line] if mark.line < len(lines) else ""
    first = len(line[: mark.column].rstrip("[{"))
    column = min(first + MAX_DEPTH - 1, mark.column)
    message = f"nested deeper than {MAX_DEPTH} levels"
    return Fault(mark.line, column, "too-deep", message, "write it flatter", mark.line)


def _fault(error: yaml.MarkedYAMLError) -> Fault:
    said = f"{error.context or ''} {error.problem or ''}"
    message, hint, begun = (error.problem or "this is no YAML").strip(), FOLD_HINT, False
    for known, fault, mend_it, earlier in _FAULTS:
        if known in said:
            message, hint, begun = fault, mend_it, earlier
            break
    marks = [error.context_mark, error.problem_mark]
    near = [mark for mark in (marks if begun else marks[::-1]) if mark is not None]
    stop = max((mark.line for mark in near), default=0)
    if not near:
        return Fault(0, 0, "yaml-syntax", message, hint, 0)
    return Fault(near[0].line, near[0].column, "yaml-syntax", message, hint, stop)


def _cut_by_comment(lines: list[str], fault: Fault) -> Fault:
    """Return *fault* with better words where '#' hides what closes a bracket or brace."""
    if fault.hint != _FLOW_HINT or fault.line >= len(lines):
        return fault
    match = _CUT.search(lines[fault.line], fault.column)
    if match is None:
        return fault
    hint = f'write it in quotation marks: "{match["value"]}"'
    return attrs.evolve(fault, message="'#' begins a comment within the brackets", hint=hint)


def _changed(lines: list[str], guess: _Guess) -> list[str]:
    changed = list(lines)
    for at, line in guess.changes.items():
        changed[at] = line
    return changed


def _guesses(lines: list[str], fault: Fault) -> Iterator[_Guess]:
    """Yield rewritings, those that change least first."""
    here = min(fault.line, len(lines) - 1)
    stop = min(fault.stop, len(lines) - 1)
    before = _line_before(lines, here)
    if fault.code == "too-deep":
        yield from _as_text(lines, here, None)
        yield from _without_inner_lines(lines, before)
        yield from _without_inner_lines(lines, here)
        yield _Guess({here: ""}, lost=True)
        return
    yield from _without_tabs(lines, here)
    yield from _spaced_dash(lines, here)
    yield from _as_text(lines, here, fault)
    yield from _with_colon(lines, here)
    if before is not None:
        yield from _with_space(lines, before)
    yield from _indented_otherwise(lines, here)
    yield from _indented_block(lines, here)
    if before is not None:
        yield from _spaced_dash(lines, before)
        yield from _indented_block(lines, before)
        yield from _with_colon(lines, before)
        yield from _as_text(lines, before, fault)
        yield from _indented_otherwise(lines, before)
    if stop != here:
        yield from _as_text(lines, stop, fault)
        yield from _indented_otherwise(lines, stop)
    for at in dict.fromkeys([here, stop, before]):
        if at is not None and lines[at].strip():
            column = len(lines[at]) - len(lines[at].lstrip())
            yield _Guess({at: ""}, lost=True, place=(at, column))


def _line_before(lines: list[str], at: int) -> int | None:
    return next((line for line in range(at - 1, -1, -1) if lines[line].strip()), None)


def _as_text(lines: list[str], at: int, fault: Fault | None) -> Iterator[_Guess]:
    """Take the value on a line as plain text."""
    match = _ENTRY.fullmatch(lines[at])
    if match is None:
        return
    value = match["value"].strip().replace("'", "''")
    rest = value[1:].strip()
    place = message = hint = None
    if fault is not None and fault.line != at:
        place = (at, match.start("value"))
    if fault is not None and fault.message == "a key is expected here" and rest:
        message, hint = "something stands behind the end of the value", FOLD_HINT
        if value[0] in "\"'":
            message = "words stand behind the closing quotation mark"
        elif value[0] in "[{":
            message = "words stand behind the closing bracket or brace"
        elif value[0] in "*&!":
            message, place = f"a value may not begin with '{value[0]}'", (at, match.start("value"))
        elif place is None:
            message = None
    line = f"{match['head']}'{value}'"
    yield _Guess({at: line}, frozenset([at]), {}, False, place, message, hint)


def _with_colon(lines: list[str], at: int) -> Iterator[_Guess]:
    """Take the first word of a line as its key."""
    match = _BARE.fullmatch(lines[at])
    if match is None or _KEY_LINE.fullmatch(lines[at]):
        return
    value = match["rest"].strip().replace("'", "''")
    message, hint = "this is no 'key: value' line", "write the field's name, a colon and a space"
    column = match.start("key")
    if match["mark"]:
        message, column = f"no plain space stands behind '{match['key']}:'", match.start("rest")
        hint = "write a plain space behind the colon"
    elif not value and _is_deeper(lines, at):
        changed = {at: f"{lines[at].rstrip()}:"}
        hint = "write a colon behind the field's name"
        yield _Guess(changed, place=(at, column), message=message, hint=hint)
    line = f"{match['lead']}{match['key']}: '{value}'"
    yield _Guess({at: line}, frozenset([at]), {}, False, (at, column), message, hint)


def _with_space(lines: list[str], at: int) -> Iterator[_Guess]:
    """Take the first word of a line as its key where a colon stands right behind it."""
    match = _BARE.fullmatch(lines[at])
    if match is not None and match["mark"]:
        yield from _with_colon(lines, at)


def _is_deeper(lines: list[str], at: int) -> bool:
    """Say whether the line below, passing by empty ones, is indented deeper than this one."""
    below = next((line for line in lines[at + 1 :] if line.strip()), "")
    widths = [len(line) - len(line.lstrip(" ")) for line in (lines[at], below)]
    return widths[1] > widths[0]


def _without_tabs(lines: list[str], at: int) -> Iterator[_Guess]:
    """Indent a line that begins with a tab as the lines above it, and those that follow."""
    inner = lines[at].lstrip()
    lead = lines[at][: len(lines[at]) - len(inner)]
    if "\t" not in lead or not inner:
        return
    run = [at]
    while run[-1] + 1 < len(lines):
        following = lines[run[-1] + 1]
        if not following.strip() or "\t" not in following[: -len(following.lstrip())]:
            break
        run.append(run[-1] + 1)
    message, hint = "a tab indents this line", "indent it with spaces"
    leads = {one: lines[one][: len(lines[one]) - len(lines[one].lstrip())] for one in run}
    widths = {one: len(leads[one].expandtabs(2)) for one in run}
    above = _line_before(lines, at)
    tried = _columns(lines, at)
    if above is not None and lines[above].rstrip().endswith(":"):
        tried.insert(0, len(lines[above]) - len(lines[above].lstrip(" ")) + 2)
    for column in tried:
        columns = {one: max(column + widths[one] - widths[at], 0) for one in run}
        changes = {one: " " * columns[one] + lines[one].lstrip() for one in run}
        shifts = {one: columns[one] - len(leads[one]) for one in run}
        yield _Guess(changes, frozenset(), shifts, False, (at, lead.index("\t")), message, hint)


def _spaced_dash(lines: list[str], at: int) -> Iterator[_Guess]:
    """Put a space behind the hyphen that begins an entry."""
    match = _DASH.fullmatch(lines[at])
    if match is not None:
        yield _Guess(
            {at: f"{match[1]}- {match[2]}"},
            frozenset(),
            {at: 1},
            False,
            (at, len(match[1])),
            "no space stands behind the '-' of this entry",
            "write '- ' in front of each entry",
        )


def _indented_otherwise(lines: list[str], at: int) -> Iterator[_Guess]:
    """Indent a line as one above it, alone or with those that belong to it."""
    inner = lines[at].lstrip(" ")
    if not inner:
        return
    column = len(lines[at]) - len(inner)
    block = [at]
    while block[-1] + 1 < len(lines):
        following = lines[block[-1] + 1]
        if following.strip() and len(following) - len(following.lstrip(" ")) < column:
            break
        block.append(block[-1] + 1)
    deeper = [at]
    for one in block[1:]:
        if lines[one].strip() and len(lines[one]) - len(lines[one].lstrip(" ")) == column:
            break
        deeper.append(one)
    for new in _columns(lines, at):
        if new == column:
            continue
        for run in ([at], deeper, block):
            move = new - column
            if move < 0 and any(lines[one].strip() and lines[one][:-move].strip() for one in run):
                continue
            changes = {
                one: lines[one][-move:] if move < 0 else " " * move + lines[one]
                for one in run
                if lines[one].strip()
            }
            yield _Guess(
                changes,
                frozenset(),
                dict.fromkeys(changes, move),
                False,
                (at, column),
                "the line is not indented as the lines beside it",
                _INDENT_HINT,
            )


def _columns(lines: list[str], at: int) -> list[int]:
    """Return the columns in which entries above a line begin, nearest to it first."""
    column = len(lines[at]) - len(lines[at].lstrip())
    found: dict[int, None] = {}
    for line in reversed(lines[max(at - 40, 0) : at]):
        if not _KEY_LINE.fullmatch(line) and not line.lstrip().startswith("- "):
            continue
        inner = line.lstrip(" ")
        lead = len(line) - len(inner)
        found[lead] = None
        while inner.startswith("- "):
            rest = inner[2:].lstrip(" ")
            lead += len(inner) - len(rest)
            inner = rest
            found[lead] = None
    return sorted(found, key=lambda one: abs(one - column))[:6]


def _indented_block(lines: list[str], at: int) -> Iterator[_Guess]:
    """Indent words that belong to a '>-' on the line above."""
    above = _line_before(lines, at)
    if above is None or not _BLOCK.fullmatch(lines[above]):
        return
    column = max([*_columns(lines, at), 0]) + 4
    run = []
    for one in range(at, len(lines)):
        if not lines[one].strip() or _KEY_LINE.fullmatch(lines[one]):
            break
        run.append(one)
    for many in ([at], run):
        yield _Guess(
            {one: " " * column + lines[one].lstrip() for one in many},
            frozenset([above]),
            {},
            False,
            (at, len(lines[at]) - len(lines[at].lstrip())),
            "the words are not indented",
            "indent them deeper than their key",
        )


def _without_inner_lines(lines: list[str], at: int | None) -> Iterator[_Guess]:
    """Leave out what is indented below a key."""
    if at is None or not _KEY_LINE.fullmatch(lines[at]):
        return
    column = len(lines[at]) - len(lines[at].lstrip(" "))
    changes = {at: lines[at].rstrip() + " ''"}
    for one in range(at + 1, len(lines)):
        inner = lines[one].lstrip(" ")
        if inner and len(lines[one]) - len(inner) <= column:
            break
        changes[one] = ""
    yield _Guess(changes, frozenset([at]), {}, False, (at, column))
