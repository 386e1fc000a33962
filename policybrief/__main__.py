"""``python -m policybrief``."""

from __future__ import annotations

from policybrief.cli import main

main(prog_name="python -m policybrief")
