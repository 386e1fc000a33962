"""The ``policybrief`` command; each module holds one command or two."""

from __future__ import annotations

from policybrief.cli import building, checking, comparing, exporting, serving, starting, verifying
from policybrief.cli.group import main

__all__ = [
    "building",
    "checking",
    "comparing",
    "exporting",
    "main",
    "serving",
    "starting",
    "verifying",
]
