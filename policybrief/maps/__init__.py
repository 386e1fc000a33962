"""Base maps: the shapes of countries, projected beforehand."""

from __future__ import annotations

from policybrief.maps.base_map import BaseMap, Shape, parse_base_map
from policybrief.maps.shipped import MAPS, shipped_map

__all__ = ["MAPS", "BaseMap", "Shape", "parse_base_map", "shipped_map"]
