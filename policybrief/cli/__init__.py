"""The ``policybrief`` command; each module holds one command or two."""

from __future__ import annotations

from policybrief.cli import (
    building,
    checking,
    comparing,
    exporting,
    pinning,
    releasing,
    serving,
    starting,
    verifying,
)
from policybrief.cli.group import main

__all__ = [
    "building",
    "checking",
    "comparing",
    "exporting",
    "main",
    "pinning",
    "releasing",
    "serving",
    "starting",
    "verifying",
]
