from __future__ import annotations

import shutil
import subprocess
import sys
from pathlib import Path

import pytest

from policybrief import build_site
from tests.site.builds import BuiltFolder, Shown

COMMAND = Path(sys.executable).with_name("zensical")


@pytest.fixture(scope="module")
def other_site(quiet_site: BuiltFolder, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Return what Zensical makes of the project that MkDocs was given."""
    project = tmp_path_factory.mktemp("zensical") / "project"
    shutil.copytree(quiet_site.project, project)
    done = subprocess.run(
        [str(COMMAND), "build", "--strict"], cwd=project, capture_output=True, text=True
    )
    assert done.returncode == 0, done.stdout + done.stderr
    return project / "site"


def test_another_builder_makes_the_same_pages(quiet_site, other_site):
    """Nothing on the pages depends on MkDocs."""
    made = {file.relative_to(other_site).as_posix() for file in other_site.rglob("*.html")}

    assert set(quiet_site.addresses) <= made


def test_another_builder_shows_the_same_text(quiet_site, other_site):
    """Title, statements and all that they say are the same, letter for letter."""
    for address in quiet_site.addresses:
        ours, other = (
            Shown((site / address).read_text(encoding="utf-8"))
            for site in (quiet_site.site, other_site)
        )
        assert ours.texts("h1")[0] == other.texts("h1")[0], address
        assert ours.texts("article") == other.texts("article"), address


def test_another_builder_keeps_permalinks(other_site):
    """A statement's anchor is on its article's page."""
    page = Shown((other_site / "articles/pier-with-a-price.html").read_text(encoding="utf-8"))

    (words,) = page.texts("#brook-will-build")
    assert "We will build it, stone by stone" in words


def test_another_builder_has_our_page_for_missing_pages(quiet_site, other_site):
    """Its words and its links are the same, from the root of the host."""
    ours, other = (
        Shown((site / "404.html").read_text(encoding="utf-8"))
        for site in (quiet_site.site, other_site)
    )

    assert ours.texts("article") == other.texts("article")
    assert ("a", "href", "/harbours/countries/index.html") in other.attributes


def test_another_builder_shows_the_banner_of_drafts(quiet_site, tmp_path):
    """It is part of the project, not of what builds it."""
    project = tmp_path / "project"
    build_site(quiet_site.root, tmp_path / "site", project=project, drafts=True)
    command = [str(COMMAND), "build", "--strict"]
    done = subprocess.run(command, cwd=project, capture_output=True, text=True)
    assert done.returncode == 0, done.stdout + done.stderr

    for file in (project / "site").rglob("*.html"):
        page = Shown(file.read_text(encoding="utf-8"))
        assert "This build shows unfinished drafts" in page.text, file
        assert ("meta", "content", "noindex") in page.attributes, file
