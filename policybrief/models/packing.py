"""Long texts of records, in little memory: ten thousand articles are sixty million letters.

They are kept compressed, and whoever asks for one gets the text.
"""

from __future__ import annotations

import zlib
from collections.abc import Callable
from typing import Any, Final, TypeVar

_T = TypeVar("_T")
_SHORT: Final = 200
"""How many letters a text has at the most that is kept as it is: packed it would be no smaller."""
_LEVEL: Final = 3


def packing(*names: str) -> Callable[[type[_T]], type[_T]]:
    """Return what makes a class keep the texts of some fields packed.

    An instance keeps its values in ``__dict__``, and calls `pack` when it is made.

    Args:
        *names: The fields; a value is a text or None.
    """

    def made(cls: type[_T]) -> type[_T]:
        for name in names:
            setattr(cls, name, _Packed(name))
        return cls

    return made


def pack(record: Any) -> None:
    """Pack the texts of a new record."""
    for cls in type(record).__mro__:
        for one in vars(cls).values():
            if isinstance(one, _Packed):
                one.__set__(record, one.__get__(record))


def kept_in(record: Any, name: str) -> Any:
    """Return the value of such a field as it is kept: equal ones are kept equally."""
    return vars(record)[name]


def unpacked(kept: str | bytes) -> str:
    """Return the text that is kept."""
    if isinstance(kept, str):
        return kept
    return zlib.decompress(kept).decode("utf-8", "surrogatepass")


class _Packed:
    """One field: it takes a text, or what is kept of one, and gives the text."""

    __slots__ = ("_name",)

    def __init__(self, name: str) -> None:
        self._name = name

    def __get__(self, record: Any, cls: Any = None) -> Any:
        if record is None:
            return self
        kept = kept_in(record, self._name)
        return unpacked(kept) if type(kept) is bytes else kept

    def __set__(self, record: Any, value: Any) -> None:
        if isinstance(value, str) and len(value) > _SHORT:
            value = zlib.compress(value.encode("utf-8", "surrogatepass"), _LEVEL)
        vars(record)[self._name] = value
