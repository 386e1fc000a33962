"""Pins as the text of ``briefing.lock.json``: sorted, a line for each passage."""

from __future__ import annotations

import json
from collections.abc import Mapping, Sequence
from typing import Any

import attrs

from policybrief.models.pins import LOCK_VERSION, Pin


def lock_text(pins: Mapping[str, Pin]) -> str:
    """Return the lock file that holds *pins*, by the ids of their articles."""
    articles = ",\n".join(f"    {_plain(id_)}: {_pin(pin)}" for id_, pin in sorted(pins.items()))
    inner = f"{{\n{articles}\n  }}" if pins else "{}"
    return f'{{\n  "schema_version": {LOCK_VERSION},\n  "articles": {inner}\n}}\n'


def _pin(pin: Pin) -> str:
    plain = [
        f'      "{name}": {_plain(getattr(pin, name))}'
        for name in ("text", "hash", "length", "words")
    ]
    lists = [f'      "{name}": {_list(getattr(pin, name))}' for name in ("ignore", "quotes")]
    return "{\n" + ",\n".join([*plain, *lists]) + "\n    }"


def _list(entries: Sequence[Any]) -> str:
    if not entries:
        return "[]"
    lines = ",\n".join(f"        {_plain(attrs.asdict(one))}" for one in entries)
    return f"[\n{lines}\n      ]"


def _plain(value: Any) -> str:
    return json.dumps(value, ensure_ascii=False)
