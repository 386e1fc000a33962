from __future__ import annotations

import importlib.util
import os
import re
import subprocess
import sys
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tests.fuzz.targets import SEEDS, TARGETS

ROOT = Path(__file__).resolve().parent.parent.parent
SECONDS = os.environ.get("POLICYBRIEF_FUZZ_SECONDS", "6")
_SYNTAX = st.sampled_from(
    (
        *(b"---\n", b": ", b"- ", b"\n", b"\n\n", b"  ", b"[", b"]", b"{", b"}", b"'", b'"', b"#"),
        *(
            b"&a",
            b"*a",
            b"!!x",
            b">-\n",
            b"|\n",
            b"\t",
            b"\r",
            b"\0",
            b"\xff",
            b"<",
            b">",
            b"&#60;",
        ),
        *(b"\xe2\x80\xa8", b"`", b"~", b"../", b"/..", b"2025", b"-XX", b"of ro, ", b"president "),
        *(b"% ", b"speaker: ", b"quote: a word\n", b"stances: ", b"kind: ", b"date: ", b"title: "),
        b"[...]",
    )
)
INPUTS = st.lists(_SYNTAX | st.sampled_from(SEEDS) | st.binary(max_size=6), max_size=30).map(
    b"".join
)


@pytest.mark.parametrize("name", TARGETS)
def test_a_reader_takes_any_bytes(name):
    """No input makes it raise, or break what it promises."""

    @settings(max_examples=40)
    @given(INPUTS | st.binary(max_size=300))
    def tried(raw: bytes) -> None:
        TARGETS[name](raw)

    tried()


@pytest.mark.fuzz
@pytest.mark.parametrize("name", TARGETS)
def test_a_reader_takes_what_atheris_finds(name):
    """Nor does one that is made to reach each line of it."""
    if importlib.util.find_spec("atheris") is None:
        pytest.skip("atheris is not installed: NOTHING WAS FUZZED; it has wheels for Linux only")
    done = subprocess.run(
        [sys.executable, "-m", "tests.fuzz", name, SECONDS],
        cwd=ROOT,
        env={**os.environ, "PYTHONPATH": str(ROOT)},
        capture_output=True,
        timeout=int(SECONDS) * 5 + 120,
        check=False,
    )
    said = done.stderr.decode("utf-8", "replace")

    assert done.returncode == 0, said[-4_000:]
    runs = re.search(r"Done (\d+) runs", said)
    assert runs is not None
    assert int(runs[1]) > 10
