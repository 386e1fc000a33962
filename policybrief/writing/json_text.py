"""JSON as files hold it: two spaces for each level, letters as they are.

The text is that of ``json.dumps(value, ensure_ascii=False, indent=2)``. Python writes indented JSON
through a generator for each value in a value, which takes most of the time of an export.
"""

from __future__ import annotations

import json
from json.encoder import encode_basestring
from typing import Any, Final

_SCALAR: Final = json.JSONEncoder(ensure_ascii=False).encode


def json_text(value: Any) -> str:
    """Return a value as indented JSON, with a line end.

    Raises:
        TypeError: When something in it is no value of JSON, or a key is no text.
    """
    return f"{_written(value, chr(10))}\n"


def _written(value: Any, line: str) -> str:
    """Return a value whose lines begin with *line*: a line end, and the spaces of its level."""
    if isinstance(value, str):
        return encode_basestring(value)
    inner = f"{line}  "
    if isinstance(value, dict):
        if not value:
            return "{}"
        pairs = [f"{encode_basestring(key)}: {_written(value[key], inner)}" for key in value]
        return f"{{{inner}{f',{inner}'.join(pairs)}{line}}}"
    if isinstance(value, list | tuple):
        if not value:
            return "[]"
        return f"[{inner}{f',{inner}'.join([_written(one, inner) for one in value])}{line}]"
    if value is None:
        return "null"
    return ("true" if value else "false") if isinstance(value, bool) else _SCALAR(value)
