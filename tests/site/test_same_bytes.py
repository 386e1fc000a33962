"""The same corpus gives the same bytes, whatever surrounds the build."""

from __future__ import annotations

import gzip
import json
import os
import re
import sqlite3
import subprocess
import sys
import zipfile
from collections.abc import Mapping
from importlib.metadata import version
from pathlib import Path

import pytest

from policybrief import __version__, build_site
from policybrief.engine.marker import MARKER
from tests.site.builds import BuiltFolder, files_of
from tests.site.corpora import SECRETS, write

REVERSED = """
import os, sys
real_list, real_scan = os.listdir, os.scandir
os.listdir = lambda *given: sorted(real_list(*given), reverse=True)
class Scan:
    def __init__(self, *given):
        with real_scan(*given) as found:
            self.found = iter(sorted(found, key=lambda one: one.name, reverse=True))
    def __iter__(self): return self.found
    def __next__(self): return next(self.found)
    def __enter__(self): return self
    def __exit__(self, *_): pass
    def close(self): pass
os.scandir = Scan
import policybrief.cli
policybrief.cli.main(sys.argv[1:])
"""
SURROUNDINGS: Mapping[str, Mapping[str, str]] = {
    "east": {
        "TZ": "Pacific/Kiritimati",
        "LC_ALL": "C",
        "PYTHONHASHSEED": "1",
        "PYTHONUTF8": "0",
        "PYTHONOPTIMIZE": "1",
    },
    "west": {
        "TZ": "America/Adak",
        "LC_ALL": "C.UTF-8",
        "LANG": "ro_RO.UTF-8",
        "LANGUAGE": "ro",
        "PYTHONHASHSEED": "4242",
        "PYTHONUTF8": "1",
        "SOURCE_DATE_EPOCH": "1",
        "CI": "1",
        "READTHEDOCS": "True",
        "COLUMNS": "40",
        "NO_COLOR": "1",
    },
}


def copy(source: Path, target: Path, *, backwards: bool) -> Path:
    """Copy a folder, its files made in one order or the other."""
    files = sorted((path for path in source.rglob("*") if path.is_file()), reverse=backwards)
    for file in files:
        to = target / file.relative_to(source)
        to.parent.mkdir(parents=True, exist_ok=True)
        to.write_bytes(file.read_bytes())
        os.utime(to, (1_000_000, 1_000_000 + len(to.name)))
    return target


@pytest.mark.long
@pytest.mark.parametrize(
    ("name", "mask", "more"), [("east", "077", ()), ("west", "002", ("--in-place",))]
)
def test_two_machines(
    quiet_site: BuiltFolder, tmp_path: Path, name: str, mask: str, more: tuple[str, ...]
) -> None:
    """Time zone, locale, hash seed, umask, folder, order of files, mode of UTF-8: every file."""
    place = tmp_path / f"ță {name}"
    root = copy(quiet_site.root, place / "the corpus", backwards=name == "east")
    (place / "out/site").mkdir(parents=True)
    script = f"import os; os.umask(0o{mask})\n{REVERSED}"
    command = [sys.executable, "-c", script, "build", str(root), "--site", "site", *more]
    command += ["--project", "site-mkdocs"]

    done = subprocess.run(
        command,
        cwd=place / "out",
        env={**os.environ, **SURROUNDINGS[name]},
        capture_output=True,
        text=True,
    )

    assert done.returncode == 0, done.stderr
    for one, other in (
        (quiet_site.site, place / "out/site"),
        (quiet_site.project, place / "out/site-mkdocs"),
    ):
        before, after = dict(files_of(one)), dict(files_of(other))
        names = before.keys() | after.keys()
        assert sorted(file for file in names if before.get(file) != after.get(file)) == []
    modes = {path.stat().st_mode & 0o777 for path in (place / "out/site").rglob("*.html")}
    assert modes == {0o666 & ~int(mask, 8)}


