"""Verifying from the outside: the public function, the command, and the last step of a build."""

from __future__ import annotations

import json
import os
from pathlib import Path

import pytest
from click.testing import CliRunner

import policybrief
from policybrief import CorpusError, PolicybriefError, Severity, SiteError, build_site, verify_site
from policybrief.cli import main
from policybrief.engine.marker import MARKER
from tests.site.builds import files_of
from tests.site.corpora import write
from tests.verifying.sites import TEXT, codes, corpus, write_site

SECRET = "swore by his grandmother that all had been full"

BRIEFING = "title: Tiny\ncontact: desk@example.org\n"
ARTICLE = """\
---
title: Herring
date: 2026-01-15
rights: quote
statements:
  - speaker: {{name: Edda Quill, of: is, as: harbour master}}
    quote: We shall weigh every barrel twice
    gist: {gist}
---
{text}
"""


def briefing(folder: Path, gist: str = "She promised to weigh twice.", **more: str) -> Path:
    files = {"briefing.yml": BRIEFING, "articles/herring.md": ARTICLE.format(gist=gist, text=TEXT)}
    return write(folder / "corpus", files | more)


@pytest.fixture
def last_good(tmp_path):
    """Return a site that was made before."""
    write(tmp_path / "site", {MARKER: "{}\n", "index.html": "the last good one"})
    return tmp_path / "site"


def test_a_build_stops_at_a_leak(tmp_path, last_good):
    """A gist that repeats a private text is named with its field, and the last good site stays."""
    root = briefing(tmp_path, f"The clerk {SECRET}.")
    before = dict(files_of(last_good))

    with pytest.raises(SiteError) as caught:
        build_site(root, last_good)

    found = caught.value.problems
    assert set(codes(found)) == {"leaked-words"}
    places = {str(one.location.path) for one in found}
    assert {"articles/herring.html", "data/ledger.db"} <= places
    assert any(place.startswith("pagefind/fragment/") for place in places)
    assert all("'gist' at articles/herring.md:8:" in (one.hint or "") for one in found)
    assert str(caught.value).startswith(f"the site has {len(found)} error(s):\n")
    assert dict(files_of(last_good)) == before
    assert sorted(path.name for path in tmp_path.iterdir()) == ["corpus", "site"]


def test_the_command_prints_what_stops_a_build(tmp_path):
    """Each problem is printed with its place, and the exit code is that of problems."""
    root = briefing(tmp_path, f"The clerk {SECRET}.")

    done = CliRunner().invoke(main, ["build", str(root), "--site", str(tmp_path / "site")])

    assert done.exit_code == 1
    assert "articles/herring.html:" in done.output
    assert "[leaked-words]" in done.output
    assert not (tmp_path / "site").exists()


def test_a_leak_of_an_override_stops_a_build_and_its_request_does_not(tmp_path):
    """Templates are trusted with requests and scripts, which are warnings, and not with leaks."""
    page = '# About {{ #top }}\n\n<p><img src="https://example.com/x.png">{}</p>\n'.format
    root = briefing(tmp_path, **{"templates/about.md.jinja": page("")})

    built = build_site(root, tmp_path / "site")

    assert [(one.code, one.severity) for one in built.problems] == [
        ("image-without-text", Severity.WARNING),
        ("foreign-request", Severity.WARNING),
    ]
    assert verify_site(built.site, root) == list(built.problems)

    write(root, {"templates/about.md.jinja": page(SECRET)})
    with pytest.raises(SiteError, match="leaked-words"):
        build_site(root, tmp_path / "site")


def test_a_logo_is_looked_at(tmp_path):
    """What the owner puts on the site as a file is looked at as well."""
    logo = f"<svg xmlns='http://www.w3.org/2000/svg'><desc>{SECRET}</desc></svg>"
    root = briefing(tmp_path, **{"logo.svg": logo})
    write(root, {"briefing.yml": f"{BRIEFING}look: {{logo: logo.svg}}\n"})

    with pytest.raises(SiteError) as caught:
        build_site(root, tmp_path / "site")

    assert [(str(one.location.path), one.code) for one in caught.value.problems] == [
        ("assets/logo.svg", "leaked-words")
    ]


