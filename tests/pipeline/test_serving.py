"""A folder that is served is built again when a file changes."""

from __future__ import annotations

import contextlib
import errno
import json
import os
import re
import shutil
import signal
import socket
import subprocess
import sys
import tempfile
import threading
import time
import urllib.error
import urllib.request
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest
from click.testing import CliRunner

from policybrief import BuildError, PolicybriefError, Rebuilt, Server, build_site, cli, pin_texts
from policybrief.cli.serving import _print as told
from policybrief.cli.serving import in_words
from policybrief.engine.places import holding
from policybrief.problems import Location, Problem

CLEAN = {
    "briefing.yml": "title: Test\ncontact: desk@example.org\n",
    "articles/first.md": "---\ntitle: First\ndate: 2026-01-15\n---\nThere will be no ship.\n",
}
BROKEN = "---\ntitle: First\ndate: soon\n---\n"


def write(folder: Path, files: dict[str, str]) -> Path:
    for name, text in files.items():
        (folder / name).parent.mkdir(parents=True, exist_ok=True)
        (folder / name).write_text(text, encoding="utf-8")
    return folder


def fetch(server: Server, path: str) -> str:
    try:
        with urllib.request.urlopen(server.address + path, timeout=20) as answer:
            return str(answer.read().decode("utf-8"))
    except urllib.error.HTTPError as error:
        with error:
            return error.read().decode("utf-8")


def problems(server: Server) -> list[str]:
    """Return where the problems stand that the browser is told."""
    told = json.loads(fetch(server, ".policybrief/state.json"))
    return [one["place"] or one["message"] for one in told["problems"]]


def wait_for(done: Callable[[], object]) -> None:
    end = time.monotonic() + 60
    while not done() and time.monotonic() < end:
        time.sleep(0.05)
    assert done()


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """Return a clean corpus."""
    return write(tmp_path / "corpus", CLEAN)


@pytest.fixture(autouse=True)
def temporary(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Path]:
    """Give a place for temporary folders, and see that none is left."""
    place = tmp_path / "temporary"
    place.mkdir()
    monkeypatch.setattr(tempfile, "tempdir", str(place))
    yield place
    assert list(place.iterdir()) == []


def test_it_follows_the_files(folder: Path) -> None:
    """A broken file keeps the last good page and is told; a mended, new or changed one shows."""
    article = folder / "articles" / "first.md"
    with Server(folder, port=0) as server:
        assert "no ship" not in fetch(server, "index.html")
        assert "First" in fetch(server, "articles/first.html")
        assert problems(server) == []

        article.write_text(BROKEN)
        wait_for(lambda: problems(server) == ["articles/first.md:3:7"])
        assert "First" in fetch(server, "articles/first.html")

        article.write_text(CLEAN["articles/first.md"].replace("First", "Mended"))
        wait_for(lambda: problems(server) == [])
        assert "Mended" in fetch(server, "articles/first.html")

        write(folder, {"articles/new/second.md": "---\ntitle: Second\ndate: 2026-01\n---\nText.\n"})
        write(folder, {"about.md": "Prose of ours."})
        wait_for(lambda: "Second" in fetch(server, "articles/second.html"))
        assert "Prose of ours" in fetch(server, "about.html")

        write(folder, {"templates/about.md.jinja": "# Another { #another }\n"})
        wait_for(lambda: "Another" in fetch(server, "about.html"))

        server.wait_until_built()
        write(folder, {"templates/about.md.jinja": "# {{ nothing_of_the_kind }}\n"})
        wait_for(lambda: problems(server))
        assert "nothing_of_the_kind" in problems(server)[0]
        assert "Another" in fetch(server, "about.html")


