"""The ``policybrief`` command; each module holds one command or two."""

from __future__ import annotations

from policybrief.cli.group import main

__all__ = ["main"]