def test_no_file_depends_on_a_version_that_is_not_told(quiet_site: BuiltFolder) -> None:
    """Neither SQLite's number nor what zlib makes of a text is in a file."""
    kinds = {name.rpartition(".")[2] for name, _ in files_of(quiet_site.site)}
    assert {"db", "dna", "gz", "zip"} <= kinds
    for name, content in files_of(quiet_site.site):
        if name.endswith((".db", ".dna")):
            assert content[96:100] == bytes(4), name
            database = sqlite3.connect(":memory:")
            database.deserialize(content)
            assert database.execute("PRAGMA integrity_check").fetchall() == [("ok",)]
            database.close()
        elif name.endswith(".zip"):
            with zipfile.ZipFile(quiet_site.site / name) as archive:
                assert {one.compress_type for one in archive.infolist()} == {zipfile.ZIP_STORED}
                assert archive.testzip() is None
        elif name.endswith(".gz"):
            assert content[4:10] == b"\0\0\0\0\0\xff"
            plain = (quiet_site.site / name.removesuffix(".gz")).read_bytes()
            assert gzip.decompress(content) == plain
            assert plain[:50] in content


@pytest.mark.parametrize("size", [0, 1, 65535, 65536, 200_000])
def test_a_sitemap_of_any_size_is_stored(size: int) -> None:
    """A block holds 65,535 bytes at most."""
    from policybrief.engine.sitemap import _stored

    content = bytes(at % 251 for at in range(size))

    assert gzip.decompress(_stored(content)) == content


def manifest(site: Path) -> dict[str, object]:
    """Return the manifest of a site."""
    found: dict[str, object] = json.loads((site / MARKER).read_text(encoding="utf-8"))
    return found


def test_the_manifest(quiet_site: BuiltFolder) -> None:
    """Corpus, versions, date and counts; names of drafts are not in it."""
    found = manifest(quiet_site.site)
    names = [path.name for path in quiet_site.site.iterdir() if path.name != MARKER]

    assert found["as_of"] == "2026-01-31"
    assert found["made_by"] == "policybrief"
    assert found["made"] == sorted(names)
    assert found["counts"] == {
        "actors": 8,
        "articles": 4,
        "facts": 3,
        "lines": 4,
        "pages": len(quiet_site.addresses),
        "statements": 11,
        "topics": 3,
    }
    packages = ["jinja2", "markdown", "mkdocs", "mkdocs-material", "nh3", "pagefind-bin", "pyyaml"]
    packages += ["font-source-sans-pro", "font-source-serif-pro", "pillow"]  # the extra "cards"
    versions = {one: version(one) for one in packages}
    assert found["versions"] == {"policybrief": __version__, **versions}
    text = (quiet_site.site / MARKER).read_text(encoding="utf-8")
    for secret in [*SECRETS.values(), "not-ready", "unready", "silent-draft", "kept-private"]:
        assert secret not in text
    assert not re.search(re.escape(str(quiet_site.root.parent)), text)


def test_the_hash_can_be_computed_again(quiet_site: BuiltFolder) -> None:
    """With the tools of any system, from the file that holds all that is published."""
    command = ["sha256sum", "data/ledger.json"]

    done = subprocess.run(command, cwd=quiet_site.site, capture_output=True, text=True)

    corpus = manifest(quiet_site.site)["corpus"]
    assert corpus == {"file": "data/ledger.json", "sha256": done.stdout.partition(" ")[0]}


def test_the_hash_follows_what_is_published(quiet_site: BuiltFolder, tmp_path: Path) -> None:
    """What is not published cannot be told from it, not even that it changed."""
    before = manifest(quiet_site.site)["corpus"]
    root = copy(quiet_site.root, tmp_path / "corpus", backwards=True)
    draft = root / "articles/not-ready.md"
    draft.write_text(draft.read_text(encoding="utf-8") + "More.\n", encoding="utf-8")
    assert manifest(build_site(root, tmp_path / "site").site)["corpus"] == before

    event = root / "events/opening.md"
    event.write_text(event.read_text(encoding="utf-8") + "More.\n", encoding="utf-8")
    assert manifest(build_site(root, tmp_path / "site").site)["corpus"] != before


def test_own_templates_and_the_logo_have_a_hash(quiet_site: BuiltFolder, tmp_path: Path) -> None:
    """They change what is shown, and are no part of the corpus."""
    looks = [manifest(quiet_site.site)["look"]]
    root = copy(quiet_site.root, tmp_path / "corpus", backwards=False)
    write(root, {"templates/about.md.jinja": "# x { #top }\n"})
    built = manifest(build_site(root, tmp_path / "site").site)

    looks.append(built["look"])
    assert all(isinstance(one, str) and len(one) == 64 for one in looks)
    assert looks[0] != looks[1]
    assert built["corpus"] == manifest(quiet_site.site)["corpus"]
