from __future__ import annotations

import pytest

from tests.bounded import bounded
from tests.reading.corpora import VALID, look_at, write
from tests.reading.floods import IN_BODIES, IN_FIELDS, TOO_LARGE

LOOK = """
import sys, tempfile, time
from pathlib import Path
from policybrief.pipeline.finding import find_problems
from tests.reading import floods
from tests.reading.corpora import VALID, write

floods_of, size, most = getattr(floods, sys.argv[1]), int(sys.argv[2]), float(sys.argv[3])
for name, (path, make) in list(floods_of.items())[int(sys.argv[4]) :: int(sys.argv[5])]:
    with tempfile.TemporaryDirectory() as folder:
        root = write(Path(folder), {**VALID, path: make(size)})
        begun = time.process_time()
        problems = find_problems(root)
        said = "\\n".join(map(str, problems))
        took = time.process_time() - begun
    if took > most or len(said) > 2_000_000:
        print(f"{name}: {took:.1f} s, {len(problems)} problems, {len(said)} letters")
"""
"""What checks a corpus with each flood, and prints those that take long or say too much."""


@pytest.mark.parametrize(
    ("kind", "size"),
    [pytest.param("IN_FIELDS", 40_000, marks=pytest.mark.long), ("IN_BODIES", 300_000)],
)
def test_a_flood_ends_in_a_moment(kind, size):
    """Whatever a file repeats, checking it takes no longer than reading it."""
    assert bounded(LOOK, kind, str(size), "10", "0", "1", seconds=590, megabytes=1_500) == ""


@pytest.mark.long
@pytest.mark.parametrize("part", range(4))
@pytest.mark.parametrize(("kind", "size"), [("IN_FIELDS", 499_000), ("IN_BODIES", 3_900_000)])
def test_the_largest_flood_ends_within_seconds(kind, size, part):
    """Nor up to the stated sizes, and in bounded memory."""
    limits = (str(size), "30", str(part), "4")
    assert bounded(LOOK, kind, *limits, seconds=1_800, megabytes=2_500) == ""


@pytest.mark.parametrize("name", TOO_LARGE)
def test_what_is_larger_is_refused(name, tmp_path):
    """A file over a stated size is one problem, on that file."""
    path, make = TOO_LARGE[name]
    _, problems = look_at(write(tmp_path, {**VALID, path: make(0)}))

    assert [one.code for one in problems if one.location.path.as_posix() == path] == [
        "file-too-large"
    ]


def test_every_flood_is_one():
    """What the table holds is more than a few letters, and stays below the stated sizes."""
    for floods, size in ((IN_FIELDS, 10_000), (IN_BODIES, 10_000)):
        for name, (_, make) in floods.items():
            assert 4_000 < len(make(size).encode()) < 25_000, name
