"""Requests get files of the site and nothing else."""

from __future__ import annotations

import http.client
import threading
from collections.abc import Iterator
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from policybrief.errors import BuildError
from policybrief.problems import Location, Problem
from policybrief.serving.answering import Answering, answer, content_type, file_of, is_meant
from policybrief.serving.pages import with_script
from policybrief.serving.state import Rebuilt, State


@pytest.fixture(scope="module")
def site(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Return a small site beside a secret."""
    place = tmp_path_factory.mktemp("served")
    (place / "secret.txt").write_text("secret")
    site = place / "site"
    (site / "deep").mkdir(parents=True)
    (site / "index.html").write_text("<body>front</body>")
    (site / "404.html").write_text("<body>missing page</body>")
    (site / "deep" / "index.html").write_text("<body>deep</body>")
    (site / "a b.css").write_text("x {}")
    (site / "link.txt").symlink_to(place / "secret.txt")
    return site


@pytest.fixture
def state(site: Path) -> State:
    """Return the state after one good build, of a site that is published below "/brief/"."""
    made = State()
    made.tell(Rebuilt(pages=3), site, "/brief/")
    return made


@pytest.fixture
def asked(state: State) -> Iterator[http.client.HTTPConnection]:
    """Give a connection to a server."""
    with Answering("127.0.0.1", 0, state) as server:
        thread = threading.Thread(target=server.serve_forever)
        thread.start()
        yield http.client.HTTPConnection("127.0.0.1", server.server_port, timeout=10)
        server.shutdown()
        thread.join()


def test_a_page_has_the_script_and_its_file_has_not(state: State, site: Path) -> None:
    """Only what is sent differs from what stands on disk, and only by the script."""
    sent = answer(state, "/")

    assert sent.status == 200
    assert sent.content == with_script((site / "index.html").read_bytes(), state.version)
    assert b"reload.js" in sent.content
    assert b"reload.js" not in (site / "index.html").read_bytes()


@pytest.mark.parametrize(
    ("path", "content"),
    [
        ("/a%20b.css", b"x {}"),
        ("/brief/a%20b.css?x=1", b"x {}"),
        ("/deep/", b"deep"),
        ("/brief/deep/index.html", b"deep"),
        ("/brief/", b"front"),
    ],
)
def test_files_are_found_below_both_addresses(state: State, path: str, content: bytes) -> None:
    """The site answers at the root and at the path where it will be published."""
    sent = answer(state, path)

    assert sent.status == 200
    assert content in sent.content


def test_a_folder_leads_to_its_front_page(state: State) -> None:
    """Without its slash, links on the page would go astray."""
    sent = answer(state, "/deep")

    assert (sent.status, sent.to) == (301, "/deep/")


@pytest.mark.parametrize(
    "path",
    [
        "/nothing.html",
        "/../secret.txt",
        "/%2e%2e/secret.txt",
        "/..%2fsecret.txt",
        "/..%5csecret.txt",
        "/deep/../../secret.txt",
        "//etc/passwd",
        "/link.txt",
        "/a\0b",
        "/" + "x" * 5000,
    ],
)
def test_what_is_not_of_the_site_is_missing(state: State, path: str) -> None:
    """Nothing outside the site is sent, whatever the path; the page for missing ones is."""
    sent = answer(state, path)

    assert sent.status == 404
    assert b"missing page" in sent.content
    assert b"secret" not in sent.content


@given(parts=st.lists(st.sampled_from(["..", ".", "", "deep", "secret.txt", "%2e%2e", "C:"])))
def test_no_path_leads_outside(site: Path, parts: list[str]) -> None:
    """Any path is a file of the site, or nothing."""
    file = file_of(site, "/".join(parts))

    assert file is None or file.resolve().is_relative_to(site.resolve())


def test_without_a_site_the_problems_are_shown(tmp_path: Path) -> None:
    """Until the first good build each page lists what is wrong, letter for letter."""
    state = State()
    problem = Problem(Location("a.md", 3, 7), "bad-date", "'<script>' is no date", "write a day")
    before = state.version
    state.tell(Rebuilt(problems=(problem,)), tmp_path)

    sent = answer(state, "/any.html")

    assert sent.status == 503
    page = sent.content.decode()
    assert "a.md:3:7: error: &#x27;&lt;script&gt;&#x27; is no date [bad-date]" in page
    assert "write a day" in page
    assert state.version != before


def test_only_reading_is_allowed(asked: http.client.HTTPConnection) -> None:
    """Other methods are refused, and HEAD has no content."""
    asked.request("POST", "/", body="x")
    posted = asked.getresponse()
    posted.read()
    asked.request("HEAD", "/")
    head = asked.getresponse()

    assert posted.status == 405
    assert posted.headers["Allow"] == "GET, HEAD"
    assert head.status == 200
    assert int(head.headers["Content-Length"]) > 0
    assert head.read() == b""


def test_a_foreign_host_is_refused(asked: http.client.HTTPConnection) -> None:
    """A name that somebody made lead here gets nothing."""
    asked.request("GET", "/", headers={"Host": "evil.example"})
    refused = asked.getresponse()

    assert refused.status == 403
    assert b"front" not in refused.read()


@pytest.mark.parametrize(
    ("host", "bound", "meant"),
    [
        ("127.0.0.1:8000", "127.0.0.1", True),
        ("localhost", "127.0.0.1", True),
        ("LOCALHOST:1", "127.0.0.1", True),
        ("[::1]:8000", "::1", True),
        ("brief.localhost:8000", "127.0.0.1", True),
        ("192.0.2.7:8000", "0.0.0.0", True),
        ("desk.example", "desk.example", True),
        ("evil.example", "127.0.0.1", False),
        ("evil.example", "0.0.0.0", False),
        ("localhost.evil.example", "127.0.0.1", False),
        ("127.0.0.1.evil.example", "127.0.0.1", False),
        ("", "127.0.0.1", False),
        (None, "127.0.0.1", False),
    ],
)
def test_which_hosts_are_meant(host: str | None, bound: str, meant: bool) -> None:
    """Addresses in numbers, this computer's names, and the name that was given."""
    assert is_meant(host, bound) is meant


@pytest.mark.parametrize(
    ("name", "kind"),
    [
        ("a.html", "text/html; charset=utf-8"),
        ("a.CSS", "text/css; charset=utf-8"),
        ("a.js", "text/javascript; charset=utf-8"),
        ("a.svg", "image/svg+xml"),
        ("a.json", "application/json"),
        ("a.xml", "application/xml"),
        ("a.woff2", "font/woff2"),
        ("a.nothing-known", "application/octet-stream"),
    ],
)
def test_types_are_the_same_everywhere(name: str, kind: str) -> None:
    """They come from a table, not from what a system knows."""
    assert content_type(name) == kind


def test_a_loop_of_links_is_nothing(tmp_path):
    """A link that leads to itself is not there."""
    (tmp_path / "loop").symlink_to("loop")

    assert file_of(tmp_path, "/loop") is None


class Pages:
    """Pages that are drawn when they are asked for; one of them cannot be."""

    def __init__(self, **pages: bytes) -> None:
        self.pages = {name.replace("_", "/") + ".html": page for name, page in pages.items()}

    def file(self, address: str) -> bytes | None:
        """Return a page."""
        if address == "broken.html":
            raise BuildError("a template fails")
        return self.pages.get(address)

    def is_missing(self, address: str) -> bool:
        """Say whether there is no such page; the one on data is left to a build."""
        known = {*self.pages, "broken.html", "data.html"}
        return address.endswith(".html") and address not in known


NEW = Pages(index=b"<body>new front</body>", deep_index=b"<body>new deep</body>")


@pytest.mark.parametrize(
    ("path", "status", "content"),
    [
        ("/", 200, b"new front"),
        ("/brief/index.html", 200, b"new front"),
        ("/deep/", 200, b"new deep"),
        ("/deep", 301, b""),
        ("/a%20b.css", 200, b"x {}"),
        ("/gone.html", 404, b"missing page"),
        ("/broken.html", 200, b"as it was"),
    ],
)
def test_what_is_drawn_stands_before_what_was_built(
    state: State, site: Path, path: str, status: int, content: bytes
) -> None:
    """A page that the new state has not is gone; one that cannot be drawn stays as it was."""
    (site / "gone.html").write_text("<body>gone</body>")
    (site / "broken.html").write_text("<body>as it was</body>")
    state.tell(Rebuilt(complete=False, pages=2), site, "/brief/", NEW)

    sent = answer(state, path)

    assert sent.status == status
    assert content in sent.content


def test_without_a_site_what_only_a_build_makes_is_not_there_yet(tmp_path: Path) -> None:
    """It is no missing page: one that is looked at appears when the build has ended."""
    state = State()
    state.tell(Rebuilt(complete=False, pages=2), tmp_path, "/", NEW)

    assert answer(state, "/").status == 200
    assert answer(state, "/data.html").status == 503
    assert b"Not there yet" in answer(state, "/data.html").content
    assert answer(state, "/nothing.html").status == 404


def test_a_page_is_loaded_again_only_when_another_stands_there(site: Path) -> None:
    """The end of a build changes no page that was drawn, but one that it was waited for."""
    state = State()
    state.tell(Rebuilt(complete=False, pages=2), site, "/", NEW)
    drawn = state.version
    state.tell(Rebuilt(pages=2), site, "/")
    assert state.version == drawn

    state.tell(Rebuilt(complete=False, pages=2), site, "/", NEW)
    (site / "data.html").write_text("<body>data</body>")
    drawn = state.version
    assert answer(state, "/data.html").status == 200
    state.tell(Rebuilt(pages=2), site, "/")
    assert state.version != drawn


def test_when_a_build_fails_the_last_good_pages_come_back(site: Path) -> None:
    """They are those that were drawn before, or the site on the disk; or all that there is."""
    state, newer = State(), Pages(index=b"newer")
    state.tell(Rebuilt(complete=False, pages=2), site, "/", NEW)
    state.drop()
    assert state.drawn is NEW

    state.tell(Rebuilt(complete=False, pages=2), site, "/", newer)
    version = state.version
    state.drop()
    assert state.drawn is NEW
    assert state.version != version

    state.tell(Rebuilt(pages=2), site, "/")
    state.tell(Rebuilt(complete=False, pages=2), site, "/", newer)
    state.drop()
    assert state.drawn is None
    assert b"front" in answer(state, "/").content
