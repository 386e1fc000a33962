"""Fields that hold text: what is none is refused at once."""

from __future__ import annotations

from typing import Any

import attrs


def is_text(instance: Any, field: attrs.Attribute[Any], value: Any) -> None:
    """Refuse a value of a field that is no text."""
    if not isinstance(value, str):
        raise ValueError(f"{field.alias!r} is text, not {value!r}")