def test_a_built_site_verifies_clean(tmp_path):
    """What `build` put in place has no problem, until somebody changes a file of it."""
    root = briefing(tmp_path)
    site = build_site(root, tmp_path / "site").site

    assert verify_site(site, root) == []
    assert verify_site(site, policybrief.load_corpus(root)) == []
    assert verify_site(site) == []

    write_site(site, {"CNAME": f"{SECRET}\n", "robots.txt": "Disallow: /\n", ".git/x": SECRET})
    assert [str(one.location) for one in verify_site(site, root)] == ["CNAME:1:1"]
    assert verify_site(site) == []


def test_a_wrong_call_raises(tmp_path):
    """A folder that is not there is the caller's mistake; errors in the corpus come first."""
    site = write_site(tmp_path / "site", {"index.html": "x"})
    broken = write(tmp_path / "corpus", {"briefing.yml": "titel: x\n"})

    for folders in ((tmp_path / "nothing", None), (site, tmp_path / "nothing")):
        with pytest.raises(PolicybriefError):
            verify_site(*folders)
    with pytest.raises(CorpusError, match="unknown-field"):
        verify_site(site, broken)


def test_the_command(tmp_path):
    """It exits 0, 1 or 2, and prints as `check` does."""
    root = briefing(tmp_path)
    site = write_site(tmp_path / "site", {"index.html": f"<p>{SECRET}</p>\n<a href=no.html>x</a>"})
    run = CliRunner().invoke

    text = run(main, ["verify", str(site), "--against", str(root)])
    assert text.exit_code == 1
    assert text.output.splitlines()[0].startswith("index.html:1:4: error: 9 words of a private")
    assert text.output.splitlines()[-1] == "2 error(s), 0 warning(s)"

    records = json.loads(run(main, ["verify", str(site), "--format", "json"]).stdout)
    assert [(one["path"], one["line"], one["code"]) for one in records] == [
        ("index.html", 2, "dead-link")
    ]
    github = run(main, ["verify", str(site), "--format", "github"])
    assert github.output.startswith(f"::error file={site.as_posix()}/index.html,line=2,col=9,")

    write_site(site, {"index.html": "<p>clean</p>"})
    assert run(main, ["verify", str(site), "--against", str(root)]).exit_code == 0
    assert run(main, ["verify", str(tmp_path / "nothing")]).exit_code == 2
    assert run(main, ["verify", str(site), "--against", str(tmp_path / "nothing")]).exit_code == 2


@pytest.mark.skipif(os.geteuid() == 0, reason="the superuser may read everything")
def test_a_file_that_may_not_be_read_is_said(tmp_path):
    """A file or folder without permission is a problem in its place."""
    site = write_site(tmp_path, {"index.html": "x", "a.txt": "x", "b/c.txt": "x"})
    (site / "a.txt").chmod(0)
    (site / "b").chmod(0)

    found = verify_site(site)
    (site / "b").chmod(0o755)

    assert [(str(one.location.path), one.code) for one in found] == [
        ("a.txt", "unreadable-file"),
        ("b", "unreadable-file"),
    ]


def test_a_file_that_vanishes_is_said(tmp_path, monkeypatch):
    """A file that cannot be read while the site is looked at is a problem in its place."""
    site = write_site(tmp_path, {"index.html": "x", "a.txt": "x"})
    read = Path.read_bytes

    def vanished(file: Path) -> bytes:
        if file.name == "a.txt":
            raise FileNotFoundError(2, "No such file or directory")
        return read(file)

    monkeypatch.setattr(Path, "read_bytes", vanished)

    (found,) = verify_site(site, corpus())
    assert (str(found.location.path), found.code) == ("a.txt", "unreadable-file")
    assert "no such file" in found.message


def test_the_site_is_not_changed(tmp_path):
    """Looking at a site writes nothing into it, a database included."""
    root = briefing(tmp_path)
    site = build_site(root, tmp_path / "site").site
    before = dict(files_of(site))

    verify_site(site, root)

    assert dict(files_of(site)) == before
