"""Plain values that remember where they stand in their file."""

from __future__ import annotations

from typing import Any, TypeAlias


class Text(str):
    """A scalar, as the text that stands in the file; lines and columns count from 1."""

    line: int
    column: int

    __slots__ = ("column", "line")

    def __new__(cls, value: str, line: int, column: int) -> Text:
        text = str.__new__(cls, value)
        text.line = line
        text.column = column
        return text


class Broken(Text):
    """A scalar that has been reported already: nothing more is to be said of it."""

    __slots__ = ()


class Table(dict[Text, Any]):
    """A mapping; its keys are placed texts, an empty value is None.

    Attributes:
        lost: Whether lines of its file could not be read, so that fields may seem to be missing.
    """

    line: int
    column: int
    lost: bool

    __slots__ = ("column", "line", "lost")

    def __init__(self, line: int, column: int, lost: bool = False) -> None:
        self.line = line
        self.column = column
        self.lost = lost

    def place_of(self, key: str) -> tuple[int, int]:
        """Return line and column of the value under *key*, or of the key when it has none."""
        value = self.get(key)  # type: ignore[call-overload]
        if value is not None:
            return value.line, value.column
        for one in self:
            if one == key:
                return one.line, one.column
        return self.line, self.column


class Row(list[Any]):
    """A sequence; an empty entry is None.

    Attributes:
        empty: Line and column of each empty entry, in order.
        in_brackets: Whether it is written as ``[a, b]``, where a comma begins another entry.
    """

    line: int
    column: int
    empty: list[tuple[int, int]]
    in_brackets: bool

    __slots__ = ("column", "empty", "in_brackets", "line")

    def __init__(self, line: int, column: int, in_brackets: bool = False) -> None:
        self.line = line
        self.column = column
        self.in_brackets = in_brackets
        self.empty = []


Placed: TypeAlias = Text | Table | Row
