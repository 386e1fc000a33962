"""The base maps that come with the library."""

from __future__ import annotations

from functools import cache
from importlib import resources
from typing import Final

from policybrief.maps.base_map import BaseMap, parse_base_map

MAPS: Final = ("europe", "world")
"""Names of the base maps, the closer one first."""


@cache
def shipped_map(name: str) -> BaseMap:
    """Return one of the base maps of the library: ``europe`` or ``world``."""
    text = (resources.files(__package__) / f"{name}.json").read_text(encoding="utf-8")
    return parse_base_map(text)