def test_it_follows_a_pinned_text_outside_of_the_folder(folder: Path, tmp_path: Path) -> None:
    """A change of it is told like that of a file within, once the text is pinned."""
    article = "---\ntitle: First\ndate: 2026-01-15\ntext: ../archive/first.txt\n---\nNotes.\n"
    write(folder, {"articles/first.md": article})
    write(tmp_path, {"archive/first.txt": "There will be no ship.\n"})
    with Server(folder, port=0) as server:
        assert problems(server) == ["articles/first.md:4:7"]

        pin_texts(folder)
        wait_for(lambda: problems(server) == [])
        write(tmp_path, {"archive/first.txt": "There will be a ship.\n"})
        wait_for(
            lambda: server.last and "text-changed" in [one.code for one in server.last.problems]
        )


def test_it_serves_what_build_makes(folder: Path, tmp_path: Path) -> None:
    """Each file is sent as `build_site` makes it, but for the script in pages.

    So is each page before the whole site is built.
    """
    built = build_site(folder, tmp_path / "site").site
    with Server(folder, port=0, site=tmp_path / "served") as server:
        server.wait_until_built()
        script = re.compile(
            r'<script src="/\.policybrief/reload\.js" data-version="[^"]+"></script>'
        )
        files = [one.relative_to(built) for one in built.rglob("*") if one.is_file()]
        for file in files:
            assert (server.site / file).read_bytes() == (built / file).read_bytes()
            if file.suffix in (".html", ".css", ".js"):
                sent = fetch(server, file.as_posix())
                assert script.sub("", sent) == (built / file).read_text(encoding="utf-8")

    assert (tmp_path / "served" / "index.html").is_file()


def test_a_first_build_that_fails(folder: Path) -> None:
    """The problems stand where the site will be, and the site appears when they are mended."""
    write(folder, {"articles/first.md": BROKEN})
    with Server(folder, port=0) as server:
        assert "articles/first.md:3:7" in fetch(server, "index.html")
        assert server.last is not None
        assert not server.last.shown

        write(folder, CLEAN)
        wait_for(lambda: "First" in fetch(server, "articles/first.html"))

    assert server.last.good


def test_a_change_is_seen_before_the_site_is_built(folder: Path) -> None:
    """First the pages can be looked at, then the whole site stands on the disk."""
    told: list[Rebuilt] = []
    with Server(folder, port=0, told=told.append) as server:
        assert [one.complete for one in told] == [False]
        assert "First" in fetch(server, "articles/first.html")
        assert "Not there yet" in fetch(server, "data.html")
        assert "There is no page at this address" in fetch(server, "articles/second.html")
        assert server.wait_until_built().complete
        assert [one.complete for one in told] == [False, True]
        assert told[0].pages == told[1].pages
        assert "ledger" in fetch(server, "data.html")

        (folder / "articles/first.md").unlink()
        wait_for(lambda: len(told) > 2)
        assert "There is no page at this address" in fetch(server, "articles/first.html")


def test_a_change_stops_a_build_and_the_last_state_is_built(folder: Path) -> None:
    """Never two builds at once, and no change is lost."""
    told: list[Rebuilt] = []
    with Server(folder, port=0, told=told.append) as server:
        for at in range(3):
            seen = len(told)
            write(folder, {"about.md": f"Prose {at}."})
            wait_for(lambda seen=seen: len(told) > seen)
        assert server.wait_until_built().good
        assert "Prose 2." in fetch(server, "about.html")
        assert [one.complete for one in told] == [False, False, False, False, True]
        assert all(one.good for one in told)


