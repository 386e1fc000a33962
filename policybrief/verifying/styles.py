"""The addresses that a style sheet makes a browser load."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Final

_COMMENT: Final = re.compile(r"/\*.*?(?:\*/|\Z)", re.DOTALL)
_ESCAPE: Final = re.compile(r"\\(?:([0-9a-fA-F]{1,6})(?:\r\n|[ \t\n\f\r])?|\r?\n|(.))", re.DOTALL)
_ADDRESS: Final = re.compile(
    r"""(?:url|src)\(\s*(?:"([^"]*)"|'([^']*)'|([^)"'\s]*))
    | @import\s*(?:"([^"]*)"|'([^']*)')
    | image-set\(([^;{}]*)""",
    re.VERBOSE | re.IGNORECASE,
)
_STRING: Final = re.compile(r""""([^"]*)"|'([^']*)'""")


def addresses_in(style: str) -> Iterator[tuple[str, int]]:
    """Yield each address in a style sheet or a ``style`` attribute, and where it stands."""
    bare = _COMMENT.sub(lambda match: " " * len(match[0]), style)
    known = dict(_addresses(bare))
    yield from known.items()
    if "\\" in bare:  # u\72l(...) is url(...)
        for address, _ in _addresses(_ESCAPE.sub(_unescaped, bare)):
            if address not in known:
                yield address, 0


def _addresses(style: str) -> Iterator[tuple[str, int]]:
    for match in _ADDRESS.finditer(style):
        if match[6] is None:
            yield _resolved(match[match.lastindex or 0]), match.start()
        else:
            for string in _STRING.finditer(match[6]):
                yield _resolved(string[1] or string[2] or ""), match.start()


def _resolved(address: str) -> str:
    return _ESCAPE.sub(_unescaped, address).strip()


def _unescaped(match: re.Match[str]) -> str:
    if match[1] is not None:
        number = int(match[1], 16)
        return chr(number) if 0 < number < 0x110000 else "\ufffd"
    return match[2] or ""
