"""The page of `check --fix` names what is fixed, and nothing else."""

from __future__ import annotations

import re

from policybrief.codes import CODES
from tests.docs.generate import DOCS

_PAGE = (DOCS / "how-to" / "check-and-fix.md").read_text(encoding="utf-8")


def test_each_fixable_code_is_described() -> None:
    """Each code that may have a fix has a row that leads to it, in order."""
    rows = re.findall(r"(?m)^\| \[`([\w-]+)`\]\(\.\./reference/problems\.md#([\w-]+)\) \|", _PAGE)

    assert all(one == other for one, other in rows)
    assert [one for one, _ in rows] == sorted(one for one, code in CODES.items() if code.fixable)
