"""What may not be read or written, and what is no file: located problems, never a traceback."""

from __future__ import annotations

import json
import os
import shutil
import socket
import subprocess
import sys
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from click.testing import CliRunner

from policybrief import cli, find_problems
from tests.site.corpora import write

pytestmark = pytest.mark.skipif(os.name == "nt", reason="there are no such files and permissions")

FILES = {
    "briefing.yml": "title: Test\ncontact: desk@example.org\nlook: {logo: logo.svg}\n",
    "logo.svg": '<svg xmlns="http://www.w3.org/2000/svg"/>',
    "about.md": "Who we are.\n",
    "articles/first.md": "---\ntitle: First\ndate: 2026-01-15\ntext: texts/first.txt\n---\n",
    "articles/second.md": "---\ntitle: Second\ndate: 2026-01-16\n---\nText.\n",
    "texts/first.txt": "Text.\n",
    "templates/about.md.jinja": "# About { #about }\n",
}
CHECK = """
import json, sys
from policybrief import find_problems
found = {}
for root in sys.argv[1:]:
    found[root] = [f"{one.location}: [{one.code}] {one.message}" for one in find_problems(root)]
print(json.dumps(found))
"""


def unprivileged() -> list[str]:
    """Return what makes a command one that permissions hold for, also for an administrator."""
    if os.getuid() != 0:
        return []
    program = shutil.which("setpriv")
    if program is None:
        pytest.skip("an administrator may read and write everything")
    return [program, "--bounding-set=-dac_override,-dac_read_search"]


@pytest.fixture
def root(tmp_path: Path) -> Iterator[Path]:
    """Return a clean corpus, all of which can be deleted again."""
    yield write(tmp_path / "corpus", FILES)
    for where, below, _ in os.walk(tmp_path):
        for name in below:
            os.chmod(os.path.join(where, name), 0o755)


def run(*arguments: str | Path) -> subprocess.CompletedProcess[str]:
    """Run the command as somebody whom permissions hold for."""
    command = [*unprivileged(), sys.executable, "-m", "policybrief", *map(str, arguments)]
    return subprocess.run(command, capture_output=True, text=True)


def test_what_may_not_be_read(root: Path, tmp_path: Path) -> None:
    """Each file and folder, with its place; a text and a logo where they are named."""
    denied = "cannot be read: permission denied"
    cases = {
        "briefing.yml": [f"briefing.yml:1:1: [unreadable-file] the file {denied}"],
        "about.md": [f"about.md:1:1: [unreadable-file] the file {denied}"],
        "articles/second.md": [f"articles/second.md:1:1: [unreadable-file] the file {denied}"],
        "articles": [f"articles:1:1: [unreadable-file] the folder {denied}"],
        "texts": [f"articles/first.md:4:7: [unreadable-file] 'texts/first.txt' {denied}"],
        "texts/first.txt": [f"articles/first.md:4:7: [unreadable-file] 'texts/first.txt' {denied}"],
        "logo.svg": [f"briefing.yml:3:14: [unreadable-file] 'logo.svg' {denied}"],
        "templates": [f"templates:1:1: [unreadable-file] the folder {denied}"],
        "templates/about.md.jinja": [
            f"templates/about.md.jinja:1:1: [unreadable-file] the file {denied}"
        ],
    }
    places = {name: tmp_path / "cases" / str(at) for at, name in enumerate(cases)}
    for name, place in places.items():
        shutil.copytree(root, place)
        (place / name).chmod(0)
    try:
        command = [*unprivileged(), sys.executable, "-c", CHECK, *map(str, places.values())]
        done = subprocess.run(command, capture_output=True, text=True)
    finally:
        for name, place in places.items():
            (place / name).chmod(0o755)

    assert done.returncode == 0, done.stderr
    found = json.loads(done.stdout)
    assert {name: found[str(place)] for name, place in places.items()} == cases


def _fifo(path: Path) -> None:
    path.unlink()
    os.mkfifo(path)


def _socket(path: Path) -> None:
    path.unlink()
    with socket.socket(socket.AF_UNIX) as made:
        here = os.getcwd()
        os.chdir(path.parent)  # the name of a socket is short
        try:
            made.bind(path.name)
        finally:
            os.chdir(here)


def _folder(path: Path) -> None:
    path.unlink()
    path.mkdir()


def _loop(path: Path) -> None:
    path.unlink()
    path.symlink_to(path.name)


@pytest.mark.parametrize("turn", [_fifo, _socket, _folder, _loop])
@pytest.mark.parametrize("name", [name for name in FILES if name != "articles/first.md"])
def test_what_is_no_file(root: Path, name: str, turn: Callable[[Path], None]) -> None:
    """A pipe, a socket, a folder or a loop is never waited for, and never silently passed by."""
    turn(root / name)

    problems = find_problems(root)

    if turn is _folder and name == "articles/second.md":
        assert problems == []  # a folder of articles may have any name
    elif turn is _folder and name in ("logo.svg", "texts/first.txt"):
        assert [one.code for one in problems] in (["missing-logo"], ["missing-file"])
    else:
        assert [one.code for one in problems] == ["unreadable-file"]


