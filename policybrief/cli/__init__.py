"""The ``policybrief`` command; each module holds one command or two."""

from __future__ import annotations

from policybrief.cli import building, checking, exporting, starting
from policybrief.cli.group import main

__all__ = ["building", "checking", "exporting", "main", "starting"]
