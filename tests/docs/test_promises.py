from __future__ import annotations

import re
from pathlib import Path

from policybrief.checks import images, prose_limits
from policybrief.codes import CODES
from policybrief.models import ids, marks
from policybrief.reading import mending, record_files, records, yaml_values

ROOT = Path(__file__).resolve().parent.parent.parent
PAGE = ROOT / "docs" / "explanation" / "promises.md"


def test_each_promise_names_tests_that_are_there():
    """A row of a table of promises ends with files or folders of tests."""
    rows = [
        line.strip("| ").split(" | ")
        for line in PAGE.read_text(encoding="utf-8").splitlines()
        if line.startswith("|") and "`tests/" in line
    ]

    assert len(rows) >= 15
    for row in rows:
        assert len(row) == 3, row
        named = re.findall(r"`(tests/[\w/.]+)`", row[2])
        assert named, row
        assert all((ROOT / one).exists() for one in named), row


def test_the_limits_are_those_of_the_code():
    """The page says what is refused, in the same numbers."""
    text = PAGE.read_text(encoding="utf-8")
    limits = {
        f"| a file | {record_files.MAX_BYTES:,} bytes |",
        f"| the fields of a file | {yaml_values.MAX_FIELDS:,} letters |",
        f"| keys in a mapping | {yaml_values.MAX_KEYS:,} |",
        f"| entries in a list | {yaml_values.MAX_ENTRIES:,} |",
        f"| statements of an article | {records.MAX_STATEMENTS:,} |",
        f"| lists and mappings within one another | {mending.MAX_DEPTH} |",
        f"| marks on one letter | {marks.MAX_MARKS} |",
        f"| prose of a record | {prose_limits.MAX_PROSE:,} letters |",
        f"| quotes and lists within one another | {prose_limits.MAX_LEVELS} |",
        f"| the logo | {images.MAX_IMAGE:,} bytes |",
        f"| an id | {ids.LONGEST} letters |",
    }

    assert [one for one in limits if one not in text] == []
    assert set(re.findall(r"problems\.md#([\w-]+)", text)) <= set(CODES)