def test_names_that_are_no_text(root: Path) -> None:
    """They are shown with escapes, in each format."""
    raw = os.fsencode(root)
    for name in (b"articles/\xff\xe9.md", b"articles/\xff.txt", b"templates/\xfe.md.jinja"):
        with open(raw + b"/" + name, "wb") as file:
            file.write(b"---\ntitle: x\n---\n")
    os.mkdir(raw + b"/articles/\xfd")
    with open(raw + b"/articles/\xfd/broken.md", "wb") as file:
        file.write(b"---\ntitel: x\n---\n")

    for format_ in ("text", "json", "github"):
        done = run("check", root, "--format", format_)
        assert done.returncode == 1
        assert "Traceback" not in done.stderr
        for code in ("bad-id", "stray-file", "stray-template", "unknown-field"):
            assert code in done.stdout, format_


def test_files_that_vanish(root: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """A file that was listed and is gone when it is read has a problem of its own."""
    real = os.walk

    def walk(top: Path, **options: object) -> Iterator[tuple[str, list[str], list[str]]]:
        for found in real(top, **options):  # type: ignore[call-overload]
            yield found
            if Path(top).name == "articles":
                (root / "articles/second.md").unlink(missing_ok=True)

    monkeypatch.setattr(os, "walk", walk)

    (problem,) = [one for one in find_problems(root) if one.location.path.name == "second.md"]
    assert problem.code == "unreadable-file"
    assert problem.message == "the file cannot be read: no such file or directory"


def test_a_folder_that_is_read_only(root: Path, tmp_path: Path) -> None:
    """Nothing is written into a corpus: it is checked, built and exported none the less."""
    for where, _, names in os.walk(root):
        for name in names:
            os.chmod(os.path.join(where, name), 0o444)
        os.chmod(where, 0o555)
    place = tmp_path / "here"
    place.mkdir()

    assert run("check", root).returncode == 0
    assert run("export", root, "--out", place / "ledger.json").returncode == 0
    done = run("build", root, "--site", place / "site")

    assert done.returncode == 0, done.stderr
    assert (place / "site/articles/first.html").is_file()


@pytest.mark.parametrize(
    ("arguments", "told"),
    [
        (("--site", "locked/site"), "the site cannot be built: cannot write in {}/locked: "),
        (("--site", "locked/a/site"), "{}/locked/a: "),
        (("--site", "new", "--project", "locked/x"), "the project cannot be built: cannot write "),
        (("--site", "site"), "{}/site: "),
        (("--site", "site", "--in-place"), "{}/site/.policybrief-journal: "),
    ],
)
def test_what_may_not_be_written(
    root: Path, tmp_path: Path, arguments: tuple[str, ...], told: str
) -> None:
    """The message names the folder; what stood there still does, and nothing is left."""
    place = tmp_path / "here"
    write(place, {"site/policybrief.json": '{"made": []}', "locked/mine.txt": "mine"})
    (place / "site").chmod(0o555)
    (place / "locked").chmod(0o555)
    paths = [one if one.startswith("--") else str(place / one) for one in arguments]

    done = run("build", root, *paths)

    assert done.returncode == 2
    assert done.stderr.startswith("policybrief: " + told.format(place))
    assert done.stderr.lower().endswith("permission denied\n")
    assert len(done.stderr.splitlines()) == 1
    assert {path.name for path in place.iterdir()} <= {"site", "locked"}
    assert [path.name for path in (place / "site").iterdir()] == ["policybrief.json"]
    assert [path.name for path in (place / "locked").iterdir()] == ["mine.txt"]


def test_a_folder_in_one_that_is_read_only(root: Path, tmp_path: Path) -> None:
    """In place nothing is written beside it; it is said that this would do."""
    place = tmp_path / "here"
    write(place, {"site/CNAME": "", "work/keep": ""})
    (place / "site/CNAME").unlink()
    place.chmod(0o555)
    arguments = ["build", root, "--site", place / "site", "--project", place / "work/project"]

    refused, done = run(*arguments), run(*arguments, "--in-place")

    assert refused.stderr.endswith("; --in-place writes into the folder alone\n")
    assert (refused.returncode, done.returncode) == (2, 0), done.stderr
    assert (place / "site/index.html").is_file()
    assert not [path.name for path in (place / "site").iterdir() if "policybrief-" in path.name]


def test_an_export_that_may_not_be_written(root: Path, tmp_path: Path) -> None:
    """The message names the file."""
    place = tmp_path / "here"
    place.mkdir(mode=0o555)

    done = run("export", root, "--out", place / "ledger.json")

    assert done.returncode == 2
    assert done.stderr == f"policybrief: {place / 'ledger.json'}: Permission denied\n"


def test_an_export_into_a_pipe(root: Path, tmp_path: Path) -> None:
    """A device or a pipe is written to, and not replaced by a file."""
    os.mkfifo(tmp_path / "pipe")
    with subprocess.Popen(["cat", tmp_path / "pipe"], stdout=subprocess.PIPE) as reader:
        arguments = ["export", str(root), "--out", str(tmp_path / "pipe")]
        result = CliRunner().invoke(cli.main, arguments)
        written, _ = reader.communicate(timeout=60)

    assert result.exit_code == 0
    assert json.loads(written)["title"] == "Test"
    assert (tmp_path / "pipe").is_fifo()


def test_the_root_of_a_disk_is_no_site(root: Path) -> None:
    """There is no folder beside which it could be made."""
    result = CliRunner().invoke(cli.main, ["build", str(root), "--site", "/"])

    assert (result.exit_code, result.stderr) == (
        2,
        "policybrief: / has no folder above it; choose another for the site\n",
    )