def test_a_fault_of_a_plugin_is_told_and_passes(
    folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Whatever reading or a build raises, serving goes on."""
    from policybrief.pipeline import serving

    result = serving.BuildApart.result

    def fail(one: object) -> None:
        if isinstance(one, serving.BuildApart):
            one.stop()
            with contextlib.suppress(PolicybriefError):
                result(one)
        raise ZeroDivisionError("of a plugin")

    with Server(folder, port=0) as server:
        for broken in ("Preview.read", "BuildApart.result"):
            server.wait_until_built()
            with monkeypatch.context() as patched:
                cls, _, name = broken.partition(".")
                patched.setattr(getattr(serving, cls), name, fail)
                write(folder, {"about.md": f"Prose for {broken}."})
                wait_for(lambda: problems(server))
                assert problems(server) == ["the build failed: ZeroDivisionError: of a plugin"]
                assert "Prose for" not in fetch(server, "about.html")
            write(folder, {"about.md": f"More prose for {broken}."})
            wait_for(lambda: "More prose for" in fetch(server, "about.html"))
            write(folder, {"about.md": "Other."})
            wait_for(lambda: "Other." in fetch(server, "about.html"))


def test_a_port_that_is_taken_is_misuse(folder: Path) -> None:
    """The message names the port and the way out."""
    with socket.create_server(("127.0.0.1", 0)) as taken:
        port = str(taken.getsockname()[1])
        result = CliRunner().invoke(cli.main, ["serve", str(folder), "--port", port])

    assert result.exit_code == 2
    assert f"port {port} of 127.0.0.1 is in use" in result.stderr


@pytest.mark.parametrize("site", [".", "articles/site", ".."])
def test_a_site_in_the_corpus_is_misuse(folder: Path, site: str) -> None:
    """What would overwrite the corpus is refused before anything is served."""
    with pytest.raises(BuildError):
        Server(folder, port=0, site=folder / site).start()

    with pytest.raises(PolicybriefError):
        Server(folder / "nothing", port=0).start()


@pytest.mark.skipif(os.name == "nt", reason="there is no Ctrl-C to send")
@pytest.mark.parametrize(("number", "code"), [(signal.SIGINT, 0), (signal.SIGTERM, 143)])
def test_ctrl_c_ends_it_cleanly(
    folder: Path, temporary: Path, number: signal.Signals, code: int
) -> None:
    """The command says where it serves, and leaves nothing behind; Ctrl-C exits 0."""
    command = [sys.executable, "-m", "policybrief", "serve", str(folder), "--port", "0"]
    environment = {**os.environ, "TMPDIR": str(temporary)}
    with subprocess.Popen(
        command, env=environment, stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True
    ) as started:
        assert started.stdout is not None
        seen = r"\d\d:\d\d:\d\d \d+ pages can be seen after .* s, the site is being built\n"
        assert re.fullmatch(seen, started.stdout.readline())
        assert started.stdout.readline().startswith("http://127.0.0.1:")
        started.send_signal(number)
        _, said = started.communicate(timeout=60)

    assert started.returncode == code
    assert said == ""


@pytest.mark.skipif(os.name == "nt", reason="there is no Ctrl-C to send")
def test_ctrl_c_during_a_build(folder: Path, temporary: Path) -> None:
    """A build that Ctrl-C reaches too is no failure to tell of."""
    command = [sys.executable, "-m", "policybrief", "serve", str(folder), "--port", "0"]
    with subprocess.Popen(
        command,
        env={**os.environ, "TMPDIR": str(temporary)},
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        text=True,
        start_new_session=True,
    ) as started:
        assert started.stdout is not None
        started.stdout.readline()
        started.stdout.readline()
        write(folder, {"about.md": "Prose."})
        wait_for(lambda: list(temporary.glob("*/.site.policybrief-*/fresh")))
        os.killpg(started.pid, signal.SIGINT)
        printed, said = started.communicate(timeout=60)

    assert (started.returncode, said) == (0, "")
    assert all("can be seen after" in line for line in printed.splitlines())


def test_it_can_be_stopped_from_elsewhere_and_started_again(folder: Path) -> None:
    """`stop` ends a `wait` in another thread; a server that was stopped can be started."""
    with Server(folder, port=0) as server:
        waiting = threading.Thread(target=server.wait)
        waiting.start()
        server.stop()
        waiting.join(10)

    assert not waiting.is_alive()
    with server:
        assert "First" in fetch(server, "articles/first.html")
        assert not server._ended.is_set()


def test_nobody_reads_what_is_printed(monkeypatch: pytest.MonkeyPatch) -> None:
    """A pipe that is closed, or a log on a full disk, ends no server."""

    def refuse(*words: object, **how: object) -> None:
        raise BrokenPipeError(errno.EPIPE, os.strerror(errno.EPIPE))

    monkeypatch.setattr("click.echo", refuse)

    told(Rebuilt(pages=1))


def test_a_build_in_words() -> None:
    """One line says what happened, and what is shown."""
    wrong = Problem(Location("a.md"), "bad-date", "no date")
    warning = Problem(Location("a.md"), "draft", "a draft")

    seen = Rebuilt(complete=False, pages=9, seconds=0.25)
    assert in_words(seen) == "9 pages can be seen after 0.2 s, the site is being built"
    assert in_words(Rebuilt(pages=1, seconds=0.25)) == "1 page in 0.2 s"
    assert in_words(Rebuilt(pages=9, problems=(warning,))) == "9 pages in 0.0 s, 1 warning"
    assert in_words(Rebuilt(problems=(wrong, warning))) == "1 error, the last good site stays"
    assert in_words(Rebuilt(problems=(wrong, wrong), shown=False)) == "2 errors, no site yet"
    assert in_words(Rebuilt(failure="x")) == "the build failed, the last good site stays"


@pytest.mark.parametrize(("host", "warns"), [("127.0.0.1", False), ("0.0.0.0", True)])
def test_the_command_opens_a_browser_and_warns(
    folder: Path, monkeypatch: pytest.MonkeyPatch, host: str, warns: bool
) -> None:
    """Who can read the site from elsewhere is said; the address opened is one of this computer."""
    from policybrief.cli import serving

    def serve(folder: Path, **options: Any) -> None:
        options["ready"](Server(folder, host=options["host"], port=options["port"]))

    opened: list[str] = []
    monkeypatch.setattr(serving, "serve_folder", serve)
    monkeypatch.setattr(serving.webbrowser, "open", opened.append)

    arguments = ["serve", str(folder), "--host", host, "--port", "80", "--open"]
    result = CliRunner().invoke(cli.main, arguments)

    assert result.exit_code == 0
    assert opened == ["http://127.0.0.1:80/"]
    assert ("warning: other computers" in result.stderr) is warns


@pytest.mark.parametrize(
    ("host", "address", "local"),
    [
        ("127.0.0.1", "http://127.0.0.1:80/", True),
        ("localhost", "http://localhost:80/", True),
        ("::1", "http://[::1]:80/", True),
        ("0.0.0.0", "http://127.0.0.1:80/", False),
        ("desk.example", "http://desk.example:80/", False),
    ],
)
def test_the_address_can_be_opened(host: str, address: str, local: bool) -> None:
    """The address is one that a browser takes, and it is known who can reach it."""
    server = Server(".", host=host, port=80)

    assert (server.address, server.local) == (address, local)


def _unreadable(folder: Path) -> Callable[[], None]:
    article = folder / "articles/first.md"
    article.unlink()
    os.mkfifo(article)  # what no permission of an administrator opens
    return article.unlink


def _gone(folder: Path) -> Callable[[], None]:
    folder.rename(folder.with_name("elsewhere"))
    return lambda: shutil.rmtree(folder.with_name("elsewhere"))


def _without_settings(folder: Path) -> Callable[[], None]:
    (folder / "briefing.yml").unlink()
    return lambda: None


def _binary(folder: Path) -> Callable[[], None]:
    (folder / "articles/first.md").write_bytes(bytes(range(256)) * 40)
    return lambda: None


def _a_folder(folder: Path) -> Callable[[], None]:
    (folder / "briefing.yml").unlink()
    (folder / "briefing.yml").mkdir()
    return (folder / "briefing.yml").rmdir


def _broken_template(folder: Path) -> Callable[[], None]:
    write(folder, {"templates/about.md.jinja": "# x { #top }\n{% if %}\n"})
    return lambda: shutil.rmtree(folder / "templates")


@pytest.mark.skipif(os.name == "nt", reason="there are no pipes to make")
@pytest.mark.parametrize(
    "spoil", [_unreadable, _gone, _without_settings, _binary, _a_folder, _broken_template]
)
def test_it_survives(folder: Path, spoil: Callable[[Path], Callable[[], None]]) -> None:
    """Whatever is broken: the last good page stays, it is told what is wrong, and it recovers."""
    with Server(folder, port=0) as server:
        assert "First" in fetch(server, "articles/first.html")

        mend = spoil(folder)
        wait_for(lambda: problems(server))
        assert "First" in fetch(server, "articles/first.html")
        assert server.last is not None
        assert not server.last.good

        mend()
        mended = {**CLEAN, "about.md": "All is well again."}
        write(folder, mended)
        wait_for(lambda: "All is well again" in fetch(server, "about.html"))
        wait_for(lambda: problems(server) == [])


def test_many_saves_in_a_second(folder: Path) -> None:
    """They make few builds, and the last one is shown."""
    told: list[Rebuilt] = []
    with Server(folder, port=0, told=told.append) as server:
        for at in range(50):
            write(folder, {"about.md": f"Save {at}."})
            time.sleep(0.02)
        wait_for(lambda: "Save 49." in fetch(server, "about.html"))

    assert len(told) <= 6
    assert all(one.good for one in told)


def test_a_full_disk_while_it_builds(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """It is told like any other fault, and the next save builds."""
    from policybrief.pipeline.serving import BuildApart

    result = BuildApart.result

    def full(build: BuildApart) -> None:
        build.stop()
        with contextlib.suppress(PolicybriefError):
            result(build)
        raise OSError(errno.ENOSPC, os.strerror(errno.ENOSPC))

    with Server(folder, port=0) as server:
        server.wait_until_built()
        with monkeypatch.context() as patched:
            patched.setattr(BuildApart, "result", full)
            write(folder, {"about.md": "Prose."})
            wait_for(lambda: problems(server))
            assert problems(server)[0].endswith("No space left on device")
            assert "First" in fetch(server, "articles/first.html")

        write(folder, {"about.md": "More prose."})
        wait_for(lambda: "More prose." in fetch(server, "about.html"))


def test_a_build_has_the_site(folder: Path, tmp_path: Path) -> None:
    """Who has it is said; the next change builds again."""
    site = tmp_path / "served"
    with Server(folder, port=0, site=site) as server:
        server.wait_until_built()
        with holding(site, "site"):
            write(folder, {"about.md": "Prose."})
            wait_for(lambda: problems(server))
            assert f"is being built by process {os.getpid()}" in problems(server)[0]
        write(folder, {"about.md": "More prose."})
        wait_for(lambda: "More prose." in fetch(server, "about.html"))


def test_it_mends_what_a_killed_build_left(folder: Path, tmp_path: Path) -> None:
    """Also when the corpus is broken: an old site that was moved aside is put back."""
    site = build_site(folder, tmp_path / "served").site
    workshop = tmp_path / ".served.policybrief-abcd1234"
    workshop.mkdir()
    site.rename(workshop / "old")
    write(folder, {"articles/first.md": BROKEN})

    with Server(folder, port=0, site=site):
        assert (site / "articles/first.html").is_file()

    assert not workshop.exists()


def test_drafts_and_the_as_of_day_are_those_of_a_build(folder: Path) -> None:
    """A draft is shown below the banner; what is embargoed only on a later day."""
    text = CLEAN["articles/first.md"]
    write(folder, {"articles/rough.md": text.replace("title: First", "title: R\ndraft: true")})
    held = text.replace("title: First", "title: H\npublish-after: 2026-02")
    write(folder, {"articles/held.md": held})

    with Server(folder, port=0, drafts=True) as server:
        assert "not for publication" in fetch(server, "articles/rough.html")
        assert "not for publication" in fetch(server, "articles/first.html")
        assert "There is no page at this address" in fetch(server, "articles/held.html")
    with Server(folder, port=0, as_of="2026-03-01") as server:
        assert "There will be no ship." not in fetch(server, "articles/rough.html")
        assert "not for publication" not in fetch(server, "articles/held.html")
        assert "There is no page" not in fetch(server, "articles/held.html")
