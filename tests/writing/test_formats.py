"""All formats: what may not leave the corpus, and formats of other packages."""

from __future__ import annotations

import os
import subprocess
import sys
from collections.abc import Callable
from importlib.metadata import EntryPoint
from pathlib import Path
from typing import Any

import attrs
import pytest

from policybrief import CorpusError, PolicybriefError, analyse, export, export_files
from policybrief.pipeline.downloads import make_downloads
from policybrief.plugins import EXPORTS
from policybrief.writing.formats import FORMATS, formats
from tests.site.corpora import QUIET, SECRETS
from tests.writing.corpora import of_a_draft, quiet, retold

EACH = pytest.mark.parametrize("name", FORMATS)


@EACH
def test_what_may_not_be_published_is_in_no_format(name):
    """No private, reported, draft or withdrawn words, nor what SQLite would leave behind."""
    for file, content in FORMATS[name].files(quiet()).items():
        text = content.decode("utf-8", "replace").casefold()
        assert [what for what, words in SECRETS.items() if words.casefold() in text] == [], file


@pytest.mark.parametrize("name", ["json", "csv", "sqlite", "graphml", "popolo", "dna"])
def test_what_may_be_published_is_there(name):
    """The quoted words beside the secrets, so the test above looks at the right corpus."""
    files = FORMATS[name].files(quiet())

    assert b"stone by stone" in b"".join(files.values())


@EACH
def test_no_draft_is_named_in_any_format(name):
    """A published account of what a draft gives does not tell its id, nor that of its article."""
    for file, content in FORMATS[name].files(of_a_draft()).items():
        assert b"hush" not in content, file


@EACH
def test_the_order_of_articles_does_not_matter(name):
    """Which of several accounts counts, and what names them, is the same."""
    for analysis in (retold(), of_a_draft()):
        articles = tuple(reversed(analysis.corpus.articles))
        backwards = analyse(attrs.evolve(analysis.corpus, articles=articles), analysis.at)

        assert FORMATS[name].files(backwards) == FORMATS[name].files(analysis)


def test_another_process_gives_the_same_bytes(corpus_dir):
    """Whatever the order of its sets."""
    folder = corpus_dir(QUIET)
    script = (
        "import hashlib, sys; from policybrief import export_files;"
        "files = [sorted(export_files(sys.argv[1], name).items()) for name in sys.argv[2:]];"
        "print([hashlib.sha256(repr(one).encode()).hexdigest() for one in files])"
    )
    seen = {
        subprocess.run(
            [sys.executable, "-c", script, str(folder), *FORMATS],
            env={**os.environ, "PYTHONHASHSEED": seed},
            capture_output=True,
            text=True,
            check=True,
        ).stdout
        for seed in ("1", "2")
    }

    assert len(seen) == 1


def test_the_site_offers_every_format():
    """Each has a file; the tables are one zip file; no two have one address."""
    offered = make_downloads(quiet())

    assert {one.format for one in offered} == set(FORMATS)
    assert len({one.address for one in offered}) == len(offered)
    assert [one.address for one in offered if one.format == "csv"] == ["data/ledger-csv.zip"]


def titles(analysis: Any) -> str:
    """The titles of the articles, one on a line."""
    return "\n".join(one.title for one in analysis.corpus.live_articles)


def several(analysis: Any) -> dict[str, str | bytes]:
    return {"one.txt": "one", "two.bin": b"\0"}


def breaking(analysis: Any) -> str:
    raise ValueError("no such thing")


def nothing(analysis: Any) -> None:
    return None


def outside(analysis: Any) -> dict[str, str]:
    return {"../out.txt": "x"}


def numbers(analysis: Any) -> dict[str, int]:
    return {"one.txt": 1}


def taken(analysis: Any) -> dict[str, str]:
    return {"ledger.json": "mine"}


@pytest.fixture
def other_package(monkeypatch: pytest.MonkeyPatch) -> Callable[..., None]:
    """Install functions of this module as exports of another package."""

    def install(*names: str, name: str | None = None) -> None:
        points = [
            EntryPoint(name or one, f"{__name__}:{one}", "policybrief.exports") for one in names
        ]
        found = {EXPORTS: points}
        monkeypatch.setattr("policybrief.plugins.entry_points", lambda group: found.get(group, []))

    return install


def test_a_format_of_another_package_is_one_of_the_formats(other_package):
    """A plain function gives text, bytes or files; the site offers them too."""
    other_package("titles", "several")
    corpus = quiet().corpus

    assert export(corpus, "titles") == titles(quiet())
    assert export_files(corpus, "several") == {"one.txt": b"one", "two.bin": b"\0"}
    assert formats()["titles"].words == "The titles of the articles, one on a line."
    offered = {one.address: one.content for one in make_downloads(quiet())}
    assert offered["data/ledger.titles"] == titles(quiet()).encode()
    assert offered["data/two.bin"] == b"\0"


@pytest.mark.parametrize("name", ["breaking", "nothing", "outside", "numbers"])
def test_a_format_that_fails_is_named(name, other_package):
    """A wrong result is a problem with its name, and stops the build; ours still work."""
    other_package(name)

    with pytest.raises(CorpusError) as caught:
        export_files(quiet().corpus, name)
    (problem,) = caught.value.problems
    assert problem.code == "failing-plugin"
    assert f"'{name}'" in problem.message
    with pytest.raises(CorpusError):
        make_downloads(quiet())
    assert export(quiet().corpus)


def test_a_file_or_a_name_that_is_taken_is_refused(other_package):
    """Nothing of ours is overwritten."""
    other_package("taken")
    with pytest.raises(CorpusError, match="failing-plugin"):
        make_downloads(quiet())
    other_package("titles", name="csv")
    with pytest.raises(CorpusError, match="failing-plugin"):
        formats()
    other_package("titles", "several", name="mine")
    with pytest.raises(CorpusError, match="failing-plugin"):
        formats()


def test_a_format_that_cannot_be_loaded_is_named(other_package):
    """The names of ours do not need it."""
    other_package("missing")

    with pytest.raises(CorpusError, match="missing"):
        export_files(quiet().corpus, "titles")
    assert export_files(quiet().corpus, "bibtex")


def test_an_unknown_format_is_refused():
    """The message names all formats."""
    with pytest.raises(PolicybriefError, match=", ".join(FORMATS)):
        export(quiet().corpus, "docx")


@pytest.mark.parametrize("name", ["csv", "sqlite", "dna", "graphml"])
def test_what_is_no_text_is_no_text(name):
    """`export` says which files it is instead."""
    files = ", ".join(export_files(quiet().corpus, name))

    with pytest.raises(PolicybriefError) as caught:
        export(quiet().corpus, name)
    assert files in str(caught.value)


def test_every_format_is_on_its_page():
    """The page on the data has a row for each format and each file."""
    page = (Path(__file__).parents[2] / "docs/how-to/use-the-data.md").read_text(encoding="utf-8")

    for one in FORMATS.values():
        assert f"`{one.name}`" in page
        for file in one.files(quiet()):
            assert one.together or f"`{file}`" in page
