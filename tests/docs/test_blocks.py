"""What pages show is what happens."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
import yaml

from tests.docs.blocks import RUN, SHOWN, Block, blocks_of, run_page
from tests.docs.generate import DOCS, pages

_WRITTEN = sorted(
    path.relative_to(DOCS).as_posix()
    for path in DOCS.rglob("*.md")
    if path.relative_to(DOCS).as_posix() not in pages()
)
_RUN = [
    name
    for name in _WRITTEN
    if any(one.language in RUN for one in blocks_of((DOCS / name).read_text(encoding="utf-8")))
]


@pytest.mark.long
@pytest.mark.parametrize("name", _RUN)
def test_blocks_do_what_the_page_shows(
    name: str, request: pytest.FixtureRequest, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Commands and Python print what stands below them; ``--update-golden`` writes it there."""
    file = DOCS / name
    page = file.read_text(encoding="utf-8")
    monkeypatch.chdir(tmp_path)
    made = run_page(page, tmp_path)
    if request.config.getoption("--update-golden"):
        file.write_text(made, encoding="utf-8", newline="\n")
        page = made

    assert made == page, "run pytest tests/docs --update-golden"


@pytest.mark.parametrize("name", _WRITTEN)
def test_blocks_are_of_known_languages_and_can_be_read(name: str) -> None:
    """A block says its language; data in it is well formed."""
    for block in blocks_of((DOCS / name).read_text(encoding="utf-8")):
        assert block.language in RUN | SHOWN, f"{name}:{block.line}"
        _read(block)


def _read(block: Block) -> None:
    if block.language == "json":
        json.loads(block.text)
    if block.language == "yaml":
        yaml.safe_load(block.text)
    if block.language == "python" and block.title is None:
        compile(block.text, "<docs>", "exec")


@pytest.mark.parametrize("name", _RUN)
def test_no_example_fails_for_want_of_another(name: str) -> None:
    """A name that is not there is the mark of a step before it that failed."""
    assert "NameError" not in (DOCS / name).read_text(encoding="utf-8")
